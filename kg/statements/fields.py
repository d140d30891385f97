"""A sentence as a row of words, with the noun phrases and adjuncts among them. Scene and number in, Fields out.

For languages whose verb stands second and whose nouns stand behind their articles. Quotations and parentheses are one
token each, so that commas inside them divide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from kg.languages import load
from kg.model import Span
from kg.statements.base import Scene
from kg.statements.patterns import PhraseSet, fold

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w[\w'’*/-]*|[^\w\s]")
_CLOSERS = {"(": ")", "[": "]"}
_ATTRIBUTES = 4  # words between article and noun at most
_PEOPLE_LETTERS = 4  # shorter words for people are not looked for at the end of compounds
_APPOSITION_WORDS = 10
_ADJUNCTS = 4  # adverbs and prepositional phrases in a row at most
_NAME_WORDS = 2  # behind a role stand at most a given name and a surname


@dataclass(frozen=True, slots=True)
class Token:
    """A word, quotation, parenthesis or mark: `kind` is "word", "quote", "aside", "comma" or "stop"."""

    start: int
    end: int
    text: str  # folded
    kind: str
    is_upper: bool = False


class _Words:
    """The word lists of one language that tell phrases apart."""

    def __init__(self, tag: str) -> None:
        pack = load(tag)
        names, clause, negation = pack.names, pack.clause, pack.negation
        self.pronouns = _folded((*names.third, *names.third_plural, *names.first, *names.first_plural))
        many = (*pack.numbers.indefinite, *(word for words in pack.numbers.words.values() for word in words))
        self.determiners = _folded((*names.definite, *names.indefinite, *names.their, *negation.nominal, *many))
        self.prepositions = _folded(clause.prepositions)
        self.of = _folded(names.of) - self.prepositions
        self.times = _folded(
            tuple(form for forms in (*pack.time.units.values(), *pack.time.parts.values()) for form in forms)
        )
        self.not_names = _folded(names.not_names) - self.determiners - self.pronouns
        self.particles = _folded(names.particles)
        self.conjunctions = _folded((*clause.and_, *clause.but))
        self.that = _folded(clause.that)
        self.openers = _folded(clause.openers)
        self.relative = _folded(clause.relative)
        self.oblique = _folded(names.oblique)
        self.infinitive = _folded(clause.infinitive)
        self.reported = _folded(clause.reported)
        self.definite = _folded(names.definite)
        self.negators = _folded(negation.predicate)
        self.nobody = _folded((*names.impersonal, *names.things))
        self.reflexive = _folded(names.reflexive)
        self.loose = _folded(clause.auxiliaries)
        self.adverbs = PhraseSet((*clause.auxiliaries, *clause.linkers, *clause.but))
        self.given = _folded((*names.given_masculine, *names.given_feminine, *names.honorifics))
        roles = _folded(tuple(form for forms in pack.roles.values() for form in forms))
        self.role_ends = tuple(word for word in roles if len(word) >= _PEOPLE_LETTERS and " " not in word)
        people = _folded((*roles, *names.groups, *names.heads, *names.relations, *names.collectives, *names.documents))
        self.people = people
        self.people_ends = tuple(word for word in people if len(word) >= _PEOPLE_LETTERS and " " not in word)


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


@cache
def words_of(tag: str) -> _Words:
    """The lists of a language file, made once."""
    return _Words(tag)


class Fields:
    """The tokens of one sentence and what they form; indices count tokens, an end is the index behind."""

    def __init__(self, scene: Scene, number: int, names: frozenset[str]) -> None:
        self.scene = scene
        self.words = words_of(scene.pack.tag)
        self.names = names
        sentence = scene.layout.sentences[number]
        quotes = [quote.outer for quote in scene.quotes_in(sentence.span, sentence.paragraph)]
        self.tokens = tuple(_tokens(scene.text, sentence.span, quotes))

    def index_at(self, position: int) -> int:
        """The first token that begins at this place of the text or behind it."""
        return next((i for i, token in enumerate(self.tokens) if token.start >= position), len(self.tokens))

    def span(self, first: int, behind: int) -> Span | None:
        """The text from one token to another, the second not included; None without tokens."""
        return Span(self.tokens[first].start, self.tokens[behind - 1].end) if first < behind else None

    def is_word(self, index: int, words: Set[str]) -> bool:
        """Is the token one of these words?"""
        return index < len(self.tokens) and self.tokens[index].text in words

    def noun_phrase(self, first: int, limit: int) -> int | None:
        """Behind the noun phrase that begins here, with what belongs to it; None where none begins."""
        if first >= limit or self.tokens[first].kind == "comma":
            return None
        if self.is_word(first, self.words.pronouns):
            return first + 1
        has_article = self.is_word(first, self.words.determiners)
        noun = self._behind_attributes(first + has_article, limit)
        if not self._is_nominal(noun, limit):
            return first + 1 if has_article and self.is_word(first, self.words.definite) else None
        behind = self._behind_nouns(noun, limit)
        while self.is_word(behind, self.words.of) and behind < limit:
            article = behind + (not self.is_word(behind, self.words.determiners))
            inner = self._behind_attributes(article + self.is_word(article, self.words.determiners), limit)
            if not self._is_nominal(inner, limit) or self.tokens[inner].kind == "quote":
                break  # "sagte sie der «Post»": whom she told
            behind = self._behind_nouns(inner, limit)
        return behind

    def _behind_attributes(self, index: int, limit: int) -> int:
        """Behind adjectives and numbers, also those a comma joins ("das späte, aber ehrliche Wort")."""
        start = index
        while index < limit and index - start < _ATTRIBUTES and self._is_attribute(index):
            index += 1
        return index

    def _is_attribute(self, index: int) -> bool:
        token, words = self.tokens[index], self.words
        if token.kind != "word" or token.is_upper:
            return False
        is_function = token.text in words.prepositions | words.conjunctions | words.that | words.openers
        begins = self.words.adverbs.starting_at(self.scene.text, token.start, token.end)
        return not is_function and token.text not in words.of and begins is None

    def _is_nominal(self, index: int, limit: int) -> bool:
        if index >= limit:
            return False
        token = self.tokens[index]
        return token.kind == "quote" or (token.kind == "word" and token.is_upper)

    def _behind_nouns(self, index: int, limit: int) -> int:
        while index < limit:
            token = self.tokens[index]
            if self._is_nominal(index, limit) or token.kind == "aside":
                index += 1
                continue
            after = index
            while after < limit and self.tokens[after].text in self.words.particles and after - index < _NAME_WORDS:
                after += 1
            is_name = self.is_person(index - 1, index) and token.text not in self.words.determiners
            if after > index and is_name and self._is_nominal(after, limit):
                index = after + 1
                continue
            return index
        return index

    def apposition(self, index: int, limit: int) -> int | None:
        """Behind a name or role between commas that begins at this comma; the closing comma is not part of it."""
        if index >= limit or self.tokens[index].kind != "comma":
            return None
        close = self.next_boundary(index + 1, limit)
        behind = self.noun_phrase(index + 1, close)
        if behind is None or behind != close or close - index > _APPOSITION_WORDS:
            return None
        is_closed = close == len(self.tokens) or self.tokens[close].kind in ("comma", "stop")
        return close if is_closed and self.is_person(index + 1, close) else None

    def is_person(self, first: int, behind: int) -> bool:
        """Does one of these tokens denote somebody who can speak: a role, body, pronoun or known name?"""
        words = self.words
        for token in self.tokens[max(first, 0) : behind]:
            known = token.text in words.people or token.text in words.given or token.text in words.pronouns
            if known or token.text in self.names or (token.is_upper and token.text.endswith(words.people_ends)):
                return True
        return False

    def behind_person(self, first: int, last: int) -> int:
        """Behind the role and at most two names that begin here."""
        index = first + self.is_word(first, self.words.determiners)
        while index < last and self.is_person(index, index + 1) and self.tokens[index].text not in self.names:
            index += 1
        count = 0
        while index < last and count < _NAME_WORDS and self.tokens[index].is_upper:
            index, count = index + 1, count + 1
        return index

    def is_time(self, first: int, behind: int) -> bool:
        """Does the phrase measure time: "sechs Tage nach dem Unglück"?"""
        return any(token.text in self.words.times for token in self.tokens[first : min(first + 3, behind)])

    def next_boundary(self, index: int, limit: int) -> int:
        """The next comma or stop from here on."""
        while index < limit and self.tokens[index].kind not in ("comma", "stop"):
            index += 1
        return index

    def adjunct(self, index: int, limit: int) -> int | None:
        """Behind one adverb or prepositional phrase that begins here, else None."""
        if index >= limit:
            return None
        adverb = self.words.adverbs.starting_at(self.scene.text, self.tokens[index].start, self.tokens[limit - 1].end)
        if adverb is not None:
            return self.index_at(adverb)
        if not self.is_word(index, self.words.prepositions):
            return None
        behind = self.noun_phrase(index + 1, limit)
        return behind if behind is not None else min(index + 2, limit)

    def behind_adjuncts(self, index: int, limit: int) -> int:
        """Behind all adverbs and prepositional phrases in a row."""
        for _ in range(_ADJUNCTS):
            behind = self.adjunct(index, limit)
            if behind is None:
                return index
            index = behind
        return index


def _tokens(text: str, sentence: Span, quotes: list[Span]) -> list[Token]:
    tokens: list[Token] = []
    position = sentence.start
    for quote in [*quotes, Span(sentence.end, sentence.end + 1)]:
        while position < quote.start and (match := _TOKEN.search(text, position, min(quote.start, sentence.end))):
            closing = text.find(_CLOSERS[match.group()], match.end(), quote.start) if match.group() in _CLOSERS else -1
            end = closing + 1 if closing >= 0 else match.end()
            token = _token(text, match.start(), end, sentence.end)
            if token is not None:
                tokens.append(token)
            position = end
        if quote.start < sentence.end:
            tokens.append(Token(quote.start, quote.end, "", "quote", is_upper=True))
            position = quote.end
    return tokens


def _token(text: str, start: int, end: int, limit: int) -> Token | None:
    """A token, or None for a point, which is that of an abbreviation or the sentence's own."""
    words = text[start:end]
    if words[0] in _CLOSERS and len(words) > 1:
        return Token(start, end, "", "aside", is_upper=True)
    if words == ",":
        return Token(start, end, words, "comma")
    if words in ".!?…" or words in "\"'“”„«»‹›‚‘’":
        return None
    kind = "word" if words[0].isalnum() or words in "%€$&§" else "stop"
    return Token(start, end, fold(words), kind, words[0].isupper())


def name_words(scene: Scene) -> frozenset[str]:
    """Names behind a role or given name anywhere in the article, folded ("immel" of "Bürgermeister Immel")."""
    found: set[str] = set()
    for number, _ in enumerate(scene.layout.sentences):
        fields = Fields(scene, number, frozenset())
        left = 0
        for token in fields.tokens:
            is_name = left > 0 and token.kind == "word" and token.is_upper and len(token.text) > 1
            if is_name:
                found.add(token.text)
            if token.is_upper and (token.text in fields.words.given or token.text.endswith(fields.words.role_ends)):
                left = _NAME_WORDS
            else:
                left = left - 1 if is_name else 0
    return frozenset(found)


def phrase_end(scene: Scene, number: int, place: tuple[int, int]) -> int | None:
    """Where the noun phrase at the start of this place ends, in languages of order "v2"; None elsewhere."""
    if "v2" not in scene.pack.meta.order:
        return None
    fields = Fields(scene, number, frozenset())
    first, limit = fields.index_at(place[0]), fields.index_at(place[1])
    behind = fields.noun_phrase(first, limit)
    return fields.tokens[behind - 1].end if behind is not None else None

"""Names in a text that the directory knows: those that people keep, states and capitals, and bodies of states.

In: the words of an article with what the language pack says of them. Out: what is known, by position, in one pass.
A body is words for it beside its state: "Kementerian Pertahanan Chad", "the Chadian army", "Chad's government".
A generated name counts only where it stands alone, not inside a longer name ("Bank Indonesia", "Michael Jordan"); one
that people or other places bear too only where something else of that state stands in the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.actors.directory import Directory
from kg.actors.tokens import APOSTROPHES, Token, split_words
from kg.actors.vocabulary import Hits, Vocabulary, Word
from kg.actors.world import names_of
from kg.model import Entity

_ELISION = 2  # letters of a glued article: "l'", "d'", "qu'"
_AROUND = 3  # words and marks on each side that tell a headline in capitals
_WORDLIKE = 3  # letters: a longer acronym is hardly a word of any language
_BETWEEN = 2  # words between a body and its state: "of the", "de la"
_JOINS = frozenset({Word.OF, Word.DEFINITE, Word.PARTICLE, Word.INSIDE})
_LEADS = frozenset({Word.ROLE, Word.HONORIFIC, Word.DEMONYM, Word.ACTING, Word.LINK, Word.OF, Word.NOT_NAME})


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the directory in the text: first token, number of tokens, entity."""

    position: int
    size: int
    entity: Entity


def _without_elision(token: Token) -> Token:
    """The word behind a glued article or preposition ("l'Arménie", "d'Emmanuel"); any other token as it is."""
    before, mark, name = token.key.partition("'")
    if not mark or len(before) > _ELISION or not name:
        return token
    return token._replace(
        text=token.text[len(before) + 1 :], key=name, is_capital=token.text[len(before) + 1].isupper()
    )


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as folded words. `is_cased`: only with its capital; `is_upper`: only in capitals throughout.

    `is_generated`: a state or capital that nobody entered by hand; `code`: its ISO code.
    """

    keys: tuple[str, ...]
    entity: Entity
    is_cased: bool
    is_upper: bool = False
    is_generated: bool = False
    is_ambiguous: bool = False
    code: str | None = None


_Table = Mapping[str, tuple[_Name, ...]]


def find_known(
    tokens: Sequence[Token], hits: Sequence[Hits], directory: Directory, vocabulary: Vocabulary
) -> dict[int, Known]:
    """Every known name, by the position of each token it covers.

    Args:
        tokens: the words and marks of the text.
        hits: kinds of words at each.
        directory: what is known.
        vocabulary: of the article's language.
    """
    return _Finder(tokens, hits, directory, vocabulary).find()


@lru_cache(maxsize=64)
def _name_table(directory: Directory, vocabulary: Vocabulary) -> _Table:
    """Names of the directory by the stem of their first word, longest first.

    A name of one word counts only with its capital; of two entities with one name, the one with an office comes first,
    and one that people keep before a generated one.
    """
    table: dict[str, list[_Name]] = {}
    codes = directory.world.codes
    for entity in directory.kept():
        for name in entity.names:
            words = split_words(name)
            keys = tuple(token.key for token in words)
            is_cased = len(keys) == 1 and words[0].text[0].isupper()
            is_upper = len(keys) == 1 and words[0].is_acronym
            made = _Name(keys, entity, is_cased, is_upper, code=codes.get(entity.iri))
            table.setdefault(vocabulary.stem(keys[0]), []).append(made)
    for one in names_of(directory.world, vocabulary.lang):
        words = split_words(one.name)
        is_upper = len(words) == 1 and words[0].is_acronym
        keys = tuple(token.key for token in words)
        made = _Name(
            keys, directory.entities[one.place], words[0].text[0].isupper(), is_upper, is_generated=True,
            is_ambiguous=one.is_ambiguous, code=codes.get(one.place),
        )  # fmt: skip
        table.setdefault(vocabulary.stem(keys[0]), []).append(made)
    ordered = {key: tuple(sorted(names, key=_rank)) for key, names in table.items()}
    return dict(sorted(ordered.items()))


def _rank(name: _Name) -> tuple[int, bool, bool, str, tuple[str, ...]]:
    return (-len(name.keys), name.is_generated, not name.entity.offices, name.entity.iri, name.keys)


class _Finder:
    """One article while its known names are sought."""

    def __init__(
        self, tokens: Sequence[Token], hits: Sequence[Hits], directory: Directory, vocabulary: Vocabulary
    ) -> None:
        self.tokens, self.hits = tokens, hits
        self.directory, self.vocabulary = directory, vocabulary
        self.table = _name_table(directory, vocabulary)

    def find(self) -> dict[int, Known]:
        found: dict[int, Known] = {}
        doubtful: list[tuple[Known, str | None]] = []
        codes = {hit.value for kinds in self.hits if (hit := kinds.get(Word.DEMONYM)) is not None}
        position = 0
        while position < len(self.tokens):
            body = self._body_at(position)
            if body is not None:
                found.update(dict.fromkeys(range(position, position + body.size), body))
                codes.add(self.directory.world.codes[body.entity.iri])
                position += body.size
                continue
            name = self._name_at(position)
            if name is None or (name.is_generated and not self._stands_alone(position, len(name.keys))):
                position += 1
                continue
            known = Known(position, len(name.keys), name.entity)
            if name.is_ambiguous:
                doubtful.append((known, name.code))
            else:
                found.update(dict.fromkeys(range(position, position + known.size), known))
                if name.code is not None:
                    codes.add(name.code)
            position += known.size
        for known, code in doubtful:
            if code in codes:
                found.update(dict.fromkeys(range(known.position, known.position + known.size), known))
        return found

    def _name_at(self, position: int) -> _Name | None:
        token = _without_elision(self.tokens[position])
        stem = self.vocabulary.stem
        names = self.table.get(stem(token.key), ()) if token.text[0].isalnum() else ()
        inflected: _Name | None = None
        for name in names:
            if (name.is_cased and not token.is_capital) or (name.is_upper and not self._is_acronym_at(position)):
                continue
            window = (token, *self.tokens[position + 1 : position + len(name.keys)])
            if len(window) < len(name.keys):
                continue
            if all(word.key == key for word, key in zip(window, name.keys, strict=True)):
                return name
            if inflected is None and self.vocabulary.endings and token.is_capital and not name.is_upper:
                is_same = all(stem(word.key) == stem(key) for word, key in zip(window, name.keys, strict=True))
                inflected = name if is_same else None
        return inflected

    def _is_acronym_at(self, position: int) -> bool:
        """Is it in capitals, and not only because all words about it are ("UN MORT À GANJA" is no United Nations)?"""
        name = _without_elision(self.tokens[position]).text
        if not name.isupper() or len(name) > _WORDLIKE:
            return name.isupper()
        around = (*self.tokens[max(position - _AROUND, 0) : position], *self.tokens[position + 1 :][:_AROUND])
        words = [token.text for token in around if token.text[0].isalpha()]
        return not words or not all(map(str.isupper, words))

    # Bodies of states

    def _body_at(self, position: int) -> Known | None:
        """A body whose words and state begin here, in either order."""
        organ = self._organ_at(position)
        if organ is not None:
            size, notation = organ
            for start in self._behind(position + size):
                state = self._state_at(start)
                if state is not None:
                    return self._body(position, start + state[0] - position, state[1], notation)
            return None
        state = self._state_at(position)
        if state is None or not (self.vocabulary.owner_first or Word.DEMONYM in self.hits[position]):
            return None
        start = self._behind_possessive(position + state[0])
        organ = self._organ_at(start)
        if organ is None or not self.tokens[start].is_spaced or self.tokens[start].is_first:
            return None
        return self._body(position, start + organ[0] - position, state[1], organ[1])

    def _body(self, position: int, size: int, code: str, notation: str) -> Known | None:
        iri = self.directory.world.organs.get((code, notation))
        return Known(position, size, self.directory.entities[iri]) if iri is not None else None

    def _organ_at(self, position: int) -> tuple[int, str] | None:
        """Number of words and notation of a body that is named from this word on."""
        if position >= len(self.tokens):
            return None
        stem = self.vocabulary.stem
        for words, notation in self.vocabulary.organs.get(stem(self.tokens[position].key), ()):
            window = self.tokens[position : position + len(words)]
            if len(window) == len(words) and all(stem(t.key) == word for t, word in zip(window, words, strict=True)):
                return len(words), notation
        return None

    def _behind(self, position: int) -> Iterator[int]:
        """Where the state may stand behind words for a body: at once, or behind "of the"."""
        for start in range(position, min(position + _BETWEEN + 1, len(self.tokens))):
            is_apart = not self.tokens[start].is_spaced and self.tokens[start].text not in APOSTROPHES
            if is_apart or self.tokens[start].is_first:
                return
            yield start
            if not _JOINS & self.hits[start].keys():
                return

    def _behind_possessive(self, position: int) -> int:
        """The word behind "'s" or a Turkish ending, which stands apart from its name."""
        if position + 1 < len(self.tokens) and self.tokens[position].text in APOSTROPHES:
            is_glued = not self.tokens[position + 1].is_spaced
            return position + 2 if is_glued else position + 1
        return position

    def _state_at(self, position: int) -> tuple[int, str] | None:
        """Number of words and code of a state's name, or of words for its people, at this place."""
        hit = self.hits[position].get(Word.DEMONYM)
        if hit is not None:
            return hit.size, hit.value
        name = self._name_at(position)
        if name is None or name.code is None or name.entity.iri in self.directory.part_of:
            return None
        is_state = self.directory.metonyms.get(name.entity.iri) == self.directory.governments.get(name.code)
        return (len(name.keys), name.code) if is_state else None

    # Where a generated name counts

    def _stands_alone(self, position: int, size: int) -> bool:
        """Is it no part of a longer name: not "Bank Indonesia", "Jordan Peele", "Jakarta Post"?

        A title before it ("Presiden Peru Dina Boluarte") sets it apart from the name behind it.
        """
        before, after = position - 1, position + size
        is_led = before >= 0 and self.tokens[position].is_spaced and not self.tokens[position].is_first
        if is_led and self._is_title(before):
            return True
        if is_led and self._is_name_word(before):
            return False
        if self.vocabulary.capital_nouns:
            return True
        if after >= len(self.tokens) or self.tokens[after].is_first or not self.tokens[after].is_spaced:
            return True
        return not self._is_name_word(after) or self._is_title(after)

    def _is_name_word(self, position: int) -> bool:
        """May this word be part of a name beside it? Where nouns have capitals only heads of bodies tell."""
        token, hits = self.tokens[position], self.hits[position]
        if self.vocabulary.capital_nouns or token.is_first:
            return Word.HEAD in hits
        return token.is_capital and not (_LEADS - {Word.ROLE, Word.HONORIFIC}) & hits.keys()

    def _is_title(self, position: int) -> bool:
        """Does a role or honorific end or begin here?"""
        return any(
            (hit := self.hits[start].get(kind)) is not None and start + hit.size > position
            for start in range(max(0, position - 3), position + 1)
            for kind in (Word.ROLE, Word.HONORIFIC)
        )

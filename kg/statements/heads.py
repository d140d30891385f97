"""Which noun phrase before a cue is its subject, where a clause or an adjunct stands in the stretch. Spans in and out.

"Trump issued a statement [saying]" is "Trump"; "the row began after Rao [called]" is "Rao"; "on Thursday the bank
[said]" is "the bank"; "took office", "orders tea and" are nobody, so that the subject stands further left. Only in
languages that list the words that show a clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span
from kg.statements.base import Scene

_WORD = re.compile(r"[\w'’.\-]+")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|d|m)\Z")


class _Words:
    """The words of a stretch with what each of them may be."""

    def __init__(self, scene: Scene, span: Span) -> None:
        self.scene = scene
        self.found = list(_WORD.finditer(scene.text, span.start, span.end))
        pack = scene.pack
        some = (*pack.numbers.indefinite, *pack.quantifiers.some, *pack.names.indefinite)
        self.quantifiers = frozenset(word.casefold() for word in some)

    def __len__(self) -> int:
        return len(self.found)

    def word(self, index: int) -> str:
        return self.found[index].group() if 0 <= index < len(self.found) else ""

    def is_name(self, index: int) -> bool:
        return self.word(index)[:1].isupper()

    def is_clause_word(self, index: int) -> bool:
        """Does it open a clause: a relative pronoun, a complementiser, "because"?"""
        lex, word = self.scene.lex, self.word(index)
        return any(one.fullmatch(word) for one in (lex.relative, lex.that, lex.subordinators))

    def is_preposition(self, index: int) -> bool:
        return self.scene.lex.clause.is_preposition(self.word(index))

    def opens_phrase(self, index: int) -> bool:
        """May a noun phrase for somebody begin with this word?"""
        word, lex = self.word(index), self.scene.lex
        is_known = lex.clause.is_determiner(word) or word.casefold() in self.quantifiers
        return is_known or word[:1].isupper() or lex.people.fullmatch(word) is not None

    def is_described(self, index: int) -> bool:
        """Does one word describe a noun for people or texts: "leaked documents"?"""
        return self.scene.lex.clause.speaking_nouns.fullmatch(self.word(index + 1)) is not None

    def is_finite(self, index: int) -> bool:
        """Is it a finite verb: an auxiliary, a verb in the past, or one of saying?

        Near misses: "the will", "elected officials", "a US-led coalition": a word in "-ed" before a noun describes it.
        """
        word, before = self.word(index), self.word(index - 1)
        if not word[:1].islower():
            return _CONTRACTED.search(word) is not None and self._leans(word)
        words = self.scene.lex.clause
        if index and (words.is_determiner(before) or before.endswith(_POSSESSIVE) or self._is_bare_preposition(before)):
            return False
        if words.finite.fullmatch(word) or words.past.fullmatch(word) or self._leans(word):
            return True
        if index and words.is_verb(word) and not words.is_gerund(word) and not words.is_nounlike(word):
            return True
        return words.is_participle(word) and self._closes_verb(index)

    def _is_bare_preposition(self, word: str) -> bool:
        lex = self.scene.lex
        is_opener = lex.subordinators.fullmatch(word) or lex.relative.fullmatch(word)
        return lex.clause.is_preposition(word) and not is_opener

    def _leans(self, word: str) -> bool:
        """Does a verb lean on a pronoun: "it's", "that's"? Near miss: "Holt's"."""
        mark = _CONTRACTED.search(word)
        stem = word[: mark.start()] if mark is not None else ""
        lex = self.scene.lex
        return bool(stem) and any(one.fullmatch(stem) for one in (lex.subject_pronouns, lex.that, lex.clause.dummies))

    def _closes_verb(self, index: int) -> bool:
        """Does what follows a word in "-ed" show a verb: an article, a preposition, an adverb, the end?"""
        after, lex = self.word(index + 1), self.scene.lex
        if not after or self.is_preposition(index + 1) or self.is_clause_word(index + 1):
            return True
        known = (lex.pronouns, lex.conjunctions, lex.months, lex.weekdays, lex.clause.time_adjectives)
        if lex.clause.is_determiner(after) or after.casefold() in self.quantifiers:
            return True
        if any(one.fullmatch(after) for one in known) or (after[0].isupper() and after.endswith(_POSSESSIVE)):
            return True
        return after[0].islower() and after.endswith(self.scene.pack.clause.adverb_endings or ("\0",))

    def joins_nouns(self, index: int) -> bool:
        """Does the word stand between two nouns more often than before a clause: "with"?"""
        return self.word(index).casefold() in self.scene.pack.names.of

    def is_free(self, index: int) -> bool:
        """Does no preposition or article stand before this word?"""
        return not self.is_preposition(index - 1) and not self.scene.lex.clause.is_determiner(self.word(index - 1))

    def is_time(self, index: int) -> bool:
        """Is it a day, month or a unit of time?"""
        lex, word = self.scene.lex, self.word(index)
        return any(one.fullmatch(word) for one in (lex.weekdays, lex.months, lex.clause.time_units))

    def span(self, first: int, last: int) -> Span | None:
        """The words from `first` up to, not including, `last`."""
        return Span(self.found[first].start(), self.found[last - 1].end()) if first < last else None


@dataclass(frozen=True, slots=True)
class Head:
    """The subject in a stretch; None where nobody stands there, but perhaps further left.

    `is_lost`: the words show a clause whose subject, given here if there is one, need not be the cue's.
    """

    span: Span | None
    is_lost: bool = False


def find_head(scene: Scene, span: Span, cue: int, *, is_relative: bool) -> Head:
    """The subject within the span; `cue` begins the verb, a relative pronoun may stand between."""
    if not scene.lex.clause.has_finite:
        return Head(span)
    words = _Words(scene, span)
    following = _WORD.match(scene.text, cue)
    is_gerund = following is not None and scene.lex.clause.is_gerund(following.group().casefold())
    end = _before_adverbs(words, len(words))
    if end > 1 and scene.lex.that.fullmatch(words.word(end - 1)):
        end, is_relative = end - 1, True  # "a bulletin that [advised]"
    clause = None if is_gerund else _last_clause(words, end)
    if clause is not None or end == 0:
        return Head(clause)
    is_verbal = words.word(0).islower() and scene.lex.clause.is_gerund(words.word(0))
    if is_verbal and not is_relative and not words.is_described(0):
        return Head(None)  # "depending on the weather"
    verb = next((index for index in range(end) if words.is_finite(index)), None)
    if verb == 0:
        return _behind_pronoun(words, end)
    if verb is not None and not any(words.is_clause_word(index) for index in range(1, verb)):
        return _of_verb(words, (verb, end), is_gerund=is_gerund, is_relative=is_relative)
    if _joins(words, end - 1):
        return Head(words.span(0, end - 1) if words.opens_phrase(0) else None)
    if is_relative:
        return Head(_without_opening(words, end))
    if verb is not None:
        return Head(words.span(0, end))
    return Head(_behind_adjunct(words, end))


def _before_adverbs(words: _Words, end: int) -> int:
    """The stretch without adverbs in "-ly" at its end: "Rao pointedly [refused]". Near miss: "the family"."""
    endings = words.scene.pack.clause.adverb_endings
    while endings and end and words.word(end - 1).endswith(endings) and words.word(end - 1).islower():
        is_noun = words.scene.lex.clause.speaking_nouns.fullmatch(words.word(end - 1)) is not None
        if is_noun or (end > 1 and words.scene.lex.clause.is_determiner(words.word(end - 2))):
            break
        end -= 1
    return end


def _last_clause(words: _Words, end: int) -> Span | None:
    """The subject behind the last word that opens a clause: "the row began after | Rao", "amounting to what | they"."""
    for index in reversed(range(1, end - 1)):
        if not words.is_clause_word(index):
            continue
        is_plain = any(words.is_finite(one) for one in range(index + 1, end))
        if is_plain or not (words.opens_phrase(index + 1) or words.is_described(index + 1)):
            return None
        is_preposition = words.is_preposition(index)
        if is_preposition and (words.joins_nouns(index) or not any(words.is_finite(one) for one in range(index))):
            return None  # "a ban on cars after the summer": no clause
        return words.span(index + 1, end)
    return None


def _behind_pronoun(words: _Words, end: int) -> Head:
    """What a verb that opens the stretch leaves: the pronoun it leans on ("he'd"), nobody ("it's worth")."""
    mark = _CONTRACTED.search(words.word(0))
    if mark is None or _joins(words, end - 1):
        return Head(None)
    stem = words.word(0)[: mark.start()]
    if words.scene.lex.clause.dummies.fullmatch(stem):
        return Head(None, is_lost=True)
    start = words.found[0].start()
    return Head(Span(start, start + len(stem)))


def _of_verb(words: _Words, place: tuple[int, int], *, is_gerund: bool, is_relative: bool) -> Head:
    """The subject of the first verb, which goes on with the cue; or the noun that a relative clause describes."""
    verb, end = place
    if is_relative:
        return Head(_antecedent(words, verb, end) or _without_opening(words, end))
    is_participle = words.scene.lex.clause.is_participle(words.word(verb))
    known = {word.casefold() for word in words.scene.pack.clause.auxiliaries}
    rest = [words.word(index) for index in range(verb + 1, end)]
    is_compound = all(word.casefold() in known or words.scene.lex.clause.finite.fullmatch(word) for word in rest)
    joint = next((index for index in reversed(range(verb, end)) if _joins(words, index)), None)
    if joint is not None and joint + 1 < end and not any(words.is_finite(index) for index in range(joint + 1, end)):
        is_own = words.opens_phrase(joint + 1) or words.scene.lex.subject_pronouns.fullmatch(words.word(joint + 1))
        return Head(words.span(joint + 1 if is_own else 0, end if is_own else verb))
    if is_gerund or is_participle or is_compound or joint is not None:
        return Head(words.span(0, verb))
    name = _closing_name(words, verb, end)
    return Head(name if name is not None else words.span(0, verb), is_lost=name is None)


def _closing_name(words: _Words, verb: int, end: int) -> Span | None:
    """The name or people that close a clause's noun: "it was the third time | Northern Rail [said]"."""
    first = end
    while first > verb + 1 and words.is_name(first - 1) and not words.is_time(first - 1):
        first -= 1
    if first == end and words.scene.lex.clause.speaking_nouns.fullmatch(words.word(end - 1)):
        first -= 1
    is_noun = words.word(first - 1).islower() or words.word(first - 1).isdecimal()
    is_behind_noun = first > verb + 2 and is_noun and words.is_free(first) and not words.is_finite(first - 1)
    return words.span(first, end) if first < end and is_behind_noun else None


def _antecedent(words: _Words, verb: int, end: int) -> Span | None:
    """What follows the last verb: "the bill has angered | members of the guild, [who said]"."""
    first = max(index for index in range(verb, end) if words.is_finite(index)) + 1
    while first < end and (not words.opens_phrase(first) or words.is_time(first)):
        first += 1
    return words.span(first, end)


def _without_opening(words: _Words, end: int) -> Span | None:
    """The noun of a relative clause without what opens its phrase: "Friday in | a report [that found]"."""
    first = 0
    while first < end - 1 and (
        words.is_preposition(first) or (words.is_time(first) and words.is_preposition(first + 1))
    ):
        first += 1
    return words.span(first, end)


def _joins(words: _Words, index: int) -> bool:
    word = words.word(index)
    return words.scene.lex.conjunctions.fullmatch(word) is not None or word in words.scene.pack.condition.joins


def _behind_adjunct(words: _Words, end: int) -> Span | None:
    """The noun phrase behind an adjunct without a comma: "on Thursday the bank", "in an interview Rao".

    None where nothing but the adjunct is there: "in a box", "to the crowd". Near miss: "At least one clerk".
    """
    lex = words.scene.lex
    bound = lex.clause.opens_bound.starting_at(words.scene.text, words.found[0].start(), words.found[-1].end())
    if not words.is_preposition(0) or bound is not None:
        return words.span(0, end)
    for index in reversed(range(2, end)):
        if lex.clause.is_determiner(words.word(index)) and words.is_free(index):
            return words.span(index, end)
    first = end
    while first > 1 and words.is_name(first - 1) and not words.is_time(first - 1):
        first -= 1
    if first < end:
        return words.span(first, end) if words.is_free(first) else None
    is_somebody = lex.people.fullmatch(words.word(end - 1)) is not None
    return words.span(end - 1, end) if is_somebody and words.is_time(end - 2) else None

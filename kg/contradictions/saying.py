"""How one statement is said: with what reserve, of whom and how many, and what the words beside it do to it.

In: a claim with all words that were said, and the words of its context beside them. Out: a `Saying`, which answers
plain questions. Works in every language that has small words and concepts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from kg.contradictions import amounts, meaning, words
from kg.contradictions.amounts import Amount
from kg.contradictions.base import told_on
from kg.contradictions.meaning import Clause
from kg.contradictions.words import Words, skeleton
from kg.languages import concepts
from kg.languages.tokens import Phrases, Token, split
from kg.model import Act, Commitment, Mode, Span, StatedClaim

# Concepts of the verb that brings the words.
_CONCEDING = frozenset({"admit"})
_DENYING = frozenset({"deny", "doubt"})
_THINKING = frozenset(
    {"think", "evaluate", "idea-opinion", "review-evaluate", "doubt", "suspect-think", "expect", "hope", "despair"}
)
_ALLOWING = frozenset({"possible", "uncertain", "suspect-think"})  # concepts of what is not held for sure
_CLOCK = frozenset({"hour", "month-name"})  # what numbers count that tell a time
_YEARS = range(1800, 2100)
_LONG = 20  # words
_LEAST_NAME = 4  # letters of a name that is looked for in the other's words


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of a picked pair: its main claim, all words that were said, and the words of its context beside."""

    stated: StatedClaim
    said: str
    around: str


class Saying:
    """One statement of a pair, read once."""

    def __init__(self, told: Told) -> None:
        stated = told.stated
        self.told, self.act = told, stated.act
        self.small: Words = words.of(stated.lang)
        self.tokens = _tokens(told.said)
        self.clauses: tuple[Clause, ...] = meaning.of(stated).clauses
        day = told_on(stated)
        self.day = day.toordinal() if day is not None else 0

    @cached_property
    def ids(self) -> frozenset[str]:
        """The concepts of what is said."""
        return self._concepts(self.tokens)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The concepts of the words beside it, names left out."""
        return self._concepts(tuple(t for t in _tokens(self.told.around) if t.printed[0].islower()))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Its spans of time and shares."""
        return amounts.of(self.told.said, self.told.stated.lang)

    @cached_property
    def numbers(self) -> tuple[meaning.Number, ...]:
        """Its numbers, without times of day, dates and years."""
        found = (number for clause in self.clauses for number in clause.numbers)
        return tuple(number for number in found if not (number.counted & _CLOCK or _is_year(number)))

    @cached_property
    def _exempt(self) -> frozenset[int]:
        """Where words of denying deny nothing ("no doubt", "not only")."""
        found = self.small.exempt.find(self.tokens)
        return frozenset(index for match in found for index in range(match.first, match.last))

    def _concepts(self, tokens: tuple[Token, ...]) -> frozenset[str]:
        printed = [token.printed for token in tokens if token.is_word]
        found = concepts.of(self.told.stated.lang).find(printed)
        return frozenset(concept for match in found for concept in match.concepts)

    def has(self, phrases: Phrases) -> bool:
        """Does it say one of these?"""
        return bool(phrases.find(self.tokens))

    def names(self, other: Saying) -> bool:
        """Does it name the speaker of the other?"""
        said = {skeleton(token.printed) for token in self.tokens}
        name = (skeleton(token.printed) for token in _tokens(other.told.stated.speaker_name))
        return any(len(word) >= _LEAST_NAME and word in said for word in name)

    @property
    def is_denied(self) -> bool:
        """Does the speaker deny?"""
        return self.act is Act.DENY

    @property
    def is_in_own_words(self) -> bool:
        """Does the speaker deny, and hold what the words say?"""
        return self.is_denied and self.told.stated.commitment is Commitment.YES

    @property
    def is_direct(self) -> bool:
        """Is it quoted word for word?"""
        return self.told.stated.mode is Mode.DIRECT

    @property
    def is_own(self) -> bool:
        """Does the speaker speak of himself?"""
        return any(token.word in self.small.first for token in self.tokens)

    @property
    def is_thought(self) -> bool:
        """Is it told as what the speaker thinks, expects or doubts?"""
        return bool(self.verbs & _THINKING)

    @property
    def concedes(self) -> bool:
        """Does the speaker admit it, or not deny it?"""
        return bool(self.verbs & _CONCEDING) or (self.act is Act.CONFIRM and bool(self.verbs & _DENYING))

    @property
    def is_hedged(self) -> bool:
        """Is it held for possible only?"""
        return self.has(self.small.hedges) or bool(self.ids & _ALLOWING)

    @property
    def is_of_none(self) -> bool:
        """Is it told of nobody, or of not one? "No more than" tells of some."""
        return any(match.first not in self._exempt for match in _subjects(self.small).find(self.tokens))

    @property
    def is_universal(self) -> bool:
        """Is it told of all or of none?"""
        return self.has(self.small.every) or self.is_of_none

    @property
    def is_negative(self) -> bool:
        """Does it say that something is not, or not yet?"""
        return any(clause.is_negated or clause.is_not_yet for clause in self.clauses) or self.is_of_none

    @cached_property
    def is_limited(self) -> bool:
        """Do the words beside it go on with "but": denied so far and no further?"""
        return bool(self.small.walls.find(_tokens(self.told.around)))

    @property
    def adds(self) -> bool:
        """Does it say "not only", and so add to what was said? Bounds in such words ("no more than") add nothing."""
        return any(match.phrase not in _bounds(self.small) for match in self.small.exempt.find(self.tokens))

    @property
    def is_of_any(self) -> bool:
        """Does it speak of any at all?"""
        return self.has(_any(self.small))

    @property
    def is_pending(self) -> bool:
        """Is it said to be so for now ("not yet", "still")?"""
        return self.has(self.small.not_yet) or "still" in self.ids

    @property
    def is_bounded(self) -> bool:
        """Does it give a number as a bound?"""
        return any(number.quantity.low != number.quantity.high for number in self.numbers)

    @property
    def is_exact(self) -> bool:
        """Does it give a number, and neither a bound nor about?"""
        return bool(self.numbers) and not self.is_bounded and not any(n.quantity.is_approximate for n in self.numbers)

    @property
    def qualities(self) -> int:
        """How many words of it say what something is like."""
        return sum(unit.kind == "quality" for clause in self.clauses for unit in clause.units)

    @property
    def is_named(self) -> bool:
        """Does it name somebody or something?"""
        return any(unit.kind == "name" for clause in self.clauses for unit in clause.units)

    @property
    def speaks_of_saying(self) -> bool:
        """Is it about what was said?"""
        return any(unit.kind == "speech" for clause in self.clauses for unit in clause.units)

    @property
    def length(self) -> float:
        """Its words, as a share of many."""
        return min(sum(token.is_word for token in self.tokens), _LONG) / _LONG


def _is_year(number: meaning.Number) -> bool:
    quantity = number.quantity
    return not quantity.unit and quantity.low == quantity.high and quantity.low in _YEARS


def _tokens(text: str) -> tuple[Token, ...]:
    return split(text, (Span(0, len(text)),)) if text else ()


@cache
def _subjects(small: Words) -> Phrases:
    return Phrases(small.pack.negation.subjects)


@cache
def _any(small: Words) -> Phrases:
    return Phrases(small.pack.quantifiers.any)


@cache
def _bounds(small: Words) -> frozenset[str]:
    return frozenset((*small.pack.bounds.at_least, *small.pack.bounds.at_most))

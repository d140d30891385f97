"""What is known of a pair that somebody picked because it looks opposed: who says it, when, in which act, of what.

In such pairs shared words and a negation on one side tell nothing: all of them have both. What tells is who answers
whom, and in which order (a denial of the day before denies something else), who concedes, who only thinks or allows
for, what is told of all or none, exact numbers, whose name the other says. In: two statements with the words beside
them, and their alignment. Out: features by name, 0 to 1; one that is 0 is left out. Their weights stand in
`picked.toml`, written by `python -m benchmarks.fit_picked`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from kg.contradictions import amounts
from kg.contradictions.alignment import Alignment, Contact, compare_two
from kg.contradictions.saying import Saying, Told
from kg.contradictions.weighing import Weights
from kg.model import Act

PATH = Path(__file__).parent / "picked.toml"
_ANSWERS = frozenset({Act.DENY, Act.REFUSE})
_TOLD = frozenset({Act.ASSERT, Act.CONFIRM})
_NEAR, _WEEK = 2, 7  # days
_SOON = 3
_MATTER = 4.0


@cache
def learned() -> Weights:
    """The weights of this version for picked pairs."""
    return Weights.model_validate(tomllib.loads(PATH.read_text(encoding="utf-8")))


def of(left: Told, right: Told, pair: Alignment, *, is_seen: bool = False) -> dict[str, float]:
    """The features of a picked pair; the order of the two does not matter.

    Args:
        left: one statement.
        right: the other.
        pair: how their meanings lie to each other.
        is_seen: a rule sees a contradiction.
    """
    one, other = sorted((Saying(left), Saying(right)), key=lambda side: (side.day, side.told.stated.statement))
    picked = _Pair(one, other, pair, is_seen)
    found = {name: float(measure(picked)) for name, measure in MEASURES.items()}
    found |= dict.fromkeys((*_acts(picked), *_order(picked), *_days(picked)), 1.0)
    found |= {f"{picked.kind}: {name}": float(measure(picked)) for name, measure in OF_A_KIND.items()}
    return {name: round(value, 4) for name, value in found.items() if value}


@dataclass(frozen=True)
class _Pair:
    """The earlier and the later statement, and how their meanings lie to each other."""

    earlier: Saying
    later: Saying
    pair: Alignment
    is_seen: bool

    @property
    def sides(self) -> tuple[Saying, Saying]:
        return self.earlier, self.later

    @property
    def days(self) -> int:
        return self.later.day - self.earlier.day

    @cached_property
    def acts(self) -> frozenset[Act]:
        return frozenset(side.act for side in self.sides)

    @property
    def is_one_speaker(self) -> bool:
        return self.pair.is_one_speaker

    @cached_property
    def kind(self) -> str:
        """What lies between the two speakers."""
        if self.is_one_speaker:
            return "one speaker"
        if self.acts <= _TOLD:
            return "two tell"
        if Act.DENY in self.acts:
            return "denied"
        return "asked and refused" if self.acts == {Act.DEMAND, Act.REFUSE} else "other acts"

    @cached_property
    def answer(self) -> tuple[Saying, Saying] | None:
        """What is denied or refused, and the answer; None where none or both of two speakers answer."""
        answers = [side for side in self.sides if side.act in _ANSWERS]
        if len(answers) != 1 or self.is_one_speaker:
            return None
        told = self.earlier if answers[0] is self.later else self.later
        return told, answers[0]

    def any(self, ask: Callable[[Saying], object]) -> bool:
        return any(map(ask, self.sides))

    def one(self, ask: Callable[[Saying], object]) -> bool:
        return bool(ask(self.earlier)) is not bool(ask(self.later))

    def both(self, ask: Callable[[Saying], object]) -> bool:
        return all(map(ask, self.sides))

    def most(self, measure: Callable[[Contact], float]) -> float:
        return max(map(measure, self.pair.contacts), default=0.0)

    @cached_property
    def numbers(self) -> str:
        """How the numbers of the two compare: "none", "same", "allowed" or "other", as in `Contact`.

        Those that count one thing decide; where none do, any two that clash, since words for one thing differ.
        """
        pairs = [(one, other) for one in self.earlier.numbers for other in self.later.numbers]
        counted = [(one, other) for one, other in pairs if one.counted & other.counted]
        found = [compare_two(one, other) for one, other in counted[:1] or pairs]
        return next((name for name in ("other", "allowed", "same") if name in found), "none")

    @cached_property
    def names_the_other(self) -> bool:
        """Does one say the name of the other speaker?"""
        return self.earlier.names(self.later) or self.later.names(self.earlier)

    @property
    def denier_is_named(self) -> bool:
        """Does what is denied name who denies it?"""
        return self.answer is not None and self.answer[1].act is Act.DENY and self.answer[0].names(self.answer[1])


def _acts(picked: _Pair) -> Iterator[str]:
    """Who does what: each act, the two together, and in which order."""
    first, second = picked.earlier.act.value, picked.later.act.value
    yield from (f"somebody does: {act.value}" for act in picked.acts)
    both = " and ".join(sorted((first, second)))
    yield f"acts: {both}"
    if picked.is_one_speaker:
        yield f"acts of one speaker: {both}"
    if first != second and picked.days:
        yield f"acts in order: {first}, {second}"
    yield from {f"act: {side.act.value}, {side.told.stated.commitment.value}" for side in picked.sides}


def _order(picked: _Pair) -> Iterator[str]:
    """Whether what is denied or refused was told before."""
    if picked.answer is None:
        return
    told, answer = picked.answer
    when = "the same day" if told.day == answer.day else "before" if answer is picked.earlier else "after"
    yield f"answered: {when}"
    yield f"answered by {answer.act.value}: {when}"
    if when == "after" and picked.days <= _SOON:
        yield "answered: soon after"


def _days(picked: _Pair) -> Iterator[str]:
    days = picked.days
    yield f"days between: {str(days) if days <= _NEAR else '3 to 6' if days < _WEEK else '7 or more'}"
    yield f"{picked.kind}: {'at one time' if days <= _NEAR else 'days apart'}"


def _is_near(picked: _Pair) -> bool:
    return picked.days <= _NEAR and not picked.is_one_speaker


def _is_counted_against_none(picked: _Pair) -> bool:
    """Does one give a number, and the other say that it is none, or all, and no number?"""
    return any(
        bool(one.numbers) and not other.numbers and (other.is_universal or other.is_negative)
        for one, other in (picked.sides, picked.sides[::-1])
    )


Measure = Callable[[_Pair], float]
MEASURES: Mapping[str, Measure] = {
    "a rule sees it": lambda p: p.is_seen,
    "one speaker": lambda p: p.is_one_speaker,
    "denied in words of one's own": lambda p: p.any(lambda s: s.is_in_own_words),
    "denied that it was said": lambda p: p.any(lambda s: s.is_denied and s.speaks_of_saying),
    "anything of the kind denied": lambda p: p.any(lambda s: s.is_denied and s.is_of_any),
    "about what was said": lambda p: p.any(lambda s: s.speaks_of_saying),
    "the denied names the denier": lambda p: p.denier_is_named,
    "one names the other": lambda p: p.names_the_other,
    "conceded": lambda p: not p.is_one_speaker and p.any(lambda s: s.concedes),
    "confirmed, not conceded": lambda p: (
        not p.is_one_speaker and p.any(lambda s: s.act is Act.CONFIRM and not s.concedes)
    ),
    "only thought": lambda p: p.any(lambda s: s.is_thought),
    "both only think": lambda p: p.both(lambda s: s.is_thought),
    "only possible": lambda p: p.any(lambda s: s.is_hedged),
    "of some": lambda p: p.any(lambda s: s.has(s.small.some)),
    "of one only": lambda p: p.any(lambda s: s.has(s.small.only)),
    "not only": lambda p: p.any(lambda s: s.adds),
    "under a condition": lambda p: p.any(lambda s: s.has(s.small.if_)),
    "said with a but": lambda p: p.any(lambda s: s.is_limited),
    "must": lambda p: p.any(lambda s: s.has(s.small.must)),
    "not yet": lambda p: p.any(lambda s: s.has(s.small.not_yet)),
    "still": lambda p: p.any(lambda s: "still" in s.ids),
    "already": lambda p: p.any(lambda s: "already" in s.ids),
    "not yet so before": lambda p: p.days > 0 and p.earlier.is_pending,
    "already so later": lambda p: p.days > 0 and "already" in p.later.ids,
    "in direct words": lambda p: p.any(lambda s: s.is_direct),
    "of the speaker's own": lambda p: p.any(lambda s: s.is_own),
    "of all": lambda p: p.any(lambda s: s.has(s.small.every)),
    "of none": lambda p: p.any(lambda s: s.is_of_none),
    "of all or none, on one side": lambda p: p.one(lambda s: s.is_universal),
    "of all or none, one speaker": lambda p: p.is_one_speaker and p.any(lambda s: s.is_universal),
    "of all or none, two speakers": lambda p: not p.is_one_speaker and p.any(lambda s: s.is_universal),
    "of all or none against what one tells": lambda p: (
        _is_near(p) and p.acts <= _TOLD and p.one(lambda s: s.is_universal)
    ),
    "a number on one side": lambda p: p.one(lambda s: s.numbers),
    "numbers on both sides": lambda p: p.both(lambda s: s.numbers),
    "exact numbers on both sides": lambda p: p.both(lambda s: s.is_exact),
    "a bound": lambda p: p.any(lambda s: s.is_bounded),
    "the same number": lambda p: p.numbers == "same",
    "numbers that allow each other": lambda p: p.numbers == "allowed",
    "other numbers at one time": lambda p: p.numbers == "other" and _is_near(p),
    "other numbers at another time": lambda p: p.numbers == "other" and not _is_near(p),
    "a number against none": _is_counted_against_none,
    "one amount in two units": lambda p: amounts.are_one(p.earlier.amounts, p.later.amounts),
    "other shares": lambda p: amounts.are_other(p.earlier.amounts, p.later.amounts),
    "what it is like": lambda p: min(sum(side.qualities for side in p.sides), 2) / 2,
    "names on both sides": lambda p: p.both(lambda s: s.is_named),
    "no names": lambda p: not p.any(lambda s: s.is_named),
    "length": lambda p: sum(side.length for side in p.sides) / 2,
    "one much longer": lambda p: abs(p.earlier.length - p.later.length),
    "other names": lambda p: p.pair.names_other,
    "other days": lambda p: p.pair.days_other,
    "another one of its kind": lambda p: p.pair.labels_other,
}
# What is measured apart for each kind of pair.
OF_A_KIND: Mapping[str, Measure] = {
    "negative on one side": lambda p: p.one(lambda s: s.is_negative),
    "negative on both sides": lambda p: p.both(lambda s: s.is_negative),
    "common matter": lambda p: p.most(lambda c: min(c.shared_weight, _MATTER) / _MATTER),
    "common events": lambda p: p.most(lambda c: min(c.core, 2.0) / 2),
    "covered on both sides": lambda p: p.most(lambda c: min(c.cover_left, c.cover_right)),
    "nothing in common": lambda p: not p.pair.contacts,
    "opposites, held against each other": lambda p: p.most(lambda c: bool(c.opposed) and c.parity < 0),
    "opposites, held alike": lambda p: p.most(lambda c: bool(c.opposed) and c.parity > 0),
}

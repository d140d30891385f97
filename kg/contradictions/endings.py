"""What became of a dispute: a later statement that settles, narrows or supersedes it.

In: the contradictions of one issue, and all stated claims. Out: a status and the statement that brought it, or nothing.
Nobody is found right by it: a dispute is settled when those who held one side say themselves what the other side said.

* settled: who denied it affirms it later, or who affirmed it denies it; who refused it promises it.
* narrowed: who denied it says later that it happened, by somebody else's doing.
* superseded: a number in dispute is followed by a later one for the same thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.contradictions.base import OPEN, is_dated, told_on
from kg.contradictions.issues import Issue, families, is_one_matter
from kg.model import Act, Commitment, Contradiction, Frame, Mode, Polarity, StatedClaim

_REACH = timedelta(days=60)  # a report without a day of saying, printed later than this, may tell old words
_EVENT_GAP = timedelta(days=1)
_LEAST = 0.5  # confidence of a statement that may end a dispute
_STATES = frozenset({Polarity.AFFIRMS, Polarity.DENIES})
_HELD = frozenset({Act.ASSERT, Act.CONFIRM, Act.DENY, Act.PROMISE, Act.APOLOGISE, Act.REFUSE})


@dataclass(frozen=True, slots=True)
class Ending:
    """A notation of `vocab/dispute-status` and the IRI of the statement that brought it."""

    status: str
    statement: str


class Later:
    """All stated claims, by who stands behind them and what they are about."""

    def __init__(self, stated: Sequence[StatedClaim], frames: Mapping[str, Frame]) -> None:
        self.family_by_frame = families(frames)
        self.by_matter: dict[tuple[str, str], list[StatedClaim]] = defaultdict(list)
        for one in stated:
            if _is_said_outright(one):
                self.by_matter[one.side, self._family(one)].append(one)

    def _family(self, stated: StatedClaim) -> str:
        return self.family_by_frame.get(stated.claim.frame, stated.claim.frame)

    def find(self, members: Sequence[Contradiction], issue: Issue) -> Ending | None:
        """What became of these contradictions; None while they are open. The last statement that counts decides."""
        found = [ending for contradiction in members for ending in self._endings(contradiction, issue)]
        return max(found, key=lambda pair: (pair[0], pair[1].status, pair[1].statement))[1] if found else None

    def _endings(self, contradiction: Contradiction, issue: Issue) -> Iterator[tuple[date, Ending]]:
        for held, other in ((contradiction.a, contradiction.b), (contradiction.b, contradiction.a)):
            for later in self._later_of(held, other):
                status = _status(held, later, contradiction, issue)
                day = told_on(later)
                if status is not None and day is not None:
                    yield day, Ending(status, later.statement)

    def _later_of(self, held: StatedClaim, other: StatedClaim) -> Iterator[StatedClaim]:
        """Statements of the same side on the same matter, said after both."""
        days = [day for day in (told_on(held), told_on(other)) if day is not None]
        if len(days) < 2:
            return
        for one in self.by_matter.get((held.side, self._family(held)), ()):
            day = told_on(one)
            if day is not None and day > max(days) and (is_dated(one.said) or day - max(days) <= _REACH):
                yield one


def _is_said_outright(stated: StatedClaim) -> bool:
    """Does somebody say it in words of his own: no hearsay, no wish, nothing implied, and heard clearly?"""
    return (
        stated.polarity in _STATES
        and stated.act in _HELD
        and stated.mode is not Mode.NARRATOR
        and stated.explicitness == "explicit"
        and stated.commitment is not Commitment.NONE
        and stated.confidence >= _LEAST
    )


def _status(held: StatedClaim, later: StatedClaim, contradiction: Contradiction, issue: Issue) -> str | None:
    if not _is_same_matter(held, later, issue):
        return None
    if contradiction.kind == "quantity":
        return "superseded" if _has_new_number(contradiction, later) else None
    if later.polarity is held.polarity or held.polarity not in _STATES:
        return None
    ours, theirs = held.claim.slot("agent"), later.claim.slot("agent")
    if ours is None or (theirs is not None and theirs.value == ours.value):
        return "settled"
    return "narrowed" if held.polarity is Polarity.DENIES else None


def _is_same_matter(held: StatedClaim, later: StatedClaim, issue: Issue) -> bool:
    if OPEN in (held.claim.frame, later.claim.frame):
        return held.claim.frame == later.claim.frame and is_one_matter(held, later)
    if held.claim.frame != later.claim.frame:
        return False
    values = {slot.value for slot in later.claim.slots if slot.role != "agent"}
    if issue.slot is not None and issue.slot.value not in values:
        return False
    ours, theirs = held.claim.time, later.claim.time
    if ours is not None and theirs is not None and is_dated(ours) and is_dated(theirs):
        return ours.first - _EVENT_GAP <= theirs.last and theirs.first <= ours.last + _EVENT_GAP
    return True


def _has_new_number(contradiction: Contradiction, later: StatedClaim) -> bool:
    """Is it a number for the same, said by one of the two sides after both, and neither of theirs?"""
    number = later.claim.quantity
    told = [one.claim.quantity for one in (contradiction.a, contradiction.b)]
    return number is not None and all(one is not None and one.unit == number.unit and one != number for one in told)

"""What a contradiction rule is, what it may look at, and how two claims are compared role by role.

A rule is a pure function of two stated claims and the setting (frames, and which side each entity stands on). It
answers with a verdict, with a guard (the pair looks opposed and is not), or with nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from kg.contradictions.setting import Setting as Setting
from kg.contradictions.setting import told_on as told_on
from kg.model import Act, Interval, Polarity, Slot, StatedClaim

OPEN = "open"
WINDOW = timedelta(
    days=2
)  # without this window the pairs doubled, all extra ones wrong events (measured on 9 articles)
WISHES = frozenset({Act.DEMAND, Act.OFFER, Act.PROMISE, Act.THREATEN, Act.REFUSE, Act.QUESTION})
REPEATED = frozenset({"break-cease-fire"})  # one doer each time, and many times: other days are other events
_DAY_PRECISIONS = frozenset({"minute", "part-of-day", "day"})
_TEXT_OVERLAP = 0.5
_TEXT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two statements contradict each other.

    `shared` and `clash` are words for the explanation ("patient: Mingachevir"), `agreement` is 0 to 1: how fully the
    claims are about the same thing. `first` is the statement that affirms or came first, `second` the other.
    """

    first: StatedClaim
    second: StatedClaim
    agreement: float
    shared: tuple[str, ...]
    clash: str
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guarded:
    """The pair looks opposed and is not: the guard's name and the reason in one sentence."""

    guard: str
    reason: str


Outcome = Verdict | Guarded | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    `name` is stable and stands in the graph; `kind` is a notation of `vocab/contradiction-type`; `level` is "world",
    "attribution", "position" or "norm".
    """

    name: str
    kind: str
    level: str
    compare: Callable[[StatedClaim, StatedClaim, Setting], Outcome]


@dataclass(frozen=True, slots=True)
class Match:
    """How one role of two claims compares: "same", "different", "left" or "right" (only that one fills it)."""

    role: str
    state: str
    label: str = ""
    is_assumed: bool = False


def match_role(role: str, left: StatedClaim, right: StatedClaim, setting: Setting) -> Match | None:
    """Compare one role; None when neither claim fills it. Agents are compared by side, places by what they lie in."""
    ours, theirs = _slots(left, role), _slots(right, role)
    if not ours and not theirs:
        return None
    if not ours or not theirs:
        present = (ours or theirs)[0]
        return Match(role, "left" if ours else "right", present.label, present.is_assumed)
    for one in ours:
        for other in theirs:
            if _is_same(one, other, role, setting):
                return Match(role, "same", one.label, one.is_assumed or other.is_assumed)
    return Match(role, "different", f"{ours[0].label} / {theirs[0].label}")


def _slots(stated: StatedClaim, role: str) -> tuple[Slot, ...]:
    if role == "origin":
        return (stated.claim.origin,) if stated.claim.origin is not None else ()
    return tuple(slot for slot in stated.claim.slots if slot.role == role)


def _is_same(one: Slot, other: Slot, role: str, setting: Setting) -> bool:
    if one.is_entity and other.is_entity:
        if role == "agent":
            return setting.side(one.value) == setting.side(other.value)
        return setting.is_same_place(one.value, other.value)
    if one.is_entity or other.is_entity:
        return False
    ours, theirs = set(one.value.split()), set(other.value.split())
    is_enough = len(ours & theirs) >= _TEXT_WORDS or ours == theirs  # "student" alone does not tell which student
    return is_enough and overlap(ours, theirs) >= _TEXT_OVERLAP


def overlap(left: set[str], right: set[str]) -> float:
    """Share of the smaller set that the other has too, 0 to 1; 0 when one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def roles_of(left: StatedClaim, right: StatedClaim, setting: Setting) -> tuple[str, ...]:
    """The roles of both claims except the agent and the origin, in the frame's order."""
    frames = (setting.frames.get(left.claim.frame), setting.frames.get(right.claim.frame))
    roles = [role for frame in frames if frame is not None for role in frame.roles]
    return tuple(role for role in dict.fromkeys((*roles, "place")) if role not in ("agent", "origin"))


def is_dated(interval: Interval | None) -> bool:
    """Is the time known to the day?"""
    return interval is not None and interval.precision in _DAY_PRECISIONS


def is_same_time(left: StatedClaim, right: StatedClaim) -> bool:
    """May both speak of one event: overlapping days, or one known day told of within the window, or told close by."""
    ours, theirs = left.claim.time, right.claim.time
    if ours is not None and theirs is not None and is_dated(ours) and is_dated(theirs):
        return ours.overlaps(theirs)
    one = ours.first if ours is not None and is_dated(ours) else told_on(left)
    other = theirs.first if theirs is not None and is_dated(theirs) else told_on(right)
    return one is None or other is None or abs(one - other) <= WINDOW


def by_polarity(left: StatedClaim, right: StatedClaim) -> tuple[StatedClaim, StatedClaim] | None:
    """The affirming and the denying one, when the two are opposed."""
    if {left.polarity, right.polarity} != {Polarity.AFFIRMS, Polarity.DENIES}:
        return None
    return (left, right) if left.polarity is Polarity.AFFIRMS else (right, left)


def is_heard(stated: StatedClaim) -> bool:
    """Does anybody in particular say it (no hidden speaker, no hearsay)?"""
    return stated.speaker_name != "unattributed"


def assumptions(*stated: StatedClaim) -> tuple[str, ...]:
    """In words, what was taken for granted to read these statements as they are read."""
    found: list[str] = []
    for one in stated:
        taken = [f"{slot.role} {slot.label}" for slot in one.claim.slots if slot.is_assumed]
        if one.claim.time is not None and one.claim.time.is_assumed:
            taken.append("the time")
        if taken:
            found.append(f"in the statement of {one.speaker_name}: {', '.join(taken)}")
        if one.explicitness != "explicit":
            found.append(f"what {one.speaker_name} says is {one.explicitness}, not outright")
    return tuple(dict.fromkeys(found))

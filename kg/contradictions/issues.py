"""What a contradiction is about, and which contradictions are about the same issue.

In: contradictions. Out: groups of them, each with the thing, the kind of claim and the day that they share. A typed
issue is a frame family, the named thing it is about and, for events, a run of days; so two shellings of two towns stay
two issues even when one denial speaks of both. Open claims have no frame: their contradictions are about one issue when
they put forward the same claim in the same days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.contradictions.base import OPEN, REPEATED, is_dated, told_on
from kg.languages.tokens import words_of
from kg.model import Act, Contradiction, Frame, Polarity, Slot, StatedClaim

HOLDING = "holding"
POSITION = "position-change"
DAYS = "day: "  # how the clash of two days begins
_HOLDING_FRAMES = frozenset({"capture-territory", "control-territory", "occupy"})
_GAP = timedelta(days=1)  # dated events this close are one issue
_TOLD_GAP = timedelta(days=2)  # a report without a day of the event belongs to one that was told so soon before
_MATTER_GAP = timedelta(days=14)  # open claims told so far apart are another matter, even in the same words
_OBJECT_ROLES = ("patient", "theme", "place", "recipient", "origin")
_OWNER = "speaker: "
_ANSWERS = frozenset({Act.DENY, Act.REFUSE})  # acts that answer what somebody else put forward
_FEW = 3  # words: fewer are found in many a sentence
_ALIKE = 0.5  # share of the words and names of both that makes two open claims one


@dataclass(frozen=True, slots=True)
class Issue:
    """What one contradiction is about; `day` is the event's where known, else that of the earlier statement.

    `owner`: the one whose words are in question, where the contradiction is about what somebody said.
    """

    family: str
    object: str
    slot: Slot | None
    day: date | None
    is_event_day: bool
    owner: str | None = None


Member = tuple[Issue, Contradiction]


def runs(contradictions: Sequence[Contradiction], frames: Mapping[str, Frame]) -> Iterable[list[Member]]:
    """The contradictions in groups, one for each issue, in a fixed order.

    Args:
        contradictions: those sure enough to open a dispute.
        frames: all frames by notation.
    """
    counts = Counter(slot for found in contradictions for slot in {one.value for one in _objects(*ordered(found))})
    by_object: dict[tuple[str, str], list[Member]] = defaultdict(list)
    matters, family_by_frame = _matters(contradictions), families(frames)
    members = [
        (_issue(contradiction, frames, counts, matters=matters, family_by_frame=family_by_frame), contradiction)
        for contradiction in contradictions
    ]
    for member in members:
        issue = _summed_up(member, members)
        by_object[issue.family, issue.object].append((issue, member[1]))
    for key in sorted(by_object):
        members = by_object[key]
        yield from _days_apart(members, has_days=is_event(members[0][0], frames) and not _is_once(members, frames))


def is_event(issue: Issue, frames: Mapping[str, Frame]) -> bool:
    """Is the issue about something that happens on a day, and can happen again?"""
    frame = frames.get(issue.family)
    return issue.family == HOLDING or frame is None or frame.kind != "state"


def _is_once(members: Sequence[Member], frames: Mapping[str, Frame]) -> bool:
    """Is it one matter however many days lie between: what somebody said over time, or who started an undated war?"""
    if any(contradiction.kind == POSITION for _, contradiction in members):
        return True
    family = members[0][0].family
    is_dated_event = family in REPEATED or any(issue.is_event_day for issue, _ in members)
    return _has_one_doer(frames.get(family)) and not is_dated_event


def _has_one_doer(frame: Frame | None) -> bool:
    return frame is not None and frame.kind == "event" and frame.exclusive == frame.roles[0] == "agent"


def ordered(contradiction: Contradiction) -> tuple[StatedClaim, StatedClaim]:
    """The affirming one first; its claim names what the denial may leave out."""
    pair = sorted(
        (contradiction.a, contradiction.b),
        key=lambda one: (one.polarity is Polarity.DENIES, one.act in _ANSWERS, one.statement),
    )
    return pair[0], pair[1]


def is_open(contradiction: Contradiction) -> bool:
    """Is a claim outside the typed frames part of it?"""
    return OPEN in (contradiction.a.claim.frame, contradiction.b.claim.frame)


def families(frames: Mapping[str, Frame]) -> dict[str, str]:
    """Each frame's family, under its first name: itself, its opposites, theirs, and so on; holding places is one."""
    found: dict[str, str] = {}
    for frame in sorted(frames):
        queue = [] if frame in found else [frame]
        while queue:
            current = queue.pop()
            if current not in found:
                found[current] = HOLDING if current in _HOLDING_FRAMES else frame
                queue.extend(frames[current].opposites if current in frames else ())
    return found


def _issue(
    contradiction: Contradiction,
    frames: Mapping[str, Frame],
    counts: Mapping[str, int],
    *,
    matters: Mapping[str, str],
    family_by_frame: Mapping[str, str],
) -> Issue:
    first, second = _matter_of(contradiction)
    name = first.claim.frame
    family, slot = family_by_frame.get(name, name), _object(first, second, counts)
    owner = next((words.removeprefix(_OWNER) for words in contradiction.shared if words.startswith(_OWNER)), None)
    if owner is not None:  # what one speaker is reported to have said: one issue for each kind of report
        family, slot = contradiction.rule, None
        object_ = f"{owner} {name}"
    elif contradiction.kind == POSITION and OPEN not in (name, second.claim.frame):
        family, slot, object_ = POSITION, None, f"{first.speaker} {family}"
    elif OPEN in (name, second.claim.frame):
        family, slot, object_ = OPEN, None, matters[contradiction.iri]
    elif slot is not None:
        object_ = slot.value
    elif _has_one_doer(frames.get(name)):
        object_ = name
    else:
        agent = first.claim.slot("agent") or second.claim.slot("agent")
        object_ = f"agent {agent.value}" if agent else first.claim.iri
    times = [one.claim.time for one in (first, second) if one.claim.time is not None and is_dated(one.claim.time)]
    told = [day for day in (told_on(first), told_on(second)) if day is not None]
    day = times[0].first if times else min(told, default=None)
    return Issue(family, object_, slot, day, bool(times), owner)


def _matter_of(contradiction: Contradiction) -> tuple[StatedClaim, StatedClaim]:
    """The two statements, or twice the typed one where the other only points at it ("Armenia denies it")."""
    first, second = ordered(contradiction)
    if second.about is not None and second.claim.frame == OPEN and first.claim.frame != OPEN:
        return first, first
    return first, second


def _summed_up(member: Member, members: Sequence[Member]) -> Issue:
    """The issue, or where its words only sum up what a typed claim of the same article tells in full, the latter's."""
    issue, contradiction = member
    if issue.family != OPEN:
        return issue
    told = ordered(contradiction)[0]
    words = set(told.claim.lemmas)
    for other, found in members:
        full = ordered(found)[0]
        is_same = full.article == told.article and full.side == told.side and other.owner is None
        if is_same and full.claim.frame != OPEN and len(words) >= _FEW and words <= {*words_of(full.quote)}:
            return other
    return issue


def _objects(first: StatedClaim, second: StatedClaim) -> list[Slot]:
    """What the two may be about: filled roles other than the agent, and never the agent's own side."""
    if OPEN in (first.claim.frame, second.claim.frame):
        return []
    agents = {slot.value for one in (first, second) for slot in one.claim.slots if slot.role == "agent"}
    slots = (*first.claim.slots, *second.claim.slots)
    return [slot for slot in slots if slot.role in _OBJECT_ROLES and slot.value not in agents]


def _object(first: StatedClaim, second: StatedClaim, counts: Mapping[str, int]) -> Slot | None:
    """The named thing that both share, else the affirming one's; where several fit, the one most disputed of all."""
    ours = {slot.value for slot in first.claim.slots}
    theirs = {slot.value for slot in second.claim.slots}
    return min(
        _objects(first, second),
        key=lambda slot: (
            slot.value not in ours or slot.value not in theirs,
            slot.value not in ours,
            not slot.is_entity,
            -counts[slot.value],
            _OBJECT_ROLES.index(slot.role),
            slot.label,
        ),
        default=None,
    )


def _matters(contradictions: Sequence[Contradiction]) -> dict[str, str]:
    """The matter of each contradiction between open claims: those that put forward the same claim have one.

    Joined through what is affirmed, never through a denial: "none of it is true" denies many matters.
    """
    opened = sorted(
        (found for found in contradictions if OPEN in {one.claim.frame for one in _matter_of(found)}),
        key=lambda found: (-found.confidence, found.iri),
    )
    heads: list[tuple[StatedClaim, str]] = []
    matters: dict[str, str] = {}
    for found in opened:
        affirmed = ordered(found)[0]
        head = next((name for other, name in heads if is_one_matter(affirmed, other)), None)
        if head is None:
            head = affirmed.claim.iri
            heads.append((affirmed, head))
        matters[found.iri] = head
    return matters


def is_one_matter(one: StatedClaim, other: StatedClaim) -> bool:
    """Do both put forward the same claim: the same words and names, told within the same weeks?"""
    first, second = told_on(one), told_on(other)
    if first is not None and second is not None and abs(first - second) > _MATTER_GAP:
        return False
    if one.claim.iri == other.claim.iri or one.statement == other.statement:
        return True
    ours, theirs = _features(one), _features(other)
    return bool(ours & theirs) and len(ours & theirs) / len(ours | theirs) >= _ALIKE


def _features(stated: StatedClaim) -> set[str]:
    return {*stated.claim.lemmas, *(slot.value for slot in stated.claim.slots if slot.is_entity)}


def _days_apart(members: Sequence[Member], *, has_days: bool) -> Iterable[list[Member]]:
    """Runs of days: dated events a day apart belong together; undated ones join the nearest run that they fit."""
    if not has_days:
        return [list(members)]
    found: list[list[Member]] = []
    for member in sorted(
        members,
        key=lambda pair: (_is_loose(pair[1]), not pair[0].is_event_day, pair[0].day or date.min, pair[1].iri),
    ):
        near = [(distance, n) for n, run in enumerate(found) if (distance := _distance(member[0], run)) is not None]
        if near:
            found[min(near)[1]].append(member)
        elif not _is_loose(member[1]):
            found.append([member])
    return found


def _is_loose(contradiction: Contradiction) -> bool:
    """Is the day of one known, and of the other not even when it was told? That alone opens no issue."""
    days = [is_dated(one.claim.time) or told_on(one) is not None for one in (contradiction.a, contradiction.b)]
    return days[0] != days[1]


def _distance(issue: Issue, run: Sequence[Member]) -> timedelta | None:
    """How far the issue's day lies from a run's; None when too far.

    A run's days are those of its dated events, so that reports without one do not drag it on from day to day.
    """
    dated = [other for other, _ in run if other.is_event_day]
    days = [other.day for other in (dated or [run[0][0]])]
    if issue.day is None or None in days:
        return timedelta(0)
    if issue.is_event_day and not dated:
        return None
    if dated and not issue.is_event_day and issue.day < min(day for day in days if day is not None):
        return None  # told before it happened: of something else
    distance = min(abs(issue.day - day) for day in days if day is not None)
    return distance if distance <= (_GAP if issue.is_event_day else _TOLD_GAP) else None

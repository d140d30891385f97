"""Disputes: all contradictions about one issue, with its sides. What a person browses.

An issue is a frame family, the named thing it is about and, for events, a run of days. Contradictions are put together
by that key and not by chains of shared statements, so two shellings of two towns stay two disputes even when one denial
speaks of both.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from kg import ids
from kg.contradictions.base import OPEN, is_dated, told_on
from kg.contradictions.score import gloss, weights
from kg.model import Contradiction, Dispute, DisputeSide, Frame, Polarity, Slot, StatedClaim

_HOLDING = frozenset({"capture-territory", "control-territory", "occupy"})
_GAP = timedelta(days=1)  # dated events this close are one issue
_OBJECT_ROLES = ("patient", "theme", "place", "recipient", "origin")
_TITLE_NAMES = 3
_SAYING = "state"
_OWNER = "speaker: "
Labels = Mapping[str, Mapping[str, str]]


class _Titles(BaseModel):
    """The content of `titles.toml`: month names and title templates by language tag."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: dict[str, tuple[str, ...]]
    no_object: dict[str, str]
    open: dict[str, str]
    open_bare: dict[str, str]
    terms: dict[str, str]
    recipient: dict[str, str]
    position: dict[str, str]
    default: dict[str, str]
    frame: dict[str, dict[str, str]] = Field(default_factory=dict)


@cache
def _titles() -> _Titles:
    return _Titles.model_validate(tomllib.loads((Path(__file__).parent / "titles.toml").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class _Issue:
    """What one contradiction is about; `day` is the event's where known, else that of the earlier statement."""

    family: str
    object: str
    slot: Slot | None
    day: date | None
    is_event_day: bool


def group(contradictions: Sequence[Contradiction], labels: Labels, frames: Mapping[str, Frame]) -> tuple[Dispute, ...]:
    """The disputes that these contradictions make, surest first; unsure pairs (see `weights.toml`) open none.

    Args:
        contradictions: as found.
        labels: names of entities by IRI and language tag, for the titles; slot labels serve where one is missing.
        frames: all frames by notation.
    """
    contradictions = [found for found in contradictions if found.confidence >= weights().grouped]
    counts = Counter(value for found in contradictions for value in {slot.value for slot in _objects(*_ordered(found))})
    by_object: dict[tuple[str, str], list[tuple[_Issue, Contradiction]]] = defaultdict(list)
    for contradiction in contradictions:
        issue = _issue(contradiction, frames, counts)
        by_object[issue.family, issue.object].append((issue, contradiction))
    made = [
        _dispute(run, labels, frames)
        for key in sorted(by_object)
        for run in _runs(by_object[key], has_days=_is_event(by_object[key][0][0], frames))
    ]
    return tuple(sorted(made, key=lambda dispute: (-dispute.confidence, dispute.iri)))


def _is_event(issue: _Issue, frames: Mapping[str, Frame]) -> bool:
    frame = frames.get(issue.family)
    return issue.family == "holding" or frame is None or frame.kind != "state"


def _issue(contradiction: Contradiction, frames: Mapping[str, Frame], counts: Mapping[str, int]) -> _Issue:
    first, second = _ordered(contradiction)
    frame = frames.get(first.claim.frame)
    name = first.claim.frame
    family = "holding" if name in _HOLDING else min((name, *(frame.opposites if frame else ())))
    slot = _object(first, second, counts)
    owner = next((words.removeprefix(_OWNER) for words in contradiction.shared if words.startswith(_OWNER)), None)
    if owner is not None:  # what one speaker is reported to have said: one issue for each kind of report
        family, slot = contradiction.rule, None
        object_ = f"{owner} {name}"
    elif slot is not None:
        object_ = slot.value
    elif first.claim.frame == OPEN:
        object_ = first.claim.iri
    else:
        agent = first.claim.slot("agent") or second.claim.slot("agent")
        object_ = f"agent {agent.value}" if agent else first.claim.iri
    times = [one.claim.time for one in (first, second) if one.claim.time is not None and is_dated(one.claim.time)]
    told = [day for day in (told_on(first), told_on(second)) if day is not None]
    day = times[0].first if times else min(told, default=None)
    return _Issue(family, object_, slot, day, bool(times))


def _ordered(contradiction: Contradiction) -> tuple[StatedClaim, StatedClaim]:
    """The affirming one first; its claim names what the denial may leave out."""
    pair = sorted((contradiction.a, contradiction.b), key=lambda one: (one.polarity is Polarity.DENIES, one.statement))
    return pair[0], pair[1]


def _objects(first: StatedClaim, second: StatedClaim) -> list[Slot]:
    """What the two may be about: filled roles other than the agent, and never the agent's own side."""
    if first.claim.frame == OPEN:
        return []
    agents = {slot.value for one in (first, second) for slot in one.claim.slots if slot.role == "agent"}
    slots = (*first.claim.slots, *second.claim.slots)
    return [slot for slot in slots if slot.role in _OBJECT_ROLES and slot.value not in agents]


def _object(first: StatedClaim, second: StatedClaim, counts: Mapping[str, int]) -> Slot | None:
    """The named thing that both share, else the affirming one's; where several fit, the one most disputed of all."""
    ours = {slot.value for slot in first.claim.slots}
    return min(
        _objects(first, second),
        key=lambda slot: (
            slot.value not in ours,
            not slot.is_entity,
            -counts[slot.value],
            _OBJECT_ROLES.index(slot.role),
            slot.label,
        ),
        default=None,
    )


def _runs(
    members: Sequence[tuple[_Issue, Contradiction]], *, has_days: bool
) -> Iterable[list[tuple[_Issue, Contradiction]]]:
    """Runs of days: dated events a day apart belong together; undated ones join the nearest run within the gap."""
    if not has_days:
        return [list(members)]
    members = sorted(members, key=lambda pair: (not pair[0].is_event_day, pair[0].day or date.min, pair[1].iri))
    runs: list[list[tuple[_Issue, Contradiction]]] = []
    for issue, contradiction in members:
        run = next((run for run in runs if any(_is_near(issue, other) for other, _ in run)), None)
        if run is None:
            runs.append([(issue, contradiction)])
        else:
            run.append((issue, contradiction))
    return runs


def _is_near(issue: _Issue, other: _Issue) -> bool:
    if issue.day is None or other.day is None:
        return True
    if not other.is_event_day and issue.is_event_day:
        return False
    return abs(issue.day - other.day) <= (_GAP if issue.is_event_day else 2 * _GAP)


def _dispute(run: Sequence[tuple[_Issue, Contradiction]], labels: Labels, frames: Mapping[str, Frame]) -> Dispute:
    members = sorted((contradiction for _, contradiction in run), key=lambda one: (-one.confidence, one.iri))
    issue = min((issue for issue, _ in run), key=lambda one: (not one.is_event_day, one.day or date.min))
    day = issue.day if _is_event(issue, frames) else None
    return Dispute(
        iri=ids.mint("dispute", family=issue.family, object=issue.object, day=day.isoformat() if day else None),
        titles={tag: _title(tag, issue, members[0], labels=labels, frames=frames) for tag in sorted(_titles().months)},
        sides=_sides(members, issue.object),
        contradictions=tuple(one.iri for one in members),
        confidence=members[0].confidence,
    )


def _title(
    tag: str, issue: _Issue, contradiction: Contradiction, *, labels: Labels, frames: Mapping[str, Frame]
) -> str:
    titles = _titles()
    first, second = _ordered(contradiction)
    frame = frames.get(first.claim.frame)
    agent = first.claim.slot("agent") or second.claim.slot("agent")
    owner = next((words.removeprefix(_OWNER) for words in contradiction.shared if words.startswith(_OWNER)), None)
    things = _things(first, second, tag, labels)
    templates = titles.frame.get(issue.family) or titles.frame.get(first.claim.frame) or titles.default
    if contradiction.rule in ("terms", "recipient"):
        templates = titles.terms if contradiction.rule == "terms" else titles.recipient
    elif contradiction.kind == "position-change":
        templates = titles.position
    elif first.claim.frame == OPEN or (issue.slot is not None and not issue.slot.is_entity):
        templates = titles.open if things else titles.open_bare
    elif issue.slot is None and "{object}" in templates[tag]:
        templates = titles.no_object if agent else titles.open_bare
    names = {} if frame is None else frame.labels
    label = names.get(tag) or names.get("en", "")
    is_known = issue.day is not None and issue.is_event_day
    return templates[tag].format(
        object=_name(issue.slot, tag, labels) if issue.slot else "",
        agent=_name(agent, tag, labels) if agent else first.speaker_name,
        frame=label[:1].upper() + label[1:] if templates[tag].startswith("{frame}") else label,
        a=owner or labels.get(first.speaker, {}).get(tag) or first.speaker_name,
        b=labels.get(second.speaker, {}).get(tag) or second.speaker_name,
        things=things,
        date=f", {_day(issue.day, tag)}" if is_known and issue.day else "",
    )


def _things(first: StatedClaim, second: StatedClaim, tag: str, labels: Labels) -> str:
    """The named things that both speak of, else those of the one who affirms."""
    ours = {slot.value: slot for slot in first.claim.slots if slot.is_entity}
    both = [slot.value for slot in second.claim.slots if slot.value in ours]
    names = [_name(ours[value], tag, labels) for value in dict.fromkeys(both or ours)]
    return ", ".join(names[:_TITLE_NAMES])


def _name(slot: Slot, tag: str, labels: Labels) -> str:
    known = labels.get(slot.value, {})
    return slot.label if not slot.is_entity else known.get(tag) or known.get("en") or slot.label


def _day(day: date, tag: str) -> str:
    return f"{day.day} {_titles().months[tag][day.month - 1]} {day.year}"


def _sides(members: Sequence[Contradiction], object_: str) -> tuple[DisputeSide, ...]:
    """The positions taken: who affirms which value, and who denies it.

    The one with the most statements comes first, beside it the largest that takes another attitude. Agents that a
    contradiction found to stand on one side ("Armenia", "Armenian forces") are one value; a statement that names no
    agent joins the only value of its stance.
    """
    root = _same_agents(members)
    by_position: dict[tuple[str, str], dict[str, StatedClaim]] = defaultdict(dict)
    for contradiction in members:
        for stated in (contradiction.a, contradiction.b):
            by_position[_position(stated, root)].setdefault(stated.statement, stated)
    for stance, value in sorted(by_position):
        others = [key for key in by_position if key[0] == stance and key[1] != value]
        if not value and len(others) == 1:
            by_position[others[0]] |= by_position.pop((stance, value))
    sides = [_side(stance, tuple(held.values()), object_) for (stance, _), held in sorted(by_position.items())]
    ranked = sorted(sides, key=lambda side: (-len(side.statements), side.label))
    facing = next((side for side in ranked[1:] if _stance_of(side) != _stance_of(ranked[0])), None)
    if facing is not None:  # those who say the opposite of the largest side stand beside it
        ranked.remove(facing)
        ranked.insert(1, facing)
    return tuple(ranked)


def _stance_of(side: DisputeSide) -> str:
    """The attitude that a side's label opens with."""
    return side.label.partition(":")[0]


def _same_agents(members: Sequence[Contradiction]) -> dict[str, str]:
    """Each agent's first among those that a contradiction took for the same."""
    root: dict[str, str] = {}

    def find(value: str) -> str:
        while root.setdefault(value, value) != value:
            value = root[value]
        return value

    for contradiction in members:
        agents = [slot.value for one in (contradiction.a, contradiction.b) if (slot := one.claim.slot("agent"))]
        if len(agents) == 2 and any(words.startswith("agent: ") for words in contradiction.shared):
            low, high = sorted(map(find, agents))
            root[high] = low
    return {value: find(value) for value in sorted(root)}


def _position(stated: StatedClaim, root: Mapping[str, str]) -> tuple[str, str]:
    """Polarity and the value that tells positions apart: the agent and, for numbers, the number."""
    agent, quantity = stated.claim.slot("agent"), stated.claim.quantity
    values = [root.get(agent.value, agent.value)] if agent else []
    values += [f"{quantity.low} {quantity.high}"] if quantity else []
    is_denied = stated.polarity is Polarity.DENIES
    return "denies" if is_denied else stated.act.value if _is_wish(stated) else "affirms", " ".join(values)


def _is_wish(stated: StatedClaim) -> bool:
    return stated.polarity in (Polarity.UNCOMMITTED, Polarity.CONDITIONAL)


def _side(stance: str, held: Sequence[StatedClaim], object_: str) -> DisputeSide:
    """One side, labelled by the fullest of its claims about what the dispute is about."""
    held = sorted(held, key=lambda one: (-one.confidence, one.statement))
    days = [day for day in map(told_on, held) if day is not None]
    full = max(
        held,
        key=lambda one: (
            any(slot.value == object_ for slot in one.claim.slots),
            one.claim.slot("agent") is not None,
            is_dated(one.claim.time),
            one.confidence,
        ),
    )
    return DisputeSide(
        label=f"{stance}: {gloss(full)}",
        actors=tuple(sorted({one.side for one in held} | {one.speaker for one in held})),
        statements=tuple(one.statement for one in held),
        first=min(days, default=None),
        last=max(days, default=None),
    )

"""What counts in a network: whose words stand for whom, how sure, which days, which topic, which dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from kg.errors import InputError
from kg.ids import fold
from kg.model import EntityKind
from kg.networks.records import Actor, Conflict, LeftOut, Material, Position, Quoted

By = Literal["side", "speaker"]
BY = ("side", "speaker")
T = TypeVar("T", Conflict, Position)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a network is narrowed to; all that is given must fit, None is no limit.

    `by`: are actors those for whom words count ("side": a minister's words are the government's) or those who say them
    ("speaker")? Actors that were judged to be one are one either way. `min_confidence` (0 to 1) is that of a
    contradiction, and of a position. `since` and `until` are days, both included. `topic`: words that all stand in the
    quotes, the claim or the dispute, without case. `dispute`: an IRI. `with_unnamed`: also speakers whom the text
    hides: each article's are actors of their own.

    Raises:
        InputError: `by` is neither, `min_confidence` is no share, or the days are in the wrong order.
    """

    by: By = "side"
    min_confidence: float = 0.0
    since: date | None = None
    until: date | None = None
    topic: str | None = None
    dispute: str | None = None
    with_outlets: bool = True
    with_unnamed: bool = False

    def __post_init__(self) -> None:
        if self.by not in BY:
            raise InputError(f"actors are counted by {' or '.join(BY)}, not {self.by!r}")
        if not 0.0 <= self.min_confidence <= 1.0:
            raise InputError(f"min_confidence must be 0 to 1, not {self.min_confidence}")
        if self.since and self.until and self.since > self.until:
            raise InputError(f"since ({self.since}) is after until ({self.until})")


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class ChosenConflicts:
    """The contradictions that fit, in the order of the material; what was left out is counted."""

    material: Material
    conflicts: tuple[Conflict, ...]
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class ChosenPositions:
    """The positions that fit, on claims and on disputes, in the order of the material; what was left out is counted."""

    material: Material
    claims: tuple[Position, ...]
    sides: tuple[Position, ...]
    left_out: LeftOut


def choose_conflicts(material: Material, wanted: Wanted = EVERYTHING) -> ChosenConflicts:
    """The contradictions that fit, each statement with the actor that it counts for."""
    keys, is_on_topic = _Keys(material, wanted), _topic(material, wanted)
    found = [
        replace(one, a=keys.keyed(one.a), b=keys.keyed(one.b))
        for one in material.conflicts
        if one.confidence >= wanted.min_confidence
        and wanted.dispute in (None, *one.disputes)
        and is_on_topic((one.a, one.b), one.disputes)
    ]
    kept, left_out = _sifted(found, keys, lambda one: (one.a, one.b), lambda one: one.day)
    return ChosenConflicts(material, kept, left_out)


def choose_positions(material: Material, wanted: Wanted = EVERYTHING) -> ChosenPositions:
    """The positions that fit, each statement with the actor that it counts for."""
    keys, is_on_topic = _Keys(material, wanted), _topic(material, wanted)
    sides = [
        replace(one, said=keys.keyed(one.said))
        for one in material.showings
        if one.confidence >= wanted.min_confidence
        and wanted.dispute in (None, one.issue)
        and is_on_topic((one.said,), (one.issue,))
    ]
    inside = {one.said.statement for one in sides}
    claims = [
        replace(one, said=keys.keyed(one.said))
        for one in material.positions
        if one.confidence >= wanted.min_confidence
        and (wanted.dispute is None or one.said.statement in inside)
        and is_on_topic((one.said,), (one.issue,))
    ]
    kept, left_out = _sifted([*claims, *sides], keys, lambda one: (one.said,), lambda one: one.said.day)
    return ChosenPositions(
        material,
        tuple(one for one in kept if one.claim is not None),
        tuple(one for one in kept if one.claim is None),
        left_out,
    )


class _Keys:
    """Which actor a statement counts for, and whether that actor is wanted."""

    def __init__(self, material: Material, wanted: Wanted) -> None:
        self._heads = material.heads
        self._actors = material.actors
        self.wanted = wanted

    def keyed(self, said: Quoted) -> Quoted:
        """The statement with its actor."""
        own = said.side if self.wanted.by == "side" else said.speaker
        return replace(said, actor=self._heads.get(own, own))

    def kind(self, said: Quoted) -> str:
        """The kind of its actor; unknown where the store does not describe it."""
        actor = self._actors.get(said.actor)
        return actor.kind if actor else EntityKind.UNKNOWN.value

    def is_unnamed(self, said: Quoted) -> bool:
        """Is it left out because the text hides who speaks?"""
        return not self.wanted.with_unnamed and self.kind(said) == EntityKind.UNKNOWN

    def is_unwanted_outlet(self, said: Quoted) -> bool:
        """Is it an outlet's own voice where only others were asked for?"""
        return not self.wanted.with_outlets and self.kind(said) == EntityKind.OUTLET


def _sifted(
    found: Iterable[T],
    keys: _Keys,
    sayings: Callable[[T], tuple[Quoted, ...]],
    day_of: Callable[[T], date | None],
) -> tuple[tuple[T, ...], LeftOut]:
    """Those of wanted actors on wanted days, and how many of the others have no name or no day."""
    kept, unnamed, undated = [], 0, 0
    wanted = keys.wanted
    is_dated = wanted.since is not None or wanted.until is not None
    for one in found:
        day = day_of(one)
        if any(keys.is_unwanted_outlet(said) for said in sayings(one)):
            continue
        if any(keys.is_unnamed(said) for said in sayings(one)):
            unnamed += 1
        elif is_dated and day is None:
            undated += 1
        elif day is None or ((wanted.since or date.min) <= day <= (wanted.until or date.max)):
            kept.append(one)
    return tuple(kept), LeftOut(unnamed=unnamed, undated=undated)


def _topic(material: Material, wanted: Wanted) -> Callable[[tuple[Quoted, ...], tuple[str, ...]], bool]:
    """Tells whether all words of the topic stand in these quotes, their claims, or these issues."""
    words = fold(wanted.topic).split() if wanted.topic else []
    if not words:
        return lambda sayings, issues: True
    claims: dict[str, set[str]] = defaultdict(set)
    for position in material.positions:
        claims[position.said.statement].add(position.issue)

    def is_on_topic(sayings: tuple[Quoted, ...], issues: tuple[str, ...]) -> bool:
        things = {*issues, *(claim for said in sayings for claim in claims[said.statement])}
        texts = [said.quote for said in sayings] + [name for iri in things for name in material.titles.get(iri, ())]
        text = fold(" ".join(sorted(texts)))
        return all(word in text for word in words)

    return is_on_topic


def actor_of(material: Material, iri: str, *, name: str) -> Actor:
    """The actor by its IRI; under the name that the article gives it where the store does not describe it."""
    return material.actors.get(iri) or Actor(iri, name, EntityKind.UNKNOWN.value)

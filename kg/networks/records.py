"""Records of the networks: what is read, what ties two actors, and what was left out.

Actors are keyed by IRI, sorted, and a tie names the smaller IRI first. Days are the latest on which a statement can
have been made. Every tie keeps the statements behind it with their quotes, so that each can be looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

NAMES_OF_NETWORKS = ("dispute", "alignment")
NetworkName = Literal["dispute", "alignment"]
Point = tuple[float, float]
NO_NUMBERS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of a network. `kind` is a notation of `EntityKind`."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement as a tie shows it: who said it, for whom its words count, the words, where and when.

    `actor` is the key of the network that it counts for: the side spoken for or the speaker, as was asked; None where
    that is not yet chosen. `day` is None where nothing is known of the time.
    """

    statement: str
    speaker: str
    side: str
    name: str
    quote: str
    article: str
    day: date | None = None
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One contradiction between two statements; `disputes` are the IRIs of those that hold it."""

    iri: str
    kind: str
    level: str
    confidence: float
    a: Quoted
    b: Quoted
    disputes: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day from which both statements stood: the later one's; None where neither day is known."""
        return max((day for day in (self.a.day, self.b.day) if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Position:
    """One statement that takes a position on an issue.

    `issue` is the IRI of a claim or a dispute. `taken` is "affirms" or "denies" for a claim, the number of the side
    ("1", "2" …) for a dispute; `claim` is the claim expressed, where one is.
    """

    said: Quoted
    issue: str
    taken: str
    confidence: float
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """All that the networks are made from.

    `positions` are those on claims, `showings` those on disputes. `heads` gives for each joined actor the one that
    stands for it. `titles` are names of claims and disputes in all languages, the one to show first.
    """

    actors: Mapping[str, Actor]
    heads: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    positions: tuple[Position, ...]
    showings: tuple[Position, ...]
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class DisputeTie:
    """Two actors who contradict each other: `pairs` are the contradictions, surest first.

    `kinds` and `levels` count them by notation; `first` and `last` are days of pairs (see `Conflict.day`).
    """

    a: str
    b: str
    pairs: tuple[Conflict, ...]
    kinds: Mapping[str, int]
    levels: Mapping[str, int]
    disputes: tuple[str, ...]
    first: date | None
    last: date | None

    @property
    def weight(self) -> float:
        """How many contradictions lie between the two."""
        return float(len(self.pairs))

    @property
    def sign(self) -> int:
        """Always -1: a contradiction sets two actors apart."""
        return -1


@dataclass(frozen=True, slots=True)
class Shared:
    """An issue on which both actors of a tie took a position, each with its earliest statement of it.

    `is_agreement`: the two positions are the same. `day`: from when on both stood.
    """

    issue: str
    label: str
    is_agreement: bool
    a: Position
    b: Position

    @property
    def day(self) -> date | None:
        """The later of the two days; None where neither is known."""
        return max((one.said.day for one in (self.a, self.b) if one.said.day is not None), default=None)


@dataclass(frozen=True, slots=True)
class AlignmentTie:
    """Two actors who took positions on the same issues.

    `weight` is -1 to 1: agreements less disagreements, by what is normalised with (see `alignment.build`).
    """

    a: str
    b: str
    agreements: int
    disagreements: int
    weight: float
    shared: tuple[Shared, ...]
    first: date | None
    last: date | None

    @property
    def sign(self) -> int:
        """1 where agreement outweighs, -1 where disagreement does, 0 where neither."""
        return (self.weight > 0) - (self.weight < 0)


Tie = DisputeTie | AlignmentTie


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a network does not show, counted: nothing is dropped in silence.

    `actors`, `ties`: cut off by the bounds, the weakest first. `pairs`: contradictions behind those ties.
    `unnamed`: contradictions or positions of speakers whom the text does not name. `undated`: those without a day,
    where only some days were asked for. `crowded`: issues that too many actors took a position on to compare them in
    pairs.
    """

    actors: int = 0
    ties: int = 0
    pairs: int = 0
    unnamed: int = 0
    undated: int = 0
    crowded: int = 0


NOTHING = LeftOut()


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and the ties between them, both sorted by IRI.

    `within` counts contradictions of an actor with itself (a change of position, two spokesmen), which are no ties.
    `issues` is how many issues somebody took a position on; 0 in a dispute network.
    """

    name: NetworkName
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    within: Mapping[str, int] = field(default_factory=lambda: NO_NUMBERS)
    issues: int = 0
    left_out: LeftOut = NOTHING

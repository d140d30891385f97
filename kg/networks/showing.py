"""What programs and pages are given of a network: flat records, without the quotes behind each tie.

Quotes come apart and in parts (`conflicts`, `shared`): a tie between two governments may have hundreds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kg.networks import drawing
from kg.networks.balance import Balance
from kg.networks.changes import Changes, Community, Place, Window
from kg.networks.measures import ActorMeasures, Measures, measure
from kg.networks.records import (
    Actor,
    AlignmentTie,
    Conflict,
    DisputeTie,
    LeftOut,
    Network,
    NetworkName,
    Shared,
    Tie,
)


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor of a network with its place in the picture (x and y, about -1 to 1) and where it stands."""

    iri: str
    label: str
    kind: str
    x: float
    y: float
    community: int
    ties: int
    strength: float
    within: int  # contradictions with itself


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie without its quotes.

    In a dispute network `contradictions` counts them, by kind and level; in an alignment network `agreements` and
    `disagreements` count issues. What belongs to the other network is None or empty.
    """

    a: str
    b: str
    weight: float
    sign: int
    first: date | None
    last: date | None
    contradictions: int | None = None
    kinds: Mapping[str, int] | None = None
    levels: Mapping[str, int] | None = None
    disputes: tuple[str, ...] = ()
    agreements: int | None = None
    disagreements: int | None = None


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A network to draw or to work on; actors in order of strength, ties in order of weight. See `LeftOut`."""

    name: NetworkName
    actors: tuple[ActorLine, ...]
    ties: tuple[TieLine, ...]
    issues: int
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class CommunityView:
    """A group of actors, numbered from 1."""

    number: int
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """All measures of a network; `names` has every actor by IRI."""

    name: NetworkName
    names: Mapping[str, Actor]
    actors: tuple[ActorMeasures, ...]
    communities: tuple[CommunityView, ...]
    modularity: float | None
    parts: int
    bridges: tuple[tuple[str, str], ...]
    cut_points: tuple[str, ...]
    balance: Balance
    is_estimated: bool
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class WindowView:
    """One window of a changing network, without its ties; `ties` counts them."""

    first: date
    last: date
    actors: int
    ties: int
    communities: tuple[Community, ...]
    places: tuple[Place, ...]
    born: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]
    turned: tuple[tuple[str, str], ...]
    left_out: LeftOut


def view(network: Network, measures: Measures | None = None) -> NetworkView:
    """The network with places and measures for a picture."""
    found = {one.actor: one for one in (measures or measure(network)).actors}
    places = drawing.place(network)
    actors = (
        ActorLine(
            actor.iri, actor.label, actor.kind, *places[actor.iri], found[actor.iri].community, found[actor.iri].ties,
            found[actor.iri].strength, network.within.get(actor.iri, 0),
        )
        for actor in network.actors
    )  # fmt: skip
    return NetworkView(
        network.name,
        tuple(sorted(actors, key=lambda actor: (-actor.strength, actor.iri))),
        tuple(_line(tie) for tie in strongest(network)),
        network.issues,
        network.left_out,
    )


def measures_view(network: Network) -> MeasuresView:
    """All measures with names."""
    found = measure(network)
    names = {actor.iri: actor for actor in network.actors}
    groups = enumerate(found.communities.groups, start=1)
    return MeasuresView(
        network.name,
        names,
        found.actors,
        tuple(CommunityView(number, tuple(names[iri] for iri in group)) for number, group in groups),
        found.communities.modularity,
        found.parts,
        found.bridges,
        tuple(sorted(one.actor for one in found.actors if one.is_cut_point)),
        found.balance,
        found.is_estimated,
        network.left_out,
    )


def window_views(changes: Changes) -> tuple[WindowView, ...]:
    """Every window, earliest first."""
    return tuple(_window(window) for window in changes.windows)


def strongest(network: Network) -> tuple[Tie, ...]:
    """The ties, the heaviest first."""
    return tuple(sorted(network.ties, key=lambda tie: (-abs(tie.weight), tie.a, tie.b)))


def conflicts(network: Network, actors: Collection[str] = ()) -> tuple[Conflict, ...]:
    """The contradictions behind the ties that all of these actors (two at most) are part of, surest first."""
    found = (one for tie in _of(network, actors) if isinstance(tie, DisputeTie) for one in tie.pairs)
    return tuple(sorted(found, key=lambda one: (-one.confidence, one.iri)))


def shared(network: Network, actors: Collection[str] = ()) -> tuple[Shared, ...]:
    """The issues behind the ties that all of these actors are part of, by issue, with a statement of each."""
    found = (one for tie in _of(network, actors) if isinstance(tie, AlignmentTie) for one in tie.shared)
    return tuple(sorted(found, key=lambda one: (one.issue, one.a.said.statement, one.b.said.statement)))


def _of(network: Network, actors: Collection[str]) -> tuple[Tie, ...]:
    return tuple(tie for tie in network.ties if set(actors) <= {tie.a, tie.b})


def _line(tie: Tie) -> TieLine:
    if isinstance(tie, DisputeTie):
        return TieLine(
            tie.a, tie.b, tie.weight, tie.sign, tie.first, tie.last, len(tie.pairs), tie.kinds, tie.levels, tie.disputes
        )
    return TieLine(
        tie.a, tie.b, tie.weight, tie.sign, tie.first, tie.last,
        agreements=tie.agreements, disagreements=tie.disagreements,
    )  # fmt: skip


def _window(window: Window) -> WindowView:
    network = window.network
    return WindowView(
        window.first,
        window.last,
        len(network.actors),
        len(network.ties),
        window.communities,
        window.places,
        window.born,
        window.gone,
        window.turned,
        network.left_out,
    )

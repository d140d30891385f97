"""Cuts a network to a size that can be measured, drawn and sent, and counts what it leaves out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from kg.errors import InputError, TooLargeError
from kg.networks.records import DisputeTie, Network, Tie

MOST_ACTORS = 2_000
MOST_TIES = 20_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """Most actors (1 to 2 000) and most ties (1 to 20 000) that a network may have.

    Raises:
        InputError: a number below 1.
        TooLargeError: a number above its limit.
    """

    actors: int = 300
    ties: int = 3_000

    def __post_init__(self) -> None:
        for name, given, most in (("actors", self.actors, MOST_ACTORS), ("ties", self.ties, MOST_TIES)):
            if given < 1:
                raise InputError(f"{name} must be 1 or more, not {given}")
            if given > most:
                raise TooLargeError(f"{name} may be {most} at most, not {given}")


USUAL = Bounds()


def cut(network: Network, bounds: Bounds = USUAL) -> Network:
    """The network of the actors whose ties weigh most together, and of the heaviest ties between those.

    A tie weighs what its `weight` says without its sign; of equals the first by IRI stay. Actors that lose all their
    ties are left out too. What is left out is added to the network's `left_out`.
    """
    strength: dict[str, float] = defaultdict(float)
    for tie in network.ties:
        strength[tie.a] += abs(tie.weight)
        strength[tie.b] += abs(tie.weight)
    strongest = sorted((actor.iri for actor in network.actors), key=lambda iri: (-strength[iri], iri))
    chosen = set(strongest[: bounds.actors])
    inside = [tie for tie in network.ties if tie.a in chosen and tie.b in chosen]
    heaviest = sorted(inside, key=lambda tie: (-abs(tie.weight), tie.a, tie.b))[: bounds.ties]
    ties: tuple[Tie, ...] = tuple(sorted(heaviest, key=lambda tie: (tie.a, tie.b)))
    tied = {iri for tie in ties for iri in (tie.a, tie.b)}
    actors = tuple(actor for actor in network.actors if actor.iri in tied)
    before = network.left_out
    return replace(
        network,
        actors=actors,
        ties=ties,
        left_out=replace(
            before,
            actors=before.actors + len(network.actors) - len(actors),
            ties=before.ties + len(network.ties) - len(ties),
            pairs=before.pairs + _pairs(network.ties) - _pairs(ties),
        ),
    )


def _pairs(ties: tuple[Tie, ...]) -> int:
    return sum(len(tie.pairs) for tie in ties if isinstance(tie, DisputeTie))

"""Measures of a network: groups, who stands where, which ties and actors hold it together, and its balance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import networkx as nx

from kg.networks import balance, communities
from kg.networks.balance import Balance
from kg.networks.communities import DIGITS, SEED, Communities, numbered
from kg.networks.records import Network, Tie

SAMPLED = 500  # actors above which betweenness is estimated …
PIVOTS = 100  # … from the shortest paths of so many of them (Brandes and Pich 2007)
STEPS = 1_000  # of the power iteration of eigenvector centrality, which need not settle


@dataclass(frozen=True, slots=True)
class ActorMeasures:
    """Where one actor stands.

    `ties` is how many others it is tied to; `degree` the same as a share of all others; `strength` the weights of its
    ties without their signs. `agrees` and `disagrees` are ties by sign. `betweenness` (0 to 1): the share of shortest
    paths between others that pass it; `eigenvector` (0 to 1): tied to those who are tied much, None where that did not
    settle. `community` counts from 1, as in `Measures.communities`. `is_cut_point`: without it the network falls apart
    further.
    """

    actor: str
    ties: int
    degree: float
    strength: float
    agrees: int
    disagrees: int
    betweenness: float
    eigenvector: float | None
    community: int
    is_cut_point: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one network; `actors` in order of strength, then IRI.

    `parts` is how many pieces the network has. `bridges` are ties whose loss would split one. In an alignment network
    communities, paths, bridges and cut points are those of the ties of agreement; in a dispute network of all.
    `is_estimated`: betweenness comes from a sample of paths.
    """

    actors: tuple[ActorMeasures, ...]
    communities: Communities
    parts: int
    bridges: tuple[tuple[str, str], ...]
    balance: Balance
    is_estimated: bool


def measure(network: Network) -> Measures:
    """Everything about one network. Time grows with actors times ties: cut large networks first (`bounds.cut`)."""
    numbers = numbered(actor.iri for actor in network.actors)
    iris = sorted(numbers)
    graph = _binding(network, numbers)
    groups = communities.find(network)
    community = {iri: number for number, group in enumerate(groups.groups, start=1) for iri in group}
    is_estimated = len(graph) > SAMPLED
    between = nx.betweenness_centrality(graph, k=PIVOTS if is_estimated else None, seed=SEED)
    central = _eigenvector(graph)
    cut_points = set(nx.articulation_points(graph))
    ties: dict[str, list[Tie]] = defaultdict(list)
    for tie in network.ties:
        ties[tie.a].append(tie)
        ties[tie.b].append(tie)
    found = [
        ActorMeasures(
            iri,
            len(ties[iri]),
            round(len(ties[iri]) / (len(iris) - 1), DIGITS) if len(iris) > 1 else 0.0,
            round(sum(abs(tie.weight) for tie in ties[iri]), DIGITS),
            sum(tie.sign > 0 for tie in ties[iri]),
            sum(tie.sign < 0 for tie in ties[iri]),
            round(between[number], DIGITS),
            None if central is None else round(central[number], DIGITS),
            community[iri],
            number in cut_points,
        )
        for iri, number in numbers.items()
    ]
    return Measures(
        tuple(sorted(found, key=lambda one: (-one.strength, one.actor))),
        groups,
        nx.number_connected_components(graph) if len(graph) else 0,
        _bridges(graph, iris),
        balance.measure(network),
        is_estimated,
    )


def _binding(network: Network, numbers: dict[str, int]) -> nx.Graph[int]:
    """The ties that bind: of agreement in an alignment network, all in a dispute network."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(numbers.values())
    for tie in network.ties:
        if network.name == "dispute" or tie.sign > 0:
            graph.add_edge(numbers[tie.a], numbers[tie.b], weight=abs(tie.weight))
    return graph


def _bridges(graph: nx.Graph[int], iris: Sequence[str]) -> tuple[tuple[str, str], ...]:
    pairs: Iterable[tuple[int, int]] = cast("Iterable[tuple[int, int]]", nx.bridges(graph))  # the stubs give one node
    return tuple(sorted((iris[min(pair)], iris[max(pair)]) for pair in pairs))


def _eigenvector(graph: nx.Graph[int]) -> dict[int, float] | None:
    """Weighted eigenvector centrality; None where the iteration does not settle, or nobody is tied."""
    if graph.number_of_edges() == 0:
        return None
    try:
        found: dict[int, float] = nx.eigenvector_centrality(graph, max_iter=STEPS, weight="weight")
    except nx.PowerIterationFailedConvergence:
        return None
    return found

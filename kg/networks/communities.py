"""Communities: groups of actors who are tied more among each other than chance would tie them.

In an alignment network ties of agreement alone are used: a community is actors who take the same positions. In a
dispute network a group is actors who mostly contradict each other; who stands with whom there is a matter of balance
(`kg.networks.balance`: the camps).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.networks.records import Network

SEED = 20  # any fixed number: the same network gives the same communities
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Communities:
    """Groups of actor IRIs, the largest first (of equals the one with the first IRI), each sorted.

    `modularity` (-0.5 to 1) is how much heavier the ties inside are than chance would make them; None without ties.
    Every actor is in one group; who has no tie that counts is alone.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float | None


def numbered(iris: Iterable[str]) -> dict[str, int]:
    """Actors by number, in order of IRI.

    Graphs are worked on by number: sets of text come in another order in every process, sets of small numbers do not.
    """
    return {iri: number for number, iri in enumerate(sorted(iris))}


def find(network: Network) -> Communities:
    """Communities by the Louvain method (Blondel and others 2008), weighted, with a fixed seed."""
    numbers = numbered(actor.iri for actor in network.actors)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(numbers.values())
    for tie in network.ties:
        if network.name == "dispute" or tie.sign > 0:
            graph.add_edge(numbers[tie.a], numbers[tie.b], weight=abs(tie.weight))
    iris = sorted(numbers)
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED) if len(graph) else []
    groups = sorted((tuple(iris[number] for number in sorted(group)) for group in found), key=lambda g: (-len(g), g[0]))
    has_ties = graph.number_of_edges() > 0
    modularity = nx.community.modularity(graph, found, weight="weight") if has_ties else None
    return Communities(tuple(groups), None if modularity is None else round(modularity, DIGITS))

"""Structural balance: is a friend's friend a friend, and an opponent's opponent too?

A triple of actors who are all tied is balanced when the product of its three signs is positive (Cartwright and Harary
1956). The frustration index is the least number of ties that do not fit a division into two camps, with agreement
inside camps and conflict between them (Aref and Wilson 2018). A cycle lies inside one block (a part that no single
actor's removal splits), so blocks are solved one by one and their numbers added.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal, cast

import networkx as nx
import numpy as np

from kg.networks.communities import SEED, numbered
from kg.networks.records import Network

EXACT = 18  # actors of a block that is solved by trying all divisions: 131 072 of them
STARTS = 12  # divisions from which the local search sets out in a larger block
MAX_TRIPLES = 100  # unbalanced triples that are named; all are counted
SIGNS = ("+++", "++-", "+--", "---")

SCALE = 1_000_000  # weights are worked with as whole millionths, so that sums are the same in any order

_By = Literal["one", "weight"]
_Division = dict[int, bool]
_Triangle = tuple[int, int, int]
_Pulls = Mapping[int, Sequence[tuple[int, int]]]
if TYPE_CHECKING:
    _Signed = nx.Graph[int]  # ties have a `sign` of 1 or -1, a `weight` in millionths, and `one`, which is 1


@dataclass(frozen=True, slots=True)
class Triple:
    """Three actors, by IRI in order, whose ties do not balance; `signs` is one of `SIGNS`."""

    actors: tuple[str, str, str]
    signs: str
    weight: float  # of the three ties together


@dataclass(frozen=True, slots=True)
class Camps:
    """One part of the network, divided in two so that ties of least weight are left that do not fit.

    `first` holds the part's first IRI. `unfit` ties, of `weight` together, are conflicts inside a camp or agreements
    across; the names of the camps mean nothing beyond this part.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    unfit: int
    weight: float


@dataclass(frozen=True, slots=True)
class Frustration:
    """How many ties fit no division into two camps: at least `least`, at most `most`; equal where it is exact.

    `ties` is how many have a sign. Every tie counts once in the index; the camps go by weight.
    """

    least: int
    most: int
    ties: int
    camps: tuple[Camps, ...]

    @property
    def is_exact(self) -> bool:
        """Is it known to the tie?"""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Balance:
    """The census of triples by their signs, the unbalanced ones (heaviest first, at most 100), and the frustration.

    `share` is the part of all triples that balance; None where no three actors are all tied.
    """

    census: Mapping[str, int]
    balanced: int
    unbalanced: int
    share: float | None
    triples: tuple[Triple, ...]
    triples_left_out: int
    frustration: Frustration


def measure(network: Network) -> Balance:
    """The balance of a network; ties that are neither for nor against are left out."""
    numbers = numbered(actor.iri for actor in network.actors)
    graph: _Signed = nx.Graph()
    graph.add_nodes_from(numbers.values())
    for tie in network.ties:
        if tie.sign:
            graph.add_edge(numbers[tie.a], numbers[tie.b], sign=tie.sign, weight=round(abs(tie.weight) * SCALE), one=1)
    iris = sorted(numbers)
    census = dict.fromkeys(SIGNS, 0)
    wrong: list[Triple] = []
    crossing: list[_Triangle] = []
    for triangle in triangles(graph):
        signs = _signs(graph, triangle)
        census[signs] += 1
        if signs in ("++-", "---"):
            crossing.append(triangle)
            weight = sum(graph.edges[pair]["weight"] for pair in combinations(triangle, 2))
            a, b, c = (iris[number] for number in triangle)
            wrong.append(Triple((a, b, c), signs, weight / SCALE))
    total = sum(census.values())
    wrong.sort(key=lambda triple: (-triple.weight, triple.actors))
    return Balance(
        census,
        total - len(wrong),
        len(wrong),
        round((total - len(wrong)) / total, 6) if total else None,
        tuple(wrong[:MAX_TRIPLES]),
        max(0, len(wrong) - MAX_TRIPLES),
        _frustration(graph, crossing, iris),
    )


def triangles(graph: nx.Graph[int]) -> list[_Triangle]:
    """All triples whose three ties are there, each once, sorted."""
    later = {node: {other for other in graph[node] if other > node} for node in graph}
    return sorted((a, b, c) for a in graph for b in later[a] for c in later[a] & later[b])


def _signs(graph: _Signed, triangle: tuple[int, int, int]) -> str:
    against = sum(graph.edges[pair]["sign"] < 0 for pair in combinations(triangle, 2))
    return SIGNS[against]


def _frustration(graph: _Signed, crossing: Sequence[_Triangle], iris: Sequence[str]) -> Frustration:
    least = most = 0
    division: _Division = {}
    blocks = cast("Iterable[set[int]]", nx.biconnected_components(graph))  # the stubs give single nodes
    waiting = sorted(sorted(block) for block in blocks)
    while waiting:
        block = next((one for one in waiting if any(node in division for node in one)), waiting[0])
        waiting.remove(block)
        part: _Signed = graph.subgraph(block)
        high, _ = _solve(part, "one")
        least += high if len(block) <= EXACT else min(_packed(part, crossing), high)
        most += high
        _, found = _solve(part, "weight")
        known = next((node for node in block if node in division), None)
        turn = known is not None and found[known] != division[known]
        division |= {node: found[node] != turn for node in block}
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    camps = tuple(_camps(graph, part, division, iris) for part in parts if len(part) > 1)
    return Frustration(least, most, graph.number_of_edges(), camps)


def _camps(graph: _Signed, part: Sequence[int], division: _Division, iris: Sequence[str]) -> Camps:
    first, second = (
        tuple(iris[node] for node in part if (division[node] == division[part[0]]) is is_first)
        for is_first in (True, False)
    )
    unfit = [
        tie["weight"]
        for a, b, tie in graph.subgraph(part).edges(data=True)
        if not _fits(division[a] == division[b], tie["sign"])
    ]
    return Camps(first, second, len(unfit), sum(unfit) / SCALE)


def _fits(is_together: bool, sign: int) -> bool:
    """Agreement belongs inside a camp, conflict between camps."""
    return is_together == (sign > 0)


def _solve(part: _Signed, by: _By) -> tuple[int, _Division]:
    """The weight that fits no division of a block, as far as is known, and the division that leaves it."""
    nodes = sorted(part)
    if len(nodes) <= EXACT:
        return _try_all(part, nodes, by)
    pulls = {node: [(other, tie["sign"] * tie[by]) for other, tie in part.adj[node].items()] for node in nodes}
    return min(
        (_search(pulls, start) for start in _starts(part, nodes)),
        key=lambda found: (found[0], sorted(found[1].items())),
    )


def _try_all(part: _Signed, nodes: Sequence[int], by: _By) -> tuple[int, _Division]:
    """Every division; the first node stays in the first camp, because camps have no names."""
    place = {node: number for number, node in enumerate(nodes)}
    divisions = np.arange(1 << (len(nodes) - 1), dtype=np.int64) << 1
    wrong = np.zeros(len(divisions), dtype=np.int64)
    for a, b, tie in part.edges(data=True):
        apart = ((divisions >> place[a]) ^ (divisions >> place[b])) & 1
        wrong += (apart == (tie["sign"] > 0)) * tie[by]
    best = int(wrong.argmin())
    chosen = int(divisions[best])
    return int(wrong[best]), {node: bool(chosen >> place[node] & 1) for node in nodes}


def _starts(part: _Signed, nodes: Sequence[int]) -> list[_Division]:
    """A division along a tree from the most tied actor, and drawn ones."""
    dice = random.Random(SEED)  # noqa: S311  a search, no secret
    strongest = max(nodes, key=lambda node: (len(part[node]), -node))
    drawn = ({node: bool(dice.getrandbits(1)) for node in nodes} for _ in range(STARTS - 1))
    return [_along(part, strongest), *drawn]


def _along(part: _Signed, root: int) -> _Division:
    """The division that fits every tie of a tree from this node."""
    division = {root: False}
    for a, b in nx.bfs_edges(part, root, sort_neighbors=sorted):
        division[b] = division[a] != (part.edges[a, b]["sign"] < 0)
    return division


def _search(pulls: _Pulls, start: _Division) -> tuple[int, _Division]:
    """Move the actor whose move mends most, as long as one mends anything.

    `pulls` are each actor's ties: the other, and the weight, below 0 for conflict.
    """
    division = dict(start)
    # What fits of an actor's ties less what does not: below 0, moving it mends.
    fit = {
        node: sum(pull if division[node] == division[other] else -pull for other, pull in ties)
        for node, ties in pulls.items()
    }
    while True:
        node = min(fit, key=lambda one: (fit[one], one))
        if fit[node] >= 0:
            break
        division[node] = not division[node]
        fit[node] = -fit[node]
        for other, pull in pulls[node]:
            fit[other] += 2 * (pull if division[node] == division[other] else -pull)
    whole = sum(abs(pull) for ties in pulls.values() for _, pull in ties)
    return (
        whole - sum(fit.values())
    ) // 4, division  # each tie counts at both ends, and in what fits and what does not


def _packed(part: _Signed, crossing: Sequence[_Triangle]) -> int:
    """How many unbalanced triples of the block share no tie: each needs one tie that does not fit."""
    used: set[tuple[int, int]] = set()
    count = 0
    for triangle in crossing:
        pairs = list(combinations(triangle, 2))
        if all(node in part for node in triangle) and not used.intersection(pairs):
            used.update(pairs)
            count += 1
    return count

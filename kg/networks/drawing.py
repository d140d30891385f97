"""Where actors stand in a picture: fixed by a seed, so that a network looks the same each time it is drawn."""

from __future__ import annotations

import math

import networkx as nx

from kg.networks.communities import SEED, numbered
from kg.networks.records import Network, Point

MOST_DRAWN = 499  # actors that springs can place without scipy (networkx 3.6); the others stand on a ring around them
STEPS = 100
SPREAD = 3.0  # times the distance that networkx strives for: names must not lie upon each other
RING = 1.25
DIGITS = 4


def place(network: Network) -> dict[str, Point]:
    """A place for each actor, by IRI: x and y from -1 to 1, on the ring up to 1.25.

    Ties of agreement pull (in a dispute network all ties), the heavier the more, so that who belongs together stands
    together; conflict does not pull. Of very large networks the strongest 499 actors are placed so.
    """
    strength = dict.fromkeys((actor.iri for actor in network.actors), 0.0)
    for tie in network.ties:
        strength[tie.a] += abs(tie.weight)
        strength[tie.b] += abs(tie.weight)
    order = sorted(strength, key=lambda iri: (-strength[iri], iri))
    inner, outer = order[:MOST_DRAWN], sorted(order[MOST_DRAWN:])
    numbers = numbered(inner)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(numbers.values())
    for tie in network.ties:
        if tie.a in numbers and tie.b in numbers and (network.name == "dispute" or tie.sign > 0):
            # The logarithm: two governments with 200 contradictions would else stand on one spot.
            graph.add_edge(numbers[tie.a], numbers[tie.b], pull=math.log1p(abs(tie.weight)))
    apart = SPREAD / math.sqrt(len(numbers) or 1)
    spots = nx.spring_layout(graph, weight="pull", seed=SEED, iterations=STEPS, k=apart) if numbers else {}
    found = {iri: _point(spots[number][0], spots[number][1]) for iri, number in numbers.items()}
    for number, iri in enumerate(outer):
        angle = 2 * math.pi * number / len(outer)
        found[iri] = _point(RING * math.cos(angle), RING * math.sin(angle))
    return found


def _point(x: float, y: float) -> Point:
    return round(float(x), DIGITS), round(float(y), DIGITS)

"""Networks as networkx graphs and as files for Gephi and others: GraphML and GEXF 1.2, with places and days.

Both are written by networkx. It escapes names; characters that XML 1.0 forbids (section 2.2) are replaced before. GEXF
carries the days of a tie as its lifetime, so that Gephi shows its timeline.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date

import networkx as nx

from kg.errors import InputError
from kg.networks import drawing
from kg.networks.measures import Measures, measure
from kg.networks.records import AlignmentTie, DisputeTie, Network, Tie

MEDIA_TYPES: Mapping[str, str] = {"graphml": "application/graphml+xml", "gexf": "application/gexf+xml"}
SCALE = 1_000.0  # Gephi draws actors some tens of units wide: places from -1 to 1 would lie on one heap
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOURS = (
    (31, 119, 180),
    (255, 127, 14),
    (44, 160, 44),
    (214, 39, 40),
    (148, 103, 189),
    (140, 86, 75),
    (127, 127, 127),
)
Value = str | float | int | bool


def as_networkx(network: Network, measures: Measures | None = None) -> nx.Graph[str]:
    """The network as a graph of actor IRIs with plain attributes; what is not known is left out.

    Actors have label, kind, x, y, community, degree, strength, betweenness, eigenvector; ties have weight and sign, and
    contradictions, kinds, levels, disputes, or agreements and disagreements, and first and last (ISO 8601).
    """
    graph: nx.Graph[str] = nx.Graph(name=f"{network.name} network")
    places = drawing.place(network)
    found = {one.actor: one for one in (measures or measure(network)).actors}
    for actor in network.actors:
        one = found[actor.iri]
        numbers: dict[str, Value] = {
            "community": one.community, "degree": one.degree, "strength": one.strength, "betweenness": one.betweenness,
            "is_cut_point": one.is_cut_point,
        }  # fmt: skip
        if one.eigenvector is not None:
            numbers["eigenvector"] = one.eigenvector
        x, y = places[actor.iri]
        spot: dict[str, Value] = {"x": round(x * SCALE, 1), "y": round(y * SCALE, 1)}
        words: dict[str, Value] = {"label": _clean(actor.label), "kind": actor.kind}
        graph.add_node(_clean(actor.iri), **words, **spot, **numbers)
    for tie in network.ties:
        graph.add_edge(_clean(tie.a), _clean(tie.b), **_tie(tie))
    return graph


def write(network: Network, name: str) -> bytes:
    """The network as a file in UTF-8; the same network gives the same bytes.

    Raises:
        InputError: `name` is neither "graphml" nor "gexf".
    """
    if name not in MEDIA_TYPES:
        raise InputError(f"format {name!r}: expected {' or '.join(MEDIA_TYPES)}")
    graph = as_networkx(network)
    out = io.BytesIO()
    if name == "graphml":
        nx.write_graphml_xml(graph, out)
        return out.getvalue()
    nx.write_gexf(_for_gexf(graph), out)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue(), count=1)  # a clock: other bytes every day


def _tie(tie: Tie) -> dict[str, Value]:
    found: dict[str, Value] = {"weight": tie.weight, "sign": tie.sign}
    if isinstance(tie, DisputeTie):
        found |= {
            "contradictions": len(tie.pairs),
            "kinds": _counts(tie.kinds),
            "levels": _counts(tie.levels),
            "disputes": " ".join(tie.disputes),
        }
    if isinstance(tie, AlignmentTie):
        found |= {"agreements": tie.agreements, "disagreements": tie.disagreements}
    found |= {
        name: day.isoformat() for name, day in (("first", tie.first), ("last", tie.last)) if isinstance(day, date)
    }
    return found


def _counts(numbers: Mapping[str, int]) -> str:
    """Numbers by name, as in: denial 12, exclusive 3."""
    return ", ".join(f"{name} {number}" for name, number in numbers.items())


def _for_gexf(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The same with places, colours and lifetimes as GEXF has them.

    The weight of an edge in GEXF is what Gephi draws and lays out by, and must not be negative: it is given without its
    sign, which stays as an attribute, with the signed weight beside it.
    """
    found: nx.Graph[str] = nx.Graph(name=graph.graph["name"])
    for iri, given in graph.nodes(data=True):
        values = dict(given)
        red, green, blue = _COLOURS[min(values["community"], len(_COLOURS)) - 1]
        viz = {
            "position": {"x": values.pop("x"), "y": values.pop("y"), "z": 0.0},
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        }
        found.add_node(iri, **values, viz=viz)
    for number, (a, b, given) in enumerate(graph.edges(data=True)):
        values = dict(given)
        values["weight"] = abs(values["weight"])
        values["signed_weight"] = values["sign"] * values["weight"]
        if "first" in values:
            values |= {"start": values["first"], "end": values["last"]}
        found.add_edge(a, b, id=str(number), **values)
    return found


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)

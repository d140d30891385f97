"""Files for Gephi and others: read back by networkx, checked against the formats' rules, with nasty names."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from lxml import etree

from kg.errors import InputError
from kg.networks import alignment, disputes, drawing, files
from kg.networks.records import Network
from tests.kg.networks.making import conflict, material, network, position, said

NASTY = "<b>&\"quote\"</b> \u0000\u0008 ]]> \ufffe نشرة \U0001f5de 'x'\nline"
GEXF, VIZ = "{http://www.gexf.net/1.2draft}", "{http://www.gexf.net/1.2draft/viz}"


def named(of: Network, label: str) -> Network:
    return replace(of, actors=tuple(replace(actor, label=f"{label} {actor.iri}") for actor in of.actors))


@pytest.fixture
def dispute() -> Network:
    """Two ties with days, one without; names that break careless writers."""
    found = disputes.build(
        material(
            conflicts=(
                conflict(said("a", "a1", day=1), said("b", "b1", day=2), dispute="d"),
                conflict(said("a", "a2", day=9), said("b", "b2", day=3), kind="exclusive"),
                conflict(said("b", "b3"), said("c", "c1")),
            )
        )
    )
    return named(found, NASTY)


@pytest.fixture
def aligned() -> Network:
    """One tie of agreement and one of disagreement."""
    return alignment.build(
        material(
            positions=(
                position(said("a", "a1", day=1), "truce", "affirms"),
                position(said("b", "b1", day=2), "truce", "affirms"),
                position(said("c", "c1", day=3), "truce", "denies"),
            )
        )
    )  # fmt: skip


def test_graphml_comes_back_as_it_was(dispute: Network) -> None:
    graph, back = files.as_networkx(dispute), nx.read_graphml(io.BytesIO(files.write(dispute, "graphml")))
    assert {node: dict(data) for node, data in back.nodes(data=True)} == dict(graph.nodes(data=True))
    assert {frozenset(pair): data for *pair, data in back.edges(data=True)} == {
        frozenset(pair): data for *pair, data in graph.edges(data=True)
    }
    assert back.edges["a", "b"] == {
        "weight": 2.0, "sign": -1, "contradictions": 2, "kinds": "denial 1, exclusive 1", "levels": "world 2",
        "disputes": "d", "first": "2020-10-02", "last": "2020-10-09",
    }  # fmt: skip


def test_gexf_has_places_days_and_weights(dispute: Network) -> None:
    written = files.write(dispute, "gexf")
    back = nx.read_gexf(io.BytesIO(written))
    places = drawing.place(dispute)
    for iri, data in back.nodes(data=True):
        spot = data["viz"]["position"]
        assert (spot["x"], spot["y"]) == pytest.approx(tuple(axis * 1000 for axis in places[iri]), abs=0.051)
    edge = back.edges["a", "b"]
    assert (edge["weight"], edge["start"], edge["end"]) == (2.0, "2020-10-02", "2020-10-09")
    assert "start" not in back.edges["b", "c"]


def test_gexf_follows_the_rules_of_its_schema(dispute: Network, aligned: Network) -> None:
    """GEXF 1.2: ids are unique, ends exist, values name declared attributes, days are xsd:date, weights are above 0."""
    for one in (dispute, aligned):
        (graph,) = etree.fromstring(files.write(one, "gexf")).iter(f"{GEXF}graph")
        assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == (
            "dynamic", "date", "undirected",
        )  # fmt: skip
        nodes = [node.get("id") for node in graph.iter(f"{GEXF}node")]
        assert len(nodes) == len(set(nodes)) == len(one.actors)
        declared = {
            (group.get("class"), attribute.get("id"))
            for group in graph.iter(f"{GEXF}attributes")
            for attribute in group
        }
        for kind in ("node", "edge"):
            for thing in graph.iter(f"{GEXF}{kind}"):
                assert all((kind, value.get("for")) in declared for value in thing.iter(f"{GEXF}attvalue"))
        for edge in graph.iter(f"{GEXF}edge"):
            assert {edge.get("source"), edge.get("target")} <= set(nodes)
            assert float(edge.get("weight")) >= 0
            assert all(date.fromisoformat(day) for day in (edge.get("start"), edge.get("end")) if day)
        assert all(spot.get("z") is not None for spot in graph.iter(f"{VIZ}position"))


def test_conflict_keeps_its_sign_beside_the_weight(aligned: Network) -> None:
    back = nx.read_gexf(io.BytesIO(files.write(aligned, "gexf")))
    assert (back.edges["a", "b"]["sign"], back.edges["a", "c"]["sign"]) == (1, -1)
    assert back.edges["a", "c"]["signed_weight"] == -back.edges["a", "c"]["weight"]
    assert nx.read_graphml(io.BytesIO(files.write(aligned, "graphml"))).edges["a", "c"]["weight"] < 0


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_names_are_escaped_and_the_same_bytes_come_twice(dispute: Network, kind: str) -> None:
    first, second = files.write(dispute, kind), files.write(dispute, kind)
    assert first == second
    back = (nx.read_graphml if kind == "graphml" else nx.read_gexf)(io.BytesIO(first))
    clean = NASTY.replace("\u0000", "\ufffd").replace("\u0008", "\ufffd").replace("\ufffe", "\ufffd")
    # An attribute's line end is a space to an XML reader (XML 1.0, section 3.3.3), unless it is written as a reference.
    assert {data["label"].replace("\n", " ") for _, data in back.nodes(data=True)} == {
        f"{clean} {letter}".replace("\n", " ") for letter in "abc"
    }


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_an_empty_network_is_a_valid_file(kind: str) -> None:
    back = (nx.read_graphml if kind == "graphml" else nx.read_gexf)(io.BytesIO(files.write(network({}), kind)))
    assert len(back) == 0


def test_places_are_fixed_and_the_weakest_of_very_many_stand_on_a_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = {"ab": 3.0, "bc": 2.0, "cd": 1.0}
    whole = drawing.place(network(ties))
    assert whole == drawing.place(network(ties))
    assert all(abs(axis) <= 1 for point in whole.values() for axis in point)
    monkeypatch.setattr(drawing, "MOST_DRAWN", 2)
    cut = drawing.place(network(ties))
    assert {iri: round((x * x + y * y) ** 0.5, 2) for iri, (x, y) in cut.items() if iri in "cd"} == {
        "c": 1.25,
        "d": 1.25,
    }  # strength: b 5, a and c 3, d 1


def test_another_format_is_refused() -> None:
    with pytest.raises(InputError, match="graphml or gexf"):
        files.write(network({}), "dl")

"""RDF formats: what was written comes back, in fixed bytes, for any text."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings

from kg.errors import InputError
from kg.interchange import ordered, registry
from kg.interchange.formats import EVERYTHING
from kg.stores import OxigraphStore
from kg.stores.base import ARTICLE_GRAPHS
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill
from tests.kg.interchange import nasty
from tests.kg.interchange.holding import Holding, read_back, written

LOSSLESS = ("nq", "trig", "jsonld")
GRAPH = ox.NamedNode(f"{ARTICLE_GRAPHS}{'a' * 26}")
BRIEF = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def world() -> OxigraphStore:
    return fill(OxigraphStore())


@pytest.mark.parametrize("name", LOSSLESS)
@given(quads=nasty.quads)
@BRIEF
def test_any_quads_come_back_as_they_were(name: str, quads: list[ox.Quad], tmp_path: Path) -> None:
    store = Holding(quads)
    assert read_back(written(store, name), name, tmp_path) == set(store.quads())


@pytest.mark.parametrize("name", LOSSLESS)
def test_a_whole_store_comes_back(name: str, world: OxigraphStore, tmp_path: Path) -> None:
    assert read_back(written(world, name), name, tmp_path) == set(world.quads())


@given(quads=nasty.quads)
@settings(max_examples=40, deadline=None)
def test_another_reader_of_json_ld_finds_the_same_quads(quads: list[ox.Quad]) -> None:
    store = Holding(quad for quad in quads if _both_read_alike(quad))
    with warnings.catch_warnings(action="ignore"):  # rdflib's parser uses what rdflib deprecates
        dataset = rdflib.Dataset()
        dataset.parse(data=written(store, "jsonld"), format="json-ld")
        again = dataset.serialize(format="nquads", encoding="utf-8")
    assert set(ox.parse(again, format=ox.RdfFormat.N_QUADS)) == set(store.quads())


def _both_read_alike(quad: ox.Quad) -> bool:
    """rdflib rewrites numbers and days that are not in order, and knows IRIs without "//" as relative ones."""
    known = ox.Literal("").datatype
    plain = not isinstance(quad.object, ox.Literal) or bool(quad.object.language) or quad.object.datatype == known
    iris = [term.value for term in quad if isinstance(term, ox.NamedNode)]
    return plain and all(
        iri.startswith(("https://w3id.org/", "http://www.w3.org/", "https://schema.org/s")) for iri in iris
    )


@pytest.mark.parametrize("name", registry.NAMES)
def test_the_same_quads_give_the_same_bytes_in_whatever_order_they_came(name: str, world: OxigraphStore) -> None:
    quads = sorted(world.quads(), key=str, reverse=True)
    assert written(Holding(quads), name) == written(world, name)


@given(quads=nasty.quads)
@settings(max_examples=40, deadline=None)
def test_sorting_in_small_pieces_changes_nothing(quads: list[ox.Quad]) -> None:
    store = Holding(quads)
    whole = list(ordered.quads(store))
    assert list(ordered.quads(store, piece_bytes=200)) == whole
    assert set(whole) == set(store.quads())
    assert len(whole) == len(set(whole))


def test_turtle_and_rdf_xml_hold_every_triple_once(world: OxigraphStore) -> None:
    triples = {quad.triple for quad in world.quads()}
    for name, form in (("ttl", ox.RdfFormat.TURTLE), ("rdf", ox.RdfFormat.RDF_XML)):
        found = [quad.triple for quad in ox.parse(written(world, name), format=form)]
        assert len(found) == len(triples)
        assert set(found) == triples


def test_rdf_xml_keeps_carriage_returns_for_every_reader_and_refuses_what_xml_cannot_hold() -> None:
    def store(text: str) -> Holding:
        return Holding([ox.Quad(GRAPH, ox.NamedNode("http://a.example/p"), ox.Literal(text), GRAPH)])

    text = written(store("a\r\nb\rc\td"), "rdf")
    [element] = ElementTree.fromstring(text).iter("{http://a.example/}p")  # noqa: S314 - our own text
    assert element.text == "a\r\nb\rc\td"
    with pytest.raises(InputError, match=r"U\+0001"):
        written(store("\x01"), "rdf")


def test_json_ld_reads_well(world: OxigraphStore) -> None:
    document = json.loads(written(world, "jsonld"))
    article = next(graph for graph in document["@graph"] if graph["id"].startswith(ARTICLE_GRAPHS))
    first = article["@graph"][0]
    assert (first["type"], first["identifier"], first["datePublished"]) == ("Article", "one", "2020-10-05")
    assert first["titleSpan"]["hasSelector"]["exact"] == "Rockets hit Lund on Sunday."
    statements = [node for node in article["@graph"] if node.get("type") == "StatementAct"]
    assert [node["key"] for node in statements] == sorted((node["key"] for node in statements), key=_length_first)
    denial = next(node for node in statements if node["key"] == "s2")
    assert (denial["speechAct"], denial["commitment"], denial["confidence"]) == ("deny", "yes", "0.95")
    assert denial["gloss"] == {"en": "The army of Norland fired on Lund."}
    assert denial["quote"] in sample.TEXT


def _length_first(key: str) -> tuple[int, str]:
    return len(key), key


def test_an_unknown_format_is_named_with_those_that_there_are(world: OxigraphStore) -> None:
    with pytest.raises(InputError, match=r"expected .*jsonld, .*nq"):
        registry.find("owl")
    out = io.BytesIO()
    registry.find("nq").write(world, out, EVERYTHING)
    assert out.getvalue().count(b"\n") == sum(1 for _ in world.quads())

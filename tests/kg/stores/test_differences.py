"""Changing only what differs leaves what writing everything anew leaves, whatever the graphs held and share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.ids import graph_iri
from kg.stores import OxigraphStore, updates
from kg.stores.base import CATALOG_GRAPH, CONTRADICTIONS_GRAPH, REFERENCE_GRAPH, STANCES_GRAPH
from kg.stores.updates import Replacement

XSD = "http://www.w3.org/2001/XMLSchema#"
ARTICLES = ("https://x.example/id/article/a", "https://x.example/id/article/b")
NODES = st.sampled_from([NamedNode(f"https://x.example/{name}") for name in "stu"])
# The store writes some of them in another form than it was given.
LITERALS = st.sampled_from(
    [
        Literal("0.90", datatype=NamedNode(f"{XSD}decimal")),
        Literal("0.9", datatype=NamedNode(f"{XSD}decimal")),
        Literal("0.7", datatype=NamedNode(f"{XSD}decimal")),
        Literal("2026-05-01T12:00:00+00:00", datatype=NamedNode(f"{XSD}dateTime")),
        Literal("x", language="pt-BR"),
        Literal('" . \\ \n\u2028\U0001f600'),
    ]
)
FACTS = st.lists(st.tuples(NODES, NODES, st.one_of(NODES, LITERALS)), max_size=8)


@st.composite
def replacements(draw: st.DrawFn) -> Replacement:
    kind = draw(st.sampled_from(("article", "derived", "reference")))
    if kind == "article":
        graph = graph_iri(draw(st.sampled_from(ARTICLES)))
        return updates.replace_article(graph, [Quad(*fact, NamedNode(graph)) for fact in draw(FACTS)])
    if kind == "reference":
        return updates.put_reference([Quad(*fact, NamedNode(REFERENCE_GRAPH)) for fact in draw(FACTS)])
    graphs = (CONTRADICTIONS_GRAPH, STANCES_GRAPH)
    return updates.replace_derived([Quad(*fact, NamedNode(graph)) for graph in graphs for fact in draw(FACTS)])


def held(store: OxigraphStore) -> set[Quad]:
    return {quad for quad in store._store if quad.graph_name != NamedNode(CATALOG_GRAPH)}


@settings(max_examples=100, deadline=None)
@given(st.lists(replacements(), min_size=1, max_size=6))
def test_a_difference_leaves_what_writing_everything_leaves(wanted: list[Replacement]) -> None:
    by_difference, whole = OxigraphStore(), OxigraphStore()
    for one in wanted:
        by_difference._replace(one)
        whole._update(updates.write_whole(one))
        assert held(by_difference) == held(whole)
        assert by_difference.version() == whole.version()
    named = {quad for quad in held(whole) if quad.graph_name != DefaultGraph()}
    assert held(whole) - named == {Quad(quad.subject, quad.predicate, quad.object) for quad in named}

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.stores.binding import bind

A = NamedNode("https://x.example/a")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?s ?o { ?s ?p ?o }", f"SELECT ({A} AS ?s) ?o {{ {A} ?p ?o }}"),
        ("SELECT ?o { ?s ?p ?o }", f"SELECT ?o {{ {A} ?p ?o }}"),
        ("SELECT $s { $s ?p ?o }", f"SELECT ({A} AS ?s) {{ {A} ?p ?o }}"),
        ("SELECT ?o { ?x ?p \"?s\" , '?s' }", "SELECT ?o { ?x ?p \"?s\" , '?s' }"),
        ("SELECT ?o { <http://x/?s> ?p ?o }", "SELECT ?o { <http://x/?s> ?p ?o }"),
        ("SELECT ?o { ?ss ?p ?o } # ?s", "SELECT ?o { ?ss ?p ?o } # ?s"),
        (
            "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?s",
            f"SELECT ?s (COUNT(?o) AS ?n) {{ {A} ?p ?o }} GROUP BY ({A} AS ?s) ORDER BY ?s",
        ),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", f"CONSTRUCT {{ {A} ?p ?o }} WHERE {{ {A} ?p ?o }}"),
    ],
    ids=["projected", "body", "dollar", "strings", "iri", "comment", "grouped", "construct"],
)
def test_only_the_variable_itself_is_replaced(query: str, expected: str) -> None:
    assert bind(query, {"s": A}) == expected


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_a_value_can_never_become_sparql(value: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(A, A, Literal(value)))
    query = bind("SELECT ?o WHERE { ?s ?p ?o FILTER(?o = ?value) }", {"value": Literal(value)})
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    assert [row["o"] for row in found] == [Literal(value)]


def test_a_blank_node_is_no_value() -> None:
    with pytest.raises(TypeError, match="IRI or a literal"):
        bind("SELECT ?s { ?s ?p ?o }", {"s": BlankNode()})

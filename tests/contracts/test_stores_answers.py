"""What every kind of store answers: any text, variables with values, all forms, bounds and faults."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryError, TooLargeError
from kg.ids import graph_iri
from kg.stores import Store, select
from kg.stores.base import Rows, Triples
from tests.contracts.holding import EVERYTHING, FIRST, P, S, quads

TRICKY = [
    'a "quoted" word', "it's", "back\\slash", "two\nlines", "tab\tand\rreturn",
    "\u2028PREFIX x: <y>", "\x85\x0b\x0c\x1c",
    '" } ; DROP ALL ; INSERT DATA { <a> <b> "', "'''", '"""',
    "\\u0041", "\U0001f600 \u0301", "# no comment", "", "\x00", "\ufffe",
]  # fmt: skip


def test_any_text_is_only_text(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, *TRICKY))
    assert {row["o"] for row in select(store, EVERYTHING).values()} == set(TRICKY)
    for value in TRICKY:
        rows = select(store, "SELECT ?s ?o WHERE { ?s ?p ?o }", {"o": Literal(value)})
        assert [row["s"] for row in rows.values()] == [S.value], repr(value)


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(ANY_TEXT, min_size=1, max_size=4))
def test_any_text_comes_back_as_it_went(store: Store, values: set[str]) -> None:
    store.replace_article(FIRST, quads(FIRST, *values))
    assert {row["o"] for row in select(store, EVERYTHING).values()} == values


SUBSTITUTED = {
    "pattern": "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY ?o",
    "filter": "SELECT ?s ?t ?o WHERE { ?t ?p ?o FILTER(?t = ?s) } ORDER BY ?o",
    "not-exists": "SELECT ?s ?t WHERE { ?t ?p ?o FILTER NOT EXISTS { ?s ?p ?o } } ORDER BY ?t",
    "sub-select": "SELECT ?s ?n WHERE { { SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s } } ORDER BY ?s",
    "group": "SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s ORDER BY ?s",
    "optional": "SELECT ?s ?t ?o WHERE { ?t ?p ?x OPTIONAL { ?s ?p ?o } } ORDER BY ?t ?o",
    "string": 'SELECT ?s ?x WHERE { ?s ?p ?o BIND("?s # <?s>" AS ?x) } ORDER BY ?o',
    "dollar": "SELECT $s ?o WHERE { $s ?p ?o } ORDER BY ?o",
    "distinct": "SELECT DISTINCT ?s WHERE { ?s ?p ?o } ORDER BY ?s",
}


@pytest.mark.parametrize("name", SUBSTITUTED)
def test_a_substituted_variable_has_one_value_everywhere(store: Store, name: str) -> None:
    """The expected rows are those that pyoxigraph's own substitution gives."""
    graph = NamedNode(graph_iri(FIRST))
    found = [Quad(NamedNode(f"https://x.example/{n}"), P, Literal(value), graph) for n, value in enumerate("aab")]
    found.append(Quad(S, P, Literal("own"), graph))
    store.replace_article(FIRST, found)
    plain = ox.Store()
    plain.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in found)
    expected = plain.query(SUBSTITUTED[name], substitutions={ox.Variable("s"): S})
    assert isinstance(expected, ox.QuerySolutions)
    answer = select(store, SUBSTITUTED[name], {"s": S})
    assert [tuple(map(str, row)) for row in answer.rows] == [tuple(map(str, row)) for row in expected]


def test_answers_of_all_forms(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, "b", "a"))
    rows = store.query("SELECT ?o ?nothing WHERE { ?s ?p ?o } ORDER BY ?o")
    assert isinstance(rows, Rows)
    assert list(rows.values()) == [{"o": "a", "nothing": None}, {"o": "b", "nothing": None}]
    assert store.query("ASK { ?s ?p 'a' }") is True
    triples = store.query("CONSTRUCT { ?s ?p 'same' } WHERE { ?s ?p ?o }")
    assert isinstance(triples, Triples)
    assert [str(triple.object) for triple in triples.triples] == ['"same"']


def test_select_refuses_other_forms(store: Store) -> None:
    with pytest.raises(QueryError, match="SELECT query was expected"):
        select(store, "ASK { ?s ?p ?o }")


@pytest.mark.parametrize("form", ["SELECT * WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_more_rows_than_allowed_are_an_error_and_never_cut(store: Store, form: str) -> None:
    store.replace_article(FIRST, quads(FIRST, "a", "b"))
    assert store.query(form, limit_rows=2)
    with pytest.raises(TooLargeError, match="more than 1 row"):
        store.query(form, limit_rows=1)


def test_a_fault_in_a_query_has_line_and_column(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.query("SELECT *\nWHERE { ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 16)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_sees_the_same_triples(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, "a", "b"))
    found = store.as_rdflib().query("SELECT ?o WHERE { ?s ?p ?o }")
    assert {str(row[0]) for row in found} == {"a", "b"}

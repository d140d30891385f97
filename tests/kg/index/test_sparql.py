"""Search from SPARQL: the same rows in every engine, and every other use of the property refused at its place."""

from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize

from kg.errors import QueryError, TooLargeError
from kg.index import search, sparql
from kg.index.sparql import MAX_CHARACTERS, MAX_PATTERNS, expand
from kg.stores import OxigraphStore, Store, select
from tests.kg.index.newsstand import put, statement_iri

PREFIXES = "PREFIX text: <https://w3id.org/claimgraph/text#>\nPREFIX cg: <https://w3id.org/claimgraph/ns#>\n"
FIRST, SECOND, RUSSIAN = (statement_iri("id", 0), statement_iri("id", 1), statement_iri("ru"))
ALL = {FIRST, SECOND, RUSSIAN}
EVERY = "?x a cg:StatementAct"


@pytest.fixture(scope="module")
def store() -> Store:
    filled = OxigraphStore()
    put(filled, "id", "id", "Kota itu tenang", "Kota diserang; kota terbakar", claim="Utara menyerang kota")
    put(filled, "ru", "ru", "Город и kota под обстрелом")
    return filled


@pytest.fixture(scope="module")
def in_rdflib(store: Store) -> rdflib.Dataset:
    """The same quads in an engine that shares no code with the store."""
    dataset, quads = rdflib.Dataset(), list(store.quads())
    dataset.parse(data=serialize(quads, format=RdfFormat.N_QUADS), format="nquads")
    dataset.default_graph.parse(
        data=serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES), format="nt"
    )
    return dataset


QUERIES = {
    "alone": ('SELECT ?x { ?x text:matches "tenang" }', {FIRST}),
    "with a point": ('SELECT ?x { ?x text:matches "tenang" . }', {FIRST}),
    "first of several": ('SELECT ?x { ?x text:matches "kota" ; a cg:StatementAct . }', ALL),
    "last of several": ('SELECT ?x { ?x a cg:StatementAct ; text:matches "kota" }', ALL),
    "between others": ('SELECT ?x { ?x a cg:StatementAct ; text:matches "kota" ; cg:quote ?q }', ALL),
    "a semicolon too much": ('SELECT ?x { ?x text:matches "tenang" ; . ?x ?p ?o }', {FIRST}),
    "language": ('SELECT ?x { ?x text:matches "kota"@ru }', {RUSSIAN}),
    "whole address": ('SELECT ?x { ?x <https://w3id.org/claimgraph/text#matches> "tenang" }', {FIRST}),
    "best": ('SELECT ?x { ?x a cg:StatementAct . ?x text:matches ("kota tenang OR terbakar" 1) }', {FIRST}),
    "score": ('SELECT ?x { (?x ?s) text:matches "tenang" FILTER(?s > 0) }', {FIRST}),
    "excerpt": ('SELECT ?x { (?x ?s ?e) text:matches ("obstrel* OR обстрелом" 9) FILTER(LANG(?e) = "ru") }', {RUSSIAN}),
    "quotation marks": ("SELECT ?x { ?x text:matches '\"kota itu\"' }", {FIRST}),
    "long string": ('SELECT ?x { ?x text:matches """ten\\u0061ng""" }', {FIRST}),
    "nothing": ('SELECT ?x { ?x text:matches "nirgends" }', set()),
    "after a filter": (f'SELECT ?x {{ ?y a cg:Claim FILTER(1.5 < 2) {EVERY} ; text:matches "tenang" }}', {FIRST}),
    "after a name with a point": ('SELECT ?x { ?y a cg:Claim. ?x a cg:StatementAct; text:matches "tenang" }', {FIRST}),
    "optional": (
        f'SELECT ?x {{ {EVERY} OPTIONAL {{ ?x text:matches "tenang" BIND(1 AS ?n) }} FILTER(BOUND(?n)) }}', {FIRST},
    ),
    "not exists": ('SELECT ?x { ?x a cg:StatementAct FILTER NOT EXISTS { ?x text:matches "kota"@id } }', {RUSSIAN}),
    "union": ('SELECT ?x { { ?x text:matches "tenang" } UNION { ?x text:matches "Город" } }', {FIRST, RUSSIAN}),
    "sub-select": ('SELECT ?x { { SELECT ?x { ?x text:matches "tenang" } LIMIT 1 } }', {FIRST}),
    "graph": ('SELECT ?x { GRAPH ?g { ?x text:matches "tenang" ; cg:quote ?q } }', {FIRST}),
    "comment": ('SELECT ?x { # ?x text:matches "kota" .\n ?x text:matches "tenang" }', {FIRST}),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), QUERIES.values(), ids=QUERIES)
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_a_search_gives_the_same_rows_in_both_engines(
    store: Store, in_rdflib: rdflib.Dataset, query: str, expected: set[str]
) -> None:
    expanded = expand(store, PREFIXES + query)
    assert {row["x"] for row in select(store, expanded).values()} == expected
    assert {str(row[0]) for row in in_rdflib.query(expanded)} == expected  # type: ignore[index]  # rows of a SELECT


def test_a_query_without_a_search_stays_as_it_is(store: Store) -> None:
    for query in ("SELECT * { ?s ?p ?o }", PREFIXES + "SELECT * { ?s ?p 'text:matches' }", "nonsense {"):
        assert expand(store, query) == query


REFUSED = {
    "words in a variable": "SELECT * { ?x text:matches ?words }",
    "a thing that is known": 'SELECT * { <https://x.example/> text:matches "a" }',
    "a blank node": 'SELECT * { [] text:matches "a" }',
    "inside of brackets": 'SELECT * { ?x ?p [ text:matches "a" ] }',
    "a path": 'SELECT * { ?x ^text:matches "a" }',
    "a longer path": 'SELECT * { ?x text:matches/cg:quote "a" }',
    "several texts": 'SELECT * { ?x text:matches "a", "b" }',
    "a template": 'CONSTRUCT { ?x text:matches "a" } WHERE { ?x ?p ?o }',
    "a short template": 'CONSTRUCT WHERE { ?x text:matches "a" }',
    "an update": 'INSERT DATA { <a:b> text:matches "a" }',
    "too many variables": 'SELECT * { (?a ?b ?c ?d) text:matches "a" }',
    "a list that goes on": 'SELECT * { (?a ?b) text:matches "a" ; ?p ?o }',
    "a limit that is none": 'SELECT * { ?a text:matches ("a" ?n) }',
    "a limit of nothing": 'SELECT * { ?a text:matches ("a" 0) }',
    "words that cannot be understood": 'SELECT * { ?a text:matches "a OR" }',
    "a function": "SELECT * { ?x ?p ?o FILTER(text:matches(?x, 'a')) }",
}


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_any_other_use_is_refused_with_its_place(store: Store, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        expand(store, PREFIXES + query)
    assert caught.value.line == 3
    assert caught.value.column is not None
    assert caught.value.column > 1


def test_a_fault_elsewhere_is_told_where_the_writer_sees_it(store: Store) -> None:
    query = PREFIXES + 'SELECT * { ?x text:matches "kota" . ?x ?p }'
    with pytest.raises(QueryError) as plain:
        store.query(query)
    with pytest.raises(QueryError) as caught:
        sparql.ask(store, query, store.query)
    assert (caught.value.line, caught.value.column) == (plain.value.line, plain.value.column)
    assert caught.value.line == 3


def test_a_search_that_hides_behind_escapes_is_refused_and_never_passed_over(store: Store) -> None:
    with pytest.raises(QueryError, match="without escapes"):
        expand(store, 'SELECT ?x { ?x <https://w3id.org/claimgraph/t\\u0065xt#matches> "tenang" }')


def test_lines_stay_lines(store: Store) -> None:
    query = PREFIXES + 'SELECT * {\n ?x\n text:matches\n "kota"\n .\n ?x ?p ?o }'
    assert expand(store, query).count("\n") == query.count("\n")


def test_more_hits_than_may_be_are_an_error_and_never_cut(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql, "MAX_HITS", 2)
    with pytest.raises(TooLargeError, match="more than 2"):
        expand(store, PREFIXES + 'SELECT * { ?x text:matches "kota" }')
    assert expand(store, PREFIXES + 'SELECT * { ?x text:matches ("kota" 1) }')
    assert search.MAX_HITS > 2


def test_a_query_may_search_a_few_times_only(store: Store) -> None:
    many = "SELECT * { " + " . ".join(['?x text:matches "kota"'] * (MAX_PATTERNS + 1)) + " }"
    with pytest.raises(QueryError, match="times"):
        expand(store, PREFIXES + many)


def test_a_query_that_searches_may_not_be_long(store: Store) -> None:
    """It is read in the server itself: a million dots would hold up everybody for a second and more."""
    with pytest.raises(TooLargeError, match="characters"):
        expand(store, PREFIXES + 'SELECT * { ?x text:matches "kota" }' + "." * MAX_CHARACTERS)

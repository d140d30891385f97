"""Search in the patterns of updates from outside: of the version of the store that all else is of."""

from __future__ import annotations

from functools import partial

import pytest
from pyoxigraph import Literal

from kg.errors import QueryError
from kg.index.sparql import expand
from kg.stores import OxigraphStore
from kg.stores.outside import OutsideWriter
from tests.kg.index.newsstand import put, statement_iri

PREFIXES = "PREFIX text: <https://w3id.org/claimgraph/text#>\nPREFIX x: <https://x.example/>\n"


@pytest.fixture
def store() -> OxigraphStore:
    filled = OxigraphStore()
    put(filled, "id", "id", "Kota itu tenang", "Kota diserang; kota terbakar")
    put(filled, "ru", "ru", "Город и kota под обстрелом")
    return filled


def update(store: OxigraphStore, text: str) -> None:
    writer = OutsideWriter(store, deadline_seconds=60, memory_bytes=10**9)
    writer.update(PREFIXES + text, prepare=partial(expand, store))


def noted(store: OxigraphStore) -> set[str]:
    return {str(quad.subject).strip("<>") for quad in store.quads("https://x.example/notes")}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ('?s text:matches "tenang"', {statement_iri("id", 0)}),
        ('?s text:matches "kota"@ru', {statement_iri("ru")}),
        ('?s text:matches "обстрел*" ; ?p ?o', {statement_iri("ru")}),
        ('(?s ?score) text:matches ("kota"@id 3) FILTER(?score > 0)', {statement_iri("id", n) for n in (0, 1)}),
        ('?s text:matches "nirgends"', set()),
    ],
)
def test_an_update_may_search(store: OxigraphStore, pattern: str, found: set[str]) -> None:
    update(store, f"INSERT {{ GRAPH x:notes {{ ?s x:tag 'seen' }} }} WHERE {{ {pattern} }}")
    assert noted(store) == found


def test_a_search_sees_the_store_as_it_was_before_the_request(store: OxigraphStore) -> None:
    update(
        store,
        """
        INSERT { GRAPH x:notes { ?s x:tag 'first' } } WHERE { ?s text:matches "tenang" } ;
        DELETE { GRAPH x:notes { ?s x:tag ?tag } } INSERT { GRAPH x:notes { ?s x:tag 'second' } }
        WHERE { ?s text:matches "tenang" . GRAPH x:notes { ?s x:tag ?tag } }
        """,
    )
    assert [quad.object for quad in store.quads("https://x.example/notes")] == [Literal("second")]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('INSERT { ?s text:matches "kota" } WHERE { ?s ?p ?o }', 3, 13),
        ('DELETE WHERE { ?s text:matches "kota" }', 3, 19),
        ("INSERT { ?s x:tag 1 }\nWHERE { ?s text:matches ?words }", 4, 25),
        ('INSERT { ?s x:tag 1 } WHERE { ?s text:matches "kota" . ?s ?p }', 3, 62),
    ],
)
def test_a_search_in_another_place_is_refused_where_it_stands(
    store: OxigraphStore, text: str, line: int, column: int
) -> None:
    before = store.version()
    with pytest.raises(QueryError) as caught:
        update(store, text)
    assert (caught.value.line, caught.value.column) == (line, column), str(caught.value)
    assert store.version() == before

"""Answers are exact: the way by which rows are counted changes nothing in them."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.sandbox.answers import ROWS, Request, answer

XSD = "http://www.w3.org/2001/XMLSchema#"
KINDS = ["string", "integer", "decimal", "double", "float", "boolean", "dateTime", "int", "none"]
DATATYPES = [ox.NamedNode(XSD + kind) for kind in KINDS]
# Lexical forms that a short notation may lose: 01 is not 1, INF is no number in a table.
LEXICAL = [
    "1",
    "01",
    "+1",
    "-0",
    "1.",
    ".5",
    "1.0",
    "1e0",
    "1E5",
    "+.5e1",
    "INF",
    "NaN",
    "true",
    "TRUE",
    "",
    " 1",
    "\\N",
]
COLUMNS = ["?s ?o ?none", "?o", "?none", "*"]
letters = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
lexical = st.sampled_from(LEXICAL) | st.text(letters, max_size=12) | st.text("\t\n\r\\\"' <>{},", max_size=6)
terms = st.one_of(
    st.builds(lambda text, kind: ox.Literal(text, datatype=kind), lexical, st.sampled_from(DATATYPES)),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), lexical, st.sampled_from(["en", "zh-hant-tw"])),
    st.just(ox.NamedNode("https://x.example/é?a=b,c#\u00a0")),
    st.just(ox.BlankNode("b1")),
)


def asked(query: str, **given: Any) -> Request:  # Any: fields of the request as given
    usual: dict[str, Any] = {
        "query": query, "default_graphs": [], "named_graphs": [], "accept": [], "compress": False, "row_limit": 1000,
        "byte_limit": 10**7, "only_first": None, "base": "https://x.example/",
    }  # fmt: skip
    return {**usual, **given}  # type: ignore[typeddict-item,return-value]  # the test's own fields


@settings(max_examples=150, deadline=None)
@given(st.lists(terms, min_size=1, max_size=8), st.sampled_from(sorted(ROWS)), st.sampled_from(COLUMNS))
def test_rows_are_those_that_the_engine_writes_at_once(found: list[ox.Literal], form: str, columns: str) -> None:
    store = ox.Store()
    for number, term in enumerate(found):
        store.add(ox.Quad(ox.NamedNode(f"https://x.example/{number}"), ox.NamedNode("https://x.example/p"), term))
    query = f"SELECT {columns} WHERE {{ ?s ?p ?o }}"
    head, body = answer(store, asked(query, accept=[form]))
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    assert body == solutions.serialize(format=ROWS[form])
    assert head == {"media_type": form}


@pytest.fixture
def thousand() -> ox.Store:
    store = ox.Store()
    p = ox.NamedNode("https://x.example/p")
    store.extend(ox.Quad(ox.NamedNode(f"https://x.example/{n}"), p, ox.Literal(f"{n}\n")) for n in range(1000))
    return store


@pytest.mark.parametrize(("limit", "is_given"), [(999, False), (1000, True), (1001, True)])
@pytest.mark.parametrize("form", ["SELECT *", "CONSTRUCT"])
def test_the_limit_itself_is_allowed(thousand: ox.Store, limit: int, is_given: bool, form: str) -> None:
    where = "{ ?s ?p ?o }" if form == "SELECT *" else "{ ?s ?p ?o } WHERE { ?s ?p ?o }"
    head, body = answer(thousand, asked(f"{form} {where}", row_limit=limit))
    assert (not head.get("fault"), bool(body)) == (is_given, is_given)


@pytest.mark.parametrize("first", [0, 1, 999, 1000, 5000])
def test_the_first_rows_are_whole_rows(thousand: ox.Store, first: int) -> None:
    _, body = answer(thousand, asked("SELECT * WHERE { ?s ?p ?o } ORDER BY ?s", only_first=first, row_limit=1))
    _, full = answer(thousand, asked("SELECT * WHERE { ?s ?p ?o } ORDER BY ?s"))
    assert json.loads(body)["results"]["bindings"] == json.loads(full)["results"]["bindings"][:first]


def test_only_long_answers_are_compressed(thousand: ox.Store) -> None:
    query = "SELECT * WHERE { ?s ?p ?o } ORDER BY ?s"
    head, packed = answer(thousand, asked(query, compress=True))
    _, plain = answer(thousand, asked(query))
    assert head["encoding"] == "gzip"
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 4
    head, body = answer(thousand, asked(f"{query} LIMIT 1", compress=True))
    assert "encoding" not in head
    assert json.loads(body)

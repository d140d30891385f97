from __future__ import annotations

import csv
from typing import Any
from urllib.error import HTTPError
from xml.dom.minidom import Document

import pytest
from rdflib import RDF, Graph, URIRef
from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML
from SPARQLWrapper import SPARQLWrapper as Wrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.clients.questions import ANY, ARABIC, ARTICLE, ARTICLES, BROKEN, GRAPH, IRIS, LABELS, RUNAWAY

# What the client itself uses of rdflib.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
WAYS = {"get": (GET, URLENCODED), "form": (POST, URLENCODED), "body": (POST, POSTDIRECTLY)}


def asked(endpoint: str, query: str, form: str, way: str = "get") -> Wrapper:
    wrapper = Wrapper(endpoint, returnFormat=form)
    method, kind = WAYS[way]
    wrapper.setMethod(method)
    wrapper.setRequestMethod(kind)
    wrapper.setQuery(query)
    return wrapper


@pytest.mark.parametrize("way", WAYS)
def test_json(endpoint: str, way: str) -> None:
    found: Any = asked(endpoint, ARTICLES, JSON, way).queryAndConvert()  # Any: the client's own free form
    assert [row["article"]["value"] for row in found["results"]["bindings"]] == IRIS


@pytest.mark.parametrize("way", WAYS)
def test_xml(endpoint: str, way: str) -> None:
    found = asked(endpoint, ARTICLES, XML, way).queryAndConvert()
    assert isinstance(found, Document)
    assert [uri.firstChild.data for uri in found.getElementsByTagName("uri")] == IRIS  # type: ignore[union-attr]  # text


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", [CSV, TSV])
def test_tables(endpoint: str, way: str, form: str) -> None:
    found = asked(endpoint, ARTICLES, form, way).queryAndConvert()
    assert isinstance(found, bytes)
    rows = list(csv.reader(found.decode("utf-8").splitlines(), delimiter="," if form == CSV else "\t"))
    assert [row[0].strip("<>") for row in rows[1:]] == IRIS


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", [RDFXML, TURTLE, N3, JSONLD])
def test_construct(endpoint: str, way: str, form: str) -> None:
    found: Any = asked(endpoint, GRAPH, form, way).queryAndConvert()  # Any: a graph, or bytes to be read
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert sorted(str(subject) for subject in graph.subjects(RDF.type, URIRef(ARTICLE))) == IRIS


@pytest.mark.parametrize("way", WAYS)
def test_ask(endpoint: str, way: str) -> None:
    found: Any = asked(endpoint, ANY, JSON, way).queryAndConvert()  # Any: the client's own free form
    assert found["boolean"] is True


@pytest.mark.parametrize("way", WAYS)
def test_letters_of_another_script(endpoint: str, way: str) -> None:
    found: Any = asked(endpoint, LABELS, JSON, way).queryAndConvert()  # Any: the client's own free form
    assert [row["label"]["value"] for row in found["results"]["bindings"]] == [ARABIC]


def failure(endpoint: str, query: str) -> tuple[Exception, HTTPError]:
    """What the client raises, and the answer behind it, which is closed."""
    with pytest.raises(Exception, match=r"HTTP Error|bad request") as caught:
        asked(endpoint, query, JSON).query()
    cause = caught.value if isinstance(caught.value, HTTPError) else caught.value.__context__
    assert isinstance(cause, HTTPError)
    cause.close()
    return caught.value, cause


def test_a_fault_shows_its_place(endpoint: str) -> None:
    shown, _ = failure(endpoint, BROKEN)
    assert isinstance(shown, QueryBadFormed)
    assert '"line":2' in str(shown)


def test_a_runaway_is_an_error_and_no_empty_answer(endpoint: str) -> None:
    _, answer = failure(endpoint, RUNAWAY)
    assert answer.code == 503
    assert answer.headers["Content-Type"] == "application/problem+json"

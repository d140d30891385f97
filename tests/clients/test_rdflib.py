from __future__ import annotations

from urllib.error import HTTPError

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.ids import graph_iri
from tests.clients.questions import ANY, ARABIC, ARTICLE, ARTICLES, BROKEN, GRAPH, IRIS, LABELS

METHODS = ["GET", "POST", "POST_FORM"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", ["json", "xml", "csv", "tsv"])
def test_rows_in_every_form(endpoint: str, kind: str, method: str) -> None:
    store = SPARQLStore(endpoint, method=method, returnFormat=kind)
    assert [str(row[0]) for row in store.query(ARTICLES)] == IRIS  # type: ignore[index]  # rows of a SELECT


@pytest.mark.parametrize("method", METHODS)
def test_letters_of_another_script_and_their_language(endpoint: str, method: str) -> None:
    graph = Graph(SPARQLStore(endpoint, method=method))
    assert [row[0] for row in graph.query(LABELS)] == [Literal(ARABIC, lang="ar")]  # type: ignore[index]  # as above


def test_a_boolean(endpoint: str) -> None:
    assert Graph(SPARQLStore(endpoint)).query(ANY).askAnswer is True


def test_triples(endpoint: str) -> None:
    graph = SPARQLStore(endpoint).query(GRAPH).graph
    assert graph is not None
    assert sorted(str(subject) for subject in graph.subjects(RDF.type, URIRef(ARTICLE))) == IRIS


def test_patterns_counts_and_loops_over_a_graph(endpoint: str) -> None:
    graph = Graph(SPARQLStore(endpoint))
    assert sorted(str(subject) for subject in graph.subjects(RDF.type, URIRef(ARTICLE))) == IRIS
    assert (URIRef(IRIS[0]), RDF.type, URIRef(ARTICLE)) in graph
    assert len(graph) > 500


def test_one_graph_of_a_dataset(endpoint: str) -> None:
    one = Graph(SPARQLStore(endpoint), identifier=URIRef(graph_iri(IRIS[0])))
    assert [str(subject) for subject in one.subjects(RDF.type, URIRef(ARTICLE))] == [IRIS[0]]


def test_values_are_bound_as_terms(endpoint: str) -> None:
    graph = Graph(SPARQLStore(endpoint))
    found = graph.query("SELECT ?kind WHERE { ?thing a ?kind }", initBindings={"thing": URIRef(IRIS[0])})
    assert URIRef(ARTICLE) in [row[0] for row in found]  # type: ignore[index]  # as above


def test_a_fault_is_an_error(endpoint: str) -> None:
    with pytest.raises(ValueError, match="wrong") as caught:  # which rdflib makes of any status above 399
        Graph(SPARQLStore(endpoint)).query(BROKEN)
    cause = caught.value.__context__
    assert isinstance(cause, HTTPError)
    assert cause.code == 400
    cause.close()

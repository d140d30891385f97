"""What the ontology must be able to answer: each question with every row that must come, by two engines."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import Graph

import ontology
from kg.graph import terminology
from tests.ontology import world

PREFIXES = {
    "act": "https://w3id.org/claimgraph/vocab/speech-act/", "cg": "https://w3id.org/claimgraph/ns#",
    "dct": "http://purl.org/dc/terms/", "explicitness": "https://w3id.org/claimgraph/vocab/explicitness/",
    "mode": "https://w3id.org/claimgraph/vocab/mode/", "oa": "http://www.w3.org/ns/oa#",
    "polarity": "https://w3id.org/claimgraph/vocab/polarity/", "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}  # fmt: skip
HEAD = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class Question:
    """A question in plain words, its query, and the sorted rows: IRIs by their last part, "" where nothing is bound."""

    name: str
    question: str
    query: str
    rows: list[list[str]]


QUESTIONS = [
    Question(**entry)
    for entry in tomllib.loads(Path(__file__).with_name("competency.toml").read_text("utf-8"))["question"]
]
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=[question.name for question in QUESTIONS])


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The world and the vocabulary."""
    filled = ox.Store()
    filled.extend(world.quads())
    for name in terminology.FILES:
        filled.load(path=str(ontology.path(name)), format=ox.RdfFormat.TURTLE)
    return filled


@pytest.fixture(scope="module")
def graph(store: ox.Store) -> Graph:
    """The same for the other engine."""
    return Graph().parse(data=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt")


def last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


@each_question
def test_oxigraph_answers(question: Question, store: ox.Store) -> None:
    found = store.query(HEAD + question.query)
    assert isinstance(found, ox.QuerySolutions)
    rows = [
        ["" if term is None else last(term.value) if isinstance(term, ox.NamedNode) else term.value for term in row]
        for row in found
    ]
    assert sorted(rows) == question.rows


@each_question
def test_rdflib_answers(question: Question, graph: Graph) -> None:
    rows = [
        ["" if term is None else last(str(term)) if isinstance(term, rdflib.URIRef) else str(term) for term in row]
        for row in graph.query(HEAD + question.query)
    ]
    assert sorted(rows) == question.rows


def test_every_question_is_asked_in_words() -> None:
    assert len(QUESTIONS) >= 12
    assert all(question.question.endswith("?") for question in QUESTIONS)

"""The pitfalls that ontologies fall into, as queries that must find nothing; and the files against the code."""

from __future__ import annotations

import json
from enum import StrEnum

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, URIRef

import ontology
from kg.graph.vocabulary import Class, Outside, Property, concept
from kg.model import Act, Commitment, MentionKind, Mode, Polarity
from tests.ontology import world
from tests.ontology.pitfalls import EVERY, NS, VOCAB, Pitfall

FILES = ("claimgraph.ttl", "vocab.ttl", "frames.ttl", "alignments.ttl", "outside.ttl")
TERMS = Graph().parse(ontology.path("claimgraph.ttl"))
SCHEMES = Graph().parse(ontology.path("vocab.ttl"))
ALIGNMENTS = Graph().parse(ontology.path("alignments.ttl"))
EVERYTHING = (
    TERMS
    + SCHEMES
    + ALIGNMENTS
    + Graph().parse(ontology.path("frames.ttl"))
    + Graph().parse(ontology.path("outside.ttl"))
)
STORE = ox.Store()
for _name in FILES:
    STORE.load(path=str(ontology.path(_name)), format=ox.RdfFormat.TURTLE)


def found(store: ox.Store, pitfall: Pitfall) -> list[str]:
    """IRIs of what falls into the pitfall."""
    rows = store.query(pitfall.sparql)
    assert isinstance(rows, ox.QuerySolutions)
    return sorted(row["x"].value for row in rows)


@pytest.mark.parametrize("pitfall", EVERY, ids=[pitfall.name for pitfall in EVERY])
def test_there_is_no(pitfall: Pitfall) -> None:
    assert found(STORE, pitfall) == []


@pytest.mark.parametrize("pitfall", EVERY, ids=[pitfall.name for pitfall in EVERY])
def test_the_ontology_would_be_caught_with_a(pitfall: Pitfall) -> None:
    """A check that finds nothing in a mutant is no check; what falls in is named."""
    store = ox.Store()
    store.extend(STORE)
    store.load(pitfall.turtle.encode(), format=ox.RdfFormat.TURTLE)
    assert found(store, pitfall) == [pitfall.node]


def test_there_are_no_blank_nodes() -> None:
    assert not [node for node in EVERYTHING.all_nodes() if isinstance(node, BNode)]


def test_licence_and_version_are_stated() -> None:
    head = URIRef(NS.removesuffix("#"))
    assert TERMS.value(head, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert str(TERMS.value(head, OWL.versionIRI)) == f"{head}/{TERMS.value(head, OWL.versionInfo)}"


SCHEME_OF = {
    "speech-act": Act,
    "commitment": Commitment,
    "mode": Mode,
    "polarity": Polarity,
    "mention-kind": MentionKind,
}


@pytest.mark.parametrize(("scheme", "kind"), SCHEME_OF.items(), ids=list(SCHEME_OF))
def test_notations_are_the_values_of_the_model(scheme: str, kind: type[StrEnum]) -> None:
    concepts = SCHEMES.subjects(SKOS.inScheme, URIRef(VOCAB + scheme))
    assert {str(SCHEMES.value(concept, SKOS.notation)) for concept in concepts} == {value.value for value in kind}


def test_top_concepts_are_those_of_the_scheme() -> None:
    assert set(EVERYTHING.subject_objects(SKOS.hasTopConcept)) == {
        (scheme, concept) for concept, scheme in EVERYTHING.subject_objects(SKOS.inScheme)
    }


def test_alignments_speak_only_of_known_terms() -> None:
    known = set(EVERYTHING.subjects(RDF.type))
    assert [subject for subject in set(ALIGNMENTS.subjects()) if subject not in known] == []


def test_the_context_covers_every_term() -> None:
    context = json.loads(ontology.path("context.jsonld").read_text("utf-8"))["@context"]
    named = {entry if isinstance(entry, str) else entry["@id"] for key, entry in context.items() if key != "@version"}
    declared = {str(term) for term in TERMS.subjects(RDFS.isDefinedBy) if str(term) != f"{NS}counterExample"}
    assert {f"cg:{term.removeprefix(NS)}" for term in declared} <= named


def test_the_context_reads_a_statement() -> None:
    context = json.loads(ontology.path("context.jsonld").read_text("utf-8"))
    said = {"id": "https://x.example/s", "type": "StatementAct", "speechAct": "deny", "confidence": "0.9"}
    triples = {quad.triple for quad in ox.parse(json.dumps({**context, **said}), format=ox.RdfFormat.JSON_LD)}
    subject = ox.NamedNode("https://x.example/s")
    assert triples == {
        ox.Triple(subject, Outside.RDF_TYPE, Class.STATEMENT_ACT),
        ox.Triple(subject, Property.SPEECH_ACT, concept("speech-act", "deny")),
        ox.Triple(subject, Property.CONFIDENCE, ox.Literal("0.9", datatype=Outside.XSD_DECIMAL)),
    }


@pytest.mark.parametrize("name", ontology.FILES)
def test_every_file_is_there(name: str) -> None:
    assert ontology.path(name).is_file()


@pytest.mark.parametrize("name", ["no-such.ttl", "../pyproject.toml", ""])
def test_no_other_file_is_given(name: str) -> None:
    with pytest.raises(FileNotFoundError, match="the ontology has no file"):
        ontology.path(name)


OUTSIDE = Graph().parse(ontology.path("outside.ttl"))
BUILT_IN = (str(RDF), str(RDFS), str(OWL), str(XSD))


def test_every_outside_term_in_use_is_declared_and_no_other() -> None:
    """Of the software's constants, and of the terms that the ontology's own files use (pitfalls P34 and P35)."""
    constants = {value.value for value in vars(Outside).values() if isinstance(value, ox.NamedNode)}
    inner = EVERYTHING - OUTSIDE
    terms = {str(node) for triple in inner for node in (triple[1],)} | {
        str(kind) for kind in inner.objects(None, RDF.type)
    }
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith):
        terms |= {str(node) for node in inner.objects(None, relation)}
    used = {term for term in constants | terms if not term.startswith((*BUILT_IN, NS))}
    assert {str(term) for term in OUTSIDE.subjects(RDF.type)} == used


def test_outside_terms_are_declared_as_what_the_writers_use_them_for() -> None:
    """A property of things never has words for its value, and one of words never leads to a thing."""
    words, things = set(), set()
    for quad in world.quads():
        (words if isinstance(quad.object, ox.Literal) else things).add(URIRef(quad.predicate.value))
    assert set(OUTSIDE.subjects(RDF.type, OWL.ObjectProperty)) & words == set()
    assert set(OUTSIDE.subjects(RDF.type, OWL.DatatypeProperty)) & things == set()
    assert set(OUTSIDE.subjects(RDF.type, OWL.AnnotationProperty)) & things == set()


def test_classes_of_different_layers_are_disjoint() -> None:
    """So that a reasoner finds a claim that is taken for a statement, or a city that contradicts."""
    layers = [
        "Article",
        "ArticleVersion",
        "Span",
        "StatementAct",
        "Silence",
        "Claim",
        "Actor",
        "Stance",
        "Contradiction",
        "Dispute",
        "Review",
    ]
    apart = set(TERMS.subject_objects(OWL.disjointWith))
    pairs = [(URIRef(NS + one), URIRef(NS + other)) for i, one in enumerate(layers) for other in layers[i + 1 :]]
    assert [(one, other) for one, other in pairs if not {(one, other), (other, one)} & apart] == []

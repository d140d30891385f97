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

NS = "https://w3id.org/claimgraph/ns#"
VOCAB = "https://w3id.org/claimgraph/vocab/"
TERMS = Graph().parse(ontology.path("claimgraph.ttl"))
SCHEMES = Graph().parse(ontology.path("vocab.ttl"))
ALIGNMENTS = Graph().parse(ontology.path("alignments.ttl"))
EVERYTHING = TERMS + SCHEMES + ALIGNMENTS + Graph().parse(ontology.path("frames.ttl"))

OWN = f"FILTER(STRSTARTS(STR(?x), '{NS}'))"
CONCEPTS = f"?x a skos:Concept . FILTER(STRSTARTS(STR(?x), '{VOCAB}'))"
EN, ID = "FILTER(LANG(?l) = 'en')", "FILTER(LANG(?l) = 'id')"
TERM = f"?x a ?kind . VALUES ?kind {{ owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }} {OWN}"
PITFALLS = {
    "term without a label in English": f"{TERM} FILTER NOT EXISTS {{ ?x rdfs:label ?l {EN} }}",
    "term without a label in Indonesian": f"{TERM} FILTER NOT EXISTS {{ ?x rdfs:label ?l {ID} }}",
    "two labels in one language": "?x rdfs:label|skos:prefLabel ?a , ?b FILTER(?a != ?b && LANG(?a) = LANG(?b))",
    "term without a definition": f"{TERM} FILTER NOT EXISTS {{ ?x skos:definition ?d }}",
    "term without an example": f"{TERM} FILTER NOT EXISTS {{ ?x skos:example ?e }}",
    "term without a counter-example": f"{TERM} FILTER NOT EXISTS {{ ?x cg:counterExample ?e }}",
    "term that no ontology defines": f"{TERM} FILTER NOT EXISTS {{ ?x rdfs:isDefinedBy ?o }}",
    "term of the namespace that is not declared": f"?s ?x ?o {OWN} FILTER NOT EXISTS {{ ?x a ?kind }}",
    "class of the namespace that is not declared": (
        f"?p rdfs:domain|rdfs:range|rdfs:subClassOf ?x {OWN} FILTER NOT EXISTS {{ ?x a owl:Class }}"
    ),
    "unconnected class": f"?x a owl:Class {OWN} FILTER NOT EXISTS {{ ?x rdfs:subClassOf ?s }}",
    "class above itself": "?x rdfs:subClassOf+ ?x",
    "several domains": "?x rdfs:domain ?a , ?b FILTER(?a != ?b)",
    "several ranges": "?x rdfs:range ?a , ?b FILTER(?a != ?b)",
    "range that OWL 2 reasoners refuse": "?x rdfs:range ?r FILTER(?r IN (xsd:date, rdf:langString))",
    "concept outside every scheme": f"{CONCEPTS} FILTER NOT EXISTS {{ ?x skos:inScheme/a skos:ConceptScheme }}",
    "concept without a label in English": f"{CONCEPTS} FILTER NOT EXISTS {{ ?x skos:prefLabel ?l {EN} }}",
    "concept without a label in Indonesian": f"{CONCEPTS} FILTER NOT EXISTS {{ ?x skos:prefLabel ?l {ID} }}",
    "concept without a definition": f"{CONCEPTS} FILTER NOT EXISTS {{ ?x skos:definition ?d }}",
    "concept whose notation is not the end of its name": (
        f"{CONCEPTS} ?x skos:notation ?n FILTER(!STRENDS(STR(?x), CONCAT('/', STR(?n))))"
    ),
    "scheme without a licence": "?x a skos:ConceptScheme FILTER NOT EXISTS { ?x dct:license ?l }",
    "term linked as if it were a concept": f"?x skos:closeMatch|skos:exactMatch ?o {OWN}",
    "identity asserted for good": "?x owl:sameAs ?o",
}
NAMESPACES = {"cg": NS, "dct": DCTERMS, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}
PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in NAMESPACES.items())


@pytest.mark.parametrize("pitfall", PITFALLS)
def test_there_is_no(pitfall: str) -> None:
    found = EVERYTHING.query(f"{PREFIXES} SELECT DISTINCT ?x WHERE {{ {PITFALLS[pitfall]} }}")
    assert sorted(str(row[0]) for row in found) == []


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
    assert set(SCHEMES.subject_objects(SKOS.hasTopConcept)) == {
        (scheme, concept) for concept, scheme in SCHEMES.subject_objects(SKOS.inScheme)
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

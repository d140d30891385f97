"""What a reasoner would conclude: the links to outside vocabularies must not make a thing what it is not."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, Graph

import ontology
from kg.graph import terminology, validate
from kg.graph.vocabulary import NAMESPACE, Class, Outside
from tests.ontology import world

# RDF Schema's rules for domains, ranges and hierarchies: RDF 1.1 Semantics, section 9.2.1, rdfs2, 3, 5, 7, 9 and 11.
RULES = (
    "INSERT { ?x a ?class } WHERE { ?p rdfs:domain ?class . ?x ?p ?y }",
    "INSERT { ?y a ?class } WHERE { ?p rdfs:range ?class . ?x ?p ?y FILTER(ISIRI(?y)) }",
    "INSERT { ?p rdfs:subPropertyOf ?r } WHERE { ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?r }",
    "INSERT { ?x ?q ?y } WHERE { ?p rdfs:subPropertyOf ?q . ?x ?p ?y }",
    "INSERT { ?x a ?d } WHERE { ?c rdfs:subClassOf ?d . ?x a ?c }",
    "INSERT { ?c rdfs:subClassOf ?e } WHERE { ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?e }",
)
# Domains and ranges of outside properties that we link to by inference: the documents themselves are not loaded.
OUTSIDE = """
@prefix dct: <http://purl.org/dc/terms/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
prov:wasAttributedTo rdfs:domain prov:Entity ; rdfs:range prov:Agent .
prov:wasDerivedFrom rdfs:domain prov:Entity ; rdfs:range prov:Entity .
prov:wasGeneratedBy rdfs:domain prov:Entity ; rdfs:range prov:Activity .
prov:wasAssociatedWith rdfs:domain prov:Activity ; rdfs:range prov:Agent .
prov:used rdfs:domain prov:Activity ; rdfs:range prov:Entity .
prov:Person rdfs:subClassOf prov:Agent . prov:SoftwareAgent rdfs:subClassOf prov:Agent .
"""
RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


@pytest.fixture(scope="module")
def concluded() -> ox.Store:
    """The world with the ontology and all that follows."""
    store = ox.Store()
    store.extend(world.quads())
    for name in terminology.FILES:
        store.load(path=str(ontology.path(name)), format=ox.RdfFormat.TURTLE)
    store.load(OUTSIDE.encode(), format=ox.RdfFormat.TURTLE)
    before = -1
    while len(store) > before:
        before = len(store)
        for rule in RULES:
            store.update(RDFS + rule)
    return store


def typed(store: ox.Store, kind: str) -> set[str]:
    found = store.quads_for_pattern(None, Outside.RDF_TYPE, ox.NamedNode(kind), None)
    return {quad.subject.value for quad in found}


TERMS = Graph().parse(ontology.path("claimgraph.ttl"))
APART = [
    *sorted((str(one), str(other)) for one, other in TERMS.subject_objects(OWL.disjointWith)),
    (Class.STATEMENT_ACT.value, "http://www.w3.org/ns/prov#Agent"),
    ("http://www.w3.org/ns/prov#Agent", "http://www.w3.org/ns/prov#Entity"),
    ("http://www.w3.org/ns/prov#Activity", "http://www.w3.org/ns/prov#Entity"),
]


@pytest.mark.parametrize(("one", "other"), APART, ids=lambda iri: iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1])
def test_nothing_is_both(concluded: ox.Store, one: str, other: str) -> None:
    assert typed(concluded, one) & typed(concluded, other) == set()


@pytest.mark.parametrize("term", sorted(str(term) for term in TERMS.subjects(RDF.type, OWL.FunctionalProperty)))
def test_what_has_one_value_at_most_has_one(concluded: ox.Store, term: str) -> None:
    """Two values would make a reasoner take two things for one."""
    subjects = [quad.subject for quad in concluded.quads_for_pattern(None, ox.NamedNode(term), None, None)]
    assert len(subjects) == len(set(subjects))


def test_no_class_or_property_becomes_a_concept(concluded: ox.Store) -> None:
    assert not [
        iri for iri in typed(concluded, "http://www.w3.org/2004/02/skos/core#Concept") if iri.startswith(NAMESPACE)
    ]


@pytest.mark.parametrize(
    "kind",
    ["https://schema.org/ClaimReview", "https://schema.org/Quotation", "http://www.w3.org/ns/oa#Annotation",
     "http://semanticweb.cs.vu.nl/2009/11/sem/Event", "http://groundedannotationframework.org/grasp#Attribution"],
)  # fmt: skip
def test_what_is_only_pointed_to_is_not_inferred(concluded: ox.Store, kind: str) -> None:
    assert typed(concluded, kind) == set()


def test_what_follows_breaks_no_shape(concluded: ox.Store) -> None:
    """The conclusions add types and nothing that a shape forbids."""
    own = [quad for quad in concluded if quad.subject.value.startswith("https://w3id.org/claimgraph/id/")]
    assert validate.check_article(own, full=True).violations == ()

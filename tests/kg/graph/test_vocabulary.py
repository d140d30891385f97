from __future__ import annotations

import pytest
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, Graph

import ontology
from kg.graph.vocabulary import NAMESPACE, Class, Property, concept, notation

ONTOLOGY = Graph().parse(ontology.path("claimgraph.ttl"))


def constants(of: type) -> set[str]:
    return {value.value for value in vars(of).values() if isinstance(value, NamedNode)}


def terms(*kinds: str) -> set[str]:
    found = {str(term) for kind in kinds for term in ONTOLOGY.subjects(RDF.type, OWL[kind])}
    return {term for term in found if term.startswith(NAMESPACE)}


def test_every_class_has_a_constant_and_every_constant_a_class() -> None:
    assert constants(Class) == terms("Class")


def test_every_property_has_a_constant_and_every_constant_a_property() -> None:
    assert constants(Property) == terms("ObjectProperty", "DatatypeProperty")


def test_notation_is_the_inverse_of_concept() -> None:
    assert notation(concept("speech-act", "deny")) == "deny"


def test_a_concept_with_a_space_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid IRI"):
        concept("speech-act", "de ny")

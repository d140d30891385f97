from __future__ import annotations

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Node, URIRef

import ontology

FILES = ("shapes.ttl", "shapes-full.ttl")
NS = "https://w3id.org/claimgraph/ns#"
TERMS = Graph().parse(ontology.path("claimgraph.ttl"))


def shapes(name: str) -> Graph:
    return Graph().parse(ontology.path(name))


@pytest.mark.parametrize("name", FILES)
def test_shapes_are_shapes(name: str) -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(name), meta_shacl=True, advanced=True)
    assert conforms, text


@pytest.mark.parametrize("name", FILES)
def test_every_constraint_has_a_message_that_is_a_sentence(name: str) -> None:
    graph = shapes(name)
    checked: set[Node] = {shape for shape in graph.objects(None, SH.property) if (shape, SH.path, None) in graph}
    checked |= set(graph.subjects(RDF.type, SH.SPARQLConstraint))
    for shape in checked:
        message = str(graph.value(shape, SH.message) or "")
        assert message[:1].isupper() or message.startswith("owl:"), shape
        assert message.endswith("."), shape


@pytest.mark.parametrize("name", FILES)
def test_shapes_use_only_terms_of_the_ontology(name: str) -> None:
    graph = shapes(name)
    used = {str(node) for node in graph.all_nodes() if str(node).startswith(NS) and str(node) != NS}
    assert used <= {str(term) for term in TERMS.subjects(RDF.type)}


def test_core_shapes_need_no_sparql() -> None:
    assert not list(shapes("shapes.ttl").subject_objects(SH.sparql))


def test_every_class_with_a_shape_is_checked_for_its_name() -> None:
    graph = shapes("shapes.ttl")
    minted = URIRef("https://w3id.org/claimgraph/shapes#Minted")
    assert set(graph.objects(None, SH.targetClass)) == set(graph.objects(minted, SH.targetClass))

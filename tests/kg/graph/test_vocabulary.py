"""The code's terms and the ontology's, both ways: nothing undeclared is used, nothing declared lies idle unmarked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

import ontology
from kg.graph.vocabulary import NAMESPACE, VOCABULARY, Annotation, Class, Datatype, Outside, Property, concept, notation

ROOT = Path(__file__).parents[3]
VOCABULARY_FILE = ROOT / "kg" / "graph" / "vocabulary.py"
ONTOLOGY = Graph().parse(ontology.path("claimgraph.ttl"))
CONCEPTS = Graph().parse(ontology.path("vocab.ttl")) + Graph().parse(ontology.path("frames.ttl"))
USAGE = URIRef(f"{NAMESPACE}usage")
CODE = "\n".join(
    path.read_text("utf-8")
    for room in ("kg", "api")
    for kind in ("*.py", "*.rq", "*.ru")
    for path in sorted((ROOT / room).rglob(kind))
    if path != VOCABULARY_FILE
)


def constants(of: type) -> dict[str, str]:
    return {name: value.value for name, value in vars(of).items() if isinstance(value, NamedNode)}


def terms(*kinds: URIRef) -> set[str]:
    """Terms of the namespace of these kinds that are not deprecated."""
    found = {term for kind in kinds for term in ONTOLOGY.subjects(RDF.type, kind)}
    live = {str(term) for term in found if (term, OWL.deprecated, Literal(True)) not in ONTOLOGY}
    return {term for term in live if term.startswith(NAMESPACE)}


@pytest.mark.parametrize(
    ("of", "kinds"),
    [
        (Class, (OWL.Class,)),
        (Property, (OWL.ObjectProperty, OWL.DatatypeProperty)),
        (Annotation, (OWL.AnnotationProperty,)),
        (Datatype, (RDFS.Datatype,)),
    ],
    ids=["classes", "properties", "annotations", "datatypes"],
)
def test_constants_and_terms_that_are_not_deprecated_are_the_same(of: type, kinds: tuple[URIRef, ...]) -> None:
    assert set(constants(of).values()) == terms(*kinds)


def is_used(of: type, name: str) -> bool:
    """By its constant, or by its name in a query."""
    local = constants(of)[name].removeprefix(NAMESPACE)
    return re.search(rf"\b{of.__name__}\.{name}\b|\bcg:{local}\b", CODE) is not None


@pytest.mark.parametrize("of", [Class, Property], ids=["classes", "properties"])
def test_a_term_is_used_by_the_code_or_says_for_whom_it_is(of: type) -> None:
    idle = {iri for name, iri in constants(of).items() if not is_used(of, name)}
    marked = {str(term) for term in ONTOLOGY.subjects(USAGE) if str(term) in constants(of).values()}
    assert idle == marked


@pytest.mark.parametrize("name", sorted(constants(Outside)))
def test_an_outside_term_is_used_by_the_code(name: str) -> None:
    local = re.split(r"[/#]", constants(Outside)[name])[-1]
    assert re.search(rf"\bOutside\.{name}\b|\b[a-z]+:{local}\b", CODE)


def test_queries_and_updates_use_only_declared_terms() -> None:
    declared = {str(term).removeprefix(NAMESPACE) for term in ONTOLOGY.subjects(RDF.type)}
    assert set(re.findall(r"\bcg:(\w+)", CODE)) <= declared


def test_every_concept_that_the_code_names_exists() -> None:
    named = re.findall(r'concept\("([a-z-]+)", "([a-z-]+)"\)', CODE)
    assert [pair for pair in named if (URIRef(f"{VOCABULARY}{'/'.join(pair)}"), None, None) not in CONCEPTS] == []


def test_every_scheme_that_the_code_names_exists() -> None:
    named = set(re.findall(r'concept\("([a-z-]+)"', CODE))
    assert {name for name in named if (URIRef(VOCABULARY + name), None, None) not in CONCEPTS} == set()


def test_notation_is_the_inverse_of_concept() -> None:
    assert notation(concept("speech-act", "deny")) == "deny"


def test_a_concept_with_a_space_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid IRI"):
        concept("speech-act", "de ny")

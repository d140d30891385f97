"""Our own reading of the Core shapes finds what pySHACL finds, on every mutant and on graphs broken at random."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import SH, Graph

import ontology
from kg.graph import shapes, validate
from kg.graph.vocabulary import Outside
from kg.stores import OxigraphStore
from tests.kg.graph.judge import core_faults
from tests.kg.graph.mutants import Draft
from tests.kg.graph.mutants_of_articles import CORE_MUTANTS, SILENCE_MUTANTS, SPARQL_MUTANTS, WARNED
from tests.kg.graph.mutants_of_findings import DERIVED_MUTANTS, RATING_MUTANTS, REVIEW_MUTANTS
from tests.kg.graph.test_validate import DERIVED, RATING, RECORD, REVIEW, SILENT, in_store

_ROUNDS = 8  # mutants are broken together, every eighth at once: pySHACL takes a third of a second for a graph
GROUPS = [
    (RECORD, (*CORE_MUTANTS, *SPARQL_MUTANTS, *WARNED)),
    (SILENT, SILENCE_MUTANTS),
    (DERIVED, DERIVED_MUTANTS),
    (REVIEW, REVIEW_MUTANTS),
    (RATING, RATING_MUTANTS),
]
EVERYTHING = tuple(dict.fromkeys((*RECORD, *SILENT, *DERIVED, *REVIEW, *RATING)))
_XSD = "http://www.w3.org/2001/XMLSchema#"
ODD_VALUES = [
    Literal(""),
    Literal("x", language="en"),
    Literal("y", language="en"),
    BlankNode("b"),
    NamedNode("https://x.example/a"),
    *(
        Literal(text, datatype=NamedNode(_XSD + kind))
        for kind in ("date", "decimal", "integer", "dateTime", "string", "gYear")
        for text in ("2020-02-01", "2020-13-45", "1", "-1", "99999999999999999999", "0.5", "true", "", "2020")
    ),
    Literal("true", datatype=NamedNode(_XSD + "boolean")),
]


# What cannot be compared breaks `sh:lessThan` (SHACL, section 4.5.3); pySHACL compares its spelling, or gives up.
_SHAPES = Graph().parse(ontology.path("shapes.ttl"), format="turtle")
ORDERED = {
    str(name)
    for constraint in (SH.lessThan, SH.lessThanOrEquals)
    for shape, other in _SHAPES.subject_objects(constraint)
    for name in (_SHAPES.value(shape, SH.path), other)
}


def found(quads: tuple[Quad, ...]) -> set[tuple[shapes.Violation, bool]]:
    return set(validate._core_shapes().check(shapes.Data(quads, background=validate._concepts())))


@pytest.mark.parametrize("start", range(_ROUNDS))
@pytest.mark.parametrize("group", range(len(GROUPS)), ids=["articles", "silences", "derived", "reviews", "ratings"])
def test_mutants_have_the_faults_that_pyshacl_finds(group: int, start: int) -> None:
    quads, mutants = GROUPS[group]
    draft = Draft(quads)
    for _, break_it, _, _ in mutants[start::_ROUNDS]:
        break_it(draft)
    broken = tuple(draft.quads) if quads is RECORD or quads is SILENT else (*draft.quads, *RECORD)
    assert found(broken) == core_faults(broken)
    assert found(broken)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_graphs_broken_at_random_have_the_faults_that_pyshacl_finds(seed: int) -> None:
    """Some quads go, some get the value or the property of another, or a value that fits nothing."""
    rng = random.Random(seed)  # noqa: S311 # repeatable, not secret
    quads = dict.fromkeys(EVERYTHING)
    for quad in rng.sample(EVERYTHING, 60):
        other = rng.choice(EVERYTHING)
        value = rng.choice((other.object, rng.choice(ODD_VALUES)))
        name = rng.choice((quad.predicate, quad.predicate, quad.predicate, other.predicate))
        subject = rng.choice((quad.subject, quad.subject, quad.subject, BlankNode("c")))
        if name.value in ORDERED and not _is_well_formed(value):
            continue
        if rng.random() < 0.6:
            quads.pop(quad, None)
        quads[Quad(subject, name, value, quad.graph_name)] = None
    assert found(tuple(quads)) == core_faults(quads)


def _is_well_formed(value: object) -> bool:
    return isinstance(value, Literal) and shapes._literal(value).value is not None


def test_a_class_below_another_is_that_class_too() -> None:
    below = NamedNode("https://x.example/Town")
    quads = (
        Quad(
            below, NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf"), NamedNode("https://schema.org/Place")
        ),
        Quad(NamedNode("https://x.example/a"), Outside.RDF_TYPE, below),
    )
    assert found(quads) == core_faults(quads)
    assert found(quads)


@pytest.mark.parametrize(("text", "is_right"), [("true", True), ("0", True), ("no", False), ("-1", False), ("", False)])
def test_a_truth_value_is_spelled_as_the_standard_says(text: str, is_right: bool) -> None:
    """pySHACL takes what rdflib makes of it: every other text is false to it."""
    held = next(q for q in RECORD if "/statement/" in str(q.subject) and q.predicate.value.endswith("#isOpenList"))
    value = Literal(text, datatype=NamedNode(f"{_XSD}boolean"))
    broken = (*(quad for quad in RECORD if quad != held), Quad(held.subject, held.predicate, value, held.graph_name))
    assert any(fault.path == held.predicate.value for fault, _ in found(broken)) is not is_right


def test_findings_in_parts_have_the_faults_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    stores: list[OxigraphStore] = []
    for quads, mutants in GROUPS[2:]:
        for start in range(4):
            draft = Draft(quads)
            for _, break_it, _, _ in mutants[start::4]:
                break_it(draft)
            stores.append(in_store(draft))
    whole = [validate.check_store(store) for store in stores]
    monkeypatch.setattr(validate, "_AT_ONCE", 5)
    monkeypatch.setattr(validate, "_NAMED_AT_ONCE", 3)
    assert [validate.check_store(store) for store in stores] == whole
    assert all(report.violations for report in whole)


@pytest.mark.parametrize(
    "text", ["sh:maxLength 3", "sh:path [ sh:zeroOrMorePath <x:p> ]", "sh:nodeKind sh:Literal", "sh:closed true"]
)
def test_shapes_with_other_constraints_are_not_read(text: str) -> None:
    turtle = f"@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> sh:targetClass <x:C> ; sh:property [ {text} ] ."
    with pytest.raises(ValueError, match="known"):
        shapes.read(Graph().parse(data=turtle, format="turtle"))

"""Each mutant breaks one thing in a sound graph; a shape that catches nothing is no shape."""

from __future__ import annotations

from datetime import UTC, datetime

import pyshacl
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH, Graph

import ontology
from kg.graph import validate, write
from kg.graph.vocabulary import Property
from kg.stores import OxigraphStore
from tests.kg.graph import sample
from tests.kg.graph.mutants import (
    CORE_MUTANTS,
    DERIVED_MUTANTS,
    REVIEW_MUTANTS,
    SPARQL_MUTANTS,
    WARNED,
    Change,
    Draft,
    Mutant,
    put,
)

DENIAL = sample.DENIAL.statement
RECORD = write.article_quads(sample.RECORD, sample.DIRECTORY)
DERIVED = write.derived_quads(sample.FOUND, (sample.DISPUTE,), sample.STATED, sample.IDENTITIES, (sample.TURN,))
_, REVIEW = write.review_quads(
    sample.CHANGE.iri, decision="confirmed", person="Ana", at=datetime(2021, 1, 1, tzinfo=UTC)
)


def ids(mutants: tuple[Mutant, ...]) -> list[str]:
    return [name for name, _, _ in mutants]


def messages(report: validate.Report) -> str:
    return "\n".join(violation.message for violation in report.violations)


def in_store(draft: Draft) -> OxigraphStore:
    """The sample world with a derived graph or a review as the draft has it, written past all checks."""
    store = OxigraphStore()
    store.replace_article(sample.SECOND.iri, write.article_quads(sample.SECOND_RECORD, sample.DIRECTORY))
    store.replace_article(sample.ARTICLE.iri, RECORD)
    for quad in draft.quads:
        store._store.add(quad)  # the writers would refuse some of these
        store._store.add(Quad(quad.subject, quad.predicate, quad.object))
    return store


def test_the_sample_world_conforms(store: OxigraphStore) -> None:
    assert validate.check_article(RECORD, full=True) == validate.Report(())
    assert validate.check_store(store, full=True) == validate.Report(())


@pytest.mark.parametrize(("name", "break_it", "expected"), CORE_MUTANTS, ids=ids(CORE_MUTANTS))
def test_core_shapes_catch(name: str, break_it: Change, expected: str) -> None:
    draft = Draft(RECORD)
    break_it(draft)
    assert expected in messages(validate.check_article(draft.quads))


@pytest.mark.parametrize(("name", "break_it", "expected"), SPARQL_MUTANTS, ids=ids(SPARQL_MUTANTS))
def test_sparql_constraints_catch(name: str, break_it: Change, expected: str) -> None:
    draft = Draft(RECORD)
    break_it(draft)
    assert expected in messages(validate.check_article(draft.quads, full=True))


@pytest.mark.parametrize(("name", "break_it", "expected"), WARNED, ids=ids(WARNED))
def test_constraints_warn(name: str, break_it: Change, expected: str) -> None:
    draft = Draft(RECORD)
    break_it(draft)
    warnings = validate.check_article(draft.quads, full=True).warnings
    assert expected in "\n".join(warning.message for warning in warnings)


@pytest.mark.parametrize(("name", "break_it", "expected"), DERIVED_MUTANTS, ids=ids(DERIVED_MUTANTS))
def test_shapes_of_derived_facts_catch(name: str, break_it: Change, expected: str) -> None:
    draft = Draft(DERIVED)
    break_it(draft)
    assert expected in messages(validate.check_store(in_store(draft), full=True))


@pytest.mark.parametrize(("name", "break_it", "expected"), REVIEW_MUTANTS, ids=ids(REVIEW_MUTANTS))
def test_shapes_of_reviews_catch(name: str, break_it: Change, expected: str) -> None:
    draft = Draft(REVIEW)
    break_it(draft)
    assert expected in messages(validate.check_store(in_store(draft), full=True))


def test_every_constraint_has_a_mutant() -> None:
    """A message that no mutant expects belongs to a shape that nobody has seen catch anything."""
    every = (*CORE_MUTANTS, *SPARQL_MUTANTS, *WARNED, *DERIVED_MUTANTS, *REVIEW_MUTANTS)
    expected = [words for _, _, words in every]
    shapes = Graph().parse(ontology.path("shapes.ttl")) + Graph().parse(ontology.path("shapes-full.ttl"))
    # Said in two shapes, or caught with another message first: too few words of a text, too long a list of parts.
    spare = {
        "at most one text",
        "last possible day of saying",
        "at most one span",
        "belongs to one compound",
        "implied or presupposed",
    }
    unseen = [
        str(message)
        for message in shapes.objects(None, SH.message)
        if not any(words in str(message) for words in (*expected, *spare))
    ]
    assert unseen == []


def test_a_violation_names_node_property_and_remedy() -> None:
    draft = Draft(RECORD)
    draft.drop(NamedNode(DENIAL), Property.EVIDENCE)
    (violation,) = [v for v in validate.check_article(draft.quads).violations if "cannot be checked" in v.message]
    assert (violation.focus, violation.path) == (DENIAL, Property.EVIDENCE.value)


def test_values_stand_in_the_message() -> None:
    draft = Draft(RECORD)
    put(DENIAL, Property.KEY, Literal("s1"))(draft)
    assert "the same key s1." in messages(validate.check_article(draft.quads, full=True))


def test_set_queries_find_what_shacl_finds_node_by_node() -> None:
    """Rewriting `$this` to a variable must not change what a constraint means."""
    draft = Draft(RECORD)
    for _, break_it, _ in SPARQL_MUTANTS:
        break_it(draft)
    data = Graph()
    for quad in draft.quads:
        data.add((validate._node(quad.subject), validate._node(quad.predicate), validate._node(quad.object)))
    shapes = Graph().parse(ontology.path("shapes-full.ttl"))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=True)
    slow = {
        (str(report.value(result, SH.focusNode)), str(report.value(result, SH.resultMessage)))
        for result in report.objects(None, SH.result)
    }
    found = validate.check_article(draft.quads, full=True)
    names = {constraint.name for constraint in validate.constraints()}
    fast = {(v.focus, v.message) for v in (*found.violations, *found.warnings) if v.shape in names}
    assert slow == fast


def test_a_dangling_side_is_found_in_a_store(store: OxigraphStore) -> None:
    for quad in list(store.quads()):
        if quad.subject == NamedNode(sample.ADMISSION.statement):
            store._store.remove(quad)
            store._store.remove(Quad(quad.subject, quad.predicate, quad.object))
    report = validate.check_store(store, full=True)
    assert "in the store" in messages(report)

"""Each mutant breaks one thing in a sound graph; a shape that catches nothing is no shape."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pyshacl
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH, Graph

import ontology
from kg.graph import ratings, validate, write
from kg.graph.vocabulary import NAMESPACE, Outside, Property, concept
from kg.stores import OxigraphStore
from tests.kg.graph import sample
from tests.kg.graph.judge import graph_of
from tests.kg.graph.mutants import Draft, Mutant, put
from tests.kg.graph.mutants_of_articles import CORE_MUTANTS, SILENCE_MUTANTS, SPARQL_MUTANTS, WARNED
from tests.kg.graph.mutants_of_findings import DERIVED_MUTANTS, RATING_MUTANTS, REVIEW_MUTANTS, swap, unsure

SHAPES = "https://w3id.org/claimgraph/shapes#"
EVERY = (*CORE_MUTANTS, *SPARQL_MUTANTS, *SILENCE_MUTANTS, *WARNED, *DERIVED_MUTANTS, *REVIEW_MUTANTS, *RATING_MUTANTS)

DENIAL = sample.DENIAL.statement
RECORD = write.article_quads(sample.RECORD, sample.DIRECTORY)
SILENT = write.article_quads(sample.SILENT_RECORD, sample.DIRECTORY)
DERIVED = write.derived_quads(sample.FOUND, (sample.DISPUTE,), sample.STATED, sample.IDENTITIES, (sample.TURN,))
_, REVIEW = write.review_quads(
    sample.CHANGE.iri, decision="confirmed", person="Ana", at=datetime(2021, 1, 1, tzinfo=UTC)
)
_, RATING = ratings.rating_quads(
    sample.ATTACK.iri, ratings.Scale(2, 1, 5, "Mostly false"), person="Ana", at=datetime(2021, 1, 1, tzinfo=UTC)
)


def mutants(*groups: tuple[Mutant, ...]) -> pytest.MarkDecorator:
    every = [mutant for group in groups for mutant in group]
    return pytest.mark.parametrize("mutant", every, ids=[name for name, *_ in every])


def catches(quads: tuple[Quad, ...], mutant: Mutant, check: Callable[[Draft], tuple[validate.Violation, ...]]) -> None:
    """The sound graph passes the shape; broken, it is caught by that shape, whose message has these words."""
    _, break_it, shape, expected = mutant
    draft = Draft(quads)
    break_it(draft)
    told = [violation.message for violation in check(draft) if violation.shape == f"{SHAPES}{shape}"]
    assert told, f"cgs:{shape} does not catch it"
    assert all(expected in message for message in told)


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
    assert validate.check_store(store) == validate.Report(())


@mutants(CORE_MUTANTS)
def test_core_shapes_catch(mutant: Mutant) -> None:
    catches(RECORD, mutant, lambda draft: validate.check_article(draft.quads).violations)


@mutants(SPARQL_MUTANTS)
def test_sparql_constraints_catch(mutant: Mutant) -> None:
    catches(RECORD, mutant, lambda draft: validate.check_article(draft.quads, full=True).violations)


@mutants(WARNED)
def test_constraints_warn(mutant: Mutant) -> None:
    catches(RECORD, mutant, lambda draft: validate.check_article(draft.quads, full=True).warnings)


@mutants(SILENCE_MUTANTS)
def test_shapes_of_silences_catch(mutant: Mutant) -> None:
    catches(SILENT, mutant, lambda draft: validate.check_article(draft.quads, full=True).violations)


@mutants(DERIVED_MUTANTS)
def test_shapes_of_derived_facts_catch(mutant: Mutant) -> None:
    catches(DERIVED, mutant, lambda draft: validate.check_store(in_store(draft)).violations)


@mutants(REVIEW_MUTANTS)
def test_shapes_of_reviews_catch(mutant: Mutant) -> None:
    catches(REVIEW, mutant, lambda draft: validate.check_store(in_store(draft)).violations)


@mutants(RATING_MUTANTS)
def test_shapes_of_ratings_catch(mutant: Mutant) -> None:
    catches(RATING, mutant, lambda draft: validate.check_store(in_store(draft)).violations)


@pytest.mark.parametrize("quads", [DERIVED, REVIEW, RATING], ids=["derived", "review", "rating"])
def test_findings_that_nobody_broke_conform(quads: tuple[Quad, ...]) -> None:
    assert validate.check_store(in_store(Draft(quads))) == validate.Report(())


def test_no_two_mutants_have_one_name() -> None:
    names = [(shape, name) for name, _, shape, _ in EVERY]
    assert len(names) == len(set(names))


def test_every_shape_with_a_message_has_a_mutant() -> None:
    """A shape that no mutant names is one that nobody has seen catch anything."""
    shapes = Graph().parse(ontology.path("shapes.ttl")) + Graph().parse(ontology.path("shapes-full.ttl"))
    caught = {f"{SHAPES}{shape}" for _, _, shape, _ in EVERY}
    assert {str(shape) for shape in shapes.subjects(SH.message)} == caught


def test_a_violation_names_node_property_and_remedy() -> None:
    draft = Draft(RECORD)
    draft.drop(NamedNode(DENIAL), Property.EVIDENCE)
    (violation,) = [v for v in validate.check_article(draft.quads).violations if "cannot be checked" in v.message]
    assert (violation.focus, violation.path) == (DENIAL, Property.EVIDENCE.value)


def test_values_stand_in_the_message() -> None:
    draft = Draft(RECORD)
    put(DENIAL, Property.KEY, Literal("s1"))(draft)
    assert "the same key s1." in messages(validate.check_article(draft.quads, full=True))


def test_an_undecided_pair_in_the_wrong_order_is_found() -> None:
    """The rules on sides hold for every kind of pair."""
    draft = Draft(DERIVED)
    unsure(draft)
    swap(draft)
    assert "in the order of their names" in messages(validate.check_store(in_store(draft)))


def test_a_change_of_position_may_be_of_two_actors_that_were_judged_to_be_one() -> None:
    """Two papers name the minister in two scripts: the statements count for two nodes of one actor."""
    derived = Draft(DERIVED)
    put(sample.REPORT_DENIED.iri, Property.CONTRADICTION_TYPE, concept("contradiction-type", "position-change"))(
        derived
    )
    assert "two sides simply differ" in messages(validate.check_store(in_store(derived)))
    one, other = (_side(derived, end) for end in (Property.SIDE_A, Property.SIDE_B))
    identity = NamedNode(sample.IDENTITIES.groups[0].iri)
    for actor in (one, other):
        derived.add(identity, Property.HAS_MEMBER, actor)
    assert "two sides simply differ" not in messages(validate.check_store(in_store(derived)))


@pytest.mark.parametrize("shape", ["StanceRestsOnHolder", "ShowingCountsForHolder"])
def test_what_one_of_two_actors_said_counts_for_the_actor_that_they_were_judged_to_be(shape: str) -> None:
    """The holder is the head of the identity; the statement counts for another member of it."""
    (break_it,) = (change for _, change, caught, _ in DERIVED_MUTANTS if caught == shape)
    derived = Draft(DERIVED)
    break_it(derived)

    def found() -> list[str]:
        return [v.focus for v in validate.check_store(in_store(derived)).violations if v.shape == f"{SHAPES}{shape}"]

    assert found()
    for actor in sample.DIRECTORY:
        derived.add(NamedNode(sample.IDENTITIES.groups[0].iri), Property.HAS_MEMBER, NamedNode(actor))
    assert not found()


def _side(derived: Draft, end: NamedNode) -> NamedNode:
    statement = derived.get(NamedNode(sample.REPORT_DENIED.iri), end)
    (side,) = (
        quad.object
        for quad in (*RECORD, *write.article_quads(sample.SECOND_RECORD, sample.DIRECTORY))
        if (quad.subject, quad.predicate) == (statement, Property.ON_BEHALF_OF)
    )
    assert isinstance(side, NamedNode)
    return side


@pytest.mark.parametrize(
    ("term", "value"),
    [(NamedNode(f"{NAMESPACE}speeker"), Literal("Ana")), (Outside.RDF_TYPE, NamedNode(f"{NAMESPACE}StatementAkt"))],
    ids=["property", "class"],
)
def test_a_misspelt_term_is_named_with_the_node_that_uses_it(term: NamedNode, value: NamedNode | Literal) -> None:
    draft = Draft(RECORD)
    draft.add(NamedNode(DENIAL), term, value)
    (found,) = validate.check_article(draft.quads, full=True).violations
    wrong = value.value if term == Outside.RDF_TYPE else term.value
    name = wrong.removeprefix(NAMESPACE)
    assert (found.focus, found.path, found.message) == (
        DENIAL,
        wrong,
        f"The ontology has no cg:{name}: is it misspelt?",
    )


def test_a_deprecated_term_is_a_warning_that_says_what_to_use() -> None:
    draft = Draft(RECORD)
    draft.add(NamedNode(sample.ATTACK.iri), NamedNode(f"{NAMESPACE}plover"), Literal("ASSAULT"))
    report = validate.check_article(draft.quads, full=True)
    assert not report.violations
    (warning,) = report.warnings
    assert "cg:plover is deprecated: use skos:notation" in warning.message


def test_set_queries_find_what_shacl_finds_node_by_node() -> None:
    """Rewriting `$this` to a variable must not change what a constraint means."""
    draft = Draft(RECORD)
    for _, break_it, _, _ in SPARQL_MUTANTS:
        break_it(draft)
    data = graph_of(draft.quads)
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
    report = validate.check_store(store)
    assert "in the store" in messages(report)

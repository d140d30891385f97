"""Relations between claims: restated by matches, excluded by contradictions, entailed by frames."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pyoxigraph import NamedNode

from kg.graph import write
from kg.graph.relations import entailments
from kg.graph.vocabulary import Property
from kg.model import Claim, Interval, Polarity, Quantity
from kg.stores import OxigraphStore
from tests import factories
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill

DAY = Interval(date(2020, 10, 4), date(2020, 10, 4))
WHO, WHERE = factories.slot("agent", sample.NORLAND), factories.slot("theme", sample.VALLEY)


def occupied(**overrides: object) -> Claim:
    return factories.claim("occupy", "Norland occupied the valley.", slots=(WHO, WHERE), **overrides)


def controls(**overrides: object) -> Claim:
    return factories.claim("control-territory", "Norland holds the valley.", slots=(WHO, WHERE), **overrides)


def linked(found: sample.Found, relation: NamedNode) -> set[tuple[str, str]]:
    quads = write.derived_quads(found, (), sample.STATED)
    return {(q.subject.value, q.object.value) for q in quads if q.predicate == relation}  # type: ignore[union-attr]  # IRIs only


def test_matching_claims_restate_each_other() -> None:
    a, b = sample.MATCH.a, sample.MATCH.b
    assert linked(sample.FOUND, Property.RESTATES) == {(a, b), (b, a)}


def test_claims_of_two_rival_owners_exclude_each_other() -> None:
    rival = replace(sample.INNER, claim=replace(sample.BELONGS, iri=sample.CEASE.iri), polarity=Polarity.AFFIRMS)
    pair = replace(sample.IMPLIED_DENIAL, kind="exclusive", a=replace(sample.INNER, polarity=Polarity.AFFIRMS), b=rival)
    a, b = sample.BELONGS.iri, sample.CEASE.iri
    assert linked(sample.Found((pair,), ()), Property.INCOMPATIBLE_WITH) == {(a, b), (b, a)}


def test_a_denial_excludes_no_claim() -> None:
    assert linked(sample.FOUND, Property.INCOMPATIBLE_WITH) == set()


def test_an_undecided_pair_excludes_no_claim() -> None:
    rival = replace(sample.INNER, claim=replace(sample.BELONGS, iri=sample.CEASE.iri))
    pair = replace(sample.IMPLIED_DENIAL, kind="exclusive", a=sample.INNER, b=rival)
    assert linked(sample.Found((), (), undecided=(pair,)), Property.INCOMPATIBLE_WITH) == set()


def test_occupying_entails_holding() -> None:
    assert entailments([occupied(), controls()]) == ((occupied().iri, controls().iri),)


def test_holding_does_not_entail_occupying() -> None:
    assert (controls().iri, occupied().iri) not in entailments([occupied(), controls()])


def test_another_day_is_not_entailed() -> None:
    assert entailments([occupied(time=DAY), controls()]) == ()


def test_a_number_is_not_entailed() -> None:
    assert entailments([occupied(), controls(quantity=Quantity("village", 3.0, 3.0))]) == ()


def test_another_holder_is_not_entailed() -> None:
    other = factories.claim(
        "control-territory", "Sudland holds it.", slots=(factories.slot("agent", sample.SUDLAND), WHERE)
    )
    assert entailments([occupied(), other]) == ()


def test_a_claim_that_says_less_is_not_entailed_by_the_triple() -> None:
    """That somebody holds the valley follows too, but such a claim without a role is left to readers."""
    assert entailments([occupied(), factories.claim("control-territory", "It is held.")]) == ()


def test_links_go_with_the_claims_of_a_deleted_article() -> None:
    store = fill(OxigraphStore())
    ask = "PREFIX cg: <https://w3id.org/claimgraph/ns#> SELECT ?a ?b WHERE { ?a cg:restates ?b }"
    before = len(list(store.query(ask).values()))  # type: ignore[union-attr]  # a SELECT gives rows
    store.delete_article(sample.ARTICLE.iri)
    after = len(list(store.query(ask).values()))  # type: ignore[union-attr]  # a SELECT gives rows
    assert (before, after) == (2, 0)

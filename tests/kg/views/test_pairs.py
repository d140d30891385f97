"""What reviewers see of pairs: the receipt, the undecided ones, the rejected ones, and names cut short."""

from __future__ import annotations

import pytest

from kg import ids
from kg.errors import NotFoundError
from kg.stores import OxigraphStore
from kg.views import contradictions, receipts, rejected
from tests.newsroom import newsroom


def test_a_receipt_says_what_was_read_and_what_would_dissolve_it(store: OxigraphStore) -> None:
    pair = newsroom().contradictions[0]
    found = receipts.read(store, pair.iri)
    assert found.contradiction.iri == pair.iri
    assert found.what.endswith(".")
    assert found.a is not None
    assert found.b is not None
    assert {found.a.polarity, found.b.polarity} == {"affirms", "denies"}
    assert [(slot.role, slot.label) for slot in found.a.slots] == [
        ("agent", "Government of Northland"),
        ("patient", "Riverton"),
    ]
    assert found.a.time is not None
    assert any("the denial is about the attack on Riverton" in one for one in found.dissolves)


def test_undecided_pairs_are_listed_apart(store: OxigraphStore) -> None:
    (unsure,) = newsroom().undecided
    (view,) = contradictions.find(store, contradictions.Wanted(is_undecided=True)).items
    assert (view.iri, view.is_undecided) == (unsure.iri, True)
    assert unsure.iri not in {one.iri for one in contradictions.find(store).items}
    assert receipts.read(store, unsure.iri).contradiction.is_undecided


def test_rejected_pairs_say_who_rejected_them_and_why(store: OxigraphStore) -> None:
    first, second = rejected.find(store).items
    assert first.review is not None
    assert (first.guard, first.review.person, first.review.note) == ("reviewed", "Ana", "talks are no attack")
    assert second.review is None
    assert rejected.find(store, guard="reviewed").items == (first,)
    assert rejected.guards(store) == {"demand-is-no-claim": 1, "reviewed": 1}


def test_a_beginning_that_only_one_has_is_a_name(store: OxigraphStore) -> None:
    iri = newsroom().contradictions[0].iri
    last = iri.rsplit("/", 1)[-1]
    assert [contradictions.identify(store, name) for name in (iri, last, last[:10])] == [iri] * 3
    with pytest.raises(NotFoundError, match="no contradiction"):
        contradictions.identify(store, "zzzz")
    with pytest.raises(NotFoundError, match="is the beginning of"):
        contradictions.identify(store, "")


def test_a_pair_that_a_person_rejected_says_so_when_asked_for(store: OxigraphStore) -> None:
    (judged,) = (pair for pair in newsroom().not_contradictions if pair.guard == "reviewed")
    known = ids.contradiction_iri("denial", judged.a, judged.b)
    with pytest.raises(NotFoundError, match="rejected by Ana on 2021-01-02: talks are no attack"):
        contradictions.read(store, known)
    assert contradictions.statements_of(store, known) == (judged.a, judged.b)

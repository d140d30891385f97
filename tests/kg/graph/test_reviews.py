"""What people decided on pairs of statements, written to a store and read back."""

from __future__ import annotations

from datetime import UTC, datetime

from kg.graph import write
from kg.graph.reviews import pair_judgements
from kg.stores import OxigraphStore
from tests.kg.graph import sample

PAIR = (sample.CHANGE.a.statement, sample.CHANGE.b.statement)


def decide(store: OxigraphStore, decision: str, day: int, *, person: str = "Ana", note: str | None = None) -> None:
    at = datetime(2021, 1, day, tzinfo=UTC)
    review, quads = write.review_quads(sample.CHANGE.iri, decision=decision, person=person, at=at, note=note, pair=PAIR)
    store.put_review(review, quads)


def test_the_latest_decision_on_a_pair_counts() -> None:
    store = OxigraphStore()
    decide(store, "rejected", 2, note="two different days")
    decide(store, "confirmed", 1, person="Bima")
    (judgement,) = pair_judgements(store).values()
    assert (judgement.a, judgement.b) == PAIR
    assert (judgement.decision, judgement.person, judgement.note) == ("rejected", "Ana", "two different days")


def test_a_decision_taken_back_is_none() -> None:
    store = OxigraphStore()
    decide(store, "rejected", 1)
    decide(store, "withdrawn", 2)
    assert pair_judgements(store) == {}


def test_a_decision_on_one_thing_is_none_on_a_pair() -> None:
    store = OxigraphStore()
    review, quads = write.review_quads(
        sample.DENIAL.statement, decision="rejected", person="Ana", at=datetime(2021, 1, 1, tzinfo=UTC)
    )
    store.put_review(review, quads)
    assert pair_judgements(store) == {}

from __future__ import annotations

from dataclasses import replace

from kg.graph import identity
from kg.model import ArticleRecord
from tests import factories
from tests.kg.graph import sample


def test_the_same_words_twice_are_two_statements() -> None:
    text = "Vale said it rains. Vale said it rains."
    first = factories.statement(text, "it rains", speaker=sample.VALE)
    said = (first, replace(first, key="s2", content=(factories.span(text, "it rains", 1),)))
    record = ArticleRecord(factories.article(text), said, (), (), ())
    assert len(set(identity.statement_iris(record).values())) == 2


def test_a_reading_is_the_statement_where_the_claim_is_explicit() -> None:
    assert identity.reading_iri(sample.DENIAL) == sample.DENIAL.statement
    assert identity.reading_iri(sample.IMPLIED) == identity.implied_iri(sample.IMPLIED) != sample.IMPLIED.statement


def test_one_claim_shown_with_other_words_has_another_slot() -> None:
    slot = sample.ATTACK.slots[0]
    other = factories.slot("agent", sample.ARMY, label="the soldiers")
    assert identity.slot_iri(sample.ATTACK.iri, slot, 1) != identity.slot_iri(sample.ATTACK.iri, other, 1)

"""The figures: what counts as found, which fields are asked for, and what each share is a share of."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluation import Score, compare, score
from kg.evaluation.records import MarkedStatement
from kg.model import Span
from tests.kg.evaluation.gold_sets import article, gold, place, predicted

TEXT = "one two three four five six seven eight nine ten"
FIELDS: dict[str, Any] = {"speaker": "Sari Wening", "act": "deny", "commitment": "yes", "mode": "direct"}


def figures(wanted: list[MarkedStatement], given: list[MarkedStatement]) -> Score:
    return score([compare(article(TEXT, *wanted), given, lang="en")])


def test_content_is_measured_blind_to_how_statements_are_cut() -> None:
    found = figures([gold(TEXT, "one two three four")], [predicted(TEXT, "one two"), predicted(TEXT, "three four")])
    assert found.letters.f1 == 1.0
    assert found.at[0.8].f1 == 0.0


def test_precision_is_of_predictions_and_recall_of_gold() -> None:
    wanted = [gold(TEXT, "one two"), gold(TEXT, "three four"), gold(TEXT, "five six"), gold(TEXT, "seven")]
    found = figures(wanted, [predicted(TEXT, "one two"), predicted(TEXT, "ten")])
    assert found.at[0.5].precision == 1 / 2
    assert found.at[0.5].recall == 1 / 4
    assert found.at[0.5].f1 == pytest.approx(1 / 3)


def test_a_statement_counts_at_each_floor_that_its_overlap_reaches() -> None:
    found = figures([gold(TEXT, "one two three")], [predicted(TEXT, "one two")])  # 6 of 11 letters
    assert [share.recall for share in found.at.values()] == [1.0, 1.0, 0.0]


def test_strict_asks_for_speaker_name_act_and_commitment_but_not_for_mode() -> None:
    wanted = [gold(TEXT, "one two", **FIELDS)]
    assert figures(wanted, [predicted(TEXT, "one two", **FIELDS | {"mode": "indirect"})]).strict.f1 == 1.0
    for field, value in {"speaker": "Rini Adi", "act": "assert", "commitment": "no"}.items():
        assert figures(wanted, [predicted(TEXT, "one two", **FIELDS | {field: value})]).strict.f1 == 0.0


def test_a_mention_in_the_right_place_is_the_right_speaker_but_not_a_resolved_one() -> None:
    mention = Span(*place("ten", TEXT))
    wanted = [gold(TEXT, "one two", **FIELDS, mention=mention)]
    found = figures(wanted, [predicted(TEXT, "one two", **FIELDS | {"speaker": "ujarnya"}, mention=mention)])
    assert found.fields["speaker"].share == 1.0
    assert found.fields["resolved"].share == 0.0
    assert found.strict.f1 == 0.0


def test_a_hidden_speaker_is_not_asked_for_by_name() -> None:
    found = figures([gold(TEXT, "one", **FIELDS | {"speaker": "unattributed"})], [predicted(TEXT, "one", **FIELDS)])
    assert found.fields["resolved"].share is None


def test_fields_that_the_gold_does_not_mark_are_not_asked_for() -> None:
    found = figures([gold(TEXT, "one", speaker="Sari")], [predicted(TEXT, "one", speaker="Sari", act="deny")])
    assert found.fields["speaker"].share == 1.0
    assert [found.fields[name].share for name in ("resolved", "act", "commitment", "mode")] == [None] * 4
    assert found.strict.f1 == 1.0
    assert not found.groups["act"]
    assert not found.confusion["act"]


def test_groups_tell_found_from_rightly_labelled() -> None:
    wanted = [gold(TEXT, "one", act="deny"), gold(TEXT, "two", act="deny"), gold(TEXT, "three", act="assert")]
    given = [
        predicted(TEXT, "one", act="deny"),
        predicted(TEXT, "two", act="assert"),
        predicted(TEXT, "ten", act="deny"),
    ]
    acts = figures(wanted, given).groups["act"]
    assert list(acts) == ["deny", "assert"]
    assert (acts["deny"].gold, acts["deny"].predicted) == (2, 2)
    assert acts["deny"].found.share == 1.0
    assert acts["deny"].labelled.precision == acts["deny"].labelled.recall == 1 / 2
    assert acts["assert"].found.share == 0.0


def test_confusions_are_counted_among_the_statements_found() -> None:
    wanted = [gold(TEXT, "one", act="deny"), gold(TEXT, "two", act="deny"), gold(TEXT, "three", act="deny")]
    given = [
        predicted(TEXT, "one", act="assert"),
        predicted(TEXT, "two", act="assert"),
        predicted(TEXT, "ten", act="deny"),
    ]
    assert figures(wanted, given).confusion["act"] == {("deny", "assert"): 2}


def test_nothing_predicted_and_nothing_in_gold_give_zero() -> None:
    assert figures([], []).letters.f1 == 0.0
    assert figures([gold(TEXT, "one")], []).at[0.5].f1 == 0.0
    assert figures([], [predicted(TEXT, "one")]).at[0.5].f1 == 0.0


def test_articles_weigh_by_their_statements() -> None:
    full = compare(article(TEXT, gold(TEXT, "one"), gold(TEXT, "two"), gold(TEXT, "three")), [], lang="en")
    found = compare(article(TEXT, gold(TEXT, "one"), name="two"), [predicted(TEXT, "one")], lang="en")
    assert score([full, found]).at[0.5].recall == 1 / 4

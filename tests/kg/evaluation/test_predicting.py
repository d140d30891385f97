"""Predictions come from the pipeline or from a file, in the language that the gold gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import evaluation, pipeline, settings
from kg.errors import InputError
from kg.evaluation import GoldArticle, read_gold, read_predictions
from tests.kg.evaluation.gold_sets import TEXT, place, row, write


@pytest.fixture
def articles(tmp_path: Path) -> tuple[GoldArticle, ...]:
    """One article with a statement."""
    return read_gold(write(tmp_path, row("The dam is safe", speaker="Sari Wening", act="assert"), lang="en"))


def test_the_pipeline_is_scored_without_the_outlets_own_voice(articles: tuple[GoldArticle, ...]) -> None:
    knowledge = pipeline.load_knowledge(settings.seeds_folder())
    (found,) = evaluation.compare_with_pipeline(articles, knowledge)
    assert [pair.gold.key for pair in found.pairs] == ["s1"]
    assert found.pairs[0].is_strict
    assert all(item.mode != "narrator" for item in found.extra)


def test_given_predictions_leave_out_narrators_and_other_articles(articles: tuple[GoldArticle, ...]) -> None:
    rows = [
        {"article": "dam", "key": "s1", "content_spans": [place("The dam is safe")], "mode": "direct"},
        {"article": "dam", "key": "s2", "content_spans": [place("Dam")], "mode": "narrator"},
        {"article": "else", "key": "s1", "content_spans": [[0, 9999]], "mode": "direct"},
    ]
    given = read_predictions(rows, articles)
    assert {name: [item.key for item in found] for name, found in given.items()} == {"dam": ["s1"]}
    (found,) = evaluation.compare_with_given(articles, given)
    assert found.hits[0.8] == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param({"key": "s1"}, "article", id="no article"),
        pytest.param({"article": "dam", "key": "s1"}, "content_spans", id="no content"),
        pytest.param({"article": "dam", "key": "s1", "content_spans": [[0, len(TEXT) + 1]]}, "outside", id="outside"),
    ],
)
def test_a_wrong_prediction_is_refused_by_its_number(
    articles: tuple[GoldArticle, ...], given: dict[str, object], told: str
) -> None:
    with pytest.raises(InputError, match="prediction 1") as raised:
        read_predictions([given], articles)
    assert told in str(raised.value)


def test_language_is_that_of_the_gold_then_the_given_one_then_the_likeliest(tmp_path: Path) -> None:
    (known,) = read_gold(write(tmp_path / "known", row("hiding"), lang="id"))
    (unknown,) = read_gold(write(tmp_path / "unknown", row("hiding")))
    assert evaluation.language_of(known, "tr") == "id"
    assert evaluation.language_of(unknown, "tr") == "tr"
    assert evaluation.language_of(unknown) == "en"

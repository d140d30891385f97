"""Clusters of articles: listed pairs are matched with what is reported, with found and with given statements."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline, settings
from kg.errors import InputError
from kg.evaluation import cluster_report, clusters
from kg.evaluation.clusters import Outcome, read_clusters
from tests.kg.evaluation.gold_sets import place

ONE = "Lisa\n\n“The bridge at Lisa was attacked,” Vera Holt said. It had rained.\n"
TWO = "Talk\n\n“The bridge at Lisa was not attacked,” Ola Brandt said. “The mill is shut.”\n"


def row(key: str, words: str, text: str, **fields: Any) -> dict[str, Any]:
    """A gold statement."""
    told = {"act": "assert", "commitment": "yes", "mode": "direct"}
    return {"key": key, "content": [words], "content_spans": [place(words, text)], **told, **fields}


def named(words: str, text: str) -> dict[str, Any]:
    """The speaker of a gold statement, where the text names it."""
    return {"speaker": words, "speaker_mention": words, "speaker_mention_span": place(words, text)}


def write(folder: Path, **changes: Any) -> Path:
    """Two articles of a cluster with a listed contradiction and two pairs that are none."""
    statements = {
        "one": [row("s1", "The bridge at Lisa was attacked,", ONE, **named("Vera Holt", ONE))],
        "two": [
            row("s1", "The bridge at Lisa was not attacked,", TWO, **named("Ola Brandt", TWO), act="deny"),
            row("s2", "The mill is shut", TWO, **named("Ola Brandt", TWO)),
        ],
    }
    for name, text in (("one", ONE), ("two", TWO)):
        (folder / f"{name}.txt").write_bytes(text.encode())
        (folder / f"{name}.json").write_text(json.dumps({"statements": statements[name]}), encoding="utf-8")
    facts = [{"id": name, "published": "2031-05-02", "lang": "en", "source": name} for name in statements]
    (folder / "articles.jsonl").write_text("".join(json.dumps(fact) + "\n" for fact in facts), encoding="utf-8")
    listed = {"a": "one#s1", "b": "two#s1", "type": "denial", "strength": "strong", "why": "attacked or not"}
    none = [
        {"a": "one#s1", "b": "two#s2", "why": "another thing"},
        {"a": {"article": "one", "text": "It had rained"}, "b": "two#s1", "why": "rain"},
    ]
    cluster = {"cluster": "lisa", "articles": ["one", "two"], "contradictions": [listed], "not_contradictions": none}
    (folder / "cluster-lisa.json").write_text(json.dumps({**cluster, **changes}), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def knowledge() -> pipeline.Knowledge:
    """The directory and frames that ship."""
    return pipeline.load_knowledge(settings.seeds_folder())


@pytest.fixture(params=[clusters.analyse_all, clusters.analyse_given], ids=["found", "given"])
def outcome(request: pytest.FixtureRequest, tmp_path: Path, knowledge: pipeline.Knowledge) -> Outcome:
    """The cluster above with all that is reported in it."""
    (found,) = clusters.run(read_clusters(write(tmp_path)), knowledge, analyse=request.param)
    return found


def test_a_reported_contradiction_is_matched_with_the_listed_one(outcome: Outcome) -> None:
    (report,) = outcome.reports
    assert report.listed == (0,)
    assert report.not_listed == ()
    assert {side.article for side in report.pair} == {"one", "two"}
    score = cluster_report.score([outcome])
    assert (score.recall["strong"].right, score.recall["strong"].asked) == (1, 1)
    assert score.recall["medium"].asked == 0
    assert (score.raised.right, score.raised.asked) == (0, 2)
    assert score.right[0.5].share == 1.0


def test_an_also_pair_counts_and_order_does_not(tmp_path: Path, knowledge: pipeline.Knowledge) -> None:
    listed = {"a": "one#s1", "b": "two#s2", "also": [["two#s1", "one#s1"]], "type": "other", "strength": "medium"}
    folder = write(tmp_path, contradictions=[listed], not_contradictions=[{"a": "two#s1", "b": "one#s1", "why": "no"}])
    (found,) = clusters.run(read_clusters(folder), knowledge)
    assert [(one.listed, one.not_listed) for one in found.reports] == [((0,), (0,))]
    assert cluster_report.score([found]).recall["medium"].right == 1


def test_articles_take_date_and_source_from_the_file_that_is_ingested(tmp_path: Path) -> None:
    (cluster,) = read_clusters(write(tmp_path))
    assert {(one.hints.source, str(one.hints.published)) for one in cluster.articles} == {
        ("one", "2031-05-02"),
        ("two", "2031-05-02"),
    }
    assert cluster.lang == "en"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"articles": ["one", "three"]}, "three", id="no such article"),
        pytest.param({"contradictions": [{"a": "one#s1", "b": "two#s9"}]}, "expected", id="no such statement"),
        pytest.param({"not_contradictions": [{"a": "one#s1"}]}, "'b'", id="one side only"),
        pytest.param({"contradictions": None}, "expected", id="no list"),
    ],
)
def test_a_wrong_cluster_is_refused_by_its_file(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=r"cluster-lisa\.json") as raised:
        read_clusters(write(tmp_path, **changes))
    assert told in str(raised.value)


def test_what_is_surely_reported_and_not_listed_is_shown_with_both_quotes(outcome: Outcome) -> None:
    (report,) = outcome.reports
    sure = replace(report, found=replace(report.found, confidence=0.9), listed=(), not_listed=(1,))
    changed = replace(outcome, reports=(sure,))
    text = cluster_report.as_text([changed], heading="tests", errors=2)
    assert "unlisted (1)" in text
    assert "raised (1)" in text
    assert "missed (1)" in text
    assert "The bridge at Lisa was attacked" in text
    told = cluster_report.as_dict([changed], errors=2)
    assert told["sets"]["all"]["raised non-contradictions"] == {"share": 0.5, "right": 1, "of": 2}
    assert told["sets"]["all"]["listed at 0.7"] == {"share": 0.0, "right": 0, "of": 1}
    assert told["sets"]["all"]["ECE"] == pytest.approx(0.9)
    assert "| all |" in cluster_report.as_markdown([changed], heading="tests")

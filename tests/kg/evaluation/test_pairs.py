"""Labelled pairs become claims as in the product, one speaker of both sides is one actor, and figures are right."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline, settings
from kg.errors import InputError
from kg.evaluation import pair_report
from kg.evaluation.calibration import Judged, area, bins, calibration_error
from kg.evaluation.pairs import JudgedPair, LabelledPair, claims_of, judge_pairs, read_pairs
from kg.model import Commitment, Contradiction, Polarity


def side(context: str, content: str, **fields: Any) -> dict[str, Any]:
    """One side as it stands in a file."""
    told = {"lang": "en", "speaker": "Vera Holt", "date": "2031-05-02", "act": "assert", "commitment": "yes"}
    return {**told, **fields, "context": context, "content": content}


ACCUSES = side(
    "Tavania's shelling of Armenia went on, Armenia said on Friday.", "Tavania's shelling of Armenia", speaker="Armenia"
)
SAYS = side("Vera Holt said the bridge at Lisa was attacked.", "the bridge at Lisa was attacked")
DENIES = side("“The bridge at Lisa was not attacked,” said Holt.", "The bridge at Lisa was not attacked")


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    """A file of pairs."""
    path = folder / "pairs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(a: dict[str, Any], b: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A line of the file."""
    return {"id": "lisa-01", "split": "tune", "a": a, "b": b, "label": "contradicts", "level": "world", **fields}


@pytest.fixture(scope="module")
def knowledge() -> pipeline.Knowledge:
    """The directory and frames that ship."""
    return pipeline.load_knowledge(settings.seeds_folder())


def test_one_speaker_of_both_sides_is_one_actor_though_named_in_full_only_once(
    tmp_path: Path, knowledge: pipeline.Knowledge
) -> None:
    (pair,) = read_pairs(write(tmp_path, row(SAYS, DENIES)))
    left, right = claims_of(pair, knowledge)
    assert {one.speaker for one in (*left, *right)} == {left[0].speaker}
    assert {one.speaker_name for one in (*left, *right)} == {"Vera Holt"}
    assert left[0].article != right[0].article


def test_a_side_has_the_given_act_date_and_polarity(tmp_path: Path, knowledge: pipeline.Knowledge) -> None:
    (pair,) = read_pairs(write(tmp_path, row(SAYS, replace_fields(DENIES, date="2031-05-09", act="deny"))))
    left, right = claims_of(pair, knowledge)
    assert left[0].polarity is Polarity.AFFIRMS
    assert right[0].polarity is Polarity.DENIES
    assert right[0].said is not None
    assert right[0].said.first.isoformat() == "2031-05-09"
    assert left[0].claim.frame == right[0].claim.frame == "attack"


def replace_fields(one: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A side with other fields."""
    return {**one, **fields}


def test_what_is_said_under_a_condition_is_conditional(tmp_path: Path, knowledge: pipeline.Knowledge) -> None:
    words = "the strike will end if the mill pays"
    (pair,) = read_pairs(write(tmp_path, row(side(f"Vera Holt said {words}.", words), DENIES)))
    left, _ = claims_of(pair, knowledge)
    assert left[0].polarity is Polarity.CONDITIONAL
    assert left[0].conditions == (left[1].claim.iri,)


def test_a_known_government_stays_itself(tmp_path: Path, knowledge: pipeline.Knowledge) -> None:
    (pair,) = read_pairs(write(tmp_path, row(ACCUSES, SAYS)))
    left, _ = claims_of(pair, knowledge)
    assert left[0].speaker in knowledge.directory.entities


def test_a_plain_denial_of_a_report_is_found(tmp_path: Path, knowledge: pipeline.Knowledge) -> None:
    other = replace_fields(DENIES, speaker="Ola Brandt", context=DENIES["context"].replace("Holt", "Ola Brandt"))
    (judged,) = judge_pairs(read_pairs(write(tmp_path, row(SAYS, other))), knowledge)
    assert judged.found is not None
    assert judged.found.kind == "denial"
    assert judged.confidence > 0.3


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param("{", "pairs.jsonl:1", id="no JSON"),
        pytest.param(json.dumps({"a": {}}), "expected a pair", id="no sides"),
        pytest.param(json.dumps(row(SAYS, DENIES, label="perhaps")), "label", id="unknown label"),
        pytest.param(json.dumps(row(SAYS, side("Nothing.", "something"))), "context", id="content not in context"),
        pytest.param(json.dumps(row(SAYS, replace_fields(DENIES, act="sing"))), "sing", id="unknown act"),
    ],
)
def test_a_wrong_line_is_refused_by_its_number(tmp_path: Path, given: str, told: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(given + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"pairs\.jsonl:1") as raised:
        read_pairs(path)
    assert told in str(raised.value)


@pytest.fixture
def judged(tmp_path: Path, knowledge: pipeline.Knowledge) -> tuple[JudgedPair, ...]:
    """A found contradiction, a false find, a miss, and a pair rightly left alone."""
    other = replace_fields(DENIES, speaker="Ola Brandt", context=DENIES["context"].replace("Holt", "Ola Brandt"))
    (one,) = judge_pairs(read_pairs(write(tmp_path, row(SAYS, other))), knowledge)
    assert one.found is not None
    sure = replace(one.found, confidence=0.9)

    def pair(label: str, found: Contradiction | None, **fields: Any) -> JudgedPair:
        confidence = 0.0 if found is None else found.confidence
        return replace(one, pair=replace(one.pair, label=label, **fields), confidence=confidence, found=found)

    return (
        pair("contradicts", sure),
        pair("update", replace(sure, confidence=0.6), level=None),
        pair("contradicts", None, split="test"),
        pair("same", None, split="test", level=None),
    )


def test_figures_of_pairs(judged: tuple[JudgedPair, ...]) -> None:
    score = pair_report.score(judged)
    assert (score.pairs, score.contradictions, score.raised) == (4, 2, 2)
    assert (score.at[0.3].precision, score.at[0.3].recall) == (0.5, 0.5)
    assert (score.at[0.7].precision, score.at[0.7].recall) == (1.0, 0.5)
    assert score.best == (0.9, pytest.approx(2 / 3))
    assert score.level == 1.0
    assert score.area == pytest.approx(0.625)
    assert score.error == pytest.approx((0.1 + 0.6 + 2 * 0.5) / 4)


def test_mistakes_are_listed_for_the_tune_half_only(judged: tuple[JudgedPair, ...]) -> None:
    listed = pair_report.as_dict(judged, errors=5)["errors"]
    assert [(one["label"], one["confidence"]) for one in listed] == [("update", 0.6)]
    text = pair_report.as_text(judged, errors=5)
    assert "Vera Holt: the bridge at Lisa was attacked" in text
    assert "tune" in text
    assert "| update" in pair_report.as_markdown(judged)


def test_pairs_are_grouped_by_language(judged: tuple[JudgedPair, ...]) -> None:
    pair: LabelledPair = judged[0].pair
    left, right = pair.sides
    assert pair.group == "en–en"
    mixed = replace(judged[0], pair=replace(pair, sides=(left, replace(right, lang="tr", commitment=Commitment.NO))))
    assert {"all", "tune", "tune cross", "tune en–en"} <= set(pair_report.sets((*judged, mixed)))


def test_calibration_error_is_the_mean_distance_over_bins() -> None:
    judged = [Judged(0.95, True), Judged(0.95, True), Judged(0.15, False), Judged(1.0, False)]
    assert [(one.low, one.count) for one in bins(judged)] == [(0.1, 1), (0.9, 3)]
    assert calibration_error(judged) == pytest.approx((0.15 + 3 * (2.9 / 3 - 2 / 3)) / 4)
    assert calibration_error([]) is None


def test_area_counts_ties_half_and_is_unknown_without_both_kinds() -> None:
    assert area([Judged(0.9, True), Judged(0.5, False), Judged(0.5, True)]) == pytest.approx(0.75)
    assert area([Judged(0.9, True)]) is None

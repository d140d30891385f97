"""The fit of picked pairs is pulled to what the guide says, divides by event, and finds the level with the best F."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import fit_picked
from benchmarks.fit_picked import Example
from kg.contradictions import picked
from kg.contradictions.weighing import Weights
from kg.evaluation.calibration import Judged
from kg.evaluation.pair_report import FOUND


def examples(count: int = 240) -> list[Example]:
    """Of pairs answered afterwards three in four are true, of the others one in six."""
    found = []
    for number in range(count):
        is_after = number % 2 == 0
        is_true = number % 8 != 0 if is_after else number % 12 == 1
        given = {"answered: after": 1.0} if is_after else {"answered: before": 1.0}
        found.append(Example(f"event-{number % 20}", "tune", is_true, given))
    return found


def test_what_decides_is_found() -> None:
    model = fit_picked.fit(examples(), {})
    assert model.confidence({"answered: after": 1.0}) > 0.6
    assert model.confidence({"answered: before": 1.0}) < 0.3


def test_what_no_example_shows_keeps_its_prior() -> None:
    model = fit_picked.fit(examples(), {"conceded": -1.5, "answered: after": 0.5})
    assert model.weights["conceded"] == -1.5
    assert model.weights["answered: after"] > 0.5


def test_no_event_is_judged_by_weights_fitted_to_it() -> None:
    rows, seen = examples(48), []

    def fit_on(some: list[Example]) -> Weights:
        seen.append({row.event for row in some})
        return Weights(start=0.0, weights={"answered: after": 1.0})

    judged = fit_picked.divided(rows, fit_on)  # type: ignore[arg-type]  # a list is given
    assert len(judged) == len(rows)
    assert all(len(events) < 20 for events in seen)
    assert judged[0].confidence == pytest.approx(0.731, abs=0.001)


def test_the_level_with_the_best_f_becomes_the_one_from_which_pairs_are_found() -> None:
    judged = [Judged(0.45, True)] * 20 + [Judged(0.36, False)] * 20 + [Judged(0.1, False)] * 20
    level = fit_picked.best_level(judged)
    assert 0.36 < level <= 0.45
    model = fit_picked.moved(Weights(start=0.0, weights={"x": -0.5}), 0.5)
    assert model.confidence({}) == pytest.approx(FOUND, abs=0.001)


def test_weights_are_written_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picked, "PATH", tmp_path / "picked.toml")
    fit_picked.write(Weights(start=-0.5, weights={"conceded": -1.25, "a bound": 0.0}))
    picked.learned.cache_clear()
    kept = picked.learned()
    picked.learned.cache_clear()
    assert (kept.start, kept.weights) == (-0.5, {"conceded": -1.25})


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert fit_picked.main(["again"]) == 2
    assert "benchmarks.fit_picked" in capsys.readouterr().err

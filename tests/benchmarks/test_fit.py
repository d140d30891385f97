"""The fit finds what decides, keeps the signs that make sense, and gives confidences that are shares of right ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import fit
from benchmarks.examples import Example
from kg.contradictions import weighing
from kg.contradictions.score import weights


def examples(count: int = 400) -> list[Example]:
    """Of pairs that were accused and denied every second is true, of the others every tenth; a guard never helps."""
    found = []
    for number in range(count):
        is_denied = number % 4 == 0
        is_true = number % 8 == 0 if is_denied else number % 10 == 1
        given = {"somebody denies": 1.0} if is_denied else {"days between": 0.5}
        given |= {"guard hedge": 1.0} if is_true else {}
        found.append(Example(f"event-{number % 20}", "tune", is_true, is_true, given))
    return found


def test_the_fit_is_calibrated_on_what_the_product_compares() -> None:
    given = {name: examples() for name in (fit.PRODUCT, fit.GIVEN, fit.PAIRS, fit.SEEDS)}
    model = fit.fit(given)
    denied, other = model.confidence({"somebody denies": 1.0}), model.confidence({"days between": 0.5})
    assert denied == pytest.approx(0.5, abs=0.12)
    assert other == pytest.approx(0.13, abs=0.08)
    assert model.weights["somebody denies"] > 0
    assert model.weights.get("guard hedge", 0.0) <= 0
    assert "right" in fit.report(model, given)


def test_what_no_example_shows_keeps_its_prior() -> None:
    model = fit.fit({fit.PRODUCT: examples()})
    assert set(weights().prior) <= set(model.weights)
    assert model.weights["rule denial"] > 2


def test_weights_are_written_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "PATH", tmp_path / "learned.toml")
    fit.write(
        weighing.Weights(start=-2.5, weights={"common matter": 1.25, "guard hedge": -0.5}),
        weighing.Weights(start=-0.5, weights={"days between": 0.25}),
    )
    weighing.learned.cache_clear()
    kept = weighing.learned()
    weighing.learned.cache_clear()
    assert (kept.compared.start, kept.compared.weights) == (-2.5, {"common matter": 1.25, "guard hedge": -0.5})
    assert (kept.picked.start, kept.picked.weights) == (-0.5, {"days between": 0.25})


def test_picked_pairs_have_weights_of_their_own() -> None:
    model = fit.fit_picked(examples())
    assert model.confidence({"somebody denies": 1.0}) > model.confidence({"days between": 0.5})


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert fit.main(["again"]) == 2
    assert "benchmarks.fit" in capsys.readouterr().err

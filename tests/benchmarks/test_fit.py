"""The fit finds what decides, keeps the signs that make sense, and gives confidences that are shares of right ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import fit
from benchmarks.examples import Example
from kg.contradictions import weighing
from kg.contradictions.score import weights


def examples(count: int = 400) -> list[Example]:
    """Of pairs that were accused and denied every second is true, of the others every tenth; a guard never helps.

    Every second pair was drawn from the unlisted ones and judged; of the rest only the true ones are judged.
    """
    found = []
    for number in range(count):
        is_denied = number % 4 == 0
        is_true = number % 8 == 0 if is_denied else number % 10 == 1
        given = {"somebody denies": 1.0} if is_denied else {"days between": 0.5}
        given |= {"guard hedge": 1.0} if is_true else {}
        is_drawn = number // 8 % 2 == 0
        found.append(Example(f"event-{number % 20}", "tune", is_true, is_true or is_drawn, given, is_drawn))
    return found


def test_the_fit_is_calibrated_on_what_the_product_compares() -> None:
    given = {name: examples() for name in (fit.PRODUCT, fit.GIVEN, fit.SEEDS)}
    model = fit.scale(fit.fit(given), given[fit.PRODUCT])
    denied, other = model.confidence({"somebody denies": 1.0}), model.confidence({"days between": 0.5})
    assert denied > 0.4
    assert other < 0.25
    assert model.weights["somebody denies"] > 0
    assert model.weights.get("guard hedge", 0.0) <= 0
    assert "right" in fit.report(model, given)


def test_contradictions_that_the_lists_lack_are_reckoned_in() -> None:
    told = ({"somebody denies": 1.0}, {"days between": 1.0})
    unjudged = [Example("event", "tune", False, False, told[number % 2]) for number in range(400)]
    drawn = [
        Example("event", "tune", number % 2 == 0 or number % 5 == 0, True, told[number % 2], True)
        for number in range(60)
    ]
    without, reckoned = (fit.scale(fit.fit({fit.PRODUCT: rows}), rows) for rows in (unjudged, [*unjudged, *drawn]))
    assert without.confidence(told[0]) < 0.1
    assert reckoned.confidence(told[0]) > 0.7
    assert reckoned.confidence(told[1]) < 0.4


def test_what_no_example_shows_keeps_its_prior() -> None:
    model = fit.fit({fit.PRODUCT: examples()})
    assert set(weights().prior) <= set(model.weights)
    assert model.weights["rule denial"] > 2


def test_weights_are_written_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "PATH", tmp_path / "learned.toml")
    fit.write(weighing.Weights(start=-2.5, weights={"common matter": 1.25, "guard hedge": -0.5}))
    weighing.learned.cache_clear()
    kept = weighing.learned()
    weighing.learned.cache_clear()
    assert (kept.start, kept.weights) == (-2.5, {"common matter": 1.25, "guard hedge": -0.5})


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert fit.main(["again"]) == 2
    assert "benchmarks.fit" in capsys.readouterr().err

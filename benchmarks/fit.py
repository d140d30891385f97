"""Learn how sure a contradiction is from the project's gold, and write `kg/contradictions/learned.toml`.

`python -m benchmarks.fit` fits a logistic regression on the tune half and says how good it is on both halves;
`python -m benchmarks.fit check` only says it. What is learned is one number for each feature of a pair, so that a
confidence can be taken apart. What the judged pairs say of the pairs that nobody listed is reckoned in. The scale is
set on all pairs that the product compares, of both halves, so that a confidence is a share of right ones: the rules
were written on the tune half, and look surer there than they are.
Pairs that somebody picked because they look opposed have weights of their own: `python -m benchmarks.fit_picked`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from math import inf

import numpy as np
from numpy.typing import NDArray

from benchmarks import examples, regression
from benchmarks.examples import Example
from benchmarks.parts import HALVES
from benchmarks.regression import Bounds, Matrix
from kg import pipeline, settings
from kg.contradictions import features, weighing
from kg.contradictions.score import weights
from kg.contradictions.weighing import Weights
from kg.evaluation.calibration import Judged, area, calibration_error
from kg.evaluation.clusters import analyse_all, analyse_given

Mask = NDArray[np.bool_]
PRODUCT, GIVEN, SEEDS = "product", "given", "seeds"
_SEEDS_WEIGHT = 0.5  # of a pair of the seeds; all others weigh 1
_ROUNDS = 3  # of reading off how many contradictions the lists lack, and fitting anew
_STRENGTH = 0.02  # inverse of the penalty: of .005 to .3 the best on the tune half, divided by event
# What speakers do, whatever they speak of, stands for what the gold's events are about: condemning came to speak
# against taking for granted, which is what condemning does. Nothing more is found with it.
_TOO_COARSE = "acts "
_LEAST = 0.02  # a feature whose weight moves no score by so much is left out
_HEAD = """\
# The weight of each feature in the confidence of a contradiction (features.py). Written by `python -m benchmarks.fit`.
# Confidence is 1 / (1 + e^-(start + sum of value times weight)).

"""


def gather(knowledge: pipeline.Knowledge) -> dict[str, list[Example]]:
    """All examples by where they are from."""
    found = {
        PRODUCT: examples.of_clusters(knowledge, analyse_all),
        GIVEN: examples.of_clusters(knowledge, analyse_given),
        SEEDS: examples.of_seeds(knowledge),
    }
    return {name: [one for one in given if one.features] for name, given in found.items()}


def fit(given: Mapping[str, Sequence[Example]]) -> Weights:
    """Fit the weights.

    A pair that nobody judged counts as far a contradiction as judged pairs with its score are: the lists of the
    clusters are not whole, and what they lack lies where the scores are high.
    """
    rows = [one for of_set in given.values() for one in of_set]
    unjudged, drawn = _unjudged(rows), _drawn(rows)
    names = sorted({name for one in rows for name in one.features if not name.startswith(_TOO_COARSE)})
    values = _matrix(rows, names)
    spread = values.std(axis=0) + 1e-9
    known = weights().prior
    prior = np.array([known.get(name, 0.0) for name in names]) * spread
    weight = np.array([_SEEDS_WEIGHT if one.event == SEEDS else 1.0 for one in rows])
    judged = np.array([float(one.is_true) for one in rows])
    truth = judged.copy()
    bounds = [_bounds(name, float(held)) for name, held in zip(names, prior, strict=True)]
    regress = partial(regression.fit, values / spread, prior=prior, freedom=_STRENGTH, weight=weight, bounds=bounds)
    start, moved = regress(truth)
    for _ in range(_ROUNDS):
        scores = start + values / spread @ moved
        truth[unjudged] = _lacking(scores, judged, drawn)[unjudged]
        start, moved = regress(truth)
    moved[(np.abs(moved) < _LEAST) & (prior == 0)] = 0.0
    kept = {name: float(one / size) for name, one, size in zip(names, moved, spread, strict=True) if one}
    kept |= {name: value for name, value in known.items() if name not in names}
    return Weights(start=start, weights=dict(sorted(kept.items())))


def scale(model: Weights, rows: Sequence[Example]) -> Weights:
    """The same weights on the scale on which confidences are shares of right ones among these pairs."""
    scores = np.array([model.score(one.features) for one in rows])
    truth = np.array([float(one.is_true) for one in rows])
    unjudged, drawn = _unjudged(rows), _drawn(rows)
    truth[unjudged] = _lacking(scores, truth, drawn)[unjudged]
    base, slope = _curve(scores, truth)
    kept = {name: round(slope * weight, 3) for name, weight in model.weights.items()}
    return Weights(start=round(base + slope * model.start, 3), weights=kept)


def _unjudged(rows: Sequence[Example]) -> Mask:
    return np.array([not one.is_judged for one in rows])


def _drawn(rows: Sequence[Example]) -> Mask:
    """Those judged that were drawn from the unlisted pairs: they say how many contradictions the lists lack."""
    return np.array([one.is_drawn for one in rows])


def _curve(scores: Matrix, truth: Matrix) -> tuple[float, float]:
    """Start and slope of the logistic curve that turns scores into shares of true ones."""
    base, slope = regression.fit(scores[:, None], truth, prior=np.array([1.0]), freedom=inf)
    return base, float(slope[0])


def _lacking(scores: Matrix, truth: Matrix, drawn: Mask) -> Matrix:
    """How far pairs with these scores are contradictions that no list holds: as far as those drawn from them are."""
    if not drawn.any():
        return np.zeros_like(scores)
    base, slope = _curve(scores[drawn], truth[drawn])
    shares: Matrix = 1 / (1 + np.exp(-(base + slope * scores)))
    return shares


def _bounds(name: str, prior: float) -> Bounds:
    """Between what a weight may lie: a rule that fires never speaks against a contradiction, a guard never for one.

    A rule keeps half of its prior at least: the gold's lists are not whole, so a rule looks worse there than it is.
    """
    if name.startswith("rule ") and not name.startswith("rule weighed"):
        return prior / 2, None
    if name.startswith("guard ") or name in features.AGAINST:
        return None, 0.0
    return (0.0, None) if name in features.IN_FAVOUR else (None, None)


def _matrix(rows: Sequence[Example], names: Sequence[str]) -> Matrix:
    return np.array([[one.features.get(name, 0.0) for name in names] for one in rows])


def report(model: Weights, given: Mapping[str, Sequence[Example]]) -> str:
    """How good the model is on these examples: a line for each set."""
    lines = []
    for name, of_set in given.items():
        judged = [Judged(model.confidence(one.features), one.is_true) for one in of_set]
        found = [one for one in judged if one.confidence >= weights().found]
        right = sum(one.is_true for one in found)
        error, auc = calibration_error(found), area(judged)
        lines.append(
            f"  {name:8} {len(judged):6} pairs, {sum(one.is_true for one in judged):4} true; "
            f"found {len(found):4}, right {right:4}; ECE {error or 0:.3f}, AUC {auc or 0:.3f}"
        )
    return "\n".join(lines)


def write(model: Weights) -> None:
    """Keep the weights where the product reads them."""
    source = "fitted to benchmarks/gold and the seeds; docs/decisions/0009-calibration.md"
    lines = [f'source = "{source}"', f"start = {model.start}", "", "[weights]"]
    lines += [f'"{name}" = {value}' for name, value in model.weights.items()]
    weighing.PATH.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Fit or check; 2 for wrong usage."""
    if arguments not in ([], ["check"]):
        print(__doc__, file=sys.stderr)
        return 2
    given = gather(pipeline.load_knowledge(settings.seeds_folder()))
    halves = {
        half: {name: [one for one in of_set if one.half == half] for name, of_set in given.items()} for half in HALVES
    }
    if arguments:
        model: Weights = weighing.learned()
    else:
        model = scale(fit(halves["tune"]), given[PRODUCT])
        write(model)
    for half, of_half in halves.items():
        print(f"{half}\n{report(model, of_half)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Learn how sure a contradiction is from the project's gold, and write `kg/contradictions/learned.toml`.

`python -m benchmarks.fit` fits a logistic regression on the tune half and says how good it is on both halves;
`python -m benchmarks.fit check` only says it. What is learned is one number for each feature of a pair, so that a
confidence can be taken apart. Pairs that a person has judged weigh more than pairs that nobody listed; then the scale
is set on all pairs that the product compares in the clusters, so that a confidence is a share of right ones there.
Pairs that somebody picked because they look opposed get weights of their own, from the labelled pairs alone.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from benchmarks import examples
from benchmarks.examples import Example
from kg import pipeline, settings
from kg.contradictions import features, weighing
from kg.contradictions.score import weights
from kg.contradictions.weighing import Weights
from kg.evaluation.calibration import Judged, area, calibration_error
from kg.evaluation.clusters import analyse_all, analyse_given

Matrix = NDArray[np.float64]
PRODUCT, GIVEN, PAIRS, SEEDS = "product", "given", "pairs", "seeds"
_SCALED_ON = PRODUCT
# Weight of a pair that nobody listed, and of one that a person judged, by where it is from. With 1 for all, the
# labelled pairs say nothing against the many that are only unlike; the runs are in docs/decisions/0009.
_WEIGHTS = {PRODUCT: (0.3, 1.0), GIVEN: (0.3, 1.0), PAIRS: (1.0, 1.0), SEEDS: (0.5, 0.5)}
_STRENGTH = 0.02  # inverse of the penalty: of .005 to .3 the best on the tune half, divided by event
# What speakers do, whatever they speak of, says much of picked pairs. Among all pairs it stands for what the gold's
# events are about: condemning came to speak against taking for granted, which is what condemning does.
_TOO_COARSE = ("acts ", "held by ")
_PICKED_STRENGTH = 0.01  # as _STRENGTH, for the labelled pairs, divided by event
_LEAST = 0.02  # a feature whose weight moves no score by so much is left out
_HEAD = """\
# The weight of each feature in the confidence of a contradiction (features.py). Written by `python -m benchmarks.fit`.
# Confidence is 1 / (1 + e^-(start + sum of value times weight)). `compared`: pairs that the product brings together;
# `picked`: pairs that somebody brings because they look opposed.

"""


def gather(knowledge: pipeline.Knowledge) -> dict[str, list[Example]]:
    """All examples by where they are from."""
    found = {
        PRODUCT: examples.of_clusters(knowledge, analyse_all),
        GIVEN: examples.of_clusters(knowledge, analyse_given),
        PAIRS: examples.of_pairs(knowledge),
        SEEDS: examples.of_seeds(knowledge),
    }
    return {name: [one for one in given if one.features] for name, given in found.items()}


def fit(given: Mapping[str, Sequence[Example]]) -> Weights:
    """Fit the weights, then their scale."""
    found = {name for of_set in given.values() for one in of_set for name in one.features}
    names = sorted(name for name in found if not name.startswith(_TOO_COARSE))
    rows = [one for of_set in given.values() for one in of_set]
    weight = np.array([_WEIGHTS[name][one.is_listed] for name, of_set in given.items() for one in of_set])
    values = _matrix(rows, names)
    spread = values.std(axis=0) + 1e-9
    known = weights().prior
    prior = np.array([known.get(name, 0.0) for name in names]) * spread
    start, moved = _regress(values / spread, np.array([one.is_true for one in rows]), weight, prior, names)
    moved[(np.abs(moved) < _LEAST) & (prior == 0)] = 0.0
    scaled = given[_SCALED_ON]
    scores = start + _matrix(scaled, names) / spread @ moved
    scale = LogisticRegression(C=1e6).fit(scores[:, None], [one.is_true for one in scaled])
    slope = float(scale.coef_[0][0])
    kept = {name: slope * one / size for name, one, size in zip(names, moved, spread, strict=True) if one}
    kept |= {name: slope * value for name, value in known.items() if name not in names}
    return Weights(
        start=round(float(scale.intercept_[0]) + slope * start, 3),
        weights={name: round(float(value), 3) for name, value in sorted(kept.items())},
    )


def fit_picked(rows: Sequence[Example]) -> Weights:
    """Fit the weights for pairs that somebody picked."""
    names = sorted({name for one in rows for name in one.features})
    values = _matrix(rows, names)
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    found = LogisticRegression(C=_PICKED_STRENGTH).fit((values - middle) / spread, [one.is_true for one in rows])
    slopes = found.coef_[0] / spread
    kept = {name: round(float(slope), 3) for name, slope in zip(names, slopes, strict=True)}
    start = float(found.intercept_[0] - slopes @ middle)
    return Weights(start=round(start, 3), weights={name: slope for name, slope in kept.items() if slope})


def _regress(
    values: Matrix, truth: Matrix, weight: Matrix, prior: Matrix, names: Sequence[str]
) -> tuple[float, Matrix]:
    """Logistic regression, penalised by the squares of how far weights move from their priors.

    A weight may have only the sign that makes sense.
    """
    sign = np.where(truth, 1.0, -1.0)

    def loss(point: Matrix) -> tuple[float, Matrix]:
        margin = sign * (point[0] + values @ point[1:])
        pull = -weight * sign / (1 + np.exp(margin))
        gradient = np.concatenate(([pull.sum()], values.T @ pull + (point[1:] - prior) / _STRENGTH))
        off = point[1:] - prior
        return float(weight @ np.logaddexp(0, -margin) + off @ off / (2 * _STRENGTH)), gradient

    bounds = [(None, None), *(_bounds(name, float(held)) for name, held in zip(names, prior, strict=True))]
    found = minimize(loss, np.concatenate(([0.0], prior)), jac=True, method="L-BFGS-B", bounds=bounds).x
    return float(found[0]), found[1:]


def _bounds(name: str, prior: float) -> tuple[float | None, float | None]:
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


def write(compared: Weights, picked: Weights) -> None:
    """Keep the weights where the product reads them."""
    source = "fitted to the tune half of benchmarks/gold and the seeds; docs/decisions/0009-calibration.md"
    lines = [f'source = "{source}"']
    for section, model in (("compared", compared), ("picked", picked)):
        lines += ["", f"[{section}]", f"start = {model.start}", "", f"[{section}.weights]"]
        lines += [f'"{name}" = {value}' for name, value in model.weights.items()]
    weighing.PATH.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Fit or check; 2 for wrong usage."""
    if arguments not in ([], ["check"]):
        print(__doc__, file=sys.stderr)
        return 2
    given = gather(pipeline.load_knowledge(settings.seeds_folder()))
    halves = {
        half: {name: [one for one in of_set if one.half == half] for name, of_set in given.items()}
        for half in ("tune", "test")
    }
    if arguments:
        compared, picked = weighing.learned().compared, weighing.learned().picked
    else:
        compared, picked = fit(halves["tune"]), fit_picked(halves["tune"][PAIRS])
        write(compared, picked)
    for half, of_half in halves.items():
        print(f"{half}\n{report(compared, of_half)}\n{report(picked, {'picked': of_half[PAIRS]})}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

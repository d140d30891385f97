"""Logistic regression whose weights are pulled to what is known beforehand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Matrix = NDArray[np.float64]
Bounds = tuple[float | None, float | None]


def fit(
    values: Matrix,
    truth: Matrix,
    *,
    prior: Matrix,
    freedom: float,
    weight: Matrix | None = None,
    bounds: Sequence[Bounds] = (),
) -> tuple[float, Matrix]:
    """Start and weights, penalised by the squares of how far the weights move from their priors.

    Args:
        values: a row for each example, a column for each weight.
        truth: how far each row is true, 0 to 1.
        prior: where each weight begins and is pulled to.
        freedom: inverse of the penalty; infinite for none.
        weight: what each row counts; 1 if left out.
        bounds: between what each weight may lie; anywhere if left out.
    """
    counts = np.ones(len(truth)) if weight is None else weight

    def loss(point: Matrix) -> tuple[float, Matrix]:
        line = point[0] + values @ point[1:]
        pull = counts * (1 / (1 + np.exp(-line)) - truth)
        off = point[1:] - prior
        gradient = np.concatenate(([pull.sum()], values.T @ pull + off / freedom))
        return float(counts @ (np.logaddexp(0, line) - truth * line) + off @ off / (2 * freedom)), gradient

    limits = [(None, None), *bounds] if bounds else None
    found = minimize(loss, np.concatenate(([0.0], prior)), jac=True, method="L-BFGS-B", bounds=limits).x
    return float(found[0]), found[1:]

"""How well confidences fit what is true: expected calibration error, area under the ROC curve, precision by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A confidence between 0 and 1, and whether what it was given to is true."""

    confidence: float
    is_true: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """What was said with a confidence from `low` to `low` + 0.1: how often, how sure on average, how often rightly."""

    low: float
    count: int
    mean: float
    right: float


def bins(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """Ten equal bins of confidence, without the empty ones."""
    found = []
    for number in range(BINS):
        inside = [one for one in judged if min(int(one.confidence * BINS), BINS - 1) == number]
        if inside:
            mean = sum(one.confidence for one in inside) / len(inside)
            right = sum(one.is_true for one in inside) / len(inside)
            found.append(Bin(number / BINS, len(inside), mean, right))
    return tuple(found)


def calibration_error(judged: Sequence[Judged]) -> float | None:
    """Expected calibration error: how far confidence and share of right ones lie apart, on average over ten bins."""
    if not judged:
        return None
    return sum(one.count * abs(one.mean - one.right) for one in bins(judged)) / len(judged)


def area(judged: Sequence[Judged]) -> float | None:
    """Area under the ROC curve: how often a true one is surer than a false one; ties count half.

    None where one of the two kinds is missing.
    """
    true = [one.confidence for one in judged if one.is_true]
    false = [one.confidence for one in judged if not one.is_true]
    if not true or not false:
        return None
    won = sum((one > other) + 0.5 * (one == other) for one in true for other in false)
    return won / (len(true) * len(false))

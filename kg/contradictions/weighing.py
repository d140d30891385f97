"""From features to a confidence: a sum of learned weights, so that each feature's share can be shown.

The weights stand in `learned.toml`, which `python -m benchmarks.fit` writes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kg.model import Reason

PATH = Path(__file__).parent / "learned.toml"


class Weights(BaseModel):
    """The weight of each feature; a feature without one weighs nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: float
    weights: dict[str, float]


class Learned(BaseModel):
    """The content of `learned.toml`.

    `compared` is for pairs that the product brings together, of which few are contradictions; `picked` for pairs that
    somebody brings because they look like one, of which many are.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    compared: Weights
    picked: Weights


@cache
def learned() -> Learned:
    """The weights of this version."""
    return Learned.model_validate(tomllib.loads(PATH.read_text(encoding="utf-8")))


def reasons(features: Mapping[str, float]) -> tuple[Reason, ...]:
    """What each feature of a pair adds to its score, strongest first; features that weigh nothing are left out."""
    known = learned().compared.weights
    found = [Reason(name, value, known[name]) for name, value in features.items() if known.get(name)]
    return tuple(sorted(found, key=lambda one: (-abs(one.share), one.name)))


def confidence(given: tuple[Reason, ...]) -> float:
    """How likely a person calls a pair with these reasons a contradiction, 0 to 1."""
    return _share_of(learned().compared.start + sum(one.share for one in given))


def confidence_of_picked(features: Mapping[str, float]) -> float:
    """The same for a pair that somebody brings: how likely it is a contradiction, 0 to 1."""
    known = learned().picked
    return _share_of(known.start + sum(known.weights.get(name, 0.0) * value for name, value in features.items()))


def _share_of(score: float) -> float:
    return 1 / (1 + exp(-score))

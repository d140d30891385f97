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

    def confidence(self, features: Mapping[str, float]) -> float:
        """How likely a person calls a pair with these features a contradiction, 0 to 1."""
        return 1 / (1 + exp(-self.score(features)))

    def score(self, features: Mapping[str, float]) -> float:
        """What start and features add up to."""
        return self.start + sum(self.weights.get(name, 0.0) * value for name, value in features.items())


class Learned(Weights):
    """The content of `learned.toml`: for pairs that the product brings together, of which few are contradictions."""

    source: str


@cache
def learned() -> Learned:
    """The weights of this version."""
    return Learned.model_validate(tomllib.loads(PATH.read_text(encoding="utf-8")))


def reasons(features: Mapping[str, float]) -> tuple[Reason, ...]:
    """What each feature of a pair adds to its score, strongest first; features that weigh nothing are left out."""
    known = learned().weights
    found = [Reason(name, value, known[name]) for name, value in features.items() if known.get(name)]
    return tuple(sorted(found, key=lambda one: (-abs(one.share), one.name)))

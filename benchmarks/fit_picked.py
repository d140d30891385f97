"""Learn how sure a contradiction is in pairs that somebody picked, and write `kg/contradictions/picked.toml`.

`python -m benchmarks.fit_picked` fits a logistic regression on the tune half of the labelled pairs, its weights pulled
to `picked_priors.toml`, and says how good it is: on the tune half divided by event, then on the test half.
`python -m benchmarks.fit_picked check` only says it of the weights that are kept. Confidence is moved so that the
level from which a pair counts as found is the one with the best F on the tune half, divided by event.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np

from benchmarks import regression
from benchmarks.parts import GOLD, HALVES
from kg import pipeline, settings
from kg.contradictions import Setting, picked
from kg.contradictions.weighing import Weights
from kg.evaluation import pairs
from kg.evaluation.calibration import Judged, area, calibration_error
from kg.evaluation.pair_report import FOUND
from kg.evaluation.scoring import Share

_PRIORS = Path(__file__).parent / "picked_priors.toml"
_FREEDOM = 0.2  # how far a weight may move from its prior; of .1 to 1 the best on the tune half, divided by event
_FOLDS, _ROUNDS = 8, 5
_LEVELS = tuple(level / 100 for level in range(25, 56))
_SMOOTHED = 3  # levels on either side that a level's F is averaged with
_HEAD = """\
# The weight of each feature in the confidence of a picked pair (picked.py).
# Written by `python -m benchmarks.fit_picked` from the tune half of benchmarks/gold/pairs; docs/decisions/0009.
# Confidence is 1 / (1 + e^-(start + sum of value times weight)).

"""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled pair; `event` is never divided between fitting and checking."""

    event: str
    half: str
    is_true: bool
    features: dict[str, float]


def gather(knowledge: pipeline.Knowledge) -> list[Example]:
    """The labelled pairs of both halves."""
    found = []
    sides = knowledge.sides()
    for pair in pairs.read_pairs(GOLD / "pairs" / "pairs.jsonl"):
        left, right = pairs.claims_of(pair, knowledge)
        setting = Setting(knowledge.frames, {**sides, **{one.speaker: one.side for one in (*left, *right)}})
        known = pairs.features_of(pair, left, right, setting)
        found.append(Example(pair.id.rpartition("-")[0], pair.split, pair.is_contradiction, known))
    return found


def fit(rows: Sequence[Example], priors: Mapping[str, float]) -> Weights:
    """Logistic regression, penalised by the squares of how far weights move from their priors."""
    names = sorted({name for row in rows for name in row.features})
    values = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    prior = np.array([priors.get(name, 0.0) for name in names])
    truth = np.array([float(row.is_true) for row in rows])
    start, found = regression.fit(values, truth, prior=prior, freedom=_FREEDOM)
    kept = dict(zip(names, found, strict=True)) | {n: one for n, one in priors.items() if n not in names}
    return Weights(start=round(start, 3), weights={name: round(float(one), 3) for name, one in sorted(kept.items())})


def divided(rows: Sequence[Example], fit_on: Callable[[Sequence[Example]], Weights]) -> list[Judged]:
    """Each row judged by weights fitted to the other events, averaged over several ways to divide the events."""
    total = np.zeros(len(rows))
    events = sorted({row.event for row in rows})
    for turn in range(_ROUNDS):
        order = np.random.default_rng(turn).permutation(len(events))
        fold = {event: int(order[number]) % _FOLDS for number, event in enumerate(events)}
        for held in range(_FOLDS):
            model = fit_on([row for row in rows if fold[row.event] != held])
            total += [model.confidence(row.features) if fold[row.event] == held else 0.0 for row in rows]
    return [Judged(float(one) / _ROUNDS, row.is_true) for one, row in zip(total, rows, strict=True)]


def best_level(judged: Sequence[Judged]) -> float:
    """The level from which a pair should be called a contradiction: the highest F, smoothed over its neighbours."""
    found = [f_at(judged, level) for level in _LEVELS]
    smooth = [float(np.mean(found[max(0, i - _SMOOTHED) : i + _SMOOTHED + 1])) for i in range(len(found))]
    return _LEVELS[smooth.index(max(smooth))]


def f_at(judged: Sequence[Judged], level: float) -> float:
    """F of calling a contradiction all pairs from this confidence on."""
    called = [one.is_true for one in judged if one.confidence >= level]
    return Share.of(sum(called), predicted=len(called), gold=sum(one.is_true for one in judged)).f1


def moved(model: Weights, level: float) -> Weights:
    """The same weights, moved so that this level becomes the one from which a pair counts as found."""
    offset = log(FOUND / (1 - FOUND)) - log(level / (1 - level))
    return Weights(start=round(model.start + offset, 3), weights=model.weights)


def write(model: Weights) -> None:
    """Keep the weights where the product reads them."""
    lines = [f"start = {model.start}", "", "[weights]"]
    lines += [f'"{name}" = {value}' for name, value in model.weights.items() if value]
    picked.PATH.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def told(name: str, judged: Sequence[Judged], level: float) -> str:
    """One line of figures."""
    return (
        f"{name:22} {len(judged):4} pairs, F {f_at(judged, level):.3f} at {level:.2f}, "
        f"AUC {area(judged) or 0:.3f}, ECE {calibration_error(judged) or 0:.3f}"
    )


def main(arguments: list[str]) -> int:
    """Fit or check; 2 for wrong usage."""
    if arguments not in ([], ["check"]):
        print(__doc__, file=sys.stderr)
        return 2
    rows = gather(pipeline.load_knowledge(settings.seeds_folder()))
    tune, test = ([row for row in rows if row.half == half] for half in HALVES)
    if not arguments:
        priors = tomllib.loads(_PRIORS.read_text(encoding="utf-8"))
        apart = divided(tune, lambda some: fit(some, priors))
        level = best_level(apart)
        print(told("tune, divided by event", apart, level))
        write(moved(fit(tune, priors), level))
        picked.learned.cache_clear()
    model = picked.learned()
    for name, of_half in (("tune", tune), ("test", test)):
        judged = [Judged(model.confidence(row.features), row.is_true) for row in of_half]
        print(told(name, judged, FOUND))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""The lowest figures that are allowed, tied to the checksum of the gold; they only go up while the gold stays.

`floors.json` holds "gold_sha256" and "floors": language → half → figure → lowest allowed value.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.parts import Part
from kg.evaluation import Score

FLOORS = Path(__file__).with_name("floors.json")
_FIELDS = ("resolved", "act", "commitment")
# A floor lies this far under the figure it was taken from, or as far as so many statements move it, so that a repair
# which costs one or two statements elsewhere is not refused.
_MARGIN = 0.01
_STATEMENTS = 2
_STEPS = 1000  # floors have three places


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of each part by figure, and the checksum of the gold for which they hold."""

    gold_sha256: str
    by_part: Mapping[Part, Mapping[str, float]]


def figures_of(score: Score) -> dict[str, float]:
    """The figures that have floors; those that the gold does not mark are left out."""
    found = {"char": score.letters.f1, "F@0.5": score.at[0.5].f1, "F@0.8": score.at[0.8].f1, "strict": score.strict.f1}
    shares = {name: score.fields[name].share for name in _FIELDS}
    return found | {name: share for name, share in shares.items() if share is not None}


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors as they are kept."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    by_part = {Part(lang, half): values for lang, halves in kept["floors"].items() for half, values in halves.items()}
    return Floors(kept["gold_sha256"], by_part)


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Keep them, sorted."""
    kept: dict[str, dict[str, Mapping[str, float]]] = {}
    for part, values in sorted(floors.by_part.items()):
        kept.setdefault(part.lang, {})[part.half] = values
    whole = {"gold_sha256": floors.gold_sha256, "floors": kept}
    path.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")


def find_problems(floors: Floors, scores: Mapping[Part, Score], *, gold_sha256: str) -> tuple[str, ...]:
    """Why the figures are not accepted: one sentence each, none where all is well."""
    if floors.gold_sha256 != gold_sha256:
        return (
            "the gold is not the one that the floors were set for: look at the figures, then set new floors with "
            "`make accuracy ARGS=pin`",
        )
    problems = [f"{part.lang} {part.half}: has no gold any more" for part in floors.by_part if part not in scores]
    for part, score in scores.items():
        values = figures_of(score)
        wanted = floors.by_part.get(part, {})
        problems += [f"{part.lang} {part.half}: {name} has no floor" for name in values if name not in wanted]
        problems += [
            f"{part.lang} {part.half}: {name} is {values.get(name, 0.0):.4f}, below its floor of {floor}"
            for name, floor in wanted.items()
            if values.get(name, 0.0) < floor
        ]
    return tuple(problems)


def pin(floors: Floors, scores: Mapping[Part, Score], *, gold_sha256: str) -> tuple[Floors, tuple[str, ...]]:
    """New floors a little under these figures, and what changed, one sentence each.

    While the gold is the same, a floor is never lowered: it stays, and a figure below it is named.
    """
    is_same_gold = floors.gold_sha256 == gold_sha256
    by_part: dict[Part, dict[str, float]] = {}
    changes = [] if is_same_gold else ["the gold has changed: floors are set anew and may be lower"]
    for part, score in scores.items():
        old = floors.by_part.get(part, {})
        new = {name: _floor_under(value, judged=_judged(score, name)) for name, value in figures_of(score).items()}
        by_part[part] = {name: max(value, old.get(name, 0.0)) for name, value in new.items()} if is_same_gold else new
        for name, value in new.items():
            changes += _tell(part, name, old=old.get(name), new=value, is_same_gold=is_same_gold)
    return Floors(gold_sha256, by_part), tuple(changes)


def _tell(part: Part, name: str, *, old: float | None, new: float, is_same_gold: bool) -> list[str]:
    where = f"{part.lang} {part.half} {name}"
    if old is None:
        return [f"{where}: {new} is new"]
    if new > old:
        return [f"{where}: raised from {old} to {new}"]
    if new < old:
        return [
            f"{where}: stays at {old}, not lowered to {new}"
            if is_same_gold
            else f"{where}: lowered from {old} to {new}"
        ]
    return []


def _judged(score: Score, name: str) -> int:
    """Over how many statements a figure is taken."""
    return score.fields[name].asked if name in score.fields else score.gold


def _floor_under(value: float, *, judged: int) -> float:
    margin = max(_MARGIN, _STATEMENTS / judged if judged else 0.0)
    return max(0.0, math.floor((value - margin) * _STEPS) / _STEPS)

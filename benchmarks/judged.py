"""Pairs of statements that a person judged, whatever the lists of the clusters say of them.

In: `gold/judged.jsonl`, a line for each pair that the product once compared: cluster, two sides (article, spans of the
content in code points, its words), `strength` (strong, medium, none) and why. Drawn by how sure the product was, more
of the sure ones; who judged saw the two texts and not the confidence. The lists of the clusters are not whole: these
pairs say how many contradictions they lack.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.parts import GOLD
from kg.evaluation.clusters import Pair, Side
from kg.model import Span

PATH = GOLD / "judged.jsonl"
_SAME = 0.6  # share of the characters of both contents that makes two one


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two statements of a cluster, and whether they contradict each other."""

    pair: Pair
    is_contradiction: bool


def read() -> Mapping[str, tuple[JudgedPair, ...]]:
    """The judged pairs by the name of their cluster."""
    found: dict[str, list[JudgedPair]] = defaultdict(list)
    for line in PATH.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["cluster"]].append(JudgedPair((_side(row["a"]), _side(row["b"])), row["strength"] != "none"))
    return {name: tuple(of_cluster) for name, of_cluster in found.items()}


def judgement(pair: Pair, judged: Iterable[JudgedPair]) -> bool | None:
    """Is this pair a contradiction? None where nobody judged it."""
    one, other = pair
    for known in judged:
        left, right = known.pair
        if (_are_one(one, left) and _are_one(other, right)) or (_are_one(one, right) and _are_one(other, left)):
            return known.is_contradiction
    return None


def _side(row: Mapping[str, Any]) -> Side:  # Any: JSON of the project's own
    return Side(row["article"], tuple(Span(start, end) for start, end in row["spans"]))


def _are_one(one: Side, other: Side) -> bool:
    if one.article != other.article:
        return False
    ours, theirs = ({place for span in side.content for place in range(span.start, span.end)} for side in (one, other))
    return len(ours & theirs) >= _SAME * len(ours | theirs)

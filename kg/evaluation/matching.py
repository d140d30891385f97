"""Which predicted statement is which gold one: matched one to one by how far their content overlaps.

Only letters and digits count, so that a quotation mark or a comma more or less changes nothing. Work grows with the
text and with the pairs that really overlap, not with all pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg.model import Span

Extent = tuple[tuple[int, int], ...]  # disjoint stretches in order, counted in letters and digits of the text


@dataclass(frozen=True, slots=True)
class Overlap:
    """A gold and a predicted statement, by their indexes, with the share of their joint content that both have."""

    share: float
    gold: int
    predicted: int


def count_letters(text: str) -> list[int]:
    """How many letters and digits stand before each position: one number more than the text has characters."""
    return list(accumulate(map(str.isalnum, text), initial=0))


def extent_of(spans: Iterable[Span], letters: Sequence[int]) -> Extent:
    """The stretches that spans cover together, in letters; empty where they hold none."""
    return _merge((letters[span.start], letters[span.end]) for span in spans)


def size(extent: Extent) -> int:
    """Its number of letters."""
    return sum(end - start for start, end in extent)


def union(extents: Iterable[Extent]) -> Extent:
    """What any of them covers."""
    return _merge(stretch for extent in extents for stretch in extent)


def _merge(stretches: Iterable[tuple[int, int]]) -> Extent:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def find_overlaps(gold: Sequence[Extent], predicted: Sequence[Extent]) -> tuple[Overlap, ...]:
    """All pairs that share a letter, largest share first, ties in text order."""
    shared = _shared_letters(gold, predicted)
    found = []
    for (left, right), both in shared.items():
        joint = size(gold[left]) + size(predicted[right]) - both
        found.append(Overlap(both / joint, left, right))
    return tuple(sorted(found, key=lambda pair: (-pair.share, pair.gold, pair.predicted)))


def _shared_letters(gold: Sequence[Extent], predicted: Sequence[Extent]) -> dict[tuple[int, int], int]:
    """Letters in common, by the pair of indexes; a sweep over both sides in text order."""
    stretches = sorted(
        (start, end, side, index)
        for side, extents in enumerate((gold, predicted))
        for index, extent in enumerate(extents)
        for start, end in extent
    )
    shared: dict[tuple[int, int], int] = defaultdict(int)
    open_on: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])  # (end, index) of each side, not yet passed
    for start, end, side, index in stretches:
        other = open_on[1 - side]
        other[:] = [item for item in other if item[0] > start]
        for other_end, other_index in other:
            pair = (index, other_index) if side == 0 else (other_index, index)
            shared[pair] += min(end, other_end) - start
        open_on[side].append((end, index))
    return shared


def match(overlaps: Iterable[Overlap], floor: float) -> tuple[tuple[int, int], ...]:
    """Pairs of indexes (gold, predicted) one to one, best overlap first, down to a share of `floor`.

    Args:
        overlaps: largest share first, as `find_overlaps` gives them.
        floor: smallest share that counts, 0 to 1.
    """
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    matched = []
    for pair in overlaps:
        if pair.share < floor:
            break
        if pair.gold not in taken_gold and pair.predicted not in taken_predicted:
            taken_gold.add(pair.gold)
            taken_predicted.add(pair.predicted)
            matched.append((pair.gold, pair.predicted))
    return tuple(matched)

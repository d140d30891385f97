"""Which of very many statements share enough rare units to be compared: the column core of the candidate search.

In: statements as columns of numbers, each with its units (names, meanings, numbers with their unit, frame and thing)
as 64-bit hashes. Out: pairs of row numbers. Two rows meet when they share two units or one rare unit or an anchor, and
when few others that share it stand between them in time; every meeting counts by how rare it is, and each row keeps
its best partners. So the pairs grow with the rows and not with their square, a name that stands in every twentieth
row brings nobody together by itself, and a million rows need arrays, not a million objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32 | np.int64]
Hashes = NDArray[np.uint64]
Bools = NDArray[np.bool_]

UNIT, ANCHOR, CONTEXT = 0, 1, 2  # kinds of keys, see `Columns`

_RAREST = 8  # of the units of one row so many are combined, two by two, the rarest first
_HOT = 64.0  # two units that chance alone brings together in more rows than this say nothing together
_RARE = 24  # a unit in at most so many rows says something alone
_WINDOW = 8  # rows that share a key meet so many of their next neighbours in time,
_WIDEST = 64  # or more, up to this, while there are few rows: so many that all of them together
_MEETINGS = 200_000  # meet this often by one key
_PARTNERS = 64  # kept for each row
_ROOM = 18  # the best partners are sought for 2^18 rows at a time
_SLICE = 1 << 22  # meetings added up at a time
_PARTS = 4  # keys are sorted part by part: the memory of a run is a quarter of theirs
_STEPS = 8  # of weight for a bit of rarity
_SCORE_BITS = 16  # of the summed weight of a pair
_WORTH = {UNIT: 1.0, ANCHOR: 3.0, CONTEXT: 0.8}  # of meeting by one key alone
_POSITION_BITS, _COUNT_BITS = 8, 24  # how many keys of one row, and how often a key can stand
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio: Knuth, The Art of Computer Programming 3, 6.4


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Rows of statements, and their keys.

    One entry a row, rows in the order of their days: `statement` is equal for the readings of one statement, which
    never meet; nor do two rows that are both `is_idle` (questions and hearsay, which commit nobody to anything). Of
    partners that share as much, one of which one `is_denial` and one is not goes before.

    One entry a key, in the order of the rows, none twice in a row: `owner` is the row, `key` a well mixed hash, `kind`
    UNIT (says something with another one or when rare), ANCHOR (also says something alone, however frequent) or
    CONTEXT (alone, and little).
    """

    statement: Ints
    is_idle: Bools
    is_denial: Bools
    owner: Ints
    key: Hashes
    kind: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.statement)


@dataclass(frozen=True, slots=True, eq=False)
class _Ranked:
    """The rarest keys of each row, one line a row: hash (0 where there is none) and how many rows have it."""

    key: Hashes
    count: Ints


def pairs(columns: Columns, *, partners: int = _PARTNERS) -> Ints:
    """Rows to compare, two a line, the smaller first, lines sorted.

    Args:
        columns: the rows with their keys.
        partners: how many each row keeps; a pair stays when it is among the best of either of its rows.
    """
    none = np.empty((0, 2), dtype=np.int32)
    if len(columns) < 2 or not len(columns.key):
        return none
    bits = max(int(len(columns) - 1).bit_length(), 1)
    packed = np.concatenate(
        [_meet(part, bits, scale=scale, rows=len(columns)) for part, scale in _parts(columns, bits)]
    )
    packed.sort()
    summed = [_weighed(_summed(part, bits), columns, bits) for part in _slices(packed, bits)]
    del packed
    least = _least(summed, bits, partners)
    return np.concatenate([none, *(_best(part, least, bits) for part in summed)])


def _mask(bits: int) -> np.uint64:
    return np.uint64((1 << bits) - 1)


def scramble(values: Hashes) -> Hashes:
    """A one-to-one scramble: every bit of the result depends on all higher and lower bits of the value."""
    values = (values ^ (values >> np.uint64(32))) * _MIX
    return values ^ (values >> np.uint64(29))


def _counts(keys: Hashes) -> Ints:
    """How often each key stands, by key in the given order."""
    bits = max(int(len(keys) - 1).bit_length(), 1)
    packed = keys & ~_mask(bits) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    high = packed >> np.uint64(bits)
    starts = np.flatnonzero(np.concatenate(([True], high[1:] != high[:-1])))
    lengths = np.diff(np.append(starts, len(keys)))
    counts = np.empty(len(keys), dtype=np.int64)
    counts[(packed & _mask(bits)).astype(np.int64)] = np.repeat(lengths, lengths)
    return counts


def _rarest(columns: Columns, counts: Ints) -> _Ranked:
    """The rarest units and anchors of each row that other rows have too."""
    width = _RAREST
    starts = np.searchsorted(columns.owner, np.arange(len(columns) + 1))
    chosen = np.flatnonzero((counts > 1) & (columns.kind != CONTEXT))
    position = chosen - starts[columns.owner[chosen]]
    chosen, position = chosen[position < 1 << _POSITION_BITS], position[position < 1 << _POSITION_BITS]
    owner = columns.owner[chosen]
    often = np.minimum(counts[chosen], (1 << _COUNT_BITS) - 1)
    packed = (owner << (_COUNT_BITS + _POSITION_BITS) | often << _POSITION_BITS | position).astype(np.uint64)
    packed.sort()
    owner = (packed >> np.uint64(_COUNT_BITS + _POSITION_BITS)).astype(np.int64)
    place = starts[owner] + (packed & _mask(_POSITION_BITS)).astype(np.int64)
    first = np.searchsorted(owner, np.arange(len(columns)))
    rank = np.arange(len(owner)) - first[owner]
    owner, place, rank = owner[rank < width], place[rank < width], rank[rank < width]
    key = np.zeros((width, len(columns)), dtype=np.uint64)
    count = np.zeros((width, len(columns)), dtype=np.int64)
    key[rank, owner], count[rank, owner] = columns.key[place], counts[place]
    return _Ranked(key, count)


def _parts(columns: Columns, bits: int) -> Iterator[tuple[Hashes, float]]:
    """Keys by which rows meet, each packed with its row, and what such a meeting is worth, from 0 to 1."""
    counts = _counts(columns.key)
    ranked = _rarest(columns, counts)
    for kind, scale in _WORTH.items():
        chosen = (counts > 1) & (columns.kind == kind)
        if kind == UNIT:
            chosen &= counts <= _RARE
        yield (columns.key[chosen] & ~_mask(bits)) | columns.owner[chosen].astype(np.uint64), scale
    for part in range(_PARTS):
        yield _doubles(ranked, bits, part), 1.0


def _doubles(ranked: _Ranked, bits: int, part: int) -> Hashes:
    """Two keys of one row as one, packed with the row; a part holds all that are equal."""
    rows = ranked.key.shape[1]
    numbers = np.arange(rows, dtype=np.uint64)
    found = []
    for one, other in combinations(range(len(ranked.key)), 2):
        chosen = ranked.key[other] != 0
        if other > 1:  # the rarest two are tried in any case
            chosen &= ranked.count[one] * (ranked.count[other] / rows) <= _HOT
        left, right = ranked.key[one][chosen], ranked.key[other][chosen]
        double = scramble((left + right) ^ scramble(left * right))
        is_here = double >> np.uint64(62) == np.uint64(part)
        found.append((double[is_here] & ~_mask(bits)) | numbers[chosen][is_here])
    return np.concatenate(found)


def _meet(packed: Hashes, bits: int, *, scale: float, rows: int) -> Hashes:
    """Rows with one key and few others between them: left, right and the weight of the meeting in one number each."""
    packed.sort()
    key, row = packed >> np.uint64(bits), packed & _mask(bits)
    starts = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
    lengths = np.diff(np.append(starts, len(key)))
    weight = np.rint(np.log2(rows / np.maximum(lengths, 1)) * _STEPS * scale).astype(np.uint64) + np.uint64(1)
    is_shared = np.repeat(lengths > 1, lengths)
    key, row, weight = key[is_shared], row[is_shared], np.repeat(weight, lengths)[is_shared]
    found = [np.empty(0, dtype=np.uint64)]
    window = max(_WINDOW, min(_WIDEST, _MEETINGS // rows))
    for distance in range(1, window + 1):
        near = np.flatnonzero(key[distance:] == key[:-distance])
        if not len(near):
            break
        pair = row[near] << np.uint64(bits) | row[near + distance]
        found.append(pair << np.uint64(64 - 2 * bits) | weight[near])
    return np.concatenate(found)


def _slices(packed: Hashes, bits: int) -> Iterator[Hashes]:
    """The sorted meetings, some million at a time, all of one pair together: the memory of one step at a time."""
    pair = np.uint64(64 - 2 * bits)
    start = 0
    while start < len(packed):
        stop = min(start + _SLICE, len(packed))
        if stop < len(packed):
            stop = int(np.searchsorted(packed, ((packed[stop] >> pair) + np.uint64(1)) << pair))
        yield packed[start:stop]
        start = stop


def _summed(packed: Hashes, bits: int) -> Hashes:
    """Each pair once, in the order given, with the sum of its weights."""
    shift = np.uint64(64 - 2 * bits)
    pair = packed >> shift
    starts = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
    score = np.add.reduceat(packed & _mask(64 - 2 * bits), starts)
    return pair[starts] << shift | np.minimum(score, _mask(_SCORE_BITS))


def _weighed(packed: Hashes, columns: Columns, bits: int) -> Hashes:
    """Opposed pairs count more; without two readings of one statement, and two statements that commit nobody."""
    left = (packed >> np.uint64(64 - bits)).astype(np.int64)
    right = (packed >> np.uint64(64 - 2 * bits) & _mask(bits)).astype(np.int64)
    score = packed & _mask(_SCORE_BITS)
    better = np.minimum(score + (score >> np.uint64(1)), _mask(_SCORE_BITS))
    weighed: Hashes = np.where(columns.is_denial[left] != columns.is_denial[right], packed - score + better, packed)
    is_idle = columns.is_idle[left] & columns.is_idle[right]
    shared: Hashes = weighed[(columns.statement[left] != columns.statement[right]) & ~is_idle]
    return shared


def _rows(packed: Hashes, bits: int) -> tuple[Ints, Ints, Hashes]:
    """Left and right row of each summed pair and its value: the score, equal ones told apart by a hash."""
    pair = packed >> np.uint64(64 - 2 * bits)
    value = (packed << np.uint64(64 - _SCORE_BITS)) | (scramble(pair) >> np.uint64(_SCORE_BITS))
    return (pair >> np.uint64(bits)).astype(np.int64), (pair & _mask(bits)).astype(np.int64), value


def _least(summed: Sequence[Hashes], bits: int, partners: int) -> Hashes:
    """By row, the value that a pair of it must reach to be among its best; 0 for a row with no more than these."""
    room = np.uint64(_ROOM)
    least = np.zeros(1 << max(bits, _ROOM), dtype=np.uint64)
    for first in range(0, 1 << bits, 1 << _ROOM):
        found = [np.empty(0, dtype=np.uint64)]
        for part in summed:
            left, right, value = _rows(part, bits)
            for row in (left, right):
                is_here = row >> _ROOM == first >> _ROOM
                found.append((row[is_here] - first).astype(np.uint64) << (64 - room) | value[is_here] >> room)
        packed = np.concatenate(found)
        packed.sort()
        edges = np.searchsorted(packed >> (64 - room), np.arange((1 << _ROOM) + 1, dtype=np.uint64))
        full = np.flatnonzero(np.diff(edges) > partners)
        least[first + full] = packed[edges[full + 1] - partners] << room
    return least


def _best(packed: Hashes, least: Hashes, bits: int) -> Ints:
    """Pairs that reach what one of their rows asks for."""
    left, right, value = _rows(packed, bits)
    is_kept = (value >= least[left]) | (value >= least[right])
    return np.stack((left[is_kept], right[is_kept]), axis=1).astype(np.int32)

"""Candidate search on invented statements: `python -m benchmarks.candidates [ROWS]`, by default a million.

Prints the CPU and wall time, the peak of memory, the pairs, and the share of planted contradicting pairs that are among
them. The statements are numbers only, drawn like news: a year of days, articles of a dozen statements about one event,
events, things, meanings of words and speakers by Zipf's law (the most frequent things stand in every twentieth row).
A planted partner is another article's paraphrase of a row some days later, by another speaker: it keeps each named
thing nine times in ten and each meaning six times in ten, as words that no list of meanings knows get lost between
languages, and has words of its own.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.contradictions import blocks
from kg.contradictions.blocks import ANCHOR, CONTEXT, UNIT, Columns

ROWS = 1_000_000
_DAYS = 365
_ARTICLE = 12  # statements an article
_EVENT = 6  # articles an event, on average
_NAMES, _WORDS = 60_000, 120_000  # different ones, at a million rows
_KEPT_NAME, _KEPT_WORD = 0.9, 0.6
_PLANTED = 0.02  # of all rows
_DENIALS = 0.12  # of all rows
_TYPED, _FRAMES = 0.35, 60  # share of rows with a known kind of event, and how many kinds there are
_KINDS = {4: CONTEXT, 5: CONTEXT, 6: ANCHOR}  # of keys, by the number that stands for what they are
_DELAY = 6  # days at most between the two of a planted pair

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Rows, and the planted pairs among them, the smaller row first."""

    columns: Columns
    planted: Ints


def sample(rows: int, *, seed: int = 7) -> Sample:
    """Invented statements; the same number and seed give the same."""
    random = np.random.default_rng(seed)
    planted = int(rows * _PLANTED)
    day, event, article = _events(rows, random)
    names = _drawn(event, random, kinds=_NAMES * max(rows, 50_000) // ROWS, per_event=5, per_row=3, exponent=1.0)
    words = _drawn(event, random, kinds=_WORDS, per_event=40, per_row=9, exponent=1.05)
    speaker = event * 6 + np.minimum(random.geometric(0.4, rows) - 1, 5)
    frame = np.where(random.random(rows) < _TYPED, _zipf(random, _FRAMES, rows, 1.0), -1)
    source = random.choice(rows, size=2 * planted, replace=False)
    original, copy = source[:planted], source[planted:]
    names[copy] = np.where(random.random((planted, names.shape[1])) < _KEPT_NAME, names[original], names[copy])
    words[copy] = np.where(random.random((planted, words.shape[1])) < _KEPT_WORD, words[original], words[copy])
    frame[copy] = frame[original]
    day[copy] = np.minimum(day[original] + random.integers(0, _DELAY + 1, planted), _DAYS - 1)
    is_denial = random.random(rows) < _DENIALS
    is_denial[copy] = ~is_denial[original]
    order = np.argsort(day, kind="stable")
    place = np.empty(rows, dtype=np.int64)
    place[order] = np.arange(rows)
    typed = np.where((frame[:, None] < 0) | (names < 0), -1, frame[:, None] << 32 | names)
    keys = {1: names, 2: words, 3: speaker[:, None], 4: article[:, None], 5: names[:, :2], 6: typed}
    columns = _columns({number: values[order] for number, values in keys.items()}, is_denial[order])
    return Sample(columns, np.sort(np.stack((place[original], place[copy]), axis=1), axis=1))


def _events(rows: int, random: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Day, event and article of each row: few events have very many articles, most have one or two."""
    articles = rows // _ARTICLE + 1
    events = articles // _EVENT + 1
    of_article = _zipf(random, events, articles, 0.8)
    start = random.integers(0, _DAYS, events)
    day_of_article = np.minimum(start[of_article] + random.geometric(0.3, articles) - 1, _DAYS - 1)
    article = random.integers(0, articles, rows)
    return day_of_article[article], of_article[article], article


def _drawn(
    event: Ints, random: np.random.Generator, *, kinds: int, per_event: int, per_row: int, exponent: float
) -> Ints:
    """Things of each row: two in three of its event's own, the rest any; -1 where a row has fewer."""
    rows = len(event)
    own = _zipf(random, kinds, (int(event.max()) + 1) * per_event, exponent).reshape(-1, per_event)
    picked = own[event[:, None], np.minimum(random.geometric(2 / per_event, (rows, per_row)) - 1, per_event - 1)]
    other = _zipf(random, kinds, rows * per_row, exponent).reshape(rows, per_row)
    values: Ints = np.where(random.random((rows, per_row)) < 0.67, picked, other)
    length = random.integers(per_row // 3, per_row + 1, rows)
    values[np.arange(per_row) >= length[:, None]] = -1
    return values


def _zipf(random: np.random.Generator, kinds: int, size: int, exponent: float) -> Ints:
    weight = np.cumsum(1.0 / (np.arange(kinds) + 10.0) ** exponent)
    drawn: Ints = np.searchsorted(weight, random.random(size) * weight[-1]).astype(np.int64)
    return drawn


def _columns(values_by_number: dict[int, Ints], is_denial: NDArray[np.bool_]) -> Columns:
    rows = len(values_by_number[1])
    owner, key, kind = [], [], []
    for number, values in values_by_number.items():
        filled = values >= 0
        owner.append(np.nonzero(filled)[0])
        key.append(blocks.scramble(values[filled].astype(np.uint64) << np.uint64(3) | np.uint64(number)))
        kind.append(np.full(len(owner[-1]), _KINDS.get(number, UNIT), dtype=np.uint8))
    owners, keys, kinds = np.concatenate(owner), np.concatenate(key), np.concatenate(kind)
    order = np.lexsort((keys, owners))
    owners, keys, kinds = owners[order], keys[order], kinds[order]
    is_new = np.concatenate(([True], (owners[1:] != owners[:-1]) | (keys[1:] != keys[:-1])))
    return Columns(
        statement=np.arange(rows),
        is_idle=np.zeros(rows, dtype=np.bool_),
        is_denial=is_denial,
        owner=owners[is_new],
        key=keys[is_new],
        kind=kinds[is_new],
    )


def recall(found: blocks.Ints, planted: Ints, rows: int) -> float:
    """Share of the planted pairs that were found, 0 to 1; `found` is sorted."""
    known, sought = found @ (rows, 1), planted @ (rows, 1)
    place = np.minimum(np.searchsorted(known, sought), max(len(known) - 1, 0))
    return float((known[place] == sought).mean()) if len(known) else 0.0


def main(arguments: list[str]) -> int:
    """Measure and print; 0, or 2 for a number of rows that is none."""
    if arguments and not arguments[0].isdigit():
        print("usage: python -m benchmarks.candidates [ROWS]", file=sys.stderr)
        return 2
    rows = int(arguments[0]) if arguments else ROWS
    made = sample(rows)
    before = time.process_time(), time.perf_counter()
    found = blocks.pairs(made.columns)
    cpu, wall = time.process_time() - before[0], time.perf_counter() - before[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{rows:,} rows, {len(made.columns.key):,} keys: {cpu:.1f} s of CPU, {wall:.1f} s, peak {peak:.2f} GiB")
    print(f"{len(found):,} pairs, {len(found) / rows:.1f} a row; {recall(found, made.planted, rows):.3f} of", end=" ")
    print(f"{len(made.planted):,} planted pairs among them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

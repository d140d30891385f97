"""The column core: it finds what was planted among very frequent things, and its pairs grow with the rows."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.candidates import recall, sample
from kg.contradictions import blocks
from kg.contradictions.blocks import ANCHOR, CONTEXT, UNIT, Columns

PARTNERS = 5


def columns(*keys: tuple[str, ...], kind: int = UNIT, idle: str = "", denials: str = "", twice: str = "") -> Columns:
    """A row for each tuple of keys; `idle`, `denials` and `twice` (readings of one statement) name rows by number."""
    number = {key: n for n, key in enumerate(dict.fromkeys(key for row in keys for key in row), start=1)}
    owner = [row for row, held in enumerate(keys) for _ in held]
    rows = range(len(keys))
    return Columns(
        statement=np.array([-1 if str(row) in twice else row for row in rows], dtype=np.int64),
        is_idle=np.array([str(row) in idle for row in rows], dtype=np.bool_),
        is_denial=np.array([str(row) in denials for row in rows], dtype=np.bool_),
        owner=np.array(owner, dtype=np.int64),
        key=blocks.scramble(np.array([number[key] for held in keys for key in held], dtype=np.uint64)),
        kind=np.full(len(owner), kind, dtype=np.uint8),
    )


def found(of: Columns, **overrides: int) -> list[tuple[int, ...]]:
    return [tuple(map(int, pair)) for pair in blocks.pairs(of, **overrides)]


def test_planted_pairs_are_found_among_twenty_thousand_rows() -> None:
    made = sample(20_000)
    assert recall(blocks.pairs(made.columns), made.planted, 20_000) >= 0.95


def test_pairs_grow_with_the_rows_and_not_with_their_square() -> None:
    counts = [len(blocks.pairs(sample(rows).columns)) / rows for rows in (10_000, 20_000, 40_000)]
    assert max(counts) < 1.25 * min(counts)


def test_no_more_pairs_than_partners_for_each_row() -> None:
    made = sample(5_000)
    assert len(blocks.pairs(made.columns, partners=PARTNERS)) <= PARTNERS * 5_000


def test_rows_that_share_nothing_do_not_meet() -> None:
    assert found(columns(("a", "b"), ("c", "d"))) == []


def test_one_shared_rare_unit_brings_two_rows_together() -> None:
    assert found(columns(("a", "b"), ("b", "c"), ("d",))) == [(0, 1)]


def test_a_unit_of_every_row_alone_brings_nobody_together() -> None:
    assert found(columns(*(("everywhere", f"own-{n}") for n in range(100)))) == []


def test_an_anchor_of_every_row_brings_neighbours_together() -> None:
    rows = [("everywhere",) for _ in range(100)]
    assert len(found(columns(*rows, kind=ANCHOR), partners=PARTNERS)) >= 100


def test_two_frequent_units_together_say_what_neither_says_alone() -> None:
    rows = [("often", "one") if n % 2 else ("often-too", "two") for n in range(98)]
    assert (98, 99) in found(columns(*rows, ("often", "two"), ("two", "often")))


@pytest.mark.parametrize("kind", [UNIT, ANCHOR, CONTEXT])
def test_two_readings_of_one_statement_never_meet(kind: int) -> None:
    assert found(columns(("a",), ("a",), ("a",), kind=kind, twice="01")) == [(0, 2), (1, 2)]


def test_two_statements_that_commit_nobody_never_meet() -> None:
    assert found(columns(("a",), ("a",), ("a",), idle="01")) == [(0, 2), (1, 2)]


def test_a_denial_survives_among_many_that_say_the_same() -> None:
    rows = [("a", "b") for _ in range(20)]
    pairs = found(columns(*rows, denials="7"), partners=3)
    assert {row for pair in pairs for row in pair if 7 in pair} == set(range(20))


def test_no_rows_and_one_row_make_no_pairs() -> None:
    assert found(columns()) == []
    assert found(columns(("a",))) == []

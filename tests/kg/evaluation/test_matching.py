"""Statements are matched by the letters they share, the best pair first, in time that grows with the text."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation import matching
from kg.model import Span

TEXT = "ab cd, ef gh. ij kl"


def overlaps(
    text: str, gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]
) -> tuple[matching.Overlap, ...]:
    letters = matching.count_letters(text)
    left = [matching.extent_of(spans, letters) for spans in gold]
    return matching.find_overlaps(left, [matching.extent_of(spans, letters) for spans in predicted])


def slowly(
    text: str, gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]
) -> dict[tuple[int, int], float]:
    """The same by sets of positions, pair by pair: slow and plain."""

    def places(spans: Sequence[Span]) -> set[int]:
        return {at for span in spans for at in range(span.start, span.end) if text[at].isalnum()}

    found = {}
    for left, wanted in enumerate(map(places, gold)):
        for right, other in enumerate(map(places, predicted)):
            if wanted & other:
                found[left, right] = len(wanted & other) / len(wanted | other)
    return found


def test_marks_and_spaces_do_not_count() -> None:
    letters = matching.count_letters(TEXT)
    assert matching.extent_of([Span(0, 6)], letters) == matching.extent_of([Span(0, 5)], letters) == ((0, 4),)
    assert matching.extent_of([Span(5, 7)], letters) == ()


def test_spans_of_one_statement_that_touch_or_overlap_count_once() -> None:
    letters = matching.count_letters(TEXT)
    extent = matching.extent_of([Span(0, 5), Span(3, 9)], letters)
    assert extent == ((0, 6),)
    assert matching.size(extent) == 6


def test_overlap_is_what_is_common_over_what_either_has() -> None:
    (pair,) = overlaps(TEXT, [[Span(0, 9)]], [[Span(3, 12)]])  # "ab cd, ef" and "cd, ef gh"
    assert pair.share == 4 / 8


def test_the_best_pair_is_taken_first_and_each_statement_once() -> None:
    gold = [[Span(0, 5)], [Span(0, 12)]]
    predicted = [[Span(0, 9)], [Span(0, 5)]]
    found = overlaps(TEXT, gold, predicted)
    assert matching.match(found, 0.3) == ((0, 1), (1, 0))
    assert matching.match(found, 0.9) == ((0, 1),)


def test_ties_go_to_the_first_in_the_text() -> None:
    same = [[Span(0, 5)], [Span(0, 5)]]
    assert matching.match(overlaps(TEXT, same, same), 0.5) == ((0, 0), (1, 1))


spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 20))
statements = st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6)


@given(text=st.text("ab ,.é1", min_size=60, max_size=60), gold=statements, predicted=statements)
def test_overlaps_are_those_that_comparing_every_pair_finds(
    text: str, gold: list[list[Span]], predicted: list[list[Span]]
) -> None:
    found = overlaps(text, gold, predicted)
    assert {(pair.gold, pair.predicted): pair.share for pair in found} == slowly(text, gold, predicted)
    assert [pair.share for pair in found] == sorted((pair.share for pair in found), reverse=True)


@pytest.mark.parametrize("count", [20_000])
def test_many_statements_in_a_long_text_are_matched_quickly(count: int) -> None:
    text = "word " * (2 * count)
    gold = [[Span(10 * number, 10 * number + 9)] for number in range(count)]
    shuffled = random.Random(1).sample(gold, count)  # noqa: S311  # a fixed order, no secret
    started = time.perf_counter()
    found = matching.match(overlaps(text, gold, shuffled), 0.8)
    # Comparing every pair would be 400 million; the sweep needs a fifth of a second here.
    assert time.perf_counter() - started < 5
    assert len(found) == count

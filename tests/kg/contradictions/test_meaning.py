"""Numbers of a statement: bounds in several words, and words for one that count nothing."""

from __future__ import annotations

import pytest

from kg.contradictions import meaning
from tests.kg.claims.reading import FERRIES
from tests.kg.contradictions.telling import Told


def numbers(lang: str, text: str) -> list[tuple[float | None, float | None]]:
    meant = meaning.of(Told(FERRIES, text).stated(lang, "a"))
    return [(one.quantity.low, one.quantity.high) for clause in meant.clauses for one in clause.numbers]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "a rise of more than eleven per cent", (11, None)),
        ("en", "a rise of no more than eleven per cent", (None, 11)),
        ("en", "no fewer than 900 pipes remain", (900, None)),
        ("id", "tidak lebih dari 20 orang hadir", (None, 20)),
        ("id", "tak kurang dari 4.000 orang hadir", (4000, None)),
    ],
)
def test_the_longest_word_for_a_bound_decides(lang: str, text: str, found: tuple[float | None, float | None]) -> None:
    assert numbers(lang, text) == [found]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "no one was on the pier"),
        ("en", "not one of the farmers had left"),
        ("en", "every one of our men answered"),
        ("id", "tidak ada satu pun siswa yang sakit"),
        ("es", "no se descontó ni una sola tonelada"),
    ],
)
def test_none_and_all_are_no_number(lang: str, text: str) -> None:
    assert numbers(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "only one shot was fired"), ("id", "hanya satu tembakan dilepaskan")]
)
def test_one_that_counts_is_a_number(lang: str, text: str) -> None:
    assert numbers(lang, text) == [(1, 1)]

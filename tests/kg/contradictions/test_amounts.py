"""Spans of time and shares of a whole are read in whatever unit, and two units of one amount are one."""

from __future__ import annotations

import pytest

from kg.contradictions import amounts
from kg.contradictions.amounts import SHARE, TIME


@pytest.mark.parametrize(
    ("lang", "text", "kind", "value"),
    [
        ("en", "the crane stood idle for sixty minutes", TIME, 60),
        ("en", "the crane stood idle for an hour", TIME, 60),
        ("id", "derek itu diam selama sejam", TIME, 60),
        ("de", "der Kran stand zwei Stunden still", TIME, 120),
        ("en", "they took half a year to answer", TIME, 262_980),
        ("en", "over 90% of the owners stayed", SHARE, 0.9),
        ("id", "pesanan turun separuh", SHARE, 0.5),
        ("en", "one in ten of the members left", SHARE, 0.1),
        ("fr", "la moitié des membres est partie", SHARE, 0.5),
    ],
)
def test_an_amount_is_read(lang: str, text: str, kind: str, value: float) -> None:
    (found,) = amounts.of(text, lang)
    assert (found.kind, found.value) == (kind, pytest.approx(value))


@pytest.mark.parametrize(
    "text", ["the crane stood still", "two cranes in 2009", "in a quarter of an hour in 3 of 2009"]
)
def test_what_is_no_share_is_none(text: str) -> None:
    assert not [one for one in amounts.of(text, "en") if one.kind == SHARE]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (("en", "within an hour"), ("en", "after sixty minutes"), True),
        (("id", "merosot 50 persen"), ("en", "fell by half"), True),
        (("en", "over 90% stayed"), ("en", "one in ten left"), True),
        (("de", "nach sechs Monaten"), ("en", "half a year later"), True),
        (("en", "within an hour"), ("en", "after forty minutes"), False),
        (("en", "this year"), ("en", "last year"), False),
        (("en", "it fell by half"), ("id", "turun 11 persen"), False),
    ],
)
def test_one_amount_in_two_units_is_one(one: tuple[str, str], other: tuple[str, str], is_one: bool) -> None:
    left, right = (amounts.of(text, lang) for lang, text in (one, other))
    assert amounts.are_one(left, right) is amounts.are_one(right, left) is is_one


def test_two_shares_that_differ_are_other_ones() -> None:
    half, third, minutes = (amounts.of(text, "en") for text in ("fell by half", "fell by 30%", "within five minutes"))
    assert amounts.are_other(half, third)
    assert not amounts.are_other(half, half)
    assert not amounts.are_other(half, minutes)

"""Dates in text: which words give a time, and which only look like one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import languages, times
from kg.model import Article, Layout, Span, TimeExpression

MONDAY = date(2020, 10, 5)
NO_LAYOUT = Layout((), (), ())


def article(text: str, *, lang: str = "id", published: date | None = MONDAY, noise: tuple[Span, ...] = ()) -> Article:
    return Article("a", "iri:a", "iri:v", "0" * 64, text, lang, published=published, noise=noise)


def found(text: str, *, lang: str = "id", published: date | None = MONDAY) -> tuple[TimeExpression, ...]:
    return times.find(article(text, lang=lang, published=published), NO_LAYOUT, languages.load(lang))


@pytest.mark.parametrize(
    ("lang", "text", "words", "first", "last"),
    [
        # Numeric dates with weekday: day first in Indonesian, month first in American English.
        ("id", "kata dia, Senin (5/10/2020).", "Senin (5/10/2020)", "2020-10-05", "2020-10-05"),
        ("id", "kata dia, Minggu (4/10).", "Minggu (4/10)", "2020-10-04", "2020-10-04"),
        ("en", "on 10/4/2020 they met", "10/4/2020", "2020-10-04", "2020-10-04"),
        ("en", "on 2020-10-04 they met", "2020-10-04", "2020-10-04", "2020-10-04"),
        # Named months.
        ("id", "pada 5 Oktober 2020 di Baku", "5 Oktober 2020", "2020-10-05", "2020-10-05"),
        ("en", "said Sunday, October 4.", "Sunday, October 4", "2020-10-04", "2020-10-04"),
        ("en", "held Oct. 4-6 in Baku", "Oct. 4-6", "2020-10-04", "2020-10-06"),
        # A point behind a month may be the sentence's: it is no part of the time.
        ("uk", "Вони почалися опівдні 27 вересня.", "опівдні 27 вересня", "2020-09-27", "2020-09-27"),
        ("ru", "Они начались 27 сентября.", "27 сентября", "2020-09-27", "2020-09-27"),
        # Weekdays are the last ones on or before publication.
        ("en", "said on Sunday that", "Sunday", "2020-10-04", "2020-10-04"),
        ("en", "said on Monday that", "Monday", "2020-10-05", "2020-10-05"),
        ("en", "last Monday", "last Monday", "2020-09-28", "2020-09-28"),
        # "Minggu" is Sunday, "minggu" a week.
        ("id", "serangan pada Minggu malam", "Minggu malam", "2020-10-04", "2020-10-04"),
        ("id", "serangan minggu lalu", "minggu lalu", "2020-09-28", "2020-10-04"),
        ("id", "Sabtu pekan lalu ia datang", "Sabtu pekan lalu", "2020-10-03", "2020-10-03"),
        # Counted from publication.
        ("id", "kemarin ia datang", "kemarin", "2020-10-04", "2020-10-04"),
        ("en", "next month they meet", "next month", "2020-11-01", "2020-11-30"),
        ("id", "Juli lalu", "Juli lalu", "2020-07-01", "2020-07-31"),
        ("en", "in 2018 they met", "2018", "2018-01-01", "2018-12-31"),
        ("id", "antara 2015-2019", "2015-2019", "2015-01-01", "2019-12-31"),
    ],
)
def test_words_give_these_days(lang: str, text: str, words: str, first: str, last: str) -> None:
    (expression,) = found(text, lang=lang)
    assert expression.span.of(text) == words
    assert (expression.interval.first.isoformat(), expression.interval.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "di bawah pendudukan selama 27 tahun"),  # under occupation for 27 years
        ("id", "pukul 20.30 WIB"),  # at half past eight
        ("id", "Gereja merayakan Minggu Palma"),  # Palm Sunday
        ("en", "He may march on"),
        ("en", "a vote of 5/10 was not enough"),
        ("id", "skor 2-1 untuk tim tamu"),
        ("id", "31 Juni 2020"),  # no such day
    ],
)
def test_no_date_is_seen_in(lang: str, text: str) -> None:
    assert [e for e in found(text, lang=lang) if e.interval.precision == "day"] == []


def test_evening_is_kept_as_part_of_the_day() -> None:
    (expression,) = found("pada Minggu malam")
    assert (expression.interval.part, expression.interval.precision) == ("evening", "part-of-day")


def test_weekday_that_disagrees_is_noted_and_the_date_kept() -> None:
    (expression,) = found("Selasa (5/10/2020)")
    assert expression.interval.first == MONDAY
    assert expression.interval.note is not None
    assert "Selasa" in expression.interval.note


def test_weekday_that_fits_only_the_other_order_changes_the_order() -> None:
    # The fifth of October was a Monday; read day first, 10/5 is a Sunday in May.
    (expression,) = found("Senin (10/5/2020)")
    assert expression.interval.first == MONDAY
    assert "weekday" in (expression.interval.note or "")


def test_weekday_behind_a_future_verb_is_the_next_one_and_assumed() -> None:
    # The meeting will be held on Thursday.
    (expression,) = found("Rapat akan digelar pada Kamis")
    assert (expression.interval.first, expression.interval.is_assumed) == (date(2020, 10, 8), True)


def test_without_publication_date_only_full_dates_count() -> None:
    text = "kemarin, Minggu, dan 5 Oktober 2020"
    assert [e.span.of(text) for e in found(text, published=None)] == ["5 Oktober 2020"]


def test_leftovers_of_the_page_hold_no_dates() -> None:
    text = "Isi berita. 5 Oktober 2020"
    page = article(text, noise=(Span(12, len(text)),))
    assert times.find(page, NO_LAYOUT, languages.load("id")) == ()


@given(st.text(max_size=300))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    spans = [expression.span for expression in found(text)]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)

"""Dates without a year in an article without a date: the year of the full dates beside them.

In: an article, its layout, its language pack. Out: time expressions, as `find` gives them.
"""

from __future__ import annotations

from dataclasses import replace

from kg.languages import LanguagePack
from kg.model import Article, Layout, TimeExpression
from kg.times import expressions
from kg.times.calendar import FROM_PUBLICATION


def find(article: Article, layout: Layout, pack: LanguagePack) -> tuple[TimeExpression, ...]:
    """The times of an article; where it has no date of its own, days without a year are those nearest to its last date.

    Fires on "10 Ekim'de … 4 Ekim'de … 10 Ekim 2020'de", undated; leaves weekdays and "yesterday" alone, which
    count from a day that nobody gave.
    """
    found = expressions.find(article, layout, pack)
    days = [one.interval.last for one in found if one.interval.precision in ("day", "part-of-day")]
    if article.published is not None or not days:
        return found
    reckoned = expressions.find(replace(article, published=max(days)), layout, pack)
    return tuple(one for one in reckoned if one in found or _is_calendar_day(one, article.text))


def _is_calendar_day(one: TimeExpression, text: str) -> bool:
    """Does it give a day by its number, and does not count from today?"""
    return one.interval.note != FROM_PUBLICATION and any(letter.isdigit() for letter in one.span.of(text))

"""Readers of days: what the tokens of a matched pattern say, as an interval of days.

In: `Found`, a match with what stands around it. Out: the interval, None for a day that is none or cannot be told.
Months, years and counted units are read in `kg.times.periods`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import Interval
from kg.times import calendar, words
from kg.times.words import Token

_SOON = timedelta(days=31)  # how far ahead a day beside its weekday may lie without a word for the future


@dataclass(frozen=True, slots=True)
class Found:
    """A match of one pattern: tokens by the name of their group, and what the readers need to know around it.

    `is_future`: a word for the future stands before it in its sentence.
    """

    groups: Mapping[str, Token]
    text: str
    published: date | None
    order: str
    is_future: bool
    is_sentence_start: bool

    def value(self, name: str, kind: int) -> int | str | None:
        """The value that this token has for this kind; None when the group is empty."""
        token = self.groups.get(name)
        return token.values.get(kind) if token else None

    def number(self, name: str) -> int | None:
        """The number that this token spells in figures or words; None when the group is empty."""
        token = self.groups.get(name)
        if token is None:
            return None
        spelled = token.values.get(words.SPELLED)
        if isinstance(spelled, int):
            tens = self.number("tens") if name == "count" else None
            return spelled if tens is None else tens + spelled
        digits = re.match(r"\d+", self.text[token.start : token.end])
        return int(digits[0]) if digits else None

    def has(self, name: str, kind: int) -> bool:
        """Is the group filled by a token of this kind?"""
        token = self.groups.get(name)
        return token is not None and kind in token.values

    def shift(self) -> int:
        """-1 with a word like "last", 1 with one like "next", else 0."""
        if self.has("relation", words.THIS):
            return 0
        return -1 if self.has("relation", words.LAST) else 1 if self.has("relation", words.NEXT) else 0

    def year(self) -> int | None:
        """The year that is printed, or that "tahun lalu" behind the month counts to; None without either."""
        if self.value("year_unit", words.UNIT) == "year" and self.published is not None:
            behind = self.has("year_relation", words.LAST), self.has("year_relation", words.NEXT)
            return self.published.year - behind[0] + behind[1]
        return self.number("year")


def _day(day: date | None, found: Found, note: str | None = None) -> Interval | None:
    if day is None:
        return None
    names = ("part", "part2", "part3", "part0")
    # "Sonntagabend" is weekday and part of day in one word, so the weekday is asked too.
    part = next((value for name in (*names, "weekday") if (value := found.value(name, words.PART))), None)
    return Interval(day, day, "part-of-day" if part else "day", part=str(part) if part else None, note=note)


def _printed_weekday(found: Found) -> int | None:
    name = "weekday" if "weekday" in found.groups else "weekday2"
    value = found.value(name, words.WEEKDAY)
    return value if isinstance(value, int) else None


def _check_weekday(interval: Interval | None, found: Found) -> Interval | None:
    """Note it when the printed weekday is not the date's own: the date is kept."""
    weekday = _printed_weekday(found)
    if interval is None or weekday is None or interval.first.weekday() == weekday or interval.first != interval.last:
        return interval
    token = found.groups["weekday" if "weekday" in found.groups else "weekday2"]
    printed = found.text[token.start : token.end]
    return replace(interval, note=f"the text says {printed}, which {interval.first.isoformat()} was not")


def read_named(found: Found) -> Interval | None:
    """Day and month in words, with or without year: "Sunday, October 4", "5-7 Oktober 2020"."""
    month, day, last = found.value("month", words.MONTH), found.number("day"), found.number("day2")
    if not isinstance(month, int) or day is None:
        return None
    year = found.year()
    first = calendar.make_day(year, month, day) if year is not None else _without_year(month, day, found)
    interval = _check_weekday(_day(first, found), found)
    if interval is None or last is None or first is None or last < day:
        return interval
    end = calendar.make_day(first.year, month, last)
    return Interval(first, end) if end else interval


def _without_year(month: int, day: int, found: Found) -> date | None:
    """The nearest such day to publication; of two near ones, that which falls on the printed weekday."""
    if found.published is None:
        return None
    weekday = _printed_weekday(found)
    nearest = calendar.nearest_year(month, day, found.published)
    if weekday is None or nearest is None or nearest.weekday() == weekday:
        return nearest
    years = (found.published.year - 1, found.published.year, found.published.year + 1)
    agreeing = (other for year in years if (other := calendar.make_day(year, month, day)))
    return next((other for other in agreeing if other.weekday() == weekday and _is_soon(other, found)), nearest)


def _is_soon(day: date, found: Found) -> bool:
    """Does it lie within a year before publication or a month after it?"""
    return found.published is not None and -365 < (day - found.published).days <= _SOON.days


def read_numeric(found: Found) -> Interval | None:
    """Day, month and year in figures, in the language's order unless only the other order makes a date.

    Where a weekday is printed that only the other order agrees with, the other order is taken and noted.
    """
    token = found.groups["date"]
    parts = [int(part) for part in words.split_figures(found.text[token.start : token.end])]
    weekday = _printed_weekday(found)
    days = [day for day in (_numeric_day(parts, order, found) for order in _orders(parts, found.order)) if day]
    if not days:
        return None
    if weekday is not None and days[0].weekday() != weekday:
        other = next((day for day in days[1:] if day.weekday() == weekday), None)
        if other is not None and _is_nearer(other, days[0], found.published):
            return _day(other, found, f"read as {other.isoformat()} because of the weekday")
    return _check_weekday(_day(days[0], found), found)


def _is_nearer(left: date, right: date, base: date | None) -> bool:
    """A newsroom that slips in the weekday is likelier than a date far from publication."""
    return base is None or abs((left - base).days) < abs((right - base).days)


def _orders(parts: list[int], order: str) -> tuple[str, ...]:
    if len(parts) == 3 and parts[0] > 31:
        return ("YMD",)
    return ("MDY", "DMY") if order == "MDY" else ("DMY", "MDY")


def _numeric_day(parts: list[int], order: str, found: Found) -> date | None:
    if order == "YMD":
        return calendar.make_day(*parts)
    day, month = parts[:2] if order == "DMY" else (parts[1], parts[0])
    if len(parts) == 3 and not 99 < parts[2] < 1000:  # of a year with three figures one was lost
        return calendar.make_day(parts[2] if parts[2] > 99 else 2000 + parts[2], month, day)
    nearest = _without_year(month, day, found)
    if nearest is None or found.published is None or found.is_future or nearest <= found.published + _SOON:
        return nearest
    # "(1/2)" beside a weekday tells when something was said or done: a month and more ahead it is the past one.
    return calendar.make_day(nearest.year - 1, month, day)


def read_day_range(found: Found) -> Interval | None:
    """Two days in figures before one month: "(3-4/10/2020)", "28/9-2/10"; None where they run backwards."""
    token = found.groups["date"]
    start, _, end = re.sub("–", "-", found.text[token.start : token.end]).partition("-")
    last_parts = [int(part) for part in end.split("/")]
    first_parts = [int(part) for part in start.split("/")]
    last = _numeric_day(last_parts, "DMY", found)
    if last is None:
        return None
    month = first_parts[1] if len(first_parts) > 1 else last.month
    first = calendar.make_day(last.year - (month > last.month), month, first_parts[0])
    return Interval(first, last) if first is not None and first <= last else None


def read_day_of_month(found: Found) -> Interval | None:
    """A bare day of the month: "tanggal 5", the last one up to publication, the next one behind a future verb."""
    day, base = found.number("day"), found.published
    if base is None or day is None:
        return None
    step = 1 if found.is_future else -1
    months = (base.year * 12 + base.month - 1 + step * n for n in range(3))
    days = (calendar.make_day(month // 12, month % 12 + 1, day) for month in months)
    fits = next((one for one in days if one and (one > base if found.is_future else one <= base)), None)
    return _day(fits, found, calendar.FROM_PUBLICATION)


def read_weekday(found: Found) -> Interval | None:
    """A weekday: the last one on or before publication, unless "last", "next" or a future verb says otherwise.

    A spelling that is both a weekday and a unit ("Minggu lalu" at the start of a sentence) is taken as the unit.
    """
    weekday, base = found.value("weekday", words.WEEKDAY), found.published
    if base is None or not isinstance(weekday, int):
        return None
    shift = found.shift()
    unit = found.value("unit", words.UNIT)
    is_unit = found.has("weekday", words.UNIT) and found.is_sentence_start and unit is None
    if is_unit and "relation" in found.groups:
        return calendar.shift_units(str(found.value("weekday", words.UNIT)), shift, base)
    if unit == "week":
        week = calendar.shift_units("week", shift, base)
        return _day(week.first + timedelta(days=weekday), found, calendar.FROM_PUBLICATION) if week else None
    if shift > 0:
        day = calendar.weekday_after(weekday, base)
    elif shift < 0:
        day = calendar.weekday_before(weekday, base - timedelta(days=1))
    elif found.is_future or "deadline" in found.groups:
        # Of the day of publication itself too: an outlet writes on Friday of what "will be announced Friday".
        coming = calendar.weekday_after(weekday, base - timedelta(days=1))
        interval = _day(coming, found, "taken as the next one from publication on")
        return replace(interval, is_assumed=True) if interval else None
    else:
        return _day(calendar.weekday_before(weekday, base), found, calendar.LAST_WEEKDAY)
    return _day(day, found, calendar.FROM_PUBLICATION)


def read_offset(found: Found) -> Interval | None:
    """Days by name: "yesterday", "hari ini", "tadi malam", "this morning"."""
    offset = found.value("offset", words.OFFSET) if "offset" in found.groups else 0
    if found.published is None or not isinstance(offset, int):
        return None
    return _day(found.published + timedelta(days=offset), found, calendar.FROM_PUBLICATION)

"""Days, weeks, months and years as intervals: plain arithmetic, no language.

In: numbers and the day to count from. Out: intervals of days, both ends included; None for a day that does not exist.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kg.model import Interval

FROM_PUBLICATION = "counted from the publication date"
LAST_WEEKDAY = "taken as the last such weekday up to publication"


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def nearest_year(month: int, day: int, base: date) -> date | None:
    """This day of the year that lies nearest to the base, for dates printed without a year."""
    days = [found for year in (base.year - 1, base.year, base.year + 1) if (found := make_day(year, month, day))]
    return min(days, key=lambda found: abs((found - base).days), default=None)


def weekday_before(weekday: int, base: date) -> date:
    """The last such weekday (0 is Monday) on or before the base."""
    return base - timedelta(days=(base.weekday() - weekday) % 7)


def weekday_after(weekday: int, base: date) -> date:
    """The next such weekday after the base."""
    return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)


def month_interval(year: int, month: int, note: str | None = None) -> Interval:
    """A whole month; month numbers outside 1 to 12 run into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", note=note)


def year_interval(year: int, note: str | None = None) -> Interval:
    """A whole year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year", note=note)


def shift_units(unit: str, count: int, base: date) -> Interval | None:
    """The day, week (from Monday), month or year that lies so many units from the base; hours are taken to the day.

    None where the pack names a unit that is none of these, or the calendar ends before the day is reached.
    """
    if abs(count) > 3000:
        return None
    if unit == "hour":
        days = (abs(count) + 23) // 24
        edge = base + timedelta(days=-days if count < 0 else days)
        return Interval(min(base, edge), max(base, edge), note=FROM_PUBLICATION)
    if unit == "day":
        day = base + timedelta(days=count)
        return Interval(day, day, note=FROM_PUBLICATION)
    if unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=count)
        return Interval(monday, monday + timedelta(days=6), "week", note=FROM_PUBLICATION)
    year = base.year + (count if unit == "year" else 0)
    if unit not in ("month", "year") or not 1 <= year <= 9999:
        return None
    return year_interval(year, FROM_PUBLICATION) if unit == "year" else _shift_months(count, base)


def _shift_months(count: int, base: date) -> Interval | None:
    total = base.year * 12 + base.month - 1 + count
    return month_interval(total // 12, total % 12 + 1, FROM_PUBLICATION) if 12 <= total < 120_000 else None

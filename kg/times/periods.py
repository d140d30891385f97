"""Readers of longer times: months, years, units that are counted, parts of a period, stretches until today.

In: `Found`, a match with what stands around it. Out: the interval, None where it cannot be told.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from kg.model import Interval
from kg.times import calendar, words
from kg.times.readers import Found

_FEW = (2, 9)  # what "several days" may be: more would be called ten
_SHARES = {"begin": (0.0, 1 / 3), "middle": (1 / 3, 2 / 3), "end": (2 / 3, 1.0)}
_WEDNESDAY, _SATURDAY = 2, 5
_NEAR_MONTHS = 2  # so far ahead a month without its year is taken as the one to come
_DEADLINE_MONTHS = 6  # and so far behind "by"


def read_month(found: Found) -> Interval | None:
    """A month: with its year, or the one that "last", "next" or nothing points to from the publication date."""
    month, year, base = found.value("month", words.MONTH), found.year(), found.published
    if not isinstance(month, int):
        return None
    last = found.value("month2", words.MONTH)
    note = None
    if year is None:
        if base is None:
            return None
        year, note = _year_of(month, base, found), calendar.FROM_PUBLICATION
    whole = calendar.month_interval(year - (isinstance(last, int) and month > last), month, note)
    if note is not None and base is not None and whole.first > base and not found.is_future and not found.shift():
        whole = replace(whole, is_assumed=True, note="taken as the one to come, which is near")
    if isinstance(last, int):
        return replace(whole, last=calendar.month_interval(year, last).last)
    return _phase(whole, found)


def _year_of(month: int, base: date, found: Found) -> int:
    if found.shift() > 0 or (found.is_future and found.shift() == 0):
        return base.year + (month <= base.month)
    if found.shift() < 0:
        # "awal Oktober lalu" in October: that beginning is over, "Oktober lalu" alone is last year's.
        is_over = "phase" in found.groups and base.day > 1
        return base.year - (month > base.month or (month == base.month and not is_over))
    # "In November" of September is the one to come; "in May" of September the one that is over.
    near = _DEADLINE_MONTHS if "deadline" in found.groups else _NEAR_MONTHS
    if 0 < (month - base.month) % 12 <= near:
        return base.year + (month < base.month)
    return base.year - (month > base.month)


def read_year(found: Found) -> Interval | None:
    """A year, or the years between two: "2016-2018", "2016-18"; "1990-an" is ten years."""
    first, last = found.number("year"), found.number("year2")
    if first is None:
        return None
    if last is not None and last < 100:
        last += first // 100 * 100
    if last is not None and last < first:
        return None
    whole = calendar.year_interval(first)
    if last is not None:
        return Interval(whole.first, date(last, 12, 31), "year")
    if "decade" in found.groups:
        return Interval(whole.first, date(first + 9, 12, 31), "year") if first % 10 == 0 else None
    return _phase(whole, found)


def read_unit(found: Found) -> Interval | None:
    """Whole calendar units beside the present one: "last week", "tahun ini", "bulan depan", "last weekend".

    None for hours and days: "the next day" is counted from what was told before, not from publication.
    """
    unit = found.value("unit", words.UNIT)
    if found.published is None or unit in ("minute", "hour", "day"):
        return None
    if unit == "weekend":
        return _weekend(found.shift(), found.published, is_future=found.is_future)
    whole = calendar.shift_units(str(unit), found.shift(), found.published)
    return _phase(whole, found) if whole else None


def read_past_weekend(found: Found) -> Interval | None:
    """The weekend that is over or going on: "over the weekend"."""
    if found.published is None:
        return None
    return _weekend(0 if found.published.weekday() >= _SATURDAY else -1, found.published)


def _weekend(shift: int, base: date, *, is_future: bool = False) -> Interval:
    """Saturday and Sunday of this week, or so many weeks away; early in a week, "this" weekend is the one just over."""
    if shift == 0 and base.weekday() < _WEDNESDAY and not is_future:
        shift = -1
    saturday = base + timedelta(days=_SATURDAY - base.weekday(), weeks=shift)
    return Interval(saturday, saturday + timedelta(days=1), note=calendar.FROM_PUBLICATION)


def read_distance(found: Found) -> Interval | None:
    """Counted units: "two days ago", "dua pekan lagi"."""
    count = found.number("count")
    if found.published is None or count is None:
        return None
    is_ahead = found.has("relation", words.AHEAD) and not found.has("relation", words.AGO)
    return calendar.shift_units(str(found.value("unit", words.UNIT)), count if is_ahead else -count, found.published)


def read_few(found: Found) -> Interval | None:
    """Units that are not counted: "several days ago", assumed to be two to nine."""
    unit, base = str(found.value("unit", words.UNIT)), found.published
    if base is None:
        return None
    far, near = (calendar.shift_units(unit, -count, base) for count in reversed(_FEW))
    if far is None or near is None:
        return None
    precision = {"hour": "day", "day": "week", "week": "month"}.get(unit, "year")
    return Interval(far.first, near.last, precision, is_assumed=True, note="a few: taken as two to nine")


def read_stretch(found: Found) -> Interval | None:
    """From then until publication: "the last two weeks", "sepekan terakhir"."""
    base, count = found.published, found.number("count") if "count" in found.groups else 1
    unit = str(found.value("back", words.BACK) or found.value("unit", words.UNIT))
    start = None if base is None or count is None else _days_back(unit, count, base)
    if base is None or start is None:
        return None
    return Interval(start, base, unit if unit in ("week", "month", "year") else "day", note=calendar.FROM_PUBLICATION)


def _days_back(unit: str, count: int, base: date) -> date | None:
    in_months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    if in_months is not None:
        months = base.year * 12 + base.month - 1 - count * in_months
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(base.day, monthrange(year, month)[1])) if year > 0 else None
    if unit == "week":
        return base - timedelta(weeks=count) if count < 1000 else None
    start = calendar.shift_units(unit, -count, base)
    return start.first if start is not None and start.first <= base else None


def _phase(whole: Interval, found: Found) -> Interval:
    """The part of a period that "early", "mid" or "late" leaves; thirds of it, by convention."""
    phase = found.value("phase", words.PHASE) or found.value("phase2", words.PHASE)
    base = found.published
    if phase is None:
        return whole
    if phase in ("earlier", "later"):
        if base is None or not whole.first <= base <= whole.last:
            return whole
        return replace(whole, last=base) if phase == "earlier" else replace(whole, first=base)
    from_share, to_share = _SHARES[str(phase)]
    if whole.precision == "year":
        first = date(whole.first.year, 1 + round(12 * from_share), 1)
        return replace(whole, first=first, last=calendar.month_interval(first.year, round(12 * to_share)).last)
    days = (whole.last - whole.first).days + 1
    size = 10 if whole.precision == "month" else days // 3
    first = whole.first + timedelta(days=round(3 * from_share) * size)
    return replace(whole, first=first, last=whole.last if to_share == 1 else first + timedelta(days=size - 1))

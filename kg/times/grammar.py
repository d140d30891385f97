"""The grammar of dates: which sequences of time words give which days.

In: tokens and their one-character codes from `kg.times.words`. Out: matches with the interval that each one gives.
A pattern is a regular expression over codes; its named groups are looked up as tokens by the reader beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import Interval
from kg.times import calendar, words
from kg.times.words import Lexicon, Token

_LOOK_BACK_TOKENS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A match of one pattern: tokens by the name of their group, and what the readers need to know around it."""

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
            return spelled
        digits = re.match(r"\d+", self.text[token.start : token.end])
        return int(digits[0]) if digits else None

    def has(self, name: str, kind: int) -> bool:
        """Is the group filled by a token of this kind?"""
        token = self.groups.get(name)
        return token is not None and kind in token.values


Reader = Callable[[Found], Interval | None]
Pattern = tuple[re.Pattern[str], Reader]


def build_patterns(lexicon: Lexicon, *, order: str) -> tuple[Pattern, ...]:
    """All patterns of one language; of two that match the same tokens, the earlier one counts.

    Args:
        lexicon: the words of time.
        order: of day, month and year in figures: "DMY", "MDY" or "YMD".
    """
    kinds = {
        "W": words.WEEKDAY, "M": words.MONTH, "D": words.OFFSET, "P": words.PART, "U": words.UNIT, "S": words.SPELLED,
        "A": words.AGO, "H": words.AHEAD, "L": words.LAST, "X": words.NEXT, "T": words.THIS, "p": words.PREPOSITION,
        "R": words.LAST | words.NEXT | words.THIS,
    }  # fmt: skip
    classes = {f"<{letter}>": lexicon.character_class(kind) for letter, kind in kinds.items()}
    patterns = _PATTERNS if order == "MDY" else tuple(p for p in _PATTERNS if p[0] != _MONTH_FIRST)
    return tuple((re.compile(_expand(source, classes)), reader) for source, reader in patterns)


def _expand(source: str, classes: Mapping[str, str]) -> str:
    return re.sub(r"(?<!\?P)<[WMDPUSAHLXTpR]>", lambda match: classes[match.group()], source)


def is_future(tokens: tuple[Token, ...], position: int) -> bool:
    """Does a word for the future stand before this token in its sentence?

    Fires on "akan digelar pada Kamis"; not on "kata dia, Kamis. Rapat akan digelar".
    """
    for token in reversed(tokens[max(0, position - _LOOK_BACK_TOKENS) : position]):
        if token.code in ".!?" or words.WEEKDAY in token.values:
            return False
        if words.FUTURE in token.values:
            return True
    return False


def _day(day: date | None, found: Found, note: str | None = None) -> Interval | None:
    if day is None:
        return None
    part = found.value("part", words.PART) or found.value("part2", words.PART) or found.value("part3", words.PART)
    return Interval(day, day, "part-of-day" if part else "day", part=str(part) if part else None, note=note)


def _check_weekday(interval: Interval | None, found: Found) -> Interval | None:
    """Note it when the printed weekday is not the date's own: the date is kept."""
    weekday = found.value("weekday", words.WEEKDAY)
    if interval is None or weekday is None or interval.first.weekday() == weekday or interval.first != interval.last:
        return interval
    token = found.groups["weekday"]
    printed = found.text[token.start : token.end]
    return replace(interval, note=f"the text says {printed}, which {interval.first.isoformat()} was not")


def _read_named(found: Found) -> Interval | None:
    """Day and month in words, with or without year: "Sunday, October 4", "5-7 Oktober 2020"."""
    month, day, last = found.value("month", words.MONTH), found.number("day"), found.number("day2")
    if not isinstance(month, int) or day is None:
        return None
    year = found.number("year")
    if year is not None:
        first = calendar.make_day(year, month, day)
    else:
        first = calendar.nearest_year(month, day, found.published) if found.published else None
    interval = _check_weekday(_day(first, found), found)
    if interval is None or last is None or first is None or last < day:
        return interval
    end = calendar.make_day(first.year, month, last)
    return Interval(first, end) if end else interval


def _read_numeric(found: Found) -> Interval | None:
    """Day, month and year in figures, in the language's order unless only the other order makes a date.

    Where a weekday is printed that only the other order agrees with, the other order is taken and noted.
    """
    token = found.groups["date"]
    parts = [int(part) for part in re.split(r"[./\-]", found.text[token.start : token.end])]
    weekday = found.value("weekday", words.WEEKDAY)
    days = [
        day for day in (_numeric_day(parts, order, found.published) for order in _orders(parts, found.order)) if day
    ]
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


def _numeric_day(parts: list[int], order: str, published: date | None) -> date | None:
    if len(parts) == 2:
        day, month = parts if order == "DMY" else reversed(parts)
        return calendar.nearest_year(month, day, published) if published else None
    first, second, third = parts
    if order == "YMD":
        return calendar.make_day(first, second, third)
    year = third if third > 99 else 2000 + third
    return calendar.make_day(year, second, first) if order == "DMY" else calendar.make_day(year, first, second)


def _read_month(found: Found) -> Interval | None:
    """A month: with its year, or the one that "last", "next" or nothing points to from the publication date."""
    month, year = found.value("month", words.MONTH), found.number("year")
    if not isinstance(month, int):
        return None
    if year is not None:
        return calendar.month_interval(year, month)
    if found.published is None:
        return None
    base = found.published
    if found.has("relation", words.NEXT) or (found.is_future and not found.has("relation", words.LAST)):
        year = base.year + (month <= base.month)
    elif found.has("relation", words.LAST) and not found.has("relation", words.THIS):
        year = base.year - (month >= base.month)
    else:
        year = base.year - (month > base.month)
    return calendar.month_interval(year, month, calendar.FROM_PUBLICATION)


def _read_year(found: Found) -> Interval | None:
    first, last = found.number("year"), found.number("year2")
    if first is None or (last is not None and last < first):
        return None
    interval = calendar.year_interval(first)
    return interval if last is None else Interval(interval.first, date(last, 12, 31), "year")


def _read_weekday(found: Found) -> Interval | None:
    """A weekday: the last one on or before publication, unless "last", "next" or a future verb says otherwise.

    A spelling that is both a weekday and a unit ("Minggu lalu" at the start of a sentence) is taken as the unit.
    """
    weekday, base = found.value("weekday", words.WEEKDAY), found.published
    if base is None or not isinstance(weekday, int):
        return None
    is_last, is_next = found.has("relation", words.LAST), found.has("relation", words.NEXT)
    unit = found.value("unit", words.UNIT)
    if (is_last or is_next) and unit is None and found.is_sentence_start and found.has("weekday", words.UNIT):
        return calendar.shift_units(str(found.value("weekday", words.UNIT)), -1 if is_last else 1, base)
    if unit == "week":
        week = calendar.shift_units("week", -1 if is_last else 1 if is_next else 0, base)
        return _day(week.first + timedelta(days=weekday), found, calendar.FROM_PUBLICATION) if week else None
    if is_next:
        day = calendar.weekday_after(weekday, base)
    elif is_last:
        day = calendar.weekday_before(weekday, base - timedelta(days=1))
    elif found.is_future:
        interval = _day(calendar.weekday_after(weekday, base), found, "taken as the next one after publication")
        return replace(interval, is_assumed=True) if interval else None
    else:
        day = calendar.weekday_before(weekday, base)
    return _day(day, found, calendar.FROM_PUBLICATION)


def _read_unit(found: Found) -> Interval | None:
    """Whole calendar units beside the present one: "last week", "tahun ini", "bulan depan"."""
    if found.published is None:
        return None
    count = -1 if found.has("relation", words.LAST) else 1 if found.has("relation", words.NEXT) else 0
    return calendar.shift_units(str(found.value("unit", words.UNIT)), count, found.published)


def _read_distance(found: Found) -> Interval | None:
    """Counted units: "two days ago", "dua pekan lagi"."""
    count = found.number("count")
    if found.published is None or count is None:
        return None
    if found.has("relation", words.AHEAD) and not found.has("relation", words.AGO):
        return calendar.shift_units(str(found.value("unit", words.UNIT)), count, found.published)
    return calendar.shift_units(str(found.value("unit", words.UNIT)), -count, found.published)


def _read_stretch(found: Found) -> Interval | None:
    """From then until publication: "the last two weeks"."""
    count, base = found.number("count"), found.published
    if base is None or count is None:
        return None
    start = calendar.shift_units(str(found.value("unit", words.UNIT)), -count, base)
    if start is None or start.first > base:
        return None
    return Interval(start.first, base, start.precision, note=calendar.FROM_PUBLICATION)


def _read_offset(found: Found) -> Interval | None:
    """Days by name: "yesterday", "hari ini", "tadi malam", "this morning"."""
    offset = found.value("offset", words.OFFSET) if "offset" in found.groups else 0
    if found.published is None or not isinstance(offset, int):
        return None
    return _day(found.published + timedelta(days=offset), found, calendar.FROM_PUBLICATION)


_WEEKDAY_BEFORE = r"(?:(?P<weekday><W>)(?P<part><P>)?,?\(?)?"
_AFTER = r"\)?(?:,?(?P<part2><P>))?(?:<D>|<L>)?"
_MONTH_FIRST = _WEEKDAY_BEFORE + r"(?P<month><M>)\.?(?P<day>[NO])(?!<M>)(?:-(?P<day2>[NO]))?(?:,?(?P<year>Y))?" + _AFTER
_DAY_FIRST = (
    _WEEKDAY_BEFORE + r"(?P<day>[NO])\.?(?:-(?P<day2>[NO])\.?)?<p>?(?P<month><M>)\.?(?:,?<p>?(?P<year>Y))?" + _AFTER
)
_PATTERNS: tuple[tuple[str, Reader], ...] = (
    (_DAY_FIRST, _read_named),
    (_MONTH_FIRST, _read_named),
    (_WEEKDAY_BEFORE + r"(?P<date>D)" + _AFTER, _read_numeric),
    (r"(?P<weekday><W>)(?P<part><P>)?,?\(?(?P<date>E)" + _AFTER, _read_numeric),
    (r"(?<=\()(?P<date>E)(?=\))", _read_numeric),
    (r"(?P<month><M>)\.?,?<p>?(?P<year>Y)", _read_month),
    (r"(?<=<p>)(?P<month><M>)(?![NO])", _read_month),
    (r"(?P<month><M>)(?P<relation><R>)", _read_month),
    (r"(?P<relation><R>)(?P<month><M>)", _read_month),
    (r"(?P<year>Y)-(?P<year2>Y)", _read_year),
    (r"(?<=<p>)(?P<year>Y)(?![,.]?[n%])", _read_year),
    (r"(?<=<U>)(?P<year>Y)", _read_year),
    (r"(?P<relation><R>)(?P<weekday><W>)(?:,?(?P<part><P>))?", _read_weekday),
    (r"(?P<weekday><W>)(?P<part3><P>)?(?:(?P<unit><U>)?(?P<relation><R>))?(?:,?(?P<part><P>))?<D>?", _read_weekday),
    (r"(?P<relation><R>)(?P<unit><U>)", _read_unit),
    (r"(?P<unit><U>)(?P<relation><R>)", _read_unit),
    (r"(?P<count>[Nn]|<S>)(?P<unit><U>)(?P<relation><A>|<H>)", _read_distance),
    (r"<L>(?P<count>[Nn]|<S>)(?P<unit><U>)", _read_stretch),
    (r"<T>(?P<part><P>)", _read_offset),
    (r"(?P<part><P>)<T>", _read_offset),
    (r"(?P<offset><D>)(?:,?(?P<part><P>))?", _read_offset),
)  # fmt: skip

"""Ranges: two times with a word like "to" between them are one time.

In: expressions with their places among the tokens. Out: expressions in text order, the ends of a range made one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import Interval, Span, TimeExpression
from kg.times import calendar, words
from kg.times.words import Lexicon

_DAYS = ("day", "part-of-day")
_LONGEST = timedelta(days=370)  # between two days without "between": more is a slip of reading


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with its first token and the one after its last."""

    first: int
    last: int
    expression: TimeExpression


@dataclass(frozen=True, slots=True)
class Joints:
    """What may stand between the ends: `to` alone, `both` only behind a word for "between"."""

    to: re.Pattern[str]
    both: re.Pattern[str]
    between: re.Pattern[str]


def build_joints(lexicon: Lexicon) -> Joints:
    """The joints of one language."""
    to, both, between = (lexicon.character_class(kind) for kind in (words.TO, words.BOTH, words.BETWEEN))
    preposition = lexicon.character_class(words.PREPOSITION)
    return Joints(
        re.compile(f"(?:-|{to}){preposition}?"), re.compile(f"{both}{preposition}?"), re.compile(f"{between}[^.!?]?")
    )


def join(
    placed: tuple[Placed, ...], codes: str, joints: Joints, *, published: date | None
) -> tuple[TimeExpression, ...]:
    """All expressions; "dari Senin hingga Rabu", "28 September - 2 Oktober 2020", "between May 3 and May 5" are one."""
    joined: list[TimeExpression] = []
    opened = 0
    for place, current in enumerate(placed):
        before = placed[place - 1] if place else None
        whole = _join_two(before, current, published) if before and _is_joint(before, current, codes, joints) else None
        if whole is not None and place - opened == 1:
            joined[-1] = whole
        else:
            joined.append(current.expression)
            opened = place
    return tuple(joined)


def _is_joint(before: Placed, current: Placed, codes: str, joints: Joints) -> bool:
    gap = codes[before.last : current.first]
    if joints.to.fullmatch(gap):
        return True
    opening = codes[max(0, before.first - 2) : before.first]
    return bool(joints.both.fullmatch(gap) and joints.between.search(opening))


def _join_two(before: Placed, current: Placed, published: date | None) -> TimeExpression | None:
    first, last = before.expression.interval, current.expression.interval
    if (first.precision in _DAYS) != (last.precision in _DAYS):
        return None
    if first.first > last.last:
        first, last = _in_order(first, last, published)
    if first.first > last.first or (first.precision in _DAYS and last.last - first.first > _LONGEST):
        return None
    precision = first.precision if first.precision == last.precision else "day"
    is_assumed = first.is_assumed or last.is_assumed
    interval = Interval(first.first, last.last, precision, is_assumed=is_assumed, note=last.note or first.note)
    if precision == "part-of-day":
        interval = replace(interval, precision="day")
    return TimeExpression(Span(before.expression.span.start, current.expression.span.end), interval)


def _in_order(first: Interval, last: Interval, published: date | None) -> tuple[Interval, Interval]:
    """Two ends that run backwards: a weekday is a week out, a date without its year a year out."""
    if first.note == last.note == calendar.LAST_WEEKDAY and (first.first - last.last).days < 7:
        week = timedelta(days=7)
        if published is not None and last.last > published:
            return first, replace(last, first=last.first + week, last=last.last + week)
        return replace(first, first=first.first - week, last=first.last - week), last
    if first.note is None and first.first == first.last:
        year = last.first.year - (first.first.month > last.first.month)
        day = calendar.make_day(year, first.first.month, first.first.day)
        return (replace(first, first=day, last=day), last) if day else (first, last)
    return first, last

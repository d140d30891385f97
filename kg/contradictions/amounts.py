"""How long, and what share, in whatever words: "an hour" is sixty minutes, "half" fifty per cent, "one in ten" ten.

In: words of a statement. Out: its spans of time in minutes and its shares of a whole, each with the unit that the words
use. The same amount in two units is what two people say who mean one thing; nobody who contradicts converts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.contradictions import words
from kg.languages import concepts, quantities
from kg.languages.tokens import split
from kg.model import Span

_HOUR, _DAY = 60.0, 1440.0
_MINUTES = {"minute": 1.0, "hour": _HOUR, "day": _DAY, "week": 7 * _DAY, "month": 30.44 * _DAY, "year": 365.25 * _DAY}
_SHARES = {"half": 0.5, "third-part": 1 / 3, "quarter": 0.25}
_HALF, _PERCENT = "half", "percent"
_ROUNDING = 0.05
_MOST_PARTS = 100.0  # "one in ten", not "one in 2009"
_BETWEEN = 3  # words from "a quarter" to "hour"
TIME, SHARE = "time", "share"


@dataclass(frozen=True, slots=True)
class Amount:
    """`value`: minutes if `kind` is "time", 0 to 1 if it is "share". `unit`: concept id of the unit in the words."""

    kind: str
    value: float
    unit: str


def of(text: str, lang: str) -> tuple[Amount, ...]:
    """The amounts that this text tells, in order of their kinds."""
    small = words.of(lang)
    tokens = split(text, (Span(0, len(text)),))
    place = {index: number for number, index in enumerate(i for i, token in enumerate(tokens) if token.is_word)}
    found = quantities.find_all(tokens, small.pack, default_unit="")
    values = {place[index]: quantity.low or quantity.high or 0.0 for index, quantity, _ in found}
    percents = (values[place[index]] for index, quantity, _ in found if quantity.unit == _PERCENT)
    printed = [token.printed for token in tokens if token.is_word]
    return (
        *_times(printed, values, lang),
        *(Amount(SHARE, value / 100, _PERCENT) for value in percents),
        *_shares(printed, values, lang),
        *_parts(values),
    )


def _times(printed: Sequence[str], values: Mapping[int, float], lang: str) -> Iterator[Amount]:
    """Sixty minutes, an hour, half a year; a unit without a number is one."""
    matches = concepts.of(lang).find(printed)
    halves = {at for match in matches if _HALF in match.concepts for at in (match.last, match.last + 1)}
    for match in matches:
        unit = next((one for one in _MINUTES if one in match.concepts), None)
        if unit is not None:
            count = next((values[at] for at in (match.first - 1, match.first - 2) if at in values), 1.0)
            yield Amount(TIME, (0.5 if match.first in halves else count) * _MINUTES[unit], unit)


def _shares(printed: Sequence[str], values: Mapping[int, float], lang: str) -> Iterator[Amount]:
    """Half, a third of, where no time is halved."""
    matches = concepts.of(lang).find(printed)
    times = {match.first - back for match in matches if match.concepts & _MINUTES.keys() for back in range(_BETWEEN)}
    for match in matches:
        share = next((one for one in _SHARES if one in match.concepts), None)
        if share is not None and match.last not in times and match.first - 1 not in values:
            yield Amount(SHARE, _SHARES[share], share)


def _parts(values: Mapping[int, float]) -> Iterator[Amount]:
    """One in ten."""
    for index, part in values.items():
        whole = values.get(index + 2)
        if whole is not None and part < whole <= _MOST_PARTS:
            yield Amount(SHARE, part / whole, "part")


def are_one(left: Sequence[Amount], right: Sequence[Amount]) -> bool:
    """Do both tell one amount in different units? A share may be told from its other side, as what is left."""
    return any(
        one.kind == other.kind
        and one.unit != other.unit
        and (_is_like(one.value, other.value) or (one.kind == SHARE and _is_like(one.value, 1 - other.value)))
        for one in left
        for other in right
    )


def are_other(left: Sequence[Amount], right: Sequence[Amount]) -> bool:
    """Do both tell a share, and no two alike?"""
    ours, theirs = ([one.value for one in side if one.kind == SHARE] for side in (left, right))
    return bool(ours and theirs) and not any(_is_like(one, other) for one in ours for other in theirs)


def _is_like(one: float, other: float) -> bool:
    return abs(one - other) <= _ROUNDING * max(abs(one), abs(other))

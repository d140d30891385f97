"""What a person writes as an argument in a notebook, checked before the store is asked: a slip is named, never guessed.

An empty answer to a misspelt filter would read as a finding.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import date, datetime
from typing import TypeVar

from kg.errors import InputError
from kg.networks.choosing import Wanted

T = TypeVar("T", bound=str)
Day = date | str


def one_of(name: str, value: T, allowed: Collection[str]) -> T:
    """The value.

    Raises:
        InputError: it is none of those allowed.
    """
    if value not in allowed:
        raise InputError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
    return value


def share(name: str, value: object) -> float:
    """The value, 0 to 1.

    Raises:
        InputError: it is no number, or lies outside.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise InputError(f"{name} must be a number from 0 to 1, not {value!r}")
    return value


def whole(name: str, value: object) -> int:
    """The value, 1 or more.

    Raises:
        InputError: it is no whole number, or less.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InputError(f"{name} must be a whole number, 1 or more, not {value!r}")
    return value


def day(name: str, value: Day | None) -> date | None:
    """The day, from a date, a moment or ISO text such as "2020-10-05"; None stays None.

    Raises:
        InputError: the text is no day.
    """
    if isinstance(value, datetime):  # a moment is a date too, and sorts before all moments of its day
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise InputError(f"{name} must be a day such as 2020-10-05, not {value!r}") from error


def days(since: Day | None, until: Day | None) -> tuple[date | None, date | None]:
    """First and last day.

    Raises:
        InputError: one is no day, or the first is after the last.
    """
    first, last = day("since", since), day("until", until)
    if first and last and first > last:
        raise InputError(f"since ({first}) is after until ({last})")
    return first, last


def wanted(**given: object) -> Wanted:
    """What a network is narrowed to.

    Raises:
        InputError: there is no such field, or a value that cannot be.
    """
    known = [field.name for field in fields(Wanted)]
    for name in given:
        one_of("a filter of networks", name, known)
    first, last = days(given.pop("since", None), given.pop("until", None))  # type: ignore[arg-type]  # days checks them
    if "min_confidence" in given:
        share("min_confidence", given["min_confidence"])
    return Wanted(since=first, until=last, **given)  # type: ignore[arg-type]  # the record checks the rest

"""Text that sorts as lists are sorted: for the index, which stores it, and for cursors, which remember it."""

from __future__ import annotations

from datetime import date

LAST_DAY = "9999-12-31"  # what is undated comes last


def descending(number: float) -> str:
    """Text that sorts a greater number first; good for 0 to 999 999 999, to six decimals."""
    return f"{1_000_000_000 - number:017.6f}"


def latest_first(day: date | None) -> str:
    """Text that sorts a later day first, and None last."""
    return descending(day.toordinal() if day else 0)


def read_day(text: str | None) -> date | None:
    """The day of an xsd:date or xsd:dateTime; None where there is none, or none that can be read."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def place_in_time(day: date | None, article: str, start: int) -> str:
    """Text that sorts statements as they were made: by day, then as they stand in their article."""
    return f"{day.isoformat() if day else LAST_DAY} {article} {start:09d}"

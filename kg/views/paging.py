"""Keyset paging: a cursor remembers the sort key and the identity of the last item given out, opaquely.

A list stays right while articles come and go between two calls: nothing is counted off, so nothing shifts.
"""

from __future__ import annotations

import base64
import binascii
import heapq
import json
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from kg.errors import InputError, TooLargeError
from kg.index.keys import descending, latest_first
from kg.views.records import Page

__all__ = [
    "DEFAULT_LIMIT", "MAX_CURSOR", "MAX_LIMIT", "CursorError", "after", "check_limit", "descending", "latest_first",
    "page", "part", "read_cursor", "write_cursor",
]  # fmt: skip

MAX_LIMIT = 200
DEFAULT_LIMIT = 50
MAX_CURSOR = 2_000
T = TypeVar("T")
R = TypeVar("R", bound=Sequence[Any])  # rows of an index, whose columns have no common type


class CursorError(InputError):
    """A cursor that this server did not give out for this list: start again without one."""

    code = "cursor"


def check_limit(limit: int) -> int:
    """The limit itself.

    Raises:
        InputError: it is below 1.
        TooLargeError: it is above 200.
    """
    if limit < 1:
        raise InputError(f"limit must be 1 or more, not {limit}")
    if limit > MAX_LIMIT:
        raise TooLargeError(f"limit may be {MAX_LIMIT} at most, not {limit}; follow the cursor for more")
    return limit


def write_cursor(key: tuple[str, str]) -> str:
    """A cursor after the item with this sort key and IRI."""
    return base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode("ascii").rstrip("=")


def read_cursor(cursor: str | None) -> tuple[str, str] | None:
    """The sort key and IRI in a cursor; None for no cursor.

    Raises:
        CursorError: it does not hold two strings.
    """
    if cursor is None:
        return None
    try:
        padded = cursor[:MAX_CURSOR] + "=" * (-len(cursor) % 4)
        key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, binascii.Error) as error:
        raise CursorError("the cursor is not one that this list gave out") from error
    if not isinstance(key, list) or len(key) != 2 or not all(isinstance(part, str) for part in key):
        raise CursorError("the cursor is not one that this list gave out")
    return (key[0], key[1])


def after(cursor: str | None) -> tuple[str, str]:
    """The sort key and IRI that a part starts behind; before everything for no cursor.

    Raises:
        CursorError: it does not hold two strings.
    """
    return read_cursor(cursor) or ("", "")


def part(rows: Sequence[R], limit: int) -> tuple[Sequence[R], str | None]:
    """The rows of one part and the cursor behind it, from rows that start with sort key and IRI, one too many."""
    shown = rows[:limit]
    return shown, write_cursor((shown[-1][0], shown[-1][1])) if len(rows) > limit else None


def page(found: Iterable[T], *, key: Callable[[T], tuple[str, str]], cursor: str | None, limit: int) -> Page[T]:
    """The part of a list that follows the cursor, in the order of the key.

    Args:
        found: everything, in any order.
        key: what an item is sorted by, as text, and its IRI; see `descending` for numbers.
        cursor: None for the first part. The item that it names need not be there any more.
        limit: 1 to 200.

    Raises:
        InputError: the limit or the cursor is not one.
    """
    check_limit(limit)
    seen = read_cursor(cursor)
    rest = ((key(item), item) for item in found)
    fitting = [entry for entry in rest if seen is None or entry[0] > seen]
    first = heapq.nsmallest(limit + 1, fitting, key=itemgetter(0))
    items = tuple(item for _, item in first[:limit])
    return Page(items, write_cursor(first[limit - 1][0]) if len(first) > limit else None)

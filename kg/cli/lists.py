"""What commands that print lists share: pages put together, names cut short."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kg.views.paging import MAX_LIMIT
from kg.views.records import Page

T = TypeVar("T")
SHORT = 8  # characters of a name's last part that a table shows, and that `explain` takes


def take(ask: Callable[[str | None, int], Page[T]], limit: int) -> list[T]:
    """The first `limit` items of a paged list."""
    found: list[T] = []
    cursor: str | None = None
    while len(found) < limit:
        page = ask(cursor, min(MAX_LIMIT, limit - len(found)))
        found.extend(page.items)
        cursor = page.next
        if cursor is None:
            break
    return found


def short(iri: str) -> str:
    """The beginning of a name's last part, which commands take for the name."""
    return iri.rsplit("/", 1)[-1][:SHORT]

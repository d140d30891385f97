"""What commands that print lists share: pages put together, actors and pairs found by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kg.errors import NotFoundError
from kg.stores import Store
from kg.views import actors
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


def actor_named(store: Store, name: str) -> str:
    """The IRI of the actor of this name who says most.

    Raises:
        NotFoundError: nobody of this name is in the store.
    """
    if "://" in name:
        return name
    found = actors.find(store, name, limit=MAX_LIMIT).items
    if not found:
        raise NotFoundError(f"no actor {name!r} in the store; `claimgraph query` can list them")
    exact = [line for line in found if line.actor.label.casefold() == name.casefold()]
    return max(exact or found, key=lambda line: (line.statements, line.actor.iri)).actor.iri


def short(iri: str) -> str:
    """The beginning of a name's last part, which commands take for the name."""
    return iri.rsplit("/", 1)[-1][:SHORT]

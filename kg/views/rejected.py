"""Stored negatives: pairs that look opposed and are not, as a check of the rules or a person says."""

from __future__ import annotations

from kg.stores.base import Store
from kg.views.contradictions import read_review
from kg.views.lookup import Lookup, ask, need
from kg.views.paging import DEFAULT_LIMIT, page
from kg.views.records import NotContradictionView, Page

REVIEWED = "reviewed"


def find(
    store: Store, *, guard: str | None = None, cursor: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page[NotContradictionView]:
    """Pairs that were set aside, those that a person judged first.

    Args:
        store: where to look.
        guard: only those that this check set aside; "reviewed" for those that a person judged.
        cursor: where to go on.
        limit: 1 to 200.
    """
    lookup = Lookup(store)
    rows = {need(row, "pair"): row for row in ask(store, "view-rejected-keys")}
    wanted = [row for row in rows.values() if guard in (None, need(row, "guard"))]
    order = page(
        wanted, key=lambda row: (str(need(row, "guard") != REVIEWED), need(row, "pair")), cursor=cursor, limit=limit
    )
    views = (
        NotContradictionView(
            need(row, "pair"),
            lookup.statement(need(row, "a")),
            lookup.statement(need(row, "b")),
            need(row, "why"),
            need(row, "guard"),
            read_review(lookup, need(row, "a"), need(row, "b")),
        )
        for row in order.items
    )
    return Page(tuple(views), order.next)


def guards(store: Store) -> dict[str, int]:
    """How many pairs each check set aside, by its name."""
    found: dict[str, set[str]] = {}
    for row in ask(store, "view-rejected-keys"):
        found.setdefault(need(row, "guard"), set()).add(need(row, "pair"))
    return {name: len(pairs) for name, pairs in sorted(found.items())}

"""Stored negatives: pairs that look opposed and are not, as a check of the rules or a person says."""

from __future__ import annotations

from kg.index import index_of, lists
from kg.stores.base import Store
from kg.views.contradictions import read_review
from kg.views.lookup import looking
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import NotContradictionView, Page


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
    check_limit(limit)
    with looking(store) as lookup:
        rows = lists.rejected(lookup.connection, guard, after=after(cursor), limit=limit + 1)
        shown, following = part(rows, limit)
        views = (
            NotContradictionView(iri, lookup.statement(a), lookup.statement(b), why, name, read_review(lookup, a, b))
            for _, iri, a, b, why, name in shown
        )
        return Page(tuple(views), following)


def guards(store: Store) -> dict[str, int]:
    """How many pairs each check set aside, by its name."""
    with index_of(store).reading() as connection:
        return lists.guards(connection)

"""Outlets of which there are articles, by name."""

from __future__ import annotations

from kg.ids import fold
from kg.index import counting, index_of
from kg.index.keys import read_day
from kg.stores.base import Store
from kg.views.lookup import Lookup
from kg.views.paging import DEFAULT_LIMIT, page
from kg.views.records import Page, SourceLine


def find(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[SourceLine]:
    """Every outlet, by name, with how much of it is in the store."""
    lookup = Lookup(store)
    with index_of(store).reading() as connection:
        rows = counting.outlets(connection)
    lines = [
        SourceLine(
            lookup.actor(row.outlet), row.lang, row.articles, row.statements, read_day(row.first), read_day(row.last)
        )
        for row in rows
    ]
    return page(lines, key=lambda line: (fold(line.source.label), line.source.iri), cursor=cursor, limit=limit)

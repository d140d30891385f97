"""Outlets of which there are articles, by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.ids import fold
from kg.index import counting
from kg.index.keys import read_day
from kg.stores.base import Store
from kg.views.lookup import looking
from kg.views.paging import DEFAULT_LIMIT, page
from kg.views.records import ActorRef, Page


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One outlet, with how much of it is in the store."""

    source: ActorRef
    lang: str
    articles: int
    statements: int
    first: date | None = None
    last: date | None = None


def find(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[SourceLine]:
    """Every outlet, by name, with how much of it is in the store."""
    with looking(store) as lookup:
        lines = [
            SourceLine(
                lookup.actor(row.outlet),
                row.lang,
                row.articles,
                row.statements,
                read_day(row.first),
                read_day(row.last),
            )
            for row in counting.outlets(lookup.connection)
        ]
    return page(lines, key=lambda line: (fold(line.source.label), line.source.iri), cursor=cursor, limit=limit)

"""Outlets of which there are articles, by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from kg.ids import fold
from kg.stores.base import Store, text
from kg.views.lookup import Lookup, Row, ask, need, read_day
from kg.views.paging import DEFAULT_LIMIT, page
from kg.views.records import Page, SourceLine


def find(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[SourceLine]:
    """Every outlet, by name, with how much of it is in the store."""
    lookup = Lookup(store)
    by_outlet: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in ask(store, "view-article-keys"):
        outlet = text(row["outlet"])
        if outlet:
            by_outlet[outlet][need(row, "article")] = row
    lines = [_line(lookup, outlet, list(rows.values())) for outlet, rows in by_outlet.items()]
    return page(lines, key=lambda line: (fold(line.source.label), line.source.iri), cursor=cursor, limit=limit)


def _line(lookup: Lookup, outlet: str, rows: list[Row]) -> SourceLine:
    days: list[date] = sorted(day for row in rows if (day := read_day(row["published"])))
    langs = Counter(need(row, "lang") for row in rows)
    return SourceLine(
        source=lookup.actor(outlet),
        lang=min(langs, key=lambda lang: (-langs[lang], lang)),
        articles=len(rows),
        statements=sum(int(need(row, "statements")) for row in rows),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )

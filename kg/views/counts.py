"""How much the store holds, for the first page and for monitoring."""

from __future__ import annotations

from kg.stores.base import Store
from kg.views.lookup import ask, need, read_day
from kg.views.records import Counts


def count(store: Store) -> Counts:
    """Numbers of everything, and the span of publication days."""
    sizes = next(iter(ask(store, "counts")))
    said = next(iter(ask(store, "view-counts")))
    return Counts(
        articles=int(need(sizes, "articles")),
        sources=int(need(sizes, "outlets")),
        statements=int(need(said, "statements")),
        claims=int(need(sizes, "claims")),
        actors=int(need(sizes, "actors")),
        contradictions=int(need(sizes, "contradictions")),
        disputes=int(need(sizes, "disputes")),
        first=read_day(said["first"]),
        last=read_day(said["last"]),
    )

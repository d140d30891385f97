"""How much the store holds, for the first page and for monitoring."""

from __future__ import annotations

from kg.index import counting, index_of
from kg.index.keys import read_day
from kg.stores.base import Store
from kg.views.records import Counts


def count(store: Store) -> Counts:
    """Numbers of everything, and the span of publication days."""
    with index_of(store).reading() as connection:
        found = counting.totals(connection)
    return Counts(
        articles=found.articles,
        sources=found.outlets,
        statements=found.statements,
        claims=found.claims,
        actors=found.actors,
        contradictions=found.contradictions,
        disputes=found.disputes,
        first=read_day(found.first),
        last=read_day(found.last),
    )

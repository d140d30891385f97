"""How much the store holds, for the first page and for monitoring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.index import counting, index_of
from kg.index.keys import read_day
from kg.stores.base import Store
from kg.views.lookup import looking, notation
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import ActorRef, Page


@dataclass(frozen=True, slots=True)
class OppositionLine:
    """How many contradictions of one kind stand between two speakers; `a` is `b` for one that contradicts itself."""

    a: ActorRef
    b: ActorRef
    kind: str
    contradictions: int


@dataclass(frozen=True, slots=True)
class MonthLine:
    """How many statements an outlet reports of one month, parts left out."""

    source: ActorRef
    month: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds; `statements` counts acts of saying without their parts."""

    articles: int
    sources: int
    statements: int
    claims: int
    actors: int
    contradictions: int
    disputes: int
    first: date | None = None
    last: date | None = None


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


def oppositions(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[OppositionLine]:
    """Who contradicts whom how often, by kind; those between whom most stands first."""
    check_limit(limit)
    with index_of(store).reading() as connection:
        rows = counting.opposed(connection, after=after(cursor), limit=limit + 1)
    shown, following = part(rows, limit)
    with looking(store) as lookup:
        return Page(
            tuple(
                OppositionLine(lookup.actor(row.a), lookup.actor(row.b), notation(row.kind), row.pairs) for row in shown
            ),
            following,
        )


def months(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[MonthLine]:
    """Statements by outlet and month; a month is "2020-10", None for statements without a date."""
    check_limit(limit)
    with index_of(store).reading() as connection:
        rows = counting.months(connection, after=after(cursor), limit=limit + 1)
    shown, following = part(rows, limit)
    with looking(store) as lookup:
        lines = (MonthLine(lookup.actor(row.outlet), row.month or None, row.statements) for row in shown)
        return Page(tuple(lines), following)

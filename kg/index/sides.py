"""Sides of disputes: the statements that show each, strongest first, and pairs set aside among them.

As in `kg.index.lists`: `after` is the place and IRI of the last item that was given out, or `START`. Only statements
that have a card are given.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

_SHOWN = """
SELECT DISTINCT showing.rank, showing.statement, statement.speaker, statement.day
FROM side_showing
JOIN showing ON showing.iri = side_showing.showing
JOIN statement ON statement.iri = showing.statement
WHERE side_showing.iri = :side AND EXISTS (SELECT 1 FROM card WHERE card.iri = statement.iri AND kind = 'statement')
"""
# Those of which both statements show a side come first.
_REJECTED = """
WITH shown AS (
  SELECT DISTINCT showing.statement AS iri FROM dispute_side
  JOIN side_showing ON side_showing.iri = dispute_side.side JOIN showing ON showing.iri = side_showing.showing
  WHERE dispute_side.iri = :dispute
), found AS (
  SELECT rejected.* FROM shown JOIN rejected ON rejected.a = shown.iri
  UNION SELECT rejected.* FROM shown JOIN rejected ON rejected.b = shown.iri
), told AS (
  SELECT DISTINCT iri, a, b, why, guard, a IN (SELECT iri FROM shown) AS has_a, b IN (SELECT iri FROM shown) AS has_b
  FROM found
  WHERE EXISTS (SELECT 1 FROM card WHERE card.iri = a AND kind = 'statement')
    AND EXISTS (SELECT 1 FROM card WHERE card.iri = b AND kind = 'statement')
)
SELECT iri, iif(has_a, a, b), iif(has_a, b, a), why, guard FROM told ORDER BY has_a AND has_b DESC, iri LIMIT :limit
"""


class Shown(NamedTuple):
    """How a side stands: number of statements, their first and last day as text (None where none has one)."""

    number: int
    first: str | None
    last: str | None


class SetAside(NamedTuple):
    """A pair that is no contradiction; `inside` is one of the dispute's statements."""

    iri: str
    inside: str
    other: str
    why: str
    guard: str


def shown(connection: sqlite3.Connection, side: str) -> Shown:
    """How many statements show a side, and when they were made."""
    sql = f"SELECT count(DISTINCT statement), min(day), max(day) FROM ({_SHOWN})"
    return Shown(*connection.execute(sql, {"side": side}).fetchone())


def strongest(connection: sqlite3.Connection, side: str, *, limit: int) -> list[str]:
    """IRIs of the statements that show a side best."""
    sql = f"SELECT statement FROM ({_SHOWN}) GROUP BY statement ORDER BY min(rank), statement LIMIT :limit"
    return [iri for (iri,) in connection.execute(sql, {"side": side, "limit": limit})]


def speakers(connection: sqlite3.Connection, side: str) -> list[str]:
    """Who says what shows a side, in the order of their strongest statements."""
    sql = f"SELECT speaker FROM ({_SHOWN}) GROUP BY speaker ORDER BY min(rank), min(statement)"
    return [speaker for (speaker,) in connection.execute(sql, {"side": side})]


def set_aside(connection: sqlite3.Connection, dispute: str, *, limit: int) -> list[SetAside]:
    """Pairs set aside in which a statement of the dispute takes part; a pair of two of them comes first."""
    return [SetAside(*row) for row in connection.execute(_REJECTED, {"dispute": dispute, "limit": limit})]


def disputes_of(connection: sqlite3.Connection) -> dict[str, str]:
    """The dispute of each contradiction that is in one."""
    return dict(connection.execute("SELECT DISTINCT pair, iri FROM dispute_pair ORDER BY iri"))


def pairs_of(connection: sqlite3.Connection, dispute: str) -> list[str]:
    """IRIs of all contradictions of a dispute, surest first."""
    sql = (
        "SELECT DISTINCT pair.place, pair.iri FROM dispute_pair JOIN pair ON pair.iri = dispute_pair.pair"
        " WHERE dispute_pair.iri = ? ORDER BY pair.place, pair.iri"
    )
    return [iri for _, iri in connection.execute(sql, (dispute,))]

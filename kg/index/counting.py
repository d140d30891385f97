"""Numbers over the whole store, from the index: totals, outlets, who contradicts whom, statements by source and month.

Aggregates over all pairs and statements are kept in tables of their own, filled when somebody asks for the first time
after a write that changed what they count (`kg.index.upkeep` empties them).
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from kg.index.lists import START, Place

_TOTALS = """
SELECT
  (SELECT count(DISTINCT iri) FROM article),
  (SELECT count(DISTINCT outlet) FROM article),
  (SELECT count(DISTINCT iri) FROM statement WHERE whole IS NULL),
  (SELECT count(*) FROM claim_line),
  (SELECT count(DISTINCT speaker) FROM statement),
  (SELECT count(DISTINCT iri) FROM pair WHERE NOT is_undecided),
  (SELECT count(DISTINCT iri) FROM dispute),
  (SELECT min(published) FROM article),
  (SELECT max(published) FROM article)
"""
_OUTLETS = """
WITH own AS (SELECT DISTINCT iri, outlet, lang, published, statements FROM article WHERE outlet IS NOT NULL),
spoken AS (
  SELECT outlet, lang, row_number() OVER (PARTITION BY outlet ORDER BY count(*) DESC, lang) AS rank
  FROM own GROUP BY outlet, lang
)
SELECT own.outlet, spoken.lang, count(*), sum(statements), min(published), max(published)
FROM own JOIN spoken ON spoken.outlet = own.outlet AND spoken.rank = 1
GROUP BY own.outlet ORDER BY own.outlet
"""

_FILL_PAIRS = """
INSERT INTO opposed_line (a, b, kind, pairs, place)
SELECT a, b, kind, number, printf('%017.6f', 1000000000 - sum(number) OVER (PARTITION BY a, b)) || ' ' || a || ' ' || b
FROM (
  SELECT min(one, other) AS a, max(one, other) AS b, kind, count(*) AS number
  FROM (
    SELECT DISTINCT pair.iri, pair.kind, coalesce(left_one.head, a.speaker) AS one,
      coalesce(right_one.head, b.speaker) AS other
    FROM pair JOIN statement a ON a.iri = pair.a JOIN statement b ON b.iri = pair.b
    LEFT JOIN member left_one ON left_one.actor = a.speaker LEFT JOIN member right_one ON right_one.actor = b.speaker
    WHERE NOT is_undecided
  ) GROUP BY 1, 2, 3
)
"""
_FILL_MONTHS = """
INSERT INTO month_line (outlet, month, statements, place)
SELECT outlet, month, count(*), outlet || ' ' || month FROM (
  SELECT DISTINCT statement.iri, outlet, coalesce(substr(day, 1, 7), '') AS month
  FROM statement JOIN article ON article.iri = statement.article WHERE outlet IS NOT NULL AND whole IS NULL
) GROUP BY outlet, month
"""


class Opposed(NamedTuple):
    """How many contradictions of one kind (a concept's IRI) there are between two speakers, in order of their IRIs.

    Speakers who are judged to be one count as the one that stands for them; `a` is `b` for one who contradicts itself.
    """

    place: str
    key: str
    a: str
    b: str
    kind: str
    pairs: int


class Month(NamedTuple):
    """How many statements, without parts, an outlet printed that can have been made in a month at the latest.

    `month` is "2020-10", or "" for statements without a date.
    """

    place: str
    key: str
    outlet: str
    month: str
    statements: int


class Totals(NamedTuple):
    """How many of each there are; `statements` without parts. First and last publication as text, None without any."""

    articles: int
    outlets: int
    statements: int
    claims: int
    actors: int
    contradictions: int
    disputes: int
    first: str | None
    last: str | None


class Outlet(NamedTuple):
    """An outlet by IRI, with the language of most of its articles, and what it printed."""

    outlet: str
    lang: str
    articles: int
    statements: int
    first: str | None
    last: str | None


def totals(connection: sqlite3.Connection) -> Totals:
    """Numbers of everything."""
    return Totals(*connection.execute(_TOTALS).fetchone())


def outlets(connection: sqlite3.Connection) -> list[Outlet]:
    """Every outlet of which there is an article, by IRI."""
    return [Outlet(*row) for row in connection.execute(_OUTLETS)]


def opposed(connection: sqlite3.Connection, *, after: Place = START, limit: int) -> list[Opposed]:
    """Who contradicts whom how often, those with most contradictions first; one row for each kind of contradiction."""
    _fill(connection, "opposed_line", _FILL_PAIRS)
    sql = (
        "SELECT place, kind, a, b, kind, pairs FROM opposed_line WHERE (place, kind) > (?, ?)"
        " ORDER BY place, kind LIMIT ?"
    )
    return [Opposed(*row) for row in connection.execute(sql, (*after, limit))]


def months(connection: sqlite3.Connection, *, after: Place = START, limit: int) -> list[Month]:
    """Statements by outlet and month, in the order of the outlets' IRIs and of time."""
    _fill(connection, "month_line", _FILL_MONTHS)
    sql = (
        "SELECT place, outlet, outlet, month, statements FROM month_line WHERE (place, outlet) > (?, ?)"
        " ORDER BY place, outlet LIMIT ?"
    )
    return [Month(*row) for row in connection.execute(sql, (*after, limit))]


def _fill(connection: sqlite3.Connection, table: str, sql: str) -> None:
    """Count, where nobody has since the last change; in one transaction, so that two who ask at once count once."""
    if connection.execute("SELECT 1 FROM counted WHERE name = ?", (table,)).fetchone():
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not connection.execute("SELECT 1 FROM counted WHERE name = ?", (table,)).fetchone():
            connection.execute(f"DELETE FROM {table}")
            connection.execute(sql)
            connection.execute("INSERT INTO counted (name) VALUES (?)", (table,))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise

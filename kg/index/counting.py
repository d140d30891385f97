"""Numbers over the whole store, from the index: totals, outlets."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

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

"""Parts of lists of silences, in order: who is told not to have spoken, by which statement.

As in `kg.index.lists`: `after` is the place and IRI of the last item that was given out, or `START`.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kg.index.lists import START, Place, marks_of, span_of

_KEPT = "iri, actor, statement, as_of, since, confidence"
_SILENCES = {
    "teller": "teller = :teller",
    "article": "article = :article",
    "claim": "iri IN (SELECT silence FROM silent_on WHERE claim = :claim)",
    "since": "substr(as_of, 1, 10) >= :since",
    "until": "substr(as_of, 1, 10) <= :until",
}


class Kept(NamedTuple):
    """A silence: where it stands in a list, who is told not to have spoken, and by which statement.

    `as_of` and `since` are days as written, None where none is given.
    """

    place: str
    iri: str
    actor: str
    statement: str
    as_of: str | None
    since: str | None
    confidence: float


def told_of(
    connection: sqlite3.Connection,
    actors: Sequence[str],
    *,
    days: tuple[date | None, date | None] = (None, None),
    after: Place = START,
    limit: int,
) -> list[Kept]:
    """Silences told of these actors in the order of a timeline, by the day of the statements that tell of them."""
    low, high = span_of(days)
    sql = (
        f"SELECT DISTINCT place, {_KEPT} FROM silence"
        " WHERE actor = ? AND (place, iri) > (?, ?) AND place >= ? AND place < ? ORDER BY place, iri LIMIT ?"
    )
    parts = ((Kept(*row) for row in connection.execute(sql, (one, *after, low, high, limit))) for one in actors)
    return list(heapq.merge(*map(list, parts)))[:limit]


def part_of(
    connection: sqlite3.Connection,
    wanted: Mapping[str, object],
    *,
    actors: Sequence[str] | None = None,
    after: Place = START,
    limit: int,
) -> list[Kept]:
    """Silences, latest first.

    Args:
        connection: of the index.
        wanted: what they are narrowed to, any of `teller`, `article`, `claim` (IRIs), `since`, `until` (days as text,
            by the day up to which the silence is told).
        actors: who is told not to have spoken; None for anybody.
        after: where to go on.
        limit: most rows.
    """
    values: dict[str, object] = {**wanted, "place": after[0], "last": after[1], "limit": limit}
    conditions = ["(latest, iri) > (:place, :last)", *(_SILENCES[name] for name in wanted)]
    if actors is not None:
        conditions.append(f"actor IN ({marks_of(values, actors)['marks']})")
    where = " AND ".join(conditions)
    sql = f"SELECT DISTINCT latest, {_KEPT} FROM silence WHERE {where} ORDER BY latest, iri LIMIT :limit"
    return [Kept(*row) for row in connection.execute(sql, values)]


def count(connection: sqlite3.Connection, actors: Sequence[str]) -> int:
    """How many silences are told of these actors."""
    values: dict[str, object] = {}
    sql = f"SELECT count(DISTINCT iri) FROM silence WHERE actor IN ({marks_of(values, actors)['marks']})"
    return int(connection.execute(sql, values).fetchone()[0])


def claims_of(connection: sqlite3.Connection, silence: str) -> list[str]:
    """The claims that a silence is told to be on, sorted."""
    sql = "SELECT DISTINCT claim FROM silent_on WHERE silence = ? AND is_subject ORDER BY claim"
    return [claim for (claim,) in connection.execute(sql, (silence,))]

"""Parts of lists, in order, each a read of one range of the index: a page costs the same however long the list is.

Every function takes a connection (`Index.reading`), and `after`: the place and IRI of the last item that was given out,
or `START`. Rows come in the order of place and IRI, at most `limit` of them.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from kg.graph.vocabulary import concept
from kg.index.keys import LAST_DAY
from kg.index.lines import members_of

Place = tuple[str, str]
START: Place = ("", "")
_END = "\U0010ffff"
_OPPOSITE = ({"affirms", "denies"}, {"conditional", "denies"})
_UNCOMMITTED = concept("polarity", "uncommitted").value


class Said(NamedTuple):
    """A statement that puts a claim, in a timeline: where it stands, what it says of the claim, when and where."""

    place: str
    iri: str
    claim: str
    polarity: str
    day: str | None
    article: str


class Changed(NamedTuple):
    """The statement that a position changed from, in which way, and why; None where only the polarity tells it."""

    before: str
    kind: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list of statements is narrowed to, as IRIs of things and concepts; None for no limit."""

    speakers: Sequence[str] | None = None
    article: str | None = None
    claim: str | None = None
    act: str | None = None
    commitment: str | None = None
    dispute: str | None = None
    position: int | None = None  # of the side in the dispute, 1 for the first


def timeline(
    connection: sqlite3.Connection,
    speakers: Sequence[str],
    *,
    days: tuple[date | None, date | None] = (None, None),
    after: Place = START,
    limit: int,
) -> list[Said]:
    """What these speakers said of any claim, earliest first; with first or last day given, without what is undated."""
    low, high = span_of(days)
    sql = (
        "SELECT DISTINCT place, iri, claim, polarity, day, article FROM statement"
        " WHERE speaker = ? AND claim IS NOT NULL AND (place, iri) > (?, ?) AND place >= ? AND place < ?"
        " ORDER BY place, iri LIMIT ?"
    )
    parts = ((Said(*row) for row in connection.execute(sql, (one, *after, low, high, limit))) for one in speakers)
    return list(heapq.merge(*map(list, parts)))[:limit]


def changes(connection: sqlite3.Connection, speakers: Sequence[str], said: Iterable[Said]) -> dict[str, Changed]:
    """For each of these statements that leaves a position of its speakers, what it leaves, by IRI.

    A change that was worked out over all articles goes before the plain one: from affirming (also on conditions) to
    denying the same claim, or back. Leaving open is no position. The latest possible day decides the order, and two of
    one day in one article stand in text order; two of one day in different articles have no order, and give no change.
    """
    found, wanted = {}, tuple(said)
    stored = _with_stored_change(connection, [one.iri for one in wanted])
    for one in wanted:
        change = _stored_change(connection, speakers, one) if one.iri in stored else None
        change = change or _reversal(connection, speakers, one)
        if change is not None:
            found[one.iri] = change
    return found


def statements(connection: sqlite3.Connection, narrowed: Narrowed, *, after: Place = START, limit: int) -> list[Place]:
    """Places and IRIs of statements that fit all that is given, latest first."""
    fixed: dict[str, object] = {"article": narrowed.article, "act": narrowed.act, "commitment": narrowed.commitment}
    others = {"claim": narrowed.claim, "dispute": narrowed.dispute, "position": narrowed.position}
    found: list[list[Place]] = []
    for speaker in narrowed.speakers if narrowed.speakers is not None else (None,):
        values = {name: value for name, value in (fixed | {"speaker": speaker}).items() if value is not None}
        conditions = [f"{name} = :{name}" for name in values]
        if narrowed.claim is not None:
            conditions.append("iri IN (SELECT statement FROM reading WHERE claim = :claim)")
        if narrowed.dispute is not None:
            conditions.append(f"iri IN ({_SHOWN_IN})")
        found.append(_part(connection, "statement", "latest", conditions, values | others, after, limit))
    return list(heapq.merge(*found))[:limit]


def statements_of(connection: sqlite3.Connection, article: str) -> list[str]:
    """IRIs of all statements of an article, sorted."""
    rows = connection.execute("SELECT DISTINCT iri FROM statement WHERE article = ? ORDER BY iri", (article,))
    return [iri for (iri,) in rows]


def pairs(
    connection: sqlite3.Connection,
    *,
    is_undecided: bool = False,
    level: str | None = None,
    min_confidence: float = 0.0,
    actors: Sequence[str] | None = None,
    dispute: str | None = None,
    after: Place = START,
    limit: int,
) -> list[Place]:
    """Places and IRIs of pairs, surest first; `actors` speak on either side, or are spoken for."""
    values: dict[str, object] = {"undecided": is_undecided, "least": min_confidence}
    conditions = ["is_undecided = :undecided", "confidence >= :least"]
    if level is not None:
        values["level"] = level
        conditions.append("level = :level")
    if actors is not None:
        conditions.append(f"iri IN ({_PAIRS_OF.format(**marks_of(values, actors))})")
    if dispute is not None:
        values["dispute"] = dispute
        conditions.append("iri IN (SELECT pair FROM dispute_pair WHERE iri = :dispute)")
    return _part(connection, "pair", "place", conditions, values, after, limit)


def pairs_of_claim(connection: sqlite3.Connection, claim: str, *, limit: int) -> tuple[list[str], int]:
    """The surest contradictions in which a statement of this claim takes part, and how many there are in all."""
    sql = (
        "WITH stated AS (SELECT DISTINCT statement FROM reading WHERE claim = :claim),"
        " found AS (SELECT place, iri FROM stated JOIN pair ON pair.a = stated.statement WHERE NOT is_undecided"
        " UNION SELECT place, iri FROM stated JOIN pair ON pair.b = stated.statement WHERE NOT is_undecided)"
    )
    rows = connection.execute(
        f"{sql} SELECT iri FROM found ORDER BY place, iri LIMIT :limit", {"claim": claim, "limit": limit}
    )
    (total,) = connection.execute(f"{sql} SELECT count(*) FROM found", {"claim": claim}).fetchone()
    return [iri for (iri,) in rows], total


def opposed(connection: sqlite3.Connection, actors: Sequence[str]) -> list[tuple[str, str, str]]:
    """Contradictions of these actors, or of what they are spoken for, with the speakers of both sides."""
    values: dict[str, object] = {}
    theirs = _PAIRS_OF.format(**marks_of(values, actors))
    sql = (
        "SELECT DISTINCT pair.iri, a.speaker, b.speaker FROM pair JOIN statement a ON a.iri = pair.a"
        f" JOIN statement b ON b.iri = pair.b WHERE NOT is_undecided AND pair.iri IN ({theirs}) ORDER BY pair.iri"
    )
    return connection.execute(sql, values).fetchall()


def leading_pairs(connection: sqlite3.Connection, *, limit: int) -> list[str]:
    """The surest contradiction of each dispute, surest first; those outside of any dispute stand alone."""
    sql = (
        "SELECT pair.iri, coalesce((SELECT max(held.iri) FROM dispute_pair held WHERE held.pair = pair.iri), pair.iri)"
        " FROM pair WHERE is_undecided = 0 ORDER BY place, iri"
    )
    leading: dict[str, str] = {}
    for pair, group in connection.execute(sql):
        leading.setdefault(group, pair)
        if len(leading) >= limit:
            break
    return list(leading.values())


def dispute_of(connection: sqlite3.Connection, pair: str) -> str | None:
    """The surest dispute that holds this contradiction; None where none does."""
    sql = (
        "SELECT dispute FROM dispute_pair JOIN dispute_line ON dispute = dispute_pair.iri"
        " WHERE pair = ? ORDER BY place, dispute LIMIT 1"
    )
    row = connection.execute(sql, (pair,)).fetchone()
    return str(row[0]) if row else None


def actors(
    connection: sqlite3.Connection, words: str, *, after: Place = START, limit: int
) -> list[tuple[str, str, int]]:
    """Place, IRI and number of statements of actors, or of those with some folded words in a name."""
    sql = (
        "SELECT place, actor, statements FROM actor_line WHERE (place, actor) > (:place, :last) AND (:words = ''"
        " OR EXISTS (SELECT 1 FROM name WHERE name.actor = actor_line.actor AND instr(forms, :words))"
        " OR EXISTS (SELECT 1 FROM member JOIN name ON name.actor = member.actor"
        " WHERE head = actor_line.actor AND instr(forms, :words))) ORDER BY place, actor LIMIT :limit"
    )
    values = {"place": after[0], "last": after[1], "words": words, "limit": limit}
    return connection.execute(sql, values).fetchall()


def acts(connection: sqlite3.Connection, speakers: Sequence[str]) -> dict[str, int]:
    """How many statements of these speakers are of each speech act, parts left out; the most frequent first."""
    marks = ", ".join("?" * len(speakers))
    sql = (
        f"SELECT act, count(DISTINCT iri) FROM statement WHERE speaker IN ({marks}) AND whole IS NULL"
        " GROUP BY act ORDER BY 2 DESC, act"
    )
    return dict(connection.execute(sql, tuple(speakers)).fetchall())


def rejected(
    connection: sqlite3.Connection, guard: str | None, *, after: Place = START, limit: int
) -> list[tuple[str, str, str, str, str, str]]:
    """Place, IRI, both statements, reason and check of pairs that are no contradiction, or only those of one check."""
    condition = " AND guard = :guard" if guard is not None else ""
    sql = (
        f"SELECT DISTINCT place, iri, a, b, why, guard FROM rejected WHERE (place, iri) > (:place, :last){condition}"
        " ORDER BY place, iri LIMIT :limit"
    )
    return connection.execute(sql, {"place": after[0], "last": after[1], "guard": guard, "limit": limit}).fetchall()


def guards(connection: sqlite3.Connection) -> dict[str, int]:
    """How many pairs each check set aside, by its name."""
    sql = "SELECT guard, count(DISTINCT iri) FROM rejected GROUP BY guard ORDER BY guard"
    return dict(connection.execute(sql).fetchall())


def part_of(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], *, after: Place = START, limit: int
) -> list[tuple[Any, ...]]:  # Any: the columns differ from table to table
    """Rows of a table of lines (`claim_line`, `actor_line`, `dispute_line`, `article`): place, IRI, further columns."""
    name = {"article": "iri"}.get(table, table.removesuffix("_line"))
    sql = (
        f"SELECT DISTINCT place, {', '.join((name, *columns))} FROM {table} WHERE (place, {name}) > (?, ?)"
        f" ORDER BY place, {name} LIMIT ?"
    )
    return connection.execute(sql, (*after, limit)).fetchall()


def readings(connection: sqlite3.Connection, claim: str, *, after: Place = START, limit: int) -> list[tuple[str, ...]]:
    """Place, statement, polarity and explicitness of all that puts or implies a claim, as it was said."""
    sql = (
        "SELECT DISTINCT place, statement, polarity, explicitness FROM reading"
        " WHERE claim = ? AND (place, statement) > (?, ?) ORDER BY place, statement LIMIT ?"
    )
    return connection.execute(sql, (claim, *after, limit)).fetchall()


def stating(connection: sqlite3.Connection, claim: str, polarity: str, *, limit: int) -> list[str]:
    """IRIs of statements that put or imply a claim with this attitude (a concept's IRI), as said, undated ones last."""
    sql = (
        "SELECT DISTINCT statement, place FROM reading WHERE claim = ? AND polarity = ?"
        " ORDER BY substr(place, 1, 1) = ' ', place LIMIT ?"
    )
    return [iri for iri, _ in connection.execute(sql, (claim, polarity, limit))]


def latest_of(connection: sqlite3.Connection, claim: str) -> str | None:
    """The latest statement that puts or implies a claim; None where none does."""
    sql = "SELECT statement FROM reading WHERE claim = ? ORDER BY place DESC LIMIT 1"
    row = connection.execute(sql, (claim,)).fetchone()
    return str(row[0]) if row else None


_SHOWN_IN = (
    "SELECT showing.statement FROM dispute_side JOIN side ON side.iri = dispute_side.side"
    " JOIN side_showing ON side_showing.iri = side.iri JOIN showing ON showing.iri = side_showing.showing"
    " WHERE dispute_side.iri = :dispute AND (:position IS NULL OR side.position = :position)"
)
_PAIRS_OF = (
    "SELECT pair.iri FROM statement JOIN pair ON pair.a = statement.iri WHERE speaker IN ({marks}) OR side IN ({marks})"
    " UNION SELECT pair.iri FROM statement JOIN pair ON pair.b = statement.iri"
    " WHERE speaker IN ({marks}) OR side IN ({marks})"
)


def marks_of(values: dict[str, object], actors: Sequence[str]) -> dict[str, str]:
    """Marks for these actors, whose values join the others."""
    values |= {f"actor{number}": actor for number, actor in enumerate(actors)}
    return {"marks": ", ".join(f":actor{number}" for number in range(len(actors)))}


def span_of(days: tuple[date | None, date | None]) -> tuple[str, str]:
    """The first place of these days, and the first one behind them; with either day given without what is undated."""
    low = days[0].isoformat() if days[0] else ""
    high = LAST_DAY if any(days) else _END
    if days[1] is not None and days[1] < date.max:
        high = (days[1] + timedelta(days=1)).isoformat()
    return low, high


def _part(
    connection: sqlite3.Connection,
    table: str,
    place: str,
    conditions: Sequence[str],
    values: Mapping[str, object],
    after: Place,
    limit: int,
) -> list[Place]:
    where = " AND ".join((*conditions, f"({place}, iri) > (:place, :last)"))
    sql = f"SELECT DISTINCT {place}, iri FROM {table} WHERE {where} ORDER BY {place}, iri LIMIT :limit"
    return connection.execute(sql, {**values, "place": after[0], "last": after[1], "limit": limit}).fetchall()


def _with_stored_change(connection: sqlite3.Connection, statements: Sequence[str]) -> set[str]:
    """Those of the statements that leave a position, whoever held it: mostly none, so one look saves one for each."""
    sql = "SELECT after FROM change WHERE after IN (SELECT value FROM json_each(?))"
    return {iri for (iri,) in connection.execute(sql, (json.dumps(statements),))}


def _stored_change(connection: sqlite3.Connection, speakers: Sequence[str], said: Said) -> Changed | None:
    marks = ", ".join("?" * len(speakers))
    sql = (
        "SELECT before, kind, why FROM change WHERE after = ? AND EXISTS (SELECT 1 FROM statement"
        f" WHERE statement.iri = change.before AND claim IS NOT NULL AND speaker IN ({marks}))"
        " ORDER BY confidence DESC, iri LIMIT 1"
    )
    row = connection.execute(sql, (said.iri, *speakers)).fetchone()
    return Changed(row[0], _name(row[1]), row[2]) if row else None


def _reversal(connection: sqlite3.Connection, speakers: Sequence[str], said: Said) -> Changed | None:
    if said.polarity == _UNCOMMITTED:
        return None
    sql = (
        "SELECT place, iri, claim, polarity, day, article FROM statement"
        " WHERE claim = ? AND speaker = ? AND polarity <> ? AND (place, iri) < (?, ?)"
        " ORDER BY place DESC, iri DESC LIMIT 1"
    )
    found = [
        Said(*row)
        for speaker in speakers
        for row in connection.execute(sql, (said.claim, speaker, _UNCOMMITTED, said.place, said.iri))
    ]
    earlier = max(found, default=None)
    if earlier is None or {_name(said.polarity), _name(earlier.polarity)} not in _OPPOSITE:
        return None
    return Changed(earlier.iri, "reversed") if _is_after(said, earlier) else None


def _is_after(said: Said, earlier: Said) -> bool:
    first, second = earlier.place[: len(LAST_DAY)], said.place[: len(LAST_DAY)]
    if LAST_DAY in (first, second):
        return False
    return first < second or said.article == earlier.article


def _name(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def heads(connection: sqlite3.Connection) -> dict[str, str]:
    """For each actor that was joined with others the one that stands for it."""
    return dict(connection.execute("SELECT actor, head FROM member ORDER BY iri, actor"))


__all__ = [
    "START",
    "Changed",
    "Narrowed",
    "Place",
    "Said",
    "actors",
    "acts",
    "changes",
    "dispute_of",
    "guards",
    "heads",
    "latest_of",
    "leading_pairs",
    "marks_of",
    "members_of",
    "opposed",
    "pairs",
    "pairs_of_claim",
    "part_of",
    "readings",
    "rejected",
    "span_of",
    "statements",
    "statements_of",
    "stating",
    "timeline",
]  # fmt: skip

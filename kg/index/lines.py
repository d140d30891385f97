"""Lines of lists that count over many graphs, of claims, actors, disputes; worked out again where something changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.graph.vocabulary import concept
from kg.index.keys import descending, read_day

_CLAIMS = """
INSERT INTO claim_line (claim, statements, affirmed, denied, articles, place)
SELECT claim, count(*), sum(polarity IN (:affirms, :conditional)), sum(polarity = :denies), count(DISTINCT article),
  printf('%017.6f', 1000000000 - count(*))
FROM statement WHERE claim {condition} GROUP BY claim
"""
_POLARITIES = {name: concept("polarity", name).value for name in ("affirms", "conditional", "denies")}
_SHOWN = """
SELECT DISTINCT showing.rank, showing.statement, statement.speaker, statement.day
FROM side_showing
JOIN showing ON showing.iri = side_showing.showing
JOIN statement ON statement.iri = showing.statement
WHERE side_showing.iri = ? ORDER BY showing.rank, showing.statement
"""
_SIDES = """
SELECT DISTINCT side.iri, side.label, side.holders FROM dispute_side JOIN side ON side.iri = dispute_side.side
WHERE dispute_side.iri = ? ORDER BY side.position, side.iri
"""
_GROUP = "SELECT actor FROM member WHERE iri IN (SELECT iri FROM member WHERE actor = ?)"


@dataclass(slots=True)
class Touched:
    """IRIs of what a change may have altered; filled before and after it."""

    statements: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    disputes: set[str] = field(default_factory=set)

    def note_graph(self, connection: sqlite3.Connection, graph: int) -> None:
        """Add what the tables hold of one graph, and what hangs on it."""
        for iri, claim, speaker in connection.execute(
            "SELECT iri, claim, speaker FROM statement WHERE graph = ?", (graph,)
        ):
            self.statements.add(iri)
            self.actors.add(speaker)
            if claim is not None:
                self.claims.add(claim)
        self.actors |= _set(connection, "SELECT DISTINCT actor FROM name WHERE graph = ?", (graph,))
        self.actors |= _set(connection, "SELECT actor FROM member WHERE graph = ?", (graph,))
        self.disputes |= _set(connection, "SELECT iri FROM dispute WHERE graph = ?", (graph,))

    def note_heads(self, connection: sqlite3.Connection) -> None:
        """Add the heads that the actors have now."""
        self.actors |= {head_of(connection, actor) for actor in self.actors}

    def note_disputes(self, connection: sqlite3.Connection) -> None:
        """Add the disputes that show one of the statements."""
        self.disputes |= _set(
            connection,
            "SELECT dispute_side.iri FROM showing JOIN side_showing ON side_showing.showing = showing.iri "
            "JOIN dispute_side ON dispute_side.side = side_showing.iri "
            "WHERE showing.statement IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(self.statements)),),
        )


def build(connection: sqlite3.Connection) -> None:
    """Work out all lines of an index that has none."""
    connection.execute(_CLAIMS.format(condition="IS NOT NULL"), _POLARITIES)
    _add_actors(connection, _set(connection, "SELECT actor FROM name UNION SELECT head FROM member"))
    _add_disputes(connection, _set(connection, "SELECT iri FROM dispute"))


def refresh(connection: sqlite3.Connection, touched: Touched) -> None:
    """Work out again what may have changed."""
    claims = json.dumps(sorted(touched.claims))
    connection.execute("DELETE FROM claim_line WHERE claim IN (SELECT value FROM json_each(?))", (claims,))
    condition = "IN (SELECT value FROM json_each(:claims))"
    connection.execute(_CLAIMS.format(condition=condition), _POLARITIES | {"claims": claims})
    connection.executemany("DELETE FROM actor_line WHERE actor = ?", ((iri,) for iri in sorted(touched.actors)))
    _add_actors(connection, touched.actors)
    connection.executemany("DELETE FROM dispute_line WHERE dispute = ?", ((iri,) for iri in sorted(touched.disputes)))
    _add_disputes(connection, touched.disputes)


def head_of(connection: sqlite3.Connection, actor: str) -> str:
    """The actor that stands for this one; itself where it was joined with nobody."""
    row = connection.execute("SELECT head FROM member WHERE actor = ? ORDER BY iri DESC LIMIT 1", (actor,)).fetchone()
    return str(row[0]) if row else actor


def members_of(connection: sqlite3.Connection, actor: str) -> tuple[str, ...]:
    """All actors that are one with this one, itself among them, sorted."""
    return tuple(sorted(_set(connection, _GROUP, (actor,)) | {actor}))


def _add_actors(connection: sqlite3.Connection, actors: Iterable[str]) -> None:
    """Lines of those who stand for themselves and have a name, or stand for somebody who has."""
    for actor in sorted(actors):
        if head_of(connection, actor) != actor:
            continue
        members = members_of(connection, actor)
        marks = ", ".join("?" * len(members))
        if not connection.execute(f"SELECT 1 FROM name WHERE actor IN ({marks}) LIMIT 1", members).fetchone():
            continue
        (number,) = connection.execute(
            f"SELECT count(*) FROM statement WHERE speaker IN ({marks}) AND whole IS NULL",
            members,
        ).fetchone()
        connection.execute(
            "INSERT OR REPLACE INTO actor_line (actor, statements, place) VALUES (?, ?, ?)",
            (actor, number, descending(number)),
        )


def _add_disputes(connection: sqlite3.Connection, disputes: Iterable[str]) -> None:
    for iri in sorted(disputes):
        row = connection.execute("SELECT confidence, titles FROM dispute WHERE iri = ?", (iri,)).fetchone()
        (pairs,) = connection.execute("SELECT count(DISTINCT pair) FROM dispute_pair WHERE iri = ?", (iri,)).fetchone()
        if row is None or not pairs:
            continue
        sides = list(_sides(connection, iri))
        days = sorted(day for _, _, _, found in sides for day in found)
        shown = json.dumps([side[:3] for side in sides], ensure_ascii=False)
        connection.execute(
            "INSERT OR REPLACE INTO dispute_line VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (iri, *row, shown, pairs, days[0] if days else None, days[-1] if days else None, descending(row[0])),
        )


def _sides(connection: sqlite3.Connection, dispute: str) -> Iterator[tuple[str, list[str], int, list[str]]]:
    """Label, actors, number of statements and days of each side that shows any."""
    for side, label, holders in connection.execute(_SIDES, (dispute,)).fetchall():
        shown = connection.execute(_SHOWN, (side,)).fetchall()
        if shown:
            actors = holders.split() or list(dict.fromkeys(speaker for _, _, speaker, _ in shown))
            days = [day.isoformat() for _, _, _, text in shown if (day := read_day(text))]
            yield label, actors, len({statement for _, statement, _, _ in shown}), days


def _set(connection: sqlite3.Connection, sql: str, values: tuple[object, ...] = ()) -> set[str]:
    return {row[0] for row in connection.execute(sql, values)}

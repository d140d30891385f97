"""What an index holds, row by row, to be compared with one that was made from scratch."""

from __future__ import annotations

import sqlite3

from kg.index import counting
from kg.index.database import Database
from kg.index.upkeep import catch_up
from kg.stores import Store

_CARDS = (
    "SELECT card.kind, card.iri, card.content, graph.iri FROM card"
    " LEFT JOIN told ON told.card = card.id LEFT JOIN graph ON graph.id = told.graph"
)


def built(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What an index made from scratch holds."""
    database = Database(None)
    catch_up(database, store)
    with database.connection() as connection:
        found = dump(connection)
    database.close()
    return found


def dump(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, graphs by name and numbers of rows left out."""
    execute = connection.execute
    names = dict(execute("SELECT id, iri FROM graph").fetchall())
    tables = [
        name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if not name.startswith(("word_", "graph", "state", "counted", "opposed", "month", "card", "told"))
    ]  # fmt: skip
    found: dict[str, list[tuple[object, ...]]] = {
        "oppositions": list(counting.opposed(connection, limit=1000)),
        "months": list(counting.months(connection, limit=1000)),
        "cards": sorted(execute(_CARDS).fetchall()),
    }  # fmt: skip
    for table in tables:
        columns = [row[1] for row in execute(f"PRAGMA table_info({table})")]
        kept = [column for column in columns if not (table == "passage" and column == "id")]
        rows = execute(f"SELECT {', '.join(kept)} FROM {table}").fetchall()  # noqa: S608  # names of the schema
        at = kept.index("graph") if "graph" in kept else None
        found[table] = sorted(
            (tuple(names[value] if number == at else value for number, value in enumerate(row)) for row in rows),
            key=repr,
        )
    return found

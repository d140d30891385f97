"""Keeps an index in step with its store: reads the graphs that were written since it looked last, or all of them.

The store's version is read before its graphs. What is written meanwhile is therefore read again next time: an index
may know more than its version says, never less.
"""

from __future__ import annotations

import sqlite3

from kg.index import passages
from kg.index.database import Database
from kg.index.described import describe
from kg.stores.base import Changes, Store

_TABLES = ("passage", "word", "graph")


def catch_up(database: Database, store: Store) -> str:
    """Read what was written since the last time; the version that the index then has.

    Raises:
        StoreError: the store or the index cannot be read; the index stays as it was.
    """
    with database.writing() as connection:
        changes = _changes(connection, store)
        if changes is None:
            version = _build(connection, store)
        else:
            version = changes.version
            for graph in changes.graphs:
                replace_graph(connection, store, graph)
        connection.execute("DELETE FROM state")
        connection.execute("INSERT INTO state (version) VALUES (?)", (version,))
    return version


def replace_graph(connection: sqlite3.Connection, store: Store, graph: str) -> None:
    """Put what a graph holds now in place of what it held."""
    connection.execute("INSERT OR IGNORE INTO graph (iri) VALUES (?)", (graph,))
    (number,) = connection.execute("SELECT id FROM graph WHERE iri = ?", (graph,)).fetchone()
    passages.remove(connection, number)
    passages.add(connection, number, describe(store.quads(graph)))


def _changes(connection: sqlite3.Connection, store: Store) -> Changes | None:
    """None where everything must be read: the first time, or after a history that the store does not remember."""
    row = connection.execute("SELECT version FROM state").fetchone()
    return store.changes(row[0]) if row else None


def _build(connection: sqlite3.Connection, store: Store) -> str:
    version = store.version()
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  names of our own tables
    for number, graph in enumerate(store.graphs(), start=1):
        connection.execute("INSERT INTO graph (id, iri) VALUES (?, ?)", (number, graph))
        passages.add(connection, number, describe(store.quads(graph)))
    return version

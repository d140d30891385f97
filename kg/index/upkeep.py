"""Keeps an index in step with its store: reads the graphs that were written since it looked last, or all of them.

The store's version is read before its graphs. What is written meanwhile is therefore read again next time: an index
may know more than its version says, never less.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from itertools import islice

from pyoxigraph import NamedNode

from kg.index import derived, lines, passages, reading, telling
from kg.index.database import Database
from kg.index.described import Node, describe, read
from kg.index.lines import Touched
from kg.stores.base import CATALOG_GRAPH, Changes, Store, Term, select

_OF_GRAPHS = ("article", "statement", "reading", "name", "silence", "silent_on", *derived.TABLES)
_TABLES = (
    *_OF_GRAPHS,
    "passage",
    "word",
    "card",
    "told",
    "graph",
    "claim_line",
    "actor_line",
    "dispute_line",
    "counted",
)
_AT_ONCE = 200  # nodes in one question
_IN = "IN (SELECT value FROM json_each(:iris))"
# Nodes of derived graphs that stand on some statements or actors, and so may have been cleaned away with them.
_STANDING = (
    f"SELECT iri FROM pair WHERE a {_IN} UNION SELECT iri FROM pair WHERE b {_IN}",
    f"SELECT iri FROM rejected WHERE a {_IN} UNION SELECT iri FROM rejected WHERE b {_IN}",
    f"SELECT iri FROM change WHERE before {_IN} UNION SELECT iri FROM change WHERE after {_IN}",
    f"SELECT iri FROM showing WHERE statement {_IN}",
    f"SELECT iri FROM member WHERE actor {_IN}",
)
# Nodes that point to such nodes.
_ABOVE = (
    f"SELECT iri FROM dispute_pair WHERE pair {_IN}",
    f"SELECT iri FROM side_showing WHERE showing {_IN}",
    f"SELECT iri FROM dispute_side WHERE side {_IN}",
)


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
            _follow(connection, store, changes)
        connection.execute("DELETE FROM state")
        connection.execute("INSERT INTO state (version) VALUES (?)", (version,))
    return version


def _changes(connection: sqlite3.Connection, store: Store) -> Changes | None:
    """None where everything must be read: the first time, or after a history that the store does not remember."""
    row = connection.execute("SELECT version FROM state").fetchone()
    return store.changes(row[0]) if row else None


def _build(connection: sqlite3.Connection, store: Store) -> str:
    version = store.version()
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    for number, graph in enumerate(store.graphs(), start=1):
        connection.execute("INSERT INTO graph (id, iri) VALUES (?, ?)", (number, graph))
        _add(connection, number, read(store, graph))
    lines.build(connection)
    return version


def _follow(connection: sqlite3.Connection, store: Store, changes: Changes) -> None:
    """Read the changed graphs again, then what may have been cleaned away with them, then count again."""
    connection.execute("DELETE FROM counted")
    touched = Touched()
    numbers = [_number(connection, graph) for graph in changes.graphs]
    for number in numbers:
        touched.note_graph(connection, number)
    touched.note_heads(connection)
    touched.note_disputes(connection)
    for number, graph in zip(numbers, changes.graphs, strict=True):
        _remove(connection, number)
        _add(connection, number, read(store, graph))
        touched.note_graph(connection, number)
    if changes.is_cleaned:
        _read_again(connection, store, touched)
    touched.note_heads(connection)
    touched.note_disputes(connection)
    lines.refresh(connection, touched)


def _read_again(connection: sqlite3.Connection, store: Store, touched: Touched) -> None:
    """Put nodes of derived graphs that stand on what was touched in place of what the index holds of them."""
    nodes = _found(connection, _STANDING, touched.statements | touched.actors)
    above = _found(connection, _ABOVE, nodes)
    nodes |= above | _found(connection, _ABOVE, above)
    touched.disputes |= _found(connection, (f"SELECT iri FROM dispute WHERE iri {_IN}",), nodes)
    touched.actors |= _found(connection, (f"SELECT actor FROM member WHERE iri {_IN}",), nodes)
    disputes = _found(connection, ("SELECT iri FROM dispute WHERE iri " + _IN,), nodes)
    below = {iri: _below(connection, iri) for iri in disputes}
    _remove_nodes(connection, nodes)
    wanted = iter(sorted(nodes))
    while part := tuple(islice(wanted, _AT_ONCE)):
        for graph, rows in _rows_of(store, part).items():
            number, described = _number(connection, graph), describe(rows)
            telling.add(connection, number, described)
            _insert(connection, number, derived.rows(described))

    gone = disputes - _found(connection, ("SELECT iri FROM dispute WHERE iri " + _IN,), disputes)
    _remove_nodes(connection, {node for iri in gone for node in below[iri]})


def _below(connection: sqlite3.Connection, dispute: str) -> set[str]:
    """The sides of a dispute and what they show: they go with it."""
    sides = _found(connection, ("SELECT side FROM dispute_side WHERE iri " + _IN,), {dispute})
    return sides | _found(connection, ("SELECT showing FROM side_showing WHERE iri " + _IN,), sides)


def _remove_nodes(connection: sqlite3.Connection, nodes: set[str]) -> None:
    for table in derived.TABLES:
        connection.execute(f"DELETE FROM {table} WHERE iri {_IN}", {"iris": json.dumps(sorted(nodes))})
    telling.remove(connection, nodes)


def _rows_of(store: Store, nodes: Iterable[str]) -> dict[str, list[tuple[Term | None, ...]]]:
    """What named graphs say of these nodes: node, property and value, by graph."""
    values = " ".join(str(NamedNode(node)) for node in nodes)
    query = f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    found: dict[str, list[tuple[Term | None, ...]]] = {}
    for graph, *row in select(store, query).rows:
        if isinstance(graph, NamedNode) and graph.value != CATALOG_GRAPH:
            found.setdefault(graph.value, []).append(tuple(row))
    return found


def _number(connection: sqlite3.Connection, graph: str) -> int:
    connection.execute("INSERT OR IGNORE INTO graph (iri) VALUES (?)", (graph,))
    return int(connection.execute("SELECT id FROM graph WHERE iri = ?", (graph,)).fetchone()[0])


def _add(connection: sqlite3.Connection, graph: int, nodes: Mapping[str, Node]) -> None:
    passages.replace(connection, graph, nodes)
    telling.replace(connection, graph, nodes)
    _insert(connection, graph, reading.rows(nodes))
    _insert(connection, graph, derived.rows(nodes))


def _remove(connection: sqlite3.Connection, graph: int) -> None:
    for table in _OF_GRAPHS:
        connection.execute(f"DELETE FROM {table} WHERE graph = ?", (graph,))


def _insert(connection: sqlite3.Connection, graph: int, rows: Iterable[tuple[str, tuple[object, ...]]]) -> None:
    by_table: dict[str, list[tuple[object, ...]]] = {}
    for table, row in rows:
        by_table.setdefault(table, []).append((graph, *row))
    for table, found in by_table.items():
        marks = ", ".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)


def _found(connection: sqlite3.Connection, queries: Iterable[str], iris: set[str]) -> set[str]:
    values = {"iris": json.dumps(sorted(iris))}
    return {row[0] for query in queries for row in connection.execute(query, values)}

"""Quotes and claims' sentences of one graph, as passages whose words can be searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from kg.graph.vocabulary import Class, Outside, Property
from kg.index.described import Node, first, is_a
from kg.index.words import cut, stems

STATEMENT, CLAIM = "statement", "claim"
Passage = tuple[str, str, str, str, str]  # IRI, kind, language of the article, language of the text, text
UNKNOWN = "und"  # BCP 47: language not determined


def replace(connection: sqlite3.Connection, graph: int, nodes: Mapping[str, Node]) -> None:
    """Put the passages of a graph in place of those it had; those that are still there stay as they are."""
    lang = next((found for node in nodes.values() if (found := first(node, Outside.SCHEMA_IN_LANGUAGE))), UNKNOWN)
    known = connection.execute("SELECT thing, kind, lang, tongue, text, id FROM passage WHERE graph = ?", (graph,))
    had = {row[:5]: row[5] for row in known.fetchall()}
    wanted = dict.fromkeys(_passages(nodes, lang))
    gone = [(number,) for row, number in had.items() if row not in wanted]
    connection.executemany("DELETE FROM word WHERE rowid = ?", gone)
    connection.executemany("DELETE FROM passage WHERE id = ?", gone)
    for row in wanted:
        if row not in had:
            _add(connection, graph, row)


def _add(connection: sqlite3.Connection, graph: int, row: Passage) -> None:
    made = connection.execute(
        "INSERT INTO passage (graph, thing, kind, lang, tongue, text) VALUES (?, ?, ?, ?, ?, ?)", (graph, *row)
    )
    *_, tongue, text = row
    words = [(word.form, text[word.start : word.end]) for word in cut(text)]
    forms = " ".join(form for form, _ in words)
    roots = " ".join(stem for _, printed in words for stem in stems(printed, tongue))
    connection.execute("INSERT INTO word (rowid, forms, stems) VALUES (?, ?, ?)", (made.lastrowid, forms, roots))


def _passages(nodes: Mapping[str, Node], lang: str) -> Iterator[Passage]:
    """All passages, in a fixed order."""
    for iri, node in sorted(nodes.items()):
        quote = first(node, Property.QUOTE)
        if quote is not None:
            yield iri, STATEMENT, lang.lower(), lang.lower(), quote
        if is_a(node, Class.CLAIM):
            labels = node.get(Outside.RDFS_LABEL.value, ())
            for label in sorted(labels, key=lambda value: (value.lang or "", value.text)):
                yield iri, CLAIM, lang.lower(), (label.lang or UNKNOWN).lower(), label.text

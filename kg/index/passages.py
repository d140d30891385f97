"""Quotes and claims' sentences of one graph, as passages whose words can be searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from kg.graph.vocabulary import Class, Outside, Property
from kg.index.described import Node, first, is_a
from kg.index.words import cut, stems

STATEMENT, CLAIM = "statement", "claim"
UNKNOWN = "und"  # BCP 47: language not determined


def add(connection: sqlite3.Connection, graph: int, nodes: Mapping[str, Node]) -> None:
    """Make the passages of a graph that has none."""
    lang = next((found for node in nodes.values() if (found := first(node, Outside.SCHEMA_IN_LANGUAGE))), UNKNOWN)
    for thing, kind, tongue, text in _passages(nodes, lang):
        row = (graph, thing, kind, lang.lower(), tongue.lower(), text)
        made = connection.execute(
            "INSERT INTO passage (graph, thing, kind, lang, tongue, text) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        words = [(word.form, text[word.start : word.end]) for word in cut(text)]
        forms = " ".join(form for form, _ in words)
        roots = " ".join(stem for _, printed in words for stem in stems(printed, tongue))
        connection.execute("INSERT INTO word (rowid, forms, stems) VALUES (?, ?, ?)", (made.lastrowid, forms, roots))


def remove(connection: sqlite3.Connection, graph: int) -> None:
    """Take a graph's passages away."""
    connection.execute("DELETE FROM word WHERE rowid IN (SELECT id FROM passage WHERE graph = ?)", (graph,))
    connection.execute("DELETE FROM passage WHERE graph = ?", (graph,))


def _passages(nodes: Mapping[str, Node], lang: str) -> Iterator[tuple[str, str, str, str]]:
    """IRI, kind, language and text of each, in a fixed order."""
    for iri, node in sorted(nodes.items()):
        quote = first(node, Property.QUOTE)
        if quote is not None:
            yield iri, STATEMENT, lang, quote
        if is_a(node, Class.CLAIM):
            for label in sorted(
                node.get(Outside.RDFS_LABEL.value, ()), key=lambda value: (value.lang or "", value.text)
            ):
                yield iri, CLAIM, label.lang or UNKNOWN, label.text

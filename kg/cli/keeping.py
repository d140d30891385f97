"""Commands that keep the store in order and show it: validate, serve."""

from __future__ import annotations

from typing import Annotated

import pyoxigraph as ox
import typer

from kg.cli import serving
from kg.cli.common import StoreOption, load_settings, reading, say
from kg.stores import Store, open_store

_WIDTH = 80  # characters of a node's words


def validate(store: StoreOption = None) -> None:
    """Check the store against all shapes of the ontology.

    Each violation is a line: node, property, what is wrong, the node's words.
    """
    from kg.graph import validate as shapes  # loads an RDF library: not needed to serve

    with reading(store) as opened:
        report = shapes.check_store(opened)
        known = {found.focus for found in (*report.violations, *report.warnings)}
        words = {focus: _words(opened, focus) for focus in sorted(known)}
    for found in report.violations:
        print(f"{found.focus}\t{found.path or ''}\t{found.message}\t{words[found.focus]}")
    for found in report.warnings:
        say(f"warning: {found.focus} {words[found.focus]!r}: {found.message}")
    say(f"{len(report.violations)} violations, {len(report.warnings)} warnings")
    if report.violations:
        raise typer.Exit(1)


def _words(store: Store, node: str) -> str:
    """What a person knows the node by: its quote, its words in the text or its label; on one line, cut short."""
    from kg.graph import queries

    row = next(queries.run(store, "view-node-words", node=ox.NamedNode(node)).values(), {}) if ":" in node else {}
    return " ".join((row.get("words") or "").split())[:_WIDTH]


def serve(
    store: StoreOption = None,
    host: Annotated[str | None, typer.Option("--host")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535)] = None,
) -> None:
    """Serve pages, API and SPARQL."""
    settings = load_settings(store=store, host=host, port=port)
    opened = open_store(settings.store)
    try:
        serving.serve_store(opened, settings)
    finally:
        opened.close()


COMMANDS = (validate, serve)

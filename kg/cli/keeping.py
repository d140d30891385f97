"""Commands that keep the store in order and show it: validate, serve."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli import serving
from kg.cli.common import StoreOption, load_settings, reading, say
from kg.stores import open_store


def validate(
    store: StoreOption = None,
    full: Annotated[bool, typer.Option("--full", help="All shapes with the SHACL engine: slow.")] = False,
) -> None:
    """Check the store against the shapes of the ontology."""
    from kg.graph import validate as shapes  # loads an RDF library: not needed to serve

    with reading(store) as opened:
        report = shapes.check_store(opened, full=full)
    for violation in report.violations:
        print(f"{violation.focus}\t{violation.path or ''}\t{violation.message}")
    say(f"{len(report.violations)} violations")
    if report.violations:
        raise typer.Exit(1)


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

"""Commands that keep the store in order: validate, export, serve, review."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli import serving
from kg.cli.common import StoreOption, load_settings, reading, say
from kg.graph import export as exports
from kg.graph import validate as shapes
from kg.graph import write
from kg.stores import open_store
from kg.views import contradictions


class ExportFormat(StrEnum):
    """Formats of the whole graph."""

    NQ = "nq"
    TRIG = "trig"
    TTL = "ttl"
    JSONLD = "jsonld"


class Decision(StrEnum):
    """What a person says of a contradiction."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNCLEAR = "unclear"


def validate(
    store: StoreOption = None,
    full: Annotated[bool, typer.Option("--full", help="All shapes with the SHACL engine: slow.")] = False,
) -> None:
    """Check the store against the shapes of the ontology."""
    with reading(store) as opened:
        report = shapes.check_store(opened, full=full)
    for violation in report.violations:
        print(f"{violation.focus}\t{violation.path or ''}\t{violation.message}")
    say(f"{len(report.violations)} violations")
    if report.violations:
        raise typer.Exit(1)


def export(
    store: StoreOption = None,
    output_format: Annotated[ExportFormat, typer.Option("--format")] = ExportFormat.NQ,
) -> None:
    """Write the whole graph to stdout, sorted."""
    with reading(store) as opened:
        sys.stdout.flush()
        sys.stdout.buffer.write(exports.whole(opened, output_format.value))


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


def review(
    contradiction: Annotated[str, typer.Argument(help="IRI of the contradiction.")],
    decision: Decision,
    by: Annotated[str, typer.Option("--by", help="Name or pseudonym of the reviewer.")],
    comment: Annotated[str, typer.Option("--comment")] = "",
    store: StoreOption = None,
) -> None:
    """Keep a person's decision on a contradiction; it survives every later ingest."""
    with reading(store) as opened:
        contradictions.read(opened, contradiction)
        made, quads = write.review_quads(
            contradiction, decision=decision.value, person=by, at=datetime.now(UTC), note=comment or None
        )
        opened.put_review(made, quads)
    print(made)


COMMANDS = (validate, export, serve, review)

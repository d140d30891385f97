"""Commands that keep the store in order: validate, export, serve, review."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from kg import pipeline
from kg.actors.identities import judgement_iri
from kg.cli import serving
from kg.cli.common import StoreOption, load_settings, reading, say
from kg.graph import export as exports
from kg.graph import validate as shapes
from kg.graph import write
from kg.stores import Store, open_store
from kg.views import actors, contradictions, identities


class ExportFormat(StrEnum):
    """Formats of the whole graph."""

    NQ = "nq"
    TRIG = "trig"
    TTL = "ttl"
    JSONLD = "jsonld"


class Decision(StrEnum):
    """What a person says of a contradiction, or of two actors being one."""

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
    subject: Annotated[str, typer.Argument(help="IRI of a contradiction, a judgement on actors, or an actor.")],
    decision: Decision,
    by: Annotated[str, typer.Option("--by", help="Name or pseudonym of the reviewer.")],
    comment: Annotated[str, typer.Option("--comment")] = "",
    same_as: Annotated[
        str | None, typer.Option("--same-as", help="IRI of another actor: decide whether the two are one.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Keep a person's decision; it survives every later ingest.

    A judgement on two actors is confirmed (they are one), rejected (they are two) or left unclear, whatever the
    software says; who is who, contradictions and disputes are then worked out anew.
    """
    with reading(store) as opened:
        subject, compared = _reviewed(opened, subject, same_as)
        made, quads = write.review_quads(
            subject, decision=decision.value, person=by, at=datetime.now(UTC), note=comment or None, compared=compared
        )
        opened.put_review(made, quads)
        if compared:
            pipeline.derive(opened, pipeline.load_knowledge(load_settings().seeds), pipeline.RunReport())
    print(made)


def _reviewed(store: Store, subject: str, same_as: str | None) -> tuple[str, tuple[str, ...]]:
    """What is decided upon, and the two actors where it is whether they are one.

    Raises:
        NotFoundError: the store has no such contradiction, judgement or actor.
    """
    if same_as is not None:
        for actor in (subject, same_as):
            actors.read(store, actor)
        return judgement_iri(subject, same_as), tuple(sorted((subject, same_as)))
    if "/id/actor-judgement/" in subject:
        return subject, identities.compared(store, subject)
    contradictions.read(store, subject)
    return subject, ()


COMMANDS = (validate, export, serve, review)

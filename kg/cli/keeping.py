"""Commands that keep the store in order: validate, serve, review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from kg import pipeline
from kg.actors.identities import judgement_iri
from kg.cli import serving
from kg.cli.common import StoreOption, load_settings, reading, say
from kg.graph import validate as shapes
from kg.graph import write
from kg.stores import Store, open_store
from kg.views import actors, contradictions, identities


class Decision(StrEnum):
    """What a person says of a contradiction, or of two actors being one."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNCLEAR = "unclear"
    WITHDRAWN = "withdrawn"


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
    subject: Annotated[
        str, typer.Argument(help="Contradiction or undecided pair (IRI, its last part, or its beginning), or an actor.")
    ],
    decision: Decision,
    by: Annotated[str, typer.Option("--by", help="Name or pseudonym of the reviewer.")],
    comment: Annotated[str, typer.Option("--comment")] = "",
    same_as: Annotated[
        str | None, typer.Option("--same-as", help="IRI of another actor: decide whether the two are one.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Keep a person's decision; it survives every later ingest and goes before what the rules say.

    A rejected pair of statements is no contradiction: it is kept with the reason and never raised again; a confirmed
    one is found. A judgement on two actors is confirmed (they are one), rejected (they are two) or left unclear.
    "withdrawn" takes earlier decisions on a pair of statements back. Everything is then worked out anew.
    """
    with reading(store) as opened:
        found = _reviewed(opened, subject, same_as)
        made, quads = write.review_quads(
            found.subject, decision=decision.value, person=by, at=datetime.now(UTC), note=comment or None,
            pair=found.pair, compared=found.actors,
        )  # fmt: skip
        opened.put_review(made, quads)
        report = pipeline.RunReport()
        pipeline.derive(opened, pipeline.load_knowledge(load_settings().seeds), report)
    say(f"{report.contradictions} contradictions in {report.disputes} disputes")
    print(made)


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """What is decided upon: a pair of statements, or whether two actors are one."""

    subject: str
    pair: tuple[str, str] | None = None
    actors: tuple[str, ...] = ()


def _reviewed(store: Store, subject: str, same_as: str | None) -> _Reviewed:
    """What the decision is on.

    Raises:
        NotFoundError: the store has no such pair, judgement or actor.
    """
    if same_as is not None:
        for actor in (subject, same_as):
            actors.read(store, actor)
        return _Reviewed(judgement_iri(subject, same_as), actors=tuple(sorted((subject, same_as))))
    if "/id/actor-judgement/" in subject:
        return _Reviewed(subject, actors=identities.compared(store, subject))
    name = contradictions.identify(store, subject)
    return _Reviewed(name, pair=contradictions.statements_of(store, name))


COMMANDS = (validate, serve, review)

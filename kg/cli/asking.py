"""Commands that ask the store: contradictions, disputes, timeline, query."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from kg.cli import calendar, output
from kg.cli.common import LimitOption, StoreOption, TableFormat, load_settings, reading
from kg.errors import InputError, NotFoundError
from kg.graph import export
from kg.stores import Store
from kg.stores.worker import QueryPool
from kg.views import actors, contradictions, disputes, timelines
from kg.views import articles as article_views
from kg.views.paging import MAX_LIMIT
from kg.views.records import ContradictionView, DisputeView, Page, TimelineEntry

T = TypeVar("T")
CONTRADICTION_COLUMNS = ("id", "kind", "level", "rule", "confidence", "why", "dispute", "a", "b")
CONTRADICTION_TABLE = ("confidence", "kind", "speaker_a", "speaker_b", "quote_a", "quote_b")
DISPUTE_COLUMNS = ("id", "title", "status", "confidence", "sides", "contradictions")
TIMELINE_COLUMNS = (
    "said_first",
    "said_last",
    "said_assumed",
    "event_first",
    "event_last",
    "published",
    "act",
    "commitment",
    "claim",
    "proposition",
    "quote",
    "lang",
    "article",
    "statement",
    "changed_from",
)
TIMELINE_TABLE = ("said_last", "act", "proposition", "quote", "article")
MEDIA_TYPES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
}


class TimelineFormat(StrEnum):
    """Formats of a timeline."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    ICS = "ics"


class QueryFormat(StrEnum):
    """Formats of an answer to SPARQL."""

    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    TTL = "ttl"


def contradictions_(
    store: StoreOption = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Name or IRI: only with this speaker.")] = None,
    min_confidence: Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0)] = 0.0,
    output_format: Annotated[TableFormat, typer.Option("--format")] = TableFormat.TABLE,
    limit: LimitOption = 1000,
) -> None:
    """List contradictions, surest first."""
    with reading(store) as opened:
        wanted = contradictions.Wanted(actor=_actor(opened, actor) if actor else None, min_confidence=min_confidence)
        found = _all(lambda cursor, size: contradictions.find(opened, wanted, cursor=cursor, limit=size), limit)
        if output_format is TableFormat.TTL:
            sys.stdout.write(export.turtle_of(opened, (view.iri for view in found)))
            return
        names, groups = _article_ids(opened), _dispute_by_contradiction(opened)
        rows = [output.contradiction(view, groups.get(view.iri), names) for view in found]
        if output_format is TableFormat.JSONL:
            output.print_jsonl(rows)
        elif output_format is TableFormat.CSV:
            output.print_csv(rows, CONTRADICTION_COLUMNS)
        else:
            output.print_table([_flat(view) for view in found], CONTRADICTION_TABLE)


def disputes_(
    store: StoreOption = None,
    output_format: Annotated[TableFormat, typer.Option("--format")] = TableFormat.TABLE,
    limit: LimitOption = 1000,
) -> None:
    """List disputes with their sides."""
    with reading(store) as opened:
        lines = _all(lambda cursor, size: disputes.find(opened, cursor=cursor, limit=size), limit)
        views: list[DisputeView] = [disputes.read(opened, line.iri) for line in lines]
        if output_format is TableFormat.TTL:
            sys.stdout.write(export.turtle_of(opened, (view.iri for view in views)))
            return
        rows = [output.dispute(view) for view in views]
        if output_format is TableFormat.JSONL:
            output.print_jsonl(rows)
        elif output_format is TableFormat.CSV:
            output.print_csv(rows, DISPUTE_COLUMNS)
        else:
            table = [
                {
                    "title": view.title,
                    "pairs": len(view.contradictions),
                    "sides": " | ".join(f"{s.label}: {', '.join(a.label for a in s.actors)}" for s in view.sides),
                }
                for view in views
            ]
            output.print_table(table, ("title", "pairs", "sides"))


def timeline(
    actor: Annotated[str, typer.Argument(help="Name or IRI of the actor.")],
    store: StoreOption = None,
    output_format: Annotated[TimelineFormat, typer.Option("--format")] = TimelineFormat.TABLE,
    limit: LimitOption = 1000,
) -> None:
    """An actor's statements in order of time, with changes of position."""
    with reading(store) as opened:
        iri = _actor(opened, actor)
        found = list(_timeline(opened, iri, limit))
        names = _article_ids(opened)
        rows = [output.timeline_entry(entry, names) for entry in found]
        if output_format is TimelineFormat.JSONL:
            output.print_jsonl(rows)
        elif output_format is TimelineFormat.CSV:
            output.print_csv(rows, TIMELINE_COLUMNS)
        elif output_format is TimelineFormat.ICS:
            sys.stdout.write(calendar.as_ics(actor, found))
        else:
            output.print_table(rows, TIMELINE_TABLE)


def query(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE.rq]", help="File with a SPARQL query.")] = None,
    text: Annotated[str | None, typer.Option("-e", help="The query itself.")] = None,
    store: StoreOption = None,
    output_format: Annotated[QueryFormat | None, typer.Option("--format")] = None,
) -> None:
    """Answer a SPARQL query; it runs apart, with a deadline and a memory limit."""
    if (file is None) == (text is None):
        raise typer.BadParameter("give either a file or -e TEXT")
    sparql = text if text is not None else _read_query(file)
    settings = load_settings(store=store)
    with reading(store) as opened:
        pool = QueryPool(
            opened,
            workers=1,
            deadline_seconds=settings.deadline_seconds,
            memory_bytes=settings.memory_bytes,
            row_limit=settings.row_limit,
        )
        try:
            answer = pool.run(sparql, accept=MEDIA_TYPES[output_format.value] if output_format else None)
        finally:
            pool.close()
    sys.stdout.flush()
    sys.stdout.buffer.write(answer.body)
    if not answer.body.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")


def _read_query(file: Path | None) -> str:
    if file is None:
        raise InputError("no query was given")
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read as UTF-8 text ({error})") from error


def _all(ask: Callable[[str | None, int], Page[T]], limit: int) -> list[T]:
    """The first `limit` items of a paged list."""
    found: list[T] = []
    cursor: str | None = None
    while len(found) < limit:
        page = ask(cursor, min(MAX_LIMIT, limit - len(found)))
        found.extend(page.items)
        cursor = page.next
        if cursor is None:
            break
    return found


def _timeline(store: Store, iri: str, limit: int) -> Iterator[TimelineEntry]:
    cursor: str | None = None
    left = limit
    while left > 0:
        part = timelines.read(store, iri, cursor=cursor, limit=min(MAX_LIMIT, left))
        yield from part.items
        left -= len(part.items)
        cursor = part.next
        if cursor is None:
            return


def _actor(store: Store, name: str) -> str:
    """The IRI of the actor of this name who says most.

    Raises:
        NotFoundError: nobody of this name is in the store.
    """
    if "://" in name:
        return name
    found = actors.find(store, name, limit=MAX_LIMIT).items
    if not found:
        raise NotFoundError(f"no actor {name!r} in the store; `claimgraph query` can list them")
    exact = [line for line in found if line.actor.label.casefold() == name.casefold()]
    return max(exact or found, key=lambda line: (line.statements, line.actor.iri)).actor.iri


def _article_ids(store: Store) -> dict[str, str]:
    return article_views.ids(store)


def _dispute_by_contradiction(store: Store) -> dict[str, str]:
    lines = _all(lambda cursor, size: disputes.find(store, cursor=cursor, limit=size), 10**9)
    return {item.iri: line.iri for line in lines for item in disputes.read(store, line.iri).contradictions}


def _flat(view: ContradictionView) -> output.Row:
    return {
        "confidence": f"{view.confidence:.2f}",
        "kind": view.kind,
        "speaker_a": view.a.speaker.label,
        "speaker_b": view.b.speaker.label,
        "quote_a": view.a.quote,
        "quote_b": view.b.quote,
    }


COMMANDS = (contradictions_, disputes_, timeline, query)

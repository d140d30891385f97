"""Commands that ask the store: disputes, timeline."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli import calendar, output
from kg.cli.common import LimitOption, StoreOption, TableFormat, reading
from kg.cli.lists import short, take
from kg.cli.tables import print_table
from kg.interchange import rdf
from kg.stores import Store
from kg.views import actors, disputes, timelines
from kg.views import articles as article_views
from kg.views.paging import MAX_LIMIT
from kg.views.records import Change, DisputeView, TimelineEntry

DISPUTE_TABLE = ("id", "title", "status", "pairs", "days", "sides")
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
    "change",
)
TIMELINE_TABLE = ("said", "does", "claim", "quote", "outlet", "change")
CHANGE_TABLE = ("change", "first", "later", "first says", "later says", "why")


class TimelineFormat(StrEnum):
    """Formats of a timeline."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    ICS = "ics"


def disputes_(
    store: StoreOption = None,
    output_format: Annotated[TableFormat, typer.Option("--format")] = TableFormat.TABLE,
    limit: LimitOption = 1000,
) -> None:
    """List disputes with their sides."""
    with reading(store) as opened:
        lines = take(lambda cursor, size: disputes.find(opened, cursor=cursor, limit=size), limit)
        views: list[DisputeView] = [disputes.read(opened, line.iri, limit=1) for line in lines]
        if output_format is TableFormat.TTL:
            sys.stdout.write(rdf.turtle_of(opened, (view.iri for view in views)))
            return
        rows = [output.dispute(view, *disputes.members(opened, view.iri)) for view in views]
        if output_format is TableFormat.JSONL:
            output.print_jsonl(rows)
        elif output_format is TableFormat.CSV:
            output.print_csv(rows, DISPUTE_COLUMNS)
        else:
            print_table([_flat_dispute(view) for view in views], DISPUTE_TABLE)


def timeline(
    actor: Annotated[str, typer.Argument(help="Name or IRI of the actor.")],
    store: StoreOption = None,
    output_format: Annotated[TimelineFormat, typer.Option("--format")] = TimelineFormat.TABLE,
    limit: LimitOption = 1000,
) -> None:
    """An actor's statements in order of time, with changes of position."""
    with reading(store) as opened:
        iri = actors.named(opened, actor)
        found, changes = _timeline(opened, iri, limit)
        names = article_views.ids(opened)
        rows = [output.timeline_entry(entry, names) for entry in found]
        if output_format is TimelineFormat.JSONL:
            output.print_jsonl(rows)
        elif output_format is TimelineFormat.CSV:
            output.print_csv(rows, TIMELINE_COLUMNS)
        elif output_format is TimelineFormat.ICS:
            sys.stdout.write(calendar.as_ics(actor, found))
        else:
            print_table([_flat_entry(entry) for entry in found], TIMELINE_TABLE)
            if changes:
                print("\nChanges of position")
                print_table([_flat_change(change) for change in changes], CHANGE_TABLE)


def _flat_dispute(view: DisputeView) -> output.Row:
    days = sorted(day for side in view.sides for day in (side.first, side.last) if day is not None)
    return {
        "id": short(view.iri),
        "title": view.title,
        "status": view.status,
        "pairs": view.pairs,
        "days": f"{days[0]} – {days[-1]}" if days else "",
        "sides": " | ".join(f"{side.label}: {', '.join(actor.label for actor in side.actors)}" for side in view.sides),
    }


def _flat_entry(entry: TimelineEntry) -> output.Row:
    """One line of a timeline for people; "~" before a day that the text does not give."""
    view = entry.statement
    outlet = view.article.outlet.label if view.article.outlet else view.article.title
    return {
        "said": f"{'~' if view.said.is_assumed else ''}{view.said.last or 'undated'}",
        "does": view.act,
        "claim": view.claim.label if view.claim else "",
        "quote": view.quote,
        "outlet": outlet,
        "change": entry.change or "",
    }


def _flat_change(change: Change) -> output.Row:
    """A change of position with both quotes; what it is, and how many days lie between."""
    return {
        "change": change.kind,
        "first": str(change.before.said.last or "undated"),
        "later": str(change.after.said.last or "undated"),
        "first says": change.before.quote,
        "later says": change.after.quote,
        "why": change.why or "",
    }


def _timeline(store: Store, iri: str, limit: int) -> tuple[list[TimelineEntry], list[Change]]:
    """The first entries of a timeline, and the changes of position among them."""
    found: list[TimelineEntry] = []
    changes: list[Change] = []
    cursor: str | None = None
    while len(found) < limit:
        part = timelines.read(store, iri, cursor=cursor, limit=min(MAX_LIMIT, limit - len(found)))
        found.extend(part.items)
        changes.extend(part.changes)
        cursor = part.next
        if cursor is None:
            break
    return found, changes


COMMANDS = (disputes_, timeline)

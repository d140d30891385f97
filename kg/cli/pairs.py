"""Commands about pairs of statements: contradictions (found, undecided or rejected), and explain."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli import output, receipt
from kg.cli.common import LimitOption, StoreOption, TableFormat, reading
from kg.cli.lists import short, take
from kg.cli.tables import print_table
from kg.interchange import rdf
from kg.stores import Store
from kg.views import actors, contradictions, disputes, receipts, rejected
from kg.views import articles as article_views
from kg.views.records import ContradictionView, NotContradictionView

COLUMNS = ("id", "kind", "level", "rule", "confidence", "why", "dispute", "a", "b")
REJECTED_COLUMNS = ("id", "guard", "why", "person", "at", "a", "b")
TABLE = ("id", "sure", "kind", "first", "second", "first says", "second says")
REJECTED_TABLE = ("guard", "by", "first", "second", "first says", "second says", "why")


class ReceiptFormat(StrEnum):
    """Formats of a receipt."""

    TEXT = "text"
    JSON = "json"


def contradictions_(
    store: StoreOption = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Name or IRI: only with this speaker.")] = None,
    min_confidence: Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0)] = 0.0,
    output_format: Annotated[TableFormat, typer.Option("--format")] = TableFormat.TABLE,
    limit: LimitOption = 1000,
    undecided: Annotated[
        bool, typer.Option("--undecided", help="Instead: pairs too unsure to be counted as found, for reviewers.")
    ] = False,
    rejected_: Annotated[
        bool, typer.Option("--rejected", help="Instead: pairs that are no contradiction, with the reason.")
    ] = False,
) -> None:
    """List contradictions, surest first."""
    if undecided and rejected_:
        raise typer.BadParameter("--undecided and --rejected are two lists: ask for one")
    with reading(store) as opened:
        if rejected_:
            _print_rejected(opened, output_format, limit)
            return
        wanted = contradictions.Wanted(
            actor=actors.named(opened, actor) if actor else None,
            min_confidence=min_confidence,
            is_undecided=undecided,
        )
        found = take(lambda cursor, size: contradictions.find(opened, wanted, cursor=cursor, limit=size), limit)
        _print_found(opened, found, output_format)


def explain(
    contradiction: Annotated[str, typer.Argument(help="IRI, its last part, or a beginning of that which is enough.")],
    store: StoreOption = None,
    output_format: Annotated[ReceiptFormat, typer.Option("--format")] = ReceiptFormat.TEXT,
) -> None:
    """Print the receipt of a contradiction: rule, both quotes in context, what clashes, what would dissolve it."""
    with reading(store) as opened:
        found = receipts.read(opened, contradictions.identify(opened, contradiction))
    if output_format is ReceiptFormat.JSON:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=output.as_json))
    else:
        print(receipt.as_text(found))


def _print_found(store: Store, found: list[ContradictionView], output_format: TableFormat) -> None:
    def rows() -> list[output.Row]:
        names, groups = article_views.ids(store), disputes.by_contradiction(store)
        return [output.contradiction(view, groups.get(view.iri), names) for view in found]

    if output_format is TableFormat.TABLE:
        print_table([_flat(view) for view in found], TABLE)
    else:
        _print_rows(store, [view.iri for view in found], output_format, rows, COLUMNS)


def _print_rejected(store: Store, output_format: TableFormat, limit: int) -> None:
    found = take(lambda cursor, size: rejected.find(store, cursor=cursor, limit=size), limit)

    def rows() -> list[output.Row]:
        names = article_views.ids(store)
        return [output.rejected(view, names) for view in found]

    if output_format is TableFormat.TABLE:
        print_table([_flat_rejected(view) for view in found], REJECTED_TABLE)
    else:
        _print_rows(store, [view.iri for view in found], output_format, rows, REJECTED_COLUMNS)


def _print_rows(
    store: Store,
    iris: list[str],
    output_format: TableFormat,
    rows: Callable[[], list[output.Row]],
    columns: tuple[str, ...],
) -> None:
    """Print for programs; Turtle needs the identifiers only, so the rows are made when they are asked for."""
    if output_format is TableFormat.TTL:
        sys.stdout.write(rdf.turtle_of(store, iris))
    elif output_format is TableFormat.JSONL:
        output.print_jsonl(rows())
    else:
        output.print_csv(rows(), columns)


def _flat(view: ContradictionView) -> output.Row:
    return {
        "id": short(view.iri),
        "sure": f"{view.confidence:.2f}",
        "kind": view.kind,
        "first": view.a.speaker.label,
        "second": view.b.speaker.label,
        "first says": view.a.quote,
        "second says": view.b.quote,
    }


def _flat_rejected(view: NotContradictionView) -> output.Row:
    return {
        "guard": view.guard,
        "by": view.review.person if view.review else "rules",
        "first": view.a.speaker.label,
        "second": view.b.speaker.label,
        "first says": view.a.quote,
        "second says": view.b.quote,
        "why": view.reason,
    }


COMMANDS = (contradictions_, explain)

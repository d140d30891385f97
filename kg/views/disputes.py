"""Disputes: the list, and one with its sides, the reasons between them, and pairs that only look opposed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kg.errors import NotFoundError
from kg.graph.terms import tag
from kg.index import index_of, keys, lists
from kg.stores.base import Store, text
from kg.views import contradictions
from kg.views.lookup import Lookup, Row, ask, best_label, labels_of, looking, need, read_day
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import (
    ActorRef,
    ContradictionView,
    DisputeLine,
    DisputeView,
    NotContradictionView,
    Page,
    SideLine,
    SideView,
    StatementView,
    Titled,
)

MAX_LOOK_ALIKES = 20
UNTITLED = "Untitled dispute"


def find(store: Store, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[DisputeLine]:
    """Disputes, surest first."""
    check_limit(limit)
    columns = ("confidence", "titles", "sides", "contradictions", "first", "last")
    with looking(store) as lookup:
        rows = lists.part_of(lookup.connection, "dispute_line", columns, after=after(cursor), limit=limit + 1)
        shown, following = part(rows, limit)
        return Page(tuple(_line(lookup, row[1:]) for row in shown), following)


def find_by_contradiction(store: Store, contradiction: str) -> Titled | None:
    """The dispute that holds this contradiction; None where none does."""
    with index_of(store).reading() as connection:
        iri = lists.dispute_of(connection, contradiction)
    return Titled(iri, _title(_rows(store, iri))) if iri is not None else None


def find_leading(store: Store, *, limit: int) -> tuple[ContradictionView, ...]:
    """The surest contradiction of each dispute, surest first; those outside any dispute stand alone."""
    with looking(store) as lookup:
        leading = lists.leading_pairs(lookup.connection, limit=limit)
        return tuple(contradictions.build(lookup, pair) for pair in leading)


def read(store: Store, iri: str) -> DisputeView:
    """One dispute.

    Raises:
        NotFoundError: the store has no such dispute.
    """
    rows = _rows(store, iri)
    holders, outlets = _by_side(store, iri, "view-dispute-holders", "holder"), _outlets(store, iri)
    shown = _sides(store, iri)
    look_alikes = _look_alike_rows(store, {need(row, "statement") for side in shown for row in side})
    ended_by = text(rows[0]["endedBy"])
    with looking(store) as lookup:
        sides = tuple(_side(side, lookup, holders, outlets) for side in shown)
        pairs = [
            contradictions.build(lookup, need(row, "contradiction")) for row in rows if row["contradiction"] is not None
        ]
        return DisputeView(
            iri=iri,
            title=_title(rows),
            titles=labels_of(rows, "title"),
            confidence=float(need(rows[0], "confidence")),
            status=need(rows[0], "status"),
            sides=sides,
            contradictions=tuple(sorted(pairs, key=lambda pair: (-pair.confidence, pair.iri))),
            look_alikes=_look_alikes(lookup, look_alikes),
            ended_by=lookup.statement(ended_by) if ended_by is not None else None,
        )


def _rows(store: Store, iri: str) -> Sequence[Row]:
    rows = [*ask(store, "view-dispute", dispute=iri)]
    if not rows:
        raise NotFoundError(f"no dispute {iri}")
    return rows


def _title(rows: Sequence[Row]) -> str:
    return best_label(labels_of(rows, "title")) or UNTITLED


def _sides(store: Store, iri: str) -> list[list[Row]]:
    """Rows of each side, sides and statements in their order."""
    by_side: dict[str, list[Row]] = {}
    for row in ask(store, "view-dispute-sides", dispute=iri):
        by_side.setdefault(need(row, "side"), []).append(row)
    return sorted(by_side.values(), key=lambda rows: (int(need(rows[0], "position")), need(rows[0], "side")))


def _ranked(rows: Sequence[Row]) -> list[str]:
    ordered = sorted(rows, key=lambda row: (int(need(row, "rank")), need(row, "statement")))
    return list(dict.fromkeys(need(row, "statement") for row in ordered))


def _outlets(store: Store, iri: str) -> dict[str, tuple[str, ...]]:
    """Which outlets report each side, by the side's IRI."""
    return _by_side(store, iri, "view-dispute-outlets", "outlet")


def _by_side(store: Store, iri: str, query: str, column: str) -> dict[str, tuple[str, ...]]:
    """The actors in one column of a query on a dispute, by the side's IRI."""
    found: dict[str, tuple[str, ...]] = {}
    for row in ask(store, query, dispute=iri):
        side = need(row, "side")
        found[side] = (*found.get(side, ()), need(row, column))
    return found


def _side(
    rows: Sequence[Row],
    lookup: Lookup,
    holders: Mapping[str, tuple[str, ...]],
    outlets: Mapping[str, tuple[str, ...]],
) -> SideView:
    statements = lookup.statements(_ranked(rows))
    return SideView(
        need(rows[0], "label"),
        tuple(map(lookup.actor, holders.get(need(rows[0], "side"), ()))) or _speakers(statements),
        statements,
        read_day(rows[0]["first"]) or _first_day(rows),
        read_day(rows[0]["last"]) or _last_day(rows),
        tuple(map(lookup.actor, outlets.get(need(rows[0], "side"), ()))),
    )


def _speakers(statements: Sequence[StatementView]) -> tuple[ActorRef, ...]:
    return tuple({statement.speaker.iri: statement.speaker for statement in statements}.values())


def _line(lookup: Lookup, row: Sequence[Any]) -> DisputeLine:
    """A line of the index: IRI, confidence, titles, sides, number of contradictions, first and last day."""
    iri, confidence, titles, sides, contradicted, first, last = row
    labels: dict[str, str] = {}
    for title, lang in json.loads(titles):
        labels.setdefault(tag(lang), title)
    return DisputeLine(
        iri=iri,
        title=best_label(dict(sorted(labels.items()))) or UNTITLED,
        titles=dict(sorted(labels.items())),
        confidence=confidence,
        sides=tuple(
            SideLine(label, tuple(map(lookup.actor, actors)), number) for label, actors, number in json.loads(sides)
        ),
        contradictions=contradicted,
        first=keys.read_day(first),
        last=keys.read_day(last),
    )


def _days(rows: Sequence[Row]) -> list[date]:
    return sorted(day for row in rows if (day := read_day(row["day"])))


def _first_day(rows: Sequence[Row]) -> date | None:
    return next(iter(_days(rows)), None)


def _last_day(rows: Sequence[Row]) -> date | None:
    return next(reversed(_days(rows)), None)


def _look_alike_rows(store: Store, statements: set[str]) -> Sequence[tuple[str, Row]]:
    """Pairs set aside in which one of these statements takes part; a pair of two of them comes first."""
    row_by_pair = {
        need(row, "pair"): row
        for statement in sorted(statements)
        for row in ask(store, "view-look-alikes", statement=statement)
    }
    order = sorted(row_by_pair.items(), key=lambda entry: (need(entry[1], "other") not in statements, entry[0]))
    return order[:MAX_LOOK_ALIKES]


def _look_alikes(lookup: Lookup, rows: Sequence[tuple[str, Row]]) -> tuple[NotContradictionView, ...]:
    return tuple(
        NotContradictionView(
            pair,
            lookup.statement(need(row, "statement")),
            lookup.statement(need(row, "other")),
            need(row, "why"),
            need(row, "guard"),
            contradictions.read_review(lookup, need(row, "statement"), need(row, "other")),
        )
        for pair, row in rows
    )

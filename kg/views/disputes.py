"""Disputes: the list, and one with its sides, the reasons between them, and pairs that only look opposed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.errors import NotFoundError
from kg.graph.terms import tag
from kg.index import index_of, keys, lists, sides
from kg.stores.base import Store, text
from kg.views import contradictions
from kg.views.lookup import Lookup, Row, ask, best_label, labels_of, looking, need, read_day
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import (
    ContradictionView,
    DisputeLine,
    DisputeView,
    NotContradictionView,
    Page,
    SideLine,
    SideView,
    Titled,
)

MAX_LOOK_ALIKES = 20
STATEMENTS = 20  # of a side, and contradictions, where nobody says how many
NO_LIMIT = -1  # to SQLite
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
    return titled(store, iri) if iri is not None else None


def titled(store: Store, iri: str) -> Titled:
    """The dispute by its title.

    Raises:
        NotFoundError: the store has no such dispute.
    """
    return Titled(iri, _title(_rows(store, iri)))


def find_leading(store: Store, *, limit: int) -> tuple[ContradictionView, ...]:
    """The surest contradiction of each dispute, surest first; those outside any dispute stand alone."""
    with looking(store) as lookup:
        leading = lists.leading_pairs(lookup.connection, limit=limit)
        return tuple(contradictions.build(lookup, pair) for pair in leading)


def read(store: Store, iri: str, *, limit: int = STATEMENTS) -> DisputeView:
    """One dispute, with the strongest statements of each side and the surest contradictions.

    Args:
        store: where to look.
        iri: the dispute.
        limit: most statements of each side, and most contradictions, 1 to 200.

    Raises:
        NotFoundError: the store has no such dispute.
    """
    check_limit(limit)
    rows = _rows(store, iri)
    outlets = _outlets(store, iri)
    positions = _positions(store, iri)
    holders = _holders(store, iri)
    ended_by = text(rows[0]["endedBy"])
    with looking(store) as lookup:
        pairs = sides.pairs_of(lookup.connection, iri)
        columns = (_side(lookup, row, holders, outlets, limit) for row in positions.values())
        return DisputeView(
            iri=iri,
            title=_title(rows),
            titles=labels_of(rows, "title"),
            confidence=float(need(rows[0], "confidence")),
            status=need(rows[0], "status"),
            sides=tuple(side for side in columns if side.number),
            contradictions=tuple(contradictions.build(lookup, pair) for pair in pairs[:limit]),
            look_alikes=_look_alikes(lookup, iri),
            ended_by=lookup.statement(ended_by) if ended_by is not None else None,
            pairs=len(pairs),
        )


def members(store: Store, iri: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """IRIs of everything in a dispute: the statements of each side, strongest first, and all contradictions."""
    positions = _positions(store, iri)
    with index_of(store).snapshot() as connection:
        shown = (tuple(sides.strongest(connection, side, limit=NO_LIMIT)) for side in positions)
        return tuple(statements for statements in shown if statements), tuple(sides.pairs_of(connection, iri))


def by_contradiction(store: Store) -> dict[str, str]:
    """The dispute of each contradiction that is in one, by IRI."""
    with index_of(store).reading() as connection:
        return sides.disputes_of(connection)


def _rows(store: Store, iri: str) -> Sequence[Row]:
    rows = [*ask(store, "view-dispute", dispute=iri)]
    if not rows:
        raise NotFoundError(f"no dispute {iri}")
    return rows


def _positions(store: Store, iri: str) -> dict[str, Row]:
    """The first row of each side, by the side's IRI, in the order of the sides."""
    found: dict[str, Row] = {}
    for row in ask(store, "view-dispute-sides", dispute=iri):
        found.setdefault(need(row, "side"), row)
    return found


def _title(rows: Sequence[Row]) -> str:
    return best_label(labels_of(rows, "title")) or UNTITLED


def _holders(store: Store, iri: str) -> dict[str, tuple[str, ...]]:
    """Who holds each side, by the side's IRI."""
    return _by_side(store, iri, "view-dispute-holders", "holder")


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
    lookup: Lookup,
    row: Row,
    holders: Mapping[str, tuple[str, ...]],
    outlets: Mapping[str, tuple[str, ...]],
    limit: int,
) -> SideView:
    iri, connection = need(row, "side"), lookup.connection
    shown = sides.shown(connection, iri)
    return SideView(
        need(row, "label"),
        tuple(map(lookup.actor, holders.get(iri) or sides.speakers(connection, iri))),
        lookup.statements(sides.strongest(connection, iri, limit=limit)),
        read_day(row["first"]) or keys.read_day(shown.first),
        read_day(row["last"]) or keys.read_day(shown.last),
        tuple(map(lookup.actor, outlets.get(iri, ()))),
        shown.number,
        int(need(row, "position")),
    )


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


def _look_alikes(lookup: Lookup, iri: str) -> tuple[NotContradictionView, ...]:
    return tuple(
        NotContradictionView(
            pair.iri,
            lookup.statement(pair.inside),
            lookup.statement(pair.other),
            pair.why,
            pair.guard,
            contradictions.read_review(lookup, pair.inside, pair.other),
        )
        for pair in sides.set_aside(lookup.connection, iri, limit=MAX_LOOK_ALIKES)
    )

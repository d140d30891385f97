"""An actor's statements in order, with the changes of position between them marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.errors import NotFoundError
from kg.stores.base import Store, text
from kg.views import statements
from kg.views.lookup import Lookup, Row, ask, need, notation, read_day, read_when
from kg.views.paging import DEFAULT_LIMIT, page
from kg.views.records import Change, Timeline, TimelineEntry, When

OPPOSITE = ({"affirms", "denies"}, {"conditional", "denies"})
LAST_DAY = "9999-12-31"  # undated statements come last


def read(
    store: Store,
    iri: str,
    *,
    since: date | None = None,
    until: date | None = None,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Timeline:
    """The statements of one actor that carry a claim, earliest first.

    Args:
        store: where to look.
        iri: the actor.
        since: first day, by the latest day on which each can have been said; undated ones are left out.
        until: last day, included.
        cursor: where to go on.
        limit: 1 to 200.

    Raises:
        NotFoundError: the store has no such actor.
    """
    lookup = Lookup(store)
    if not len(ask(store, "view-actor", actor=iri)):
        raise NotFoundError(f"no actor {iri}")
    rows = {need(row, "statement"): row for row in statements.keys(store, statements.Wanted(actor=iri)) if row["claim"]}
    changes = _changes(store, rows)
    wanted = [row for row in rows.values() if _is_within(row, since, until)]
    found = page(wanted, key=_key, cursor=cursor, limit=limit)
    items = tuple(_entry(lookup, need(row, "statement"), changes) for row in found.items)
    changed = tuple(_change(lookup, item, changes[item.statement.iri]) for item in items if item.changed_from)
    return Timeline(lookup.actor(iri), items, changed, found.next)


@dataclass(frozen=True, slots=True)
class _Changed:
    """From which statement, in which way, and why; `why` is None where only the polarity tells it."""

    before: str
    kind: str
    why: str | None = None


def _changes(store: Store, rows: dict[str, Row]) -> dict[str, _Changed]:
    """The changes to these statements, by IRI: those that were worked out, and plain reversals on one claim."""
    found = {after: _Changed(before, "reversed") for after, before in find_changes(rows).items()}
    stored = [row for row in ask(store, "view-changes") if need(row, "after") in rows and need(row, "before") in rows]
    for row in reversed(stored):  # of several to one statement the surest, which comes first
        found[need(row, "after")] = _Changed(need(row, "before"), notation(text(row["kind"])), text(row["why"]))
    return found


def find_changes(rows: dict[str, Row]) -> dict[str, str]:
    """For each statement that leaves a position, the one before it on the same claim, by IRI.

    A change is from affirming (also on conditions) to denying the same claim, or back; leaving open is no position.
    The latest possible day decides the order, and two of one day in one article stand in text order; two of one day
    in different articles have no order, and give no change.
    """
    last: dict[str, Row] = {}
    changes: dict[str, str] = {}
    for row in sorted(rows.values(), key=_key):
        claim, polarity = need(row, "claim"), notation(text(row["polarity"]))
        if polarity == "uncommitted":
            continue
        earlier = last.get(claim)
        if (
            earlier is not None
            and {polarity, notation(text(earlier["polarity"]))} in OPPOSITE
            and _is_after(row, earlier)
        ):
            changes[need(row, "statement")] = need(earlier, "statement")
        last[claim] = row
    return changes


def _is_after(row: Row, earlier: Row) -> bool:
    first, second = read_day(earlier["day"]), read_day(row["day"])
    if first is None or second is None:
        return False
    return first < second or need(row, "article") == need(earlier, "article")


def _is_within(row: Row, since: date | None, until: date | None) -> bool:
    day = read_day(row["day"])
    if day is None:
        return since is None and until is None
    return (since is None or since <= day) and (until is None or day <= until)


def _entry(lookup: Lookup, iri: str, changes: dict[str, _Changed]) -> TimelineEntry:
    statement, change = lookup.statement(iri), changes.get(iri)
    event = _event(lookup, statement.claim.iri) if statement.claim else None
    return TimelineEntry(statement, event, change.before if change else None, change.kind if change else None)


def _event(lookup: Lookup, claim: str) -> When | None:
    row = next(iter(ask(lookup.store, "view-claim", claim=claim)), None)
    return read_when(row) if row and row["first"] is not None else None


def _change(lookup: Lookup, entry: TimelineEntry, change: _Changed) -> Change:
    before, after = lookup.statement(change.before), entry.statement
    days = (after.said.last - before.said.last).days if after.said.last and before.said.last else None
    return Change(lookup.claim(after.claim.iri if after.claim else ""), before, after, days, change.kind, change.why)


def _key(row: Row) -> tuple[str, str]:
    day = read_day(row["day"])
    place = f"{day.isoformat() if day else LAST_DAY} {need(row, 'article')} {int(need(row, 'start')):09d}"
    return (place, need(row, "statement"))

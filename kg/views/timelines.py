"""An actor's statements in order, with the changes of position between them marked."""

from __future__ import annotations

from datetime import date

from kg.errors import NotFoundError
from kg.index import lists
from kg.index.lists import Changed, Said
from kg.stores.base import Store
from kg.views.lookup import Lookup, looking, read_when
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import Change, Timeline, TimelineEntry, When


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
    check_limit(limit)
    with looking(store) as lookup:
        if not lookup.knows_actor(iri):
            raise NotFoundError(f"no actor {iri}")
        connection = lookup.connection
        speakers = lists.members_of(connection, iri)
        rows = lists.timeline(connection, speakers, days=(since, until), after=after(cursor), limit=limit + 1)
        said, following = part(rows, limit)
        changes = lists.changes(connection, speakers, said)
        items = tuple(_entry(lookup, one, changes.get(one.iri)) for one in said)
        changed = tuple(_change(lookup, item, changes[item.statement.iri]) for item in items if item.changed_from)
        return Timeline(lookup.actor(iri), items, changed, following)


def _entry(lookup: Lookup, said: Said, change: Changed | None) -> TimelineEntry:
    event = _event(lookup, said.claim)
    return TimelineEntry(
        lookup.statement(said.iri), event, change.before if change else None, change.kind if change else None
    )


def _event(lookup: Lookup, claim: str) -> When | None:
    card = lookup.claim_card(claim)
    return read_when(card) if card.first is not None else None


def _change(lookup: Lookup, entry: TimelineEntry, change: Changed) -> Change:
    before, after_ = lookup.statement(change.before), entry.statement
    days = (after_.said.last - before.said.last).days if after_.said.last and before.said.last else None
    return Change(lookup.claim(after_.claim.iri if after_.claim else ""), before, after_, days, change.kind, change.why)

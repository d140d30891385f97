"""An actor's statements in order, with the changes of position between them marked."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from kg.errors import NotFoundError
from kg.index import lists
from kg.index.lists import Changed, Said
from kg.index.silences import Kept, told_of
from kg.stores.base import Store
from kg.views import silences
from kg.views.lookup import Lookup, looking, read_when
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import Change, Timeline, TimelineEntry, When

STATEMENT, SILENCE = KINDS = ("statement", "silence")
_LISTS: Mapping[str, Callable[..., Sequence[Said | Kept]]] = {
    STATEMENT: lists.timeline, SILENCE: told_of
}  # fmt: skip


def read(
    store: Store,
    iri: str,
    *,
    since: date | None = None,
    until: date | None = None,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
    kinds: Collection[str] = (STATEMENT,),
) -> Timeline:
    """The statements of one actor that carry a claim, earliest first; on request what tells of its silence among them.

    Args:
        store: where to look.
        iri: the actor.
        since: first day, by the latest day on which each can have been said; undated ones are left out.
        until: last day, included.
        cursor: where to go on.
        limit: 1 to 200.
        kinds: "statement", "silence" or both.

    Raises:
        NotFoundError: the store has no such actor.
    """
    check_limit(limit)
    with looking(store) as lookup:
        if not lookup.knows_actor(iri):
            raise NotFoundError(f"no actor {iri}")
        connection = lookup.connection
        speakers = lists.members_of(connection, iri)
        found = [
            listed(connection, speakers, days=(since, until), after=after(cursor), limit=limit + 1)
            for kind, listed in _LISTS.items()
            if kind in kinds
        ]
        rows, following = part(list(heapq.merge(*found, key=_place))[: limit + 1], limit)
        changes = lists.changes(connection, speakers, (one for one in rows if isinstance(one, Said)))
        items = tuple(_entry(lookup, one, changes.get(one.iri)) for one in rows)
        changed = tuple(_change(lookup, item, changes[item.statement.iri]) for item in items if item.changed_from)
        return Timeline(lookup.actor(iri), items, changed, following)


def _place(one: Said | Kept) -> lists.Place:
    return (one.place, one.iri)


def _entry(lookup: Lookup, one: Said | Kept, change: Changed | None) -> TimelineEntry:
    if isinstance(one, Kept):
        silence = silences.build(lookup, one)
        return TimelineEntry(silence.told, None, silence=silence)
    event = _event(lookup, one.claim)
    return TimelineEntry(
        lookup.statement(one.iri), event, change.before if change else None, change.kind if change else None
    )


def _event(lookup: Lookup, claim: str) -> When | None:
    card = lookup.claim_card(claim)
    return read_when(card) if card.first is not None else None


def _change(lookup: Lookup, entry: TimelineEntry, change: Changed) -> Change:
    before, after_ = lookup.statement(change.before), entry.statement
    days = (after_.said.last - before.said.last).days if after_.said.last and before.said.last else None
    return Change(lookup.claim(after_.claim.iri if after_.claim else ""), before, after_, days, change.kind, change.why)

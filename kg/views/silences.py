"""Silences: who is told not to have reported or answered something, by whom, in which words.

A silence is never a statement of whoever is silent: it is shown with the statement that tells of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.index import keys, lists
from kg.index import silences as kept_silences
from kg.index.silences import Kept
from kg.stores.base import Store
from kg.views.lookup import Lookup, looking
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import Page, SilenceView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of silences is narrowed to; IRIs and days, None for no limit. All that is given must fit.

    `actor`: who is told not to have spoken, and all who are judged to be one with it. `teller`: whose statement tells
    of it. `claim`: what it is on, or what the statement claims that tells of it. `since` and `until` (included) go by
    the day up to which the silence is told; undated ones are then left out.
    """

    actor: str | None = None
    teller: str | None = None
    article: str | None = None
    claim: str | None = None
    since: date | None = None
    until: date | None = None


ANY = Wanted()


def find(
    store: Store, wanted: Wanted = ANY, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page[SilenceView]:
    """Silences, latest first."""
    check_limit(limit)
    with looking(store) as lookup:
        shown, following = part(_rows(lookup, wanted, cursor, limit + 1), limit)
        return Page(tuple(build(lookup, kept) for kept in shown), following)


def of_claim(lookup: Lookup, claim: str, *, limit: int) -> tuple[SilenceView, ...]:
    """The latest silences on a claim, or told by statements of it."""
    return tuple(build(lookup, kept) for kept in _rows(lookup, Wanted(claim=claim), None, limit))


def build(lookup: Lookup, kept: Kept) -> SilenceView:
    """The silence with names and the statement that tells of it."""
    return SilenceView(
        kept.iri,
        lookup.actor(kept.actor),
        lookup.statement(kept.statement),
        keys.read_day(kept.as_of),
        keys.read_day(kept.since),
        kept.confidence,
        tuple(map(lookup.claim, kept_silences.claims_of(lookup.connection, kept.iri))),
    )


def _rows(lookup: Lookup, wanted: Wanted, cursor: str | None, limit: int) -> list[Kept]:
    fixed = {
        "teller": wanted.teller,
        "article": wanted.article,
        "claim": wanted.claim,
        "since": wanted.since.isoformat() if wanted.since else None,
        "until": wanted.until.isoformat() if wanted.until else None,
    }
    given = {name: value for name, value in fixed.items() if value is not None}
    actors = lists.members_of(lookup.connection, wanted.actor) if wanted.actor else None
    return kept_silences.part_of(lookup.connection, given, actors=actors, after=after(cursor), limit=limit)

"""Statements: the list, filtered by speaker, article, claim, act and commitment."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.vocabulary import concept
from kg.index import lists
from kg.index.lists import Narrowed
from kg.model import Act, Commitment
from kg.stores.base import Store
from kg.views.lookup import looking
from kg.views.paging import DEFAULT_LIMIT, after, check_limit, part
from kg.views.records import Page, StatementView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of statements is narrowed to; IRIs, and None for no limit. All that is given must fit.

    `actor`: the statements of all who are judged to be one with it. `dispute`: those that show a side of it; `side`:
    only this one, 1 for the first.
    """

    actor: str | None = None
    article: str | None = None
    claim: str | None = None
    act: Act | None = None
    commitment: Commitment | None = None
    dispute: str | None = None
    side: int | None = None


ANY = Wanted()


def find(
    store: Store, wanted: Wanted = ANY, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page[StatementView]:
    """Statements, latest possible day first; wholes and their parts are both there."""
    check_limit(limit)
    with looking(store) as lookup:
        connection = lookup.connection
        narrowed = Narrowed(
            lists.members_of(connection, wanted.actor) if wanted.actor else None,
            wanted.article,
            wanted.claim,
            concept("speech-act", wanted.act).value if wanted.act else None,
            concept("commitment", wanted.commitment).value if wanted.commitment else None,
            wanted.dispute,
            wanted.side,
        )
        rows = lists.statements(connection, narrowed, after=after(cursor), limit=limit + 1)
        shown, following = part(rows, limit)
        return Page(lookup.statements(iri for _, iri in shown), following)

"""Statements: the list, filtered by speaker, article, claim, act and commitment."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.vocabulary import concept
from kg.model import Act, Commitment
from kg.stores.base import Store, Term
from kg.views import identities
from kg.views.lookup import Lookup, Row, ask, need, read_day
from kg.views.paging import DEFAULT_LIMIT, latest_first, page
from kg.views.records import Page, StatementView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of statements is narrowed to; IRIs, and None for no limit. All that is given must fit.

    `actor`: the statements of all who are judged to be one with it.
    """

    actor: str | None = None
    article: str | None = None
    claim: str | None = None
    act: Act | None = None
    commitment: Commitment | None = None


ANY = Wanted()


def find(
    store: Store, wanted: Wanted = ANY, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page[StatementView]:
    """Statements, latest possible day first; wholes and their parts are both there."""
    rows = {need(row, "statement"): row for row in keys(store, wanted)}
    found = page(rows.values(), key=_key, cursor=cursor, limit=limit)
    return Page(Lookup(store).statements(need(row, "statement") for row in found.items), found.next)


def keys(store: Store, wanted: Wanted) -> list[Row]:
    """Rows of `view-statement-keys` that fit, in no set order."""
    values: dict[str, str | Term] = {}
    if wanted.article:
        values["article"] = wanted.article
    if wanted.act:
        values["act"] = concept("speech-act", wanted.act)
    if wanted.commitment:
        values["commitment"] = concept("commitment", wanted.commitment)
    rows: list[Row] = []
    if wanted.actor:
        for member in identities.members(store, wanted.actor):
            rows += ask(store, "view-statement-keys", speaker=member, **values)
    else:
        rows += ask(store, "view-statement-keys", **values)
    if wanted.claim is None:
        return rows
    of_claim = {need(row, "statement") for row in ask(store, "claim-statements", claim=wanted.claim)}
    return [row for row in rows if need(row, "statement") in of_claim]


def _key(row: Row) -> tuple[str, str]:
    return (latest_first(read_day(row["day"])), need(row, "statement"))

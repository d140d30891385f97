"""Statements (acts of saying), claims (what was said), and silences (that somebody did not speak)."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import ClaimQuery, Id, PagingQuery, SilenceQuery, StatementQuery, StoreOf, expand
from api.routes.describe import failures
from kg.views import claims, silences, statements
from kg.views.records import ClaimLine, ClaimView, Page, SilenceView, StatementView

router = APIRouter(prefix="/api/v1", tags=["claims"])


@router.get("/statements", response_model=Page[StatementView], responses=failures(400))
def list_statements(store: StoreOf, query: StatementQuery) -> Page[StatementView]:
    """Statements that fit all that was asked, latest first; compound statements and their parts are both given."""
    wanted = statements.Wanted(
        actor=expand("actor", query.actor) if query.actor else None,
        article=expand("article", query.article) if query.article else None,
        claim=expand("claim", query.claim) if query.claim else None,
        act=query.act,
        commitment=query.commitment,
        dispute=expand("dispute", query.dispute) if query.dispute else None,
        side=query.side,
    )
    return statements.find(store, wanted, cursor=query.cursor, limit=query.limit)


@router.get("/silences", response_model=Page[SilenceView], responses=failures(400))
def list_silences(store: StoreOf, query: SilenceQuery) -> Page[SilenceView]:
    """Who is told not to have reported, confirmed, denied or answered something, latest first.

    A silence is no statement of the one who is silent (`actor`) and takes no position for them: `told` is the statement
    that tells of it, with the exact words, by its own speaker. `on` names claims that were neither put forward nor
    denied where somebody recorded them, and is mostly empty.
    """
    wanted = silences.Wanted(
        actor=expand("actor", query.actor) if query.actor else None,
        teller=expand("actor", query.teller) if query.teller else None,
        article=expand("article", query.article) if query.article else None,
        claim=expand("claim", query.claim) if query.claim else None,
        since=query.since,
        until=query.until,
    )
    return silences.find(store, wanted, cursor=query.cursor, limit=query.limit)


@router.get("/claims", response_model=Page[ClaimLine], responses=failures(400))
def list_claims(store: StoreOf, query: PagingQuery) -> Page[ClaimLine]:
    """All claims, most stated first, with how many statements affirm and deny each."""
    return claims.find(store, cursor=query.cursor, limit=query.limit)


@router.get("/claims/{id:path}", response_model=ClaimView, responses=failures(400, 404))
def get_claim(store: StoreOf, id: Id, query: ClaimQuery) -> ClaimView:  # noqa: A002  name in the address
    """One claim with the statements of it, whoever made them, in parts, and the surest contradictions between them.

    `pairs` says how many contradictions there are in all; `/contradictions` lists them. `silences`
    are the latest of those told of this claim; `/silences?claim=…` lists them.
    """
    return claims.read(store, expand("claim", id), cursor=query.cursor, limit=query.limit)

"""Contradictions (pairs of statements) and disputes (all pairs about one issue)."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import ContradictionQuery, DisputeQuery, Id, NoQuery, PagingQuery, RejectedQuery, StoreOf, expand
from api.routes.describe import failures
from kg.views import contradictions, disputes, receipts, rejected
from kg.views.receipts import Receipt
from kg.views.records import ContradictionView, DisputeLine, DisputeView, NotContradictionView, Page

router = APIRouter(prefix="/api/v1", tags=["contradictions"])


@router.get("/contradictions", response_model=Page[ContradictionView], responses=failures(400))
def list_contradictions(store: StoreOf, query: ContradictionQuery) -> Page[ContradictionView]:
    """Pairs of statements that cannot both hold, surest first, each with both quotes and the reason."""
    wanted = contradictions.Wanted(
        actor=expand("actor", query.actor) if query.actor else None,
        level=query.level,
        min_confidence=query.min_confidence,
        is_undecided=query.undecided,
        dispute=expand("dispute", query.dispute) if query.dispute else None,
    )
    return contradictions.find(store, wanted, cursor=query.cursor, limit=query.limit)


@router.get("/contradictions/{id:path}", response_model=ContradictionView, responses=failures(400, 404))
def get_contradiction(store: StoreOf, id: Id, query: NoQuery) -> ContradictionView:  # noqa: A002  name in the address
    """One pair: both statements with quote, context, speaker, dates and article; the rule, and what it assumed."""
    return contradictions.read(store, expand("contradiction", id))


@router.get("/explanations/{id:path}", response_model=Receipt, responses=failures(400, 404))
def explain_contradiction(store: StoreOf, id: Id, query: NoQuery) -> Receipt:  # noqa: A002  name in the address
    """The receipt of a pair: what its rule finds, what each statement was read as, and what would dissolve it."""
    return receipts.read(store, expand("contradiction", id))


@router.get("/not-contradictions", response_model=Page[NotContradictionView], responses=failures(400))
def list_not_contradictions(store: StoreOf, query: RejectedQuery) -> Page[NotContradictionView]:
    """Pairs that look opposed and are not, with the reason; those that a person judged come first."""
    return rejected.find(store, guard=query.guard, cursor=query.cursor, limit=query.limit)


@router.get("/disputes", response_model=Page[DisputeLine], responses=failures(400))
def list_disputes(store: StoreOf, query: PagingQuery) -> Page[DisputeLine]:
    """All disputes, surest first, with their sides."""
    return disputes.find(store, cursor=query.cursor, limit=query.limit)


@router.get("/disputes/{id:path}", response_model=DisputeView, responses=failures(400, 404))
def get_dispute(store: StoreOf, id: Id, query: DisputeQuery) -> DisputeView:  # noqa: A002  name in the address
    """One dispute: its sides with their strongest quotes, the surest contradictions, and look-alikes that are none.

    `number` of a side and `pairs` say how many there are in all; `/statements?dispute=…&side=1` and
    `/contradictions?dispute=…` list them in parts.
    """
    return disputes.read(store, expand("dispute", id), limit=query.limit)

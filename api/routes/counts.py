"""Counts over the whole store: who contradicts whom how often, and statements by outlet and month."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import PagingQuery, StoreOf
from api.routes.describe import failures
from kg.views import counts
from kg.views.counts import MonthLine, OppositionLine
from kg.views.records import Page

router = APIRouter(prefix="/api/v1/counts", tags=["counts"])


@router.get("/oppositions", response_model=Page[OppositionLine], responses=failures(400))
def list_oppositions(store: StoreOf, query: PagingQuery) -> Page[OppositionLine]:
    """How many contradictions of each kind stand between two speakers; those between whom most stands come first.

    Speakers who are judged to be one count as one. Nothing is said on who is right.
    """
    return counts.oppositions(store, cursor=query.cursor, limit=query.limit)


@router.get("/months", response_model=Page[MonthLine], responses=failures(400))
def list_months(store: StoreOf, query: PagingQuery) -> Page[MonthLine]:
    """How many statements each outlet reports of each month, by the latest day on which each can have been made."""
    return counts.months(store, cursor=query.cursor, limit=query.limit)

"""Lists: disputes, contradictions, claims, actors, articles, sources."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import StoreOf, expand
from api.templating import render
from kg.errors import InputError
from kg.views import actors, articles, claims, contradictions, disputes, rejected, search, sources
from kg.views.paging import MAX_CURSOR

router = APIRouter(include_in_schema=False)
Cursor = Annotated[str | None, Query(max_length=MAX_CURSOR)]
Words = Annotated[str, Query(max_length=200)]
PAIRS = 20
LINES = 50


@router.get("/disputes")
def show_disputes(request: Request, store: StoreOf, cursor: Cursor = None) -> Response:
    """All disputes, surest first."""
    return render(request, "disputes.html", page=disputes.find(store, cursor=cursor, limit=LINES))


@router.get("/contradictions")
def show_contradictions(
    request: Request,
    store: StoreOf,
    *,
    level: Words = "",
    min_confidence: Words = "",
    undecided: Words = "",
    dispute: Words = "",
    cursor: Cursor = None,
) -> Response:
    """All pairs, surest first, each with both quotes; those of one dispute; or those not counted, for reviewers."""
    held = disputes.titled(store, expand("dispute", dispute)) if dispute else None
    wanted = contradictions.Wanted(
        level=level or None,
        min_confidence=_share(min_confidence),
        is_undecided=undecided == "1",
        dispute=held.iri if held else None,
    )
    filters = {"level": level, "min_confidence": min_confidence, "undecided": undecided, "dispute": dispute}
    return render(
        request,
        "contradictions.html",
        page=contradictions.find(store, wanted, cursor=cursor, limit=PAIRS),
        filters=filters,
        dispute=held,
        query=urlencode(filters),
    )


@router.get("/set-aside")
def show_rejected(request: Request, store: StoreOf, *, guard: Words = "", cursor: Cursor = None) -> Response:
    """Pairs that look opposed and are not, with the reason; those that a person judged first."""
    return render(
        request,
        "set-aside.html",
        page=rejected.find(store, guard=guard or None, cursor=cursor, limit=PAIRS),
        guards=rejected.guards(store),
        guard=guard,
        query=urlencode({"guard": guard}),
    )


@router.get("/claims")
def show_claims(request: Request, store: StoreOf, cursor: Cursor = None) -> Response:
    """All claims, most stated first."""
    return render(request, "claims.html", page=claims.find(store, cursor=cursor, limit=LINES))


@router.get("/search")
def show_search(
    request: Request, store: StoreOf, *, q: Words = "", lang: Words = "", cursor: Cursor = None
) -> Response:
    """Quotes and claims that hold some words; words that cannot be understood are told beside the field."""
    fault, page = None, None
    try:
        page = search.find(store, q, lang=lang.strip() or None, cursor=cursor, limit=PAIRS) if q.strip() else None
    except InputError as error:
        fault = str(error)
    return render(
        request,
        "search.html",
        page=page,
        fault=fault,
        q=q,
        lang=lang,
        query=urlencode({"q": q, "lang": lang} if lang else {"q": q}),
        status=400 if fault else 200,
    )


@router.get("/actors")
def show_actors(request: Request, store: StoreOf, q: Words = "", cursor: Cursor = None) -> Response:
    """All actors, or those of a name."""
    found = actors.find(store, q.strip() or None, cursor=cursor, limit=LINES)
    return render(request, "actors.html", page=found, q=q, query=urlencode({"q": q}) if q else "")


@router.get("/articles")
def show_articles(request: Request, store: StoreOf, cursor: Cursor = None) -> Response:
    """All articles, latest first."""
    return render(request, "articles.html", page=articles.find(store, cursor=cursor, limit=LINES))


@router.get("/sources")
def show_sources(request: Request, store: StoreOf, cursor: Cursor = None) -> Response:
    """All outlets."""
    return render(request, "sources.html", page=sources.find(store, cursor=cursor, limit=LINES))


def _share(text: str) -> float:
    """A confidence written by a person in an address; anything odd means no limit."""
    try:
        share = float(text)
    except ValueError:
        return 0.0
    return share if 0.0 <= share <= 1.0 else 0.0

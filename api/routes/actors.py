"""Actors: search, profile, and the timeline of what one actor said, as JSON or CSV."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import ActorQuery, Id, NoQuery, StoreOf, TimelineQuery, expand
from api.errors import NotAcceptableError
from api.negotiation import choose
from api.routes.describe import failures
from api.tables import write_timeline
from kg.views import actors, timelines
from kg.views.profiles import ActorLine, ActorView
from kg.views.records import Page, Timeline

router = APIRouter(prefix="/api/v1", tags=["actors"])
JSON, CSV = "application/json", "text/csv"


@router.get("/actors", response_model=Page[ActorLine], responses=failures(400))
def list_actors(store: StoreOf, query: ActorQuery) -> Page[ActorLine]:
    """Actors by name, those with most statements first; `q` looks in every known form of the name, in any script."""
    return actors.find(store, query.q, cursor=query.cursor, limit=query.limit)


@router.get(
    "/actors/{id:path}/timeline",
    response_model=Timeline,
    responses={**failures(400, 404, 406), 200: {"content": {CSV: {"schema": {"type": "string"}}}}},
)
def get_timeline(request: Request, store: StoreOf, id: Id, query: TimelineQuery) -> Timeline | Response:  # noqa: A002  name in the address
    """What one actor said, in order, with changes of position marked.

    Order is by the latest day on which each statement can have been made, then by place in the article. CSV has one
    line a statement; a cell that a spreadsheet would take for a formula starts with an apostrophe. The cursor of the
    following part is then in the `Link` header.

    With `kind=silence` or `kind=all` there are lines for what others tell of the actor's silence: such a line has a
    `silence`, and its `statement` is the one that tells of it, made by its own `speaker`. In CSV its `kind` is silence,
    and `silent` is the actor.
    """
    wanted = {"json": JSON, "csv": CSV}.get(query.format or "") or choose(request.headers.get("accept"), (JSON, CSV))
    if wanted is None:
        raise NotAcceptableError(f"a timeline can be written as {JSON} or {CSV}")
    found = timelines.read(
        store,
        expand("actor", id),
        since=query.since,
        until=query.until,
        cursor=query.cursor,
        limit=query.limit,
        kinds=timelines.KINDS if query.kind == "all" else (query.kind,),
    )
    if wanted == JSON:
        return found
    following = {"Link": f'<{request.url.include_query_params(cursor=found.next)}>; rel="next"'} if found.next else {}
    return Response(write_timeline(found), media_type=f"{CSV}; charset=utf-8; header=present", headers=following)


@router.get("/actors/{id:path}", response_model=ActorView, responses=failures(400, 404))
def get_actor(store: StoreOf, id: Id, query: NoQuery) -> ActorView:  # noqa: A002  name in the address
    """One actor: names by language, offices, whom it speaks for, its speech acts, and who contradicts it."""
    return actors.read(store, expand("actor", id))

"""The description of the data, at `/void` and where RFC 5785 has it looked for."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.census import CensusTaker
from api.dependencies import NoQuery
from api.rdf import FORMATS, graph_answer, media_type_for
from api.routes.describe import failures
from api.service import NAMESPACES, describe_data

router = APIRouter(tags=["service"])
_CONTENT = {kind: {"schema": {"type": "string"}} for kind in FORMATS}


@router.get("/void", responses={200: {"content": _CONTENT}, **failures(400, 406, 503)}, response_class=Response)
async def get_description(request: Request, query: NoQuery) -> Response:
    """What the graph holds: counts by class and property, examples, rights, ways to get at it (VoID, DCAT)."""
    media_type = media_type_for(request)
    taker: CensusTaker = request.app.state.census_taker
    census = await run_in_threadpool(taker.take)
    address = str(request.url.replace(query=""))
    return graph_answer(describe_data(address, census), media_type, prefixes=NAMESPACES)


@router.get("/.well-known/void", status_code=303, responses={**failures(400)}, response_class=RedirectResponse)
async def find_description(request: Request, query: NoQuery) -> Response:
    """Where the description is."""
    return RedirectResponse(str(request.url.replace(path="/void", query="")), status_code=303)

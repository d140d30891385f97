"""The SPARQL 1.1 Protocol, reading only: queries run in killable workers; a browser gets the editor page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import OptionsOf, PoolOf
from api.editor import show_editor
from api.errors import NotAcceptableError
from api.negotiation import choose
from api.protocol import FORM, QUERY, Asked, read_request
from api.routes.describe import failures
from kg.errors import QueryError
from kg.stores.binding import query_form, unescape
from kg.stores.worker import QueryPool

router = APIRouter(tags=["sparql"])
HTML = "text/html"
ROWS = (
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
)  # fmt: skip
TRIPLES = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
# What clients ask for by older or wider names, and the type that they are given.
ALIASES = {"application/json": ROWS[0], "application/xml": ROWS[1], "text/xml": ROWS[1]}
ANSWERS: dict[int | str, dict[str, Any]] = {  # Any: OpenAPI's own free form
    200: {
        "description": "The answer in the accepted form.",
        "content": {kind: {"schema": {"type": "string"}} for kind in (*ROWS, *TRIPLES)},
    }
}
PARAMETERS = [
    {"name": name, "in": "query", "required": False, "schema": schema, "description": words}
    for name, schema, words in (
        ("query", {"type": "string"}, "One SPARQL 1.1 query."),
        ("default-graph-uri", {"type": "array", "items": {"type": "string"}}, "Graphs merged into the default graph."),
        ("named-graph-uri", {"type": "array", "items": {"type": "string"}}, "Graphs that GRAPH may name."),
    )
]
BODY = {"content": {FORM: {"schema": {"type": "object"}}, QUERY: {"schema": {"type": "string"}}}}


@router.get(
    "/sparql", responses={**ANSWERS, **failures(400, 403, 406, 413, 503)}, openapi_extra={"parameters": PARAMETERS}
)
async def query_by_get(request: Request, pool: PoolOf, options: OptionsOf) -> Response:
    """Answer a query in the address; show the editor to a browser."""
    asked = await read_request(request)
    if choose(request.headers.get("accept"), (*ROWS, *TRIPLES, *ALIASES, HTML)) != HTML:
        return await _answer(request, asked or _nothing(), pool)

    async def ask(query: str) -> tuple[str, bytes]:
        kind = ROWS[0] if _offers(query) == ROWS else TRIPLES[0]
        return kind, await _run(pool, replace(asked or _nothing(), query=query), kind)

    return await show_editor(request, asked.query if asked else None, ask=ask, options=options)


@router.post("/sparql", responses={**ANSWERS, **failures(400, 403, 406, 413, 503)}, openapi_extra={"requestBody": BODY})
async def query_by_post(request: Request, pool: PoolOf) -> Response:
    """Answer a query in the body: a form, or the bare query."""
    return await _answer(request, await read_request(request) or _nothing(), pool)


async def _answer(request: Request, asked: Asked, pool: QueryPool) -> Response:
    offers = _offers(asked.query)
    names = (*offers, *(name for name, kind in ALIASES.items() if kind in offers))
    chosen = choose(request.headers.get("accept"), names)
    if chosen is None:
        raise NotAcceptableError(f"this query can be answered as {', '.join(offers)}")
    kind = ALIASES.get(chosen, chosen)
    return Response(await _run(pool, asked, kind), media_type=kind, headers={"Vary": "Accept"})


async def _run(pool: QueryPool, asked: Asked, kind: str) -> bytes:
    """The answer in this form, from a worker; other requests go on meanwhile."""
    answer = await run_in_threadpool(
        pool.run, asked.query, accept=kind, default_graphs=asked.default_graphs, named_graphs=asked.named_graphs
    )
    return answer.body


def _offers(query: str) -> tuple[str, ...]:
    """Forms in which this query can be answered; those of rows where the query is not understood."""
    return TRIPLES if query_form(unescape(query)) in ("CONSTRUCT", "DESCRIBE") else ROWS


def _nothing() -> Asked:
    raise QueryError("no query was sent: give it as `query`")

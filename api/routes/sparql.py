"""The SPARQL 1.1 Protocol: queries run in killable workers, updates need a key; a browser gets the editor page."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from threading import Event
from typing import Any

from anyio import to_thread
from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import OptionsOf, PoolOf, WriterOf, get_options, get_store
from api.editor import SHOWN_ROWS, show_editor
from api.keys import client_of, require_key
from api.negotiation import choose
from api.protocol import FORM, QUERY, UPDATE, Asked, Told, read_query, read_request
from api.rdf import ALIASES as GRAPH_ALIASES
from api.rdf import FORMATS, graph_answer, media_type_for
from api.routes.describe import failures
from api.service import NAMESPACES, describe_service
from kg.errors import FormError, QueryError
from kg.index.sparql import ask, expand
from kg.stores.worker import QueryAnswer, QueryPool

router = APIRouter(tags=["sparql"])
HTML = "text/html"
ROWS = (
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
)  # fmt: skip
TRIPLES = (
    "text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig",
    "application/n-quads",
)  # fmt: skip
# What clients ask for by older or wider names, and the type that they are given.
ALIASES = {"application/json": ROWS[0], "application/xml": ROWS[1], "text/xml": ROWS[1]}
# Calls of functions that answer otherwise each time: no tag, nothing to keep. Read as text, not as tokens, which can be
# made to take long; a string that looks like a call costs a client no more than asking again.
CHANGING = re.compile(r"\b(?:NOW|RAND|STRUUID|UUID)(?:\s|#[^\n\r]*+[\n\r])*+\(", re.IGNORECASE)
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
_TEXT = {"schema": {"type": "string"}}
BODY = {"content": {FORM: {"schema": {"type": "object"}}, QUERY: _TEXT, UPDATE: _TEXT}}


@router.get(
    "/sparql", responses={**ANSWERS, **failures(400, 406, 413, 414, 429, 503)}, openapi_extra={"parameters": PARAMETERS}
)
async def query_by_get(request: Request, pool: PoolOf, options: OptionsOf) -> Response:
    """Answer a query in the address; without one, show the editor to a browser and describe the service to programs."""
    asked = read_query(request)
    if choose(request.headers.get("accept"), (*ROWS, *TRIPLES, *ALIASES, *GRAPH_ALIASES, HTML)) != HTML:
        return await _answer(request, asked, pool) if asked else await run_in_threadpool(_describe, request)

    async def ask_first(query: str) -> tuple[str, bytes]:
        told = replace(asked or Asked(query), query=query)
        answer = await _run(request, pool, told, only_first=SHOWN_ROWS + 1)
        return answer.media_type, answer.body

    return await show_editor(request, asked.query if asked else None, ask=ask_first, options=options)


@router.post(
    "/sparql",
    responses={
        **ANSWERS,
        204: {"description": "The update is done."},
        **failures(400, 401, 403, 406, 413, 415, 429, 503),
    },
    openapi_extra={"requestBody": BODY, "security": [{}, {"key": []}]},
)
async def post(request: Request, pool: PoolOf, writer: WriterOf, options: OptionsOf) -> Response:
    """Answer a query in the body, or do an update, for which a key is needed: a form, or the bare text."""
    asked = await read_request(request)
    if not isinstance(asked, Told):
        return await _answer(request, asked, pool)
    require_key(request, options.api_key_hashes)
    search = partial(expand, request.app.state.store)
    work = partial(writer.update, asked.update, using=asked.using, using_named=asked.using_named, prepare=search)
    await to_thread.run_sync(work, limiter=request.app.state.write_threads)
    return Response(status_code=204)


def _describe(request: Request) -> Response:
    """The service description (SPARQL 1.1 Service Description, section 2), under the address that was asked."""
    if choose(request.headers.get("accept"), tuple(FORMATS)) is None:
        raise QueryError("no query was sent: give it as `query`")
    endpoint = str(request.base_url).rstrip("/") + request.scope["raw_path"].decode("ascii", "replace")
    graphs = get_store(request).graphs()
    return graph_answer(describe_service(endpoint, graphs), media_type_for(request), prefixes=NAMESPACES)


async def _answer(request: Request, asked: Asked, pool: QueryPool) -> Response:
    accept = request.headers.get("accept")
    # The worker knows whether the query asks for rows or for triples; here only what the client would take of either.
    chosen = (
        (choose(accept, (*offers, *others)), others) for offers, others in ((ROWS, ALIASES), (TRIPLES, GRAPH_ALIASES))
    )
    kinds = [others.get(kind, kind) for kind, others in chosen if kind is not None]
    if not kinds:
        raise FormError(f"a query can be answered as {', '.join((*ROWS, *TRIPLES))}")
    is_short = "gzip" in request.headers.get("accept-encoding", "")
    answer = await _run(request, pool, asked, accept=kinds, compress=is_short)
    headers = {"Vary": "Accept, Accept-Encoding"}
    if answer.encoding:
        headers["Content-Encoding"] = answer.encoding
    if CHANGING.search(asked.query):
        headers["Cache-Control"] = "no-store"
    return Response(answer.body, media_type=answer.media_type, headers=headers)


async def _run(
    request: Request,
    pool: QueryPool,
    asked: Asked,
    *,
    accept: Sequence[str] = (),
    compress: bool = False,
    only_first: int | None = None,
) -> QueryAnswer:
    """The answer from a worker; other requests go on meanwhile, and it is stopped when the client goes away.

    The threads that wait for workers are apart from those that all other routes share, so that no line of queries can
    take them; one more than fit into the pool, so that there is always one to say that it is full.
    """
    gone, options = Event(), get_options(request)
    run = partial(
        pool.run,
        accept=accept,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        compress=compress,
        only_first=only_first,
        gone=gone,
        client=client_of(request, options.api_key_hashes),
    )
    work = partial(ask, request.app.state.store, asked.query, run)
    watching = asyncio.create_task(_watch(request, gone))
    try:
        return await to_thread.run_sync(work, limiter=request.app.state.query_threads)
    finally:
        watching.cancel()


async def _watch(request: Request, gone: Event) -> None:
    """Set `gone` when the client closes the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        continue
    gone.set()

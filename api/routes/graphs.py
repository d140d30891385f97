"""The SPARQL 1.1 Graph Store HTTP Protocol: whole graphs by address, writing only with a key.

A graph is named by a parameter (`/graphs?graph=IRI`, `/graphs?default`) or by its own address: `/graphs/{path}` is the
graph with just that address on this server, `/graph/{path}` one of the project's own graphs. The default graph is the
one that default-graph writes live in, and not the union that queries see; see docs/sparql.md.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl

import pyoxigraph as ox
from anyio import to_thread
from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import kg
from api.dependencies import get_options, get_store, get_writer
from api.freshness import has_tag, tag_of
from api.keys import require_key
from api.protocol import body_type
from api.rdf import FORMATS, graph_answer, in_graph, media_type_for
from api.routes.describe import failures
from kg.errors import BusyError, ChangedError, InputError, NotFoundError, TooLargeError
from kg.ids import BASE
from kg.stores.base import CATALOG_GRAPH, OWN_GRAPH, Store
from kg.stores.outside import Document

router = APIRouter(tags=["graphs"])
MULTIPART = "multipart/form-data"
MAX_PARTS = 100
_TRIES = 5
_GRAPH = {"name": "graph", "in": "query", "schema": {"type": "string"}, "description": "IRI of a named graph."}
_DEFAULT = {"name": "default", "in": "query", "schema": {"type": "string"}, "description": "The default graph."}
_PATH = {"name": "path", "in": "path", "required": True, "schema": {"type": "string"}, "description": "Its address."}
# Under which address graphs are named how.
_NAMED_BY = {"/graphs": [_GRAPH, _DEFAULT], "/graphs/{path:path}": [_PATH], "/graph/{path:path}": [_PATH]}
_CONTENT = {kind: {"schema": {"type": "string"}} for kind in FORMATS}
_BODY = {"content": {**_CONTENT, MULTIPART: {"schema": {"type": "object"}}}}
Answers = dict[int | str, dict[str, Any]]  # Any: OpenAPI's own free form
_WRITTEN: Answers = {
    201: {"description": "The graph is new."},
    204: {"description": "The graph was there and is written."},
    **failures(400, 401, 403, 412, 413, 415, 503),
}


@dataclass(frozen=True, slots=True)
class Target:
    """The graph that a request is about."""

    iri: str
    is_default: bool = False

    @property
    def base(self) -> str:
        """What relative IRIs in a document for it are relative to (RFC 3986, section 5.1)."""
        return BASE if self.is_default else self.iri


async def get_graph(request: Request) -> Response:
    """One whole graph."""
    target = _target(request)
    media_type = media_type_for(request)
    work = partial(_read, get_store(request), target, limit=get_options(request).max_graph_triples)
    name = None if target.is_default else target.iri

    def answer() -> Response:
        return graph_answer(work(), media_type, name=name)

    return await to_thread.run_sync(answer, limiter=request.app.state.graph_threads)


async def put_graph(request: Request) -> Response:
    """Put what is sent in place of a graph."""
    _check_key(request)
    target = _target(request)
    quads = await _body(request, target)
    writer = get_writer(request)
    was_there = await _write(request, target, lambda version: writer.replace(target.iri, quads, version=version))
    return Response(status_code=204 if was_there or not quads else 201)  # a graph without triples is not kept


async def post_graph(request: Request) -> Response:
    """Add what is sent to a graph; without a graph's name, to a new one, whose address is told."""
    _check_key(request)
    is_new = request.url.path.rstrip("/") == "/graphs" and not request.url.query
    target = Target(f"{request.base_url}graphs/{uuid.uuid4().hex}") if is_new else _target(request)
    quads = await _body(request, target)
    if is_new and not quads:
        raise InputError("a new graph needs a triple: graphs without any are not kept")
    writer = get_writer(request)
    was_there = await _write(request, target, lambda version: writer.add(quads, version=version))
    headers = {"Location": target.iri} if is_new else {}
    return Response(status_code=204 if was_there or not quads else 201, headers=headers)


async def delete_graph(request: Request) -> Response:
    """Take a graph away."""
    _check_key(request)
    target = _target(request)
    writer = get_writer(request)

    def drop(version: str) -> None:
        if not _is_there(get_store(request), target):
            raise NotFoundError(f"there is no graph {target.iri!r}")
        writer.replace(target.iri, (), version=version)

    await _write(request, target, drop)
    return Response(status_code=204)


def _check_key(request: Request) -> None:
    require_key(request, get_options(request).api_key_hashes)


def _target(request: Request) -> Target:
    """The graph that is meant.

    Raises:
        InputError: none is named, more than one is, or the name is no IRI.
    """
    path = request.scope["raw_path"].decode("ascii", "replace").partition("?")[0]
    try:
        pairs = parse_qsl(request.url.query, keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError as error:
        raise InputError(f"the address cannot be read: {error}") from error
    if path.rstrip("/") != "/graphs":
        if pairs:
            raise InputError("a graph is named by its address or by a parameter, not by both")
        return _named(BASE + path[1:] if path.startswith("/graph/") else str(request.base_url) + path[1:])
    match pairs:
        case [("default", "")]:
            return Target(OWN_GRAPH, is_default=True)
        case [("graph", iri)]:
            return _named(iri)
    raise InputError("name one graph: /graphs?graph=IRI, /graphs?default, or an address below /graphs/")


def _named(iri: str) -> Target:
    try:
        return Target(ox.NamedNode(iri).value)
    except ValueError as error:
        raise InputError(f"{iri!r} is no IRI: {error}") from error


def _read(store: Store, target: Target, *, limit: int) -> tuple[ox.Triple, ...]:
    triples = _first(store, target.iri, limit + 1)
    if len(triples) > limit:
        raise TooLargeError(f"the graph has more than {limit:,} triples; ask for parts of it by SPARQL", limit="rows")
    if not triples and not target.is_default:
        raise NotFoundError(f"there is no graph {target.iri!r}")
    return tuple(sorted(triples, key=str))


def _is_there(store: Store, target: Target) -> bool:
    return target.is_default or bool(_first(store, target.iri, 1))


def _first(store: Store, graph: str, number: int) -> tuple[ox.Triple, ...]:
    """So many triples of a graph; none of the store's own notes.

    A function of its own: the engine's iterators must not outlive the thread they were made in, as they would in the
    frames of an exception.
    """
    quads = () if graph == CATALOG_GRAPH else store.quads(graph)
    return tuple(quad.triple for quad in islice(quads, number))


async def _body(request: Request, target: Target) -> tuple[ox.Quad, ...]:
    """The quads of the body, or of all parts of a form.

    Raises:
        HTTPException: 415, the body is none of the six forms, or compressed.
        InputError: it cannot be read.
    """
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(415, "bodies are read as they are, not compressed")
    documents = await _documents(request)
    read = partial(get_writer(request).read, documents, base=target.base)
    quads = await to_thread.run_sync(read, limiter=request.app.state.write_threads)
    return in_graph(quads, target.iri)


async def _documents(request: Request) -> list[Document]:
    kind = body_type(request)
    if kind != MULTIPART:
        return [Document(await request.body(), _checked(kind))]
    found: list[Document] = []
    async with request.form(max_files=MAX_PARTS, max_fields=MAX_PARTS) as form:
        for part in form.values():
            if not isinstance(part, UploadFile):
                raise HTTPException(415, "every part of a form is a file with a Content-Type")
            part_kind = _checked((part.content_type or "").partition(";")[0].strip().lower())
            found.append(Document(await part.read(), part_kind))
    return found


def _checked(kind: str) -> str:
    if kind not in FORMATS:
        raise HTTPException(415, f"a graph is sent as {', '.join(FORMATS)}, not as {kind or 'nothing'}")
    return kind


async def _write(request: Request, target: Target, work: Callable[[str], None]) -> bool:
    """Do the work if the client's conditions hold; says whether the graph was there before.

    The work is done on the version of the store for which the conditions were checked, or not at all.
    """
    store = get_store(request)

    def attempt() -> bool:
        for _ in range(_TRIES):
            version = store.version()
            was_there = _is_there(store, target)
            _check_conditions(request, tag_of(kg.__version__, version, request.scope), was_there=was_there)
            try:
                work(version)
            except ChangedError:
                continue
            return was_there
        raise BusyError("the store was changed again and again meanwhile; try again")

    return await to_thread.run_sync(attempt, limiter=request.app.state.write_threads)


def _check_conditions(request: Request, tag: str, *, was_there: bool) -> None:
    """RFC 9110, section 13.1; the tag stands for the whole store, and is compared weakly: it is no checksum of bytes.

    Raises:
        HTTPException: 412, a condition does not hold.
    """
    wanted, unwanted = request.headers.getlist("if-match"), request.headers.getlist("if-none-match")
    if wanted and not (was_there if wanted == ["*"] else has_tag(wanted, tag)):
        raise HTTPException(412, "the store is no longer of the version that If-Match names")
    if unwanted and (was_there if unwanted == ["*"] else has_tag(unwanted, tag)):
        raise HTTPException(412, "the graph is there already")


def _register(handler: Callable[[Request], Any], method: str, *, answers: Answers, **extra: object) -> None:
    """Let this handler take this method under every address of a graph."""
    for path, parameters in _NAMED_BY.items():
        told = {"parameters": parameters, **extra}
        status = 200 if method == "GET" else 204
        router.add_api_route(path, handler, methods=[method], status_code=status, responses=answers, openapi_extra=told)


_WITH_KEY: list[dict[str, list[str]]] = [{"key": []}]
_register(get_graph, "GET", answers={200: {"content": _CONTENT}, **failures(400, 404, 406, 413)})
_register(put_graph, "PUT", answers=_WRITTEN, requestBody=_BODY, security=_WITH_KEY)
_register(post_graph, "POST", answers=_WRITTEN, requestBody=_BODY, security=_WITH_KEY)
_register(
    delete_graph,
    "DELETE",
    answers={204: {"description": "The graph is gone."}, **failures(400, 401, 403, 404, 412, 503)},
    security=_WITH_KEY,
)

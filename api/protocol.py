"""Reads a request of the SPARQL 1.1 Protocol (section 2.1, query operation) into one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from python_multipart.multipart import parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.errors import ForbiddenError
from kg.errors import QueryError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
MAX_FIELDS = 100
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the graphs that make up its dataset; both empty for the store's own dataset."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def read_request(request: Request) -> Asked | None:
    """What is asked; None for a GET that asks nothing.

    Raises:
        ForbiddenError: it is an update.
        QueryError: there is no query, more than one, or text that is not UTF-8.
        HTTPException: 415, the body is of no type that the protocol knows.
    """
    address = _pairs(request.url.query.encode("ascii", "replace"))
    if request.method == "GET":
        return _ask(address) if any(name in ("query", "update") for name, _ in address) else None
    kind = body_type(request)
    if kind == UPDATE:
        raise ForbiddenError("this endpoint only reads: updates are refused")
    if kind == FORM:
        return _ask(_pairs(await request.body()))
    if kind == QUERY:
        if any(name in ("query", "update") for name, _ in address):
            raise QueryError("the query goes either into the body or into the address, not into both")
        return _ask([*address, ("query", _decode(await request.body()))])
    raise HTTPException(415, f"a query is sent as {QUERY} or {FORM}, not as {kind or 'nothing'}")


def body_type(request: Request) -> str:
    """The media type of the body in lower case, without its parameters; "" where none is given.

    Raises:
        HTTPException: 415, the body is announced in another character set than UTF-8.
    """
    kind, parameters = parse_options_header(request.headers.get("content-type", ""))
    charset = parameters.get(b"charset", b"utf-8").decode("ascii", "replace").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise HTTPException(415, f"text is sent as UTF-8, not as {charset}")
    return kind.decode("ascii", "replace").lower()


def _ask(pairs: Pairs) -> Asked:
    queries = [value for name, value in pairs if name == "query"]
    if any(name == "update" for name, _ in pairs):
        raise ForbiddenError("this endpoint only reads: updates are refused")
    if len(queries) != 1:
        raise QueryError(f"one query is needed, {len(queries)} were sent")
    return Asked(
        queries[0],
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
    )


def _pairs(encoded: bytes) -> Pairs:
    text = _decode(encoded)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise QueryError(f"the form cannot be read: {error}") from error


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("the query is not UTF-8") from error

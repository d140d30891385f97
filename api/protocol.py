"""Reads a request of the SPARQL 1.1 Protocol (section 2, query and update operations) into one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox
from python_multipart.multipart import parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.errors import QueryError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
MAX_FIELDS = 100
_WORD_BY_TYPE = {QUERY: "query", UPDATE: "update"}
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the graphs that make up its dataset; both empty for the store's own dataset."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An update, and the graphs that its patterns see; both empty where the update says that itself."""

    update: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


def read_query(request: Request) -> Asked | None:
    """What a GET asks; None where it asks nothing.

    Raises:
        QueryError: there is more than one query, an update, or text that is not UTF-8.
    """
    address = _address(request)
    if any(name == "update" for name, _ in address):
        raise QueryError("an update is sent by POST, not by GET")
    return _ask(address) if any(name == "query" for name, _ in address) else None


async def read_request(request: Request) -> Asked | Told:
    """What a POST asks or tells. The dataset may stand in the address, in a form, or in both.

    Raises:
        QueryError: there is no query or update, more than one, or text that is not UTF-8.
        HTTPException: 415, the body is of no type that the protocol knows.
    """
    address = _address(request)
    kind = body_type(request)
    if kind not in _WORD_BY_TYPE and kind != FORM:
        known = f"{QUERY}, {UPDATE} or {FORM}"
        raise HTTPException(415, f"a query or an update is sent as {known}, not as {kind or 'nothing'}")
    if any(name in _WORD_BY_TYPE.values() for name, _ in address):
        raise QueryError("with POST, the query or update goes into the body and not into the address")
    body = await request.body()
    pairs = [*address, *(_pairs(body) if kind == FORM else ((_WORD_BY_TYPE[kind], _decode(body)),))]
    return _tell(pairs) if any(name == "update" for name, _ in pairs) else _ask(pairs)


def _address(request: Request) -> Pairs:
    return _pairs(request.url.query.encode("ascii", "replace"))


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
    queries = _values(pairs, "query")
    if len(queries) != 1:
        raise QueryError(f"one query is needed, {len(queries)} were sent")
    return Asked(queries[0], _graphs(pairs, "default-graph-uri"), _graphs(pairs, "named-graph-uri"))


def _tell(pairs: Pairs) -> Told:
    updates, queries = _values(pairs, "update"), _values(pairs, "query")
    if len(updates) != 1 or queries:
        raise QueryError(f"one update is needed and no query, {len(updates)} and {len(queries)} were sent")
    return Told(updates[0], _graphs(pairs, "using-graph-uri"), _graphs(pairs, "using-named-graph-uri"))


def _values(pairs: Pairs, name: str) -> tuple[str, ...]:
    return tuple(value for given, value in pairs if given == name)


def _graphs(pairs: Pairs, name: str) -> tuple[str, ...]:
    found = _values(pairs, name)
    for iri in found:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise QueryError(f"{name} {iri!r} is no absolute IRI: {error}") from error
    return found


def _pairs(encoded: bytes) -> Pairs:
    text = _decode(encoded)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise QueryError(f"the form cannot be read: {error}") from error


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")  # some editors put a byte order mark before a text
    except UnicodeDecodeError as error:
        raise QueryError("the query is not UTF-8") from error

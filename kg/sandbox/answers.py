"""One request answered from an open store: rows or triples within bounds, in the form that was asked for.

In: a `Request`. Out: a head and a body. An answer is whole or not given: past a bound the head says which one.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import IO, Any, TypedDict, cast

import pyoxigraph as ox

from kg.sandbox.diagnosis import diagnose

ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
TRIPLES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,  # these two can name graphs; an answer is one graph without a name
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
# Level 1: a large answer of real rows shrinks to about the same size as at level 9, in half the time (decision 0016).
_COMPRESSION = 1
MIN_COMPRESSED = 1_000  # bytes; below it, compressing costs more than it saves


class Request(TypedDict):
    """What the server sends: the query, its dataset, and what the answer may be.

    `base`: what relative IRIs of the query are relative to.
    `accept`: media types, best first; the first that fits the form of the query is taken. Empty for the usual one.
    `only_first`: rows or triples after so many are left out; None to get all or, past `row_limit`, none.
    """

    query: str
    base: str
    default_graphs: list[str]
    named_graphs: list[str]
    accept: list[str]
    compress: bool
    row_limit: int
    byte_limit: int
    only_first: int | None


class _PastLimitError(Exception):
    """More rows or bytes than allowed; never leaves this file."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class _FormError(Exception):
    """No media type that was asked for fits this form of query."""


class _Bounded:
    """A file that keeps what is written, and stops when that is too many bytes or, where those count, lines."""

    def __init__(self, *, size: int, lines: int | None = None) -> None:
        self.parts: list[bytes] = []
        self._size = size
        self._lines = lines

    def write(self, part: bytes) -> int:
        """Keep this part."""
        self.parts.append(bytes(part))
        if self._lines is not None:
            self._lines -= part.count(b"\n")
            if self._lines < 0:
                raise _PastLimitError("rows")
        self._size -= len(part)
        if self._size < 0:
            raise _PastLimitError("bytes")
        return len(part)

    def flush(self) -> None:
        """Nothing to do."""


def answer(store: ox.Store, request: Request) -> tuple[dict[str, Any], bytes]:
    """The head and body of the answer to one request; faults are heads with a `fault`."""
    try:
        return _answer(store, request)
    except _PastLimitError as error:
        return {"fault": "too_large", "limit": error.limit}, b""
    except _FormError as error:
        return {"fault": "form", "message": str(error)}, b""
    except SyntaxError as error:
        return _fault(request["query"], error), b""
    except (ValueError, RuntimeError) as error:
        return {"fault": "query", "message": str(error)}, b""
    except MemoryError:
        return {"fault": "memory"}, b""
    except OSError as error:
        return {"fault": "store", "message": str(error)}, b""


def _answer(store: ox.Store, request: Request) -> tuple[dict[str, Any], bytes]:
    found = store.query(request["query"], base_iri=request["base"], **_dataset(request))
    if isinstance(found, ox.QueryTriples):
        media_type = _choose(request["accept"], tuple(TRIPLES))
        body = _triples(found, TRIPLES[media_type], request)
    else:
        media_type = _choose(request["accept"], tuple(ROWS))
        if isinstance(found, ox.QuerySolutions):
            body = _rows(found, ROWS[media_type], request)
        else:
            body = found.serialize(format=ROWS[media_type]) or b""
    head = {"media_type": media_type}
    if request["compress"] and len(body) >= MIN_COMPRESSED:
        return head | {"encoding": "gzip"}, gzip.compress(body, _COMPRESSION, mtime=0)
    return head, body


def _fault(query: str, error: SyntaxError) -> dict[str, Any]:
    """What the engine says; our own words where we can see the mistake, which it often places words away."""
    mistake = diagnose(query, str(error))
    if mistake is None:
        return {"fault": "query", "message": str(error)}
    return {"fault": "mistake", "message": mistake.reason, "line": mistake.line, "column": mistake.column}


def _choose(accept: Sequence[str], offers: Sequence[str]) -> str:
    fitting = [media_type for media_type in accept if media_type in offers]
    if accept and not fitting:
        raise _FormError(f"this query can be answered as {', '.join(offers)}, not as {', '.join(accept)}")
    return fitting[0] if fitting else offers[0]


def _dataset(request: Request) -> dict[str, Any]:
    """SPARQL 1.1 Protocol, section 2.1.4: naming any graph leaves out all that are not named."""
    default, named = request["default_graphs"], request["named_graphs"]
    if not default and not named:
        return {}
    return {
        "default_graph": [ox.NamedNode(graph) for graph in default],
        "named_graphs": [ox.NamedNode(graph) for graph in named],
    }


def _triples(found: ox.QueryTriples, form: ox.RdfFormat, request: Request) -> bytes:
    triples: dict[ox.Triple, None] = {}
    for triple in islice(found, request["only_first"]):
        triples[triple] = None
        if len(triples) > request["row_limit"]:
            raise _PastLimitError("rows")
    body = ox.serialize(sorted(triples, key=str), format=form) or b""
    if len(body) > request["byte_limit"]:
        raise _PastLimitError("bytes")
    return body


def _rows(found: ox.QuerySolutions, form: ox.QueryResultsFormat, request: Request) -> bytes:
    """All rows, counted on their way out.

    They go through TSV, where every row is one line because line ends inside values are written as an escape. Writing
    the wanted form from there costs 1.6 times as much as writing it at once, which could not be counted: see decision
    0016.
    """
    tsv = ox.QueryResultsFormat.TSV
    first = request["only_first"]
    lines = 1 + (request["row_limit"] if first is None else first)  # the heading is a line too
    file = _Bounded(size=request["byte_limit"], lines=lines)
    try:
        found.serialize(cast("IO[bytes]", file), format=tsv)
    except _PastLimitError as error:
        if first is None or error.limit != "rows":
            raise
    body = (
        b"".join(b"".join(file.parts).splitlines(keepends=True)[:lines]) if first is not None else b"".join(file.parts)
    )
    if form == tsv:
        return body
    again = _Bounded(size=request["byte_limit"])
    ox.parse_query_results(body, format=tsv).serialize(cast("IO[bytes]", again), format=form)
    return b"".join(again.parts)

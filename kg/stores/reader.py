"""A program of its own: opens a snapshot for reading, answers one query after another, and can be killed at any time.

`kg.stores.worker` starts it as a file, so that it loads nothing but pyoxigraph and is ready in milliseconds. It talks
over standard input and output: four bytes of length, then JSON; an answer is followed by its body.

It gives up memory beyond its limit, and the right to make sockets: a query that asks the engine to fetch something
(`SERVICE`) cannot get through, whatever its text looks like.
"""

from __future__ import annotations

import ctypes
import json
import platform
import resource
import struct
import sys
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import pyoxigraph as ox

_LENGTH = struct.Struct(">I")
_ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
_TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
# Linux: numbers of socket(2) by machine, and what the filter below needs (linux/seccomp.h, linux/filter.h).
_SOCKET_CALLS = {"x86_64": 41, "aarch64": 198}
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_LOAD_WORD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # 13 is EACCES


class _TooMany(Exception):  # noqa: N818 - never leaves this file
    """More rows than allowed."""


class _Filter(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("jump_true", ctypes.c_ubyte),
        ("jump_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filters", ctypes.POINTER(_Filter)))


class _CountedLines:
    """A file that keeps what is written and stops when there are too many lines.

    In TSV every row is one line, because line ends inside values are written as an escape.
    """

    def __init__(self, limit: int) -> None:
        self.parts: list[bytes] = []
        self._left = limit + 1  # the heading is a line too

    def write(self, part: bytes) -> int:
        """Keep this part."""
        self._left -= part.count(b"\n")
        if self._left < 0:
            raise _TooMany
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing to do."""


def refuse_sockets() -> bool:
    """Give up making sockets, for good. True where that worked: Linux on x86-64 or 64-bit ARM."""
    number = _SOCKET_CALLS.get(platform.machine())
    if number is None or not sys.platform.startswith("linux"):
        return False
    steps = (
        _Filter(_LOAD_WORD, 0, 0, 0),
        _Filter(_JUMP_IF_EQUAL, 0, 1, number),
        _Filter(_RETURN, 0, 0, _REFUSE),
        _Filter(_RETURN, 0, 0, _ALLOW),
    )
    program = _Program(len(steps), (_Filter * len(steps))(*steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def answer(store: ox.Store, request: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    """The head and body of the answer to one request; faults are heads with a `fault`."""
    try:
        return _answer(store, request)
    except _TooMany:
        return {"fault": "too_large"}, b""
    except (SyntaxError, ValueError, RuntimeError) as error:
        return {"fault": "query", "message": str(error)}, b""
    except (OSError, MemoryError) as error:
        return {"fault": "store", "message": str(error)}, b""


def _answer(store: ox.Store, request: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    found = store.query(request["query"], **_dataset(request))
    is_graph = isinstance(found, ox.QueryTriples)
    offers: dict[str, Any] = dict(_TRIPLES if is_graph else _ROWS)  # two kinds of format behind one name
    media_type = request["accept"] or next(iter(offers))
    if media_type not in offers:
        raise ValueError(f"this query can be answered as {', '.join(offers)}, not as {media_type}")
    limit = request["row_limit"]
    if isinstance(found, ox.QueryTriples):
        body = _triples(found, offers[media_type], limit)
    elif isinstance(found, ox.QuerySolutions):
        body = _rows(found, offers[media_type], limit)
    else:
        body = found.serialize(format=offers[media_type]) or b""
    return {"media_type": media_type}, body


def _dataset(request: dict[str, Any]) -> dict[str, Any]:
    """SPARQL 1.1 Protocol, section 2.1.4: naming any graph leaves out all that are not named."""
    default, named = request["default_graphs"], request["named_graphs"]
    if not default and not named:
        return {}
    return {
        "default_graph": [ox.NamedNode(graph) for graph in default],
        "named_graphs": [ox.NamedNode(graph) for graph in named],
    }


def _triples(found: ox.QueryTriples, form: ox.RdfFormat, limit: int) -> bytes:
    triples: dict[ox.Triple, None] = {}
    for triple in found:
        triples[triple] = None
        if len(triples) > limit:
            raise _TooMany
    return ox.serialize(sorted(triples, key=str), format=form) or b""


def _rows(found: ox.QuerySolutions, form: ox.QueryResultsFormat, limit: int) -> bytes:
    lines = _CountedLines(limit)
    tsv = ox.QueryResultsFormat.TSV
    found.serialize(cast("IO[bytes]", lines), format=tsv)
    body = b"".join(lines.parts)
    if form == tsv:
        return body
    again = ox.parse_query_results(body, format=tsv)
    return again.serialize(format=form) or b""


def _read(source: BinaryIO) -> dict[str, Any] | None:
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    found: dict[str, Any] = json.loads(source.read(_LENGTH.unpack(head)[0]))
    return found


def limit_memory(further_bytes: int) -> None:
    """Allow this process so much address space more than it has now.

    Counted from now, because an open store reserves about 600 MB for its threads without using them (measured).
    """
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        pages = 0  # no Linux: the limit is then one for everything
    limit = pages * resource.getpagesize() + further_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main() -> None:
    """Answer until standard input ends. Arguments: the snapshot's folder, and bytes of memory for queries."""
    folder, memory_bytes = sys.argv[1], int(sys.argv[2])
    refuse_sockets()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    store = ox.Store.read_only(folder)
    limit_memory(memory_bytes)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (request := _read(source)) is not None:
        head, body = answer(store, request)
        text = json.dumps(head | {"length": len(body)}).encode()
        target.write(_LENGTH.pack(len(text)) + text + body)
        target.flush()


if __name__ == "__main__":
    main()

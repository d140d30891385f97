"""Quads in one fixed order, with little memory: sorted in pieces on disk, then merged.

The order is that of the bytes of graph, subject, predicate and object as N-Triples writes them: the same store gives
the same order, whatever the order of work was. A store of a million quads is about 250 MB of lines.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Quad, RdfFormat, Triple, parse

from kg.stores.base import Store

PIECE_BYTES = 32_000_000  # sorted in memory at a time; as Python objects about three times as much


def quads(store: Store, *, piece_bytes: int = PIECE_BYTES) -> Iterator[Quad]:
    """All quads of the named graphs, sorted by graph, subject, predicate, object."""
    for line in lines(store, piece_bytes=piece_bytes):
        yield from parse(line, format=RdfFormat.N_QUADS)


def lines(store: Store, *, piece_bytes: int = PIECE_BYTES) -> Iterator[bytes]:
    """The same as many lines of N-Quads at a time; each part ends with a line end."""
    keyed = (f"{quad.graph_name} {quad.triple}\n".encode() for quad in store.quads())
    for part in _parts(sort_lines(keyed, piece_bytes=piece_bytes)):
        split = (line.rstrip(b"\n").split(b" ", 1) for line in part)
        yield b"".join(b"%s %s .\n" % (triple, graph) for graph, triple in split)


def triples(store: Store, *, piece_bytes: int = PIECE_BYTES) -> Iterator[Triple]:
    """What the named graphs say together, each triple once, sorted by subject, predicate, object."""
    keyed = (f"{quad.triple}\n".encode() for quad in store.quads())
    for part in _parts(sort_lines(keyed, piece_bytes=piece_bytes)):
        text = b"".join(line.replace(b"\n", b" .\n") for line in part)
        yield from (quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES))


def sort_lines(given: Iterable[bytes], *, piece_bytes: int = PIECE_BYTES) -> Iterator[bytes]:
    """The lines, each ending in a line end, in the order of their bytes and each once."""
    with TemporaryDirectory(prefix="claimgraph-") as folder, ExitStack() as stack:
        files = [stack.enter_context(path.open("rb")) for path in _pieces(given, Path(folder), piece_bytes)]
        yield from (line for line, _ in groupby(heapq.merge(*files)))


def _pieces(given: Iterable[bytes], folder: Path, piece_bytes: int) -> Iterator[Path]:
    """Files of sorted lines, each of about so many bytes."""
    held: list[bytes] = []
    size = count = 0
    for line in given:
        held.append(line)
        size += len(line)
        if size >= piece_bytes:
            yield _kept(held, folder / str(count))
            held, size, count = [], 0, count + 1
    yield _kept(held, folder / str(count))


def _kept(held: list[bytes], path: Path) -> Path:
    held.sort()
    with path.open("wb") as file:
        file.writelines(held)
    return path


def _parts(given: Iterable[bytes], *, most: int = 5_000) -> Iterator[list[bytes]]:
    """The lines by the thousands: reading a few at a time costs more than reading many."""
    part: list[bytes] = []
    for line in given:
        part.append(line)
        if len(part) >= most:
            yield part
            part = []
    if part:
        yield part

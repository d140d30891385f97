"""N-Quads as text in pieces of whole lines: what an empty store is filled with, see `Store.fill`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

# Bytes, about 35 000 quads. With pieces of 4, 8 or 16 MB a million quads on disk took 24, 19 and 20 s of processor time
# (beside other work) and 120, 180 and 310 MB; in memory 7 s, and 557, 576 and 634 MB (decision 0021).
SIZE = 8_000_000
LONGEST_LINE = 16_000_000  # bytes; no text of an article comes near, and a file without line ends would fill the memory
_QUADS = 50_000  # quads of a piece that is written here, about 12 MB


def of_file(path: Path, size: int = SIZE) -> Iterator[bytes]:
    """The file, in pieces of about `size` bytes that end where a line ends.

    Raises:
        ValueError: a line is longer than `LONGEST_LINE`.
    """
    with path.open("rb") as file:
        # Nothing here holds on to a piece that was given: it may go as soon as it was used.
        yield from iter(lambda: _next_of(file, size), b"")


def of_quads(quads: Iterable[Quad]) -> Iterator[bytes]:
    """The quads as their own lines; read only as far as pieces are asked for."""
    waiting = iter(quads)
    while part := tuple(islice(waiting, _QUADS)):
        yield serialize(part, format=RdfFormat.N_QUADS) or b""


def _next_of(file: BinaryIO, size: int) -> bytes:
    piece = file.read(size)
    rest = b"" if piece.endswith(b"\n") else file.readline(LONGEST_LINE)
    if len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
        raise ValueError(f"a line has more than {LONGEST_LINE} bytes")
    return piece + rest

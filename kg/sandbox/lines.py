"""Quads as lines of text, as which they leave a program of this package: bounded, as the server takes them whole."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox

from kg.errors import TooLargeError

MAX_BYTES = 50_000_000  # of all lines; the server holds them several times
MAX_LINE_BYTES = 10_000_000  # of one; the engine reads no line above 16 MiB


def write(quads: Collection[ox.Quad], *, what: str) -> str:
    """The quads as N-Quads.

    Raises:
        TooLargeError: that is too much, all together or in one quad; `what` says of what.
    """
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    if len(lines) > MAX_BYTES:
        raise TooLargeError(f"{what} may have {MAX_BYTES:,} bytes at most: divide it", limit="bytes", allowed=MAX_BYTES)
    if max(map(len, lines.splitlines()), default=0) > MAX_LINE_BYTES:
        said = f"a triple may have {MAX_LINE_BYTES:,} bytes at most"
        raise TooLargeError(said, limit="bytes", allowed=MAX_LINE_BYTES)
    return lines.decode("utf-8")

"""A store folder out of a file of generated quads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox


def fill(file: Path, folder: Path) -> None:
    """Load the file's quads and, as every store has it, the union of them into the default graph."""
    store = ox.Store(str(folder))
    store.bulk_extend(_with_union(file))
    store.flush()


def _with_union(file: Path) -> Iterator[ox.Quad]:
    for quad in ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS):
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object)

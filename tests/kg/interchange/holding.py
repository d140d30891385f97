"""Stores with given quads in them, as an importer would fill them: named graphs, and their union as default graph."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.interchange import registry
from kg.interchange.formats import EVERYTHING
from kg.stores import OxigraphStore


class Holding(OxigraphStore):
    """A store in memory that starts with these quads, whatever they are."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        super().__init__(None)
        given = list(quads)
        self._store.extend((*given, *(ox.Quad(*quad.triple) for quad in given)))


def written(store: OxigraphStore, name: str) -> bytes:
    """The export in this format."""
    out = io.BytesIO()
    registry.find(name).write(store, out, EVERYTHING)
    return out.getvalue()


def read_back(data: bytes, name: str, folder: Path) -> set[ox.Quad]:
    """The quads of such a file."""
    path = folder / f"export.{name}"
    path.write_bytes(data)
    read = registry.find(name).read
    assert read is not None
    return set(read(path))

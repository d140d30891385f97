"""A store folder out of a file of generated quads."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.stores import OxigraphStore, pieces


def fill(file: Path, folder: Path) -> None:
    """Load the file's quads into a new store of the project, and put its files in order once."""
    store = OxigraphStore(folder)
    store.fill(pieces.of_file(file))
    store.close()
    inner = ox.Store(str(folder))
    inner.optimize()
    inner.flush()

"""Who is compared: rdflib's memory store, pyoxigraph as it comes, and the project's own store, on the same quads."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from kg.stores import OxigraphStore, select

RDFLIB = "rdflib memory"
RAW = "pyoxigraph"  # followed by where: memory or disk
OWN = "claimgraph"
Ask = Callable[[str], int]


def open_rdflib(file: Path) -> rdflib.Dataset:
    """All quads in rdflib's default store; its default graph is the union, as in the project's own stores."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(str(file), format="nquads")
    return dataset


def ask_rdflib(dataset: rdflib.Dataset) -> Ask:
    """How many rows rdflib gives; every row is taken."""

    def ask(text: str) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return sum(1 for _ in dataset.query(text))

    return ask


def ask_raw(store: ox.Store) -> Ask:
    """How many rows pyoxigraph gives; every row is taken, and every term of it made, as a caller would."""

    def ask(text: str) -> int:
        found: Any = store.query(text)
        return sum(1 for row in found if tuple(row) is not None)

    return ask


def ask_own(store: OxigraphStore) -> Ask:
    """How many rows the project's store gives."""
    return lambda text: len(select(store, text))


def raw_of(store: OxigraphStore) -> ox.Store:
    """The pyoxigraph store behind one of the project's, so that both answer from the same bytes."""
    inner = store._inner
    if inner is None:
        raise ValueError("the store is closed")
    return inner

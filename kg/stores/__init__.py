"""Where quads live: `open_store` gives the embedded store for a folder and the remote one for an address.

A further kind of store joins `STORES`; it needs `accepts` and `open` besides the methods of `Store`, and then the
conformance tests run over it.
"""

from __future__ import annotations

from kg.errors import StoreError
from kg.stores.base import Answer, Rows, Store, Triples, select
from kg.stores.oxigraph import OxigraphStore
from kg.stores.remote import RemoteStore

STORES = (RemoteStore, OxigraphStore)

__all__ = ["STORES", "Answer", "OxigraphStore", "RemoteStore", "Rows", "Store", "Triples", "open_store", "select"]


def open_store(where: str) -> Store:
    """The store at this place; the first kind that accepts the place opens it.

    Args:
        where: a folder, `memory:`, or the address of a SPARQL 1.1 endpoint (`http://host/query`).

    Raises:
        BusyError: another program holds the folder.
        StoreError: no kind of store accepts the place, or it cannot be opened.
    """
    for kind in STORES:
        if kind.accepts(where):
            return kind.open(where)
    raise StoreError(f"no store can be opened at {where!r}: give a folder, memory:, or an http address")

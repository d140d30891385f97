"""Writing to a store from outside, and what must hold after every write."""

from __future__ import annotations

from kg.stores import Store, select
from kg.stores.outside import OutsideWriter

PREFIX = "PREFIX : <https://x.example/> "


def writer_of(store: Store, seconds: float = 30.0) -> OutsideWriter:
    return OutsideWriter(store, deadline_seconds=seconds, memory_bytes=1_000_000_000)


def union_holds(store: Store) -> bool:
    """Does the default graph hold every triple of the named graphs, and nothing else?"""
    rows = select(store, "SELECT ?s ?p ?o WHERE { ?s ?p ?o }").rows
    return sorted(map(str, rows)) == sorted({str((q.subject, q.predicate, q.object)) for q in store.quads()})

"""The index of a store: opened once, kept as long as the store, and brought up to date before every use.

It lies in the store's own folder, so that copying, moving or deleting the folder takes it along; a copy that does not
fit its store is noticed by the version and made anew. Stores in memory and remote ones have a temporary index.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from kg.index.database import Database
from kg.index.upkeep import catch_up
from kg.stores.base import Store

FILE = "claimgraph-index.sqlite"
# By store, so that every part of a program that has the store has its index; an entry goes when its store goes.
_OPEN: weakref.WeakKeyDictionary[Any, Index] = weakref.WeakKeyDictionary()  # Any: a Protocol is not hashable to mypy
_OPENING = Lock()


class Index:
    """What was worked out of one store ahead of questions.

    Args:
        store: whose changes it follows; it must outlive the index.

    Raises:
        StoreError: its file can be neither opened nor made.
    """

    def __init__(self, store: Store) -> None:
        folder = store.folder()
        self._store = weakref.ref(store)
        self._database = Database(folder / FILE if folder is not None else None)
        self._lock = Lock()
        self._seen: tuple[str, int] | None = None  # the store's version, and how often the file was made anew
        weakref.finalize(store, self._database.close)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees everything written to the store before this call, by whatever process.

        Raises:
            StoreError: the store is closed, or the index cannot be read.
        """
        self.refresh()
        with self._database.connection() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """As `reading`, with one and the same state behind all questions of the block, whatever is written meanwhile.

        Raises:
            StoreError: the store is closed, or the index cannot be read.
        """
        with self.reading() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")  # nothing was written

    def refresh(self) -> None:
        """Read what was written to the store since the last time: at once when nothing was."""
        store = self._store()
        if store is None:
            raise ReferenceError("the store of this index is gone")
        if self._is_fresh(store):
            return
        with self._lock:
            if not self._is_fresh(store):
                renewals = self._database.renewals
                self._seen = (catch_up(self._database, store), renewals)

    def _is_fresh(self, store: Store) -> bool:
        return (store.version(), self._database.renewals) == self._seen


def index_of(store: Store) -> Index:
    """The index of this store; opened on first use.

    Raises:
        StoreError: its file can be neither opened nor made.
    """
    with _OPENING:
        found = _OPEN.get(store)
        if found is None:
            found = _OPEN[store] = Index(store)
        return found

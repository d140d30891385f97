"""Keeps what the networks are made from as long as the store stays the same: reading takes longer than using it."""

from __future__ import annotations

import threading

from kg.networks.read import read
from kg.networks.records import Material
from kg.stores.base import Store


class Materials:
    """The material of one store's networks, read at most once for each version of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._kept: tuple[str, Material] | None = None

    def get(self) -> Material:
        """The material as of now.

        Raises:
            TooLargeError: the store is too large for networks of everything.
        """
        with self._lock:
            version = self._store.version()
            if self._kept is None or self._kept[0] != version:
                self._kept = (version, read(self._store))
            return self._kept[1]

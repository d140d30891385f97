"""Copies of the store for the processes that answer queries: one for each state that somebody still reads.

A copy is made by a thread of its own. Whoever waits for one can give up at a deadline; the copy is finished all the
same and serves the next.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from kg.stores.base import Store

_FOLDER = re.compile(r"claimgraph-queries-(\d+)-")


class Snapshots:
    """Copies of the store, one for each state that a process still reads; an old one goes with its last reader."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="claimgraph-snapshot")
        self._users: dict[Path, int] = {}
        self._version: str | None = None
        self._newest: Path | None = None
        self._number = 0
        beside = store.scratch()
        if beside is not None:
            _sweep(beside)
        self._root = Path(tempfile.mkdtemp(prefix=f"claimgraph-queries-{os.getpid()}-", dir=beside))

    def start(self) -> Future[Path]:
        """Begin to find or make a copy of the store as it is now; its folder is in use until `give_back`.

        The future raises StoreError when no copy can be made.
        """
        return self._maker.submit(self._current)

    def leave(self, making: Future[Path]) -> None:
        """Wait no longer for this copy; it is given back as soon as it is there."""
        making.add_done_callback(self._give_back_made)

    def give_back(self, folder: Path) -> None:
        """Leave this copy; it is removed when nobody uses it and a newer one exists."""
        with self._lock:
            self._users[folder] -= 1
            if self._users[folder] == 0 and folder != self._newest:
                self._remove(folder)

    def close(self) -> None:
        """Remove everything, once a copy in the making is there."""
        self._maker.shutdown()
        shutil.rmtree(self._root, ignore_errors=True)

    def _current(self) -> Path:
        # Only the maker's thread comes here: nothing but the counting needs the lock, and nobody waits for a copy
        # with the lock in his hand.
        version = self._store.version()
        newest = self._newest
        if newest is None or version != self._version:
            newest = self._make(version)
        with self._lock:
            self._users[newest] += 1
        return newest

    def _make(self, version: str) -> Path:
        self._number += 1
        folder = self._root / str(self._number)
        self._store.snapshot(folder)
        with self._lock:
            old, self._newest, self._version = self._newest, folder, version
            self._users[folder] = 0
            if old is not None and self._users[old] == 0:
                self._remove(old)
        return folder

    def _give_back_made(self, making: Future[Path]) -> None:
        if not making.cancelled() and making.exception() is None:
            self.give_back(making.result())

    def _remove(self, folder: Path) -> None:
        del self._users[folder]
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(beside: Path) -> None:
    """Remove what pools of processes that are gone left behind."""
    for folder in beside.glob("claimgraph-queries-*"):
        found = _FOLDER.match(folder.name)
        if found and not _is_running(int(found[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

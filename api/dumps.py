"""The whole graph as files for download: each made once for a version of the store, by a process of its own.

A process apart, because writing a million quads takes a minute of pure Python: other requests must not wait for it. It
reads a snapshot, so what it writes is one state of the store. One file is made at a time.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import weakref
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from threading import Lock

from kg.errors import BusyError, NotFoundError, StoreError
from kg.interchange import registry
from kg.interchange.formats import Format
from kg.stores.base import Store

DUMPS = "/dumps"  # addresses of downloads begin so
STEM = "claimgraph"  # and their file names so
DEADLINE_SECONDS = 900.0
_ZIP = "application/zip"


def address(name: str) -> str:
    """The path under which the export in this format lies on a server."""
    return f"{DUMPS}/{STEM}.{name}"


def file_name(form: Format) -> str:
    """What a downloaded file is called."""
    return f"{STEM}.{form.name}{'.zip' if form.media_type == _ZIP else ''}"


class Dumps:
    """Files of the newest version of a store that was asked for.

    Args:
        store: what is exported; it is not closed here.
        deadline_seconds: when the making of a file is given up.
    """

    def __init__(self, store: Store, *, deadline_seconds: float = DEADLINE_SECONDS) -> None:
        self._store = store
        self._deadline_seconds = deadline_seconds
        self._lock = Lock()
        self._folder = Path(mkdtemp(prefix="claimgraph-dumps-"))
        self._versions = ("", "")
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)  # an app has no end to hang this on

    def get(self, name: str) -> Path:
        """The file in this format; made where this version of the store has none yet.

        Raises:
            NotFoundError: there is no such format.
            BusyError: making it took too long.
            StoreError: it could not be made.
        """
        if name not in registry.NAMES:
            raise NotFoundError(f"there is no download {name!r}; expected {', '.join(registry.NAMES)}")
        with self._lock:
            version = self._store.version()
            if version != self._versions[-1]:
                self._versions = (self._versions[-1], version)  # the one before may be about to be sent
                for old in self._folder.iterdir():
                    if old.name.partition(".")[0] not in self._versions:
                        old.unlink()
            made = self._folder / f"{version}.{name}"
            if not made.exists():
                self._make(name, made)
            return made

    def _make(self, name: str, target: Path) -> None:
        scratch = self._store.scratch()
        with TemporaryDirectory(prefix=".claimgraph-dump-", dir=scratch) as folder:
            snapshot, part = Path(folder) / "store", Path(folder) / "part.zip"
            self._store.snapshot(snapshot)
            words = ("-m", "kg", "export", "--format", name, "--store", str(snapshot), "--output", str(part))
            try:
                done = subprocess.run(  # noqa: S603 - our own interpreter, and a name from our own list
                    [sys.executable, *words], capture_output=True, timeout=self._deadline_seconds, check=False
                )
            except subprocess.TimeoutExpired as error:
                raise BusyError(f"the {name} file took longer than {self._deadline_seconds:g} seconds") from error
            if done.returncode:
                raise StoreError(f"the {name} file cannot be made: {done.stderr.decode('utf-8', 'replace')[-500:]}")
            shutil.move(part, target)

"""The file behind an index: SQLite, opened for many readers and one writer at a time.

A file in the store's folder, or a private temporary one that SQLite deletes itself. A file of another form, or one that
was damaged, is made anew: nothing in it is lost that the store does not hold.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from queue import Empty, LifoQueue

from kg.errors import BusyError, StoreError

FORM = 5  # goes up with every change of schema.sql, of what is written into it, or of how words are folded
_TEMPORARY = ""  # SQLite's name for a database that nobody else sees and that goes with its connection
_PATIENCE_SECONDS = 120.0  # another process may be building the index
_CACHE_KIB = 32_000


class Database:
    """Connections to one index.

    Args:
        file: made where it is missing; None for a temporary one.

    Raises:
        StoreError: the file can be neither opened nor made.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        self.renewals = 0  # how often it was found damaged and emptied
        self._idle.put(self._open())

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for the time of a block. Of a temporary database there is one, for which others wait.

        Raises:
            StoreError: the file cannot be read or written; a damaged one is made anew at the next try.
        """
        generation, found = self.renewals, self._take()
        try:
            yield found
        except sqlite3.Error as error:
            if _is_damage(error) and self._file is not None:
                _remove(self._file)
                self.renewals += 1
            raise StoreError(f"the index could not be read or written: {error}") from error
        finally:
            if generation == self.renewals:
                self._idle.put(found)
            else:
                found.close()
                self.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction: all of the block is kept, or nothing; other writers wait."""
        with self.connection() as found:
            found.execute("BEGIN IMMEDIATE")
            try:
                yield found
                found.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    found.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close what nobody uses."""
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()

    def _take(self) -> sqlite3.Connection:
        if self._file is not None:
            try:
                return self._idle.get_nowait()
            except Empty:
                return self._open()
        try:
            return self._idle.get(timeout=_PATIENCE_SECONDS)
        except Empty:
            raise BusyError("the index is in use; try again") from None

    def _open(self) -> sqlite3.Connection:
        try:
            try:
                return _prepare(self._file)
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                _remove(self._file)
                self.renewals += 1
                return _prepare(self._file)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"the index in {self._file} cannot be opened: {error}") from error


def _is_damage(error: sqlite3.Error) -> bool:
    """Is the file no index? Anything narrower than DatabaseError (locked, full, read-only) is not the file's fault."""
    return type(error) is sqlite3.DatabaseError


def _prepare(file: Path | None) -> sqlite3.Connection:
    """A connection to a database of the right form, which is empty where there was none."""
    found = _connect(file)
    try:
        found.execute("BEGIN IMMEDIATE")
        _give_form(found)
        found.execute("COMMIT")
    except BaseException:
        found.close()
        raise
    return found


def _give_form(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty database; one of another form is told as damaged."""
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if form not in (0, FORM):
        raise sqlite3.DatabaseError(f"form {form} of an index is not known")
    if form == 0:
        for statement in _statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {FORM}")


def _statements() -> Iterator[str]:
    text = files("kg.index").joinpath("schema.sql").read_text("utf-8")
    lines = (line.partition("--")[0] for line in text.splitlines())
    return (part for part in "\n".join(lines).split(";") if part.strip())


def _connect(file: Path | None) -> sqlite3.Connection:
    name = _TEMPORARY if file is None else str(file)
    # Connections go from thread to thread, but never serve two at once.
    found = sqlite3.connect(name, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        found.execute("PRAGMA journal_mode = WAL")
        # A power failure may cost the last writes of the index, never its order: what is missing is read again.
        found.execute(f"PRAGMA synchronous = {'NORMAL' if file else 'OFF'}")
        found.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        found.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        found.close()
        raise
    return found


def _remove(file: Path | None) -> None:
    if file is not None:
        for ending in ("", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)

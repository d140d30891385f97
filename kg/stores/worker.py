"""Queries from outside, answered in processes of their own that can be killed.

pyoxigraph has no way to stop a query, and an endpoint's own time limit may cut the answer and still say 200. Here a
query that overruns its time or memory takes its process with it: the caller gets an error, others notice nothing.

Every process reads a snapshot, never the writer's folder. When the store has changed, the next query gets a new one.
"""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Lock
from types import TracebackType
from typing import Any

from kg.errors import BusyError, QueryError, StoreError, TooLargeError
from kg.stores import reader
from kg.stores.base import Store
from kg.stores.binding import tokens, unescape
from kg.stores.faults import query_error

MAX_BODY_BYTES = 100_000_000
_LENGTH = struct.Struct(">I")
_FORBIDDEN = ("SERVICE", "LOAD")
# "<" may be an operator to the engine where this project's tokens see an IRI: "1<2)SERVICE#>" hides a keyword.
_HIDDEN = re.compile(r"\).*(?:service|load)", re.IGNORECASE | re.DOTALL)
_FOLDER = re.compile(r"claimgraph-queries-(\d+)-")


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """A finished answer: what it is and its bytes, ready to send."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: seconds until it is killed, bytes of memory, rows (or triples) of its answer."""

    deadline_seconds: float
    memory_bytes: int
    row_limit: int


class QueryPool:
    """A fixed number of reading processes over one store.

    Args:
        store: whose snapshots are read; the pool does not close it.
        workers: how many queries may run at once.
        deadline_seconds: when a query is killed, waiting for a free process included.
        memory_bytes: address space for queries in one process, beyond what an open store takes.
        row_limit: most rows or triples of one answer.
    """

    def __init__(
        self, store: Store, *, workers: int, deadline_seconds: float, memory_bytes: int, row_limit: int
    ) -> None:
        self._store = store
        self._limits = Limits(deadline_seconds, memory_bytes, row_limit)
        self._snapshots = _Snapshots(store)
        self._free: Queue[_Process | None] = Queue()
        self._count = workers
        for _ in range(workers):
            self._free.put(None)  # a place whose process is started when it is first needed

    def __enter__(self) -> QueryPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(
        self,
        query: str,
        *,
        accept: str | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> QueryAnswer:
        """Answer one query.

        Args:
            query: SPARQL 1.1; SERVICE and LOAD are refused.
            accept: media type of the answer; None for JSON rows or Turtle.
            default_graphs: IRIs of graphs to merge into the default graph; none for the store's own default graph.
            named_graphs: IRIs of graphs that GRAPH may name.

        Raises:
            QueryError: it does not parse, asks for what is refused, or has no answer of this media type.
            BusyError: it overran its time or memory, or no process was free in time.
            TooLargeError: the answer has more rows or bytes than allowed; nothing of it is given.
            StoreError: the store could not be read.
        """
        refuse(query)
        end = time.monotonic() + self._limits.deadline_seconds
        request = {
            "query": query, "accept": accept, "row_limit": self._limits.row_limit,
            "default_graphs": list(default_graphs), "named_graphs": list(named_graphs),
        }  # fmt: skip
        process = self._take(end)
        kept: _Process | None = None
        try:
            process = self._fresh(process)
            head, body = process.ask(request, end)
            kept = process
        finally:
            if kept is None and process is not None:
                self._snapshots.give_back(process.folder)
                process.kill()
            self._free.put(kept)
        return _result(head, body, self._limits)

    def close(self) -> None:
        """Kill all processes and remove the snapshots. Waits for queries that are running."""
        for _ in range(self._count):
            process = self._free.get(timeout=self._limits.deadline_seconds + 5)
            if process is not None:
                process.kill()
        self._count = 0
        self._snapshots.close()

    def _take(self, end: float) -> _Process | None:
        try:
            return self._free.get(timeout=max(0.0, end - time.monotonic()))
        except Empty:
            raise BusyError("all query processes are busy; try again") from None

    def _fresh(self, process: _Process | None) -> _Process:
        """A living process on the store as it is now: this one, or a new one in its place."""
        folder = self._snapshots.current()
        if process is not None and process.folder == folder and process.is_alive():
            self._snapshots.give_back(folder)
            return process
        if process is not None:
            self._snapshots.give_back(process.folder)
            process.kill()
        return _Process(folder, self._limits.memory_bytes)


def refuse(query: str) -> None:
    """Refuse a query that would make the engine fetch something.

    Raises:
        QueryError: it uses SERVICE or LOAD, at this line and column.
    """
    for text in (query, unescape(query)):
        for token in tokens(text):
            word = token.text.upper()
            is_keyword = token.kind == "word" and word in _FORBIDDEN
            if is_keyword or (token.kind == "iri" and _HIDDEN.search(token.text)):
                name = word if is_keyword else "SERVICE"
                line = text.count("\n", 0, token.start) + 1
                column = token.start - text.rfind("\n", 0, token.start)
                raise QueryError(f"{name} is refused: nothing is fetched from elsewhere", line=line, column=column)


class _Process:
    """One reading process on one snapshot."""

    def __init__(self, folder: Path, memory_bytes: int) -> None:
        self.folder = folder
        command = [sys.executable, "-I", str(Path(reader.__file__)), str(folder), str(memory_bytes)]
        # S603: the program is this Python and a file of this package; nothing of it comes from outside.
        self._inner = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        )

    def is_alive(self) -> bool:
        """Has it not ended?"""
        return self._inner.poll() is None

    def ask(self, request: dict[str, Any], end: float) -> tuple[dict[str, Any], bytes]:
        """The head and body of its answer.

        Raises:
            BusyError: it did not answer by `end`, or died of its memory limit.
            TooLargeError: the body is longer than any answer may be.
        """
        text = json.dumps(request).encode("utf-8")
        try:
            self._send(_LENGTH.pack(len(text)) + text, end)
            (length,) = _LENGTH.unpack(self._receive(_LENGTH.size, end))
            head: dict[str, Any] = json.loads(self._receive(length, end))
            if head["length"] > MAX_BODY_BYTES:
                raise TooLargeError(f"the answer is larger than {MAX_BODY_BYTES:,} bytes; ask for less")
            return head, self._receive(head["length"], end)
        except (BrokenPipeError, EOFError) as error:
            raise BusyError("the query needed more memory than it may use, and was stopped") from error

    def kill(self) -> None:
        """End it at once."""
        self._inner.kill()
        for pipe in (self._inner.stdin, self._inner.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # part of a request was never read
        self._inner.wait()

    def _send(self, text: bytes, end: float) -> None:
        target = self._pipe(self._inner.stdin)
        os.set_blocking(target, False)
        while text:
            _, ready, _ = select.select([], [target], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise BusyError(_TOO_SLOW)
            text = text[os.write(target, text) :]

    def _receive(self, length: int, end: float) -> bytes:
        source = self._pipe(self._inner.stdout)
        found = bytearray()
        while len(found) < length:
            ready, _, _ = select.select([source], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise BusyError(_TOO_SLOW)
            part = os.read(source, length - len(found))
            if not part:
                raise EOFError
            found += part
        return bytes(found)

    @staticmethod
    def _pipe(pipe: Any) -> int:  # Popen's pipes have no narrower common type
        if pipe is None:
            raise EOFError
        return int(pipe.fileno())


_TOO_SLOW = "the query took longer than it may, and was stopped"


class _Snapshots:
    """Copies of the store, one for each state that a process still reads; an old one goes with its last reader."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._users: dict[Path, int] = {}
        self._version: str | None = None
        self._newest: Path | None = None
        self._number = 0
        beside = store.scratch()
        if beside is not None:
            _sweep(beside)
        self._root = Path(tempfile.mkdtemp(prefix=f"claimgraph-queries-{os.getpid()}-", dir=beside))

    def current(self) -> Path:
        """The folder of a copy of the store as it is now, taken into use until `give_back`."""
        with self._lock:
            version = self._store.version()
            if self._newest is None or version != self._version:
                self._renew(version)
            if self._newest is None:
                raise StoreError("no snapshot could be made")
            self._users[self._newest] += 1
            return self._newest

    def give_back(self, folder: Path) -> None:
        """Leave this copy; it is removed when nobody uses it and a newer one exists."""
        with self._lock:
            self._users[folder] -= 1
            if self._users[folder] == 0 and folder != self._newest:
                self._remove(folder)

    def close(self) -> None:
        """Remove everything."""
        shutil.rmtree(self._root, ignore_errors=True)

    def _renew(self, version: str) -> None:
        self._number += 1
        folder = self._root / str(self._number)
        self._store.snapshot(folder)
        old, self._newest, self._version = self._newest, folder, version
        self._users[folder] = 0
        if old is not None and self._users[old] == 0:
            self._remove(old)

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


def _result(head: dict[str, Any], body: bytes, limits: Limits) -> QueryAnswer:
    match head.get("fault"):
        case "too_large":
            raise TooLargeError(f"the answer has more than {limits.row_limit:,} rows; ask for less, or add a LIMIT")
        case "query":
            raise query_error(head["message"])
        case "store":
            raise StoreError(f"the store could not be read: {head['message']}")
    return QueryAnswer(head["media_type"], body)

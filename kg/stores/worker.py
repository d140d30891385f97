"""Queries from outside, answered in processes of their own that can be killed.

pyoxigraph has no way to stop a query, and an endpoint's own time limit may cut the answer and still say 200. Here a
query that overruns its time or memory takes its process with it: the caller gets an error, others notice nothing.

Every process reads a snapshot, never the writer's folder. When the store has changed, the next query gets a new one.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Any

from kg.errors import BusyError, FormError, QueryError, StoreError, TooLargeError
from kg.ids import BASE
from kg.sandbox.answers import Request
from kg.sandbox.refusals import find_refused
from kg.stores.base import Store
from kg.stores.faults import parse_error, query_error
from kg.stores.places import Places
from kg.stores.process import Patience, Process, out_of_memory
from kg.stores.snapshots import Snapshots

MAX_BODY_BYTES = 100_000_000
_BURIAL_SECONDS = 30.0
MAX_WAITING = 16  # queries that may wait for a process; one more is told at once that the line is full


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """A finished answer: what it is and its bytes, ready to send; `encoding` is "gzip" where they are compressed."""

    media_type: str
    body: bytes
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: seconds until it is killed, bytes of memory, rows or triples, and bytes of its answer."""

    deadline_seconds: float
    memory_bytes: int
    row_limit: int
    byte_limit: int = MAX_BODY_BYTES


class QueryPool:
    """A fixed number of reading processes over one store, and a short line before them.

    Args:
        store: whose snapshots are read; the pool does not close it.
        workers: how many queries may run at once.
        deadline_seconds: when a query is killed, counted from the call: waiting for a free process is included.
        memory_bytes: address space for queries in one process, beyond what an open store takes.
        row_limit: most rows or triples of one answer.
        byte_limit: most bytes of one answer before it is compressed.
        max_waiting: how many queries may wait for a free process; see `kg.stores.places` for the share of one client.
    """

    def __init__(
        self,
        store: Store,
        *,
        workers: int,
        deadline_seconds: float,
        memory_bytes: int,
        row_limit: int,
        byte_limit: int = MAX_BODY_BYTES,
        max_waiting: int = MAX_WAITING,
    ) -> None:
        self._limits = Limits(deadline_seconds, memory_bytes, row_limit, byte_limit)
        self._snapshots = Snapshots(store)
        self._places = Places(workers, max_waiting=max_waiting)
        # A killed process that was slowed down may take seconds to give back its memory; nobody waits for that.
        self._burials = ThreadPoolExecutor(workers, thread_name_prefix="claimgraph-burial")

    @property
    def capacity(self) -> int:
        """How many queries may run and wait together."""
        return self._places.capacity

    @property
    def load(self) -> int:
        """How many queries run and wait now."""
        return self._places.load

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
        accept: str | Sequence[str] = (),
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        compress: bool = False,
        only_first: int | None = None,
        gone: Event | None = None,
        client: str | None = None,
    ) -> QueryAnswer:
        """Answer one query.

        Args:
            query: SPARQL 1.1; SERVICE and LOAD are refused. Relative IRIs are those of the project, `kg.ids.BASE`.
            accept: media types of the answer, best first; the first that fits the query's form is taken. None given:
                JSON rows, or Turtle.
            default_graphs: IRIs of graphs to merge into the default graph; none for the store's own default graph.
            named_graphs: IRIs of graphs that GRAPH may name.
            compress: may the body come compressed by gzip? Short ones do not.
            only_first: rows or triples after so many are left out, for a page that says so; None for a whole answer.
            gone: set by another thread when nobody waits for the answer any more; the query is then stopped.
            client: who asks, as a word that is the same for all queries of one client; None for the program itself.

        Raises:
            QueryError: it does not parse, or asks for what is refused.
            FormError: this form of query has no answer of these media types.
            ShareError: this client has as many queries running and waiting as it may.
            BusyError: it overran its time or memory, no process was free in time, or too many were waiting.
            TooLargeError: the answer has more rows or bytes than allowed; nothing of it is given.
            GoneError: `gone` was set.
            StoreError: the store could not be read.
        """
        seconds = self._limits.deadline_seconds
        patience = Patience(time.monotonic() + seconds, seconds, gone or Event())
        request: Request = {
            "query": query,
            "base": BASE,
            "accept": [accept] if isinstance(accept, str) else list(accept),
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
            "compress": compress,
            "row_limit": self._limits.row_limit,
            "byte_limit": self._limits.byte_limit,
            "only_first": only_first,
        }
        with self._places.in_line(client):
            head, body = self._ask(request, patience, client)
        try:
            return _result(head, body, self._limits)
        except QueryError as error:
            error.sparql = query
            raise

    def close(self) -> None:
        """Kill all processes and remove the snapshots. Waits for queries that are running."""
        for process in self._places.take_all(self._limits.deadline_seconds + _BURIAL_SECONDS):
            process.kill()
            process.wait()
        self._burials.shutdown()
        self._snapshots.close()

    def _ask(self, request: Request, patience: Patience, client: str | None) -> tuple[Mapping[str, Any], bytes]:
        process = self._take(patience, client)
        kept: Process | None = None
        try:
            process = self._fresh(process, patience)
            answer = process.ask(request, patience)
            # One that was slowed down cannot be made fast again, and may have grown: the next query gets a new one.
            kept = process if not process.is_slowed else None
            return answer
        finally:
            if kept is None and process is not None:
                process.kill()
                self._burials.submit(self._bury, process, client)
            else:
                self._places.give(client, kept)

    def _take(self, patience: Patience, client: str | None) -> Process | None:
        try:
            return self._places.take(client, patience)
        except BusyError as error:
            share = f"; of one client {self._places.share} may run at once" if client is not None else ""
            raise BusyError(
                f"no query process became free within {patience.seconds:g} seconds{share}; try again later",
                limit="seconds",
                allowed=patience.seconds,
            ) from error

    def _fresh(self, process: Process | None, patience: Patience) -> Process:
        """A living process on the store as it is now: this one, or a new one in its place."""
        folder = self._snapshot(patience)
        if process is not None and process.folder == folder and process.is_alive():
            self._snapshots.give_back(folder)
            return process
        try:
            fresh = Process(folder, self._limits.memory_bytes)
        except OSError as error:
            self._snapshots.give_back(folder)
            raise StoreError(f"no query process could be started: {error}") from error
        if process is not None:
            process.kill()
            self._burials.submit(self._leave, process)
        return fresh

    def _snapshot(self, patience: Patience) -> Path:
        making = self._snapshots.start()
        try:
            while not wait((making,), timeout=patience.left()).done:
                continue
        except BaseException:
            self._snapshots.leave(making)
            raise
        return making.result()

    def _bury(self, process: Process, client: str | None) -> None:
        """Give its place to the next when it is gone: until then it holds its memory."""
        self._leave(process)
        self._places.give(client, None)

    def _leave(self, process: Process) -> None:
        process.wait()
        self._snapshots.give_back(process.folder)


def refuse(sparql: str) -> None:
    """Refuse a query or an update that would make the engine fetch something.

    Raises:
        QueryError: it uses SERVICE or LOAD, at this line and column.
    """
    found = find_refused(sparql)
    if found is not None:
        raise QueryError(str(found), line=found.line, column=found.column)


def _result(head: Mapping[str, Any], body: bytes, limits: Limits) -> QueryAnswer:
    match head.get("fault"):
        case "refused":
            raise QueryError(head["message"], line=head["line"], column=head["column"])
        case "mistake":
            raise parse_error(head["message"], head["line"], head["column"])
        case "query":
            raise query_error(head["message"])
        case "form":
            raise FormError(head["message"])
        case "too_large":
            raise _too_large(head["limit"], limits)
        case "memory":
            raise out_of_memory(limits.memory_bytes)
        case "store":
            raise StoreError(f"the store could not be read: {head['message']}")
    return QueryAnswer(head["media_type"], body, head.get("encoding"))


def _too_large(limit: str, limits: Limits) -> TooLargeError:
    allowed = limits.row_limit if limit == "rows" else limits.byte_limit
    advice = "ask for less, or take it in parts with ORDER BY, LIMIT and OFFSET"
    return TooLargeError(f"the answer has more than {allowed:,} {limit}; {advice}", limit=limit, allowed=allowed)

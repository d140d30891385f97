"""Writes from outside: SPARQL updates and whole graphs, each all or nothing, with the store's order kept.

The default graph of a store is the union of its named graphs, so nobody may write to it directly. An update is worked
out first: what it only adds or takes away by name is read here; what looks for something runs in a process of its own
on a copy of the store, where it can be killed at its deadline. What comes out is a list of quads that go and come, and
that is written in one step, if the store is still what the update saw; else it is worked out anew.

Words of the update language and what they mean here: as a place to write to, and for CLEAR, DROP, ADD, MOVE and COPY,
the default graph is the named graph `OWN_GRAPH`; in a pattern it is the union of all named graphs.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from os import getpid
from pathlib import Path
from threading import Lock
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Quad

from kg.errors import BusyError, ChangedError, InputError, ParseError, ProtectedError, QueryError, TooLargeError
from kg.ids import BASE
from kg.sandbox import changing
from kg.sandbox.diagnosis import diagnose
from kg.sandbox.operations import Operation, is_ground, split
from kg.sandbox.templates import check
from kg.stores import programs
from kg.stores.base import CATALOG_GRAPH, OWN_GRAPH, Change, Store, is_protected
from kg.stores.faults import parse_error
from kg.stores.worker import refuse

GENID = f"{BASE}.well-known/genid/"  # blank nodes from outside become IRIs that start so (RDF 1.1 Concepts, 3.5)
MAX_CHANGES = 200_000  # quads that one update may change; one is held in memory several times on its way
MAX_BY_NAME = 100  # operations that are worked out in the server; more go where they can be stopped
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Document:
    """A document that somebody sent, and its media type."""

    body: bytes
    media_type: str


class OutsideWriter:
    """Takes writes from outside, one after the other.

    Args:
        store: what is written to.
        deadline_seconds: when an update is given up, waiting for those before it included.
        memory_bytes: address space that working out an update may take.
    """

    def __init__(self, store: Store, *, deadline_seconds: float, memory_bytes: int) -> None:
        self._store = store
        self._seconds = deadline_seconds
        self._memory_bytes = memory_bytes
        self._turn = Lock()

    def update(
        self,
        sparql: str,
        *,
        using: Sequence[str] = (),
        using_named: Sequence[str] = (),
        prepare: Callable[[str], str] = str,
    ) -> None:
        """Do a SPARQL 1.1 update, whole or not at all.

        Args:
            sparql: one or more operations. SERVICE and LOAD are refused; blank nodes become IRIs.
            using: IRIs of graphs that patterns see merged as the default graph (`using-graph-uri` of the protocol).
            using_named: IRIs of graphs that patterns may name (`using-named-graph-uri`).
            prepare: writes out what stands in patterns for something that no engine knows, such as a search; asked anew
                whenever the update is worked out, so that it is of the same version of the store as all else.

        Raises:
            QueryError: it does not parse, or cannot be done.
            ProtectedError: it would change a graph that only the program writes.
            TooLargeError: it changes more than `MAX_CHANGES` quads.
            BusyError: it overran its time or memory; nothing of it was kept.
        """
        refuse(sparql)
        try:
            self._update(sparql, tuple(using), tuple(using_named), prepare)
        except ParseError as error:
            mistake = diagnose(sparql, str(error), what="update")
            if mistake is None:
                raise
            raise parse_error(mistake.reason, mistake.line, mistake.column, what="update") from error

    def _update(
        self, sparql: str, using: tuple[str, ...], using_named: tuple[str, ...], prepare: Callable[[str], str]
    ) -> None:
        setting = changing.Setting(BASE, OWN_GRAPH, GENID, MAX_CHANGES, using, using_named)
        operations = split(sparql)
        if not operations:
            return
        with self._in_turn() as end:
            if is_ground(operations) and len(operations) <= MAX_BY_NAME:
                for operation in operations:
                    check(operation, BASE)
                self._write(lambda: self._swept(_collect(operations, setting)))
            else:
                self._write(lambda: self._work_out(prepare(sparql), setting, end))

    def replace(self, graph: str, quads: Sequence[Quad], *, version: str | None = None) -> None:
        """Put these quads in place of a named graph; none to take it away.

        Raises:
            ChangedError: the store is not of this version.
            ProtectedError: only the program writes this graph.
        """
        with self._in_turn():
            self._change(Change(dropped=(graph,), inserted=_settled(quads)), version)

    def add(self, quads: Sequence[Quad], *, version: str | None = None) -> None:
        """Put these quads into their named graphs, besides what is there; raises like `replace`."""
        with self._in_turn():
            self._change(Change(inserted=_settled(quads)), version)

    @contextmanager
    def _in_turn(self) -> Iterator[float]:
        """Wait for the writers before; gives the moment when time is up."""
        end = time.monotonic() + self._seconds
        if not self._turn.acquire(timeout=self._seconds):
            raise _too_slow(self._seconds)
        try:
            yield end
        finally:
            self._turn.release()

    def _write(self, work_out: Callable[[], Change]) -> None:
        """Write what was worked out, unless the store has changed since; then work it out anew."""
        for _ in range(_TRIES):
            version = self._store.version()
            change = work_out()
            if change == Change():
                return
            try:
                self._change(change, version)
            except ChangedError:
                continue
            return
        raise BusyError("the store was changed again and again while the update was worked out; try again")

    def _change(self, change: Change, version: str | None) -> None:
        protected = sorted(graph for graph in set(change.graphs()) if is_protected(graph))
        if protected:
            raise ProtectedError(
                f"only the program itself writes {', '.join(protected)}: name the graphs that are meant"
            )
        self._store.change(change, version=version)

    def _swept(self, change: Change) -> Change:
        """The change, with graphs that it leaves empty dropped: no store keeps the name of an empty graph."""
        gone = set(change.deleted)
        names = {quad.graph_name.value for quad in gone if isinstance(quad.graph_name, ox.NamedNode)}
        new = {quad.graph_name for quad in change.inserted}
        empty = tuple(sorted(
            name for name in names - set(change.dropped)
            if ox.NamedNode(name) not in new and all(quad in gone for quad in self._store.quads(name))
        ))  # fmt: skip
        return Change(change.is_emptied, (*change.dropped, *empty), change.deleted, change.inserted)

    def _work_out(self, sparql: str, setting: changing.Setting, end: float) -> Change:
        request = {"update": sparql, "setting": asdict(setting), "hidden": CATALOG_GRAPH}
        folder = Path(tempfile.mkdtemp(prefix=f"claimgraph-queries-{getpid()}-", dir=self._store.scratch()))
        try:
            self._store.snapshot(folder / "copy")
            left = end - time.monotonic()
            found = programs.ask(
                "kg.sandbox.changer", [str(folder / "copy")], request,
                what="the update", seconds=left, memory_bytes=self._memory_bytes,
            )  # fmt: skip
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return _read_change(found)

    def read(self, documents: Sequence[Document], *, base: str) -> tuple[Quad, ...]:
        """The quads of documents, each without doubles, in the graphs that they name; blank nodes as they are.

        Args:
            documents: what somebody sent.
            base: what relative IRIs in them are relative to.

        Raises:
            InputError: one of them cannot be read, or holds a triple as a term.
            BusyError: reading overran its time or memory.
        """
        parts = [{"media_type": one.media_type, "body": b64encode(one.body).decode()} for one in documents]
        found = programs.ask(
            "kg.sandbox.parser", [], {"base": base, "documents": parts},
            what="the document", seconds=self._seconds, memory_bytes=self._memory_bytes,
        )  # fmt: skip
        if "fault" in found:
            kind = TooLargeError if found["fault"] == TooLargeError.code else InputError
            raise kind(found["message"])
        return tuple(ox.parse(found["quads"], format=ox.RdfFormat.N_QUADS))


def _collect(operations: Sequence[Operation], setting: changing.Setting) -> Change:
    """What operations change that look for nothing."""
    is_emptied = False
    dropped: dict[str, None] = {}
    deleted: dict[Quad, None] = {}
    inserted: dict[Quad, None] = {}
    for operation in operations:
        if operation.kind == "insert data":
            inserted |= dict.fromkeys(changing.insert_data(operation, setting))
        elif operation.kind == "delete data":
            gone = dict.fromkeys(changing.delete_data(operation, setting))
            deleted |= gone
            inserted = {quad: None for quad in inserted if quad not in gone}
        elif operation.target == "ALL":
            is_emptied, dropped, deleted, inserted = True, {}, {}, {}
        else:
            graph = changing.read_target(operation.target, operation, setting)
            dropped[graph] = None
            deleted, inserted = _without(deleted, graph), _without(inserted, graph)
    if is_emptied:
        dropped, deleted = {}, {}
    if len(deleted) + len(inserted) > setting.limit:
        raise TooLargeError(f"an update may change {setting.limit:,} quads at most: divide it")
    return Change(is_emptied, tuple(dropped), tuple(deleted), tuple(inserted))


def _without(quads: dict[Quad, None], graph: str) -> dict[Quad, None]:
    name = ox.NamedNode(graph)
    return {quad: None for quad in quads if quad.graph_name != name}


def _settled(quads: Sequence[Quad]) -> tuple[Quad, ...]:
    """The quads without blank nodes and doubles."""
    if len(quads) > MAX_CHANGES:
        raise TooLargeError(f"a graph may have {MAX_CHANGES:,} triples at most: divide it")
    return tuple(dict.fromkeys(changing.skolemized(quads, GENID)))


def _read_change(found: Mapping[str, Any]) -> Change:
    match found.get("fault"):
        case None:
            deleted, inserted = (
                tuple(ox.parse(found[name], format=ox.RdfFormat.N_QUADS)) for name in ("deleted", "inserted")
            )
            return Change(found["is_emptied"], tuple(found["emptied"]), deleted, inserted)
        case "too_large":
            raise TooLargeError(found["message"])
    kind = ParseError if found["unparsed"] else QueryError
    raise kind(found["message"], line=found["line"], column=found["column"])


def _too_slow(seconds: float) -> BusyError:
    return BusyError(
        f"the update took longer than {seconds:g} seconds and was stopped; nothing of it was kept",
        limit="seconds",
        allowed=seconds,
    )

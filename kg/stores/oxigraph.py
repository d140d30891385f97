"""The embedded store: pyoxigraph on a folder, or in memory.

One writer at a time. Without a lock around `update`, pyoxigraph on disk loses updates of other threads without a word
(measured with 0.5.13: four threads counting to 400 left 31 different values). A second process is kept out by the lock
file of the folder's database; it gets a BusyError.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.errors import BusyError, NotFoundError, StoreError, TooLargeError
from kg.ids import graph_iri
from kg.stores import differences, filling, updates
from kg.stores.base import (
    ARTICLE_GRAPHS,
    CATALOG_GRAPH,
    NO_SUBSTITUTIONS,
    RECORDED_AT,
    Answer,
    Change,
    Changes,
    Rows,
    Substitutions,
    Triples,
    changes_since,
    check_version,
    grounds_of,
)
from kg.stores.faults import query_error

if TYPE_CHECKING:
    import rdflib

_MEMORY = "memory:"
_VERSION_INFO = ox.NamedNode("http://www.w3.org/2002/07/owl#versionInfo")


class OxigraphStore:
    """Quads in a folder on disk, or in memory where no folder is given.

    Args:
        folder: made where it is missing; None for memory.

    Raises:
        BusyError: another process, or another store of this one, holds the folder.
        StoreError: the folder cannot be opened.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._lock = Lock()
        self._inner: ox.Store | None = _open(folder)
        self._folder = folder

    @classmethod
    def accepts(cls, where: str) -> bool:
        """Is this a folder, or the word for memory?"""
        return "://" not in where

    @classmethod
    def open(cls, where: str) -> OxigraphStore:
        """The store in this folder; `memory:` for one that is gone when it is closed."""
        return cls(None if where == _MEMORY else Path(where))

    def replace_article(self, article: str, quads: Iterable[ox.Quad]) -> None:
        """See `Store.replace_article`."""
        self._replace(updates.replace_article(graph_iri(article), quads))

    def delete_article(self, article: str) -> None:
        """See `Store.delete_article`."""
        graph = graph_iri(article)
        with self._lock:
            if not self._store.contains_named_graph(ox.NamedNode(graph)):
                raise NotFoundError(f"the store has no article {article!r}")
            self._apply(differences.write(updates.replace_article(graph, ()), self._store))

    def replace_derived(self, quads: Iterable[ox.Quad]) -> None:
        """See `Store.replace_derived`."""
        self._replace(updates.replace_derived(quads))

    def put_reference(self, quads: Iterable[ox.Quad]) -> None:
        """See `Store.put_reference`."""
        self._replace(updates.put_reference(quads))

    def put_review(self, review: str, quads: Iterable[ox.Quad]) -> None:
        """See `Store.put_review`."""
        self._replace(updates.put_review(review, quads))

    def change(self, change: Change, *, version: str | None = None) -> None:
        """See `Store.change`."""
        with self._lock:
            check_version(self, version)
            if change.is_emptied:
                self._apply(updates.emptying(change, self.version()))
            else:
                self._apply(differences.write_change(change, self._store, grounds_of(self, change)))

    def fill(self, pieces: Iterable[bytes]) -> None:
        """See `Store.fill`. A piece on disk takes sixteen times its own size in memory while it is loaded."""
        with self._lock:
            if next(iter(self._store), None) is not None:
                raise StoreError("only an empty store can be filled")
            try:
                digest = filling.fill(self._store, pieces, is_on_disk=self._folder is not None)
            except OSError as error:
                raise StoreError(f"the store could not be filled: {error}") from error
            self._apply(updates.filled(digest))

    def query(
        self, sparql: str, substitutions: Substitutions = NO_SUBSTITUTIONS, *, limit_rows: int | None = None
    ) -> Answer:
        """See `Store.query`."""
        values = {ox.Variable(name): term for name, term in substitutions.items()}
        try:
            return _taken(self._store.query(sparql, substitutions=values or None), limit_rows)
        except (SyntaxError, RuntimeError) as error:
            raise query_error(error) from error
        except OSError as error:
            raise StoreError(f"the store could not be read: {error}") from error

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """See `Store.quads`."""
        if graph is not None:
            return self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        hidden = (ox.DefaultGraph(), ox.NamedNode(CATALOG_GRAPH))
        return (quad for quad in self._store if quad.graph_name not in hidden)

    def graphs(self) -> tuple[str, ...]:
        """See `Store.graphs`."""
        found = (graph.value for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode))
        return tuple(sorted(graph for graph in found if graph != CATALOG_GRAPH))

    def holds_article(self, article: str, quads: Collection[ox.Quad]) -> bool:
        """See `Store.holds_article`."""
        graph = ox.NamedNode(graph_iri(article))
        stored = sum(quad.predicate != RECORDED_AT for quad in self._store.quads_for_pattern(None, None, None, graph))
        return stored == len(quads) and all(quad in self._store for quad in quads)

    def articles(self) -> int:
        """See `Store.articles`."""
        return sum(graph.startswith(ARTICLE_GRAPHS) for graph in self.graphs())

    def snapshot(self, folder: Path) -> None:
        """See `Store.snapshot`. On disk this links files and takes moments; from memory it copies."""
        if folder.exists():
            raise StoreError(f"a snapshot needs a folder that does not exist yet: {folder}")
        try:
            with self._lock:
                self._copy(folder)
        except OSError as error:
            raise StoreError(f"no snapshot could be written to {folder}: {error}") from error

    def scratch(self) -> Path | None:
        """See `Store.scratch`."""
        return self._folder.parent if self._folder is not None else None

    def as_rdflib(self) -> rdflib.Dataset:
        """See `Store.as_rdflib`."""
        import rdflib  # for notebooks; loading it takes longer than most commands need
        from oxrdflib import OxigraphStore as RdflibBridge

        return rdflib.Dataset(store=RdflibBridge(store=self._store))

    def version(self) -> str:
        """See `Store.version`. "0" for a store that was never written."""
        catalog = ox.NamedNode(CATALOG_GRAPH)
        found = next(self._store.quads_for_pattern(catalog, _VERSION_INFO, None, catalog), None)
        return cast(ox.Literal, found.object).value if found else "0"

    def changes(self, since: str) -> Changes | None:
        """See `Store.changes`."""
        return changes_since(self, since)

    def folder(self) -> Path | None:
        """See `Store.folder`."""
        return self._folder

    def close(self) -> None:
        """See `Store.close`. Doing it twice is harmless.

        What is in memory goes to the folder's tables first: otherwise the next opening replays the log, which took
        2.5 s after loading the 29 seed articles.
        """
        with self._lock:
            if self._inner is not None:
                self._inner.flush()
            self._inner = None

    @property
    def _store(self) -> ox.Store:
        if self._inner is None:
            raise StoreError("the store is closed")
        return self._inner

    def _replace(self, wanted: updates.Replacement) -> None:
        with self._lock:
            self._apply(differences.write(wanted, self._store))

    def _update(self, text: str) -> None:
        with self._lock:
            self._apply(text)

    def _apply(self, text: str) -> None:
        """Run an update; the caller holds the lock."""
        try:
            self._store.update(text)
        except (OSError, SyntaxError, RuntimeError) as error:
            raise StoreError(f"the store refused a change, nothing of it was kept: {error}") from error

    def _copy(self, folder: Path) -> None:
        if self._folder is not None:
            self._store.backup(str(folder))
            return
        # A store in memory has no files to link. Nobody else knows the new folder yet, so the bulk loader is safe.
        copy = ox.Store(str(folder))
        copy.bulk_extend(self._store)
        copy.flush()


def _open(folder: Path | None) -> ox.Store:
    if folder is None:
        return ox.Store()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder))
    except OSError as error:
        if "lock" in str(error).lower():
            raise BusyError(
                f"the store in {folder} is open in another program; close that one, or use its address instead"
            ) from error
        raise StoreError(f"the store in {folder} cannot be opened: {error}") from error


def _taken(found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, limit_rows: int | None) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    end = None if limit_rows is None else limit_rows + 1
    if isinstance(found, ox.QueryTriples):
        triples = tuple(sorted(set(islice(found, end)), key=str))
        _check_limit(len(triples), limit_rows)
        return Triples(triples)
    variables = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(solution) for solution in islice(found, end))
    _check_limit(len(rows), limit_rows)
    return Rows(variables, rows)


def _check_limit(found: int, limit_rows: int | None) -> None:
    if limit_rows is not None and found > limit_rows:
        raise TooLargeError(f"the answer has more than {limit_rows} rows; ask for less")

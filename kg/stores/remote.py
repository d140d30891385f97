"""A store behind any SPARQL 1.1 endpoint, spoken to over HTTP by the SPARQL 1.1 Protocol.

Needs an endpoint whose default graph is a graph of its own and not the union of all: the project keeps the union there.
Each change is one update request; whether an endpoint applies it whole or not at all is the endpoint's promise, which
SPARQL 1.1 Update, section 2.2, asks of it.

An endpoint that stops a query may answer 200 with half a document; that is an error here, never an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import httpx2
import pyoxigraph as ox

from kg.errors import BusyError, NotFoundError, StoreError, TooLargeError
from kg.ids import graph_iri
from kg.sandbox.tokens import query_form
from kg.stores import files, updates
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
    nodes_of,
)
from kg.stores.binding import bind
from kg.stores.faults import query_error

if TYPE_CHECKING:
    import rdflib

TIMEOUT_SECONDS = 60.0
_RESULTS = ox.QueryResultsFormat.JSON
_TRIPLES = ox.RdfFormat.N_TRIPLES
_BUSY = (408, 429, 502, 503, 504)


class RemoteStore:
    """Quads at a SPARQL 1.1 endpoint.

    Args:
        query_url: where queries are sent.
        update_url: where updates are sent; the same address as for queries where the endpoint has one for both.
        timeout_seconds: how long to wait for an answer before giving up.
    """

    def __init__(self, query_url: str, update_url: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._query_url, self._update_url = query_url, update_url
        self._lock = Lock()
        self._client: httpx2.Client | None = httpx2.Client(timeout=timeout_seconds)

    @classmethod
    def accepts(cls, where: str) -> bool:
        """Is this a web address?"""
        return where.startswith(("http://", "https://"))

    @classmethod
    def open(cls, where: str) -> RemoteStore:
        """The store at this address; `…/query` has its updates at `…/update`, any other address takes both."""
        base = where.removesuffix("/query")
        return cls(where, f"{base}/update" if base != where else where)

    def replace_article(self, article: str, quads: Iterable[ox.Quad]) -> None:
        """See `Store.replace_article`."""
        graph = graph_iri(article)
        self._update(updates.write_whole(updates.replace_article(graph, quads), nodes_of(self, graph)))

    def delete_article(self, article: str) -> None:
        """See `Store.delete_article`."""
        graph = graph_iri(article)
        if not self.query(bind(files.query("has-graph.rq"), {"graph": ox.NamedNode(graph)})):
            raise NotFoundError(f"the store has no article {article!r}")
        self._update(updates.write_whole(updates.replace_article(graph, ()), nodes_of(self, graph)))

    def replace_derived(self, quads: Iterable[ox.Quad]) -> None:
        """See `Store.replace_derived`."""
        self._update(updates.write_whole(updates.replace_derived(quads)))

    def put_reference(self, quads: Iterable[ox.Quad]) -> None:
        """See `Store.put_reference`."""
        self._update(updates.write_whole(updates.put_reference(quads)))

    def put_review(self, review: str, quads: Iterable[ox.Quad]) -> None:
        """See `Store.put_review`."""
        self._update(updates.write_whole(updates.put_review(review, quads)))

    def fill(self, pieces: Iterable[bytes]) -> None:
        """See `Store.fill`. One request holds everything: meant for small endpoints."""
        if self.graphs():
            raise StoreError("only an empty store can be filled")
        self._update(updates.filling(pieces))

    def change(self, change: Change, *, version: str | None = None) -> None:
        """See `Store.change`. The version is looked at just before; other programs that write here are not seen."""
        with self._lock:
            check_version(self, version)
            if change.is_emptied:
                self._update(updates.emptying(change, self.version()))
            else:
                self._update(updates.change(change, gone=grounds_of(self, change)))

    def query(
        self, sparql: str, substitutions: Substitutions = NO_SUBSTITUTIONS, *, limit_rows: int | None = None
    ) -> Answer:
        """See `Store.query`. The protocol knows no substitutions: they are put into the text, token by token."""
        text = bind(sparql, substitutions) if substitutions else sparql
        is_graph = query_form(text) in ("CONSTRUCT", "DESCRIBE")
        body = self._post(self._query_url, {"query": text}, accept=(_TRIPLES if is_graph else _RESULTS).media_type)
        try:
            answer = _triples(body) if is_graph else _results(body)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self._query_url} sent an answer that breaks off or is no answer: {error}") from error
        found = 1 if isinstance(answer, bool) else len(answer.triples if isinstance(answer, Triples) else answer.rows)
        if limit_rows is not None and found > limit_rows:
            raise TooLargeError(f"the answer has more than {limit_rows} rows; ask for less")
        return answer

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """See `Store.quads`. One request for each graph."""
        for name in (graph,) if graph is not None else self.graphs():
            node = ox.NamedNode(name)
            answer = self.query(bind(files.query("graph-triples.rq"), {"graph": node}))
            if isinstance(answer, Triples):
                yield from (ox.Quad(t.subject, t.predicate, t.object, node) for t in answer.triples)

    def graphs(self) -> tuple[str, ...]:
        """See `Store.graphs`."""
        answer = self.query(bind(files.query("list-graphs.rq"), {"catalog": ox.NamedNode(CATALOG_GRAPH)}))
        rows = answer.rows if isinstance(answer, Rows) else ()
        return tuple(sorted(graph.value for (graph,) in rows if isinstance(graph, ox.NamedNode)))

    def holds_article(self, article: str, quads: Collection[ox.Quad]) -> bool:
        """See `Store.holds_article`. The whole graph travels over the network."""
        answer = self.query(bind(files.query("graph-triples.rq"), {"graph": ox.NamedNode(graph_iri(article))}))
        if not isinstance(answer, Triples):
            return False
        return {triple for triple in answer.triples if triple.predicate != RECORDED_AT} == {q.triple for q in quads}

    def articles(self) -> int:
        """See `Store.articles`."""
        return sum(graph.startswith(ARTICLE_GRAPHS) for graph in self.graphs())

    def snapshot(self, folder: Path) -> None:
        """See `Store.snapshot`. Everything travels over the network: meant for small endpoints."""
        if folder.exists():
            raise StoreError(f"a snapshot needs a folder that does not exist yet: {folder}")
        answer = self.query(files.query("default-triples.rq"))
        try:
            copy = ox.Store(str(folder))
            copy.bulk_extend(self.quads())
            if isinstance(answer, Triples):
                copy.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in answer.triples)
            copy.flush()
        except OSError as error:
            raise StoreError(f"no snapshot could be written to {folder}: {error}") from error

    def scratch(self) -> Path | None:
        """See `Store.scratch`: nothing here is cheap."""
        return None

    def as_rdflib(self) -> rdflib.Dataset:
        """See `Store.as_rdflib`."""
        import rdflib  # for notebooks only, as in `OxigraphStore`
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        # Without "union" rdflib would ask for a graph of its own name; the endpoint's default graph is the union here.
        return rdflib.Dataset(store=SPARQLStore(self._query_url), default_union=True)

    def version(self) -> str:
        """See `Store.version`. Writes of other programs to the same endpoint do not change it."""
        answer = self.query(bind(files.query("version.rq"), {"catalog": ox.NamedNode(CATALOG_GRAPH)}))
        found = [row["version"] for row in answer.values()] if isinstance(answer, Rows) else []
        return found[0] if found and found[0] else "0"

    def changes(self, since: str) -> Changes | None:
        """See `Store.changes`."""
        return changes_since(self, since)

    def folder(self) -> Path | None:
        """See `Store.folder`: it is elsewhere."""
        return None

    def close(self) -> None:
        """See `Store.close`. Doing it twice is harmless."""
        if self._client is not None:
            self._client.close()
        self._client = None

    def _update(self, text: str) -> None:
        self._post(self._update_url, {"update": text}, accept="*/*")

    def _post(self, url: str, form: dict[str, str], *, accept: str) -> bytes:
        if self._client is None:
            raise StoreError("the store is closed")
        try:
            response = self._client.post(url, data=form, headers={"Accept": accept})
        except httpx2.TimeoutException as error:
            raise BusyError(f"{url} did not answer in time") from error
        except httpx2.HTTPError as error:
            raise StoreError(f"{url} cannot be reached: {error}") from error
        _check_status(url, response, is_query="query" in form)
        return bytes(response.content)


def _check_status(url: str, response: httpx2.Response, *, is_query: bool) -> None:
    if response.is_success:
        return
    if response.status_code in _BUSY:
        raise BusyError(f"{url} is busy or stopped the work (status {response.status_code})")
    if response.status_code == httpx2.codes.BAD_REQUEST and is_query:
        raise query_error(response.text)
    raise StoreError(f"{url} refused (status {response.status_code}): {response.text[:300]}")


def _triples(body: bytes) -> Triples:
    found = {quad.triple for quad in ox.parse(body, format=_TRIPLES)}
    return Triples(tuple(sorted(found, key=str)))


def _results(body: bytes) -> Rows | bool:
    found = ox.parse_query_results(body, format=_RESULTS)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    variables = tuple(variable.value for variable in found.variables)
    return Rows(variables, tuple(tuple(solution) for solution in found))

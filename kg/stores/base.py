"""What every store can do, as one Protocol: replace an article whole, rewrite derived facts, answer SPARQL.

A store holds named graphs (one per article, one for reference facts, three for derived facts, one for the vocabulary,
one per review) and, in its real default graph, every triple of them exactly once. Queries read the default graph, so a
triple that three articles share counts once; `GRAPH` gives the article behind it.

Terms and quads are those of pyoxigraph. Writers are whole or nothing: an error leaves the store as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import ChangedError, QueryError
from kg.ids import BASE
from kg.stores import files
from kg.stores.binding import bind

if TYPE_CHECKING:
    import rdflib

Term = NamedNode | BlankNode | Literal | Triple
Substitutions = Mapping[str, Term]

NO_SUBSTITUTIONS: Substitutions = MappingProxyType({})

REFERENCE_GRAPH = f"{BASE}graph/reference"
VOCABULARY_GRAPH = f"{BASE}graph/vocab"
STANCES_GRAPH = f"{BASE}graph/derived/stances"
CONTRADICTIONS_GRAPH = f"{BASE}graph/derived/contradictions"
IDENTITIES_GRAPH = f"{BASE}graph/derived/identities"
DERIVED_GRAPHS = (CONTRADICTIONS_GRAPH, STANCES_GRAPH, IDENTITIES_GRAPH)
CURATED_GRAPHS = (REFERENCE_GRAPH, VOCABULARY_GRAPH)
ARTICLE_GRAPHS = f"{BASE}graph/article/"
REVIEW_GRAPHS = f"{BASE}graph/review/"
CATALOG_GRAPH = f"{BASE}graph/catalog"
# What was written to the default graph from outside: a named graph like any other, so that it is exported and counted.
OWN_GRAPH = f"{BASE}graph/default"
_DERIVED = f"{BASE}graph/derived/"
# Kinds of nodes in articles that derived facts stand on; `article-nodes.rq` and `clean-begin.ru` name them too.
GROUNDS = tuple(NamedNode(f"{BASE}ns#{name}") for name in ("StatementAct", "ImpliedClaim", "Claim", "Actor"))
RECORDED_AT = NamedNode("http://www.w3.org/ns/prov#generatedAtTime")  # in an article's graph: when it was taken in
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def is_protected(graph: str) -> bool:
    """Is this graph made by the program alone?

    A change by hand would be gone with the next run, would pass for a finding, or would break the store's own notes.
    """
    return graph.startswith(_DERIVED) or graph in (VOCABULARY_GRAPH, CATALOG_GRAPH)


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: `rows` has one tuple per solution, in the order of `variables`.

    A place is None where the query left the variable unbound.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Term | None]]:
        """Each solution as a mapping from variable name (no question mark) to term."""
        return (dict(zip(self.variables, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def values(self) -> Iterator[dict[str, str | None]]:
        """Each solution as plain strings: an IRI, or a literal's text without its type and language."""
        return ({name: text(term) for name, term in row.items()} for row in self)


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE, sorted and without doubles."""

    triples: tuple[Triple, ...]


Answer = Rows | Triples | bool


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be changed by hand, in this order: all or some graphs go, quads go, quads come.

    All quads are in named graphs; the default graph follows by itself.
    """

    is_emptied: bool = False
    dropped: tuple[str, ...] = ()
    deleted: tuple[Quad, ...] = ()
    inserted: tuple[Quad, ...] = ()

    def graphs(self) -> tuple[str, ...]:
        """IRIs of the graphs that it names, sorted; those that go with everything else are not named."""
        places = (quad.graph_name for quad in (*self.deleted, *self.inserted))
        found = {place.value for place in places if isinstance(place, NamedNode)}
        return tuple(sorted(found | set(self.dropped)))


@dataclass(frozen=True, slots=True)
class Changes:
    """What was written since an earlier version: the graphs, sorted, and the version after it.

    `is_cleaned`: derived facts that stood on what these graphs no longer hold were removed as well.
    """

    version: str
    graphs: tuple[str, ...] = ()
    is_cleaned: bool = False


class Store(Protocol):
    """A place where quads live. Every method may raise StoreError; the writers also BusyError."""

    def replace_article(self, article: str, quads: Iterable[Quad]) -> None:
        """Put these quads in place of whatever this article yielded before, in one step.

        Derived nodes whose statements are gone afterwards are removed in the same step; reviews stay.

        Args:
            article: IRI of the article, not of its graph.
            quads: all of them in the article's own graph; see `kg.ids.graph_iri`.

        Raises:
            ValueError: a quad is in another graph, or has a blank node.
        """

    def delete_article(self, article: str) -> None:
        """Take away all that this article yielded, and the derived nodes that stood on it.

        Raises:
            NotFoundError: the store has no such article.
        """

    def replace_derived(self, quads: Iterable[Quad]) -> None:
        """Put these quads in place of all derived facts (graphs `DERIVED_GRAPHS`)."""

    def put_reference(self, quads: Iterable[Quad]) -> None:
        """Put these quads in place of the reference and vocabulary graphs that they name."""

    def put_review(self, review: str, quads: Iterable[Quad]) -> None:
        """Keep a person's decision in a graph of its own, which no ingest touches.

        Args:
            review: IRI of the review; its graph is `REVIEW_GRAPHS` and the last part of this IRI.
            quads: all of them in that graph.
        """

    def fill(self, pieces: Iterable[bytes]) -> None:
        """Put quads of any named graphs into a store that is still empty; many times faster than the others.

        An endpoint gets one request. A folder is filled piece by piece and an error leaves it half full: fill a new
        one that nobody knows yet and move it to its place afterwards.

        Args:
            pieces: N-Quads in UTF-8, whole lines each: `kg.stores.pieces` makes them of a file and of quads.

        Raises:
            StoreError: the store holds something already.
            ValueError: the text is no N-Quads; a quad is in the default graph or among the store's own notes, or has a
                blank node or a triple term.
        """

    def change(self, change: Change, *, version: str | None = None) -> None:
        """Do what somebody wants changed by hand, in one step; derived facts that lose their ground go as well.

        Args:
            change: see there.
            version: do it only if the store is still of this version; None for any.

        Raises:
            ChangedError: the store is of another version by now; nothing was done.
            ValueError: a quad has a blank node or a triple as a term, or is in no named graph.
        """

    def query(
        self, sparql: str, substitutions: Substitutions = NO_SUBSTITUTIONS, *, limit_rows: int | None = None
    ) -> Answer:
        """Answer one of our own queries. Queries from outside go to `kg.stores.worker.QueryPool`.

        Args:
            sparql: a SPARQL 1.1 query.
            substitutions: values for variables that the query projects, as terms; never pasted as text.
            limit_rows: most solutions or triples that may come; None for no limit.

        Raises:
            QueryError: the query does not parse.
            TooLargeError: there are more than `limit_rows`; none are given.
        """

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads of one named graph, or of all; in no set order, without the copy in the default graph."""

    def graphs(self) -> tuple[str, ...]:
        """IRIs of all named graphs, sorted; the store's own notes are left out."""

    def holds_article(self, article: str, quads: Collection[Quad]) -> bool:
        """Is the article's graph exactly this, apart from when it was taken in?

        `quads` has no doubles, says nothing of that time, and all of them are in that graph.
        """

    def articles(self) -> int:
        """How many articles the store holds."""

    def snapshot(self, folder: Path) -> None:
        """Write a copy that other processes may open and read: an Oxigraph folder.

        Raises:
            StoreError: the folder exists already.
        """

    def scratch(self) -> Path | None:
        """A folder in which snapshots are cheap, because it is on the same file system; None where there is none."""

    def as_rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset, for notebooks. Reading only: writing there breaks the default graph."""

    def version(self) -> str:
        """A word that changes with every write: an ETag. The same writes in the same order give the same word."""

    def changes(self, since: str) -> Changes | None:
        """What was written after the version `since`; None where the store does not remember, or never was there.

        Writes of other programs to a remote endpoint are not seen.
        """

    def folder(self) -> Path | None:
        """The store's own folder, where files that belong to it may be kept beside its own; None where it has none."""

    def close(self) -> None:
        """Let go of the folder or the connection; the store cannot be used afterwards."""


def text(term: Term | None) -> str | None:
    """An IRI's or a literal's own text; None for None."""
    if term is None or isinstance(term, NamedNode | Literal | BlankNode):
        return None if term is None else term.value
    raise TypeError(f"a triple term has no text: {term}")


def select(
    store: Store, sparql: str, substitutions: Substitutions = NO_SUBSTITUTIONS, *, limit_rows: int | None = None
) -> Rows:
    """Rows of a SELECT.

    Raises:
        QueryError: the query is not a SELECT, or does not parse.
    """
    answer = store.query(sparql, substitutions, limit_rows=limit_rows)
    if not isinstance(answer, Rows):
        raise QueryError("a SELECT query was expected")
    return answer


def nodes_of(store: Store, graph: str) -> tuple[NamedNode, ...]:
    """The nodes of an article's graph that derived facts may stand on."""
    rows = select(store, bind(files.query("article-nodes.rq"), {"graph": NamedNode(graph)})).rows
    return tuple(node for (node,) in rows if isinstance(node, NamedNode))


def check_version(store: Store, version: str | None) -> None:
    """See that the store is of this version; None for any.

    Raises:
        ChangedError: it is not.
    """
    if version is not None and store.version() != version:
        raise ChangedError("the store has been changed since it was read")


def grounds_of(store: Store, change: Change) -> tuple[NamedNode, ...]:
    """Nodes on which derived facts may stand and that this change may take away: where cleaning begins."""
    found = [quad.subject for quad in change.deleted if quad.predicate == _TYPE and quad.object in GROUNDS]
    found += [node for graph in change.dropped for node in nodes_of(store, graph)]
    return tuple(dict.fromkeys(node for node in found if isinstance(node, NamedNode)))


def changes_since(store: Store, since: str) -> Changes | None:
    """See `Store.changes`: one query, so that version and changes fit together."""
    values = {"catalog": NamedNode(CATALOG_GRAPH), "since": NamedNode(f"{CATALOG_GRAPH}/{since}")}
    rows = [*select(store, bind(files.query("changes.rq"), values)).values()]
    version = next((row["version"] for row in rows if row["version"]), "0")
    missed = [(row["changed"], row["isCleaned"]) for row in rows if row["changed"] is not None]
    if version == since:
        return Changes(version)
    graphs = sorted({graph for changed, _ in missed for graph in (changed or "").split()})
    if not graphs or CATALOG_GRAPH in graphs:  # stands for any graph, see `kg.stores.updates.ANYTHING`
        return None
    return Changes(version, tuple(graphs), any(is_cleaned == "true" for _, is_cleaned in missed))

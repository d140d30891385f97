"""The graph as one object: open a store, ask it, and get results that a notebook shows and other tools take."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar, get_args

import pyoxigraph as ox
import rdflib

from kg.errors import InputError, NotFoundError, QueryError, TooLargeError
from kg.graph import catalogue
from kg.graph.catalogue import Query
from kg.graph.values import notations
from kg.graph.vocabulary import VOCABULARY
from kg.ids import BASE
from kg.index.sparql import ask
from kg.model import Act, Commitment
from kg.networks import alignment, bounds, disputes
from kg.networks.alignment import Normalised, Over
from kg.networks.bounds import Bounds
from kg.networks.choosing import By
from kg.networks.read import read
from kg.networks.records import NetworkName
from kg.notebooks import flat, given
from kg.notebooks.flat import Shape
from kg.notebooks.given import Day
from kg.notebooks.networks import NetworkResult
from kg.notebooks.results import Result
from kg.notebooks.rows import RowsResult
from kg.notebooks.terms import Value, term_of
from kg.stores import Rows, Store, Triples, open_store
from kg.stores.base import text
from kg.stores.binding import bind, variables
from kg.stores.worker import refuse
from kg.views import actors, asked, claims, contradictions, counts, statements, timelines
from kg.views import disputes as dispute_views
from kg.views.counts import Counts
from kg.views.paging import MAX_LIMIT
from kg.views.profiles import ActorLine
from kg.views.records import (
    ClaimLine,
    ContradictionView,
    DisputeLine,
    Page,
    StatementView,
    TimelineEntry,
)

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
USUAL = 100  # records of a result, unless told otherwise
MOST = 10_000
MOST_ROWS = 100_000  # rows or triples of a SPARQL answer


class Graph:
    """A store of statements, claims and contradictions, for reading.

    Actors are given by name in any script (of several the one who says most) or by IRI; other things by IRI or its last
    part. Every list takes `limit` (1 to 10 000) and says when there is more.

    Args:
        store: an open store; `Graph.open` opens one.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, where: str | Path) -> Graph:
        """The graph in a folder, or at the address of a SPARQL endpoint (of a running ClaimGraph: `http://…/sparql`).

        Raises:
            NotFoundError: there is no such folder; nothing is made.
            BusyError: another program holds the folder.
            StoreError: it cannot be opened.
        """
        place = str(where)
        if "://" not in place and place != "memory:" and not Path(place).is_dir():
            raise NotFoundError(f"no store in {place!r}: `claimgraph ingest FILE --store {place}` makes one")
        return cls(open_store(place))

    def close(self) -> None:
        """Let go of the store; results that were given stay."""
        self.store.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        held = self.counts()
        return (
            f"<graph of {held.articles} articles: {held.statements} statements, {held.claims} claims, "
            f"{held.actors} actors, {held.contradictions} contradictions in {held.disputes} disputes>"
        )

    def counts(self) -> Counts:
        """How much the store holds."""
        return counts.count(self.store)

    def contradictions(
        self,
        *,
        actor: str | None = None,
        level: str | None = None,
        min_confidence: float = 0.0,
        undecided: bool = False,
        limit: int = USUAL,
    ) -> Result[ContradictionView]:
        """Pairs of statements that cannot both hold, surest first, with both quotes.

        Args:
            actor: speaker of either side.
            level: "world", "attribution", "position" or "norm".
            min_confidence: 0 to 1.
            undecided: instead those that are too unsure to be counted.
            limit: most that may come.

        Raises:
            NotFoundError: nobody is called so.
            InputError: there is no such level, or the confidence is no number from 0 to 1.
        """
        if level is not None:
            given.one_of("level", level, notations(f"{VOCABULARY}level/"))
        least = given.share("min_confidence", min_confidence)
        wanted = contradictions.Wanted(self._actor(actor), level, least, undecided)
        return _take(
            lambda cursor, size: contradictions.find(self.store, wanted, cursor=cursor, limit=size),
            flat.CONTRADICTIONS,
            limit,
        )

    def disputes(self, *, limit: int = USUAL) -> Result[DisputeLine]:
        """Issues with the sides that are taken on them, surest first."""
        return _take(
            lambda cursor, size: dispute_views.find(self.store, cursor=cursor, limit=size), flat.DISPUTES, limit
        )

    def statements(
        self,
        *,
        actor: str | None = None,
        article: str | None = None,
        claim: str | None = None,
        act: str | None = None,
        commitment: str | None = None,
        limit: int = USUAL,
    ) -> Result[StatementView]:
        """Acts of saying that fit all that is given, latest first.

        Args:
            actor: speaker, or whom the words count for.
            article: its id (or its file's stem) or IRI.
            claim: IRI or its last part.
            act: a notation, such as "deny".
            commitment: "yes", "no" or "none".
            limit: most that may come.

        Raises:
            NotFoundError: nobody is called so, or there is no such article.
            InputError: there is no such act or commitment.
        """
        wanted = statements.Wanted(
            actor=self._actor(actor),
            article=None if article is None else asked.article(self.store, article),
            claim=_iri("claim", claim),
            act=_notation(Act, act),
            commitment=_notation(Commitment, commitment),
        )
        return _take(
            lambda cursor, size: statements.find(self.store, wanted, cursor=cursor, limit=size), flat.STATEMENTS, limit
        )

    def timeline(
        self, actor: str, *, since: Day | None = None, until: Day | None = None, limit: int = USUAL
    ) -> Result[TimelineEntry]:
        """What an actor said, earliest first, with changes of position marked.

        Args:
            actor: who speaks, or whom the words count for.
            since: first day, as a date or as text such as "2020-10-05".
            until: last day.
            limit: most that may come.

        Raises:
            NotFoundError: nobody is called so.
            InputError: what is given is no day, or the first is after the last.
        """
        iri = self._named(actor)
        first, last = given.days(since, until)

        def part(cursor: str | None, size: int) -> Page[TimelineEntry]:
            found = timelines.read(self.store, iri, since=first, until=last, cursor=cursor, limit=size)
            return Page(found.items, found.next)

        return _take(part, flat.TIMELINE, limit)

    def claims(self, *, limit: int = USUAL) -> Result[ClaimLine]:
        """Propositions, most stated first, with how many statements affirm and deny each."""
        return _take(lambda cursor, size: claims.find(self.store, cursor=cursor, limit=size), flat.CLAIMS, limit)

    def actors(self, words: str | None = None, *, limit: int = USUAL) -> Result[ActorLine]:
        """Actors with most statements first; `words` are part of a name in any script."""
        return _take(lambda cursor, size: actors.find(self.store, words, cursor=cursor, limit=size), flat.ACTORS, limit)

    def network(
        self,
        name: NetworkName = "dispute",
        *,
        by: By = "side",
        over: Over = "issues",
        normalised: Normalised = "average",
        max_actors: int = 300,
        max_ties: int = 3_000,
        **wanted: object,
    ) -> NetworkResult:
        """Who contradicts whom ("dispute"), or who takes the same positions ("alignment").

        Args:
            name: which network.
            by: "side" for those for whom words count, "speaker" for those who say them.
            over: alignment: "issues", "claims" or "disputes".
            normalised: alignment: "average", "jaccard", "cosine" or "no".
            max_actors: 1 to 2 000, the strongest.
            max_ties: 1 to 20 000, the heaviest.
            wanted: further fields of `kg.networks.choosing.Wanted`: min_confidence, since, until, topic, dispute, …

        Raises:
            InputError: a value that cannot be.
            TooLargeError: larger bounds than these.
        """
        given.one_of("the network", name, get_args(NetworkName))
        narrowed, size = given.wanted(by=by, **wanted), Bounds(max_actors, max_ties)
        material = read(self.store)
        if name == "dispute":
            return NetworkResult(bounds.cut(disputes.build(material, narrowed), size))
        return NetworkResult(bounds.cut(alignment.build(material, narrowed, over=over, normalised=normalised), size))

    def sparql(self, text: str, *, limit_rows: int = MOST_ROWS, **params: Value) -> RowsResult | rdflib.Graph | bool:
        """The answer to a SPARQL query: rows for SELECT, an rdflib graph for CONSTRUCT and DESCRIBE, a bool for ASK.

        Args:
            text: the query; it may search by `text:matches`. It runs in this process, without a deadline:
                `claimgraph query` has one.
            limit_rows: most rows or triples that may come.
            params: values of variables. An rdflib or pyoxigraph term is itself; text with "://" is an IRI, other text a
                plain string; numbers, booleans and days are typed literals. They are bound as terms, never pasted.

        Raises:
            QueryError: it does not parse, asks another server (SERVICE), or has no variable that is given a value.
            TooLargeError: there are more rows; none are given.
        """
        refuse(text)
        for name in sorted(params.keys() - variables(text)):
            raise QueryError(f"the query has no variable ?{name}")
        bound = bind(text, {name: term_of(value) for name, value in params.items()})
        answer = ask(self.store, bound, partial(self.store.query, limit_rows=limit_rows))
        if isinstance(answer, Rows):
            return RowsResult(answer)
        if isinstance(answer, Triples):
            return _as_graph(answer)
        return answer

    def queries(self) -> Result[Query]:
        """The example queries that `query` runs: name, title, question and parameters."""
        return Result(tuple(catalogue.queries().values()), flat.QUERIES)

    def query(self, name: str, *, limit_rows: int = MOST_ROWS, **params: Value) -> RowsResult:
        """The rows of a query of the catalogue; `queries` lists them.

        Args:
            name: the query.
            limit_rows: most rows that may come.
            params: values of its parameters: actors, outlets and places by name or IRI, articles by id, concepts by
                their short name, days as `date` or text.

        Raises:
            NotFoundError: there is no query of this name, or nothing of the name that a parameter gives.
            QueryError: a parameter is unknown, missing or of another type.
            TooLargeError: there are more rows; none are given.
        """
        words = {key: text(term_of(value)) or "" for key, value in params.items()}
        return RowsResult(asked.answer(self.store, name, words, limit_rows=limit_rows))

    def as_rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset. For reading only: to write there breaks the default graph."""
        return self.store.as_rdflib()

    def _actor(self, name: str | None) -> str | None:
        return None if name is None else self._named(name)

    def _named(self, name: str) -> str:
        if not name.strip():
            raise InputError("an actor is given by name or IRI, not by an empty text")
        return actors.named(self.store, name)

    def _repr_html_(self) -> str:
        """What a notebook shows: how much the store holds."""
        return f"<p>{repr(self)[1:-1].capitalize()}.</p>"


def _iri(kind: str, given: str | None) -> str | None:
    return given if given is None or "://" in given else f"{BASE}id/{kind}/{given}"


def _notation(kind: type[E], given: str | None) -> E | None:
    try:
        return None if given is None else kind(given)
    except ValueError as error:
        raise InputError(f"{given!r}: expected {', '.join(kind)}") from error


def _take(part: Callable[[str | None, int], Page[T]], shape: Shape[T], limit: int) -> Result[T]:
    """The first `limit` items of a paged list.

    Raises:
        InputError: the limit is no whole number, or less than 1.
        TooLargeError: the limit is above 10 000.
    """
    given.whole("limit", limit)
    if limit > MOST:
        raise TooLargeError(f"limit may be {MOST} at most, not {limit}")
    found: list[T] = []
    cursor: str | None = None
    while True:
        page = part(cursor, min(MAX_LIMIT, limit - len(found)))
        found.extend(page.items)
        cursor = page.next
        if cursor is None or len(found) >= limit:
            return Result(found, shape, has_more=cursor is not None)


def _as_graph(answer: Triples) -> rdflib.Graph:
    written = ox.serialize(answer.triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=written, format="nt")

"""Counts over the whole graph, made once for each version of the store: what VoID tells of it.

They are queries like those from outside: they run in the killable processes, within the same limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import pyoxigraph as ox

from kg.graph import queries
from kg.stores.base import Store
from kg.stores.worker import QueryPool


@dataclass(frozen=True, slots=True)
class Count:
    """A class or property by its IRI, the number of things or triples, and for a class its first thing."""

    iri: str
    number: int
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Census:
    """What the default graph holds: the union of all named graphs, each triple once."""

    articles: int
    subjects: int
    objects: int
    classes: tuple[Count, ...]
    properties: tuple[Count, ...]

    @property
    def triples(self) -> int:
        """How many triples there are."""
        return sum(count.number for count in self.properties)

    def example_of(self, iri: str) -> str | None:
        """The first thing of this class; None where there is none."""
        return next((count.example for count in self.classes if count.iri == iri), None)


class CensusTaker:
    """Keeps the census of the newest version that somebody asked about."""

    def __init__(self, store: Store, pool: QueryPool) -> None:
        self._store, self._pool = store, pool
        self._lock = Lock()
        self._version: str | None = None
        self._newest: Census | None = None

    def take(self) -> Census:
        """The census of the store as it is now; one thread counts while the others wait for it.

        Raises:
            BusyError: the counting overran the limits of a query.
        """
        with self._lock:
            version = self._store.version()
            if self._newest is None or version != self._version:
                self._newest, self._version = self._count(), version
            return self._newest

    def _count(self) -> Census:
        (nodes,) = self._rows("view-census-nodes")
        return Census(
            articles=self._store.articles(),
            subjects=int(nodes[0]),
            objects=int(nodes[1]),
            classes=tuple(
                Count(iri, int(number), example) for iri, number, example in self._rows("view-census-classes")
            ),
            properties=tuple(Count(iri, int(number)) for iri, number in self._rows("view-census-properties")),
        )

    def _rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        body = self._pool.run(queries.load(name).sparql, accept="application/sparql-results+json").body
        found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            raise TypeError(f"{name} gives rows")
        # Without its first groups an empty store gives one row that is unbound.
        return tuple(tuple(term.value for term in row) for row in found if all(term is not None for term in row))

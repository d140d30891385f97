"""What a file brings into a store that holds something already, and the writing of it.

Articles, reviews and graphs of others come in whole, as new ones or in place of their own older content. Derived facts
of two stores cannot be added up: they are worked out anew over all articles. Reference facts and the vocabulary of the
store stay as they are; things that it does not know are added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kg.graph.vocabulary import Class, Outside
from kg.stores.base import (
    ARTICLE_GRAPHS,
    CURATED_GRAPHS,
    DERIVED_GRAPHS,
    RECORDED_AT,
    REVIEW_GRAPHS,
    Change,
    Store,
)

REVIEWS = (Class.REVIEW, Outside.SCHEMA_CLAIM_REVIEW)


@dataclass(frozen=True, slots=True)
class Plan:
    """The graphs of a file beside those of a store, by IRI, sorted.

    Attributes:
        new: the store has no such graph.
        same: it holds the same already; of an article, whenever it was taken in.
        other: it holds something else under that name.
        curated: reference facts and terms of things that the store does not know.
    """

    new: tuple[str, ...]
    same: tuple[str, ...]
    other: tuple[str, ...]
    curated: tuple[Quad, ...]

    @property
    def is_idle(self) -> bool:
        """Is there nothing to do?"""
        return not (self.new or self.other or self.curated)


def compare(store: Store, brought: Store) -> Plan:
    """Put the graphs of both beside each other; derived ones are not looked at."""
    held = set(store.graphs())
    wanted = [graph for graph in brought.graphs() if graph not in (*DERIVED_GRAPHS, *CURATED_GRAPHS)]
    common = [graph for graph in wanted if graph in held]
    same = {graph for graph in common if _is_held(store, brought, graph)}
    return Plan(
        new=tuple(graph for graph in wanted if graph not in held),
        same=tuple(graph for graph in common if graph in same),
        other=tuple(graph for graph in common if graph not in same),
        curated=tuple(quad for graph in CURATED_GRAPHS for quad in _unknown(store, brought, graph)),
    )


def write(store: Store, brought: Store, plan: Plan) -> None:
    """Write what the plan says is new or other; derived facts are to be worked out anew afterwards."""
    for graph in sorted((*plan.new, *plan.other)):
        quads = tuple(brought.quads(graph))
        if graph.startswith(ARTICLE_GRAPHS):
            store.replace_article(_named_by(quads, (Class.ARTICLE,)), quads)
        elif graph.startswith(REVIEW_GRAPHS):
            store.put_review(_named_by(quads, REVIEWS), quads)
        else:
            store.change(Change(dropped=(graph,) if graph in plan.other else (), inserted=quads))
    if plan.curated:
        graphs = {quad.graph_name.value for quad in plan.curated if isinstance(quad.graph_name, NamedNode)}
        store.put_reference((*(quad for graph in sorted(graphs) for quad in store.quads(graph)), *plan.curated))


def _is_held(store: Store, brought: Store, graph: str) -> bool:
    """Does the store hold this graph as it is brought? Of an article, whenever it was taken in."""
    quads = tuple(brought.quads(graph))
    if graph.startswith(ARTICLE_GRAPHS):
        told = [quad for quad in quads if quad.predicate != RECORDED_AT]
        return store.holds_article(_named_by(quads, (Class.ARTICLE,)), told)
    return set(quads) == set(store.quads(graph))


def _unknown(store: Store, brought: Store, graph: str) -> Iterator[Quad]:
    known = {quad.subject for quad in store.quads(graph)}
    return (quad for quad in brought.quads(graph) if quad.subject not in known)


def _named_by(quads: tuple[Quad, ...], kinds: tuple[NamedNode, ...]) -> str:
    """The article or review that a graph is about; the importer has seen that there is exactly one."""
    return next(str(q.subject)[1:-1] for q in quads if q.predicate == Outside.RDF_TYPE and q.object in kinds)

"""How to break one thing in a sound graph: a draft that can be changed, and the changes.

A mutant is its name, the change, the shape that must catch it, and words of the message that must come. A change names
its node by IRI, or by class for the first node of that class.
"""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary

C, P, X = vocabulary.Class, vocabulary.Property, vocabulary.Outside
XSD = "http://www.w3.org/2001/XMLSchema#"
LABEL = X.RDFS_LABEL
Value = NamedNode | Literal


class Draft:
    """Quads of one graph that a mutant may change."""

    def __init__(self, quads: tuple[Quad, ...]) -> None:
        self.quads = list(quads)
        self.graph = quads[0].graph_name

    def drop(self, node: NamedNode, *predicates: NamedNode) -> None:
        """Remove these properties of a node, or all of it."""
        self.quads = [q for q in self.quads if q.subject != node or (predicates and q.predicate not in predicates)]

    def add(self, node: NamedNode, predicate: NamedNode, value: Value) -> None:
        """Say one thing more."""
        self.quads.append(Quad(node, predicate, value, self.graph))

    def get(self, node: NamedNode, predicate: NamedNode) -> Value:
        """The value of a property."""
        found = (q.object for q in self.quads if q.subject == node and q.predicate == predicate)
        return min((value for value in found if isinstance(value, Value)), key=str)

    def node(self, name: str | NamedNode) -> NamedNode:
        """The node of this IRI, or the first one of this class."""
        if isinstance(name, str):
            return NamedNode(name)
        found = (q.subject for q in self.quads if q.predicate == X.RDF_TYPE and q.object == name)
        return min((node for node in found if isinstance(node, NamedNode)), key=str)


Change = Callable[[Draft], None]
Mutant = tuple[str, Change, str, str]
Name = str | NamedNode


def drop(name: Name, *predicates: NamedNode) -> Change:
    return lambda draft: draft.drop(draft.node(name), *predicates)


def add(name: Name, predicate: NamedNode, value: Value | str) -> Change:
    return lambda draft: draft.add(draft.node(name), predicate, NamedNode(value) if isinstance(value, str) else value)


def put(name: Name, predicate: NamedNode, value: Value | str) -> Change:
    def change(draft: Draft) -> None:
        node = draft.node(name)
        draft.drop(node, predicate)
        draft.add(node, predicate, NamedNode(value) if isinstance(value, str) else value)

    return change


def rename(name: str, new: NamedNode | ox.BlankNode) -> Change:
    old = NamedNode(name)

    def change(draft: Draft) -> None:
        draft.quads = [
            Quad(
                new if q.subject == old else q.subject, q.predicate, new if q.object == old else q.object, q.graph_name
            )
            for q in draft.quads
        ]

    return change


def number(value: str, kind: str = "decimal") -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))

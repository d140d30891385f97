"""One named graph as its nodes with what is said of each: what the index reads.

In: a store and a graph. Out: values by node and property, of the properties in `graph.rq`; everything as plain text,
languages apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import Outside
from kg.sandbox.tokens import tokens
from kg.stores.base import Store, Term, select

_TYPE = Outside.RDF_TYPE.value


class Value(NamedTuple):
    """An IRI, or a literal's text with its language tag; `lang` is None for IRIs and other literals.

    A named tuple, because a million of them are made in a row.
    """

    text: str
    lang: str | None = None


Node = Mapping[str, list[Value]]
NOTHING: Node = {}


def read(store: Store, graph: str) -> dict[str, Node]:
    """The nodes of a named graph; none where it holds nothing."""
    return describe(select(store, str(NamedNode(graph)).join(_query())).rows)


def describe(rows: Iterable[tuple[Term | None, ...]]) -> dict[str, Node]:
    """Values by property, by node, from rows of node, property and value; blank nodes are left out."""
    nodes: dict[str, dict[str, list[Value]]] = {}
    for subject, predicate, value in rows:
        if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
            continue
        if isinstance(value, NamedNode | Literal):
            lang = value.language if isinstance(value, Literal) else None
            nodes.setdefault(subject.value, {}).setdefault(predicate.value, []).append(Value(value.value, lang))
    return dict(nodes)


@cache
def _query() -> tuple[str, ...]:
    """The query's text, cut where the graph's name belongs: it is asked once for every graph of a store."""
    text = files("kg.index").joinpath("graph.rq").read_text("utf-8")
    ends = [token.start for token in tokens(text) if token.text == "?graph"]
    starts = [0, *(end + len("?graph") for end in ends)]
    return tuple(text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True))


def first(node: Node, predicate: NamedNode) -> str | None:
    """The text of a property's value, the least of several; None where there is none."""
    found = node.get(predicate.value)
    if not found:
        return None
    return found[0].text if len(found) == 1 else min(value.text for value in found)


def integer(node: Node, predicate: NamedNode) -> int | None:
    """The least value of a property as a whole number; None where there is none, or where it is no such number."""
    found = decimal(node, predicate)
    return int(found) if found is not None and found.is_integer() else None


def decimal(node: Node, predicate: NamedNode) -> float | None:
    """The least value of a property as a number; None where there is none, or where it is no finite number.

    Whoever writes with a key may write any text; it must not keep the index from reading everything else.
    """
    text = first(node, predicate)
    try:
        number = float(text) if text is not None else None
    except ValueError:
        return None
    return number if number is not None and isfinite(number) else None


def texts(node: Node, predicate: NamedNode) -> tuple[str, ...]:
    """The texts of all values of a property, sorted."""
    return tuple(sorted(value.text for value in node.get(predicate.value, ())))


def classes(node: Node) -> tuple[str, ...]:
    """IRIs of the classes of a node, of those that the index knows."""
    return tuple(value.text for value in node.get(_TYPE, ()))


def is_a(node: Node, kind: NamedNode) -> bool:
    """Is the node of this class?"""
    return any(value.text == kind.value for value in node.get(_TYPE, ()))

"""One named graph as its nodes with what is said of each: what the index reads.

In: quads of one graph. Out: values by node and property; everything as plain text, languages apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocabulary import Outside

_TYPE = Outside.RDF_TYPE.value


@dataclass(frozen=True, slots=True)
class Value:
    """An IRI, or a literal's text with its language tag; `lang` is None for IRIs and other literals."""

    text: str
    lang: str | None = None


Node = Mapping[str, list[Value]]
NOTHING: Node = {}


def describe(quads: Iterable[Quad]) -> dict[str, dict[str, list[Value]]]:
    """Values by property, by node; blank nodes are left out, as no store keeps them."""
    nodes: dict[str, dict[str, list[Value]]] = {}
    for subject, predicate, value, _ in quads:
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            lang = value.language if isinstance(value, Literal) else None
            nodes.setdefault(subject.value, {}).setdefault(predicate.value, []).append(Value(value.value, lang))
    return nodes


def first(node: Node, predicate: NamedNode) -> str | None:
    """The text of a property's value, the least of several; None where there is none."""
    found = node.get(predicate.value)
    return min(value.text for value in found) if found else None


def is_a(node: Node, kind: NamedNode) -> bool:
    """Is the node of this class?"""
    return any(value.text == kind.value for value in node.get(_TYPE, ()))

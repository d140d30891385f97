"""The rows that derived graphs give: pairs, disputes with their sides, changes of position, who is who.

In: a graph as nodes. Out: rows by table, in the order of the columns of `schema.sql` without the first, which is the
graph. Each row starts with its node's IRI.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from kg.graph.vocabulary import Class, Outside, Property
from kg.index.described import Node, classes, decimal, first, integer, is_a, texts
from kg.index.keys import descending

Row = tuple[object, ...]
TABLES = (
    "pair", "rejected", "dispute", "dispute_pair", "dispute_side", "side", "side_showing", "showing", "change",
    "member",
)  # fmt: skip
REVIEWED = "reviewed"  # the guard of pairs that a person set aside


def rows(nodes: Mapping[str, Node]) -> Iterator[tuple[str, Row]]:
    """Table and row of everything in the graph."""
    for iri, node in nodes.items():
        for name in classes(node):
            if name in _READERS:
                yield from _READERS[name](iri, node)


def _pair(iri: str, node: Node) -> Iterator[tuple[str, Row]]:
    kind, level, a, b = (
        first(node, predicate)
        for predicate in (Property.CONTRADICTION_TYPE, Property.LEVEL, Property.SIDE_A, Property.SIDE_B)
    )
    sure = decimal(node, Property.CONFIDENCE)
    if kind is None or level is None or sure is None or a is None or b is None:
        return
    yield "pair", (iri, is_a(node, Class.UNDECIDED_PAIR), kind, level, sure, a, b, descending(sure))


def _rejected(iri: str, node: Node) -> Iterator[tuple[str, Row]]:
    a, b, guard, why = (
        first(node, predicate) for predicate in (Property.SIDE_A, Property.SIDE_B, Property.GUARD, Property.WHY)
    )
    if a is not None and b is not None and guard is not None and why is not None:
        yield "rejected", (iri, a, b, guard, why, str(guard != REVIEWED))


def _dispute(iri: str, node: Node) -> Iterator[tuple[str, Row]]:
    confidence = decimal(node, Property.CONFIDENCE)
    if confidence is None:
        return
    titles = sorted((title.text, title.lang or "und") for title in node.get(Outside.RDFS_LABEL.value, ()))
    yield "dispute", (iri, confidence, json.dumps(titles, ensure_ascii=False))
    yield from (("dispute_pair", (iri, pair)) for pair in texts(node, Property.HAS_CONTRADICTION))
    yield from (("dispute_side", (iri, side)) for side in texts(node, Property.HAS_SIDE))


def _side(iri: str, node: Node) -> Iterator[tuple[str, Row]]:
    position, label = integer(node, Property.POSITION), first(node, Outside.RDFS_LABEL)
    if position is None or label is None:
        return
    yield "side", (iri, position, label, " ".join(texts(node, Property.HOLDER)))
    yield from (("side_showing", (iri, showing)) for showing in texts(node, Property.SHOWING))


def _showing(iri: str, node: Node) -> Iterator[tuple[str, Row]]:
    rank, statement = integer(node, Property.POSITION), first(node, Property.STATEMENT)
    if rank is not None and statement is not None:
        yield "showing", (iri, rank, statement)


def _change(iri: str, node: Node) -> Iterator[tuple[str, Row]]:
    kind, before, after, why = (
        first(node, predicate) for predicate in (Property.CHANGE_TYPE, Property.BEFORE, Property.AFTER, Property.WHY)
    )
    confidence = decimal(node, Property.CONFIDENCE)
    if kind is not None and before is not None and after is not None and confidence is not None and why is not None:
        yield "change", (iri, kind, before, after, confidence, why)


def _identity(iri: str, node: Node) -> Iterator[tuple[str, Row]]:
    head = first(node, Property.HEAD)
    if head is not None:
        yield from (("member", (iri, actor, head)) for actor in texts(node, Property.HAS_MEMBER))


_READERS: Mapping[str, Callable[[str, Node], Iterator[tuple[str, Row]]]] = {
    Class.CONTRADICTION.value: _pair,
    Class.UNDECIDED_PAIR.value: _pair,
    Class.NOT_CONTRADICTION.value: _rejected,
    Class.DISPUTE.value: _dispute,
    Class.DISPUTE_SIDE.value: _side,
    Class.SHOWING.value: _showing,
    Class.POSITION_CHANGE.value: _change,
    Class.IDENTITY.value: _identity,
}

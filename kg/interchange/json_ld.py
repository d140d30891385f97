"""JSON-LD with the published context inside: one object for each graph, and in it the things, parts within wholes.

A thing that only one other points to stands inside that one: a statement holds its conditions, a span its selector.
Graphs of articles and reviews are framed so, one graph in memory at a time; the reference, vocabulary and derived
graphs, which grow with the store, are a flat list of things, one thing in memory at a time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph.vocabulary import Outside, Property
from kg.interchange import ordered
from kg.interchange.compaction import Context, Json, expanded, published
from kg.interchange.formats import Format, Wanted
from kg.interchange.rdf import parsed
from kg.stores.base import ARTICLE_GRAPHS, REVIEW_GRAPHS, Store

MOST_DEEP = 6  # deeper nesting is hard to read, and a chain of any length must not be
_Things = dict[str, list[Triple]]


def write(store: Store, out: BinaryIO, wanted: Wanted) -> None:
    """The whole store; see the module."""
    del wanted
    write_quads(ordered.quads(store), out)


def write_quads(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Quads that come graph by graph, and in each graph subject by subject."""
    context = published()
    out.write(b'{"@context": ' + _text(context.document) + b',\n"@graph": [')
    lead = b"\n"
    for graph, group in groupby(quads, key=lambda quad: str(quad.graph_name)[1:-1]):
        out.write(lead + b'{"id": ' + _text(graph) + b', "@graph": [')
        comma = b"\n"
        for node in _nodes(context, graph, (quad.triple for quad in group)):
            out.write(comma + _text(node))
            comma = b",\n"
        out.write(b"]}")
        lead = b",\n"
    out.write(b"]}\n")


def read(path: Path) -> Iterator[Quad]:
    """The quads of a JSON-LD file; contexts elsewhere are never fetched."""
    return parsed(path, ox.RdfFormat.JSON_LD)


def _nodes(context: Context, graph: str, triples: Iterable[Triple]) -> Iterator[Json]:
    by_subject = ((str(subject)[1:-1], list(own)) for subject, own in groupby(triples, key=lambda t: t.subject))
    if graph.startswith((ARTICLE_GRAPHS, REVIEW_GRAPHS)):
        yield from _Frame(context, dict(by_subject)).nodes()
        return
    for subject, own in by_subject:
        if context.can_hold(subject, own):
            yield context.node(subject, own, lambda value: value.value)
        else:
            yield expanded(subject, own)


class _Frame:
    """One graph as a forest: things inside the only thing that points to them, the rest at the top."""

    def __init__(self, context: Context, things: _Things) -> None:
        self._context, self._things = context, things
        pointed = Counter(
            triple.object.value
            for subject, own in things.items()
            for triple in own
            if isinstance(triple.object, NamedNode) and triple.object.value != subject
        )
        self._inner = {name for name, own in things.items() if pointed[name] == 1 and self._context.can_hold(name, own)}
        self._done: set[str] = set()

    def nodes(self) -> Iterator[Json]:
        """Tops by kind in the order of the context; then those in circles and too deep."""
        for name in sorted(self._things, key=self._place):
            if name not in self._inner:
                yield self._node(name, 0)
        for name in sorted(self._inner, key=self._place):
            if name not in self._done:
                yield self._node(name, 0)

    def _node(self, name: str, depth: int) -> Json:
        own = self._things[name]
        self._done.add(name)
        if not self._context.can_hold(name, own):
            return expanded(name, own)

        def expand(value: NamedNode) -> Json:
            inner = value.value
            if inner not in self._inner or inner in self._done or depth >= MOST_DEEP:
                return inner
            return self._node(inner, depth + 1)

        return self._context.node(name, own, expand)

    def _place(self, name: str) -> tuple[int, int, str, str]:
        """By kind; statements by key, so that "s2" comes before "s10"; then by IRI."""
        kinds: list[int] = []
        key = ""
        for triple in self._things[name]:
            if triple.predicate == Outside.RDF_TYPE and isinstance(triple.object, NamedNode):
                kinds.append(self._context.rank.get(triple.object.value, len(self._context.names)))
            elif triple.predicate == Property.KEY and isinstance(triple.object, Literal):
                key = triple.object.value
        return (min(kinds, default=len(self._context.names)), len(key), key, name)


def _text(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8")


FORMATS: Mapping[str, Format] = {
    "jsonld": Format(
        "jsonld", "application/ld+json", "JSON-LD with the published context: graphs with short names inside", "",
        write, read=read,
    )
}  # fmt: skip

"""How the embedded store replaces graphs: it looks what they hold and changes only what differs, in one update.

A new text of an article leaves two quads in three as they were, above all the names of everybody in it. At a million
quads on disk each quad that is written or taken away costs about 20 µs and each one read about 5: see decision 0021.
Nobody else may write between looking and changing: the caller holds the store's lock.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.stores import updates
from kg.stores.base import GROUNDS
from kg.stores.updates import Replacement

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def write(wanted: Replacement, inner: ox.Store) -> str:
    """The request that makes the graphs of this store what is wanted."""
    stored = {quad for graph in wanted.graphs for quad in inner.quads_for_pattern(None, None, None, NamedNode(graph))}
    given = set(wanted.quads)
    removed, added = stored - given, [quad for quad in wanted.quads if quad not in stored]
    lost = [quad for quad in removed if not _is_elsewhere(quad, removed, inner)]
    gone = set(_grounds(lost)) - set(_grounds(added))
    return updates.write_difference(wanted, tuple(removed), lost, added, gone)


def _is_elsewhere(quad: Quad, removed: set[Quad], inner: ox.Store) -> bool:
    """Does another named graph hold this triple, and keep it?"""
    found = inner.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(not isinstance(one.graph_name, DefaultGraph) and one not in removed for one in found)


def _grounds(quads: list[Quad]) -> Iterator[NamedNode]:
    """The nodes among them that derived facts may stand on."""
    for quad in quads:
        if quad.predicate == _TYPE and quad.object in GROUNDS and isinstance(quad.subject, NamedNode):
            yield quad.subject

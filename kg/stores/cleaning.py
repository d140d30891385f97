"""Derived facts that lose their ground: which steps remove them, and which of these a write needs.

Each step is a file `sparql/clean-*.ru` and only looks at what points to nodes that went. Nothing but derived graphs is
taken from: what people say of a derived node stays when the node goes.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from pyoxigraph import NamedNode

from kg.ids import BASE
from kg.stores import files
from kg.stores.base import CATALOG_GRAPH
from kg.stores.binding import bind

_NOTES = NamedNode(f"{CATALOG_GRAPH}/gone")
# The properties by which derived facts stand on nodes, by the step that follows them, in the order of the steps.
_STEPS = {
    "clean-pairs.ru": ("involves", "reading"),
    "clean-positions.ru": ("statement", "holder", "toldBy"),
    "clean-endings.ru": ("endedBy",),
    "clean-disputes.ru": ("involves", "reading"),
    "clean-stances.ru": ("wasDerivedFrom",),
    "clean-relations.ru": ("restates", "incompatibleWith", "entails"),
    "clean-wholes.ru": ("before", "after", "matches", "firstPrint", "reprint", "compares", "hasMember"),
}
_OTHER = {"wasDerivedFrom": "http://www.w3.org/ns/prov#wasDerivedFrom"}
_BOTH_WAYS = _STEPS["clean-relations.ru"]


def _property(name: str) -> NamedNode:
    return NamedNode(_OTHER.get(name, f"{BASE}ns#{name}"))


# Terms are put in by their own serialisation, so that no value can end one and go on as SPARQL.
_TIES = (
    "SELECT DISTINCT ?tie {{ VALUES ?node {{ {nodes} }} {{ ?from ?tie ?node }} UNION"
    " {{ VALUES ?tie {{ {both_ways} }} ?node ?tie ?to }} }}"
)


def ties_query(gone: Collection[NamedNode]) -> str:
    """A query for the properties (`?tie`) that tie anything to these nodes."""
    both_ways = " ".join(str(_property(name)) for name in _BOTH_WAYS)
    return _TIES.format(nodes=" ".join(map(str, gone)), both_ways=both_ways)


def steps(gone: Collection[NamedNode], ties: Collection[NamedNode] | None = None) -> tuple[str, ...]:
    """The updates, without their prefixes, that remove derived facts which stood on these nodes.

    Args:
        gone: nodes of which nothing tells any more, or may tell.
        ties: what ties anything to them, as `ties_query` finds it; None where nobody looked. Steps that follow
            other properties would find nothing and are left out.
    """
    wanted = [
        name for name, follows in _STEPS.items() if ties is None or not {*map(_property, follows)}.isdisjoint(ties)
    ]
    if not gone or not wanted:
        return ()
    names = " , ".join(map(str, sorted(gone, key=str)))
    data = f"INSERT DATA {{ GRAPH {_NOTES} {{ {_NOTES} <{CATALOG_GRAPH}#node> {names} }} }}"
    return (data, *map(_step, ("clean-begin.ru", *wanted, "clean-end.ru")))


@cache
def prefixes() -> frozenset[str]:
    """The prefix declarations of all steps."""
    return frozenset(line for name in ("clean-begin.ru", *_STEPS, "clean-end.ru") for line in files.prefixes(name))


@cache
def _step(name: str) -> str:
    return bind(files.body(name), {"notes": _NOTES})

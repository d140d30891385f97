"""pySHACL as the judge of our own reading of the shapes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from pyoxigraph import Quad
from rdflib import SH, Graph, Literal, Node, URIRef

import ontology
from kg.graph.shapes import Violation
from kg.graph.write import vocabulary_quads


def graph_of(quads: Iterable[Quad]) -> Graph:
    """The quads' triples as rdflib has them."""
    graph = Graph()
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def core_faults(quads: Iterable[Quad], *, shapes: Graph | None = None) -> set[tuple[Violation, bool]]:
    """What pySHACL finds wrong with these quads and the schemes of concepts; True for warnings."""
    schemes = (quad for quad in vocabulary_quads() if quad.predicate.value.endswith("core#inScheme"))
    used = _shapes() if shapes is None else shapes
    data = graph_of((*quads, *schemes))
    outcome: Any = pyshacl.validate(data, shacl_graph=used, inference="none", advanced=False)  # it has no types
    report = outcome[1]
    return {_fault(report, result) for result in report.objects(None, SH.result)}


def _fault(report: Graph, result: Node) -> tuple[Violation, bool]:
    path = report.value(result, SH.resultPath)
    violation = Violation(
        focus=str(report.value(result, SH.focusNode)),
        path=str(path) if isinstance(path, URIRef) else None,
        message=str(report.value(result, SH.resultMessage)),
        shape=str(report.value(result, SH.sourceShape)),
    )
    return violation, report.value(result, SH.resultSeverity) == SH.Warning


@cache
def _shapes() -> Graph:
    return Graph().parse(ontology.path("shapes.ttl"), format="turtle")


def _node(term: Any) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, lang=term.language, datatype=None if term.language else URIRef(term.datatype.value))
    return rdflib.BNode(str(term))

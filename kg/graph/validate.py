"""Is a graph well made? SHACL Core on one article before it is written, SPARQL constraints over a whole store, or both.

Core constraints take about a tenth of a second for an article. Those that need SPARQL are slow one node at a time
(pySHACL runs one query for each node) and fast as one query over all nodes: here `$this` becomes an ordinary variable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox
import rdflib
from pyoxigraph import Quad
from rdflib import SH, Graph, Literal, Node

import ontology
from kg.graph.vocabulary import Outside
from kg.graph.write import vocabulary_quads
from kg.stores.base import ARTICLE_GRAPHS, Rows, Store, Term

_PATTERN = "{?%s}"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: with which node, at which property, and what to do about it.

    `path` is the property's IRI, None where the constraint is about the node as a whole.
    """

    focus: str
    path: str | None
    message: str
    shape: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; `warnings` do not make a graph wrong."""

    violations: tuple[Violation, ...]
    warnings: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Is nothing wrong?"""
        return not self.violations


def check_article(quads: Iterable[Quad], *, full: bool = False) -> Report:
    """Check the graph of one article.

    Args:
        quads: the article's quads; the vocabulary is added here, because shapes look concepts up in their schemes.
        full: run the SPARQL constraints too.
    """
    found = tuple(quads)
    reports = [_core(found)]
    if full:
        store = ox.Store()
        store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in found)
        reports.append(_merged(_constraint_rows(_Bare(store))))
    return _joined(reports)


def check_store(store: Store, *, full: bool = False) -> Report:
    """Check everything in a store.

    Args:
        store: articles, reference facts, derived facts and reviews together.
        full: run the Core constraints too, on each article by itself and on everything else together; some tenths
            of a second for each article (29 news articles: 4 to 13 s on a busy machine).
    """
    reports = [_merged(_constraint_rows(store))]
    if full:
        reports.extend(_pieces(store))
    return _joined(reports)


def _pieces(store: Store) -> Iterator[Report]:
    """Reports on pieces that are right by themselves: each article's graph, then all other graphs together.

    Two articles may word one claim differently, so a claim has one label in a language only inside an article. What is
    derived points to nodes of articles: there the last piece knows their classes and nothing else of them.
    """
    others: list[Quad] = []
    types: list[Quad] = []
    for name in store.graphs():  # one article in memory at a time
        own = tuple(store.quads(name))
        types.extend(quad for quad in own if quad.predicate == Outside.RDF_TYPE)
        if name.startswith(ARTICLE_GRAPHS):
            yield _core(own)
        else:
            others.extend(own)
    known = {_shown(quad.subject) for quad in others if quad.predicate == Outside.RDF_TYPE}
    report = _core((*others, *types))
    yield Report(
        tuple(violation for violation in report.violations if violation.focus in known),
        tuple(warning for warning in report.warnings if warning.focus in known),
    )


@dataclass(frozen=True, slots=True)
class Constraint:
    """A SPARQL constraint as one query over all nodes of its class."""

    name: str
    message: str
    is_warning: bool
    sparql: str


@cache
def constraints() -> tuple[Constraint, ...]:
    """All constraints of `shapes-full.ttl`, by name."""
    graph = _shapes("shapes-full.ttl")
    found = []
    for shape, constraint in graph.subject_objects(SH.sparql):
        target = graph.value(shape, SH.targetClass)
        query = str(graph.value(constraint, SH.select)).replace("$this", "?this")
        head, _, body = query.partition("{")
        found.append(
            Constraint(
                name=str(constraint),
                message=str(graph.value(constraint, SH.message)),
                is_warning=graph.value(constraint, SH.severity) == SH.Warning,
                sparql=f"{_declared(graph, constraint)}{head.replace('SELECT', 'SELECT DISTINCT')}"
                f"{{ ?this a <{target}> . {body} ORDER BY ?this",
            )
        )
    return tuple(sorted(found, key=lambda constraint: constraint.name))


def _declared(graph: Graph, constraint: Node) -> str:
    declarations = graph.objects(graph.value(constraint, SH.prefixes), SH.declare)
    pairs = sorted((str(graph.value(d, SH.prefix)), str(graph.value(d, SH.namespace))) for d in declarations)
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in pairs)


class _Bare:
    """A pyoxigraph store that answers like one of ours, for an article that is in no store yet."""

    def __init__(self, inner: ox.Store) -> None:
        self._inner = inner

    def query(self, sparql: str) -> Rows:
        """Rows of a SELECT."""
        found = self._inner.query(sparql)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("constraints are SELECT queries")
        return Rows(tuple(v.value for v in found.variables), tuple(tuple(row) for row in found))


def _constraint_rows(store: Store | _Bare) -> Iterator[tuple[Constraint, dict[str, Term | None]]]:
    for constraint in constraints():
        answer = store.query(constraint.sparql)
        if isinstance(answer, Rows):
            yield from ((constraint, row) for row in answer)


def _merged(found: Iterable[tuple[Constraint, dict[str, Term | None]]]) -> Report:
    violations: list[Violation] = []
    warnings: list[Violation] = []
    for constraint, row in found:
        message = constraint.message
        for name, value in row.items():
            message = message.replace(_PATTERN % name, _shown(value))
        violation = Violation(_shown(row["this"]), None, message, constraint.name)
        (warnings if constraint.is_warning else violations).append(violation)
    return Report(tuple(sorted(violations, key=_key)), tuple(sorted(warnings, key=_key)))


def _shown(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _core(quads: Iterable[Quad]) -> Report:
    import pyshacl  # takes half a second to load, and most checks do without

    data = Graph()
    for quad in (*quads, *_concepts()):
        data.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    # pySHACL has no types; the second value is the report as a graph.
    result: Any = pyshacl.validate(data, shacl_graph=_shapes("shapes.ttl"), inference="none", advanced=False)
    return _read(result[1])


@cache
def _concepts() -> tuple[Quad, ...]:
    """What shapes need of the vocabulary: which concept is in which scheme."""
    return tuple(quad for quad in vocabulary_quads() if quad.predicate.value.endswith("core#inScheme"))


@cache
def _shapes(name: str) -> Graph:
    return Graph().parse(ontology.path(name), format="turtle")


def _read(report: Graph) -> Report:
    violations: list[Violation] = []
    warnings: list[Violation] = []
    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        violation = Violation(
            focus=str(report.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, rdflib.URIRef) else None,
            message=str(report.value(result, SH.resultMessage)),
            shape=str(report.value(result, SH.sourceShape)),
        )
        is_warning = report.value(result, SH.resultSeverity) == SH.Warning
        (warnings if is_warning else violations).append(violation)
    return Report(tuple(sorted(set(violations), key=_key)), tuple(sorted(set(warnings), key=_key)))


def _key(violation: Violation) -> tuple[str, str, str, str]:
    return (violation.focus, violation.path or "", violation.message, violation.shape)


def _node(term: Term) -> Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype)
    return rdflib.BNode(str(term))


def _joined(reports: Iterable[Report]) -> Report:
    found = tuple(reports)
    violations = {violation for report in found for violation in report.violations}
    warnings = {warning for report in found for warning in report.warnings}
    return Report(tuple(sorted(violations, key=_key)), tuple(sorted(warnings, key=_key)))

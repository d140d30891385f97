"""Is a graph well made? SHACL Core on one article before it is written, SPARQL constraints over a whole store, or both.

Core constraints take some hundredths of a second for an article (`kg.graph.shapes`). Those that need SPARQL are slow
one node at a time (pySHACL runs one query for each node) and fast as one query over all nodes: here `$this` becomes an
ordinary variable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from zlib import crc32

import pyoxigraph as ox
from pyoxigraph import Quad
from rdflib import SH, Graph, Node

import ontology
from kg.graph import shapes, undeclared
from kg.graph.shapes import Violation
from kg.graph.write import vocabulary_quads
from kg.stores.base import ARTICLE_GRAPHS, NO_SUBSTITUTIONS, Rows, Store, Substitutions, Term, select

_PATTERN = "{?%s}"
# Not a shape of a file, because it is about terms and not about nodes of a class; named like one all the same.
_STRANGE = "https://w3id.org/claimgraph/shapes#TermIsDeclared"
_AT_ONCE = 200_000  # quads of graphs that are no article's, about 200 MB of memory
_NAMED_AT_ONCE = 20_000  # nodes in one question for their classes


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
        reports.extend((_merged(_constraint_rows(_Bare(store))), _strange(_Bare(store))))
    return _joined(reports)


def check_store(store: Store) -> Report:
    """Check everything in a store: each article by itself, everything else in parts, and what needs the whole.

    Args:
        store: articles, reference facts, derived facts and reviews together. A million quads take about 20 s.
    """
    return _joined((_merged(_constraint_rows(store)), _strange(store), *_pieces(store)))


def _pieces(store: Store) -> Iterator[Report]:
    """Reports on pieces that are right by themselves: each article's graph, and the other graphs in parts.

    Two articles may word one claim differently, so a claim has one label in a language only inside an article. What is
    derived points to nodes of articles: of those only their classes are looked at.
    """
    others = [name for name in store.graphs() if not name.startswith(ARTICLE_GRAPHS)]
    for name in store.graphs():  # one article in memory at a time
        if name.startswith(ARTICLE_GRAPHS):
            yield _core(store.quads(name))
    size = sum(1 for name in others for _ in store.quads(name))
    parts = -(-size // _AT_ONCE)
    for part in range(parts):
        yield _core_of_part([quad for name in others for quad in store.quads(name) if _is_in(quad, part, parts)], store)


def _is_in(quad: Quad, part: int, parts: int) -> bool:
    """Everything that is said of one node belongs to one part; what others look up through it, to all of them."""
    if parts == 1 or quad.predicate.value in _core_shapes().far:
        return True
    return crc32(str(quad.subject).encode()) % parts == part


def _core_of_part(quads: Sequence[Quad], store: Store) -> Report:
    types: dict[str, list[str]] = {}
    nodes = {term for quad in quads for term in (quad.subject, quad.object) if isinstance(term, ox.NamedNode)}
    waiting = iter(sorted(nodes, key=str))
    while named := tuple(islice(waiting, _NAMED_AT_ONCE)):
        names = " ".join(map(str, named))
        for row in select(store, f"SELECT ?node ?type {{ VALUES ?node {{ {names} }} ?node a ?type }}"):
            types.setdefault(_shown(row["node"]), []).append(_shown(row["type"]))
    return _reported(shapes.Data(quads, types, _concepts()))


@dataclass(frozen=True, slots=True)
class Constraint:
    """A SPARQL constraint as one query over all nodes of a class."""

    name: str
    message: str
    is_warning: bool
    sparql: str


@cache
def constraints() -> tuple[Constraint, ...]:
    """All constraints of `shapes-full.ttl`, by name and class: one of several classes comes several times."""
    graph = _shapes("shapes-full.ttl")
    found = []
    for target, constraint in graph.subject_objects(~SH.targetClass / SH.sparql):
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
    return tuple(sorted(found, key=lambda constraint: (constraint.name, constraint.sparql)))


def _declared(graph: Graph, constraint: Node) -> str:
    declarations = graph.objects(graph.value(constraint, SH.prefixes), SH.declare)
    pairs = sorted((str(graph.value(d, SH.prefix)), str(graph.value(d, SH.namespace))) for d in declarations)
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in pairs)


class _Bare:
    """A pyoxigraph store that answers like one of ours, for an article that is in no store yet."""

    def __init__(self, inner: ox.Store) -> None:
        self._inner = inner

    def query(self, sparql: str, substitutions: Substitutions = NO_SUBSTITUTIONS) -> Rows:
        """Rows of a SELECT."""
        found = self._inner.query(sparql, substitutions={ox.Variable(k): v for k, v in substitutions.items()})
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


def _strange(store: Store | _Bare) -> Report:
    """Terms that the ontology does not have; those that it has given up are warnings."""
    violations: list[Violation] = []
    warnings: list[Violation] = []
    for found in undeclared.strangers(store):
        violation = Violation(found.node, found.term, found.message, _STRANGE)
        (warnings if found.is_deprecated else violations).append(violation)
    return Report(tuple(violations), tuple(warnings))


def _shown(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _core(quads: Iterable[Quad]) -> Report:
    return _reported(shapes.Data(quads, background=_concepts()))


def _reported(data: shapes.Data) -> Report:
    found = _core_shapes().check(data)
    violations, warnings = ({one for one, is_warning in found if is_warning is wanted} for wanted in (False, True))
    return Report(tuple(sorted(violations, key=_key)), tuple(sorted(warnings, key=_key)))


@cache
def _core_shapes() -> shapes.Shapes:
    return shapes.read(_shapes("shapes.ttl"))


@cache
def _concepts() -> shapes.Data:
    """What shapes need of the vocabulary: which concept is in which scheme."""
    return shapes.Data(quad for quad in vocabulary_quads() if quad.predicate.value.endswith("core#inScheme"))


@cache
def _shapes(name: str) -> Graph:
    return Graph().parse(ontology.path(name), format="turtle")


def _key(violation: Violation) -> tuple[str, str, str, str]:
    return (violation.focus, violation.path or "", violation.message, violation.shape)


def _joined(reports: Iterable[Report]) -> Report:
    found = tuple(reports)
    violations = {violation for report in found for violation in report.violations}
    warnings = {warning for report in found for warning in report.warnings}
    return Report(tuple(sorted(violations, key=_key)), tuple(sorted(warnings, key=_key)))

"""What an operation writes, as quads: data, and templates whose variables stand there as IRIs of their own.

The engine itself reads them: a template whose variables are replaced by IRIs is data, and data put into an empty store
in memory come out as quads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import cast

import pyoxigraph as ox

from kg.errors import ParseError, QueryError
from kg.sandbox.operations import Operation
from kg.sandbox.tokens import tokens

_VARIABLE = "x-claimgraph-variable:"
_NOWHERE = "DROP GRAPH <x-claimgraph-nowhere:> ;"  # fails in an empty store, after all has been read and before it runs
_AT = re.compile(r"^error at (\d+):(\d+): (.*)", re.DOTALL)


def check(operation: Operation, base: str) -> None:
    """See that the engine can read this operation, without running it.

    Raises:
        QueryError: it cannot, at this line and column of the whole request.
    """
    text = f"{operation.prologue}\n{_NOWHERE}\n{operation.text}"
    try:
        ox.Store().update(text, base_iri=base)
    except SyntaxError as error:
        raise _placed(error, operation) from error
    except RuntimeError:
        return  # read to its end: the graph that is nowhere could not be dropped


def read_quads(text: str, operation: Operation, base: str) -> tuple[ox.Quad, ...]:
    """The quads of a template or of data; what names no graph is in the default graph.

    Raises:
        QueryError: they cannot be read, or hold a triple as a term.
    """
    parts = [f"<{_VARIABLE}{t.text[1:]}>" if t.kind == "variable" else t.text for t in tokens(text)]
    found = ox.Store()
    try:
        found.update(f"{operation.prologue}\nINSERT DATA {{{''.join(parts)}\n}}", base_iri=base)
    except SyntaxError as error:
        raise _placed(error, operation) from error
    quads = tuple(sorted(found, key=str))
    if any(isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple) for quad in quads):
        raise QueryError("triples as terms are not kept: this is an RDF 1.1 store")
    return quads


def read_iri(written: str, operation: Operation, base: str) -> str:
    """The whole IRI of a graph as it is written in an operation.

    Raises:
        QueryError: its prefix is not declared, or it is no IRI.
    """
    try:
        found = ox.Store().query(f"{operation.prologue}\nSELECT ({written} AS ?graph) {{}}", base_iri=base)
    except SyntaxError as error:
        raise QueryError(
            f"the graph {written} has no IRI that can be read", line=operation.line, column=operation.column
        ) from error
    (solution,) = cast(ox.QuerySolutions, found)
    return cast(ox.NamedNode, solution["graph"]).value


def variables(quads: Iterable[ox.Quad]) -> tuple[str, ...]:
    """Names of the variables in templates, sorted."""
    names = (variable_of(term) for quad in quads for term in (*quad.triple, quad.graph_name))
    return tuple(sorted({name for name in names if name is not None}))


def variable_of(term: object) -> str | None:
    """The variable that this term stands for; None for a term that is what it is."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(_VARIABLE):
        return term.value.removeprefix(_VARIABLE)
    return None


def placed_in(quads: Sequence[ox.Quad], graph: str) -> tuple[ox.Quad, ...]:
    """The quads, with this graph in place of the default graph."""
    name = ox.NamedNode(graph)
    return tuple(
        in_graph(quad.triple, name) if isinstance(quad.graph_name, ox.DefaultGraph) else quad for quad in quads
    )


def in_graph(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    """The triple in this graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _placed(error: SyntaxError, operation: Operation) -> ParseError:
    """The engine's fault, at its place in the whole request; at the operation's start where that is not known."""
    found = _AT.match(" ".join(str(error).split()))
    line, column, reason = operation.line, operation.column, str(error)
    if found is not None:
        reason, (below, right) = found[3], (int(found[1]) - 3, int(found[2]))
        if below >= 0:
            line, column = operation.line + below, right + (operation.column - 1 if below == 0 else 0)
    short = reason if len(reason) <= 300 else reason[:299].rstrip() + "…"
    return ParseError(f"the update does not parse at line {line}, column {column}: {short}", line=line, column=column)

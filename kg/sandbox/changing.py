"""Does the operations of an update on a copy of the store, and keeps count of what they change.

The copy is like the store: its default graph holds every triple of its named graphs once. Nothing of it is kept; what
comes out is which quads of named graphs are gone in the end and which are new.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pyoxigraph as ox

from kg.errors import QueryError, TooLargeError
from kg.sandbox.operations import Operation
from kg.sandbox.templates import check, in_graph, placed_in, read_iri, read_quads, variable_of, variables

Quad = ox.Quad
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Setting:
    """What an update is told besides its operations.

    `base`: what relative IRIs are relative to. `own`: the graph in which default-graph writes live. `genid`: start of
    the IRIs that take the place of blank nodes. `using`, `using_named`: the request's own dataset for patterns (SPARQL
    1.1 Protocol, section 2.2.3). `limit`: most quads that may change.
    """

    base: str
    own: str
    genid: str
    limit: int
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


class Ledger:
    """What changes in the end; a quad that goes and comes back does not count."""

    def __init__(self, limit: int) -> None:
        self.is_emptied = False
        self.deleted: dict[Quad, None] = {}
        self.inserted: dict[Quad, None] = {}
        self._limit = limit

    def delete(self, quad: Quad) -> None:
        """This quad of a named graph goes; it was there."""
        if quad in self.inserted:
            del self.inserted[quad]
        else:
            self._note(self.deleted, quad)

    def insert(self, quad: Quad) -> None:
        """This quad of a named graph comes; it was not there."""
        if quad in self.deleted:
            del self.deleted[quad]
        else:
            self._note(self.inserted, quad)

    def empty(self) -> None:
        """Everything goes."""
        self.is_emptied = True
        self.deleted.clear()
        self.inserted.clear()

    def _note(self, side: dict[Quad, None], quad: Quad) -> None:
        side[quad] = None
        if len(self.deleted) + len(self.inserted) > self._limit:
            raise TooLargeError(f"an update may change {self._limit:,} quads at most: divide it")


class Copy:
    """The copy of the store, changed quad by quad.

    Args:
        store: may be written; its default graph holds the triples of its named graphs.
        limit: most quads that may change.
    """

    def __init__(self, store: ox.Store, limit: int) -> None:
        self.store = store
        self.ledger = Ledger(limit)

    def delete(self, quad: Quad) -> None:
        """Take a quad out of its graph, and its triple out of the default graph if no other graph holds it."""
        if quad not in self.store:
            return
        self.store.remove(quad)
        self.ledger.delete(quad)
        found = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        holders = (holder.graph_name for holder in found)
        if all(holder == _DEFAULT for holder in holders):
            self.store.remove(Quad(*quad.triple))

    def insert(self, quads: Iterable[Quad]) -> None:
        """Put quads into their graphs and their triples into the default graph."""
        new = [quad for quad in dict.fromkeys(quads) if quad not in self.store]
        for quad in new:
            self.ledger.insert(quad)
        self.store.extend((*new, *(Quad(*quad.triple) for quad in new)))

    def empty(self) -> None:
        """Take everything away."""
        self.store.clear()
        self.ledger.empty()

    def of(self, graph: str) -> tuple[Quad, ...]:
        """All quads of a named graph."""
        return tuple(self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def emptied(self) -> tuple[str, ...]:
        """Graphs that lost quads and hold none any more, sorted."""
        lost = {quad.graph_name for quad in self.ledger.deleted}
        names = (graph.value for graph in lost if isinstance(graph, ox.NamedNode))
        return tuple(sorted(name for name in names if not self.of(name)))


def apply(copy: Copy, operations: Iterable[Operation], setting: Setting) -> None:
    """Do the operations one after the other.

    Raises:
        QueryError: one of them cannot be read or done.
        TooLargeError: more quads change than may.
    """
    made = tuple(operations)
    for operation in made:
        check(operation, setting.base)
        _check_dataset(operation, setting)
    for operation in made:
        _STEPS[operation.kind](copy, operation, setting)


def skolemized(quads: Sequence[Quad], genid: str) -> tuple[Quad, ...]:
    """The quads with a fresh IRI in place of each blank node (RDF 1.1 Concepts, section 3.5)."""
    fresh: dict[ox.BlankNode, ox.NamedNode] = {}

    def name(term: object) -> ox.NamedNode | ox.Literal:
        if isinstance(term, ox.BlankNode):
            return fresh.setdefault(term, ox.NamedNode(genid + uuid.uuid4().hex))
        if isinstance(term, ox.NamedNode | ox.Literal):
            return term
        raise QueryError("triples as terms are not kept: this is an RDF 1.1 store")

    return tuple(
        Quad(name(quad.subject), quad.predicate, name(quad.object), quad.graph_name)  # type: ignore[arg-type]  # no literal is a subject
        for quad in quads
    )


def _check_dataset(operation: Operation, setting: Setting) -> None:
    """SPARQL 1.1 Protocol, section 2.2.3: the dataset stands in the request or in the operation, not in both."""
    is_told = setting.using or setting.using_named
    if is_told and (operation.with_graph or operation.using or operation.using_named):
        raise QueryError(
            "the dataset is named in the request (using-graph-uri) and in the update (USING or WITH): give one of them",
            line=operation.line,
            column=operation.column,
        )


def insert_data(operation: Operation, setting: Setting) -> tuple[Quad, ...]:
    """The quads of INSERT DATA, ready for the store."""
    quads = read_quads(operation.insert or "", operation, setting.base)
    return placed_in(skolemized(quads, setting.genid), setting.own)


def delete_data(operation: Operation, setting: Setting) -> tuple[Quad, ...]:
    """The quads of DELETE DATA."""
    return placed_in(read_quads(operation.delete or "", operation, setting.base), setting.own)


def read_target(written: str | None, operation: Operation, setting: Setting) -> str:
    """IRI of a graph that an operation names; the own graph for DEFAULT."""
    return setting.own if written in (None, "DEFAULT") else read_iri(str(written), operation, setting.base)


def _insert_data(copy: Copy, operation: Operation, setting: Setting) -> None:
    copy.insert(insert_data(operation, setting))


def _delete_data(copy: Copy, operation: Operation, setting: Setting) -> None:
    for quad in delete_data(operation, setting):
        copy.delete(quad)


def _clear(copy: Copy, operation: Operation, setting: Setting) -> None:
    if operation.target == "NAMED":
        kept = copy.of(setting.own)
        copy.empty()
        copy.insert(kept)
    elif operation.target == "ALL":
        copy.empty()
    else:
        for quad in copy.of(read_target(operation.target, operation, setting)):
            copy.delete(quad)


def _create(copy: Copy, operation: Operation, setting: Setting) -> None:
    """Nothing is done: graphs without triples are not kept (SPARQL 1.1 Update, section 3.2.1)."""
    target = read_target(operation.target, operation, setting)
    if copy.of(target) and not operation.is_silent:
        raise QueryError(f"graph <{target}> exists already", line=operation.line, column=operation.column)


def _transfer(copy: Copy, operation: Operation, setting: Setting) -> None:
    """SPARQL 1.1 Update, sections 3.2.3 to 3.2.5; from a graph to itself nothing is done."""
    source = read_target(operation.source, operation, setting)
    target = read_target(operation.target, operation, setting)
    found = copy.of(source)
    if not found and source != setting.own and not operation.is_silent:
        raise QueryError(f"graph <{source}> holds nothing", line=operation.line, column=operation.column)
    if source == target or (not found and operation.is_silent):
        return
    if operation.kind != "add":
        for quad in copy.of(target):
            copy.delete(quad)
    copy.insert(in_graph(quad.triple, ox.NamedNode(target)) for quad in found)
    if operation.kind == "move":
        for quad in found:
            copy.delete(quad)


def _modify(copy: Copy, operation: Operation, setting: Setting) -> None:
    """SPARQL 1.1 Update, section 3.1.3: what goes and what comes is settled before anything is changed."""
    place = read_target(operation.with_graph, operation, setting)
    gone = placed_in(read_quads(operation.delete or "", operation, setting.base), place)
    new = placed_in(read_quads(operation.insert or "", operation, setting.base), place)
    solutions = tuple(_solutions(copy.store, operation, setting, templates=(*gone, *new)))
    deleted = {quad: None for found in solutions for quad in _filled(gone, found)}
    inserted = {quad: None for found in solutions for quad in skolemized(_filled(new, found), setting.genid)}
    for quad in deleted:
        copy.delete(quad)
    copy.insert(inserted)


Graphs = list[Any] | None  # Any: lists of the engine's own kinds of graph names, which are no subtypes of each other
Found = Mapping[str, ox.NamedNode | ox.BlankNode | ox.Literal]


def _solutions(
    store: ox.Store, operation: Operation, setting: Setting, *, templates: Sequence[Quad]
) -> Iterator[Found]:
    """What the pattern finds for the templates' variables; doubles only where each makes new blank nodes."""
    wanted = variables(templates)
    is_fresh = any(isinstance(term, ox.BlankNode) for quad in templates for term in quad.triple)
    names = " ".join(f"?{name}" for name in wanted) or "(1 AS ?claimgraphOne)"
    query = f"{operation.prologue}\nSELECT {'' if is_fresh else 'DISTINCT '}{names} WHERE {operation.where}"
    try:
        default, named = _dataset(operation, setting)
        found = store.query(query, base_iri=setting.base, default_graph=default, named_graphs=named)
        for solution in cast(ox.QuerySolutions, found):
            yield {name: solution[name] for name in wanted if solution[name] is not None}
    except (SyntaxError, RuntimeError) as error:
        raise QueryError(f"the update cannot be done: {error}", line=operation.line, column=operation.column) from error


def _dataset(operation: Operation, setting: Setting) -> tuple[Graphs, Graphs]:
    """Where the pattern looks, default graph and named graphs; None for all there are.

    USING says both; else WITH says what names no graph; else that is the union of all graphs.
    """
    if setting.using or setting.using_named:
        return _nodes(setting.using), _nodes(setting.using_named)
    if operation.using or operation.using_named:
        told = (operation.using, operation.using_named)
        default, named = ([read_target(graph, operation, setting) for graph in graphs] for graphs in told)
        return _nodes(default), _nodes(named)
    return _nodes([read_target(operation.with_graph, operation, setting)]) if operation.with_graph else None, None


def _nodes(graphs: Iterable[str]) -> list[Any]:
    return [ox.NamedNode(graph) for graph in graphs]


def _filled(templates: Iterable[Quad], found: Found) -> tuple[Quad, ...]:
    """The quads of one solution; those with an unbound variable or a term in the wrong place are left out."""
    quads: list[Quad] = []
    for template in templates:
        terms = [_value(term, found) for term in (*template.triple, template.graph_name)]
        subject, predicate, value, graph = terms
        if (
            isinstance(subject, ox.NamedNode | ox.BlankNode)
            and isinstance(predicate, ox.NamedNode)
            and isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal)
            and isinstance(graph, ox.NamedNode)
        ):
            quads.append(Quad(subject, predicate, value, graph))
    return tuple(quads)


def _value(term: object, found: Found) -> object:
    name = variable_of(term)
    return term if name is None else found.get(name)


_STEPS: Mapping[str, Callable[[Copy, Operation, Setting], None]] = {
    "insert data": _insert_data,
    "delete data": _delete_data,
    "modify": _modify,
    "clear": _clear,
    "create": _create,
    "add": _transfer,
    "move": _transfer,
    "copy": _transfer,
}

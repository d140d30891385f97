"""How the embedded store replaces graphs: it looks what they hold and changes only what differs, in one update.

A new text of an article leaves most of its quads as they were; see decision 0021 for what reading and writing one quad
costs. Nobody else may write between looking and changing: the caller holds
the store's lock.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import islice

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.stores import cleaning, updates
from kg.stores.base import CATALOG_GRAPH, GROUNDS, Change
from kg.stores.updates import Replacement, check_kept

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TEXTS = (  # datatypes of values that are kept as they are given
    NamedNode("http://www.w3.org/2001/XMLSchema#string"),
    NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"),
)
_NOT_COUNTED = (ox.DefaultGraph(), NamedNode(CATALOG_GRAPH))
_Subject = NamedNode | ox.BlankNode | Triple
_GraphName = NamedNode | ox.BlankNode | ox.DefaultGraph
_Place = tuple[_Subject, NamedNode]  # subject and property
_AT_ONCE = 5_000  # terms or triples that one query asks for
# Terms are put in by their own serialisation, so that no value can end one and go on as SPARQL.
_SHARED_NODES = (
    "SELECT ?s {{ VALUES ?s {{ {values} }} FILTER EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({elsewhere}) }} }}"
)
# EXISTS ends with the first holder: three hundred articles may describe one actor.
_SHARED = (
    "SELECT ?s ?p ?o {{ VALUES (?s ?p ?o) {{ {values} }}"
    " FILTER EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({elsewhere}) }} }}"
)


def write(wanted: Replacement, inner: ox.Store) -> str:
    """The request that makes the graphs of this store what is wanted."""
    graphs = [NamedNode(graph) for graph in wanted.graphs]
    given = set(wanted.quads)
    held = {quad for quad in given if quad in inner}
    added = given - held
    kept, new = _by_graph(held), _by_graph(added)
    removed = {quad for graph in graphs for quad in _stale(graph, kept[graph], new[graph], inner)} - given
    # The store writes 0.90 as 0.9: what it has may be what is given in another form, so that goes and comes again.
    places = {(quad.subject, quad.predicate) for quad in removed}
    added |= {quad for quad in held if (quad.subject, quad.predicate) in places and _has_forms(quad)}
    lost = {triple for triple in {quad.triple for quad in removed} if not _is_in(triple, graphs, given)}
    lost -= set(_held_elsewhere(lost, graphs, inner))
    gone = set(_grounds(lost)) - set(_grounds(quad.triple for quad in added))
    return updates.write_difference(wanted, removed, lost, added, _cleaning(gone, inner) if wanted.is_article else ())


def _by_graph(quads: Iterable[Quad]) -> Mapping[_GraphName, set[Quad]]:
    """The quads of each graph; none of a graph that none is in."""
    found = defaultdict[_GraphName, set[Quad]](set)
    for quad in quads:
        found[quad.graph_name].add(quad)
    return found


def _stale(graph: NamedNode, held: Set[Quad], added: Iterable[Quad], inner: ox.Store) -> Iterator[Quad]:
    """Quads of the graph, among them all that are neither held nor added.

    A term that is read costs more than anything else here, above all where the disk has to be waited for. So quads are
    counted by subject, which reads subjects only, and what is read is what stands where something new will stand, and
    all of those subjects whose numbers then do not agree.

    Args:
        graph: the one to look at.
        held: all quads that it shall hold and does.
        added: all quads that it shall hold and does not.
        inner: the store.
    """
    numbers = Counter[_Subject](quad.subject for quad in held)
    places = {(quad.subject, quad.predicate) for quad in added}
    replaced = {quad for place in places for quad in inner.quads_for_pattern(*place, None, graph)} - held
    numbers.update(quad.subject for quad in replaced)
    yield from replaced
    unsure = _with_values_alike(held, places)
    for subject, number in _ask_numbers(graph, inner):
        if numbers[subject] != number or subject in unsure:
            yield from inner.quads_for_pattern(subject, None, None, graph)


def _with_values_alike(held: Iterable[Quad], places: Collection[_Place]) -> set[_Subject]:
    """Subjects that cannot be judged by number: the store may write two values of one property alike, as 0.9.

    Args:
        held: quads that are given and stored.
        places: where other values are given.
    """
    valued = Counter((quad.subject, quad.predicate) for quad in held if _has_forms(quad))
    return {place[0] for place, number in valued.items() if number > 1 or place in places}


def _has_forms(quad: Quad) -> bool:
    """May the store write the value in another form than it was given?"""
    return isinstance(quad.object, Literal) and quad.object.datatype not in _TEXTS


def _ask_numbers(graph: NamedNode, inner: ox.Store) -> Iterator[tuple[_Subject, int]]:
    """How many quads the graph holds of each subject."""
    found = inner.query(f"SELECT ?s (COUNT(*) AS ?number) {{ GRAPH {graph} {{ ?s ?p ?o }} }} GROUP BY ?s")
    if isinstance(found, ox.QuerySolutions):
        yield from ((row[0], int(row[1].value)) for row in found)


def write_change(asked: Change, inner: ox.Store, gone: Collection[NamedNode]) -> str:
    """The request for a change by hand that leaves something: what goes and comes, quad by quad.

    Args:
        asked: what is wanted.
        inner: the store as it is.
        gone: nodes that may go on which derived facts may stand.

    Raises:
        ValueError: a quad has a blank node or a triple as a term, or is in no named graph.
    """
    graphs = [NamedNode(graph) for graph in asked.dropped]
    removed = {quad for graph in graphs for quad in inner.quads_for_pattern(None, None, None, graph)}
    removed |= {quad for quad in asked.deleted if quad in inner}
    added = [check_kept(quad) for quad in asked.inserted if quad in removed or quad not in inner]
    new = {quad.triple for quad in asked.inserted}
    lost = {quad.triple for quad in removed if quad.triple not in new and not _is_left(quad.triple, removed, inner)}
    return updates.change_difference(asked, removed, lost, added, gone)


def _cleaning(gone: Collection[NamedNode], inner: ox.Store) -> tuple[str, ...]:
    """The steps that remove what stood on these nodes; none where nothing does."""
    found = inner.query(cleaning.ties_query(gone)) if gone else ()
    return cleaning.steps(gone, {row[0] for row in found}) if isinstance(found, ox.QuerySolutions) else ()


def _is_in(triple: Triple, graphs: Collection[NamedNode], quads: Collection[Quad]) -> bool:
    return any(Quad(triple.subject, triple.predicate, triple.object, graph) in quads for graph in graphs)


def _is_left(triple: Triple, removed: Collection[Quad], inner: ox.Store) -> bool:
    """Does a named graph hold the triple apart from the quads that go?"""
    holders = inner.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name not in _NOT_COUNTED and quad not in removed for quad in holders)


def _held_elsewhere(triples: Collection[Triple], graphs: Collection[NamedNode], inner: ox.Store) -> Iterator[Triple]:
    """Those of the triples that other named graphs hold.

    Most nodes of an article are its own: which are shared is asked first, one look for each and not for each triple.
    """
    elsewhere = f"?g NOT IN ({', '.join(map(str, graphs))})"
    nodes = {str(triple.subject) for triple in triples}
    shared = {str(node) for (node,) in _ask(_SHARED_NODES, nodes, elsewhere, inner)}
    asked = [f"({one.subject} {one.predicate} {one.object})" for one in triples if str(one.subject) in shared]
    yield from (Triple(*row) for row in _ask(_SHARED, asked, elsewhere, inner))


def _ask(query: str, values: Iterable[str], elsewhere: str, inner: ox.Store) -> Iterator[ox.QuerySolution]:
    waiting = iter(values)
    while part := tuple(islice(waiting, _AT_ONCE)):
        found = inner.query(query.format(values="\n".join(part), elsewhere=elsewhere))
        if isinstance(found, ox.QuerySolutions):
            yield from found


def _grounds(triples: Iterable[Triple]) -> Iterator[NamedNode]:
    """The nodes among them that derived facts may stand on."""
    for triple in triples:
        if triple.predicate == _TYPE and triple.object in GROUNDS and isinstance(triple.subject, NamedNode):
            yield triple.subject

"""Graphs on their way in and out: the six forms, and blank nodes, which this store keeps as IRIs.

A blank node that somebody sends becomes an IRI under `/.well-known/genid/` (RDF 1.1 Concepts, section 3.5); when a
graph is sent back as a whole, such an IRI is a blank node again, so that what was put is what is got.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from api.negotiation import choose
from kg.errors import FormError, InputError
from kg.interchange.rdf import PREFIXES
from kg.stores.outside import GENID

FORMATS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
# What clients ask for by older or wider names, and the type that they are given.
ALIASES: Mapping[str, str] = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "application/x-turtle": "text/turtle",
    "text/n3": "text/turtle",  # every Turtle document is one of Notation3
    "text/plain": "application/n-triples",  # its type before RDF 1.1
}
_WITHOUT_PREFIXES = ("application/n-triples", "application/n-quads")
_WITH_GRAPHS = ("application/ld+json", "application/trig", "application/n-quads")


def media_type_for(request: Request) -> str:
    """The form in which this client likes a graph best.

    Raises:
        FormError: it takes none of the six.
    """
    chosen = choose(request.headers.get("accept"), (*FORMATS, *ALIASES))
    if chosen is None:
        raise FormError(f"a graph can be answered as {', '.join(FORMATS)}")
    return ALIASES.get(chosen, chosen)


def graph_answer(
    triples: Iterable[ox.Triple],
    media_type: str,
    *,
    name: str | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
) -> Response:
    """These triples as an answer.

    Args:
        triples: in the order in which they are to be written.
        media_type: one of `FORMATS`.
        name: IRI of the graph, for the forms that can say it; None for a default graph.
        prefixes: short names, for the forms that have them.

    Raises:
        FormError: RDF/XML cannot write one of them.
    """
    found: list[ox.Triple] | list[ox.Quad] = [_unskolemized(triple) for triple in triples]
    if name is not None and media_type in _WITH_GRAPHS:
        graph = ox.NamedNode(name)
        found = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in found]
    known = None if media_type in _WITHOUT_PREFIXES else dict(prefixes)
    try:
        body = ox.serialize(found, format=FORMATS[media_type], prefixes=known) or b""
    except (ValueError, OSError) as error:
        raise FormError(f"this graph cannot be written as {media_type}: {error}") from error
    return Response(body, media_type=media_type, headers={"Vary": "Accept"})


def in_graph(quads: Iterable[ox.Quad], graph: str) -> tuple[ox.Quad, ...]:
    """What documents say, as quads of the named graph that they are for.

    Raises:
        InputError: they say something of another graph.
    """
    name, found = ox.NamedNode(graph), tuple(quads)
    others = {quad.graph_name for quad in found} - {name, ox.DefaultGraph()}
    if others:
        raise InputError(f"the body is for {name}, but has a graph {sorted(map(str, others))[0]}")
    return tuple(ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in found)


def _unskolemized(triple: ox.Triple) -> ox.Triple:
    subject, value = triple.subject, triple.object
    return ox.Triple(_blank(subject) or subject, triple.predicate, _blank(value) or value)


def _blank(term: object) -> ox.BlankNode | None:
    """The blank node that this IRI stands for; None for any other term."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(GENID):
        return ox.BlankNode("b" + term.value.removeprefix(GENID))  # in RDF/XML a label may not start with a digit
    return None

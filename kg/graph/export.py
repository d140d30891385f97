"""The graph as bytes: everything sorted in one of four formats, or the description of chosen things as Turtle.

Output is sorted before it is written: the same store gives the same bytes, whatever the order of work was.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from kg.errors import InputError
from kg.ids import BASE
from kg.stores.base import Store

PREFIXES = {
    "cg": f"{BASE}ns#",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
}
_ABOUT = """
CONSTRUCT { ?thing ?property ?value . ?holder ?link ?thing } WHERE {
  { ?thing ?property ?value } UNION { ?holder ?link ?thing }
}
"""


def whole(store: Store, name: str) -> bytes:
    """All named graphs in one of the formats "nq", "trig", "ttl" (graph names are lost) and "jsonld".

    Raises:
        InputError: no such format.
    """
    quads = sorted(store.quads(), key=str)
    if name == "jsonld":
        return _json_ld(quads)
    if name not in _FORMATS:
        raise InputError(f"format {name!r}: expected jsonld, nq, trig or ttl")
    if name == "ttl":
        return _serialized(sorted({quad.triple for quad in quads}, key=str), "ttl")
    return _serialized(quads, name)


def turtle_of(store: Store, iris: Iterable[str]) -> str:
    """What the store says of these things and of what points at them, as sorted Turtle."""
    triples: set[ox.Triple] = set()
    for iri in iris:
        answer = store.query(_ABOUT, {"thing": ox.NamedNode(iri)})
        triples.update(getattr(answer, "triples", ()))
    return _serialized(sorted(triples, key=str), "ttl").decode("utf-8")


def _serialized(items: Iterable[ox.Quad] | Iterable[ox.Triple], name: str) -> bytes:
    return ox.serialize(items, format=_FORMATS[name], prefixes=PREFIXES if name != "nq" else None) or b""


def _json_ld(quads: Iterable[ox.Quad]) -> bytes:
    """JSON-LD by rdflib, with sorted keys; graphs are kept."""
    dataset = rdflib.Dataset()
    dataset.parse(io.BytesIO(_serialized(quads, "nq")), format="nquads")
    return dataset.serialize(format="json-ld", sort_keys=True, encoding="utf-8")

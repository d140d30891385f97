"""The same graph in rdflib, which shares no code with our stores, and terms as both engines agree on them."""

from __future__ import annotations

from datetime import datetime

import pyoxigraph as ox
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.stores import OxigraphStore


def as_dataset(store: OxigraphStore) -> rdflib.Dataset:
    """All named graphs of the store, and all their triples in the default graph."""
    dataset = rdflib.Dataset()
    quads = [*store.quads()]
    merged = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    lines = ox.serialize([*quads, *merged], format=ox.RdfFormat.N_QUADS)
    dataset.parse(data=lines.decode("utf-8"), format="nquads")
    return dataset


def plain(term: object) -> str | None:
    """A term as both engines agree on it: numbers and times by value, language tags in lower case."""
    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        return _value(str(term), str(term.datatype or ""), (term.language or "").lower())
    if isinstance(term, Literal):
        return _value(term.value, term.datatype.value if not term.language else "", term.language or "")
    return term.value if isinstance(term, NamedNode | BlankNode) else str(term)


def _value(value: str, datatype: str, language: str) -> str:
    if datatype.endswith(("#decimal", "#integer")):
        return str(float(value))
    if datatype.endswith("#dateTime"):
        return datetime.fromisoformat(value).isoformat()
    return f"{value}@{language}" if language else value

"""N-Quads, TriG, Turtle and RDF/XML, and the description of chosen things as Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.ids import BASE
from kg.interchange import ordered
from kg.interchange.formats import Format, Wanted
from kg.stores.base import Store

PREFIXES: Mapping[str, str] = {
    "cg": f"{BASE}ns#",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# XML 1.0, section 2.2: characters that no XML file may hold, not even as a reference.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ABOUT = """
CONSTRUCT { ?thing ?property ?value . ?holder ?link ?thing } WHERE {
  { ?thing ?property ?value } UNION { ?holder ?link ?thing }
}
"""


def turtle_of(store: Store, iris: Iterable[str]) -> str:
    """What the store says of these things and of what points at them, as sorted Turtle."""
    triples: set[ox.Triple] = set()
    for iri in iris:
        answer = store.query(_ABOUT, {"thing": ox.NamedNode(iri)})
        triples.update(getattr(answer, "triples", ()))
    text = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return (text or b"").decode("utf-8")


def _write_nq(store: Store, out: BinaryIO, wanted: Wanted) -> None:
    del wanted
    for part in ordered.lines(store):
        out.write(part)


def _write_trig(store: Store, out: BinaryIO, wanted: Wanted) -> None:
    del wanted
    ox.serialize(ordered.quads(store), out, format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES))


def _write_ttl(store: Store, out: BinaryIO, wanted: Wanted) -> None:
    del wanted
    ox.serialize(ordered.triples(store), out, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))


def _write_rdf(store: Store, out: BinaryIO, wanted: Wanted) -> None:
    """RDF/XML.

    Raises:
        InputError: a text has a character that XML cannot hold.
    """
    del wanted
    target = cast(BinaryIO, _KeepingReturns(out))
    triples = (_checked(triple) for triple in ordered.triples(store))
    ox.serialize(triples, target, format=ox.RdfFormat.RDF_XML, prefixes=dict(PREFIXES))


def _checked(triple: ox.Triple) -> ox.Triple:
    if isinstance(triple.object, ox.Literal) and (found := _NOT_XML.search(triple.object.value)):
        where = f"{triple.predicate} of {triple.subject}"
        raise InputError(
            f"{where} has the character U+{ord(found[0]):04X}, which RDF/XML cannot hold: choose another format"
        )
    return triple


class _KeepingReturns:
    """A file that writes carriage returns as references: XML readers turn bare ones into line feeds (XML 1.0, 2.11)."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def write(self, part: bytes) -> int:
        """Write this part."""
        self._inner.write(bytes(part).replace(b"\r", b"&#13;"))
        return len(part)

    def flush(self) -> None:
        """Pass on."""
        self._inner.flush()


def parsed(path: Path, form: ox.RdfFormat) -> Iterator[ox.Quad]:
    """The quads of an RDF file, a little at a time.

    Raises:
        InputError: it cannot be parsed; the text names file, line and column.
    """
    try:
        yield from ox.parse(path=str(path), format=form)
    except SyntaxError as error:
        where = f", line {error.lineno}, column {error.offset}" if error.lineno else ""
        reason = str(error.msg).split(": ", 1)[-1]
        raise InputError(f"{path.name}{where}: {reason[:300]}") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error}") from error


def _read_nq(path: Path) -> Iterator[ox.Quad]:
    return parsed(path, ox.RdfFormat.N_QUADS)


def _read_trig(path: Path) -> Iterator[ox.Quad]:
    return parsed(path, ox.RdfFormat.TRIG)


_NO_GRAPHS = "which article, review or derived graph a triple stands in"
FORMATS: Mapping[str, Format] = {
    "nq": Format(
        "nq", "application/n-quads", "N-Quads: one quad a line, for programs and for comparing two exports", "",
        _write_nq, read=_read_nq,
    ),
    "trig": Format(
        "trig", "application/trig", "TriG: the graphs one after another, with prefixes", "",
        _write_trig, read=_read_trig,
    ),
    "ttl": Format("ttl", "text/turtle", "Turtle: everything as one graph", _NO_GRAPHS, _write_ttl),
    "rdf": Format(
        "rdf", "application/rdf+xml", "RDF/XML: everything as one graph, for older programs",
        f"{_NO_GRAPHS}; a store with control characters in a text is refused, because XML cannot hold them",
        _write_rdf,
    ),
}  # fmt: skip

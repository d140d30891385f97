"""Each kind of record as a row: the columns of the data frames, the same in pandas, polars and HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from kg.graph.catalogue import Query
from kg.notebooks.tables import Cell, Columns
from kg.views.profiles import ActorLine
from kg.views.records import ClaimLine, ContradictionView, DisputeLine, StatementView, TimelineEntry

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """How records of one kind are laid out: what they are called, the columns, and one record's cells."""

    name: str
    columns: Columns
    row: Callable[[T], tuple[Cell, ...]]


_SIDE: Columns = {
    "speaker": str, "speaker_iri": str, "act": str, "commitment": str, "quote": str, "lang": str, "said": date,
    "outlet": str, "article": str, "url": str, "statement": str,
}  # fmt: skip


def _side(view: StatementView) -> tuple[Cell, ...]:
    article = view.article
    return (
        view.speaker.label, view.speaker.iri, view.act, view.commitment, view.quote, view.lang, view.said.last,
        article.outlet.label if article.outlet else None, article.iri, article.url, view.iri,
    )  # fmt: skip


def _contradiction(view: ContradictionView) -> tuple[Cell, ...]:
    return (view.iri, view.kind, view.level, view.rule, view.confidence, view.why, *_side(view.a), *_side(view.b))


def _statement(view: StatementView) -> tuple[Cell, ...]:
    claim = view.claim
    return (
        *_side(view), view.mode, view.depth, view.polarity,
        claim.label if claim else None, claim.iri if claim else None, view.confidence,
    )  # fmt: skip


def _entry(entry: TimelineEntry) -> tuple[Cell, ...]:
    return (
        *_statement(entry.statement),
        entry.event.first if entry.event else None,
        entry.event.last if entry.event else None,
        entry.change,
        entry.changed_from,
    )


def _dispute(line: DisputeLine) -> tuple[Cell, ...]:
    sides = " | ".join(f"{side.label}: {', '.join(actor.label for actor in side.actors)}" for side in line.sides)
    return (line.iri, line.title, line.confidence, line.contradictions, line.first, line.last, sides)


def _claim(line: ClaimLine) -> tuple[Cell, ...]:
    claim = line.claim
    return (claim.iri, claim.label, claim.frame, line.statements, line.affirmed, line.denied, line.articles)


def _actor(line: ActorLine) -> tuple[Cell, ...]:
    return (line.actor.iri, line.actor.label, line.actor.kind, line.statements)


def _query(query: Query) -> tuple[Cell, ...]:
    takes = ", ".join(f"{one.name}{'' if one.is_required else ' (optional)'}" for one in query.parameters)
    return (query.name, query.title["en"], query.question["en"], takes)


_STATEMENT: Columns = {
    **_SIDE, "mode": str, "depth": int, "polarity": str, "claim": str, "claim_iri": str, "confidence": float,
}  # fmt: skip

CONTRADICTIONS: Shape[ContradictionView] = Shape(
    "contradictions",
    {
        "contradiction": str, "kind": str, "level": str, "rule": str, "confidence": float, "why": str,
        **{f"{side}_{name}": kind for side in "ab" for name, kind in _SIDE.items()},
    },
    _contradiction,
)  # fmt: skip
STATEMENTS: Shape[StatementView] = Shape("statements", _STATEMENT, _statement)
TIMELINE: Shape[TimelineEntry] = Shape(
    "statements of a timeline",
    {**_STATEMENT, "event_first": date, "event_last": date, "change": str, "changed_from": str},
    _entry,
)
DISPUTES: Shape[DisputeLine] = Shape(
    "disputes",
    {
        "dispute": str, "title": str, "confidence": float, "contradictions": int, "first": date, "last": date,
        "sides": str,
    },
    _dispute,
)  # fmt: skip
CLAIMS: Shape[ClaimLine] = Shape(
    "claims",
    {"claim": str, "label": str, "frame": str, "statements": int, "affirmed": int, "denied": int, "articles": int},
    _claim,
)
ACTORS: Shape[ActorLine] = Shape("actors", {"actor": str, "label": str, "kind": str, "statements": int}, _actor)
QUERIES: Shape[Query] = Shape(
    "example queries", {"name": str, "title": str, "question": str, "parameters": str}, _query
)

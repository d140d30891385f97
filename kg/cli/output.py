"""Records as lines: JSON with fixed fields, and CSV. Tables for people are in `kg.cli.tables`."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kg.model import ArticleRecord, Interval, Mode, Span, StatedClaim, Statement

if TYPE_CHECKING:  # statements are printed without them
    from kg.views.records import ContradictionView, DisputeView, NotContradictionView, StatementView, TimelineEntry

Row = Mapping[str, object]


def print_jsonl(rows: Iterable[Row]) -> None:
    """One JSON object a line, in the order of the rows' own fields."""
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def print_csv(rows: Iterable[Row], columns: Sequence[str]) -> None:
    """CSV with a header; nested values as JSON."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def extracted(record: ArticleRecord, *, with_parts: bool) -> list[Row]:
    """The statements of one article with the fields of the command-line contract."""
    stated = {s.key: s for s in record.stated if s.explicitness == "explicit"}
    parts: dict[str, list[Statement]] = {}
    for statement in record.statements:
        if statement.whole is not None:
            parts.setdefault(statement.whole, []).append(statement)
    rows = []
    for statement in record.statements:
        if statement.whole is not None and not with_parts:
            continue
        rows.append(_statement(record.article.id, statement, _main_claim(statement, parts, stated)))
    return rows


def _main_claim(
    statement: Statement, parts: Mapping[str, list[Statement]], stated: Mapping[str, StatedClaim]
) -> StatedClaim | None:
    """The statement's own claim; of a compound one that of its first part with its act, else of its first part."""
    if statement.key in stated:
        return stated[statement.key]
    own = [part for part in parts.get(statement.key, ()) if part.key in stated]
    alike = [part for part in own if part.act == statement.act]
    return stated[(alike or own)[0].key] if own else None


def _statement(article: str, statement: Statement, stated: StatedClaim | None) -> Row:
    mention = statement.mention.span
    return {
        "article": article,
        "key": statement.key,
        "parent": statement.parent if statement.whole is None else statement.whole,
        "speaker": statement.speaker,
        "speaker_iri": statement.actor,
        "speaker_span": _span(mention),
        "cue_span": _span(statement.cue),
        "content_spans": [_span(span) for span in statement.content],
        "conditions": [_span(span) for span in statement.conditions],
        "act": statement.act.value,
        "commitment": statement.commitment.value,
        "mode": statement.mode.value,
        "claim": stated.claim.iri if stated is not None else None,
        "proposition": _proposition(stated),
        "said_at": None if statement.mode is Mode.NARRATOR else said_at(statement.said),
        "confidence": statement.confidence,
        "extractor": statement.extractor,
        "rule": statement.rule,
    }


def _proposition(stated: StatedClaim | None) -> str | None:
    if stated is None:
        return None
    labels = stated.claim.labels
    return labels.get("en") or labels.get(stated.lang) or next(iter(labels.values()), None)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def as_json(value: object) -> str:
    """A day as ISO 8601, for what JSON does not know.

    Raises:
        TypeError: it is no day.
    """
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be written as JSON")


def said_at(interval: Interval | None) -> str | None:
    """ISO 8601: a day, or first and last day with a slash between."""
    if interval is None:
        return None
    if interval.first == interval.last:
        return interval.first.isoformat()
    return f"{interval.first.isoformat()}/{interval.last.isoformat()}"


def contradiction(view: ContradictionView, dispute: str | None, names: Mapping[str, str]) -> Row:
    """A contradiction with the fields of the command-line contract; `names` maps article IRIs to their ids."""
    return {
        "id": view.iri,
        "kind": view.kind,
        "level": view.level,
        "rule": view.rule,
        "confidence": view.confidence,
        "why": view.why,
        "dispute": dispute,
        "a": _side(view.a, names),
        "b": _side(view.b, names),
    }


def _side(view: StatementView, names: Mapping[str, str]) -> Row:
    return {
        "article": names.get(view.article.iri, view.article.iri),
        "statement": view.iri,
        "speaker": view.speaker.label,
        "act": view.act,
        "content_spans": [[extent.start, extent.end] for extent in view.spans],
        "quote": view.quote,
    }


def rejected(view: NotContradictionView, names: Mapping[str, str]) -> Row:
    """A pair that is no contradiction, with who says so: a check of the rules, or a person."""
    return {
        "id": view.iri,
        "guard": view.guard,
        "why": view.reason,
        "person": view.review.person if view.review else None,
        "at": view.review.at if view.review else None,
        "a": _side(view.a, names),
        "b": _side(view.b, names),
    }


def dispute(view: DisputeView, statements: Sequence[Sequence[str]], contradictions: Sequence[str]) -> Row:
    """A dispute as one object, with IRIs of the statements of each side and of all contradictions."""
    return {
        "id": view.iri,
        "title": view.title,
        "titles": dict(view.titles),
        "status": view.status,
        "ended_by": view.ended_by.iri if view.ended_by else None,
        "confidence": view.confidence,
        "sides": [
            {
                "label": side.label,
                "actors": [actor.label for actor in side.actors],
                "outlets": [outlet.label for outlet in side.outlets],
                "statements": list(shown),
                "first": side.first.isoformat() if side.first else None,
                "last": side.last.isoformat() if side.last else None,
            }
            for side, shown in zip(view.sides, statements, strict=False)
        ],
        "contradictions": list(contradictions),
    }


def timeline_entry(entry: TimelineEntry, names: Mapping[str, str]) -> Row:
    """One line of a timeline."""
    view = entry.statement
    event = entry.event
    return {
        "said_first": view.said.first.isoformat() if view.said.first else None,
        "said_last": view.said.last.isoformat() if view.said.last else None,
        "said_assumed": view.said.is_assumed,
        "event_first": event.first.isoformat() if event and event.first else None,
        "event_last": event.last.isoformat() if event and event.last else None,
        "published": view.article.published.isoformat() if view.article.published else None,
        "act": view.act,
        "commitment": view.commitment,
        "claim": view.claim.iri if view.claim else None,
        "proposition": view.claim.label if view.claim else None,
        "quote": view.quote,
        "lang": view.lang,
        "article": names.get(view.article.iri, view.article.iri),
        "statement": view.iri,
        "changed_from": entry.changed_from,
        "change": entry.change,
    }

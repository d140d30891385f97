"""Gold folders: pairs NAME.txt (the text of record) and NAME.json (its statements) in, checked articles out.

NAME.json is an object with "statements"; each has "key", "content_spans" and, where the set marks them, "content",
"speaker", "speaker_mention", "speaker_mention_span", "cue", "cue_span", "conditions", "condition_spans", "act",
"commitment", "mode" and "parent". A sidecar NAME.toml gives language, date and source as for any article; without it
a line of articles.jsonl with this id does (the file that `claimgraph ingest` reads), else the object's "lang" gives the
language. Other files of the folder, and JSON without statements, are passed over.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.articles import Hints
from kg.articles.fields import parse_fields, read_sidecar, sidecar_of
from kg.errors import ArticleError, InputError
from kg.evaluation.records import GoldArticle, MarkedStatement, read_span, read_spans
from kg.model import Act, Commitment, Mode, Span

Fields = Mapping[str, Any]  # Any: JSON of a gold file, checked field by field here
_LABELS = {
    "act": tuple(act.value for act in Act),
    "commitment": tuple(commitment.value for commitment in Commitment),
    "mode": tuple(mode.value for mode in Mode),
}
_ARTICLES = "articles.jsonl"
_ONE = {"speaker_mention": "speaker_mention_span", "cue": "cue_span"}
_MANY = {"content": "content_spans", "conditions": "condition_spans"}


def read_folder(folder: Path) -> tuple[GoldArticle, ...]:
    """The gold articles of a folder, by name; none where it has no pair of NAME.txt and NAME.json.

    Raises:
        InputError: a file is no gold (the text names file, statement and field), or a text is missing.
    """
    facts = _read_facts(folder / _ARTICLES)
    return tuple(article for path in sorted(folder.glob("*.json")) for article in _read_pair(path, facts))


def _read_facts(path: Path) -> dict[str, Hints]:
    """What a file of articles tells about them, by id; nothing where there is none."""
    if not path.is_file():
        return {}
    facts: dict[str, Hints] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            hints = parse_fields(json.loads(line))
        except (ValueError, AttributeError, ArticleError) as error:
            raise InputError(f"{path.name}:{number}: expected an article: {error}") from error
        if hints.id is not None:
            facts[hints.id] = hints
    return facts


def _read_pair(path: Path, facts: Mapping[str, Hints]) -> Iterator[GoldArticle]:
    given = read_json(path)
    if not isinstance(given, dict) or "statements" not in given:
        return
    text_path = path.with_suffix(".txt")
    if not text_path.is_file():
        raise InputError(f"{path.name}: expected its text beside it, {text_path.name}")
    try:
        text = text_path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{text_path.name}: expected UTF-8: {error}") from error
    yield GoldArticle(
        name=path.stem,
        folder=str(path.parent),
        text=text,
        hints=_read_hints(text_path, given, facts),
        statements=_read_statements(path.name, given["statements"], text),
    )


def read_json(path: Path) -> Any:  # whatever JSON holds
    """The content of a file.

    Raises:
        InputError: it is no JSON in UTF-8.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name}: expected JSON in UTF-8: {error}") from error


def _read_hints(text_path: Path, given: Fields, facts: Mapping[str, Hints]) -> Hints:
    sidecar = sidecar_of(text_path)
    hints = read_sidecar(sidecar) if sidecar.is_file() else facts.get(text_path.stem, Hints())
    lang = given.get("lang")
    return hints if hints.lang is not None or not isinstance(lang, str) else replace(hints, lang=lang)


def _read_statements(name: str, rows: object, text: str) -> tuple[MarkedStatement, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{name}: statements: expected a list of objects")
    keys = [str(row.get("key", f"number {place}")) for place, row in enumerate(rows, start=1)]
    for key, count in Counter(keys).items():
        if count > 1:
            raise InputError(f"{name} {key}: this key stands {count} times")
    return tuple(
        _read_statement(row, key=key, where=f"{name} {key}", text=text, keys=frozenset(keys))
        for key, row in zip(keys, rows, strict=True)
    )


def _read_statement(row: Fields, *, key: str, where: str, text: str, keys: frozenset[str]) -> MarkedStatement:
    content = read_spans(row.get("content_spans"), where=f"{where}: content_spans", length=len(text))
    for words, spans in _MANY.items():
        _check_all(row, words=words, spans=spans, where=where, text=text)
    mention, cue = (_checked(row, words=words, spans=spans, where=where, text=text) for words, spans in _ONE.items())
    parent = row.get("parent")
    if parent is not None and (parent not in keys or parent == key):
        raise InputError(f"{where}: parent: there is no other statement {parent!r}")
    return MarkedStatement(
        key=key,
        content=content,
        speaker=_text(row, "speaker", where=where),
        mention=mention,
        act=_label(row, "act", where=where),
        commitment=_label(row, "commitment", where=where),
        mode=_label(row, "mode", where=where),
        cue=cue,
        conditions=_conditions(row, where=where, length=len(text)),
        parent=parent,
    )


def _conditions(row: Fields, *, where: str, length: int) -> tuple[Span, ...]:
    given = row.get(_MANY["conditions"])
    return read_spans(given, where=f"{where}: conditions", length=length) if given else ()


def _text(row: Fields, field: str, *, where: str) -> str | None:
    value = row.get(field)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f"{where}: {field}: expected text, not {value!r}")


def _label(row: Fields, field: str, *, where: str) -> str | None:
    value = _text(row, field, where=where)
    if value is not None and value not in _LABELS[field]:
        raise InputError(f"{where}: {field}: expected one of {', '.join(_LABELS[field])}, not {value!r}")
    return value


def _checked(row: Fields, *, words: str, spans: str, where: str, text: str) -> Span | None:
    """The span of a field that may be missing, once its words are found there."""
    value = row.get(spans)
    if value is None:
        return None
    span = read_span(value, where=f"{where}: {spans}", length=len(text))
    _check_words(_text(row, words, where=where), span, where=f"{where}: {words}", text=text)
    return span


def _check_all(row: Fields, *, words: str, spans: str, where: str, text: str) -> None:
    """Are the words of a field with several places those at the places?"""
    told, places = row.get(words), row.get(spans)
    if told is None or places is None:
        return
    if not isinstance(told, list) or not isinstance(places, list) or len(told) != len(places):
        raise InputError(f"{where}: {words}: expected one string for each of {spans}")
    for number, (string, place) in enumerate(zip(told, places, strict=True), start=1):
        span = read_span(place, where=f"{where}: {spans}", length=len(text))
        _check_words(string, span, where=f"{where}: {words} {number}", text=text)


def _check_words(told: str | None, span: Span, *, where: str, text: str) -> None:
    if told is not None and span.of(text) != told:
        raise InputError(f"{where}: {told!r} is not what stands at {span.start}..{span.end}: {span.of(text)!r}")

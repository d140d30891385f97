"""What is compared: gold statements and predicted ones, with the text they stand in.

Both sides keep labels as plain text, because a gold set may leave out fields (None: not annotated, so not asked for)
and predictions may come from any program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.articles import Hints
from kg.errors import InputError
from kg.model import Mode, Span


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """A statement as a person annotated it or as a program gave it.

    In gold None means that the set does not mark the field; in a prediction, that the program said nothing.
    `mention` is the place that denotes the speaker, `speaker` the canonical name. `content` is never empty.
    `cue`, `conditions` and `parent` (the key of the statement that reports this one) are kept of gold only.
    """

    key: str
    content: tuple[Span, ...]
    speaker: str | None = None
    mention: Span | None = None
    act: str | None = None
    commitment: str | None = None
    mode: str | None = None
    cue: Span | None = None
    conditions: tuple[Span, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text of record with its gold. `name` is unique in its folder; `hints` holds language, date and source."""

    name: str
    folder: str
    text: str
    hints: Hints
    statements: tuple[MarkedStatement, ...]


def read_span(value: object, *, where: str, length: int) -> Span:
    """A span from its two numbers.

    Args:
        value: start and end, in code points.
        where: file, statement and field, for the error.
        length: of the text, in code points.

    Raises:
        InputError: it is no pair of whole numbers, is empty, or lies outside the text.
    """
    if not (isinstance(value, list | tuple) and len(value) == 2 and all(type(number) is int for number in value)):
        raise InputError(f"{where}: expected [start, end], not {value!r}")
    start, end = value
    if not 0 <= start < end <= length:
        raise InputError(f"{where}: span {start}..{end} lies outside the text of {length} characters or is empty")
    return Span(start, end)


def read_spans(values: object, *, where: str, length: int) -> tuple[Span, ...]:
    """Spans in text order, as `read_span`.

    Raises:
        InputError: there is none, or one is wrong.
    """
    if not isinstance(values, list | tuple) or not values:
        raise InputError(f"{where}: expected one span or more, not {values!r}")
    return tuple(sorted(read_span(value, where=where, length=length) for value in values))


def read_predictions(
    rows: Iterable[dict[str, Any]], articles: Sequence[GoldArticle]
) -> dict[str, tuple[MarkedStatement, ...]]:
    """Predicted statements by article name, from rows of `claimgraph extract --format jsonl`.

    Narrator statements are left out: the outlet's own voice is not scored. So are rows of articles without gold.

    Raises:
        InputError: a row has no article or no content, or a span lies outside its article.
    """
    length_of = {article.name: len(article.text) for article in articles}
    found: dict[str, list[MarkedStatement]] = {name: [] for name in length_of}
    for number, row in enumerate(rows, start=1):
        if "article" not in row:
            raise InputError(f"prediction {number}: expected an object with 'article'")
        name = row["article"]
        if name in found and row.get("mode") != Mode.NARRATOR.value:
            where = f"prediction {number} ({name} {row.get('key')})"
            found[name].append(_prediction(row, where=where, length=length_of[name]))
    return {name: tuple(statements) for name, statements in found.items()}


def _prediction(row: dict[str, Any], *, where: str, length: int) -> MarkedStatement:
    mention = row.get("speaker_span")
    return MarkedStatement(
        key=str(row.get("key")),
        content=read_spans(row.get("content_spans"), where=f"{where}: content_spans", length=length),
        speaker=row.get("speaker"),
        mention=None if mention is None else read_span(mention, where=f"{where}: speaker_span", length=length),
        act=row.get("act"),
        commitment=row.get("commitment"),
        mode=row.get("mode"),
    )

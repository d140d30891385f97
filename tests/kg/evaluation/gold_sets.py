"""Small gold on disk and in memory for the tests of this folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.articles import Hints
from kg.evaluation import GoldArticle, MarkedStatement
from kg.model import Span

TEXT = 'Dam\n\n"The dam is safe," said Sari Wening. She denied hiding a report.\n'


def place(words: str, text: str = TEXT) -> list[int]:
    """Where these words first stand, as JSON has it."""
    start = text.index(words)
    return [start, start + len(words)]


def row(words: str, text: str = TEXT, **fields: Any) -> dict[str, Any]:
    """A gold statement as it stands in a file."""
    return {"key": "s1", "content": [words], "content_spans": [place(words, text)], **fields}


def write(folder: Path, *rows: dict[str, Any], name: str = "dam", text: str = TEXT, **top: Any) -> Path:
    """A pair of files; the folder."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text.encode("utf-8"))
    (folder / f"{name}.json").write_text(json.dumps({**top, "statements": rows}), encoding="utf-8")
    return folder


def article(text: str, *statements: MarkedStatement, name: str = "dam", folder: str = "set") -> GoldArticle:
    """A gold article in memory."""
    return GoldArticle(name, folder, text, Hints(lang="en"), statements)


def gold(text: str, *words: str, key: str = "s1", **fields: Any) -> MarkedStatement:
    """A gold statement whose content is these words."""
    return MarkedStatement(key, spans(text, *words), **fields)


def predicted(text: str, *words: str, key: str = "p1", **fields: Any) -> MarkedStatement:
    """A predicted statement whose content is these words."""
    return MarkedStatement(key, spans(text, *words), **fields)


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where these words first stand."""
    return tuple(Span(*place(word, text)) for word in words)

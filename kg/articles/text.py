"""Plain text: one file, one article, exactly as given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kg.articles.base import Hints, Refused, has_ending, read_within
from kg.articles.compose import compose_plain
from kg.articles.encoding import decode
from kg.model import Article

ENDINGS = (".txt", ".text")


class TextReader:
    """Plain text in any encoding; what no other reader wants."""

    name = "text"

    def accepts(self, head: bytes, name: str) -> bool:
        """By its ending only."""
        return has_ending(name, ENDINGS)

    def read(self, stream: BinaryIO, *, name: str, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
        """One article, whose text is the decoded file: no line end, letter or byte order mark is changed."""
        text, notes = decode(read_within(stream, limit_bytes))
        known = replace(hints, notes=hints.notes + notes)
        yield compose_plain(text, name=name, hints=known, limit_bytes=limit_bytes)

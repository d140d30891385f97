"""One input, one reader: chooses the format and turns every refusal into a record, so that a run goes on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

from kg.articles import html, text
from kg.articles.base import HEAD_BYTES, MAX_ARTICLE_BYTES, Hints, Reader, Refused, has_ending, merge
from kg.articles.feed import FeedReader
from kg.articles.fields import read_sidecar, sidecar_of
from kg.articles.html import HtmlReader
from kg.articles.json_ld import JsonLdReader
from kg.articles.jsonl import JsonLinesReader
from kg.articles.text import TextReader
from kg.articles.warc import WarcReader
from kg.errors import ArticleError, TooLargeError
from kg.model import Article
from kg.plugins import collect

# Asked in this order; the last one takes what nobody else wants.
READERS: tuple[Reader, ...] = (
    WarcReader(),
    FeedReader(),
    HtmlReader(),
    JsonLinesReader(),
    JsonLdReader(),
    TextReader(),
)
_NO_HINTS = Hints()
_SIDECAR_FOR = (*text.ENDINGS, *html.ENDINGS)


@cache
def readers() -> tuple[Reader, ...]:
    """All readers in the order in which they are asked: the built-in ones, installed plug-ins, and plain text last.

    Asked once: to look through all installed packages takes longer than to read an article.
    """
    *structured, plain = READERS
    return (*collect("kg.readers", tuple(structured)), plain)


def choose(head: bytes, name: str) -> Reader:
    """The first reader that accepts an input with these first bytes and this name."""
    *structured, plain = readers()
    return next((reader for reader in structured if reader.accepts(head, name)), plain)


def read(
    source: Path | bytes,
    *,
    name: str | None = None,
    hints: Hints = _NO_HINTS,
    limit_bytes: int = MAX_ARTICLE_BYTES,
) -> Iterator[Article | Refused]:
    """The articles of one file or of bytes, in their own order; what cannot be read is named and the rest goes on.

    Args:
        source: a file, whose sidecar NAME.toml is read too, or the content itself.
        name: what to call it in messages and ids; the file's path where it is not given, else "input".
        hints: facts that go before those of the sidecar.
        limit_bytes: largest size of one article.
    """
    if isinstance(source, bytes):
        yield from read_stream(io.BytesIO(source), name=name or "input", hints=hints, limit_bytes=limit_bytes)
        return
    called = name or str(source)
    try:
        known = _with_sidecar(source, hints)
        with source.open("rb") as stream:
            yield from read_stream(stream, name=called, hints=known, limit_bytes=limit_bytes)
    except ArticleError as error:
        yield Refused(called, str(error))
    except OSError as error:
        yield Refused(called, f"cannot be read: {error.strerror or error}")


def read_stream(stream: BinaryIO, *, name: str, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
    """As `read`, for anything that is open; it need not be able to go back."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(HEAD_BYTES)[:HEAD_BYTES]
    try:
        yield from choose(head, name).read(buffered, name=name, hints=hints, limit_bytes=limit_bytes)
    except (ArticleError, TooLargeError) as error:
        yield Refused(name, str(error))


def _with_sidecar(path: Path, hints: Hints) -> Hints:
    """The hints, completed by the sidecar of a plain text or page."""
    sidecar = sidecar_of(path)
    if sidecar == path or not has_ending(path.name, _SIDECAR_FOR) or not sidecar.is_file():
        return hints
    return merge(hints, read_sidecar(sidecar))

"""JSON Lines: one article a line, read a line at a time, so that a file may be larger than the memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from kg.articles.base import Hints, Refused, check_size, first_mark, has_ending, stem_of
from kg.articles.compose import compose_structured
from kg.articles.fields import KEYS, parse_fields
from kg.errors import ArticleError, TooLargeError
from kg.model import Article

ENDINGS = (".jsonl", ".ndjson")
_CHUNK = 1 << 16


class JsonLinesReader:
    """`{"id", "url", "source", "published", "lang", "title", "text"}` a line; only `text` is required."""

    name = "jsonl"

    def accepts(self, head: bytes, name: str) -> bool:
        """By its ending, or unnamed input that begins with an object on the first line."""
        return has_ending(name, ENDINGS) or ("." not in name and first_mark(head).startswith(b'{"'))

    def read(self, stream: BinaryIO, *, name: str, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
        """Articles in the order of the lines; a line that cannot be used is refused by its number, a blank one skipped.

        What a line leaves out is taken from `hints`, except id, address and title, which belong to one article.
        """
        base = replace(hints, id=None, url=None, title=None)
        number = 0
        while line := stream.readline(limit_bytes + 1):
            number += 1
            where = f"{name}:{number}"
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            try:
                if not line.endswith(b"\n"):
                    _skip_line(stream, len(line), limit_bytes)
                if line.strip():
                    values, own_id = _parse(line), f"{stem_of(name)}-{number}"
                    yield read_object(values, name=where, hints=base, fallback_id=own_id, limit_bytes=limit_bytes)
            except (ArticleError, TooLargeError) as error:
                yield Refused(where, str(error))


def _skip_line(stream: BinaryIO, size: int, limit_bytes: int) -> None:
    """Go to the end of a line that is longer than the limit; the last line of a file may lack its end."""
    if size <= limit_bytes:
        return
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass
    check_size(size, limit_bytes)


def _parse(line: bytes) -> Mapping[str, object]:
    try:
        values = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"expected a line of JSON in UTF-8: {error}") from error
    if not isinstance(values, dict):
        raise ArticleError(f"expected an object with a text, not {type(values).__name__}")
    return values


def read_object(
    values: Mapping[str, object], *, name: str, hints: Hints, fallback_id: str, limit_bytes: int
) -> Article:
    """The article that one JSON object describes; keys that are not ours are left out, with a note.

    Raises:
        ArticleError: there is no text, or a value is not what its key needs.
        TooLargeError: it is larger than the limit.
    """
    text = values.get("text")
    if not isinstance(text, str):
        raise ArticleError("text: expected the article's text")
    own = parse_fields(values)
    unknown = sorted(set(values) - {*KEYS, "text"})
    notes = (f"keys not read: {', '.join(unknown)}",) if unknown else ()
    merged = Hints(
        id=own.id or (None if own.url else fallback_id),
        url=own.url,
        source=own.source or hints.source,
        published=own.published or hints.published,
        lang=own.lang or hints.lang,
        title=own.title,
        derived_from=own.derived_from or hints.derived_from,
        is_paraphrase=own.is_paraphrase or hints.is_paraphrase,
        notes=hints.notes + notes,
    )
    return compose_structured(text, name=name, hints=merged, limit_bytes=limit_bytes)

"""schema.org NewsArticle: JSON-LD objects in, `Hints` and body text out. For the scripts inside pages and for files."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from kg.articles.base import Hints, Refused, has_ending, merge, read_within, stem_of
from kg.articles.compose import compose_structured
from kg.articles.encoding import decode
from kg.articles.fields import check_tag, parse_fields
from kg.articles.jsonl import read_object
from kg.errors import ArticleError, TooLargeError
from kg.model import Article

ENDINGS = (".jsonld", ".json")
_MAX_OBJECTS = 10_000


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What a page says of its article in JSON-LD; `body` is None where the text is not given."""

    hints: Hints
    body: str | None


class JsonLdReader:
    """A JSON file: schema.org articles (one, a list, or an @graph), or objects with the keys of a JSON line."""

    name = "json-ld"

    def accepts(self, head: bytes, name: str) -> bool:
        """By its ending only: JSON without one is read by lines."""
        return has_ending(name, ENDINGS)

    def read(self, stream: BinaryIO, *, name: str, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
        """Every article of the file, in its order."""
        text, notes = decode(read_within(stream, limit_bytes))
        value = _parse(text)
        known = replace(hints, notes=hints.notes + notes)
        found = find_articles(value)
        plain = [] if found else [item for item in _as_tuple(value) if isinstance(item, dict) and "text" in item]
        if not found and not plain:
            raise ArticleError("expected a schema.org NewsArticle with articleBody, or an object with a text")
        for number, item in enumerate(found, 1):
            yield _compose(item, name=f"{name}:{number}", hints=known, limit_bytes=limit_bytes)
        for number, values in enumerate(plain, 1):
            where, stem = f"{name}:{number}", stem_of(name)
            fallback_id = stem if len(plain) == 1 else f"{stem}-{number}"
            try:
                yield read_object(values, name=where, hints=known, fallback_id=fallback_id, limit_bytes=limit_bytes)
            except (ArticleError, TooLargeError) as error:
                yield Refused(where, str(error))


def _parse(text: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"expected JSON: {error}") from error


def _compose(item: LinkedArticle, *, name: str, hints: Hints, limit_bytes: int) -> Article | Refused:
    if item.body is None:
        return Refused(name, "articleBody: expected the article's text")
    merged = merge(item.hints, hints)
    try:
        return compose_structured(item.body, name=name, hints=merged, limit_bytes=limit_bytes)
    except (ArticleError, TooLargeError) as error:
        return Refused(name, str(error))


def find_in_scripts(scripts: Iterator[str]) -> tuple[LinkedArticle, ...]:
    """Articles in the JSON-LD scripts of a page; a script that is no JSON is passed over, as browsers do."""
    found: list[LinkedArticle] = []
    for script in scripts:
        try:
            found += find_articles(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue
    return tuple(found)


def find_articles(value: object) -> tuple[LinkedArticle, ...]:
    """Every object whose type is an article ("NewsArticle", "ReportageNewsArticle", …), outermost first."""
    found: list[LinkedArticle] = []
    waiting: list[object] = [value]
    for _ in range(_MAX_OBJECTS):
        if not waiting:
            break
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            if _is_article(item):
                found.append(_linked(item))
            else:
                waiting += [item[key] for key in ("@graph", "mainEntity", "itemListElement", "item") if key in item]
    return tuple(found)


def _is_article(item: Mapping[str, object]) -> bool:
    kinds = (kind for kind in _as_tuple(item.get("@type")) if isinstance(kind, str))
    return any(kind.endswith(("Article", "Posting")) for kind in kinds)


def _linked(item: Mapping[str, object]) -> LinkedArticle:
    """The facts of one object; a fact in an unexpected form counts as not given: pages are full of them."""
    values = {
        "url": _first_text(item.get("url"), _inner(item.get("mainEntityOfPage"), "@id"), item.get("@id")),
        "source": _inner(item.get("publisher"), "name"),
        "published": item.get("datePublished"),
        "title": _plain(item.get("headline") or item.get("name")),
        "lang": _first_text(_inner(item.get("inLanguage"), "alternateName"), item.get("inLanguage")),
    }
    hints = Hints()
    for key, value in values.items():
        try:
            hints = merge(hints, parse_fields({key: value}))
        except ArticleError:
            continue
    if check_tag(hints.lang)[0] is None:
        hints = replace(hints, lang=None)
    return LinkedArticle(hints, _plain(item.get("articleBody")))


def _as_tuple(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _inner(value: object, key: str) -> object:
    first = _as_tuple(value)[0] if value else None
    return first.get(key) if isinstance(first, dict) else first


def _first_text(*values: object) -> str | None:
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def _plain(value: object) -> str | None:
    """Text with its character references read; None where it is none."""
    return (html.unescape(value).strip() or None) if isinstance(value, str) else None

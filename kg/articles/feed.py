"""RSS and Atom: the text that a feed itself carries, or the links to its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from kg.articles.base import Hints, Refused, first_mark, has_ending, merge, read_within
from kg.articles.compose import compose_structured
from kg.articles.fields import parse_fields, parse_published
from kg.errors import ArticleError, TooLargeError
from kg.model import Article

ENDINGS = (".rss", ".atom")
_STARTS = (b"<rss", b"<feed", b"<rdf:rdf")
_BLOCKS = {"p", "div", "br", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "ul", "ol", "section"}
_SILENT = {"script", "style"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed: what it says of its article, and the text it carries (often an abstract only)."""

    hints: Hints
    text: str


class FeedReader:
    """RSS 0.9 to 2.0 and Atom; one article an entry, made from the entry's own text."""

    name = "feed"

    def accepts(self, head: bytes, name: str) -> bool:
        """By its ending, or by its first element."""
        mark = first_mark(head)
        is_other = b"<html" in mark or b"<!doctype html" in mark
        is_feed = mark.startswith(b"<") and not is_other and any(start in mark for start in _STARTS)
        return has_ending(name, ENDINGS) or (is_feed and not has_ending(name, (".txt", ".text", ".html")))

    def read(self, stream: BinaryIO, *, name: str, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
        """Articles in the order of the feed; an entry without text is refused by its number."""
        for number, entry in enumerate(read_entries(read_within(stream, limit_bytes)), 1):
            where = f"{name}:{number}"
            known = merge(entry.hints, hints)
            try:
                yield compose_structured(entry.text, name=where, hints=known, limit_bytes=limit_bytes)
            except (ArticleError, TooLargeError) as error:
                yield Refused(where, str(error))


def read_entries(data: bytes) -> tuple[Entry, ...]:
    """The entries of a feed, in its order.

    Raises:
        ArticleError: it is no feed, or an empty one.
    """
    import feedparser  # only when there is a feed to read

    # A stream, never bytes or text: those it would take for a file name or an address, and open.
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("entries"):
        reason = parsed.get("bozo_exception")
        raise ArticleError(f"expected an RSS or Atom feed with entries{f': {reason}' if reason else ''}")
    feed = parsed.get("feed", {})
    common = Hints(source=_text(feed.get("title")), lang=_text(feed.get("language")))
    return tuple(_entry(item, common) for item in parsed["entries"])


def _entry(item: Any, common: Hints) -> Entry:  # feedparser has no types
    contents = [content.get("value") for content in item.get("content", [])]
    texts = [flatten(text) for text in (*contents, item.get("summary")) if isinstance(text, str)]
    own = Hints(
        url=_link(item.get("link")),
        title=_text(flatten(item.get("title") or "")),
        published=_day(item.get("published") or (item.get("updated") if "updated" in item else None)),
    )
    return Entry(merge(own, common), max(texts, key=len, default=""))


def _text(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _link(value: object) -> str | None:
    try:
        return parse_fields({"url": value}).url
    except ArticleError:
        return None


def _day(value: object) -> date | None:
    """The day as printed, in the feed's own time zone; feedparser would turn it into UTC."""
    if not isinstance(value, str):
        return None
    try:
        return parse_published(value)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, IndexError, OverflowError):
        return None


def flatten(markup: str) -> str:
    """The text of a piece of HTML, one block a line; of text without markup only references like &amp; change."""
    from lxml import etree, html  # only when there is markup to read

    try:
        root = html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        _add_pieces(pieces, event, element)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _add_pieces(pieces: list[str], event: str, element: Any) -> None:  # lxml has no types
    """What one step through the tree adds: line ends around blocks, text, and the text behind an element."""
    if event in ("comment", "pi"):
        pieces.append(element.tail or "")
        return
    if element.tag in _BLOCKS:
        pieces.append("\n")
    if event == "start":
        pieces.append("" if element.tag in _SILENT else (element.text or "").replace("\n", " "))
    else:
        pieces.append((element.tail or "").replace("\n", " "))

"""Saved or fetched web pages: the article's text without the page around it, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from kg.articles.base import Hints, Refused, first_mark, has_ending, merge, read_within
from kg.articles.compose import compose_structured, is_blank
from kg.articles.encoding import decode
from kg.articles.fields import check_tag, parse_fields
from kg.articles.json_ld import LinkedArticle, find_in_scripts
from kg.errors import ArticleError
from kg.model import Article

ENDINGS = (".html", ".htm", ".xhtml")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")


class HtmlReader:
    """One page, one article."""

    name = "html"

    def accepts(self, head: bytes, name: str) -> bool:
        """By its ending, or by how pages begin where the name says nothing."""
        mark = first_mark(head)
        is_page = mark.startswith(_STARTS) or (mark.startswith((b"<?xml", b"<!--")) and b"<html" in mark)
        return has_ending(name, ENDINGS) or (is_page and not has_ending(name, (".txt", ".text")))

    def read(self, stream: BinaryIO, *, name: str, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
        """The page's article; the encoding that the page declares is believed only where the bytes are not UTF-8."""
        yield read_page(read_within(stream, limit_bytes), name=name, hints=hints, limit_bytes=limit_bytes)


def read_page(data: bytes, *, name: str, hints: Hints, limit_bytes: int, charset: str | None = None) -> Article:
    """The article of a page; `charset` is what the HTTP header declared.

    What the hints say goes before what the page says of itself. The text is what trafilatura finds, or the
    articleBody of the page's JSON-LD where it finds less than half of that.

    Raises:
        ArticleError: no article text was found.
        TooLargeError: its text is larger than the limit.
    """
    declared = _META_CHARSET.search(data[:4096])
    page, notes = decode(data, charset or (declared.group(1).decode("ascii") if declared else None))
    if is_blank(page):
        raise ArticleError("empty: there is no text in it")
    hints = replace(hints, notes=hints.notes + notes)
    tree = _parse(page.removeprefix("\ufeff"))
    linked = _linked(tree)
    found = _extract(tree, hints.url)
    body = _body(found, linked)
    if is_blank(body):
        raise ArticleError("empty: no article text was found on the page")
    known = _known(found, linked, hints)
    lines = body.split("\n")
    if known.title and lines[0].split() == known.title.split():
        body = "\n".join(lines[1:]).lstrip("\n") or body
    return compose_structured(body, name=name, hints=known, limit_bytes=limit_bytes)


def _parse(page: str) -> Any:  # lxml has no types
    """The page as a tree; the parser itself cuts off nesting that is too deep to be a page.

    Raises:
        ArticleError: it is none.
    """
    from lxml import etree, html

    try:
        return html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(f"expected a web page: {error}") from error


def _extract(tree: Any, url: str | None) -> Any:  # trafilatura has no types
    """Trafilatura's document, or None where it finds nothing.

    Raises:
        ArticleError: the page cannot be read.
    """
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction  # half a second to import: only when there is a page to read

    try:
        return bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, ValueError, RecursionError) as error:
        raise ArticleError(f"expected a web page: {error}") from error


def _linked(tree: Any) -> LinkedArticle | None:
    """The first article in the page's JSON-LD, one with a body before others."""
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]/text()")
    found = find_in_scripts(str(script) for script in scripts)
    return next((item for item in found if item.body), found[0] if found else None)


def _body(found: Any, linked: LinkedArticle | None) -> str:
    text = str(found.text or "") if found is not None else ""
    full = (linked.body or "") if linked else ""
    return full if 2 * len(text) < len(full) else text


def _known(found: Any, linked: LinkedArticle | None, hints: Hints) -> Hints:
    """Hints, then JSON-LD, then the page's other metadata."""
    page = Hints(
        url=_checked("url", found.url) if found is not None else None,
        source=(found.sitename or None) if found is not None else None,
        published=parse_fields({"published": found.date}).published if found is not None else None,
        title=(found.title or None) if found is not None else None,
        lang=check_tag(found.language)[0] if found is not None and found.language else None,
    )
    own = merge(linked.hints, page) if linked else page
    url, notes = _address(hints.url, page.url or own.url)
    known = merge(replace(hints, url=url), replace(own, id=None, url=None, notes=notes))
    if known.title:
        known = replace(known, title=" ".join(known.title.split()))
    if hints.published is None and known.published is not None:
        known = replace(known, notes=(*known.notes, "publication date as the page gives it"))
    return known


def _checked(key: str, value: object) -> str | None:
    try:
        return parse_fields({key: value}).url
    except ArticleError:
        return None


def _address(fetched: str | None, canonical: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The canonical address where it is on the same site as the one fetched.

    Believing any canonical link would let a page pass itself off as another outlet's article and replace it.
    """
    if fetched is None or canonical is None:
        return fetched or canonical, ()
    if _site(fetched) == _site(canonical):
        return canonical, ()
    return fetched, (f"canonical address of another site not taken: {canonical}",)


def _site(url: str) -> str:
    """The host without the prefixes that one outlet's editions differ by ("www.", "m.", "amp.")."""
    return re.sub(r"^(?:(?:www|m|amp|mobile)\.)+", "", (urlsplit(url).hostname or "").lower())

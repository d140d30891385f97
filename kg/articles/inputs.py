"""Whatever people name on a command line: files, folders, "-", addresses of pages and feeds; articles out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.articles import feed, html, jsonl, text, warc
from kg.articles.base import MAX_ARTICLE_BYTES, Hints, Refused, is_url
from kg.articles.feed import FeedReader, read_entries
from kg.articles.html import read_page
from kg.articles.reading import read, read_stream
from kg.errors import ArticleError, TooLargeError
from kg.model import Article

if TYPE_CHECKING:
    from kg.articles.fetch import Fetcher, Page

# What is read of a folder. Other files in it are not meant; named by themselves they are tried.
_FOLDER_ENDINGS = (*text.ENDINGS, *html.ENDINGS, *jsonl.ENDINGS, *warc.ENDINGS, *feed.ENDINGS, ".xml", ".jsonld")
_MAX_FEED_LINKS = 100
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_inputs(
    inputs: Iterable[str | Path],
    *,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
    limit_bytes: int = MAX_ARTICLE_BYTES,
) -> Iterator[Article | Refused]:
    """The articles of all inputs in the order given; a folder's files by name, with all folders inside it.

    Args:
        inputs: paths, "-" for standard input, or addresses. An address of a feed means the pages it links to; a feed
            in a file means the text it carries itself.
        fetcher: for addresses; made when the first one is met.
        stdin: instead of the process's own.
        limit_bytes: largest size of one article.
    """
    for given in inputs:
        name = str(given)
        if name == "-":
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from read_stream(stream, name="stdin", hints=Hints(), limit_bytes=limit_bytes)
        elif is_url(name):
            fetcher = fetcher or _make_fetcher(limit_bytes)
            yield from read_address(name, fetcher=fetcher, limit_bytes=limit_bytes)
        else:
            yield from _read_path(Path(given), limit_bytes)


def _make_fetcher(limit_bytes: int) -> Fetcher:
    from kg.articles.fetch import Fetcher  # loads the HTTP client: only when there is an address

    return Fetcher(limit_bytes=limit_bytes)


def _read_path(path: Path, limit_bytes: int) -> Iterator[Article | Refused]:
    if not path.exists():
        yield Refused(str(path), "no such file or folder")
        return
    for file in _files_in(path) if path.is_dir() else (path,):
        yield from read(file, limit_bytes=limit_bytes)


def _files_in(folder: Path) -> tuple[Path, ...]:
    """Files to read, by their path from the folder; hidden files and folders are left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name.lower().endswith(_FOLDER_ENDINGS))
    shown = (path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return tuple(sorted(shown, key=lambda path: path.relative_to(folder).parts))


def read_address(url: str, *, fetcher: Fetcher, limit_bytes: int = MAX_ARTICLE_BYTES) -> Iterator[Article | Refused]:
    """The article at an address, or the articles a feed at this address links to (the first hundred)."""
    try:
        page = fetcher.fetch(url)
        if FeedReader().accepts(page.data[:1024], page.url) and page.content_type not in _PAGE_TYPES:
            entries = read_entries(page.data)
        else:
            yield from _read_fetched(page, Hints(url=page.url), limit_bytes)
            return
    except (ArticleError, TooLargeError) as error:
        yield Refused(url, str(error))
        return
    for entry in entries[:_MAX_FEED_LINKS]:
        yield from _read_linked(entry.hints, fetcher, limit_bytes)
    if len(entries) > _MAX_FEED_LINKS:
        yield Refused(url, f"too large: only the first {_MAX_FEED_LINKS} of {len(entries)} entries were fetched")


def _read_linked(hints: Hints, fetcher: Fetcher, limit_bytes: int) -> Iterator[Article | Refused]:
    """The page of one entry; the page's own title goes before the feed's."""
    if hints.url is None:
        yield Refused(hints.title or "feed entry", "expected a link to the page")
        return
    try:
        page = fetcher.fetch(hints.url)
        yield from _read_fetched(page, replace(hints, url=page.url, title=None), limit_bytes)
    except (ArticleError, TooLargeError) as error:
        yield Refused(hints.url, str(error))


def _read_fetched(page: Page, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
    if page.content_type in _PAGE_TYPES:
        yield read_page(page.data, name=page.url, hints=hints, limit_bytes=limit_bytes, charset=page.charset)
    else:
        yield from read_stream(io.BytesIO(page.data), name=page.url, hints=hints, limit_bytes=limit_bytes)

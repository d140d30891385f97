"""Web archives: each archived page that was answered with success is one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from kg.articles.base import Hints, Refused, check_size, first_mark, has_ending
from kg.articles.fields import check_address
from kg.articles.html import read_page
from kg.errors import ArticleError, TooLargeError
from kg.model import Article

ENDINGS = (".warc", ".warc.gz")
_PAGES = ("text/html", "application/xhtml+xml")


class WarcReader:
    """A WARC file, compressed or not, read one record at a time."""

    name = "warc"

    def accepts(self, head: bytes, name: str) -> bool:
        """By its ending, or by the version line that every record begins with."""
        return has_ending(name, ENDINGS) or first_mark(head).startswith(b"warc/1.")

    def read(self, stream: BinaryIO, *, name: str, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
        """Articles in the order of the records; what is no page answered with 200 is passed over."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # only when there is an archive to read

        count = 0
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
                count += 1
                if _is_page(record):
                    yield _read_record(record, f"{name}:{count}", hints, limit_bytes)
        except (OSError, ValueError, RuntimeError) as error:
            raise ArticleError(f"expected a WARC archive, broken after record {count}: {error}") from error
        if not count:
            raise ArticleError("expected a WARC archive with at least one response")


def _is_page(record: Any) -> bool:  # fastwarc has no types
    if record.http_headers is None:
        return False
    return record.http_headers.status_code == 200 and (record.http_content_type or "").lower() in _PAGES


def _read_record(record: Any, where: str, hints: Hints, limit_bytes: int) -> Article | Refused:
    try:
        data = record.reader.read(limit_bytes + 1)
        check_size(len(data), limit_bytes)
        url = record.headers.get("WARC-Target-URI")
        own = replace(hints, id=None, title=None, url=check_address(url.strip("<>")) if url else None)
        return read_page(data, name=where, hints=own, limit_bytes=limit_bytes, charset=record.http_charset)
    except (ArticleError, TooLargeError) as error:
        return Refused(where, str(error))

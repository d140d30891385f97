"""What every reader shares: the records `Hints` and `Refused`, the protocol `Reader`, and reading within a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

from kg.errors import TooLargeError
from kg.model import Article

MAX_ARTICLE_BYTES = 5_000_000
HEAD_BYTES = 4096  # how much of an input a reader may look at before it decides
_ENDINGS = re.compile(r"(\.warc)?(\.gz)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refused:
    """An input, or one item of it, that could not be read; the others go on.

    `name` is the file, address, or file with line ("day.jsonl:12"); `reason` says what was expected.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about an article besides its text: from a sidecar, a JSON line, or a page's own metadata.

    `lang` is a BCP 47 tag. `derived_from` is the address of the page that this text retells.
    `is_paraphrase`: the words are not the page's own, so quotations in it are not verbatim.
    `notes` are passed on to the article.
    """

    id: str | None = None
    url: str | None = None
    source: str | None = None
    published: date | None = None
    lang: str | None = None
    title: str | None = None
    derived_from: str | None = None
    is_paraphrase: bool = False
    notes: tuple[str, ...] = ()


def merge(first: Hints, second: Hints) -> Hints:
    """Each fact from the first that has it; the notes of both."""
    return Hints(
        id=first.id or second.id,
        url=first.url or second.url,
        source=first.source or second.source,
        published=first.published or second.published,
        lang=first.lang or second.lang,
        title=first.title or second.title,
        derived_from=first.derived_from or second.derived_from,
        is_paraphrase=first.is_paraphrase or second.is_paraphrase,
        notes=first.notes + second.notes,
    )


class Reader(Protocol):
    """One file format.

    `read` yields the articles of one input in their own order. An item that is broken is yielded as `Refused`;
    `ArticleError` or `TooLargeError` is raised where nothing of the input can be read. It raises nothing else.
    """

    @property
    def name(self) -> str:
        """Unique among all readers."""

    def accepts(self, head: bytes, name: str) -> bool:
        """Is this an input of this format, judging by its first bytes (at most `HEAD_BYTES`) and its name?"""

    def read(self, stream: BinaryIO, *, name: str, hints: Hints, limit_bytes: int) -> Iterator[Article | Refused]:
        """The articles in this stream; `limit_bytes` is the largest size of one article."""


def read_within(stream: BinaryIO, limit_bytes: int) -> bytes:
    """Everything that is left in the stream.

    Raises:
        TooLargeError: there is more than the limit.
    """
    data = stream.read(limit_bytes + 1)
    check_size(len(data), limit_bytes)
    return data


def check_size(size: int, limit_bytes: int) -> None:
    """Refuse an article of more bytes than the limit.

    Raises:
        TooLargeError: it is larger.
    """
    if size > limit_bytes:
        raise TooLargeError(f"too large: more than the limit of {limit_bytes:,} bytes for one article")


def stem_of(name: str) -> str:
    """The part of a file's name or an address that serves as id: no folders, no ending.

    "news/day-1.txt" gives "day-1", "https://a.example/2020/siege.html?x=1" gives "siege".
    """
    path = urlsplit(name).path.rstrip("/") if is_url(name) else name
    stem = PurePosixPath(_ENDINGS.sub("", path.replace("\\", "/"))).stem
    return stem or urlsplit(name).hostname or name


def is_url(name: str) -> bool:
    """Is it an address of the web, rather than a file?"""
    return name.lower().startswith(("http://", "https://"))


def has_ending(name: str, endings: tuple[str, ...]) -> bool:
    """Does the file or the path of the address end so? Endings are lower case, with their dot."""
    path = urlsplit(name).path if is_url(name) else name
    return path.lower().endswith(endings)


def first_mark(head: bytes) -> bytes:
    """The first bytes in lower case, without a byte order mark and leading white space."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1024].lower()

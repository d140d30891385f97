"""An Article from its text and what is known about it: language, identity, date, leftovers. Every reader ends here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from kg.articles.base import Hints, check_size, stem_of
from kg.articles.encoding import check_readable
from kg.articles.fields import check_tag
from kg.articles.language import detect_language
from kg.articles.noise import find_noise
from kg.errors import ArticleError
from kg.ids import article_iri, sha256, version_iri
from kg.languages import FALLBACK, available, load
from kg.model import Article, Span

_MAX_TITLE = 200  # characters; the longest of 390 headlines measured has 148
_BLANK = re.compile(r"[\s\ufeff\u200b]*")
_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*[\r\n]")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)")


@dataclass(frozen=True, slots=True)
class _Dating:
    """The day of publication and where it was taken from."""

    published: date | None
    notes: tuple[str, ...]


def compose_plain(text: str, *, name: str, hints: Hints, limit_bytes: int) -> Article:
    """The article of a text that is the record as it stands; its title is the first line if a blank line follows.

    Raises:
        ArticleError, TooLargeError: as `compose`.
    """
    title, notes = _title_in(text, hints.title)
    return compose(text, title=title, name=name, hints=_with_notes(hints, notes), limit_bytes=limit_bytes)


def compose_structured(text: str, *, name: str, hints: Hints, limit_bytes: int) -> Article:
    """The article of a text whose title came apart from it: title, a blank line, text. Neither is trimmed.

    Raises:
        ArticleError, TooLargeError: as `compose`.
    """
    if hints.title is None or is_blank(text):
        return compose(text, title=None, name=name, hints=hints, limit_bytes=limit_bytes)
    span = Span(0, len(hints.title))
    return compose(f"{hints.title}\n\n{text}", title=span, name=name, hints=hints, limit_bytes=limit_bytes)


def compose(text: str, *, title: Span | None, name: str, hints: Hints, limit_bytes: int) -> Article:
    """The article, with notes on everything that was missing or odd.

    Args:
        text: the text of record: all offsets count its code points.
        title: where the headline stands in it.
        name: file or address, for the id where no better one is known.
        hints: what is known besides.
        limit_bytes: largest size in UTF-8.

    Raises:
        ArticleError: it is empty or no text, or its address is none.
        TooLargeError: it is larger than the limit.
    """
    if is_blank(text):
        raise ArticleError("empty: there is no text in it")
    control = check_readable(text)
    check_size(len(text.encode("utf-8")), limit_bytes)
    lang, lang_notes = _language(text, hints.lang)
    dating = _date(hints)
    digest = sha256(text)
    iri = _iri(hints.url, text)
    return Article(
        id=hints.id or stem_of(hints.url or name),
        iri=iri,
        version=version_iri(iri, digest),
        sha256=digest,
        text=text,
        lang=lang,
        title=title,
        noise=find_noise(text, load(lang), title),
        source=hints.source or _host(hints.url),
        url=hints.url,
        published=dating.published,
        derived_from=hints.derived_from,
        notes=_unique(hints.notes + control + lang_notes + dating.notes + _paraphrase_note(hints)),
    )


def is_blank(text: str) -> bool:
    """Is there nothing to read: white space, a byte order mark, zero-width spaces?"""
    return _blank_end(text) == len(text)


def _blank_end(text: str) -> int:
    found = _BLANK.match(text)
    return found.end() if found else 0


def _title_in(text: str, given: str | None) -> tuple[Span | None, tuple[str, ...]]:
    """The first line, if a blank line follows or it is the title that was given; a note if it is another one."""
    line = _LINE.match(text, _blank_end(text))
    if line is None:
        return None, ()
    words = line.group().rstrip()
    span = Span(line.start(), line.start() + len(words))
    if given is not None and words.split() == given.split():
        return span, ()
    notes = () if given is None else (f"the given title is not the first line: {given!r}",)
    is_title = len(words) <= _MAX_TITLE and _BLANK_LINE.match(text, line.end())
    return (span if is_title else None), notes


def _with_notes(hints: Hints, notes: tuple[str, ...]) -> Hints:
    return replace(hints, notes=hints.notes + notes)


def _language(text: str, hint: str | None) -> tuple[str, tuple[str, ...]]:
    tag, notes = check_tag(hint)
    if tag is None:
        lang, found = detect_language(text, available())
        return lang, notes + found
    if tag != FALLBACK and load(tag).tag == FALLBACK:
        return tag, (f"no language file for {tag!r}: only what needs no words is found",)
    return tag, ()


def _iri(url: str | None, text: str) -> str:
    try:
        return article_iri(url=url, text=text)
    except ValueError as error:
        raise ArticleError(f"url: expected an address, not {url!r}: {error}") from error


def _date(hints: Hints) -> _Dating:
    if hints.published is not None:
        return _Dating(hints.published, ())
    found = _URL_DATE.search(urlsplit(hints.url).path) if hints.url else None
    if found:
        try:
            day = date(*map(int, found.groups()))
        except ValueError:
            return _Dating(None, ("no publication date",))
        return _Dating(day, (f"publication date {day.isoformat()} taken from the address",))
    return _Dating(None, ("no publication date",))


def _host(url: str | None) -> str | None:
    """The outlet's domain, where nothing names the outlet."""
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _paraphrase_note(hints: Hints) -> tuple[str, ...]:
    if not hints.is_paraphrase:
        return ()
    return (f"a paraphrase of {hints.derived_from}: quotations are not verbatim",)


def _unique(notes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(notes))

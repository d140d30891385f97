"""Bytes to text: UTF-8 as it is, other encodings recognised and noted, binary refused."""

from __future__ import annotations

import codecs
import re

from kg.articles.language import likeliest
from kg.errors import ArticleError

_BOMS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_BOMS_16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# One-byte and East Asian encodings still met in news archives.
_CANDIDATES = ["cp1252", "cp1251", "cp1254", "cp1256", "cp1253", "cp1250", "koi8_r", "gb18030", "shift_jis", "euc_kr"]
# Latin code pages differ in a few letters only, which statistics of letters alone get wrong (French as cp1250), so the
# language decides: that of the text decoded with it must be one written with it (Microsoft's ANSI code pages).
_LATIN = {
    "cp1252": set[str](),
    "cp1254": {"tr", "az"},
    "cp1250": {"pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq"},
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # Unicode's category Cc
_SURROGATE = re.compile("[\ud800-\udfff]")
_LAYOUT = "\t\n\r\f\v\x85\x1c\x1d\x1e\x1f"
_MAX_CONTROL_SHARE = 0.01


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text and notes on how it was decoded; line ends, Unicode form and a UTF-8 byte order mark stay as they are.

    Args:
        data: the whole input.
        declared: encoding named by an HTTP header or a page, tried after UTF-8 only: such names are often wrong.

    Raises:
        ArticleError: it is binary, or in no encoding that could be recognised.
    """
    text, notes = _decode(data, declared)
    return text, (*notes, *check_readable(text))


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS + _BOMS_16:
        if data.startswith(mark):
            return _strict(data, encoding), (f"decoded as {encoding.upper()}",)
    if b"\0" in data or data.startswith(b"%PDF-"):
        raise ArticleError("binary: expected text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        encoding = _declared(data, declared) or _detect(data)
        return _strict(data, encoding), (f"not UTF-8: decoded as {encoding}",)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"wrong encoding: expected {encoding.upper()}, but {error.reason}") from error


def _declared(data: bytes, declared: str | None) -> str | None:
    """The declared encoding under Python's name, if there is such a one and the data is valid in it."""
    try:
        encoding = codecs.lookup(declared or "").name
        data.decode(encoding)
    except (LookupError, ValueError):
        return None
    return encoding if encoding != "utf-8" else None


def _detect(data: bytes) -> str:
    """The likeliest encoding.

    Raises:
        ArticleError: none fits.
    """
    from charset_normalizer import from_bytes  # slow to import, and most input is UTF-8

    if sum(byte < 0x20 and byte not in b"\t\n\r\f\v" for byte in data) > _MAX_CONTROL_SHARE * len(data):
        raise ArticleError("binary: expected text")
    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise ArticleError("wrong encoding: expected UTF-8, and no other encoding fits")
    return _latin(data) if best.encoding in _LATIN else str(best.encoding)


def _latin(data: bytes) -> str:
    """The Latin code page in which the text is of a language that is written with it; Western European else."""
    for encoding, languages in _LATIN.items():
        if languages and likeliest(data.decode(encoding, "replace")) in languages:
            return encoding
    return "cp1252"


def check_readable(text: str) -> tuple[str, ...]:
    """Notes on stray control characters.

    Raises:
        ArticleError: there are so many, or such, that it is no text.
    """
    if "\0" in text:
        raise ArticleError("binary: expected text without NUL characters")
    if _SURROGATE.search(text):
        raise ArticleError("wrong encoding: the text has half a surrogate pair")
    strange = sum(character not in _LAYOUT for character in _CONTROL.findall(text))
    if strange > _MAX_CONTROL_SHARE * len(text):
        raise ArticleError("binary: expected text, not control characters")
    return (f"{strange} control characters in the text",) if strange else ()

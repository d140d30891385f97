"""Identifiers made from content: never random, never counted, never a blank node.

An IRI is `{BASE}id/{kind}/{26 characters}`: base32 of the first 130 bits of SHA-256 over canonical JSON
(sorted keys, no white space, NFC, UTF-8). JSON keeps the parts apart, so ("ab", "c") and ("a", "bc") differ.
The scheme's version is inside the hash: a change of key makes new IRIs instead of silently reusing old ones. A
kind whose key changed later has a version of its own, so that all other IRIs stay.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from kg.model import Statement

BASE = "https://w3id.org/claimgraph/"
SCHEME_VERSION = 1
_LATER_VERSIONS = {"span": 2}
CONTEXT = 32  # characters on either side that tell a span from the same words elsewhere, as Web Annotation advises
_LENGTH = 26
_HASHED = 17  # bytes of the hash that hold the 130 bits of the characters, and six more
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"  # base32, RFC 4648 section 6, in small letters
_PAIRS = tuple(first + second for first in _ALPHABET for second in _ALPHABET)  # ten bits at a time
_SHIFTS = range(5 * _LENGTH - 10, -1, -10)
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
_TRACKING = ("utm_", "fbclid", "gclid")

Part = str | int | None | Sequence["Part"] | Mapping[str, "Part"]


def fold(text: str) -> str:
    """Text without what does not change its identity: NFKC, one space, no case."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def sha256(text: str) -> str:
    """Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes, exactly as given."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def mint(kind: str, /, **key: Part) -> str:
    """The IRI of the thing of this kind that has this key; keys that are None are left out."""
    parts = {name: value for name, value in key.items() if value is not None}
    canonical = _CANONICAL({"v": _LATER_VERSIONS.get(kind, SCHEME_VERSION), "kind": kind, **parts})
    digest = hashlib.sha256(unicodedata.normalize("NFC", canonical).encode("utf-8", "surrogatepass")).digest()
    bits = int.from_bytes(digest[:_HASHED]) >> 6
    return f"{BASE}id/{kind}/{''.join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])}"


def canonical_url(url: str) -> str:
    """One form for the addresses of one page: https, no www, no tracking parameters, sorted query, no fragment.

    Raises:
        ValueError: the address has no host, or a port that is not a number.
    """
    parts = urlsplit(url.strip())
    if not parts.hostname:
        raise ValueError(f"no host in address {url!r}")
    host = parts.hostname.encode("idna").decode("ascii").lower().removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = sorted((k, v) for k, v in parse_qsl(parts.query) if not k.lower().startswith(_TRACKING))
    return urlunsplit(("https", host + port, parts.path.rstrip("/") or "/", urlencode(query), ""))


def article_iri(*, url: str | None, text: str) -> str:
    """An article is its canonical address; without one, its text."""
    if url:
        return mint("article", url=canonical_url(url))
    return mint("article", sha256=sha256(text))


def version_iri(article: str, text_sha256: str) -> str:
    """One exact text of an article."""
    return mint("version", article=article, sha256=text_sha256)


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to `CONTEXT` characters before and after a stretch of text: prefix and suffix of its text quote selector."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def span_iri(article: str, text: str, start: int, end: int) -> str:
    """A stretch of an article's text: its words between their surroundings, wherever they stand.

    A span keeps its identity when text elsewhere in the article changes: no offset and no version is in the key. Where
    words and surroundings come again, the key counts the places, so that no two stretches of a text share an IRI.

    Args:
        article: IRI of the article.
        text: the whole text of one version.
        start: first character, in code points.
        end: the one after the last.
    """
    before, after = surroundings(text, start, end)
    window = before + text[start:end] + after
    first = start - len(before)
    nth = 0 if text.find(window) == first else bisect_left(_places(text, window), first)
    # ASCII, because `mint` makes letters and their composed forms equal: "é" may stand in a text in two ways.
    quote = json.dumps((before, text[start:end], after))
    return mint("span", article=article, quote=quote, nth=nth)


@lru_cache(maxsize=64)
def _places(text: str, words: str) -> tuple[int, ...]:
    """Where the words begin in the text, overlapping places too."""
    found = [text.find(words)]
    while found[-1] >= 0:
        found.append(text.find(words, found[-1] + 1))
    return tuple(found[:-1])


def statement_iri(*, article: str, quote: str, nth: int, speaker: str, act: str, outer: str | None) -> str:
    """A statement keeps its identity when text elsewhere in the article changes: no offsets, no extractor in the key.

    Args:
        article: IRI of the article.
        quote: the content as printed; it is folded.
        nth: 0 for the first statement of the article with all these parts, 1 for the next.
        speaker: IRI of the speaker.
        act: notation of the speech act.
        outer: IRI of the statement that this one is nested in or a part of.
    """
    return mint("statement", article=article, quote=fold(quote), nth=nth, speaker=speaker, act=act, outer=outer)


def statement_iris(article: str, text: str, statements: Iterable[Statement]) -> dict[str, str]:
    """The IRI of every statement of one article by its key; the outer ones count into the inner ones' identity.

    Args:
        article: IRI of the article.
        text: its text, on which the statements' spans count.
        statements: all of them, with their actors.

    Raises:
        ValueError: statements hold each other in a circle.
    """
    by_key = {statement.key: statement for statement in statements}
    made: dict[str, str] = {}
    seen: Counter[tuple[str, str, str, str | None]] = Counter()

    def visit(statement: Statement, inside: tuple[str, ...]) -> str:
        if statement.key in inside:
            raise ValueError(f"statements hold each other: {' > '.join((*inside, statement.key))}")
        if statement.key not in made:
            outer_key = statement.whole or statement.parent
            outer = visit(by_key[outer_key], (*inside, statement.key)) if outer_key in by_key else None
            quote, speaker, act = statement.words(text), statement.actor or "", statement.act.value
            same = (fold(quote), speaker, act, outer)
            made[statement.key] = statement_iri(
                article=article, quote=quote, nth=seen[same], speaker=speaker, act=act, outer=outer
            )
            seen[same] += 1
        return made[statement.key]

    for statement in by_key.values():
        visit(statement, ())
    return made


def local_actor_iri(*, name: str, kind: str, article: str) -> str:
    """An actor known only from one article: same name elsewhere is a judgement to make, not a fact."""
    return mint("actor", name=fold(name), kind=kind, article=article)


def contradiction_iri(rule: str, first: str, second: str) -> str:
    """A contradiction is its rule and its two statements, in either order."""
    low, high = sorted((first, second))
    return mint("contradiction", rule=rule, a=low, b=high)


def graph_iri(article: str) -> str:
    """The named graph that holds all and only what one article yields."""
    return f"{BASE}graph/article/{article.rsplit('/', 1)[-1]}"

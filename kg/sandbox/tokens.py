"""The tokens of SPARQL 1.1, no more: enough to tell keywords from strings, IRIs, names, variables and comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

# Terminals of SPARQL 1.1, section 19.8, longest first. Prefixed names come before words: "service:x" is a name.
# Nothing is read twice: `*+` gives nothing back, a run of letters, dots and dashes is one match, and so is what follows
# a quotation mark without an end (no text in which one stands parses).
_TOKEN = re.compile(
    r"""
    (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
        | \"(?:[^"\\\n\r]|\\.)*+\" | '(?:[^'\\\n\r]|\\.)*+')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*+>)
  | (?P<comment>\#[^\n\r]*+)
  | (?P<variable>[?$]\w++)
  | (?P<tag>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
  | (?P<name>(?:[^\W\d_][\w.\-]*+)?:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)*+ | _:\w[\w.\-]*+)
  | (?P<run>[^\W\d_][\w.\-]*+)
  | (?P<brace>[{}])
  | (?P<other>\s++ | ["'](?:[^"'\\\n\r]|\\.)++ | .)
    """,
    re.VERBOSE | re.DOTALL,
)
_PART = re.compile(r"(?P<word>[A-Za-z]+)|(?P<other>[^A-Za-z]+)")  # of a run
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """One terminal: its kind (a group of `_TOKEN` or `_PART`), its text, and where it starts."""

    kind: str
    text: str
    start: int


def unescape(sparql: str) -> str:
    r"""The text after the code point escapes that SPARQL resolves before anything else (`\u0053ERVICE` is SERVICE)."""
    return _ESCAPE.sub(_character, sparql)


def place_of(sparql: str, start: int) -> tuple[int, int]:
    """Line and column, from 1, in the text as it was written, of a place in the text without escapes.

    Args:
        sparql: as it was written, escapes and all.
        start: counted in `unescape(sparql)`.
    """
    found = [(match.start(), len(match[0]) - len(_character(match))) for match in _ESCAPE.finditer(sparql)]
    saved = list(accumulate((gain for _, gain in found), initial=0))
    starts = [at - gain for (at, _), gain in zip(found, saved, strict=False)]  # of each escape, without those before it
    written = start + saved[bisect_right(starts, start - 1)]
    line = sparql.count("\n", 0, written) + 1
    return line, written - sparql.rfind("\n", 0, written)


def tokens(sparql: str) -> Iterator[Token]:
    """Every terminal of the text, in order, white space and comments included."""
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or "other"
        if kind != "run":
            yield Token(kind, match.group(), match.start())
            continue
        for part in _PART.finditer(match.group()):
            yield Token(part.lastgroup or "other", part.group(), match.start() + part.start())


def keywords(sparql: str) -> Iterator[Token]:
    """The bare words of the text, in upper case: never a part of a string, an IRI, a name, a variable or a comment."""
    for token in tokens(sparql):
        if token.kind == "word":
            yield Token("word", token.text.upper(), token.start)


def query_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; "" where none is found."""
    forms = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    return next((word.text for word in keywords(sparql) if word.text in forms), "")


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]

"""Queries and updates that would make the engine fetch something are refused, whatever their text looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.sandbox.tokens import place_of, tokens, unescape

_FORBIDDEN = ("SERVICE", "LOAD")
# "<" may be an operator to the engine where this project's tokens see an IRI: "1<2)SERVICE#>" hides a keyword.
_HIDDEN = re.compile(r"\).*(service|load)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Refused:
    """The keyword that stands in the way, and where: line and column from 1, in the text as it was written."""

    word: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.word} is refused: nothing is fetched from elsewhere"


def find_refused(sparql: str) -> Refused | None:
    """The first SERVICE or LOAD that is a keyword; None where there is none.

    Inside strings, IRIs, names, variables and comments both are words like any others. The text is read as it is and
    again without its code point escapes, because the engine may resolve them before it reads anything else.
    """
    for text, is_written in ((sparql, True), (unescape(sparql), False)):
        found = _find(text)
        if found is not None:
            word, start = found
            line = text.count("\n", 0, start) + 1
            place = (line, start - text.rfind("\n", 0, start)) if is_written else place_of(sparql, start)
            return Refused(word, *place)
    return None


def _find(text: str) -> tuple[str, int] | None:
    for token in tokens(text):
        word = token.text.upper()
        if token.kind == "word" and word in _FORBIDDEN:
            return word, token.start
        hidden = _HIDDEN.search(token.text) if token.kind == "iri" else None
        if hidden:
            return hidden[1].upper(), token.start + hidden.start(1)
    return None

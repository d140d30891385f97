"""Why a text does not parse, where that can be seen: a word that SPARQL does not have, or a prefix without declaration.

Engines name the furthest place that they got to, which may be words away from the mistake. In: a text that an engine
refused. Out: the first mistake of these kinds with its exact place, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kg.sandbox.tokens import Token, tokens

_WORDS = Path(__file__).with_name("words.txt")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and where: line and column from 1."""

    reason: str
    line: int
    column: int


def diagnose(sparql: str) -> Mistake | None:
    """The first mistake that can be named; None where the fault is of another kind."""
    known, declared, follows_digit = _words(), set(_declared(sparql)), False
    for token in tokens(sparql):
        reason = None
        if token.kind == "word" and not follows_digit and token.text.upper() not in known:
            reason = f'"{token.text}" is no word of SPARQL{_suggest(token.text.upper(), known)}'
        elif token.kind == "name" and (prefix := token.text.partition(":")[0]) not in {"_", *declared}:
            reason = f'the prefix "{prefix}:" is not declared; add a line PREFIX {prefix}: <...>'
        if reason is not None:
            line = sparql.count("\n", 0, token.start) + 1
            return Mistake(reason, line, token.start - sparql.rfind("\n", 0, token.start))
        follows_digit = token.kind == "other" and token.text[-1:].isdigit()  # the "e" of 1.5e6
    return None


def _declared(sparql: str) -> Iterator[str]:
    """Prefixes with a declaration, without their colons."""
    before: Token | None = None
    for token in tokens(sparql):
        if token.kind == "comment" or token.text.isspace():
            continue
        if before is not None and before.text.upper() == "PREFIX" and token.kind == "name":
            yield token.text.partition(":")[0]
        before = token


def _suggest(word: str, known: frozenset[str]) -> str:
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.75)
    return f"; did you mean {close[0]}?" if close else ""


@cache
def _words() -> frozenset[str]:
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())

"""Why a text does not parse, and at which word: engines name the furthest place that they got to, often words away.

In: a text that an engine refused, and the engine's words. Out: the first mistake with its exact place, or nothing. What
is looked for: words that SPARQL does not have, prefixes without declaration, what the grammar of SPARQL 1.1 does not
allow there, and rules beyond the grammar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal

from kg.sandbox import grammar, scopes
from kg.sandbox.lexis import END, terminals
from kg.sandbox.tokens import Token, tokens

_WORDS = Path(__file__).with_name("words.txt")
MAX_CHARACTERS = 100_000  # of a text that is looked into, in half a second (measured); longer ones are the engine's
SHOWN = 40  # characters of a terminal in a reason
_UPDATES = ("INSERT", "DELETE", "WITH", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
_QUERIES = ("SELECT", "CONSTRUCT", "DESCRIBE", "ASK")
Found = tuple[int, str]  # where, from the start of the text, and what is wrong


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and where: line and column from 1."""

    reason: str
    line: int
    column: int


def diagnose(sparql: str, told: str = "", *, what: Literal["query", "update"] = "query") -> Mistake | None:
    """The first mistake that can be named; None where the fault is of another kind.

    Args:
        sparql: the text.
        told: what the engine says.
        what: what the text should be.
    """
    if len(sparql) > MAX_CHARACTERS:
        return None
    found = [found for found in (_unknown(sparql), _ungrammatical(sparql, what)) if found is not None]
    if not found and (beyond := scopes.find(tuple(terminals(sparql)), told, what)) is not None:
        found = [beyond]
    if not found:
        return None
    start, reason = min(found, key=lambda one: one[0])
    return Mistake(reason, sparql.count("\n", 0, start) + 1, start - sparql.rfind("\n", 0, start))


def _unknown(sparql: str) -> Found | None:
    """The first word that SPARQL does not have, or prefix that is not declared."""
    known, declared, follows_digit = _words(), set(_declared(sparql)), False
    for token in tokens(sparql):
        if token.kind == "word" and not follows_digit and token.text.upper() not in known:
            return token.start, f'"{token.text}" is no word of SPARQL{_suggest(token.text.upper(), known)}'
        if token.kind == "name" and (prefix := token.text.partition(":")[0]) not in {"_", *declared}:
            return token.start, f'the prefix "{prefix}:" is not declared; add a line PREFIX {prefix}: <...>'
        follows_digit = token.kind == "other" and token.text[-1:].isdigit()  # the "e" of 1.5e6
    return None


def _ungrammatical(sparql: str, what: Literal["query", "update"]) -> Found | None:
    """The first terminal that the grammar does not allow where it stands, or backslash that escapes nothing."""
    stop = grammar.check(sparql, "QueryText" if what == "query" else "UpdateText")
    if stop is not None and stop.found.text == "\\":  # an escape outside of strings, which the engine resolves first
        return None
    before = tuple(one for one in terminals(sparql) if stop is None or one.start < stop.found.start)
    escape = min(scopes.escapes(before), default=None)
    return escape if escape is not None or stop is None else (stop.found.start, _reason(stop, what))


def _reason(stop: grammar.Stop, what: Literal["query", "update"]) -> str:
    kind, text = stop.found.kind, stop.found.text
    expected = grammar.describe(stop.expected)
    if kind == "OPEN":
        return "the string that starts here has no end on its line"
    if kind == "<" and "IRIREF" in stop.expected:
        return "the IRI that starts here has no end, or holds a character that must be escaped, such as a space"
    if kind == END:
        return f"the text ends where {expected} was expected"
    if kind == "ODD":
        return f'the character "{text}" (U+{ord(text):04X}) means nothing here; expected {expected}'
    if kind in (_UPDATES if what == "query" else _QUERIES) and "PREFIX" in stop.expected:
        other = "an update" if what == "query" else "a query"
        return f"this is {other}, which is sent as {other} (SPARQL 1.1 Protocol, section 2)"
    shown = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
    return f'"{shown}" cannot stand here; expected {expected}'


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

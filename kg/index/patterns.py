"""Finds the uses of one property in a SPARQL text, by its tokens, and tells what to take out and where to put VALUES.

In: a query. Out: patterns with their places. The query need not be valid: what is no use of the property in one of the
forms of `kg.index.sparql` is refused with line and column, and all else is left to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.sandbox.tokens import Token, tokens, unescape

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}  # SPARQL 1.1, section 19.7
_TEMPLATES = ("CONSTRUCT", "INSERT", "DELETE", "DATA")
_CONSTRAINTS = ("FILTER", "BIND")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One use of the property.

    `start`: the place before its statement, where VALUES may stand; `gone`: the stretch to take out; `variables`: what
    it binds, one to three; `limit`: how many hits at most, None for all; `token`: the property itself, for faults.
    """

    start: int
    gone: tuple[int, int]
    variables: tuple[str, ...]
    words: str
    lang: str | None
    limit: int | None
    token: Token


@dataclass(slots=True)
class _Group:
    """An open brace: whether it holds a template, and where its current statement starts (an index of tokens)."""

    is_template: bool
    start: int | None = None
    is_constraint: bool = False


def find(query: str, property_iri: str) -> tuple[Pattern, ...]:
    """All uses of the property, in order.

    Raises:
        QueryError: one is of another form than those that are known.
    """
    found = [token for token in tokens(query) if token.kind != "comment" and not token.text.isspace()]
    prefixes = _prefixes(found)
    patterns: list[Pattern] = []
    groups, depth = [_Group(is_template=True)], 0
    for number, token in enumerate(found):
        group = groups[-1]
        if token.text == "{":
            groups.append(_Group(_is_template(found, number)))
        elif token.text == "}":
            groups = groups[:-1] or groups
            groups[-1].start, groups[-1].is_constraint = None, False
        else:
            is_constraint = token.kind == "word" and token.text.upper() in _CONSTRAINTS and depth == 0
            if group.start is None or is_constraint:
                group.start, group.is_constraint = number, is_constraint
            if _iri(token, prefixes) == property_iri:
                _check_place(query, token, is_fit=not group.is_template and depth == 0)
                patterns.append(_read(query, found, number, start=group.start))
            depth = max(0, depth + (token.text in ("(", "[")) - (token.text in (")", "]")))
            if _is_end(found, number) or (depth == 0 and token.text == ")" and group.is_constraint):
                group.start = None
    return tuple(patterns)


def _read(query: str, found: Sequence[Token], number: int, *, start: int) -> Pattern:
    """The pattern whose property is the token of this number, in a statement that starts at the token `start`."""
    token, before = found[number], found[number - 1]
    words, lang, limit, last = _read_object(query, found, number + 1)
    end = found[last].start + len(found[last].text)
    follows = last + 1
    while _text(found, follows) == ";":
        follows += 1
    place = found[start].start
    if before.text == ";":
        subject = found[start]
        if subject.kind != "variable":
            raise fault(query, token, "its subject must be a variable, or a list that stands alone")
        return Pattern(place, (token.start, end), (subject.text,), words, lang, limit, token)
    first, variables = _read_subject(query, found, number - 1)
    if follows > last + 1:
        end = found[follows - 1].start + 1
        if _text(found, follows) not in (".", "}", ""):
            if first != number - 1:
                raise fault(query, token, "after a list of variables a full stop is needed, not ;")
            return Pattern(place, (token.start, end), variables, words, lang, limit, token)
    return Pattern(place, (found[first].start, end), variables, words, lang, limit, token)


def _read_subject(query: str, found: Sequence[Token], last: int) -> tuple[int, tuple[str, ...]]:
    """The first token of the subject that ends at this one, and its variables."""
    if found[last].kind == "variable":
        return last, (found[last].text,)
    first = last
    while first > 0 and last - first <= 4 and found[first].text != "(":
        first -= 1
    inside = found[first + 1 : last]
    if found[last].text != ")" or not 1 <= len(inside) <= 3 or any(token.kind != "variable" for token in inside):
        raise fault(query, found[last + 1], "its subject must be a variable, or (?thing ?score ?excerpt)")
    return first, tuple(token.text for token in inside)


def _read_object(query: str, found: Sequence[Token], at: int) -> tuple[str, str | None, int | None, int]:
    """Words, language, limit, and the number of the last token."""
    is_list = _text(found, at) == "("
    at += is_list
    if at >= len(found) or found[at].kind != "string":
        raise fault(
            query, found[min(at, len(found) - 1)], 'what to look for must be written out: "words" or ("words" 20)'
        )
    words, lang, limit = _literal(found[at].text), None, ""
    if at + 1 < len(found) and found[at + 1].kind == "tag":
        at, lang = at + 1, found[at + 1].text[1:]
    while is_list and _text(found, at + 1).isdigit():
        at, limit = at + 1, limit + found[at + 1].text
    if is_list:
        at += 1
        if _text(found, at) != ")":
            raise fault(query, found[min(at, len(found) - 1)], 'write ("words") or ("words" 20)')
    if _text(found, at + 1) == ",":
        raise fault(query, found[at + 1], "write all words into one string, with OR or AND between them")
    return words, lang, int(limit) if limit else None, at


def fault(query: str, token: Token, message: str) -> QueryError:
    """The fault at this token, with line and column from 1."""
    line, column = query.count("\n", 0, token.start) + 1, token.start - query.rfind("\n", 0, token.start)
    said = f"text:matches at line {line}, column {column}: {message}"
    return QueryError(said, line=line, column=column, sparql=query)


def _check_place(query: str, token: Token, *, is_fit: bool) -> None:
    if not is_fit:
        raise fault(query, token, "it may only be the property of a triple in WHERE { … }, with a variable before it")


def _is_template(found: Sequence[Token], brace: int) -> bool:
    """Does this brace open triples to be made, and not a pattern? CONSTRUCT WHERE is both, and holds plain triples."""
    before = [token.text.upper() for token in found[max(0, brace - 2) : brace] if token.kind == "word"]
    return bool(before) and (before[-1] in _TEMPLATES or (before[-1] == "WHERE" and before[0] in _TEMPLATES))


def _is_end(found: Sequence[Token], number: int) -> bool:
    """Does a statement end here? The point inside of a decimal number ends none; that of a name was read with it."""
    token = found[number]
    if token.kind == "name":
        return token.text.endswith(".")
    if token.text != ".":
        return False
    after = found[number + 1] if number + 1 < len(found) else None
    return not (after and after.text.isdigit() and after.start == token.start + 1)


def _prefixes(found: Sequence[Token]) -> dict[str, str]:
    heads = zip(found, found[1:], found[2:], strict=False)
    return {
        name.text: iri.text[1:-1] for word, name, iri in heads if word.text.upper() == "PREFIX" and iri.kind == "iri"
    }


def _iri(token: Token, prefixes: dict[str, str]) -> str | None:
    if token.kind == "iri":
        return token.text[1:-1]
    if token.kind != "name":
        return None
    prefix, _, local = token.text.partition(":")
    return prefixes.get(f"{prefix}:", "") + local


def _text(found: Sequence[Token], number: int) -> str:
    return found[number].text if number < len(found) else ""


def _literal(text: str) -> str:
    """The value of a string as SPARQL writes it."""
    length = 3 if text[:3] in ('"""', "'''") else 1
    inner = unescape(text[length:-length])
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), inner)

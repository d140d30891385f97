"""Put terms into a SPARQL text safely, and see which keywords a text holds: the tokens of SPARQL 1.1, no more.

For endpoints that know no substitutions, and for our own update files. A variable is replaced as a token, by the term's
own serialisation, so that no value can end a string or an IRI and go on as SPARQL. Where SPARQL wants a variable (the
projection), `(term AS ?name)` stands in its place; where a query groups by the variable, it does so there instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

# Terminals of SPARQL 1.1, section 19.8, longest first. Prefixed names come before words: "service:x" is a name.
_TOKEN = re.compile(
    r"""
    (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | \"(?:[^"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<comment>\#[^\n\r]*)
  | (?P<variable>[?$]\w+)
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name>(?:[^\W\d_][\w.\-]*)?:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)* | _:\w[\w.\-]*)
  | (?P<word>[A-Za-z]+)
  | (?P<brace>[{}])
  | (?P<other>\s+ | .)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """One terminal: its kind (a group of `_TOKEN`), its text, and where it starts."""

    kind: str
    text: str
    start: int


def unescape(sparql: str) -> str:
    r"""The text after the code point escapes that SPARQL resolves before anything else (`\u0053ERVICE` is SERVICE)."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else match[0]

    return _ESCAPE.sub(character, sparql)


def tokens(sparql: str) -> Iterator[Token]:
    """Every terminal of the text, in order, white space and comments included."""
    for match in _TOKEN.finditer(sparql):
        yield Token(match.lastgroup or "other", match.group(), match.start())


def keywords(sparql: str) -> Iterator[Token]:
    """The bare words of the text, in upper case: never a part of a string, an IRI, a name, a variable or a comment."""
    for token in tokens(sparql):
        if token.kind == "word":
            yield Token("word", token.text.upper(), token.start)


def query_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; "" where none is found."""
    forms = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    return next((word.text for word in keywords(sparql) if word.text in forms), "")


def bind(sparql: str, values: Mapping[str, NamedNode | Literal | BlankNode | Triple]) -> str:
    """The text with each of these variables replaced by its value.

    Args:
        sparql: a query or an update.
        values: variable names without the question mark.

    Raises:
        TypeError: a value is neither an IRI nor a literal; those have no form that a text can hold.
    """
    for name, value in values.items():
        if not isinstance(value, NamedNode | Literal):
            raise TypeError(f"?{name} must be an IRI or a literal, not {value}")
    grouped = {token.text[1:] for token, where in _with_places(sparql) if where == "group" and token.kind == "variable"}
    out: list[str] = []
    for token, where in _with_places(sparql):
        name = token.text[1:]
        stays = where == "order" or (where == "projection" and name in grouped)
        if token.kind != "variable" or name not in values or stays:
            out.append(token.text)
        elif where in ("projection", "group"):
            out.append(f"({values[name]} AS ?{name})")
        else:
            out.append(str(values[name]))
    return "".join(out)


_CLAUSES = {
    "SELECT": "projection",
    "WHERE": "body",
    "FROM": "body",
    "GROUP": "group",
    "ORDER": "order",
    "HAVING": "body",
}


def _with_places(sparql: str) -> Iterator[tuple[Token, str]]:
    """Each token with the clause it stands in: projection, group, order or body."""
    where = "body"
    for token in tokens(sparql):
        if token.kind == "word":
            where = _CLAUSES.get(token.text.upper(), where)
        elif token.kind == "brace":
            where = "body"
        yield token, where

"""Put terms into a SPARQL text safely.

For endpoints that know no substitutions, and for our own update files. A variable is replaced as a token, by the term's
own serialisation, so that no value can end a string or an IRI and go on as SPARQL. Where SPARQL wants a variable (the
projection), `(term AS ?name)` stands in its place; where a query groups by the variable, it does so there instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.sandbox.tokens import Token, tokens


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


def variables(sparql: str) -> frozenset[str]:
    """Names of all variables in a text, without the question mark."""
    return frozenset(token.text[1:] for token in tokens(sparql) if token.kind == "variable")


_CLAUSES = {
    "SELECT": "projection",
    "WHERE": "body",
    "FROM": "body",
    "GROUP": "group",
    "ORDER": "order",
    "HAVING": "body",
}


@lru_cache(maxsize=64)
def _with_places(sparql: str) -> tuple[tuple[Token, str], ...]:
    """Each token with the clause it stands in: projection, group, order or body. Texts are files' nearly always."""
    return tuple(_placed(sparql))


def _placed(sparql: str) -> Iterator[tuple[Token, str]]:
    where = "body"
    for token in tokens(sparql):
        if token.kind == "word":
            where = _CLAUSES.get(token.text.upper(), where)
        elif token.kind == "brace":
            where = "body"
        yield token, where

"""Python values as terms, for the parameters of a query."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import rdflib
from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError

Value = str | int | float | bool | Decimal | date | NamedNode | Literal | rdflib.URIRef | rdflib.Literal


def term_of(value: Value) -> NamedNode | Literal:
    """The term of a value: text with "://" is an IRI, other text a plain string.

    Raises:
        QueryError: the text is no IRI although it looks like one, or the value is of a kind without a term.
    """
    if isinstance(value, NamedNode | Literal):
        return value
    if isinstance(value, rdflib.Literal):
        if value.language:
            return Literal(str(value), language=value.language)
        return Literal(str(value), datatype=NamedNode(str(value.datatype))) if value.datatype else Literal(str(value))
    if isinstance(value, str) and (isinstance(value, rdflib.URIRef) or "://" in value):
        try:
            return NamedNode(value)
        except ValueError as error:
            raise QueryError(f"{value!r} is no IRI") from error
    return _literal(value)


def _literal(value: object) -> Literal:
    if isinstance(value, str | bool | int | float):
        return Literal(value)
    kinds = ((datetime, "dateTime"), (date, "date"), (Decimal, "decimal"))
    for kind, name in kinds:
        if isinstance(value, kind):
            words = value.isoformat() if isinstance(value, date) else f"{value:f}"
            return Literal(words, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{name}"))
    raise QueryError(f"{value!r} cannot stand in a query")

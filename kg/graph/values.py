"""Values of parameters and columns: which type they have, and how a typed text becomes a term.

In: what somebody typed. Out: an IRI or a literal, or an error that says what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

import ontology
from kg.errors import QueryError
from kg.graph.vocabulary import NAMESPACE, Outside
from kg.ids import BASE
from kg.stores.base import Term

Value = NamedNode | Literal

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_LOCAL_ID = re.compile(r"[a-z2-7]{26}")  # the last part of an IRI that kg.ids made
_CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept"
# Kinds of IRIs by the class of what they name, where the last part alone can stand for the whole.
_KIND_BY_CLASS: Mapping[str, str] = MappingProxyType(
    {
        f"{NAMESPACE}{name}": kind
        for name, kind in {
            "Actor": "actor",
            "Article": "article",
            "Claim": "claim",
            "Contradiction": "contradiction",
            "Dispute": "dispute",
            "Outlet": "actor",
            "StatementAct": "statement",
        }.items()
    }
)


@dataclass(frozen=True, slots=True)
class ValueType:
    """What sort of term a value is.

    `datatype` is the IRI of a literal's datatype, None for IRIs. For IRIs `of` is the class of what they name, and
    `scheme` is how the IRIs of a concept scheme begin, where only concepts of one scheme fit.
    """

    datatype: str | None = None
    of: str | None = None
    scheme: str | None = None

    @property
    def words(self) -> str:
        """The type for a reader: "date", "text", "actor", "one of assert, deny …"."""
        if self.datatype is not None:
            name = self.datatype.rsplit("#", 1)[-1]
            return {"string": "text", "langString": "text", "anyURI": "address"}.get(name, name)
        if self.scheme is not None:
            return f"one of {', '.join(notations(self.scheme))}"
        return "IRI" if self.of is None else self.short

    @property
    def short(self) -> str:
        """The type in a word or two, for tables."""
        if self.datatype is not None:
            return self.words
        name = (self.of or "").rsplit("#", 1)[-1]
        return {"StatementAct": "statement", "Concept": "concept", "Resource": "IRI"}.get(name, name.lower())

    def fits(self, term: Term) -> bool:
        """Is the term of this type? Which class an IRI's thing has is not looked up."""
        if self.datatype is None:
            return isinstance(term, NamedNode)
        if not isinstance(term, Literal):
            return False
        return term.datatype.value == self.datatype


@cache
def notations(scheme: str) -> tuple[str, ...]:
    """The notations of a concept scheme, in the order of its file; `scheme` is how its concepts' IRIs begin."""
    found = ox.parse(path=str(ontology.path("vocab.ttl")), format=ox.RdfFormat.TURTLE)
    concepts = [
        quad.subject.value
        for quad in found
        if quad.predicate == Outside.RDF_TYPE and isinstance(quad.subject, NamedNode)
    ]
    return tuple(iri.removeprefix(scheme) for iri in concepts if iri.startswith(scheme) and iri != scheme)


def read_value(text: str, kind: ValueType, *, name: str) -> Value:
    """The term that a text stands for.

    Args:
        text: what was typed: an IRI, the last part of one that this software made, a concept's notation, or a literal.
        kind: what is wanted.
        name: the parameter's name, for the error.

    Raises:
        QueryError: the text is nothing of that type.
    """
    wanted = text.strip()
    try:
        if kind.datatype is not None:
            # Words to look for may begin or end with a space on purpose.
            return _LITERALS[kind.datatype.rsplit("#", 1)[-1]](text if kind.words == "text" else wanted)
        if kind.scheme is not None:
            return _concept(wanted, kind.scheme)
        return _thing(wanted, kind)
    except (ValueError, InvalidOperation) as error:
        raise QueryError(f"parameter {name!r} takes {_article(kind.words)}, not {text!r}") from error


def is_iri(text: str) -> bool:
    """Does the text name something by its IRI, or by the last part of one that this software made?"""
    return "://" in text or _LOCAL_ID.fullmatch(text) is not None


def _concept(text: str, scheme: str) -> NamedNode:
    notation = text.removeprefix(scheme)
    if notation not in notations(scheme):
        raise ValueError(text)
    return NamedNode(scheme + notation)


def _thing(text: str, kind: ValueType) -> NamedNode:
    made = _KIND_BY_CLASS.get(kind.of or "")
    if made and _LOCAL_ID.fullmatch(text):
        return NamedNode(f"{BASE}id/{made}/{text}")
    if "://" not in text:
        raise ValueError(text)
    return NamedNode(text)


def _date(text: str) -> Literal:
    return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(f"{_XSD}date"))


def _integer(text: str) -> Literal:
    return Literal(str(int(text)), datatype=NamedNode(f"{_XSD}integer"))


def _decimal(text: str) -> Literal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return Literal(format(number, "f"), datatype=NamedNode(f"{_XSD}decimal"))


def _string(text: str) -> Literal:
    if "\0" in text:
        raise ValueError(text)
    return Literal(text)


_LITERALS: Mapping[str, Callable[[str], Literal]] = MappingProxyType(
    {"date": _date, "integer": _integer, "decimal": _decimal, "string": _string}
)


def _article(words: str) -> str:
    """The words with "a" or "an" before them where that reads well."""
    if words.startswith("one of") or words == "text":
        return words
    return f"{'an' if words[0] in 'aeioAEIO' else 'a'} {words}"

"""RDF terms as JSON-LD 1.1 by the published context, so that reading gives exactly the same terms again.

A general compaction algorithm may change what cannot be said in short; here everything short is checked to mean the
same, and what the context cannot say is written out in full. Section numbers are those of "JSON-LD 1.1 Processing
Algorithms and API" (W3C, 2020).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

import ontology
from kg.graph.vocabulary import Outside

Json = Any  # Any: JSON's own free form
Expand = Callable[[NamedNode], Json]  # what stands for a thing that is pointed at: its IRI, or the thing itself
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the context: how values of a property are written short.

    `coercion` is "@id", "@vocab", the IRI of a datatype, or None; `vocabulary` is where "@vocab" looks names up.
    """

    name: str
    coercion: str | None
    vocabulary: str | None
    by_language: bool


@dataclass(frozen=True, slots=True)
class Context:
    """The published context, turned round: from IRIs to short names."""

    document: Json
    prefixes: Mapping[str, str]
    terms: Mapping[str, Term]  # by the property's IRI
    classes: Mapping[str, str]  # by the class's IRI
    rank: Mapping[str, int]  # of a class's IRI: its place in the context
    names: frozenset[str]

    def can_hold(self, node: str, triples: Sequence[Triple]) -> bool:
        """Would every IRI be read as itself? One whose scheme is a name of the context would not (section 5.2)."""
        iris = [node]
        for triple in triples:
            iris.append(triple.predicate.value)
            if isinstance(triple.object, NamedNode):
                iris.append(triple.object.value)
            elif isinstance(triple.object, Literal):
                iris.append(triple.object.datatype.value)
        return not any(iri.partition(":")[0] in self.names for iri in iris)

    def short(self, iri: str) -> str:
        """A property's or datatype's IRI with a prefix of the context where there is one."""
        for prefix, namespace in self.prefixes.items():
            rest = iri.removeprefix(namespace)
            if rest != iri and rest and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return iri

    def node(self, subject: str, triples: Sequence[Triple], expand: Expand) -> dict[str, Json]:
        """The node object of these triples, which are all of this subject; its types come first."""
        made: dict[str, Json] = {"id": subject}
        for triple in sorted(triples, key=lambda triple: triple.predicate != Outside.RDF_TYPE):
            key, value = self._entry(triple, expand)
            if isinstance(value, _ByLanguage):
                texts = made.setdefault(key, {})
                _put(texts, value.language, value.text)
            else:
                _put(made, key, value)
        return made

    def _entry(self, triple: Triple, expand: Expand) -> tuple[str, Json]:
        predicate, value = triple.predicate.value, triple.object
        if predicate == Outside.RDF_TYPE.value and isinstance(value, NamedNode):
            return "type", self.classes.get(value.value) or self.short(value.value)
        term = self.terms.get(predicate)
        if isinstance(value, Literal):
            if term is not None and term.by_language:
                if value.language:
                    return term.name, _ByLanguage(value.language, value.value)
                return self.short(predicate), self._value(value)
            if term is not None and _is_plain(value, term):
                return term.name, value.value
            return term.name if term else self.short(predicate), self._value(value)
        if not isinstance(value, NamedNode):
            raise TypeError(f"blank nodes and triple terms are not kept: {triple}")
        if term is None or term.by_language:
            return self.short(predicate), _as_node(expand(value))
        if term.coercion == "@vocab":
            return term.name, self._concept(value, term)
        given = expand(value)
        return term.name, given if term.coercion == "@id" else _as_node(given)

    def _concept(self, value: NamedNode, term: Term) -> Json:
        local = value.value.removeprefix(term.vocabulary or "")
        is_short = local != value.value and local.isascii() and local.replace("-", "").isalnum()
        return local if is_short and local not in self.names else {"id": value.value}

    def _value(self, value: Literal) -> dict[str, Json]:
        if value.language:
            return {"@value": value.value, "@language": value.language}
        kind = value.datatype.value
        return {"@value": value.value} | ({} if kind == _XSD_STRING else {"@type": self.short(kind)})


@dataclass(frozen=True, slots=True)
class _ByLanguage:
    language: str
    text: str


def expanded(subject: str, triples: Sequence[Triple]) -> dict[str, Json]:
    """The node object in full, read without any context."""
    made: dict[str, Json] = {"@context": None, "@id": subject}
    for triple in triples:
        value = triple.object
        if isinstance(value, Literal):
            kind = {"@language": value.language} if value.language else {"@type": value.datatype.value}
            made.setdefault(triple.predicate.value, []).append({"@value": value.value} | kind)
        elif isinstance(value, NamedNode):
            made.setdefault(triple.predicate.value, []).append({"@id": value.value})
    return made


@cache
def published() -> Context:
    """The context of the ontology."""
    document = json.loads(ontology.path("context.jsonld").read_text("utf-8"))
    entries: Mapping[str, Json] = document["@context"]
    prefixes = {name: value for name, value in entries.items() if isinstance(value, str) and "://" in value}
    full = {name: _full(value, prefixes) for name, value in entries.items() if name not in prefixes}
    terms, classes, rank = {}, {}, {}
    for place, (name, iri) in enumerate(full.items()):
        if iri is None:
            continue
        if name[0].isupper():
            classes[iri], rank[iri] = name, place
        else:
            terms[iri] = _term(name, entries[name], prefixes)
    return Context(document["@context"], prefixes, terms, classes, rank, frozenset(entries))


def _term(name: str, entry: Json, prefixes: Mapping[str, str]) -> Term:
    given = entry if isinstance(entry, dict) else {}
    coercion = given.get("@type")
    if coercion is not None and not coercion.startswith("@"):
        coercion = _full(coercion, prefixes)
    vocabulary = given.get("@context", {}).get("@vocab")
    return Term(name, coercion, vocabulary, given.get("@container") == "@language")


def _full(entry: Json, prefixes: Mapping[str, str]) -> str | None:
    given = entry.get("@id") if isinstance(entry, dict) else entry
    if not isinstance(given, str) or given.startswith("@"):
        return None
    prefix, colon, rest = given.partition(":")
    return prefixes[prefix] + rest if colon and prefix in prefixes else given


def _is_plain(value: Literal, term: Term) -> bool:
    """Does the bare string, under this term, mean this literal?"""
    if value.language:
        return False
    return value.datatype.value == (term.coercion or _XSD_STRING)


def _as_node(given: Json) -> Json:
    return {"id": given} if isinstance(given, str) else given


def _put(holder: dict[str, Json], key: str, value: Json) -> None:
    """Add a value; a second one makes a list."""
    if key not in holder:
        holder[key] = value
    elif isinstance(holder[key], list):
        holder[key].append(value)
    else:
        holder[key] = [holder[key], value]

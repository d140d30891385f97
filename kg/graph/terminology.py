"""The ontology's files as records for people: every term with its words, its rules, its links and its examples.

In: the files of `ontology`. Out: one frozen `Terminology`, in the order of the files, that pages are drawn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, Graph, Literal, Node, URIRef

import ontology
from kg.graph.rules import Rule, rules_by_class, rules_by_property
from kg.graph.vocabulary import NAMESPACE, VOCABULARY, Annotation, Property
from kg.ids import BASE

FILES = ("claimgraph.ttl", "vocab.ttl", "frames.ttl", "alignments.ttl", "outside.ttl")
KINDS: Mapping[Node, str] = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
    RDFS.Datatype: "datatype",
}
# Where a property belongs to several classes, rdfs:domain would make its subject a member of all of them at once.
_SAID_OF = RDFS.domain | SDO.domainIncludes
_TRAITS: Mapping[Node, str] = {OWL.FunctionalProperty: "at most one value", OWL.SymmetricProperty: "symmetric"}
Words = Mapping[str, str]  # by language tag, "en" and "id"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an outside term: its IRI, relation and term as prefixed names, strength as a notation, the reason."""

    node: str
    relation: str
    term: str
    iri: str
    strength: str
    why: Words


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or datatype.

    `above`, `domain` and `range` are prefixed names; `properties`: local names of those that have the class for domain.
    `valid` and `invalid` are Turtle, for classes. `replaced_by` is None unless the term is deprecated.
    """

    name: str
    iri: str
    kind: str
    labels: Words
    definitions: Words
    example: Words
    counter_example: Words
    above: tuple[str, ...]
    below: tuple[str, ...]
    apart: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    traits: tuple[str, ...]
    properties: tuple[str, ...]
    rules: tuple[Rule, ...]
    links: tuple[Link, ...]
    scope_notes: Words
    usage: str | None
    replaced_by: str | None
    change_note: str | None
    valid: str | None
    invalid: str | None


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme; `codes` of others: ("PLOVER code", "AID"); `facts` of frames: ("roles", "agent place")."""

    notation: str
    iri: str
    labels: Words
    definitions: Words
    example: str | None
    scope_notes: Words
    codes: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme."""

    name: str
    iri: str
    titles: Words
    definitions: Words
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Terminology:
    """The whole ontology."""

    titles: Words
    descriptions: Words
    version: str
    version_iri: str
    prior_version: str
    licence: str
    change_notes: tuple[str, ...]
    terms: tuple[Term, ...]
    schemes: tuple[Scheme, ...]

    def of_kind(self, *kinds: str) -> tuple[Term, ...]:
        """The terms of these kinds, in the order of the file."""
        return tuple(term for term in self.terms if term.kind in kinds)


@cache
def load() -> Terminology:
    """Everything, read once."""
    graph, order = _read()
    head = URIRef(NAMESPACE.removesuffix("#"))
    return Terminology(
        titles=_words(graph, head, DCTERMS.title),
        descriptions=_words(graph, head, DCTERMS.description),
        version=_text(graph, head, OWL.versionInfo),
        version_iri=_text(graph, head, OWL.versionIRI),
        prior_version=_text(graph, head, OWL.priorVersion),
        licence=_text(graph, head, DCTERMS.license),
        change_notes=tuple(sorted(str(note) for note in graph.objects(head, SKOS.changeNote))),
        terms=tuple(_terms(graph, order)),
        schemes=tuple(_schemes(graph, order)),
    )


@cache
def whole() -> Graph:
    """Ontology, concept schemes, frames and alignments in one graph, with the prefixes that they use."""
    graph = Graph()
    for name in FILES:
        graph.parse(ontology.path(name))
    return graph


def _read() -> tuple[Graph, tuple[URIRef, ...]]:
    """The graph, and its subjects in the order of the files, which rdflib does not keep."""
    order: dict[URIRef, None] = {}
    for name in FILES:
        for quad in ox.parse(path=str(ontology.path(name)), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode):
                order.setdefault(URIRef(quad.subject.value))
    return whole(), tuple(order)


def _terms(graph: Graph, order: Iterable[URIRef]) -> Iterator[Term]:
    by_class, by_property = rules_by_class(), rules_by_property()
    links = _links(graph)
    for node in order:
        kinds = [KINDS[kind] for kind in KINDS if (node, RDF.type, kind) in graph]
        if not kinds or not str(node).startswith(NAMESPACE):
            continue
        name = str(node).removeprefix(NAMESPACE)
        is_class = kinds[0] == "class"
        yield Term(
            name=name,
            iri=str(node),
            kind=kinds[0],
            labels=_words(graph, node, RDFS.label),
            definitions=_words(graph, node, SKOS.definition),
            example=_words(graph, node, SKOS.example),
            counter_example=_words(graph, node, URIRef(Annotation.COUNTER_EXAMPLE.value)),
            above=_names(graph, graph.objects(node, RDFS.subClassOf | RDFS.subPropertyOf)),
            below=_names(graph, graph.subjects(RDFS.subClassOf | RDFS.subPropertyOf, node)),
            apart=_names(graph, graph.objects(node, OWL.disjointWith | ~OWL.disjointWith)),
            domain=_names(graph, graph.objects(node, _SAID_OF)),
            range=_names(graph, graph.objects(node, RDFS.range)),
            traits=tuple(words for trait, words in _TRAITS.items() if (node, RDF.type, trait) in graph),
            properties=tuple(sorted(local(str(term)) for term in graph.subjects(_SAID_OF, node))) if is_class else (),
            rules=by_class.get(str(node), ()) if is_class else by_property.get(str(node), ()),
            links=links.get(str(node), ()),
            scope_notes=_words(graph, node, SKOS.scopeNote),
            usage=_maybe(graph, node, URIRef(Annotation.USAGE.value)),
            replaced_by=next(iter(_names(graph, graph.objects(node, DCTERMS.isReplacedBy))), None),
            change_note=_maybe(graph, node, SKOS.changeNote),
            valid=_example(f"examples/{name}.ttl") if is_class else None,
            invalid=_example(f"examples/invalid/{name}.ttl") if is_class else None,
        )


def _links(graph: Graph) -> Mapping[str, tuple[Link, ...]]:
    """Links to outside terms by our term."""
    found: dict[str, list[Link]] = {}
    for axiom in graph.subjects(RDF.type, OWL.Axiom):
        target = graph.value(axiom, OWL.annotatedTarget)
        strength = graph.value(axiom, URIRef(Annotation.ALIGNMENT_STRENGTH.value))
        link = Link(
            node=str(axiom),
            relation=_name(graph, graph.value(axiom, OWL.annotatedProperty)),
            term=_name(graph, target),
            iri=str(target),
            strength=str(strength).rsplit("/", 1)[-1],
            why=_words(graph, axiom, RDFS.comment),
        )
        found.setdefault(str(graph.value(axiom, OWL.annotatedSource)), []).append(link)
    return {term: tuple(sorted(links, key=lambda link: link.term)) for term, links in found.items()}


def _schemes(graph: Graph, order: Iterable[URIRef]) -> Iterator[Scheme]:
    nodes = tuple(order)
    for scheme in nodes:
        if (scheme, RDF.type, SKOS.ConceptScheme) not in graph:
            continue
        members = set(graph.subjects(SKOS.inScheme, scheme))
        yield Scheme(
            name=str(scheme).removeprefix(VOCABULARY),
            iri=str(scheme),
            titles=_words(graph, scheme, DCTERMS.title),
            definitions=_words(graph, scheme, SKOS.definition),
            concepts=tuple(_concept(graph, node) for node in nodes if node in members),
        )


def _concept(graph: Graph, node: URIRef) -> Concept:
    codes = [
        (_words(graph, notation.datatype, RDFS.label)["en"], str(notation))
        for notation in graph.objects(node, SKOS.notation)
        if isinstance(notation, Literal) and notation.datatype and str(notation.datatype).startswith(NAMESPACE)
    ]
    return Concept(
        notation=str(node).rsplit("/", 1)[-1],
        iri=str(node),
        labels=_words(graph, node, SKOS.prefLabel),
        definitions=_words(graph, node, SKOS.definition),
        example=_maybe(graph, node, SKOS.example),
        scope_notes=_words(graph, node, SKOS.scopeNote),
        codes=tuple(sorted(codes)),
        facts=tuple(_facts(graph, node)),
    )


def _facts(graph: Graph, node: URIRef) -> Iterator[tuple[str, str]]:
    for word, term in (
        ("roles", Property.ROLES),
        ("one value at a time", Property.EXCLUSIVE_ROLE),
        ("opposite of", Property.OPPOSITE_FRAME),
        ("presupposes", Property.PRESUPPOSES_FRAME),
        ("implies", Property.IMPLIES_FRAME),
    ):
        values = sorted(str(value).rsplit("/", 1)[-1] for value in graph.objects(node, URIRef(term.value)))
        if values:
            yield word, ", ".join(values)


def local(iri: str) -> str:
    """The name of a term of ours without its namespace."""
    return iri.removeprefix(NAMESPACE)


def _example(name: str) -> str | None:
    return ontology.path(name).read_text("utf-8") if name in ontology.examples() else None


def _names(graph: Graph, nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(_name(graph, node) for node in nodes))


def _name(graph: Graph, node: Node | None) -> str:
    """A prefixed name; the whole IRI where no prefix fits."""
    iri = str(node)
    return iri if iri.startswith(BASE) and not iri.startswith(NAMESPACE) else graph.qname(iri)


def _words(graph: Graph, node: Node, predicate: URIRef) -> Words:
    literals = (value for value in graph.objects(node, predicate) if isinstance(value, Literal) and value.language)
    return {str(value.language): str(value) for value in sorted(literals, key=lambda value: str(value.language))}


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    return str(graph.value(node, predicate))


def _maybe(graph: Graph, node: Node, predicate: URIRef) -> str | None:
    value = graph.value(node, predicate)
    return None if value is None else str(value)

"""The shapes as rules for people: by class and by property, each with its name and its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rdflib import RDF, SH, Graph, Node, URIRef

import ontology
from kg.graph.vocabulary import NAMESPACE

_SHAPES = "shapes#"


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint: its name in `shapes#`, the sentence it says when it is broken, and whether it only warns."""

    name: str
    message: str
    is_warning: bool = False


def rules_by_class() -> Mapping[str, tuple[Rule, ...]]:
    """The rules of each class by its IRI, in the order of their names; those of its superclasses are not repeated."""
    return _rules()[0]


def rules_by_property() -> Mapping[str, tuple[Rule, ...]]:
    """The rules whose path goes through a property, by its IRI, in the order of their names."""
    return _rules()[1]


@cache
def _rules() -> tuple[Mapping[str, tuple[Rule, ...]], Mapping[str, tuple[Rule, ...]]]:
    graph = Graph().parse(ontology.path("shapes.ttl")).parse(ontology.path("shapes-full.ttl"))
    by_class: dict[str, set[Rule]] = defaultdict(set)
    by_property: dict[str, set[Rule]] = defaultdict(set)
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        rules = {rule for node in _checks(graph, shape) if (rule := _rule(graph, node)) is not None}
        for kind in graph.objects(shape, SH.targetClass):
            by_class[str(kind)] |= rules
    for check, path in graph.subject_objects(SH.path):
        rule = _rule(graph, check)
        if rule is not None:
            for term in _terms(graph, path):
                by_property[term].add(rule)
    return _sorted(by_class), _sorted(by_property)


def _checks(graph: Graph, shape: Node) -> Iterator[Node]:
    yield shape
    yield from graph.objects(shape, SH.property)
    yield from graph.objects(shape, SH.sparql)


def _rule(graph: Graph, node: Node) -> Rule | None:
    message = graph.value(node, SH.message)
    if message is None or not isinstance(node, URIRef):
        return None
    name = str(node).rsplit(_SHAPES, 1)[-1]
    return Rule(name, str(message).replace("{?", "{"), graph.value(node, SH.severity) == SH.Warning)


def _terms(graph: Graph, path: Node) -> Iterator[str]:
    """The terms of ours that a path goes through."""
    if isinstance(path, URIRef):
        if str(path).startswith(NAMESPACE):
            yield str(path)
        return
    for value in graph.objects(path, None):
        if value != RDF.nil:
            yield from _terms(graph, value)


def _sorted(found: Mapping[str, set[Rule]]) -> Mapping[str, tuple[Rule, ...]]:
    return {name: tuple(sorted(rules, key=lambda rule: rule.name)) for name, rules in found.items()}

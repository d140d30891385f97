"""SHACL Core shapes, read once and checked on a graph in memory: what is wrong with which node, in the shape's words.

pySHACL does the same for any shapes and takes a third of a second for an article; import and validation of a large
store need thousands. What is here does it for the constraints that `shapes.ttl` uses, refuses to read shapes with any
other, and is held against pySHACL by a test over all mutants. Source: SHACL, W3C Recommendation 20 July 2017.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

import pyoxigraph as ox
import rdflib
from pyoxigraph import Quad
from rdflib import RDF, SH, XSD, Graph, Node
from rdflib.collection import Collection as RdfList

Value = str | ox.Literal  # an IRI, a blank node with its "_:", or a text
Values = Mapping[Value, None]  # without doubles, in the order of the quads
Properties = dict[str, dict[Value, None]]
Path = tuple[tuple[str, bool], ...]  # properties in turn, and whether each is followed backwards

_TYPE, _SUBCLASS = str(RDF.type), str(rdflib.RDFS.subClassOf)
_NONE: Values = {}
_BOOLEANS = ("true", "false", "1", "0")  # XML Schema 1.1 part 2, section 3.3.2


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: with which node, at which property, and what to do about it.

    `path` is the property's IRI, None where the constraint is about the node as a whole.
    """

    focus: str
    path: str | None
    message: str
    shape: str


class Data:
    """A graph for checking: the properties of each node, and which classes it has.

    Args:
        quads: what is checked; the graph's name does not matter.
        known: classes of nodes that are described elsewhere.
        background: what is not checked but may be asked for, such as the schemes of concepts.
    """

    def __init__(
        self, quads: Iterable[Quad], known: Mapping[str, Iterable[str]] | None = None, background: Data | None = None
    ) -> None:
        self._nodes: dict[str, Properties] = {}
        self._backwards: dict[str, dict[str, dict[Value, None]]] = {}
        self._background = background
        for quad in quads:
            properties = self._nodes.setdefault(_name(quad.subject), {})
            properties.setdefault(quad.predicate.value, {})[_value(quad.object)] = None
        self._known = known or {}
        self._above: dict[str, dict[Value, None]] = {
            name: found[_SUBCLASS] for name, found in self._nodes.items() if _SUBCLASS in found
        }

    def typed(self) -> Iterator[str]:
        """Nodes that say themselves of which class they are."""
        return (node for node, properties in self._nodes.items() if _TYPE in properties)

    def classes(self, node: Value) -> set[str]:
        """Its classes, with all above them."""
        if not isinstance(node, str):
            return set()
        waiting = [*self._known.get(node, ()), *self._nodes.get(node, {}).get(_TYPE, ())]
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            if isinstance(name, str) and name not in found:
                found.add(name)
                waiting.extend(self._above.get(name, ()))
        return found

    def values(self, node: Value, path: Path) -> Values:
        """What stands at the end of a path, without doubles."""
        if len(path) == 1 and not path[0][1]:
            return self._nodes.get(node, {}).get(path[0][0], _NONE) if isinstance(node, str) else _NONE
        found: dict[Value, None] = {node: None}
        for name, is_inverse in path:
            found = {
                value: None for one in found if isinstance(one, str) for value in self._step(one, name, is_inverse)
            }
        return found

    def _step(self, node: str, name: str, is_inverse: bool) -> Iterator[Value]:
        if is_inverse:
            yield from self._sources(name).get(node, _NONE)
        else:
            yield from self._nodes.get(node, {}).get(name, _NONE)
        if self._background is not None:
            yield from self._background._step(node, name, is_inverse)

    def _sources(self, name: str) -> dict[str, dict[Value, None]]:
        if name not in self._backwards:
            sources: dict[str, dict[Value, None]] = {}
            for node, properties in self._nodes.items():
                for value in properties.get(name, _NONE):
                    if isinstance(value, str):
                        sources.setdefault(value, {})[node] = None
            self._backwards[name] = sources
        return self._backwards[name]


Test = Callable[[Data, str, Values], bool]  # graph, node that is looked at, values: is it as it should be?


@dataclass(frozen=True, slots=True)
class Shape:
    """What a node, or the values of one of its properties, must be like."""

    iri: str
    message: str
    is_warning: bool
    path: Path
    tests: tuple[Test, ...]
    parts: tuple[Shape, ...]

    def holds(self, data: Data, node: Value) -> bool:
        """Is this node as it should be, in all parts?"""
        values = self.values(data, node)
        return all(test(data, str(node), values) for test in self.tests) and all(
            part.holds(data, value) for value in values for part in self.parts
        )

    def values(self, data: Data, node: Value) -> Values:
        """The values at the shape's path; the node itself where it has none."""
        return data.values(node, self.path) if self.path else {node: None}

    def faults(self, data: Data, node: Value) -> Iterator[tuple[Shape, str]]:
        """Every shape that the node breaks, with the node."""
        values = self.values(data, node)
        if not all(test(data, str(node), values) for test in self.tests):
            yield self, str(node)
        for part in self.parts:
            for value in values:
                yield from part.faults(data, value)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes by the class whose nodes they are about.

    `far`: properties that are looked up at another node than the checked one, other than its class.
    """

    by_class: Mapping[str, tuple[Shape, ...]]
    far: frozenset[str]

    def check(self, data: Data) -> tuple[tuple[Violation, bool], ...]:
        """What is wrong, without doubles, in no set order; True for a mere warning."""
        found: dict[tuple[Violation, bool], None] = {}
        for node in data.typed():
            for name in data.classes(node):
                for shape in self.by_class.get(name, ()):
                    for broken, focus in shape.faults(data, node):
                        found[_violation(broken, focus), broken.is_warning] = None
        return tuple(found)


def read(graph: Graph) -> Shapes:
    """The shapes of a graph.

    Raises:
        ValueError: a shape uses a constraint that is not known here.
    """
    by_class: dict[str, list[Shape]] = {}
    for node, name in sorted(graph.subject_objects(SH.targetClass), key=str):
        by_class.setdefault(str(name), []).append(_shape(graph, node))
    paths = [_path(graph, path) for path in graph.objects(None, SH.path)]
    far = {name for path in paths for place, (name, is_inverse) in enumerate(path) if place or is_inverse}
    return Shapes({name: tuple(found) for name, found in by_class.items()}, frozenset({*far, _SUBCLASS}))


def _violation(shape: Shape, focus: str) -> Violation:
    is_plain = len(shape.path) == 1 and not shape.path[0][1]
    return Violation(focus, shape.path[0][0] if is_plain else None, shape.message, shape.iri)


def _shape(graph: Graph, node: Node) -> Shape:
    tests = []
    for name, value in sorted(graph.predicate_objects(node), key=str):
        if name not in _NO_TESTS:
            if name not in _TESTS:
                raise ValueError(f"{node}: the constraint {name} is not known")
            tests.append(_TESTS[name](graph, value))
    path = graph.value(node, SH.path)
    return Shape(
        iri=str(node),
        message=str(graph.value(node, SH.message) or ""),
        is_warning=graph.value(node, SH.severity) == SH.Warning,
        path=_path(graph, path) if path is not None else (),
        tests=tuple(tests),
        parts=tuple(_shape(graph, part) for part in sorted(graph.objects(node, SH.property), key=str)),
    )


def _path(graph: Graph, path: Node) -> Path:
    """A property, properties in turn, or one backwards: SHACL, section 2.3.1.

    Raises:
        ValueError: another kind of path.
    """
    if isinstance(path, rdflib.URIRef):
        return ((str(path), False),)
    inverse = graph.value(path, SH.inversePath)
    steps = [*RdfList(graph, path)] if inverse is None else [inverse]
    if not steps or not all(isinstance(step, rdflib.URIRef) for step in steps):
        raise ValueError("only properties, lists of them and inverse properties are known as paths")
    return tuple((str(step), inverse is not None) for step in steps)


def _shapes_of(graph: Graph, value: Node) -> tuple[Shape, ...]:
    return tuple(_shape(graph, node) for node in RdfList(graph, value))


def _number(value: Node) -> int:
    return int(str(value))


def _every(is_good: Callable[[Data, Value], bool]) -> Test:
    """A test of each value by itself."""
    return lambda data, _, values: all(is_good(data, value) for value in values)


def _of_class(_: Graph, value: Node) -> Test:
    return _every(lambda data, one: str(value) in data.classes(one))


def _of_datatype(_: Graph, value: Node) -> Test:
    def is_good(_: Data, one: Value) -> bool:
        if not isinstance(one, ox.Literal) or one.datatype.value != str(value):
            return False
        if value == XSD.boolean:
            return one.value in _BOOLEANS  # rdflib takes any other text for false
        return value == XSD.string or _literal(one).value is not None

    return _every(is_good)


def _of_kind(_: Graph, value: Node) -> Test:
    if value != SH.IRI:
        raise ValueError(f"sh:nodeKind {value} is not known")
    return _every(lambda _, one: isinstance(one, str) and not one.startswith("_:"))


def _matching(_: Graph, value: Node) -> Test:
    pattern = re.compile(str(value))
    return _every(lambda _, one: not _is_blank(one) and pattern.search(_text(one)) is not None)


def _long_enough(_: Graph, value: Node) -> Test:
    return _every(lambda _, one: not _is_blank(one) and len(_text(one)) >= _number(value))


def _one_of(graph: Graph, value: Node) -> Test:
    allowed = {_value(_term(node)) for node in RdfList(graph, value)}
    return _every(lambda _, one: one in allowed)


def _holding(_: Graph, value: Node) -> Test:
    wanted = _value(_term(value))
    return lambda _, __, values: wanted in values


def _one_a_language(_: Graph, value: Node) -> Test:
    if str(value) != "true":
        raise ValueError("sh:uniqueLang is true or not said")

    def is_good(_: Data, __: str, values: Values) -> bool:
        languages = [one.language for one in values if isinstance(one, ox.Literal) and one.language]
        return len(languages) == len(set(languages))

    return is_good


def _negated(graph: Graph, value: Node) -> Test:
    shape = _shape(graph, value)
    return _every(lambda data, one: not shape.holds(data, one))


def _any_of(graph: Graph, value: Node) -> Test:
    shapes = _shapes_of(graph, value)
    return _every(lambda data, one: any(shape.holds(data, one) for shape in shapes))


def _exactly_one_of(graph: Graph, value: Node) -> Test:
    shapes = _shapes_of(graph, value)
    return _every(lambda data, one: sum(shape.holds(data, one) for shape in shapes) == 1)


def _apart(_: Graph, value: Node) -> Test:
    path = ((str(value), False),)
    return lambda data, node, values: not any(one in values for one in data.values(node, path))


def _bound(is_good: Callable[[int], bool], _: Graph, value: Node) -> Test:
    """Each value against a fixed number."""
    limit = rdflib.Literal(value)
    return _every(lambda _, one: _compares(one, limit, is_good))


def _pair(is_good: Callable[[int], bool], _: Graph, value: Node) -> Test:
    """Each value against each of another property of the same node."""
    path = ((str(value), False),)

    def is_ordered(data: Data, node: str, values: Values) -> bool:
        others = [_literal(other) for other in data.values(node, path) if isinstance(other, ox.Literal)]
        has_others = len(others) == len(data.values(node, path)) or not values
        return has_others and all(_compares(one, other, is_good) for one in values for other in others)

    return is_ordered


def _compares(one: Value, other: rdflib.Literal, is_good: Callable[[int], bool]) -> bool:
    """Is the order of the two as wanted? What cannot be compared never is: SHACL, sections 4.3 and 4.5."""
    if not isinstance(one, ox.Literal):
        return False
    left = _literal(one)
    if isinstance(left.value, str) != isinstance(other.value, str):
        return False
    try:
        return is_good(0 if left.eq(other) else 1 if left > other else -1)
    except TypeError:
        return False


@lru_cache(maxsize=20_000)
def _literal_of(text: str, datatype: str) -> rdflib.Literal:
    return rdflib.Literal(text, datatype=rdflib.URIRef(datatype))


def _literal(term: ox.Literal) -> rdflib.Literal:
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return _literal_of(term.value, term.datatype.value)


def _name(term: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Value:
    return term if isinstance(term, ox.Literal) else _name(term)


def _term(node: Node) -> ox.NamedNode | ox.Literal:
    if isinstance(node, rdflib.Literal):
        return ox.Literal(str(node), language=node.language) if node.language else _typed(node)
    return ox.NamedNode(str(node))


def _typed(node: rdflib.Literal) -> ox.Literal:
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else value.value


def _is_blank(value: Value) -> bool:
    return isinstance(value, str) and value.startswith("_:")


_NO_TESTS = frozenset({RDF.type, SH.path, SH.message, SH.severity, SH.targetClass, SH.property})
_TESTS: Mapping[Node, Callable[[Graph, Node], Test]] = {
    SH.minCount: lambda _, value: lambda __, ___, values: len(values) >= _number(value),
    SH.maxCount: lambda _, value: lambda __, ___, values: len(values) <= _number(value),
    SH["class"]: _of_class,
    SH.datatype: _of_datatype,
    SH.nodeKind: _of_kind,
    SH.pattern: _matching,
    SH.minLength: _long_enough,
    SH["in"]: _one_of,
    SH.hasValue: _holding,
    SH.uniqueLang: _one_a_language,
    SH["not"]: _negated,
    SH["or"]: _any_of,
    SH.xone: _exactly_one_of,
    SH.disjoint: _apart,
    SH.minInclusive: partial(_bound, lambda order: order >= 0),
    SH.maxInclusive: partial(_bound, lambda order: order <= 0),
    SH.lessThan: partial(_pair, lambda order: order < 0),
    SH.lessThanOrEquals: partial(_pair, lambda order: order <= 0),
}

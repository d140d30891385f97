"""The query catalogue: `ontology/queries/*.ttl` as records, and values for their parameters, bound as terms.

A file holds one query in the form of SHACL's `sh:SPARQLExecutable`, with its title, its question in plain words, its
parameters and the columns of its rows. A parameter is a variable of the query; its value stands in the variable's place
as a term (`kg.stores.binding`), so the text that runs is plain SPARQL 1.1 and means the same on every engine. Without a
value an optional parameter restricts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

import ontology
from kg.errors import NotFoundError, QueryError
from kg.graph.values import Value, ValueType, read_value
from kg.ids import BASE
from kg.stores.base import Rows
from kg.stores.binding import bind

QUERIES = f"{BASE}query/"
_TERMS = f"{BASE}query#"
_SHACL = "http://www.w3.org/ns/shacl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_KEYWORDS = NamedNode("https://schema.org/keywords")
_EXAMPLE = NamedNode("http://www.w3.org/2004/02/skos/core#example")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SELECT_QUERY = NamedNode(f"{_SHACL}SPARQLSelectExecutable")

Node = Mapping[NamedNode, tuple[NamedNode | Literal, ...]]
Words = Mapping[str, str]  # by language tag: en and id


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that may be given a value.

    `meaning` is by language; `example` is a value as a person would type it.
    """

    name: str
    meaning: Words
    type: ValueType
    is_required: bool
    example: str


@dataclass(frozen=True, slots=True)
class Column:
    """A variable of the rows; `is_always` when every row has a value for it."""

    name: str
    meaning: Words
    type: ValueType
    is_always: bool


@dataclass(frozen=True, slots=True)
class Query:
    """An example query.

    `title` and `question` are by language. `columns` are in the order of the projection. An answer has at least
    `fewest_rows` rows, and at most `most_rows` where that is known.
    """

    name: str
    title: Words
    question: Words
    keywords: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    fewest_rows: int
    most_rows: int | None
    sparql: str

    @property
    def iri(self) -> str:
        """Name of the query in RDF."""
        return QUERIES + self.name


@cache
def queries() -> Mapping[str, Query]:
    """Every query of the catalogue by its name, sorted.

    Raises:
        QueryError: a file is not as it should be; the text names it.
    """
    columns = _columns(ontology.path("queries.ttl"))
    found = (load(path, columns) for path in ontology.query_files())
    return {query.name: query for query in sorted(found, key=lambda query: query.name)}


def find(name: str) -> Query:
    """The query of this name.

    Raises:
        NotFoundError: there is none; the text gives names that are near.
    """
    known = queries()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.5) or [other for other in known if name and name in other][:3]
    hint = f"did you mean {' or '.join(near)}?" if near else "the list of queries has all names"
    raise NotFoundError(f"there is no query {name!r}: {hint}")


def load(path: Path, columns: Mapping[str, Column] | None = None) -> Query:
    """The query in a file.

    Args:
        path: a Turtle file that describes one query; its name is the query's.
        columns: columns by name, as in `queries.ttl`; those where None.

    Raises:
        QueryError: the file is no Turtle, holds no query or lacks a part.
    """
    known = _columns(ontology.path("queries.ttl")) if columns is None else columns
    nodes = _nodes(path)
    try:
        return _query(nodes, path.stem, known)
    except (LookupError, TypeError, ValueError, SyntaxError) as error:
        raise QueryError(f"{path.name}: {error}") from error


def check_names(query: Query, given: Mapping[str, str]) -> None:
    """Are these the parameters that the query takes, and are all there that it needs? Empty values count as not given.

    Raises:
        QueryError: a parameter is unknown or missing; the text says what the query takes.
    """
    wanted = {name for name, text in given.items() if text.strip()}
    unknown = sorted(wanted - {parameter.name for parameter in query.parameters})
    if unknown:
        raise QueryError(f"query {query.name} has no parameter {unknown[0]!r}; it takes {describe(query.parameters)}")
    missing = [parameter for parameter in query.parameters if parameter.is_required and parameter.name not in wanted]
    if missing:
        raise QueryError(f"query {query.name} needs {describe(missing)}")


def read_values(query: Query, given: Mapping[str, str]) -> dict[str, Value]:
    """The values that somebody gave as text, as terms; empty ones are left out.

    Raises:
        QueryError: a parameter is unknown, missing or of another type; the text says what is taken.
    """
    check_names(query, given)
    known = {parameter.name: parameter for parameter in query.parameters}
    return {name: read_value(text, known[name].type, name=name) for name, text in given.items() if text.strip()}


def describe(parameters: Iterable[Parameter]) -> str:
    """What parameters there are, for an error message: name, type and an example of each."""
    words = [f"{parameter.name} ({parameter.type.words}, such as {parameter.example!r})" for parameter in parameters]
    return ", ".join(words) or "none"


def fill(query: Query, values: Mapping[str, Value]) -> str:
    """The query's text with these values in the place of its parameters: SPARQL 1.1 that runs anywhere."""
    return bind(query.sparql, values)


def misfits(query: Query, rows: Rows) -> tuple[str, ...]:
    """What rows break of the shape that the query promises, in words; nothing where all is well."""
    if list(rows.variables) != [column.name for column in query.columns]:
        return (f"has the columns {list(rows.variables)}",)
    most = query.most_rows if query.most_rows is not None else len(rows)
    faults = [f"has {len(rows)} rows"] if not query.fewest_rows <= len(rows) <= most else []
    for column in query.columns:
        for term in {row[column.name] for row in rows}:
            if term is None:
                faults += [f"?{column.name} is empty in a row"] if column.is_always else []
            elif not column.type.fits(term):
                faults.append(f"?{column.name} holds {term}, which is no {column.type.words}")
    return tuple(faults)


@cache
def _columns(path: Path) -> Mapping[str, Column]:
    """Every column that a query may give, by its name; as if no row left it empty."""
    found = {}
    for iri, node in _nodes(path).items():
        if iri.startswith(f"{QUERIES}column/"):
            name = _text(node, _SHACL, "name")
            found[iri] = Column(name, _words(node, _SHACL, "description"), _value_type(node), is_always=True)
    return found


def _nodes(path: Path) -> Mapping[str, Node]:
    """What a file says about each IRI.

    Raises:
        QueryError: it is no Turtle, or has a blank node.
    """
    found: dict[str, dict[NamedNode, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
                raise QueryError(f"{path.name}: only IRIs and literals are kept, not {quad.subject} and {quad.object}")
            found[quad.subject.value][quad.predicate].append(quad.object)
    except SyntaxError as error:
        raise QueryError(f"{path.name}: {error}", line=error.lineno, column=error.offset) from error
    return {iri: {key: tuple(values) for key, values in node.items()} for iri, node in found.items()}


def _query(nodes: Mapping[str, Node], stem: str, columns: Mapping[str, Column]) -> Query:
    node = nodes.get(QUERIES + stem, {})
    if _SELECT_QUERY not in node.get(_TYPE, ()):
        raise QueryError(f"{stem}.ttl: it must describe <{QUERIES}{stem}> as a sh:SPARQLSelectExecutable")
    sparql = _text(node, _SHACL, "select").strip() + "\n"
    parameters = [_parameter(nodes[iri]) for iri in _iris(node, _SHACL, "parameter")]
    order = [variable.value for variable in _variables(sparql)]
    gives = dict.fromkeys(_iris(node, _TERMS, "gives"), True) | dict.fromkeys(_iris(node, _TERMS, "mayGive"), False)
    found = [_as_given(columns[iri], is_always) for iri, is_always in gives.items()]
    if sorted(column.name for column in found) != sorted(order):
        raise QueryError(f"{stem}.ttl: the query gives {sorted(order)}, and describes {sorted(c.name for c in found)}")
    most = node.get(NamedNode(f"{_TERMS}mostRows"))
    return Query(
        name=stem,
        title=_words(node, _RDFS, "label"),
        question=_words(node, _RDFS, "comment"),
        keywords=tuple(sorted(word.value for word in node.get(_KEYWORDS, ()))),
        parameters=tuple(parameter for _, parameter in sorted(parameters, key=lambda pair: pair[0])),
        columns=tuple(sorted(found, key=lambda column: order.index(column.name))),
        fewest_rows=int(_text(node, _TERMS, "fewestRows")),
        most_rows=int(most[0].value) if most else None,
        sparql=sparql,
    )


def _as_given(column: Column, is_always: bool) -> Column:
    return Column(column.name, column.meaning, column.type, is_always=is_always)


def _variables(sparql: str) -> list[ox.Variable]:
    """What a SELECT gives, in order.

    Raises:
        TypeError: it is no SELECT.
        SyntaxError: it does not parse.
    """
    answer = ox.Store().query(sparql)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("the query is no SELECT")
    return list(answer.variables)


def _parameter(node: Node) -> tuple[int, Parameter]:
    """A parameter with its place among the parameters."""
    example = node.get(_EXAMPLE)
    if not example:
        raise ValueError("a parameter has no skos:example")
    parameter = Parameter(
        name=_text(node, _SHACL, "name"),
        meaning=_words(node, _SHACL, "description"),
        type=_value_type(node),
        is_required=_text(node, _SHACL, "optional") == "false",
        example=example[0].value,
    )
    return int(_text(node, _SHACL, "order")), parameter


def _value_type(node: Node) -> ValueType:
    pattern = node.get(NamedNode(f"{_SHACL}pattern"))
    return ValueType(
        datatype=_one(node, "datatype"),
        of=_one(node, "class"),
        scheme=pattern[0].value.removeprefix("^") if pattern else None,
    )


def _one(node: Node, name: str) -> str | None:
    found = node.get(NamedNode(_SHACL + name))
    return found[0].value if found else None


def _text(node: Node, namespace: str, name: str) -> str:
    """The one value of a property.

    Raises:
        ValueError: there is none, or more than one.
    """
    found = node.get(NamedNode(namespace + name), ())
    if len(found) != 1:
        raise ValueError(f"exactly one {name} is needed, {len(found)} found")
    return found[0].value


def _words(node: Node, namespace: str, name: str) -> Words:
    found = node.get(NamedNode(namespace + name), ())
    by_language = {word.language or "": word.value for word in found if isinstance(word, Literal)}
    if sorted(by_language) != ["en", "id"]:
        raise ValueError(f"{name} is needed in English and Indonesian, and is in {sorted(by_language)}")
    return dict(sorted(by_language.items()))


def _iris(node: Node, namespace: str, name: str) -> list[str]:
    return [term.value for term in node.get(NamedNode(namespace + name), ())]

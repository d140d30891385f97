"""The tables as records, read from `tables.toml` and checked against the ontology."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
from pyoxigraph import NamedNode

import ontology
from kg.interchange import cells

OTHER = "other"
OTHER_COLUMNS = ("subject", "predicate", "object", "is_iri", "datatype", "language", "graph")
OTHER_ABOUT = (
    "What no other table has a column for, one value a row: the vocabulary, and whatever is written in a form that its "
    "column cannot hold. Together with it the tables are the whole graph."
)
ROW_ABOUT: Mapping[str, str] = {
    "id": "IRI of the thing.",
    "graph": "IRI of the graph in which it stands: an article's, a review's, of reference or derived facts.",
    "subject": "IRI of the thing.",
    "predicate": "IRI of the property.",
    "object": "The value: an IRI, or the text of a literal.",
    "is_iri": "true where the value is an IRI.",
    "datatype": "IRI of the literal's datatype, where it is no plain string and has no language.",
    "language": "The literal's language tag.",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One property of a thing, as a column."""

    name: str
    predicate: NamedNode
    kind: str
    is_many: bool
    target: str | None  # the table that its values are rows of
    about: str
    is_inside: bool = False  # of the thing that shares the row

    @property
    def base(self) -> str:
        """The kind without the scheme of its concepts."""
        return self.kind.partition(":")[0]

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the cells: a text has its language in a second one."""
        return (self.name, f"{self.name}_lang") if self.base == "text" else (self.name,)


@dataclass(frozen=True, slots=True)
class Table:
    """Things of one kind, one a row.

    `inside` is the property whose value shares the row, `inside_types` the classes that this value must have.
    """

    name: str
    types: tuple[NamedNode, ...]
    about: str
    columns: tuple[Column, ...]
    inside: NamedNode | None = None
    inside_types: tuple[NamedNode, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of all cells of a row, in order."""
        return ("id", *(field for column in self.columns for field in column.fields), "graph")


@cache
def tables() -> tuple[Table, ...]:
    """All tables but `OTHER`, in the order of the file: a thing has its row in the first that takes it."""
    read = tomllib.loads(files("kg.interchange").joinpath("tables.toml").read_text("utf-8"))
    terms = _Terms(read["prefixes"], read["about"])
    return tuple(_table(name, given, terms) for name, given in read["tables"].items())


@cache
def table(name: str) -> Table:
    """The table of this name; `OTHER` is none of them."""
    return next(one for one in tables() if one.name == name)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What short names mean, and what the terms behind them are."""

    prefixes: Mapping[str, str]
    about: Mapping[str, str]

    def node(self, short: str) -> NamedNode:
        prefix, _, rest = short.partition(":")
        return NamedNode(self.prefixes[prefix] + rest)

    def nodes(self, shorts: Iterable[str]) -> tuple[NamedNode, ...]:
        return tuple(self.node(short) for short in shorts)

    def definition(self, short: str) -> str:
        """What it is, in a sentence.

        Raises:
            KeyError: nobody says.
        """
        return self.about.get(short) or _definitions()[self.node(short).value]


def _table(name: str, given: Mapping[str, Any], terms: _Terms) -> Table:  # Any: a table of a TOML file
    own = [_column(field, spec, terms) for field, spec in given["columns"].items()]
    inner = [_column(field, spec, terms, is_inside=True) for field, spec in given.get("inside_columns", {}).items()]
    return Table(
        name,
        terms.nodes(given["types"]),
        given.get("about") or terms.definition(given["types"][0]),
        (*own, *inner),
        terms.node(given["inside"]) if "inside" in given else None,
        terms.nodes(given.get("inside_types", ())),
    )


def _column(name: str, spec: str, terms: _Terms, *, is_inside: bool = False) -> Column:
    short, _, rest = spec.partition(" ")
    rest, _, target = rest.partition(">")
    kind = rest.removesuffix("*")
    if kind.partition(":")[0] not in cells.NAMES:
        raise ValueError(f"tables.toml, column {name!r}: there is no kind {kind!r}")
    return Column(
        name, terms.node(short), kind, rest.endswith("*"), target or None, terms.definition(short), is_inside
    )  # fmt: skip


@cache
def _definitions() -> Mapping[str, str]:
    """English definitions of the ontology, by IRI."""
    found: dict[str, str] = {}
    for quad in ox.parse(path=str(ontology.path("claimgraph.ttl")), format=ox.RdfFormat.TURTLE):
        is_definition = quad.predicate.value == "http://www.w3.org/2004/02/skos/core#definition"
        if is_definition and isinstance(quad.object, ox.Literal) and quad.object.language == "en":
            found[str(quad.subject)[1:-1]] = quad.object.value
    return found

"""The queries of the software itself: `queries/*.rq`, each with its purpose, parameters and columns in its first lines.

Those that people ask are in the catalogue (`kg.graph.catalogue`).

Parameters are bound as terms. They are variables that the query projects, because pyoxigraph binds no others, and they
stand only where binding works: not in BOUND, BIND or VALUES. `check` tells what a query file breaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.errors import NotFoundError, QueryError
from kg.sandbox.tokens import tokens
from kg.stores.base import Rows, Store, Term, select

_LINE = re.compile(
    r"^# (?P<what>purpose|param|column)(?: (?P<name>\w+))?(?: \((?P<need>required|optional)\))?: (?P<text>.+)$"
)
# Says in the file's last line who puts the rows in order, where sorting in the engine costs too much.
_UNORDERED = re.compile(r"^# unordered: \S", re.MULTILINE)
_UNBINDABLE = re.compile(r"\bBOUND\s*\(\s*[?$](\w+)|\bVALUES\s*\(?\s*[?$](\w+)", re.IGNORECASE)
_BIND = re.compile(r"\bBIND\s*\((?P<inside>.*)\bAS\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that may be given a value; without one, an optional parameter restricts nothing."""

    name: str
    is_required: bool
    purpose: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query file: what it answers, what it takes, what its columns mean, and its text.

    `columns` maps each projected variable to its meaning, in the order of the projection.
    """

    name: str
    purpose: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    sparql: str


@cache
def catalogue() -> Mapping[str, NamedQuery]:
    """Every named query by its name, sorted."""
    found = files("kg.graph").joinpath("queries").iterdir()
    names = sorted(file.name.removesuffix(".rq") for file in found if file.name.endswith(".rq"))
    return {name: load(name) for name in names}


@cache
def load(name: str) -> NamedQuery:
    """The query of this name.

    Raises:
        NotFoundError: there is no such query.
        QueryError: the file breaks the form of its first lines.
    """
    file = files("kg.graph").joinpath("queries", f"{name}.rq")
    if not re.fullmatch(r"[a-z0-9-]+", name) or not file.is_file():
        raise NotFoundError(f"there is no query {name!r}")
    return parse(name, file.read_text("utf-8"))


def parse(name: str, sparql: str) -> NamedQuery:
    """A query from its text.

    Raises:
        QueryError: a comment line at the top has another form, or the purpose is missing.
    """
    lines = []
    for number, line in enumerate(sparql.splitlines(), start=1):
        if not line.startswith("#"):
            break
        found = _LINE.match(line)
        if not found:
            raise QueryError(f"{name}.rq: not a purpose, param or column line: {line!r}", line=number, column=1)
        lines.append(found)
    purposes = [line["text"] for line in lines if line["what"] == "purpose"]
    if len(purposes) != 1:
        raise QueryError(f"{name}.rq: one purpose line is needed, {len(purposes)} found")
    parameters = tuple(
        Parameter(line["name"], line["need"] == "required", line["text"]) for line in lines if line["what"] == "param"
    )
    columns = {line["name"]: line["text"] for line in lines if line["what"] == "column"}
    return NamedQuery(name, purposes[0], parameters, columns, sparql)


def run(store: Store, name: str, *, limit_rows: int | None = None, **values: str | Term) -> Rows:
    """Rows of a named query.

    Args:
        store: where to ask.
        name: the query file's name without its ending.
        limit_rows: most rows that may come; None for no limit.
        values: parameters; a `str` is taken as an IRI, anything else as the term it is.

    Raises:
        NotFoundError: there is no such query.
        QueryError: a parameter is unknown, a required one is missing, or a string is no IRI.
        TooLargeError: there are more rows than `limit_rows`.
    """
    query = load(name)
    known = {parameter.name for parameter in query.parameters}
    unknown = sorted(values.keys() - known)
    missing = sorted(p.name for p in query.parameters if p.is_required and p.name not in values)
    if unknown or missing:
        takes = ", ".join(sorted(known)) or "nothing"
        raise QueryError(f"query {name!r} takes {takes}; unknown: {unknown}, missing: {missing}")
    terms = {key: _term(key, value) for key, value in values.items()}
    return select(store, query.sparql, terms, limit_rows=limit_rows)


def check(query: NamedQuery) -> tuple[str, ...]:
    """What the query breaks of the rules of this folder, in words; nothing where all is well."""
    try:
        found = ox.Store().query(query.sparql)
    except SyntaxError as error:
        return (f"does not parse: {error}",)
    if not isinstance(found, ox.QuerySolutions):
        return ("is not a SELECT",)
    projected = [variable.value for variable in found.variables]
    faults = []
    if projected != list(query.columns):
        faults.append(f"projects {projected} and describes {list(query.columns)}")
    is_ordered = "ORDER BY" in query.sparql or _UNORDERED.search(query.sparql) is not None
    if not is_ordered and projected != ["*"] and "COUNT(" not in query.sparql:
        faults.append("has no ORDER BY: its rows would come in any order")
    names = {parameter.name for parameter in query.parameters}
    faults += [f"parameter {name!r} is not projected" for name in sorted(names - set(projected))]
    faults += [f"parameter {name!r} stands where it cannot be bound" for name in sorted(names & _unbindable(query))]
    faults += [f"blank line or clock: {word}" for word in ("NOW(", "RAND(", "UUID(") if word in query.sparql]
    return tuple(faults)


def _unbindable(query: NamedQuery) -> set[str]:
    body = "".join(token.text for token in tokens(query.sparql) if token.kind not in ("comment", "string"))
    names = {name for pair in _UNBINDABLE.findall(body) for name in pair if name}
    for found in _BIND.finditer(body):
        names |= set(re.findall(r"[?$](\w+)", found["inside"]))
    return names


def _term(name: str, value: str | Term) -> Term:
    if not isinstance(value, str):
        return value
    try:
        return ox.NamedNode(value)
    except ValueError as error:
        raise QueryError(f"parameter {name!r} must be an IRI, not {value!r}") from error

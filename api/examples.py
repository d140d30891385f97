"""The query catalogue on the editor page: its questions in groups, and a plain form for the values of one query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.graph import catalogue
from kg.graph.catalogue import Parameter, Query
from kg.stores.base import Store
from kg.views import asked

PREFIX = "param."  # before the names of form fields that are values of parameters
_OFTEN = "main"  # keyword of the queries that are asked most


@dataclass(frozen=True, slots=True)
class Group:
    """Queries that share a subject, by title."""

    title: str
    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: a parameter, and the value that the reader gave it ("" for none)."""

    name: str
    meaning: str
    required: bool
    example: str
    choices: tuple[str, ...]
    input: str  # type of the HTML input
    value: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A query of the catalogue with the values given for it."""

    query: Query
    given: Mapping[str, str]

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field for each parameter."""
        return tuple(_field(parameter, self.given.get(parameter.name, "")) for parameter in self.query.parameters)


def groups() -> tuple[Group, ...]:
    """Every query once: those asked most first, then the others by their first keyword."""
    by_title: dict[str, list[Query]] = {}
    for query in catalogue.queries().values():
        by_title.setdefault(_OFTEN if _OFTEN in query.keywords else query.keywords[0], []).append(query)
    ordered = sorted(by_title.items(), key=lambda entry: (entry[0] != _OFTEN, entry[0]))
    return tuple(
        Group("asked most" if title == _OFTEN else title, tuple(sorted(found, key=lambda query: query.title["en"])))
        for title, found in ordered
    )


def pick(parameters: Mapping[str, str]) -> Chosen | None:
    """The query that a request names; None where it names none of the catalogue."""
    try:
        query = catalogue.find(parameters.get("example", ""))
    except NotFoundError:
        return None
    given = {name.removeprefix(PREFIX): value for name, value in parameters.items() if name.startswith(PREFIX)}
    return Chosen(query, given)


def write(store: Store, chosen: Chosen) -> str:
    """The text of the query with its values, names looked up in the store.

    Raises:
        NotFoundError: nothing in the store bears a given name.
        QueryError: a value is missing, of another type, or for no parameter of the query.
    """
    catalogue.check_names(chosen.query, chosen.given)
    values = catalogue.read_values(chosen.query, asked.by_name(store, chosen.query, chosen.given))
    return catalogue.fill(chosen.query, values)


def _field(parameter: Parameter, value: str) -> Field:
    return Field(
        name=parameter.name,
        meaning=parameter.meaning["en"],
        required=parameter.is_required,
        example=parameter.example,
        choices=asked.choices(parameter),
        input="date" if parameter.type.words == "date" else "text",
        value=value,
    )

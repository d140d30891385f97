"""The queries of the catalogue as people use them: what each takes and gives, and names in the place of IRIs.

In: a query, and texts by parameter. Out: the query as plain data, and the texts with the IRI of the actor, place,
article or pair that a name stands for; or the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from kg.errors import NotFoundError
from kg.graph import catalogue
from kg.graph.catalogue import Parameter, Query
from kg.graph.values import is_iri, notations
from kg.graph.vocabulary import Class
from kg.ids import fold
from kg.index import sparql
from kg.stores.base import Rows, Store, select
from kg.views import actors, articles, contradictions
from kg.views.lookup import ask, need

_ANYTHING = "http://www.w3.org/2000/01/rdf-schema#Resource"


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter of a query; `meaning` by language, `type` in words, `example` as a person would type it."""

    name: str
    meaning: Mapping[str, str]
    type: str
    choices: tuple[str, ...]
    required: bool
    example: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a query's rows; `always` when no row leaves it empty."""

    name: str
    meaning: Mapping[str, str]
    type: str
    always: bool


@dataclass(frozen=True, slots=True)
class QueryView:
    """A query of the catalogue as plain data; `title` and `question` by language."""

    name: str
    iri: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    keywords: tuple[str, ...]
    parameters: tuple[ParameterView, ...]
    columns: tuple[ColumnView, ...]
    fewest_rows: int
    most_rows: int | None
    sparql: str


def view(query: Query) -> QueryView:
    """The query as plain data."""
    return QueryView(
        name=query.name,
        iri=query.iri,
        title=query.title,
        question=query.question,
        keywords=query.keywords,
        parameters=tuple(
            ParameterView(
                one.name, one.meaning, one.type.short, choices(one), required=one.is_required, example=one.example
            )
            for one in query.parameters
        ),
        columns=tuple(ColumnView(one.name, one.meaning, one.type.short, always=one.is_always) for one in query.columns),
        fewest_rows=query.fewest_rows,
        most_rows=query.most_rows,
        sparql=query.sparql,
    )


def answer(store: Store, name: str, given: Mapping[str, str] | None = None, *, limit_rows: int | None = None) -> Rows:
    """Rows of a query of the catalogue, its searches written out.

    Args:
        store: where to ask.
        name: the query.
        given: values of parameters as text, by name; actors, places, articles and pairs by name or IRI.
        limit_rows: most rows that may come; None for no limit.

    Raises:
        NotFoundError: there is no such query, or nothing of the name that a parameter gives.
        QueryError: a parameter is unknown, missing, or not of its type.
        TooLargeError: there are more rows than `limit_rows`; none are given.
    """
    query = catalogue.find(name)
    values = catalogue.read_values(query, by_name(store, query, given or {}))
    return sparql.ask(store, catalogue.fill(query, values), partial(select, store, limit_rows=limit_rows))


def choices(parameter: Parameter) -> tuple[str, ...]:
    """The values that a parameter may have, where they can be listed."""
    return notations(parameter.type.scheme) if parameter.type.scheme else ()


def by_name(store: Store, query: Query, given: Mapping[str, str]) -> dict[str, str]:
    """The given values, names replaced by IRIs; what is no name of anything is left for the query to refuse.

    Raises:
        NotFoundError: the store has no actor, place, article or pair of this name.
    """
    wanted = {parameter.name: parameter for parameter in query.parameters}
    return {name: _named(store, wanted.get(name), value) for name, value in given.items()}


def _named(store: Store, parameter: Parameter | None, value: str) -> str:
    text = value.strip()
    if parameter is None or not text or is_iri(text):
        return value
    find = _FINDERS.get(parameter.type.of or "")
    return find(store, text) if find else value


def article(store: Store, name: str) -> str:
    """The IRI of the article with this id (or file's stem), or this last part of its IRI; an IRI stands for itself.

    Raises:
        NotFoundError: the store has no article of this id.
    """
    if "://" in name:
        return name
    found = [iri for iri, given in articles.ids(store).items() if name in (given, iri.rpartition("/")[2])]
    if not found:
        raise NotFoundError(f"no article {name!r} in the store; the query `articles` lists them")
    return found[0]


def _thing(store: Store, name: str) -> str:
    """The actor or place of this name; of several the one that most claims are about, a full name before a part."""
    rows = [
        (need(row, "thing"), fold(need(row, "name")), int(need(row, "claims")))
        for row in ask(store, "view-thing-names")
    ]
    wanted = fold(name)
    whole = [(claims, thing) for thing, form, claims in rows if form == wanted]
    found = whole or [(claims, thing) for thing, form, claims in rows if wanted in form]
    if not found:
        raise NotFoundError(f"no actor or place {name!r} in the store; the query `actors` lists actors")
    return max(found)[1]


_FINDERS: Mapping[str, Callable[[Store, str], str]] = MappingProxyType(
    {
        Class.ACTOR.value: actors.named,
        Class.OUTLET.value: actors.named,
        Class.ARTICLE.value: article,
        Class.CONTRADICTION.value: contradictions.identify,
        _ANYTHING: _thing,
    }
)

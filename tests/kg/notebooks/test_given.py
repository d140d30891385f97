"""Slips in what a notebook asks for: each is named before the store is asked, and none reads as an empty finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest

from kg import Graph
from kg.errors import InputError, NotFoundError, QueryError
from tests.newsroom import VANYA, fill

DAY = date(2020, 10, 5)


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """The newsroom."""
    with Graph(fill()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda g: g.contradictions(level="word"), "level must be one of world, attribution, position, norm"),
        (lambda g: g.contradictions(min_confidence=2), "number from 0 to 1, not 2"),
        (lambda g: g.contradictions(min_confidence=-0.1), "number from 0 to 1"),
        (lambda g: g.contradictions(min_confidence=float("nan")), "number from 0 to 1, not nan"),
        (lambda g: g.contradictions(min_confidence="0.5"), "number from 0 to 1, not '0.5'"),
        (lambda g: g.contradictions(actor=" "), "not by an empty text"),
        (lambda g: g.contradictions(limit=0), "whole number, 1 or more"),
        (lambda g: g.claims(limit=5.5), "whole number, 1 or more, not 5.5"),
        (lambda g: g.timeline(VANYA.iri, since="yesterday"), "a day such as 2020-10-05"),
        (lambda g: g.timeline(VANYA.iri, since="2021-01-01", until=DAY), "(2021-01-01) is after until (2020-10-05)"),
        (lambda g: g.network("friends"), "one of dispute, alignment, not 'friends'"),
        (lambda g: g.network(sinse=DAY), "one of by, min_confidence, since, until"),
        (lambda g: g.network(min_confidence="much"), "number from 0 to 1"),
        (lambda g: g.network(since="2021-01-01", until="2020-01-01"), "is after until"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_with_what_can(
    graph: Graph, ask: Callable[[Graph], object], told: str
) -> None:
    with pytest.raises(InputError) as refused:
        ask(graph)
    assert told in str(refused.value)


def test_an_article_is_found_by_its_id_and_missed_by_name(graph: Graph) -> None:
    by_iri = graph.statements(limit=1)[0].article.iri
    given = next(
        row["id"] for row in graph.sparql(f"SELECT ?id {{ <{by_iri}> <http://purl.org/dc/terms/identifier> ?id }}")
    )
    of_article = graph.statements(article=by_iri)
    assert of_article
    assert graph.statements(article=str(given)).records == of_article.records
    assert graph.statements(article=by_iri.rpartition("/")[2]).records == of_article.records
    with pytest.raises(NotFoundError, match="no article 'nothing'"):
        graph.statements(article="nothing")


def test_days_may_be_text_dates_or_moments(graph: Graph) -> None:
    """A moment sorts before its own day as text: it was left out once."""
    actor = graph.actors()[0].actor.iri
    day = next(entry.statement.said.last for entry in graph.timeline(actor) if entry.statement.said.last)
    found = graph.timeline(actor, since=day, until=day).records
    assert found
    assert graph.timeline(actor, since=day.isoformat(), until=day.isoformat()).records == found
    moment = datetime(day.year, day.month, day.day, 23, 59)  # noqa: DTZ001 - what people write in notebooks
    assert graph.timeline(actor, since=moment, until=moment).records == found


def test_a_value_for_a_variable_that_the_query_has_not_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"no variable \?whom"):
        graph.sparql("SELECT ?who { ?s ?p ?who }", whom="Ana")


def test_a_notebooks_query_asks_no_other_server(graph: Graph) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        graph.sparql("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")

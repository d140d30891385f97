"""When an article was taken in is kept with its text, and the same text again changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kg import ids, pipeline
from kg.actors.directory import Directory
from kg.graph import frames
from kg.graph.write import recording_quad
from kg.model import Article
from kg.stores import OxigraphStore
from kg.views import articles
from tests import factories

KNOWLEDGE = pipeline.Knowledge(Directory({}, {}), frames.load())
ARTICLE = factories.article("Mayor Quillon said the bridge is safe.", published=date(2026, 5, 1), lang="en")


def clock(day: int) -> Callable[[], datetime]:
    return lambda: datetime(2026, 5, day, 9, 30, tzinfo=UTC)


def taken_in(store: OxigraphStore, article: Article) -> str | None:
    return articles.read(store, article.iri).recorded


def test_the_first_time_an_exact_text_was_taken_in_is_kept() -> None:
    store = OxigraphStore()
    pipeline.ingest([ARTICLE], store, KNOWLEDGE, clock=clock(2))
    report = pipeline.ingest([ARTICLE], store, KNOWLEDGE, clock=clock(3))
    assert (report.articles, report.unchanged) == (1, 1)
    assert taken_in(store, ARTICLE) == "2026-05-02T09:30:00Z"


def test_a_new_text_of_an_article_is_taken_in_anew() -> None:
    store = OxigraphStore()
    pipeline.ingest([ARTICLE], store, KNOWLEDGE, clock=clock(2))
    text = "Mayor Quillon said the bridge is not safe."
    sha256 = ids.sha256(text)
    changed = replace(ARTICLE, text=text, sha256=sha256, version=ids.version_iri(ARTICLE.iri, sha256))
    pipeline.ingest([changed], store, KNOWLEDGE, clock=clock(3))
    assert taken_in(store, changed) == "2026-05-03T09:30:00Z"


def test_a_recording_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        recording_quad(ARTICLE, datetime(2026, 5, 2, 9, 30))  # noqa: DTZ001  # a time without a zone is what must be refused

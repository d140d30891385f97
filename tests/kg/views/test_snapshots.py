"""A page shows one state of the store, however often articles are replaced while it is put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

from kg.graph import write
from kg.stores import STORES, OxigraphStore, Store, open_store
from kg.views import claims, contradictions, disputes, statements, timelines
from tests.kg.graph import sample
from tests.kg.stores.endpoint import endpoint

ROUNDS = 12
SOONER, LATER = (
    tuple(write.article_quads(replace(sample.RECORD, article=article), sample.DIRECTORY))
    for article in (
        replace(sample.RECORD.article, published=date(2020, 10, 5), url="https://news.example/sooner"),
        replace(sample.RECORD.article, published=date(2021, 5, 5), url="https://news.example/later"),
    )
)
PAGES: dict[str, Callable[[Store], object]] = {
    "a timeline": lambda store: timelines.read(store, sample.ARMY.iri),
    "the statements": statements.find,
    "the claims": claims.find,
    "a claim": lambda store: claims.read(store, sample.ATTACK.iri),
    "the contradictions": contradictions.find,
    "the disputes": disputes.find,
}


@pytest.fixture(params=[*STORES, None], ids=["remote", "folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param not in (OxigraphStore, None):
        with endpoint() as address:
            opened = open_store(address)
            yield opened
            opened.close()
        return
    opened = OxigraphStore(tmp_path / "store" if request.param else None)
    yield opened
    opened.close()


def test_pages_show_the_store_before_or_after_a_write_and_no_mixture(store: Store) -> None:
    store.replace_article(sample.SECOND.iri, write.article_quads(sample.SECOND_RECORD, sample.DIRECTORY))
    right: dict[str, list[object]] = {name: [] for name in PAGES}
    for quads in (LATER, SOONER):
        store.replace_article(sample.ARTICLE.iri, quads)
        store.replace_derived(write.derived_quads(sample.FOUND, (sample.DISPUTE,), sample.STATED))
        for name, page in PAGES.items():
            right[name].append(page(store))
    assert right["a timeline"][0] != right["a timeline"][1]
    is_over, wrong = Event(), []

    def look() -> None:
        while not is_over.is_set():
            wrong.extend(name for name, page in PAGES.items() if page(store) not in right[name])

    readers = [Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(ROUNDS):
        store.replace_article(sample.ARTICLE.iri, SOONER if number % 2 else LATER)
    is_over.set()
    for reader in readers:
        reader.join()
    assert wrong == []

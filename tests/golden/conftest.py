"""The shipped articles in a store on disk, made once for all competency questions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import pipeline, settings
from kg.articles import read_inputs
from kg.stores import Store, open_store


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with all seeds."""
    seeds = settings.seeds_folder()
    store = open_store(str(tmp_path_factory.mktemp("seeds") / "store"))
    report = pipeline.ingest(read_inputs([seeds / "articles"]), store, pipeline.load_knowledge(seeds))
    assert report.refused == []
    yield store
    store.close()

"""A store with the sample world in it, and a helper to make changes to its quads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph import write
from kg.stores import OxigraphStore
from tests.kg.graph import sample


def fill(store: OxigraphStore) -> OxigraphStore:
    """The sample world, written into this store."""
    store.put_reference((*write.reference_quads(sample.DIRECTORY.values()), *write.vocabulary_quads()))
    for record in (sample.RECORD, sample.SECOND_RECORD):
        store.replace_article(record.article.iri, write.article_quads(record, sample.DIRECTORY))
    store.replace_derived(
        write.derived_quads(sample.FOUND, (sample.DISPUTE,), sample.STATED, sample.IDENTITIES, (sample.TURN,))
    )
    return store


@pytest.fixture
def store() -> Iterator[OxigraphStore]:
    filled = fill(OxigraphStore())
    yield filled
    filled.close()

"""The shipped articles in a store on disk, for all competency questions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.stores import Store, open_store
from tests import shipped


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with all seeds."""
    store = open_store(str(shipped.copy(tmp_path_factory)))
    yield store
    store.close()

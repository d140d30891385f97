"""One filled store for all view tests: views only read."""

import pytest

from kg.stores.oxigraph import OxigraphStore
from tests.newsroom import fill


@pytest.fixture(scope="session")
def store() -> OxigraphStore:
    """The newsroom's store."""
    return fill()

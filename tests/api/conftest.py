"""One filled store and one server for all API tests: everything they do only reads."""

from collections.abc import Iterator

import httpx2 as httpx
import pytest

from kg.stores.oxigraph import OxigraphStore
from kg.stores.worker import QueryPool
from tests.newsroom import fill
from tests.serving import PLAIN, serving


@pytest.fixture(scope="session")
def store() -> OxigraphStore:
    """The newsroom's store."""
    return fill()


@pytest.fixture(scope="session")
def pool(store: OxigraphStore) -> Iterator[QueryPool]:
    """Two workers with a short deadline, in which a busy machine can still start one."""
    pool = QueryPool(store, workers=2, deadline_seconds=5.0, memory_bytes=1_000_000_000, row_limit=10_000)
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def server(store: OxigraphStore, pool: QueryPool) -> Iterator[str]:
    """The server's address."""
    with serving(store, pool) as address:
        yield address


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    """A client that follows no redirects and keeps no cache."""
    with httpx.Client(base_url=server, timeout=20, verify=PLAIN) as client:
        yield client

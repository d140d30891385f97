"""One server over the newsroom for all clients that people use; what they ask only reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.stores.worker import QueryPool
from tests.newsroom import fill
from tests.serving import serving


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The address of the SPARQL endpoint."""
    store = fill()
    pool = QueryPool(store, workers=2, deadline_seconds=5.0, memory_bytes=1_000_000_000, row_limit=10_000)
    with pool, serving(store, pool) as address:
        yield f"{address}/sparql"

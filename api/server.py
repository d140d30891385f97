"""Runs the application on a port until the process is stopped; the command line starts it by this module's name."""

from __future__ import annotations

import uvicorn

from api.app import create_app
from api.options import Options
from kg.settings import Settings
from kg.stores.base import Store
from kg.stores.worker import QueryPool

# Bytes of a request's first line and headers that are waited for: an address above its limit gets an answer that says
# so, one above this is cut off.
MAX_HEAD_BYTES = 1_000_000


def run(store: Store, settings: Settings) -> None:
    """Serve an open store; the caller opens and closes it. The query workers live as long as the server."""
    pool = QueryPool(
        store,
        workers=settings.query_workers,
        deadline_seconds=settings.deadline_seconds,
        memory_bytes=settings.memory_bytes,
        row_limit=settings.row_limit,
    )
    options = Options(
        query_seconds=settings.deadline_seconds,
        update_memory_bytes=settings.memory_bytes,
        max_graph_triples=settings.row_limit,
        api_key_hashes=settings.api_key_hashes,
    )
    try:
        uvicorn.run(
            create_app(options, store, pool),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            http="h11",
            h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        )
    finally:
        pool.close()

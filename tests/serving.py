"""A real server on a free port of this machine, started and stopped by a `with` block."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import uvicorn

from api.app import create_app
from api.options import Options
from api.server import MAX_HEAD_BYTES
from kg.stores.base import Store
from kg.stores.worker import QueryPool

# For httpx clients of these servers, as `verify`: they speak plain HTTP, and a client that is not told reads all
# certificates of the machine first (23 ms of processor time for each client, and each `httpx.get` makes one).
PLAIN = ssl.create_default_context()


@contextmanager
def serving(store: Store, pool: QueryPool, options: Options | None = None) -> Iterator[str]:
    """The address of a server over this store, without a slash at its end; the server is gone after the block."""
    app = create_app(options or Options(), store, pool)
    config = uvicorn.Config(
        app, log_level="warning", ws="none", lifespan="off", h11_max_incomplete_event_size=MAX_HEAD_BYTES
    )
    server = uvicorn.Server(config)
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            while not server.started and thread.is_alive():
                thread.join(timeout=0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)

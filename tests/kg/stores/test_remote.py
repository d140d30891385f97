"""What may go wrong with an endpoint that is not ours. The good cases are in `tests/contracts/test_stores*.py`."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kg.errors import BusyError, QueryError, StoreError
from kg.stores import RemoteStore

QUERY = "SELECT ?s WHERE { ?s ?p ?o }"


@contextmanager
def answering(status: int, body: bytes, *, is_late: bool = False) -> Iterator[str]:
    """A server that gives one answer to everything; one that is late waits until the block is left."""
    is_left = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            if is_late:
                is_left.wait()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query"
    finally:
        is_left.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    "body",
    [
        b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"http://x.example/a"}},',
        b'{"head":{"vars":["s"]},"results":{"bindings":[The SPARQL operation has been cancelled',
        b"",
        b"<html>hello</html>",
    ],
    ids=["cut", "cancelled", "empty", "page"],
)
def test_half_an_answer_with_status_200_is_an_error(body: bytes) -> None:
    with answering(200, body) as address, pytest.raises(StoreError, match="breaks off or is no answer"):
        RemoteStore.open(address).query(QUERY)


def test_half_a_graph_with_status_200_is_an_error() -> None:
    with (
        answering(200, b"<http://x.example/a> <http://x.exa") as address,
        pytest.raises(StoreError, match="breaks off"),
    ):
        RemoteStore.open(address).query("CONSTRUCT WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("status", [408, 429, 502, 503, 504])
def test_a_busy_endpoint_is_busy(status: int) -> None:
    with answering(status, b"later") as address, pytest.raises(BusyError, match=str(status)):
        RemoteStore.open(address).query(QUERY)


def test_an_endpoint_that_does_not_answer_in_time_is_busy() -> None:
    with answering(200, b"{}", is_late=True) as address, pytest.raises(BusyError, match="in time"):
        RemoteStore(address, address, timeout_seconds=0.1).query(QUERY)


def test_a_refused_query_is_a_query_error() -> None:
    with answering(400, b"error at 3:4: expected something") as address, pytest.raises(QueryError) as caught:
        RemoteStore.open(address).query(QUERY)
    assert (caught.value.line, caught.value.column) == (3, 4)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500])
def test_a_refused_change_is_a_store_error(status: int) -> None:
    with answering(status, b"no") as address, pytest.raises(StoreError, match=str(status)):
        RemoteStore.open(address).replace_derived([])


def test_nobody_there_is_a_store_error() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        RemoteStore.open("http://127.0.0.1:9/query").query(QUERY)


@pytest.mark.parametrize(
    ("where", "update"),
    [
        ("http://h/query", "http://h/update"),
        ("https://h/ds/query", "https://h/ds/update"),
        ("http://h/sparql", "http://h/sparql"),
    ],
)
def test_where_updates_go(where: str, update: str) -> None:
    assert RemoteStore.open(where)._update_url == update

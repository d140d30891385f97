"""A real web server on this machine for everything that fetches."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Site:
    """What the server answers: path to status, headers and body; `seen` are the requests it got."""

    address: str
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, *, kind: str = "text/html; charset=utf-8", status: int = 200) -> str:
        """Serve this body at this path; the full address."""
        data = body if isinstance(body, bytes) else body.encode()
        self.answers[path] = (status, {"Content-Type": kind}, data)
        return self.address + path

    def redirect(self, path: str, target: str) -> str:
        """Send visitors of this path elsewhere; the full address."""
        self.answers[path] = (302, {"Location": target}, b"")
        return self.address + path

    def paths(self) -> list[str]:
        """Paths asked for, without robots.txt."""
        return [path for path, _ in self.seen if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    """A server of its own for each test, closed behind it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.seen.append((self.path, dict(self.headers)))
            status, headers, body = found.answers.get(self.path, (404, {"Content-Type": "text/plain"}, b"no"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()

"""A real SPARQL endpoint on this machine: the `oxigraph` server, started on a free port and stopped again."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_START = 60
TRIES = 3  # another program may take the port between our look and the server's start


@contextmanager
def endpoint() -> Iterator[str]:
    """The address where it takes queries; it keeps everything in memory."""
    server, port = next(started for started in map(_start, range(TRIES)) if started)
    try:
        yield f"http://127.0.0.1:{port}/query"
    finally:
        _stop(server)


def _start(number: int) -> tuple[subprocess.Popen[bytes], int] | None:
    """The server that listens, and its port; None where it could not have the port."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert program, "the test dependencies bring the program `oxigraph`"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # the SPARQL server of the test environment
    if _listens(port, server):
        return server, port
    is_ended = server.poll() is not None
    _stop(server)
    assert is_ended, f"no answer from the server on port {port} in {SECONDS_TO_START} seconds"
    assert number < TRIES - 1, "the server ends as soon as it is started"
    return None


def _listens(port: int, server: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        with socket.socket() as probe:
            probe.settimeout(0.5)
            is_open = probe.connect_ex(("127.0.0.1", port)) == 0
        try:
            server.wait(timeout=0.01)
        except subprocess.TimeoutExpired:
            if is_open:
                return True
        else:
            return False  # who listens there, if anybody, is another program
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.kill()
    server.wait()

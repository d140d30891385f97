"""The command line in two ways: in a process of its own, as scripts start it, and by its entry point in this process.

Starting a process and loading what a command needs takes most of a second. So each command has tests with real
processes, and tests that only vary its arguments call `kg.cli.main`, which is all that the process would run.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any
from unittest.mock import patch

from kg.cli import main

Done = subprocess.CompletedProcess[bytes]


def run(*arguments: object, stdin: bytes | None = None) -> Done:
    """The command in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own interpreter and our own arguments
        [sys.executable, "-m", "kg", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=_environment(),
        timeout=300,
        check=False,
    )


def call(*arguments: object) -> Done:
    """The command by its entry point, with the same environment, streams and exit code; it has no standard input."""
    told = ["claimgraph", *map(str, arguments)]
    code: object = 0
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    around = patch.object(sys, "argv", told), patch.dict(os.environ, _environment(), clear=True)
    with redirect_stdout(out), redirect_stderr(err), around[0], around[1]:
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    assert code is None or isinstance(code, int), code
    return subprocess.CompletedProcess(told, code or 0, *(stream.buffer.getvalue() for stream in (out, err)))


def lines(done: Done) -> list[dict[str, Any]]:
    """The rows of JSON Lines."""
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("CLAIMGRAPH_")}

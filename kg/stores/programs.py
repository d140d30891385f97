"""Programs of `kg.sandbox` that answer one request and end: started, asked, and killed when they overrun."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import BusyError, StoreError

# The folder of this package goes in front, because the program is started without any setting of the environment.
_START = (
    "import sys; from importlib import import_module; sys.path.insert(0, sys.argv.pop(1)); "
    "import_module(sys.argv.pop(1)).main()"
)
_ROOT = Path(__file__).resolve().parents[2]


def ask(
    module: str, arguments: Sequence[str], request: Mapping[str, Any], *, what: str, seconds: float, memory_bytes: int
) -> Mapping[str, Any]:
    """The answer of a program to one request, as the JSON object that it writes.

    Args:
        module: whose `main` is the program.
        arguments: what stands before the last one, which is `memory_bytes`.
        request: written to its standard input as JSON.
        what: what it works on, for messages: "the update".
        seconds: when it is killed.
        memory_bytes: address space that it may take beyond what it starts with.

    Raises:
        BusyError: it overran its time or memory.
        StoreError: it ended for no reason that is known.
    """
    command = [sys.executable, "-I", "-c", _START, str(_ROOT), module, *arguments, str(memory_bytes)]
    try:
        # S603: the program is this Python and a module of this package; nothing of it comes from outside.
        done = subprocess.run(  # noqa: S603
            command, input=json.dumps(request).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
            env={}, timeout=max(0.0, seconds),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise BusyError(f"{what} took too long and was stopped; nothing was kept", limit="seconds") from error
    answer: Mapping[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {}
    # A signal ends it where memory, or the stack, runs out.
    if answer.get("fault") == "memory" or done.returncode < 0:
        raise BusyError(
            f"{what} needed more than {memory_bytes:,} bytes of memory or is nested too deep; nothing was kept",
            limit="memory",
            allowed=memory_bytes,
        )
    if done.returncode != 0:
        raise StoreError(f"the program for {what} ended with status {done.returncode}")
    return answer

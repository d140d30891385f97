"""The program: opens a snapshot, gives up its rights, answers one query after another until standard input ends.

It talks over standard input and output: four bytes of length, then JSON; an answer is followed by its body. The keys of
a request are those of `kg.sandbox.answers.Request`.
"""

from __future__ import annotations

import json
import struct
import sys
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.sandbox.answers import Request, answer
from kg.sandbox.confinement import limit_memory, refuse_sockets
from kg.sandbox.refusals import Refused, find_refused

LENGTH = struct.Struct(">I")


def main() -> None:
    """Answer until standard input ends. Arguments: the snapshot's folder, and bytes of memory for queries."""
    folder, memory_bytes = sys.argv[1], int(sys.argv[2])
    refuse_sockets()
    store = ox.Store.read_only(folder)
    limit_memory(memory_bytes)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (request := _read(source)) is not None:
        refused = find_refused(request["query"])
        if refused is None:
            head, body = answer(store, request)
        else:
            head, body = (
                {"fault": "refused", "message": str(refused), "line": refused.line, "column": refused.column},
                b"",
            )
        text = json.dumps(head | {"length": len(body)}).encode()
        target.write(LENGTH.pack(len(text)) + text + body)
        target.flush()


def _refusal(refused: Refused) -> dict[str, Any]:
    return {"fault": "refused", "message": str(refused), "line": refused.line, "column": refused.column}


def _read(source: BinaryIO) -> Request | None:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    found: Request = json.loads(source.read(LENGTH.unpack(head)[0]))
    return found


if __name__ == "__main__":
    main()

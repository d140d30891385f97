"""The program that works out what an update changes: it writes to a copy of the store, and can be killed.

`kg.stores.programs` starts it. In, on standard input: one JSON object with the update and its setting. Out, on standard
output: one JSON object, either what changes or the fault.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError, ParseError
from kg.sandbox.changing import Copy, Setting, apply
from kg.sandbox.confinement import give_way, limit_memory, refuse_sockets
from kg.sandbox.lines import write
from kg.sandbox.operations import split


def main() -> None:
    """Answer one request. Arguments: the folder of the copy, and bytes of memory for the update."""
    folder, memory_bytes = sys.argv[1], int(sys.argv[2])
    give_way()
    refuse_sockets()
    store = ox.Store(folder)
    limit_memory(memory_bytes)
    request: dict[str, Any] = json.load(sys.stdin.buffer)
    json.dump(_answer(store, request), sys.stdout)


def _answer(store: ox.Store, request: dict[str, Any]) -> dict[str, Any]:
    setting = Setting(**request["setting"])
    store.remove_graph(ox.NamedNode(request["hidden"]))
    copy = Copy(store, setting.limit)
    try:
        apply(copy, split(request["update"]), setting)
        deleted, inserted = (write(side, what="a change") for side in (copy.ledger.deleted, copy.ledger.inserted))
    except KgError as error:
        places = {name: getattr(error, name, None) for name in ("line", "column")}
        return {"fault": error.code, "message": str(error), "unparsed": isinstance(error, ParseError), **places}
    except MemoryError:
        return {"fault": "memory"}
    return {
        "is_emptied": copy.ledger.is_emptied,
        "emptied": copy.emptied(),
        "deleted": deleted,
        "inserted": inserted,
    }

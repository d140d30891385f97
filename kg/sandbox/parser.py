"""The program that reads graphs which somebody sends: nested too deep or blown up, a document takes only it along.

`kg.stores.programs` starts it. In, on standard input: one JSON object with the base IRI and the documents, each with
its media type and its bytes in base64. Out, on standard output: one JSON object, the quads as
N-Quads or the fault.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.errors import InputError, TooLargeError
from kg.sandbox.confinement import give_way, limit_memory, refuse_sockets
from kg.sandbox.lines import write


def main() -> None:
    """Answer one request. Argument: bytes of memory for reading."""
    give_way()
    refuse_sockets()
    limit_memory(int(sys.argv[1]))
    json.dump(_answer(json.load(sys.stdin.buffer)), sys.stdout)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        quads = dict.fromkeys(_read(request["documents"], request["base"]))
        return {"quads": write(quads, what="a document")}
    except (InputError, TooLargeError) as error:
        return {"fault": error.code, "message": str(error)}
    except MemoryError:
        return {"fault": "memory"}


def _read(documents: Iterable[dict[str, str]], base: str) -> Iterator[ox.Quad]:
    """The quads of all documents; blank nodes of one are never those of another.

    Raises:
        InputError: one of them cannot be read, or holds a triple as a term.
    """
    for document in documents:
        media_type = document["media_type"]
        form = ox.RdfFormat.from_media_type(media_type)
        body = base64.b64decode(document["body"])
        try:
            for quad in ox.parse(body, format=form, base_iri=base, rename_blank_nodes=True):
                if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
                    raise InputError("triples as terms are not kept: this is an RDF 1.1 store")
                yield quad
        except (SyntaxError, ValueError, OSError) as error:
            raise InputError(f"the body is no {media_type}: {error}") from error

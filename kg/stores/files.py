"""The SPARQL files of this folder, read once: updates end in `.ru`, queries in `.rq`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The file's lines without blank ones and without the comments that explain it.

    Only a line feed ends a line: other separators may stand inside a literal.
    """
    found = files("kg.stores").joinpath("sparql", name).read_text("utf-8").split("\n")
    return tuple(line for line in found if line and not line.lstrip().startswith("#"))


def prefixes(name: str) -> tuple[str, ...]:
    """The file's prefix declarations."""
    return tuple(line for line in lines(name) if line.startswith("PREFIX "))


def body(name: str) -> str:
    """The file without its prefix declarations."""
    return "\n".join(line for line in lines(name) if not line.startswith("PREFIX "))


def query(name: str) -> str:
    """The whole text of a query file."""
    return "\n".join(lines(name))

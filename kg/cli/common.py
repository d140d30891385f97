"""What the commands share: options, opening stores, and messages on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import settings
from kg.errors import NotFoundError
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.articles import Refused
    from kg.stores import Store

StoreOption = Annotated[
    str | None, typer.Option("--store", help="Folder of the graph store, or address of a SPARQL endpoint.")
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="Print at most so many.")]


class TableFormat(StrEnum):
    """Formats of the lists for people and programs."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    TTL = "ttl"


def load_settings(**given: object) -> Settings:
    """The settings, with what the command line gives going before the environment."""
    return settings.load(None, **given)


@contextmanager
def reading(store: str | None) -> Iterator[Store]:
    """An existing store, closed again afterwards.

    Raises:
        NotFoundError: there is no store in this folder; nothing is made.
    """
    from kg.stores import open_store  # loads an RDF library: not needed to extract

    place = load_settings(store=store).store
    if "://" not in place and not Path(place).is_dir():
        raise NotFoundError(f"no store in {place!r}: `claimgraph ingest FILE --store {place}` makes one")
    opened = open_store(place)
    try:
        yield opened
    finally:
        opened.close()


def say(message: str) -> None:
    """A message for people, on stderr."""
    print(message, file=sys.stderr)


def report_refused(refused: Iterable[Refused]) -> int:
    """Name each refused input on stderr; how many there were."""
    count = 0
    for item in refused:
        say(f"refused {item.name}: {item.reason}")
        count += 1
    return count

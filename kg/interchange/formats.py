"""What a format is: a name, what it holds, what it loses, and the functions that write and read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad

from kg.stores.base import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an export besides the format.

    Attributes:
        only: IRI of the one thing to write, for formats of single things; None for everything.
        key: file of a private key (PEM), for formats that can be signed; None for unsigned.
    """

    only: str | None = None
    key: Path | None = None


EVERYTHING = Wanted()
Write = Callable[[Store, BinaryIO, Wanted], None]
Fill = Callable[[Store, Path], None]
Read = Callable[[Path], Iterator[Quad]]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a graph down.

    Attributes:
        name: the word for `--format`, and the end of the file's name.
        media_type: of the file, as registered with IANA where it is.
        title: what it is, in one line for a person.
        lost: what does not come back, in one line; "" where everything does.
        write: writes the file's bytes to a stream that need not be seekable. The same store gives the same bytes.
        fill: for formats of several files: writes them into an empty folder; `write` then gives them as one zip.
        takes_one: can it write one thing alone (`Wanted.only`)?
        read: the quads of such a file, or of such a folder, in file order; None where the format cannot be read back.
    """

    name: str
    media_type: str
    title: str
    lost: str
    write: Write
    fill: Fill | None = None
    read: Read | None = None
    takes_one: bool = False

    @property
    def is_lossless(self) -> bool:
        """Does everything come back?"""
        return self.read is not None and not self.lost

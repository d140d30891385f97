"""Folders and zips of tables: packed so that their bytes are fixed, opened within bounds, and read table by table."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from pyoxigraph import Quad

from kg.errors import InputError, TooLargeError
from kg.interchange import rows
from kg.interchange.formats import Fill, Format, Wanted
from kg.interchange.rows import Row
from kg.interchange.schema import OTHER, tables
from kg.stores.base import Store

MOST_BYTES = 8_000_000_000  # of a zip when unpacked: more than 20 million quads take
PAPERS = ("datapackage.json", "README.md")  # what describes the tables and is not read back
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can say: no clock may be in the bytes
_PIECE = 1 << 20


def table_format(name: str, title: str, fill: Fill, read_rows: Callable[[Path], Iterable[Row]]) -> Format:
    """The format of tables as a folder or zip.

    Args:
        name: of the format, which is also the end of the names of its tables.
        title: what it is, in one line for a person.
        fill: writes the tables into an empty folder.
        read_rows: rows of one table's file.
    """

    def write(store: Store, out: BinaryIO, wanted: Wanted) -> None:
        del wanted
        with TemporaryDirectory(prefix="claimgraph-") as scratch:
            fill(store, Path(scratch))
            write_zip(Path(scratch), out)

    def read_all(path: Path) -> Iterator[Quad]:
        return read(path, f".{name}", read_rows)

    return Format(name, "application/zip", title, "", write, fill=fill, read=read_all)


def write_zip(folder: Path, out: BinaryIO) -> None:
    """The files of a folder as one zip: in order of their names, with one fixed time."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(path.name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as member:
                shutil.copyfileobj(source, member, _PIECE)


def read(path: Path, suffix: str, read_rows: Callable[[Path], Iterable[Row]]) -> Iterator[Quad]:
    """The quads of all tables in a folder or zip.

    Args:
        path: the folder or zip.
        suffix: end of the names of tables, with the dot.
        read_rows: rows of one table's file.

    Raises:
        InputError: a file has no place here, or does not fit.
        TooLargeError: unpacked it would pass `MOST_BYTES`.
    """
    with _opened(path, suffix) as folder:
        for table in (*(one.name for one in tables()), OTHER):
            file = folder / f"{table}{suffix}"
            if file.exists():
                for number, row in enumerate(read_rows(file), start=1):
                    yield from _quads(table, row, f"{file.name}, row {number}")


def check_header(name: str, given: Sequence[str], expected: Sequence[str]) -> None:
    """Refuse a table whose columns are not those of the dictionary.

    Raises:
        InputError: so it is.
    """
    if tuple(given) != tuple(expected):
        missing, foreign = set(expected) - set(given), set(given) - set(expected)
        detail = "; ".join(
            f"{word} {', '.join(sorted(names))}"
            for word, names in (("missing", missing), ("not expected", foreign))
            if names
        )
        raise InputError(f"{name}: the columns are not those of the data dictionary: {detail or 'another order'}")


def _quads(table: str, row: Row, where: str) -> Iterator[Quad]:
    try:
        yield from rows.to_quads(table, row)
    except ValueError as error:
        raise InputError(f"{where}: {error}") from error


@contextmanager
def _opened(path: Path, suffix: str) -> Iterator[Path]:
    """The folder, or a scratch folder with what the zip holds: known names only, so nothing lands elsewhere."""
    known = {*PAPERS, *(f"{one.name}{suffix}" for one in tables()), f"{OTHER}{suffix}"}
    if path.is_dir():
        _check_names(path, (entry.name for entry in path.iterdir()), known)
        yield path
        return
    with TemporaryDirectory(prefix="claimgraph-") as scratch:
        try:
            with zipfile.ZipFile(path) as archive:
                _check_names(path, archive.namelist(), known)
                _unpack(archive, Path(scratch))
        except (OSError, zipfile.BadZipFile) as error:
            raise InputError(f"{path.name} is no zip that can be read: {error}") from error
        yield Path(scratch)


def _check_names(path: Path, names: Iterable[str], known: set[str]) -> None:
    foreign = sorted(set(names) - known)
    if foreign:
        raise InputError(f"{path.name} holds {foreign[0]!r}, which is no table of the data dictionary")


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    left = MOST_BYTES
    for name in archive.namelist():
        with archive.open(name) as source, (folder / name).open("wb") as target:
            while part := source.read(_PIECE):  # counted as it comes: the size that a zip declares may be a lie
                left -= len(part)
                if left < 0:
                    raise TooLargeError(f"unpacked, the zip is larger than {MOST_BYTES} bytes")
                target.write(part)

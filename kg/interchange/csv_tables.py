"""The tables as CSV (RFC 4180) in a folder or zip, with their data dictionary, and back.

UTF-8 with a byte order mark: without it Excel shows every script but the Latin one as rubbish, and what reads CSV for a
living (pandas, polars, R, LibreOffice) takes the mark away. An empty cell is no value; several values are a JSON array,
texts by language a JSON object. Texts are protected against being run as formulas, see `kg.interchange.cells.protect`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.interchange import cells, dictionary, ordered, packages, rows, schema
from kg.interchange.cells import Cell
from kg.interchange.formats import Format
from kg.interchange.rows import Row
from kg.interchange.schema import OTHER, OTHER_COLUMNS, Column
from kg.stores.base import Store

Parse = Callable[[str], object]
ENCODING = "utf-8-sig"
MOST_CELL = 20_000_000  # characters of one cell; an article's text is the largest


def fill(store: Store, folder: Path) -> None:
    """Write the tables that have rows, `datapackage.json` and `README.md` into an empty folder."""
    write_rows(rows.to_rows(ordered.quads(store)), folder)
    dictionary.describe(folder, ".csv")


def write_rows(given: Iterable[tuple[str, Row]], folder: Path) -> None:
    """Write one file for each table that has rows."""
    writers: dict[str, Any] = {}  # Any: the csv module's writer has no public type
    with ExitStack() as stack:
        for table, row in given:
            if table not in writers:
                file = stack.enter_context((folder / f"{table}.csv").open("w", encoding=ENCODING, newline=""))
                writers[table] = csv.writer(file)
                writers[table].writerow(fields(table))
            writers[table].writerow(_line(table, row))


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one table's file.

    Raises:
        InputError: something in it does not fit; the text names file, line and column.
    """
    table = path.stem
    parsers = _parsers(table)
    try:
        with path.open(encoding=ENCODING, newline="") as file, _large_cells():
            lines = csv.reader(file, strict=True)
            packages.check_header(path.name, next(lines, []), fields(table))
            for line in lines:
                yield _row(line, parsers, f"{path.name}, line {lines.line_num}")
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path.name}, line {lines.line_num}: {error}") from error


def fields(table: str) -> tuple[str, ...]:
    """Names of the cells of a table, in order."""
    return OTHER_COLUMNS if table == OTHER else schema.table(table).fields


def _line(table: str, row: Row) -> list[str]:
    if table == OTHER:
        return [_plain(row.get(field)) for field in OTHER_COLUMNS]
    line = [str(row["id"])]
    for column in schema.table(table).columns:
        line.append(_cell(column, row.get(column.name)))
        line.extend(_plain(row.get(field)) for field in column.fields[1:])
    return [*line, str(row["graph"])]


def _plain(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else cells.protect(str(value))


def _cell(column: Column, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | Mapping):
        return json.dumps(value, ensure_ascii=False)
    return cells.as_csv(column.base, value)  # type: ignore[arg-type]  # what is no list or mapping is a cell


def _row(line: list[str], parsers: Mapping[str, Parse], where: str) -> Row:
    if len(line) != len(parsers):
        raise InputError(f"{where}: {len(line)} cells, expected {len(parsers)}")
    row: dict[str, Any] = {}  # Any: see `Row`
    for (field, parse), text in zip(parsers.items(), line, strict=True):
        if text:
            try:
                row[field] = parse(text)
            except (ValueError, ArithmeticError) as error:
                raise InputError(f"{where}, column {field!r}: {text[:80]!r} does not fit: {error}") from error
    return row


def _parsers(table: str) -> Mapping[str, Parse]:
    """What makes a value of the text in each cell."""
    found: dict[str, Parse] = dict.fromkeys(fields(table), cells.unprotect)
    if table == OTHER:
        return found | {"is_iri": cells.kind("boolean").parse}
    for column in schema.table(table).columns:
        if column.base == "texts":
            found[column.name] = _mapping
        elif column.is_many:
            found[column.name] = _list
        else:
            found[column.name] = cells.kind(column.kind).parse
    return found


def _list(text: str) -> list[Cell]:
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ValueError("expected a JSON array of texts")
    return list(found)


def _mapping(text: str) -> dict[str, str]:
    found = json.loads(text)
    if not isinstance(found, dict) or not all(isinstance(item, str) for item in found.values()):
        raise ValueError("expected a JSON object of texts by language tag")
    return found


@contextmanager
def _large_cells() -> Iterator[None]:
    """The csv module takes cells of 128 KiB at most unless told otherwise; a long article is longer."""
    before = csv.field_size_limit(MOST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


FORMATS: Mapping[str, Format] = {
    "csv": packages.table_format("csv", "CSV tables with a data dictionary, as a folder or zip", fill, read_rows)
}

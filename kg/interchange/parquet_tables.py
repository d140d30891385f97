"""The tables as Parquet in a folder or zip, typed: dates, times, decimals, whole numbers, lists, texts by language.

They hold exactly what the CSV tables hold: a value that a type cannot carry stands in the table of leftovers in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from kg.errors import InputError
from kg.interchange import cells, csv_tables, dictionary, ordered, packages, rows, schema
from kg.interchange.formats import Format
from kg.interchange.rows import Row
from kg.interchange.schema import OTHER, Column
from kg.stores.base import Store

_ROWS_AT_ONCE = 50_000  # in a row group: what a reader holds in memory
_TEXTS = pl.List(pl.Struct({"lang": pl.String, "text": pl.String}))
_TYPES: Mapping[str, pl.DataType] = {
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "decimal": pl.Decimal(38, cells.SCALE),
    "integer": pl.Int64(),
    "texts": _TEXTS,
    "time": pl.Datetime("us", "UTC"),
}


def fill(store: Store, folder: Path) -> None:
    """Write the tables that have rows, `datapackage.json` and `README.md` into an empty folder.

    One table at a time is in memory: by way of CSV files, because rows of all tables come mixed.
    """
    with TemporaryDirectory(prefix="claimgraph-") as scratch:
        csv_tables.write_rows(rows.to_rows(ordered.quads(store)), Path(scratch))
        for path in sorted(Path(scratch).iterdir()):
            frame = _frame(path.stem, list(csv_tables.read_rows(path)))
            frame.write_parquet(folder / f"{path.stem}.parquet", row_group_size=_ROWS_AT_ONCE)
    dictionary.describe(folder, ".parquet")


def types(table: str) -> dict[str, pl.DataType]:
    """Types of the columns of a table."""
    if table == OTHER:
        return {
            name: _TYPES.get("boolean" if name == "is_iri" else "", pl.String()) for name in csv_tables.fields(OTHER)
        }
    found: dict[str, pl.DataType] = {"id": pl.String()}
    for column in schema.table(table).columns:
        found[column.name] = _type(column)
        found |= {name: pl.String() for name in column.fields[1:]}
    return found | {"graph": pl.String()}


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one table's file.

    Raises:
        InputError: it is no Parquet file, or its columns are not those of the data dictionary.
    """
    expected = types(path.stem)
    try:
        packages.check_header(path.name, list(pl.read_parquet_schema(path)), list(expected))
        frame = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise InputError(f"{path.name} cannot be read as Parquet: {str(error)[:300]}") from error
    for name, kind in frame.schema.items():
        if kind != expected[name]:
            raise InputError(f"{path.name}, column {name!r} holds {kind}, expected {expected[name]}")
    texts = [name for name, kind in expected.items() if kind == _TEXTS]
    for row in frame.iter_rows(named=True):
        held = {name: value for name, value in row.items() if value is not None}
        yield held | {name: {one["lang"]: one["text"] for one in held[name]} for name in texts if name in held}


def _frame(table: str, given: list[Row]) -> pl.DataFrame:
    kinds = types(table)
    return pl.DataFrame(
        {name: [_value(row.get(name), kind) for row in given] for name, kind in kinds.items()}, schema=kinds
    )


def _value(value: object, kind: pl.DataType) -> object:
    if kind == _TEXTS and isinstance(value, Mapping):
        return [{"lang": tag, "text": text} for tag, text in value.items()]
    return value


def _type(column: Column) -> pl.DataType:
    kind = _TYPES.get(column.base, pl.String())
    return pl.List(kind) if column.is_many else kind


FORMATS: Mapping[str, Format] = {
    "parquet": packages.table_format(
        "parquet", "Parquet tables with types and a data dictionary, as a folder or zip", fill, read_rows
    )
}

"""Records as data frames of pandas or polars, with the right types also where there are no records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Cell = str | int | float | bool | date | None
Columns = Mapping[str, type]  # name to str, int, float, bool or date, in order


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under typed columns; a cell is None where nothing is known."""

    columns: Columns
    rows: tuple[tuple[Cell, ...], ...]


class MissingExtraError(InputError):
    """An optional package is not installed: install the extra that the text names."""

    code = "missing_extra"


def to_pandas(table: Table) -> pd.DataFrame:
    """A pandas DataFrame; days are datetime64, unknown is NaT, NaN or NA.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    pandas = load("pandas", extra="notebook")
    kinds = {int: "Int64", float: "float64", bool: "boolean", str: "string"}
    cells: Sequence[Sequence[Cell]] = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    series = {
        name: pandas.to_datetime(pandas.Series(list(column), dtype="object"))
        if kind is date
        else pandas.Series(list(column), dtype=kinds[kind])
        for (name, kind), column in zip(table.columns.items(), cells, strict=True)
    }
    frame: pd.DataFrame = pandas.DataFrame(series)
    return frame


def to_polars(table: Table) -> pl.DataFrame:
    """A polars DataFrame; days are Date, unknown is null.

    Raises:
        MissingExtraError: polars is not installed.
    """
    polars = load("polars", extra="notebook")
    kinds = {int: polars.Int64, float: polars.Float64, bool: polars.Boolean, str: polars.String, date: polars.Date}
    frame: pl.DataFrame = polars.DataFrame(
        list(table.rows), schema={name: kinds[kind] for name, kind in table.columns.items()}, orient="row"
    )
    return frame


def load(package: str, *, extra: str) -> Any:  # Any: a module that need not be there
    """An optional package.

    Raises:
        MissingExtraError: it is not installed; the text says how to.
    """
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingExtraError(
            f"{package} is not installed: pip install 'claimgraph[{extra}]' brings it, or pip install {package}"
        ) from error

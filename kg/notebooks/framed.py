"""What all results are: something with a title and a table, that becomes a data frame of pandas or polars.

A base class and no function, because people call these methods in a notebook: they must be the same on each result.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from kg.notebooks import tables
from kg.notebooks.tables import Table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


class Framed(ABC):
    """A result that is also a table."""

    __slots__ = ()

    @property
    @abstractmethod
    def title(self) -> str:
        """How many of what."""

    @property
    @abstractmethod
    def table(self) -> Table:
        """Rows under typed columns."""

    def __repr__(self) -> str:
        return f"<{self.title}>"

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas DataFrame, with days as datetime64.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        return tables.to_pandas(self.table)

    def to_polars(self) -> pl.DataFrame:
        """The rows as a polars DataFrame.

        Raises:
            MissingExtraError: polars is not installed.
        """
        return tables.to_polars(self.table)

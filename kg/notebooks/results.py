"""Results of a question: a sequence of records that is also a data frame, a network and a piece of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, overload

import networkx as nx

from kg.notebooks import cards, graphs
from kg.notebooks.flat import Shape
from kg.notebooks.framed import Framed
from kg.notebooks.tables import Table
from kg.views.records import ContradictionView

T = TypeVar("T")


class Result(Framed, Sequence[T], Generic[T]):
    """Records in the order of the question. It does not change, and asks the store nothing more.

    Args:
        records: the records (`kg.views.records`), as many as were asked for.
        shape: how they are laid out as a table.
        has_more: does the store hold more that fit?
    """

    def __init__(self, records: Sequence[T], shape: Shape[T], *, has_more: bool = False) -> None:
        self.records = tuple(records)
        self.has_more = has_more
        self._shape = shape

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Result[T]: ...

    def __getitem__(self, index: int | slice) -> T | Result[T]:
        """One record, or a result of some."""
        if isinstance(index, slice):
            return Result(self.records[index], self._shape, has_more=self.has_more)
        return self.records[index]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[T]:
        return iter(self.records)

    @property
    def title(self) -> str:
        """How many of what: "20 contradictions, and there are more"."""
        return f"{len(self)} {self._shape.name}{', and there are more (limit=…)' if self.has_more else ''}"

    @property
    def table(self) -> Table:
        """The records as rows under typed columns."""
        return Table(self._shape.columns, tuple(self._shape.row(record) for record in self.records))

    def to_networkx(self) -> nx.MultiGraph[str]:
        """The records as a graph: see `kg.notebooks.graphs` for what is tied to what."""
        return graphs.build(self.records)

    def _repr_html_(self) -> str:
        """What a notebook shows: cards side by side for contradictions, a table for all else."""
        pairs = [record for record in self.records if isinstance(record, ContradictionView)]
        if pairs:
            return cards.contradictions(pairs, title=self.title)
        return cards.table(self.table, title=self.title)

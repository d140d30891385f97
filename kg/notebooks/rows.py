"""Rows of a SPARQL answer, as Python values, data frames, a network or HTML."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import overload

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.notebooks import cards
from kg.notebooks.framed import Framed
from kg.notebooks.tables import Cell, Table
from kg.stores.base import Rows, Term

Row = Mapping[str, Cell]
_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")
_BROKEN = ("decimal", "double", "float")


class RowsResult(Framed, Sequence[Row]):
    """The solutions of a SELECT, each a mapping from variable to value; None where a variable is unbound.

    IRIs and words are text; numbers, booleans and days are Python's own.
    """

    def __init__(self, rows: Rows) -> None:
        self.terms = rows
        self._rows = tuple(tuple(value_of(term) for term in row) for row in rows.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> RowsResult: ...

    def __getitem__(self, index: int | slice) -> Row | RowsResult:
        """One row, or a result of some."""
        if isinstance(index, slice):
            return RowsResult(Rows(self.terms.variables, self.terms.rows[index]))
        return dict(zip(self.terms.variables, self._rows[index], strict=True))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return (self[number] for number in range(len(self)))

    @property
    def title(self) -> str:
        """How many rows, and of what."""
        return f"{len(self)} rows of {', '.join(self.terms.variables)}"

    @property
    def table(self) -> Table:
        """The rows under typed columns; a column of several types is text."""
        columns = {name: _type(row[number] for row in self._rows) for number, name in enumerate(self.terms.variables)}
        rows = (
            tuple(_fitted(cell, kind) for cell, kind in zip(row, columns.values(), strict=True)) for row in self._rows
        )
        return Table(columns, tuple(rows))

    def to_networkx(self, source: str | None = None, target: str | None = None) -> nx.MultiGraph[str]:
        """A tie for each row between what two columns hold; the other columns are its attributes.

        Args:
            source: one end's column; the first where None.
            target: the other end's; the second where None.

        Raises:
            InputError: there are no such two columns.
        """
        names = self.terms.variables
        if len(names) < 2:
            raise InputError("a network needs two columns")
        ends = (source or names[0], target or names[1])
        if not set(ends) <= set(names):
            raise InputError(f"no columns {ends}; there are {', '.join(names)}")
        graph: nx.MultiGraph[str] = nx.MultiGraph()
        for row in self:
            a, b = (row[end] for end in ends)
            if a is not None and b is not None:
                others = {name: cell for name, cell in row.items() if name not in ends and cell is not None}
                graph.add_edge(str(a), str(b), **others)
        return graph

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows as a table."""
        return cards.table(self.table, title=self.title)


def value_of(term: Term | None) -> Cell:
    """The Python value of a term; its text where Python has none that is exact (xsd:gYear, 1e400, a far date)."""
    if term is None or isinstance(term, NamedNode):
        return None if term is None else term.value
    if not isinstance(term, Literal):
        return str(term)
    kind = term.datatype.value.removeprefix(_XSD)
    try:
        if kind in _WHOLE:
            return int(term.value)
        if kind in _BROKEN:
            number = float(term.value)
            return number if math.isfinite(number) else term.value
        if kind == "boolean":
            return term.value in ("true", "1")
        if kind == "date":
            return date.fromisoformat(term.value)
    except ValueError:
        pass
    return term.value


def _type(cells: Iterator[Cell]) -> type:
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {int, float}:
        return float
    return kinds.pop() if len(kinds) == 1 else str


def _fitted(cell: Cell, kind: type) -> Cell:
    if cell is None or isinstance(cell, kind):
        return cell
    return float(cell) if kind is float and isinstance(cell, int) else str(cell)

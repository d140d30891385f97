"""The graph in a notebook: `from kg import Graph`, results that are tables, graphs and side-by-side cards.

Everything is bounded: a result holds as many records as were asked for and says when there are more.
"""

from __future__ import annotations

from kg.notebooks.graph import Graph
from kg.notebooks.networks import NetworkResult
from kg.notebooks.results import Result
from kg.notebooks.rows import RowsResult

__all__ = ["Graph", "NetworkResult", "Result", "RowsResult"]

"""ClaimGraph: who said what about what, when, and who contradicts it. Importing this stays cheap.

`from kg import Graph` opens a store in a notebook (`kg.notebooks`); it is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # the class itself: to name its type here would load it
    """`Graph`, loaded at its first use.

    Not by an import statement: every module imports this one, and would then seem to depend on notebooks.
    """
    if name == "Graph":
        return import_module("kg.notebooks").Graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

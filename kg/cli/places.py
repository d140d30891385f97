"""Shows the place of a fault in a query as the person sees it: the line, and a caret below the column."""

from __future__ import annotations

from kg.errors import KgError, QueryError

_WIDTH = 100  # characters of a long line that are shown around the place


def show_place(error: KgError) -> str:
    """A blank line, the line of the fault and a caret, to be put behind the message; "" where there is no place."""
    if not isinstance(error, QueryError) or error.sparql is None or error.line is None or error.column is None:
        return ""
    lines = error.sparql.split("\n")
    if not 1 <= error.line <= len(lines):
        return ""
    number, text = str(error.line), lines[error.line - 1].rstrip("\r")
    start = max(0, error.column - 1 - _WIDTH // 2)
    shown, before = text[start : start + _WIDTH], text[start : error.column - 1]
    blank = "".join("\t" if sign == "\t" else " " for sign in before)  # a tab is as wide below as above
    return f"\n\n  {number} | {shown}\n  {' ' * len(number)} | {blank}^"

"""What engines say about a bad query, turned into a QueryError with line and column."""

from __future__ import annotations

import re

from kg.errors import ParseError, QueryError

_AT = re.compile(r"^error at (\d+):(\d+): (.*)", re.DOTALL)


def query_error(error: Exception | str) -> QueryError:
    """The fault as the person who wrote the query can use it.

    pyoxigraph says "error at 2:12: expected one of …"; lines and columns count from 1. The list of every character that
    might have stood there helps nobody: it is cut at 300 characters.
    """
    message = " ".join(str(error).split())
    found = _AT.match(message)
    if not found:
        return QueryError(f"the query cannot be answered: {_short(message)}")
    line, column, reason = found.groups()
    return parse_error(_short(reason), int(line), int(column))


def parse_error(reason: str, line: int, column: int, *, what: str = "query") -> ParseError:
    """The query (or "update") does not parse at this line and column, counted from 1."""
    where = f"line {line}, column {column}"
    return ParseError(f"the {what} does not parse at {where}: {reason}", line=line, column=column)


def _short(text: str) -> str:
    return text if len(text) <= 300 else text[:299].rstrip() + "…"

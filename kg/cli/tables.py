"""Tables for people: columns that fit the terminal, long cells cut with an ellipsis."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Collection, Mapping, Sequence

Row = Mapping[str, object]
_PIPED = 160  # columns of a table that no terminal shows
_LEAST = 8  # columns that a cell keeps, however narrow the terminal
_GAP = "  "


def print_table(
    rows: Sequence[Row], columns: Sequence[str], *, width: int | None = None, whole: Collection[str] = ()
) -> None:
    """Columns for people, as wide as the terminal (`width` columns where it is given).

    Where all do not fit, the widest are cut first, so that names and numbers stay whole and quotes give way; the
    columns of `whole`, which people type off, are never cut.
    """
    if not rows:
        print("(none)")
        return
    cells = [[_flat(row.get(name)) for name in columns] for row in rows]
    widths = [max(_wide(name), *(_wide(line[i]) for line in cells)) for i, name in enumerate(columns)]
    total = width or shutil.get_terminal_size((_PIPED, 24)).columns
    kept = sum(size for name, size in zip(columns, widths, strict=True) if name in whole)
    given = [size for name, size in zip(columns, widths, strict=True) if name not in whole]
    cut = iter(fit(given, total - kept - len(_GAP) * (len(columns) - 1)))
    widths = [size if name in whole else next(cut) for name, size in zip(columns, widths, strict=True)]
    for line in (list(columns), *cells):
        print(_GAP.join(_padded(cell, size) for cell, size in zip(line, widths, strict=True)).rstrip())


def print_rows(rows: Sequence[Row], columns: Sequence[str], *, width: int | None = None) -> None:
    """A table where it fits the terminal; else each row by itself, one line for a column, so that no word is lost."""
    total = width or shutil.get_terminal_size((_PIPED, 24)).columns
    widest = [max(_wide(name), *(_wide(_flat(row.get(name))) for row in rows), 0) for name in columns]
    if not rows or sum(widest) + len(_GAP) * (len(columns) - 1) <= total:
        print_table(rows, columns, width=width)
        return
    names = max(_wide(name) for name in columns)
    for number, row in enumerate(rows, start=1):
        print(f"{'' if number == 1 else chr(10)}[{number}]")
        for name in columns:
            if row.get(name) is not None:
                print(f"{_padded(name, names)}{_GAP}{_flat(row[name])}")


def fit(widths: Sequence[int], room: int) -> list[int]:
    """The widths, the widest ones cut to one size so that all together take the room; none falls below eight."""
    if sum(widths) <= room:
        return [*widths]
    for limit in range(max(widths), _LEAST - 1, -1):
        cut = [min(width, limit) for width in widths]
        if sum(cut) <= room:
            return cut
    return [min(width, _LEAST) for width in widths]


def _flat(value: object) -> str:
    words = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(words.split())


def _wide(words: str) -> int:
    """Columns that a terminal gives these words."""
    return sum(_columns(character) for character in words)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padded(cell: str, size: int) -> str:
    if _wide(cell) > size:
        taken, room = [], size - 1
        for character in cell:
            room -= _columns(character)
            if room < 0:
                break
            taken.append(character)
        cell = "".join(taken).rstrip() + "…"
    return cell + " " * (size - _wide(cell))

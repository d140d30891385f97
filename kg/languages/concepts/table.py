"""The concept files read and checked: one row per concept, opposites symmetric, broader concepts through all steps."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.errors import LanguageError

LANGUAGES = ("en", "id", "ru", "tr", "de", "fr", "es", "ar")
KINDS = frozenset({"event", "state", "quality", "thing", "body", "person", "place", "measure", "relation"})
_HEADER = ["concept", "kind", "opposites", "broader", *LANGUAGES]
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """One concept: what excludes it, what it is directly a kind of, and its words, a cell for each of `LANGUAGES`."""

    concept: str
    kind: str
    opposites: frozenset[str]
    broader: frozenset[str]
    cells: tuple[str, ...]
    place: str  # "file.csv:12", for messages

    def words(self, lang: str) -> tuple[str, ...]:
        """The words and phrases of one language, as written; none for a language without a column.

        Raises:
            LanguageError: an empty or doubled entry, or text that is not in NFC. Looked at here and not when the row is
                read, because a run asks for few of the languages.
        """
        return _parts(self.cells[LANGUAGES.index(lang)], self.place) if lang in LANGUAGES else ()


@dataclass(frozen=True, slots=True)
class Table:
    """All concepts by id, in the order of the files, and all that each is a kind of."""

    rows: Mapping[str, Row]
    broader: Mapping[str, frozenset[str]]


@cache
def read() -> Table:
    """The concepts of this folder, read once.

    Raises:
        LanguageError: as `read_files`.
    """
    return read_files(sorted(_FOLDER.glob("*.csv")))


def read_files(paths: Iterable[Path]) -> Table:
    """The concepts of these files.

    Raises:
        LanguageError: an id that is no id, stands twice or is not known, an unknown kind, a concept that is its own
            opposite or a kind of itself; the text names file and line.
    """
    rows: dict[str, Row] = {}
    for path in paths:
        for row in _rows(path):
            if row.concept in rows:
                raise LanguageError(f"{row.place}: {row.concept!r} stands in {rows[row.concept].place} as well")
            rows[row.concept] = row
    _check_links(rows)
    return Table(_mirrored(rows), _climbed(rows))


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, strict=True)
        if next(lines, None) != _HEADER:
            raise LanguageError(f"{path.name}:1: expected the columns {','.join(_HEADER)}")
        try:
            for cells in lines:
                yield _row(cells, f"{path.name}:{lines.line_num}")
        except csv.Error as error:
            raise LanguageError(f"{path.name}:{lines.line_num}: {error}") from error


def _row(cells: list[str], place: str) -> Row:
    if len(cells) != len(_HEADER):
        raise LanguageError(f"{place}: {len(cells)} cells, expected {len(_HEADER)}")
    concept, kind, opposites, broader, *words = cells
    if not _ID.fullmatch(concept):
        raise LanguageError(f"{place}: {concept!r} is no id; expected small letters, digits and hyphens")
    if kind not in KINDS:
        raise LanguageError(f"{place}: kind {kind!r}; expected one of {', '.join(sorted(KINDS))}")
    if not words[LANGUAGES.index("en")]:
        raise LanguageError(f"{place}: {concept!r} has no English word")
    links = frozenset(_parts(opposites, place)), frozenset(_parts(broader, place))
    return Row(concept, kind, *links, tuple(words), place)


def _parts(cell: str, place: str) -> tuple[str, ...]:
    """The entries of a cell."""
    if not cell:
        return ()
    parts = tuple(cell.split("|"))
    if any(not part or part != part.strip() for part in parts) or len(set(parts)) != len(parts):
        raise LanguageError(f"{place}: {cell!r} holds an empty, padded or doubled entry")
    if not unicodedata.is_normalized("NFC", cell):
        raise LanguageError(f"{place}: {cell!r} is not in NFC")
    return parts


def _check_links(rows: Mapping[str, Row]) -> None:
    for row in rows.values():
        for other in sorted(row.opposites | row.broader):
            if other not in rows:
                raise LanguageError(f"{row.place}: {row.concept!r} names {other!r}, which is no concept")
        if row.concept in row.opposites:
            raise LanguageError(f"{row.place}: {row.concept!r} is its own opposite")


def _mirrored(rows: Mapping[str, Row]) -> dict[str, Row]:
    """The rows with each opposition on both sides."""
    opposites: dict[str, set[str]] = {concept: set(row.opposites) for concept, row in rows.items()}
    for concept, row in rows.items():
        for other in row.opposites:
            opposites[other].add(concept)
    return {concept: replace(row, opposites=frozenset(opposites[concept])) for concept, row in rows.items()}


def _climbed(rows: Mapping[str, Row]) -> dict[str, frozenset[str]]:
    """What each concept is a kind of, through all steps."""
    climbed: dict[str, frozenset[str]] = {}
    for concept, row in rows.items():
        above: set[str] = set()
        waiting = list(row.broader)
        while waiting:
            other = waiting.pop()
            if other == concept:
                raise LanguageError(f"{row.place}: {concept!r} is a kind of itself")
            if other not in above:
                above.add(other)
                waiting.extend(rows[other].broader)
        climbed[concept] = frozenset(above)
    return climbed

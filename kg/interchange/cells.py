"""One value of a table: from an RDF term to a cell and back, exactly; what a kind of column cannot hold stays outside.

Kinds: `iri`, `concept:SCHEME` (the notation), `class` (the local name), `string`, `text` (with its language in a column
of its own), `texts` (one text by language tag), `address`, `date`, `time` (UTC), `decimal`, `integer`, `boolean`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import NAMESPACE, Outside, concept

Term = NamedNode | Literal
Cell = str | date | datetime | Decimal | int | bool
# Whatever a spreadsheet may take for a formula at the start of a cell, or for the mark itself. Source: OWASP, "CSV
# Injection": = + - @, tab, carriage return, line feed, and the full-width forms that some programs fold.
_RISKY = tuple("=+-@\t\r\n'＝＋－＠")
MARK = "'"
_MOST_INTEGER = 2**63
_MOST_DECIMAL = Decimal(10) ** 20  # 38 digits, 18 of them behind the point: what Parquet and the store both hold
SCALE = 18


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of a column are held: `take` gives None for a term that it cannot hold."""

    take: Callable[[Term], Cell | None]
    give: Callable[[Cell], Term]
    parse: Callable[[str], Cell]


@cache
def kind(name: str) -> Kind:
    """The kind of this name.

    Raises:
        KeyError: there is none.
    """
    base, _, scheme = name.partition(":")
    if base == "concept":
        return _names(concept(scheme, "").value)
    return _KINDS[base]


def protect(text: str) -> str:
    """The text as a cell of a CSV file: a mark stands before what a spreadsheet might run, and for an empty text.

    An empty cell means that there is no value. `unprotect` takes the mark away again.
    """
    return MARK + text if not text or text.startswith(_RISKY) else text


def unprotect(cell: str) -> str:
    """What `protect` was given."""
    return cell.removeprefix(MARK)


def _names(start: str) -> Kind:
    def take(term: Term) -> Cell | None:
        if not isinstance(term, NamedNode) or not term.value.startswith(start):
            return None
        return term.value.removeprefix(start) or None

    return Kind(take, lambda cell: NamedNode(start + str(cell)), unprotect)


def _iri(term: Term) -> Cell | None:
    return term.value if isinstance(term, NamedNode) else None


def _literal(datatype: NamedNode, read: Callable[[str], Cell], show: Callable[[Cell], str]) -> Kind:
    """Literals of one datatype whose form is the one that `show` writes."""

    def take(term: Term) -> Cell | None:
        if not isinstance(term, Literal) or term.language or term.datatype != datatype:
            return None
        try:
            cell = read(term.value)
        except (ValueError, InvalidOperation):
            return None
        return cell if show(cell) == term.value else None

    return Kind(take, lambda cell: Literal(show(cell), datatype=datatype), read)


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -SCALE or abs(value) >= _MOST_DECIMAL:
        raise ValueError(f"{text[:40]!r} is no decimal number of at most {SCALE} digits behind the point")
    return value


def _shown_decimal(cell: Cell) -> str:
    shown = format(Decimal(str(cell)), "f")
    return shown.rstrip("0").rstrip(".") or "0" if "." in shown else shown


def _integer(text: str) -> int:
    value = int(text)
    if not -_MOST_INTEGER <= value < _MOST_INTEGER:
        raise ValueError(f"{text[:40]!r} is beyond 64 bits")
    return value


def _boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"{text[:40]!r} is neither true nor false")
    return text == "true"


def _time(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    if value.tzinfo is None:
        raise ValueError(f"{text[:40]!r} has no time zone")
    return value.astimezone(UTC)


def _shown_time(cell: Cell) -> str:
    shown = str(cell.replace(tzinfo=None).isoformat()) if isinstance(cell, datetime) else str(cell)
    return (shown.rstrip("0") if "." in shown else shown) + "Z"


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _shown_day(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _take_text(term: Term) -> Cell | None:
    return term.value if isinstance(term, Literal) and term.language else None


def _no_language(cell: Cell) -> Term:
    raise TypeError(f"a text needs its language: {cell}")


_TEXT = Kind(_take_text, _no_language, unprotect)
_XSD_STRING = Literal("").datatype
_KINDS: Mapping[str, Kind] = {
    "iri": Kind(_iri, lambda cell: NamedNode(str(cell)), str),
    "class": _names(NAMESPACE),
    "string": Kind(_literal(_XSD_STRING, str, str).take, lambda cell: Literal(str(cell)), unprotect),
    "text": _TEXT,
    "texts": _TEXT,
    "address": Kind(
        _literal(Outside.XSD_ANY_URI, str, str).take,
        lambda cell: Literal(str(cell), datatype=Outside.XSD_ANY_URI),
        unprotect,
    ),
    "date": _literal(Outside.XSD_DATE, _day, _shown_day),
    "time": _literal(Outside.XSD_DATE_TIME, _time, _shown_time),
    "decimal": _literal(Outside.XSD_DECIMAL, _decimal, _shown_decimal),
    "integer": _literal(Outside.XSD_INTEGER, _integer, str),
    "boolean": _literal(Outside.XSD_BOOLEAN, _boolean, lambda cell: str(cell).lower()),
}
NAMES = frozenset(_KINDS) | {"concept"}


def as_csv(name: str, cell: Cell) -> str:
    """A single cell as the text of a CSV file."""
    if name in ("date", "time", "decimal", "integer", "boolean"):
        return _KINDS[name].give(cell).value
    return protect(str(cell))

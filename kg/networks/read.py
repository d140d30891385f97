"""From a store to the material of the networks: five questions, however many actors there are.

The questions have no order: sorting records here takes a fraction of what the engine takes to sort rows with quotes (a
million quads are read in 1.6 instead of 3.0 processor seconds).

Only contradictions that count are read: pairs that are undecided, and those that a check or a person set aside, are of
other classes in the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from pyoxigraph import Literal

from kg.graph import queries
from kg.graph.entities import CLASSES
from kg.graph.vocabulary import Class
from kg.model import EntityKind
from kg.networks.records import Actor, Conflict, Material, Position, Quoted
from kg.stores.base import Rows, Store, Term, text

MAX_ROWS = 1_000_000  # more is refused, never cut
_Row = Mapping[str, Term | None]
_KINDS = {classes[-1].value: kind.value for kind, classes in CLASSES.items()}


def read(store: Store) -> Material:
    """What the store says of who contradicts whom and who holds what.

    Raises:
        TooLargeError: one of the lists has more than a million rows.
    """
    disputes: dict[str, list[str]] = defaultdict(list)
    for pair, dispute in sorted(
        (_need(row, "contradiction"), _need(row, "dispute")) for row in _ask(store, "network-disputes")
    ):
        disputes[pair].append(dispute)
    titles = _names(_ask(store, "network-names", Class.CLAIM)) | _names(_ask(store, "network-names", Class.DISPUTE))
    return Material(
        actors=_actors(_ask(store, "network-names", Class.ACTOR)),
        heads={_need(row, "actor"): _need(row, "head") for row in _ask(store, "view-identities")},
        conflicts=tuple(
            sorted((_conflict(row, disputes) for row in _ask(store, "network-pairs")), key=lambda one: one.iri)
        ),
        positions=tuple(sorted(map(_position, _ask(store, "network-positions")), key=_by_statement)),
        showings=tuple(sorted(map(_showing, _ask(store, "network-sides")), key=_by_issue)),
        titles=dict(sorted(titles.items())),
    )


def _ask(store: Store, name: str, kind: Term | None = None) -> Rows:
    if kind is None:
        return queries.run(store, name, limit_rows=MAX_ROWS)
    return queries.run(store, name, limit_rows=MAX_ROWS, **{"class": kind})


def _conflict(row: _Row, disputes: Mapping[str, list[str]]) -> Conflict:
    iri = _need(row, "contradiction")
    sides = (_quoted(row, "a"), _quoted(row, "b"))
    a, b = sorted(sides, key=lambda said: (str(said.day or ""), said.statement))
    return Conflict(iri, _need(row, "kind"), _need(row, "level"), _share(row), a, b, tuple(disputes.get(iri, ())))


def _position(row: _Row) -> Position:
    claim = _need(row, "claim")
    return Position(_quoted(row), claim, _need(row, "polarity"), _share(row), claim)


def _showing(row: _Row) -> Position:
    return Position(_quoted(row), _need(row, "dispute"), _need(row, "position"), _share(row))


def _by_statement(one: Position) -> tuple[str, str, str]:
    return (one.said.statement, one.issue, one.taken)


def _by_issue(one: Position) -> tuple[str, int, str, str]:
    return (one.issue, len(one.taken), one.taken, one.said.statement)  # 2 before 10


def _quoted(row: _Row, end: str = "") -> Quoted:
    """The statement in these columns; `end` is "a" or "b" where the row holds two."""

    def column(name: str) -> str:
        return f"{end}{name.title()}" if end else name

    return Quoted(
        statement=_need(row, end or "statement"),
        speaker=_need(row, column("speaker")),
        side=_need(row, column("side")),
        name=_need(row, column("name")),
        quote=_need(row, column("quote")),
        article=_need(row, column("article")),
        day=_day(row[column("day")]),
    )


def _actors(rows: Iterable[_Row]) -> dict[str, Actor]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[_need(row, "thing")].append(row)
    return {iri: Actor(iri, _names(of)[iri][0], _kind(of)) for iri, of in sorted(found.items())}


def _kind(rows: Iterable[_Row]) -> str:
    """The narrowest kind that the classes give, as pages show it."""
    kinds = {_KINDS[name] for row in rows if (name := _need(row, "other")) in _KINDS}
    return min(kinds - {EntityKind.ORGANISATION.value} or kinds, default=EntityKind.UNKNOWN.value)


def _names(rows: Iterable[_Row]) -> dict[str, tuple[str, ...]]:
    """All names of each thing: the English one first, then by language and name."""
    found: dict[str, set[tuple[bool, str, str]]] = defaultdict(set)
    for row in rows:
        name = row["name"]
        if isinstance(name, Literal):
            language = name.language or ""
            found[_need(row, "thing")].add((language != "en", language, name.value))
    return {iri: tuple(name for _, _, name in sorted(names)) for iri, names in found.items()}


def _share(row: _Row) -> float:
    return float(_need(row, "confidence"))


def _day(term: Term | None) -> date | None:
    value = text(term)
    return date.fromisoformat(value[:10]) if value else None


def _need(row: _Row, name: str) -> str:
    """The text of a column that these queries always bind."""
    return text(row[name]) or ""

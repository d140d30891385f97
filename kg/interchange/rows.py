"""Quads to rows and back. What no column can hold exactly is left over, so that rows and leftovers are the whole graph.

Quads come graph by graph. A graph of an article or review is taken whole, so that things can share a row; the others,
which grow with the store, thing by thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocabulary import Outside
from kg.interchange import cells, schema
from kg.interchange.cells import Cell
from kg.interchange.schema import OTHER, Column, Table, tables
from kg.stores.base import ARTICLE_GRAPHS, REVIEW_GRAPHS

Texts = Mapping[str, str]  # by language tag
Row = Mapping[str, Cell | list[Cell] | Texts | None]
_Thing = dict[NamedNode, list[NamedNode | Literal]]  # its values, by property
_Things = Mapping[str, _Thing]
_STRING = Literal("").datatype


def to_rows(quads: Iterable[Quad]) -> Iterator[tuple[str, Row]]:
    """Rows with the names of their tables; quads that come sorted by graph and subject give rows in that order."""
    for graph, own in groupby(quads, key=lambda quad: str(quad.graph_name)[1:-1]):
        by_subject = groupby(own, key=lambda quad: str(quad.subject)[1:-1])
        if graph.startswith((ARTICLE_GRAPHS, REVIEW_GRAPHS)):
            yield from _rows_of(graph, {name: _thing(held) for name, held in by_subject})
        else:
            for name, held in by_subject:
                yield from _rows_of(graph, {name: _thing(held)})


def to_quads(table: str, row: Row) -> Iterator[Quad]:
    """The quads that a row stands for; some may come twice.

    Raises:
        ValueError: a cell is no IRI, language tag or value of its kind.
    """
    if table == OTHER:
        yield _other_quad(row)
        return
    found = schema.table(table)
    graph, node = NamedNode(_text(row, "graph")), NamedNode(_text(row, "id"))
    yield from (Quad(node, Outside.RDF_TYPE, kind, graph) for kind in found.types)
    for column in found.columns:
        if not column.is_inside:
            yield from (Quad(node, column.predicate, term, graph) for term in _terms(column, row))
    yield from _inner_quads(found, row, graph)


def _inner_quads(table: Table, row: Row, graph: NamedNode) -> Iterator[Quad]:
    inner = [(column, term) for column in table.columns if column.is_inside for term in _terms(column, row)]
    if table.inside is None or not inner:
        return
    link = next(column for column in table.columns if column.predicate == table.inside and not column.is_inside)
    for target in _terms(link, row):
        shared = cast(NamedNode, target)  # the column holds nothing else
        yield from (Quad(shared, Outside.RDF_TYPE, kind, graph) for kind in table.inside_types)
        yield from (Quad(shared, column.predicate, term, graph) for column, term in inner)


def _thing(quads: Iterable[Quad]) -> _Thing:
    found: _Thing = {}
    for quad in quads:
        found.setdefault(quad.predicate, []).append(cast(NamedNode | Literal, quad.object))
    return found


def _rows_of(graph: str, things: _Things) -> Iterator[tuple[str, Row]]:
    """Rows of things that may share one; what is put into a row leaves its thing, and the rest is left over."""
    for name, thing in things.items():
        table = next((one for one in tables() if _takes(one, thing)), None)
        if table is not None:
            row: dict[str, Cell | list[Cell] | Texts] = {"id": name, "graph": graph}
            thing[Outside.RDF_TYPE] = [kind for kind in thing.get(Outside.RDF_TYPE, ()) if kind not in table.types]
            inner = _inner(table, thing, things)
            for column in table.columns:
                held = inner if column.is_inside else thing
                if held is not None:
                    row |= _taken(column, held)
            yield table.name, row
    for name, thing in things.items():
        yield from ((OTHER, _left_over(name, graph, prop, term)) for prop, terms in thing.items() for term in terms)


def _takes(table: Table, thing: _Thing) -> bool:
    """Is the thing a row of this table? Where no class says so, a value that has a column does."""
    if table.types:
        return set(table.types) <= set(thing.get(Outside.RDF_TYPE, ()))
    return any(_fitting(column, thing) for column in table.columns)


def _inner(table: Table, thing: _Thing, things: _Things) -> _Thing | None:
    """The thing that shares the row: the only value of the property, with all the classes that it must have.

    None too where it would leave no cell, because the row would not show that there is such a thing.
    """
    values = thing.get(table.inside, []) if table.inside is not None else []
    inner = things.get(values[0].value) if len(values) == 1 and isinstance(values[0], NamedNode) else None
    kinds = inner.get(Outside.RDF_TYPE, []) if inner else []
    if inner is None or inner is thing or not set(table.inside_types) <= set(kinds):
        return None
    if not any(_fitting(column, inner) for column in table.columns if column.is_inside):
        return None
    inner[Outside.RDF_TYPE] = [kind for kind in kinds if kind not in table.inside_types]
    return inner


def _fitting(column: Column, thing: _Thing) -> list[NamedNode | Literal]:
    """The values that the column can hold: one, one in each language, or all."""
    kind = cells.kind(column.kind)
    found = [term for term in thing.get(column.predicate, ()) if kind.take(term) is not None]
    if column.base == "texts":
        first: dict[str, NamedNode | Literal] = {}
        for term in found:
            first.setdefault(_language(term), term)
        return list(first.values())
    return found if column.is_many else found[:1]


def _taken(column: Column, thing: _Thing) -> dict[str, Cell | list[Cell] | Texts]:
    """The cells of a column, by the names of its fields; the values in them leave the thing."""
    fitting = _fitting(column, thing)
    if not fitting:
        return {}
    thing[column.predicate] = [term for term in thing[column.predicate] if term not in fitting]
    if column.base == "texts":
        return {column.name: {_language(term): term.value for term in fitting}}
    if column.base == "text":
        return {column.name: fitting[0].value, f"{column.name}_lang": _language(fitting[0])}
    taken = [cell for cell in map(cells.kind(column.kind).take, fitting) if cell is not None]
    return {column.name: taken if column.is_many else taken[0]}


def _language(term: NamedNode | Literal) -> str:
    return (term.language if isinstance(term, Literal) else None) or ""


def _left_over(name: str, graph: str, predicate: NamedNode, term: NamedNode | Literal) -> Row:
    row: dict[str, Cell] = {"subject": name, "predicate": predicate.value, "object": term.value, "graph": graph}
    row["is_iri"] = isinstance(term, NamedNode)
    if isinstance(term, Literal) and term.language:
        row["language"] = term.language
    elif isinstance(term, Literal) and term.datatype != _STRING:
        row["datatype"] = term.datatype.value
    return row


def _other_quad(row: Row) -> Quad:
    value, language, datatype = _text(row, "object"), row.get("language"), row.get("datatype")
    term: NamedNode | Literal = Literal(value)
    if row.get("is_iri"):
        term = NamedNode(value)
    elif language is not None:
        term = Literal(value, language=str(language))
    elif datatype is not None:
        term = Literal(value, datatype=NamedNode(str(datatype)))
    predicate, graph = NamedNode(_text(row, "predicate")), NamedNode(_text(row, "graph"))
    return Quad(NamedNode(_text(row, "subject")), predicate, term, graph)


def _terms(column: Column, row: Row) -> list[NamedNode | Literal]:
    """The values in the cells of a column."""
    held = row.get(column.name)
    if held is None:
        return []
    if isinstance(held, Mapping):
        return [Literal(text, language=tag) for tag, text in held.items()]
    if column.base == "text":
        return [Literal(str(held), language=_text(row, f"{column.name}_lang"))]
    kind = cells.kind(column.kind)
    return [kind.give(cell) for cell in (held if isinstance(held, list) else [held])]


def _text(row: Row, field: str) -> str:
    value = row.get(field)
    if value is None:
        raise ValueError(f"there is nothing in {field!r}")
    return str(value)

"""Rows of tables: with the leftovers they are the whole graph, whatever is in it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
from hypothesis import given, settings

from kg.interchange import cells, ordered, rows
from kg.interchange.schema import OTHER, tables
from kg.stores import OxigraphStore
from kg.stores.base import VOCABULARY_GRAPH
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill
from tests.kg.interchange import nasty
from tests.kg.interchange.holding import Holding


@given(quads=nasty.quads)
@settings(max_examples=100, deadline=None)
def test_rows_of_any_quads_give_the_quads_again(quads: list[ox.Quad]) -> None:
    store = Holding(quads)
    made = list(rows.to_rows(ordered.quads(store)))
    assert {quad for table, row in made for quad in rows.to_quads(table, row)} == set(store.quads())


def test_what_this_software_writes_has_columns() -> None:
    made = list(rows.to_rows(ordered.quads(fill(OxigraphStore()))))
    left = [row for table, row in made if table == OTHER and row["graph"] != VOCABULARY_GRAPH]
    assert left == []
    with_rows = Counter(table for table, _ in made)
    without = {table.name for table in tables()} - set(with_rows)
    assert without == {"claim_reviews", "people", "ratings", "reviews", "silences", "undecided_pairs"}  # it has none


def test_a_statement_is_one_readable_row() -> None:
    made = list(rows.to_rows(ordered.quads(fill(OxigraphStore()))))
    row = next(row for table, row in made if table == "statements" and row["id"] == sample.DENIAL.statement)
    assert (row["key"], row["act"], row["polarity"], row["confidence"]) == ("s2", "deny", "denies", Decimal("0.95"))
    assert (row["gloss"], row["gloss_lang"]) == ("The army of Norland fired on Lund.", "en")
    assert (row["said_not_after"], row["speaker"]) == (date(2020, 10, 5), sample.ARMY.iri)
    span = next(row for table, row in made if table == "spans" and row["words"] == "We did not fire on Lund")
    assert sample.TEXT[int(str(span["start"])) : int(str(span["end"]))] == span["words"]


@given(text=nasty.texts)
def test_no_cell_begins_like_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = cells.protect(text)
    assert cells.unprotect(cell) == text
    assert cell
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))

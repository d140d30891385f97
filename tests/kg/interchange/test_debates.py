"""The table for Discourse Network Analyzer and the networks for Gephi, as exports."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pytest

from kg.interchange import debates
from kg.stores import OxigraphStore
from tests.kg.interchange.holding import written
from tests.newsroom import MINISTRY, NORTHLAND, OUTLET, VANYA, fill

HEADER = [
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text", "person",
    "organization", "concept", "agreement",
]  # fmt: skip


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    """The newsroom."""
    return fill()


@pytest.fixture(scope="module")
def rows(store: OxigraphStore) -> list[dict[str, str]]:
    """The table as another program reads it."""
    text = written(store, "dna.csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_table_begins_with_the_columns_of_discourse_network_analyzer(rows: list[dict[str, str]]) -> None:
    assert list(rows[0])[: len(HEADER)] == HEADER
    assert [row["statement ID"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert {row["agreement"] for row in rows} == {"0", "1"}


def test_a_person_is_the_actor_and_its_side_the_organisation(rows: list[dict[str, str]]) -> None:
    found = next(row for row in rows if row["text"] == "We did not fire at anyone")
    assert (found["person"], found["organization"]) == ("Vanya Orlova", NORTHLAND.labels["en"])
    assert (found["concept"], found["agreement"]) == ("Northland attacked Riverton", "0")
    assert found["time"] == "2020-10-05 00:00:00"


def test_who_is_no_person_is_an_organisation(rows: list[dict[str, str]]) -> None:
    found = next(row for row in rows if row["text"] == "serangan di Riverton")
    assert (found["person"], found["organization"], found["agreement"]) == ("", MINISTRY.labels["en"], "1")
    assert {row["organization"] for row in rows if not row["person"]} >= {OUTLET.labels["en"]}


def test_every_line_leads_back_to_statement_article_and_claim(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert "/id/statement/" in row["statement IRI"]
        assert "/id/article/" in row["document IRI"]
        assert "/id/claim/" in row["concept IRI"]


def test_open_positions_and_unnamed_sources_are_not_in_the_table(rows: list[dict[str, str]]) -> None:
    assert not [row for row in rows if row["text"] in ("talks are useless", "sedikitnya lima orang dilaporkan terluka")]
    assert all(row["person"] or row["organization"] for row in rows)


def test_a_line_is_a_line(store: OxigraphStore) -> None:
    assert len(written(store, "dna.csv").splitlines()) == len(list(debates.dna_rows(store))) + 1


@pytest.mark.parametrize("name", sorted(set(debates.FORMATS) - {"dna.csv"}))
def test_networks_are_exports_too(store: OxigraphStore, name: str) -> None:
    read = nx.read_gexf if name.endswith("gexf") else nx.read_graphml
    assert NORTHLAND.iri in read(io.BytesIO(written(store, name)))
    assert debates.FORMATS[name].lost
    assert VANYA.iri not in read(io.BytesIO(written(store, name)))  # her words count for Northland

from __future__ import annotations

import pytest

from kg.cli.places import show_place
from kg.errors import BusyError, QueryError
from tests.kg.cli.test_contract import run


def shown(sparql: str, line: int, column: int) -> list[str]:
    return show_place(QueryError("wrong", line=line, column=column, sparql=sparql)).split("\n")


def test_the_caret_stands_below_the_place() -> None:
    assert shown("SELECT *\r\nWHERE { ?s ?p }", 2, 15) == ["", "", "  2 | WHERE { ?s ?p }", "    |               ^"]


def test_a_tab_is_as_wide_below_as_above() -> None:
    assert shown("\t{\tx }", 1, 4) == ["", "", "  1 | \t{\tx }", "    | \t \t^"]


def test_a_long_line_is_shown_around_the_place() -> None:
    *_, text, caret = shown(f"{'a' * 500}X{'b' * 500}", 1, 501)
    assert text[caret.index("^")] == "X"
    assert len(text) < 120


@pytest.mark.parametrize(
    "error",
    [QueryError("no place"), QueryError("past the end", line=9, column=1, sparql="ASK"), BusyError("none")],
    ids=["none", "past-the-end", "other"],
)
def test_without_a_place_nothing_is_shown(error: QueryError) -> None:
    assert show_place(error) == ""


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("SELECT *\nWHERE { ?s ?p ?o\n  FILTR(?o = 1) }", "  3 |   FILTR(?o = 1) }\n    |   ^"),
        ("SELECT *\nWHERE { SERVICE <http://x.example/> { ?s ?p ?o } }", "WHERE { SERVICE <http"),
        ("SELECT *\nWHERE { ?s ?p }", "  2 | WHERE { ?s ?p }\n    |  "),
    ],
    ids=["ours", "refused", "the-engine's"],
)
def test_the_command_shows_the_line_of_a_fault(
    query: str, marked: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = tmp_path_factory.mktemp("places") / "store"
    run("ingest", "-", "--store", store, stdin=b"The dam is safe, said Ana Ruiz.")
    done = run("query", "-e", query, "--store", store)
    message = done.stderr.decode()
    assert done.returncode == 1
    assert marked in message
    assert "Traceback" not in message

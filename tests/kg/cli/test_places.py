"""Where a query is wrong is shown below its line; the command is called by its entry point."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli.places import show_place
from kg.errors import BusyError, QueryError
from kg.stores import open_store
from tests.kg.cli.running import call


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
def test_the_command_shows_the_line_of_a_fault(query: str, marked: str, tmp_path: Path) -> None:
    open_store(str(tmp_path / "store")).close()
    done = call("query", "-e", query, "--store", tmp_path / "store")
    message = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert marked in message

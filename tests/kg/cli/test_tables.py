"""Tables fit the terminal: names stay whole, quotes give way."""

from __future__ import annotations

import pytest

from kg.cli.tables import fit, print_table

ROWS = [{"who": "Vanya Orlova", "quote": "our units never left their bases " * 4, "sure": "0.81"}]


@pytest.mark.parametrize(
    ("widths", "room", "cut"),
    [
        ([4, 12, 6], 30, [4, 12, 6]),
        ([4, 90, 60], 64, [4, 30, 30]),
        ([4, 90, 20], 64, [4, 40, 20]),
        ([50, 50], 4, [8, 8]),
    ],
)
def test_the_widest_columns_are_cut_first(widths: list[int], room: int, cut: list[int]) -> None:
    assert fit(widths, room) == cut


def test_no_line_is_wider_than_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(ROWS, ("sure", "who", "quote"), width=60)
    header, line = capsys.readouterr().out.splitlines()
    assert header.split() == ["sure", "who", "quote"]
    assert len(line) <= 60
    assert "Vanya Orlova" in line
    assert line.endswith("…")


def test_what_people_type_off_is_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(
        [{"name": "statements-per-source-and-month", "asks": "how many " * 9}],
        ("name", "asks"),
        width=50,
        whole=("name",),
    )
    _, line = capsys.readouterr().out.splitlines()
    assert line.split()[0] == "statements-per-source-and-month"
    assert line.endswith("…")
    assert len(line) <= 50


def test_wide_letters_and_points_over_letters_keep_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([{"a": "東京", "b": "x"}, {"a": "قَالَ", "b": "y"}], ("a", "b"), width=60)
    _, first, second = capsys.readouterr().out.splitlines()
    assert first == "東京  x"
    assert second == "قَالَ   y"


def test_nothing_is_said_to_be_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([], ("a",))
    assert capsys.readouterr().out == "(none)\n"

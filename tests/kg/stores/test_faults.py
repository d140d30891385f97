from __future__ import annotations

from kg.stores.faults import query_error


def test_line_and_column_are_taken_from_the_engines_words() -> None:
    error = query_error(SyntaxError("error at 12:5: expected one of GRAPH, MINUS"))
    assert (error.line, error.column) == (12, 5)
    assert str(error) == "the query does not parse at line 12, column 5: expected one of GRAPH, MINUS"


def test_other_words_are_passed_on_without_a_place() -> None:
    error = query_error("unexpected empty join")
    assert (error.line, error.column, str(error)) == (None, None, "the query cannot be answered: unexpected empty join")


def test_a_long_list_of_characters_is_cut() -> None:
    assert len(str(query_error("error at 1:1: " + "x, " * 900))) < 400

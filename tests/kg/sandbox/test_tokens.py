from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sandbox.tokens import keywords, place_of, query_form, tokens, unescape


@given(st.text(max_size=80))
def test_tokens_join_to_the_text(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize("size", [20_000])
@pytest.mark.parametrize("part", ['"', "'", '"""', "<", "#", "\\", "{", "a:", '"a', "'''a", "a.-", '\\"'])
def test_tokens_of_long_broken_texts_take_linear_time(part: str, size: int) -> None:
    """Twenty thousand of any opening mark: a pattern that tries again from everywhere would take minutes."""
    assert "".join(token.text for token in tokens(part * size)) == part * size


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("PREFIX select: <x:y> ASK { ?construct select:describe 'SELECT' }", "ASK"),
        ("# SELECT\nconstruct where { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <https://x.example/SELECT>", "DESCRIBE"),
        ("nothing", ""),
    ],
)
def test_query_form(query: str, form: str) -> None:
    assert query_form(query) == form


def test_a_name_with_a_colon_is_no_keyword() -> None:
    assert [
        word.text for word in keywords("SELECT ?service { service:x a service: ; _:service 'service'@service }")
    ] == ["SELECT", "A"]


def test_escapes_are_resolved_before_anything_else() -> None:
    assert unescape(r"\u0053ERVICE \U00000041 \U00110000") == r"SERVICE A \U00110000"


@given(st.lists(st.sampled_from(["a", "é", "\n", r"\u0041", r"\U0001F600", r"\U00110000", "\\", "\r"]), max_size=12))
def test_a_place_in_the_text_without_escapes_is_found_in_the_text_as_written(parts: list[str]) -> None:
    written = "".join(parts) + "X"
    line, column = place_of(written, unescape(written).index("X"))
    lines = written.split("\n")
    assert (line, column) == (len(lines), len(lines[-1]))

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.index.asked import MAX_LENGTH, Asked, SearchError, Term, read, write_expression
from kg.index.database import Database


def test_words_phrases_beginnings_and_operators_are_told_apart() -> None:
    assert read('ceasefire OR truce "under attack" negotia* -missile NOT "old news" AND Baku') == Asked(
        (
            (Term(("ceasefire",), inflected="ceasefire"), Term(("truce",), inflected="truce")),
            (Term(("under", "attack")),),
            (Term(("negotia",), is_open=True),),
            (Term(("baku",), inflected="Baku"),),
        ),
        (Term(("missile",), inflected="missile"), Term(("old", "news"))),
    )


def test_typographic_quotation_marks_hold_a_phrase_too() -> None:
    assert read("«под огнём»").wanted == ((Term(("под", "огнем")),),)


def test_a_run_of_a_script_without_spaces_is_a_phrase_of_its_characters() -> None:
    assert read("中国").wanted == ((Term(("中", "国")),),)


@pytest.mark.parametrize("words", ["", " ", "***", "-a", 'a "b', "OR a", "a AND", "NOT", "x" * (MAX_LENGTH + 1)])
def test_what_cannot_be_understood_is_told(words: str) -> None:
    with pytest.raises(SearchError):
        read(words)


def test_too_many_words_are_refused() -> None:
    with pytest.raises(SearchError, match="32"):
        read(" ".join("abcdefghij"[number % 10] for number in range(33)))


@pytest.mark.parametrize("words", ["a^2", "NEAR(a b)", "forms:a", "{forms}: a", "a + b", "(a", "a)", "a''b", "a\x00b"])
def test_the_syntax_of_the_engine_is_only_text(words: str) -> None:
    found(words)


@given(st.text(max_size=60))
def test_any_text_is_either_searched_or_refused(words: str) -> None:
    try:
        read(words)
    except SearchError:
        return
    found(words)


DATABASE = Database(None)


def found(words: str) -> int:
    with DATABASE.connection() as connection:
        expression = write_expression(read(words))
        (number,) = connection.execute("SELECT count(*) FROM word WHERE word MATCH ?", (expression,)).fetchone()
    return int(number)

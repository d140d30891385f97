"""Page leftovers: found where they are, and only there."""

from __future__ import annotations

import time

import pytest

import kg.languages
from kg.articles.noise import find_noise
from kg.model import Span

ID = kg.languages.load("id")


def _noise(text: str, title: Span | None = None) -> list[str]:
    return [span.of(text) for span in find_noise(text, ID, title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ia pergi.\n\n0 Komentar\n\nclose", ["0 Komentar", "close"], id="whole lines"),
        pytest.param("Ia pergi.\n1.204 komentar", ["1.204 komentar"], id="any number"),
        pytest.param('"Kami siap," paparnya. source\n', ["source"], id="glued to the last line"),
        pytest.param('"Kami siap," paparnya. source\n\n3 Komentar\n', ["source", "3 Komentar"], id="glued, more below"),
        pytest.param(
            "Ia pergi.\nBaca juga: Menteri Bantah Kabar\nIa kembali.", ["Baca juga: Menteri Bantah Kabar"], id="open"
        ),
        pytest.param(
            "A.\nBaca juga: Benarkah?\nB.", ["Baca juga: Benarkah?"], id="open with colon, ends as a question"
        ),
        pytest.param(
            "A.\n  SCROLL TO CONTINUE WITH CONTENT  \r\nB.", ["SCROLL TO CONTINUE WITH CONTENT"], id="capitals"
        ),
        pytest.param("A.\n[Gambas:Video 20detik]", ["[Gambas:Video 20detik]"], id="no space behind the colon"),
        pytest.param("Ia pergi.\n(wip/dpw)", ["(wip/dpw)"], id="initials of the desk"),
        pytest.param('"Kami siap," katanya. (wip/dpw)', ["(wip/dpw)"], id="initials glued to the end"),
        pytest.param("Ia pergi.\n\ndlm/pa/cbn", ["dlm/pa/cbn"], id="bare initials"),
    ],
)
def test_leftovers_are_found(text: str, expected: list[str]) -> None:
    assert _noise(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ia berkata close adalah kata Inggris.", id="inside a sentence"),
        pytest.param("Menurut dia, source", id="no sentence ends before it"),
        pytest.param("Kata itu. source\nIa pergi.", id="not the last line"),
        pytest.param("Bagikan sembako, polisi ditegur atasannya.", id="a sentence with the same first word"),
        pytest.param("Bagikannya kepada warga", id="another word"),
        pytest.param("Baca juga " + "kata " * 60, id="a paragraph"),
        pytest.param("Serangan itu terjadi Senin. (AFP)", id="a source in brackets"),
        pytest.param("komentar", id="a number is missing"),
    ],
)
def test_text_is_left_alone(text: str) -> None:
    assert _noise(text) == []


def test_a_second_title_line_is_a_leftover() -> None:
    text = "Menteri Bantah Kabar\n\nMenteri Bantah Kabar\nMenteri itu pergi."
    assert find_noise(text, ID, Span(0, 20)) == (Span(22, 42),)


def test_the_title_itself_is_none() -> None:
    assert _noise("close\n\nMenteri itu pergi.", Span(0, 5)) == []


def test_marks_of_a_language_with_another_script() -> None:
    ru = kg.languages.load("ru")
    text = "Он ушёл.\nЧитайте также: Министр опроверг слухи"
    assert [span.of(text) for span in find_noise(text, ru)] == ["Читайте также: Министр опроверг слухи"]


@pytest.mark.parametrize(
    "piece", [". ", "a ", "(a/", '." ', "\n"], ids=["ends", "words", "brackets", "quotes", "lines"]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    start = time.perf_counter()
    find_noise(piece * 200_000, ID)
    assert time.perf_counter() - start < 5

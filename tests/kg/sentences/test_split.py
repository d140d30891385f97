"""Sentences end at end marks, not at abbreviations, initials or inside quotations."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import languages, sentences
from kg.model import Span
from tests.texts import make_article


def sentences_of(text: str, lang: str, noise: tuple[Span, ...] = ()) -> list[str]:
    article = make_article(text, lang=lang, noise=noise)
    return [s.span.of(text) for s in sentences.split(article, languages.load(lang)).sentences]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Sen. J. Doe left. He said so.", ["Sen. J. Doe left.", "He said so."]),
        ("id", "Prof. dr. Rini hadir. Ia senang.", ["Prof. dr. Rini hadir.", "Ia senang."]),
        ("en", '"It ended. It is over," he said. Then he left.', ['"It ended. It is over," he said.', "Then he left."]),
        ("en", "It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
        ("ru", "«Когда?» – спросил он. Никто не знал.", ["«Когда?» – спросил он.", "Никто не знал."]),
    ],
    ids=["abbreviation and initial", "id titles", "inside a quotation", "number", "dash dialogue"],
)
def test_split(lang: str, text: str, expected: list[str]) -> None:
    assert sentences_of(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JAKARTA, KOMPAS.com - Ia datang.", "Ia datang."),
        ("SERAYA, Feb 19 (Harbour Wire) - He came.", "He came."),
        ("MBERI — Ia datang.", "Ia datang."),
        ("Ganja – the second city – was hit.", "Ganja – the second city – was hit."),
        ("He came - at last.", "He came - at last."),
        ("LORMEL, 11 mars 2026 (Mediala) - Le port rouvre.", "Le port rouvre."),
        ("Los Pinos (Valdera), 14 sep (Meridia).- El puerto abre.", "El puerto abre."),
        ("Ganja (the second city) - was hit.", "Ganja (the second city) - was hit."),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(text: str, expected: str) -> None:
    assert sentences_of(text, "id") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:05 The ministry agrees.", "The ministry agrees."),
        ("1:20 p.m. The mayor's office agrees.", "The mayor's office agrees."),
        ("16h30 - L'Office approuve.", "L'Office approuve."),
        ("18.00 - Rumah sakit penuh.", "Rumah sakit penuh."),
        ("20.15 Uhr: Die Brücke ist gesperrt.", "Die Brücke ist gesperrt."),
        ("10:30 قالت الوزارة نعم.", "قالت الوزارة نعم."),
        ("14:05 was the time of the blast.", "14:05 was the time of the blast."),
        ("12.50 Euro kostet die Karte.", "12.50 Euro kostet die Karte."),
        ("10:1 Siege gab es selten.", "10:1 Siege gab es selten."),
    ],
)
def test_the_time_of_an_entry_on_a_live_page_is_no_part_of_its_sentence(text: str, expected: str) -> None:
    assert sentences_of(f"Live\n\n{text}", "und")[-1] == expected


def test_page_leftovers_lie_in_no_sentence() -> None:
    text = "Satu kalimat. source\n\n0 Komentar\n\nclose"
    noise = (Span(14, 20), Span(22, 32), Span(34, 39))
    assert sentences_of(text, "id", noise) == ["Satu kalimat."]


@given(st.text(max_size=300))
def test_every_sentence_is_verbatim_and_in_order(text: str) -> None:
    article = make_article(text, lang="en")
    spans = [s.span for s in sentences.split(article, languages.load("en")).sentences]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_a_quotation_that_clings_to_a_sentence_opens_the_next() -> None:
    text = 'Ia datang lagi."Jalan ini aman," ujarnya.'
    article = make_article(text, lang="id")
    layout = sentences.split(article, languages.load("id"))
    assert [s.span.of(text) for s in layout.sentences] == ["Ia datang lagi.", '"Jalan ini aman," ujarnya.']

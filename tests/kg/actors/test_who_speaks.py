"""Short articles of our own on invented people: who speaks in each statement, from the text to the name.

Every case gives the article and, for words that stand in what is said, the speaker expected.
"""

from __future__ import annotations

from datetime import date

import pytest

from kg import actors, languages, sentences, statements
from kg.model import Article

Case = tuple[str, dict[str, str]]

INDONESIAN: dict[str, Case] = {
    "subject further left than the day": (
        "Menteri Perikanan Norda, Galih Orsa, pada Rabu, menyebut stok ikan aman. Ia menegaskan harga tidak naik.",
        {"stok ikan aman": "Galih Orsa", "harga tidak naik": "Galih Orsa"},
    ),
    "subject of the clause before goes on": (
        "Bupati Rani Wulan berjanji memperbaiki jalan, seraya meminta warga bersabar.",
        {"warga bersabar": "Rani Wulan"},
    ),
    "pronoun before a verb phrase of its own": (
        "Kapten Beni Saragi membantah kabar itu. Dua jam kemudian ia mengatakan kapal itu miring.",
        {"kapal itu miring": "Beni Saragi"},
    ),
}

ENGLISH: dict[str, Case] = {
    "day between the subject and its verb": (
        "Harbour chief Rudy Holt on Friday said the port was open. He said ships would wait.",
        {"the port was open": "Rudy Holt", "ships would wait": "Rudy Holt"},
    ),
    "pronoun with a verb phrase before": (
        "Mayor Ana Lim said the school was safe. She was booed by parents and on Monday said she would resign.",
        {"the school was safe": "Ana Lim", "she would resign": "Ana Lim"},
    ),
    "words that name nobody": (
        "Dr. Omar Reza told reporters the trial had failed, but said that nobody was harmed.",
        {"the trial had failed": "Omar Reza", "nobody was harmed": "Omar Reza"},
    ),
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> actors.Directory:
    return actors.load(tmp_path_factory.mktemp("nobody"))


def who_speaks(text: str, lang: str, directory: actors.Directory) -> list[tuple[str, str | None]]:
    """The content and speaker of every statement, wholes only."""
    article = Article("a", "iri:a", "iri:v", "0" * 64, text, lang, published=date(2024, 5, 6), source="Outlet")
    pack = languages.load(lang)
    layout = sentences.split(article, pack)
    found = actors.resolve(article, layout, statements.extract(article, layout, pack), directory, pack)
    return [(one.words(text), one.speaker) for one in found.statements if one.whole is None]


def check(case: Case, lang: str, directory: actors.Directory) -> None:
    text, expected = case
    found = who_speaks(text, lang, directory)
    for words, speaker in expected.items():
        speakers = [name for content, name in found if words in content and name != "Outlet"]
        assert speakers, f"nobody says {words!r}: {found}"
        assert speakers[-1] == speaker, f"{words!r} is said by {speakers}, not {speaker!r}"


@pytest.mark.parametrize("case", INDONESIAN.values(), ids=INDONESIAN.keys())
def test_who_speaks_in_indonesian(case: Case, directory: actors.Directory) -> None:
    check(case, "id", directory)


@pytest.mark.parametrize("case", ENGLISH.values(), ids=ENGLISH.keys())
def test_who_speaks_in_english(case: Case, directory: actors.Directory) -> None:
    check(case, "en", directory)

"""Who speaks in each statement of a short article, from the text to the name."""

from __future__ import annotations

from datetime import date

from kg import actors, languages, sentences, statements
from kg.model import Article, Resolution

Case = tuple[str, dict[str, str]]  # the article, and for words that stand in what is said the speaker expected


def who_speaks(text: str, lang: str, directory: actors.Directory) -> list[tuple[str, str | None]]:
    """The content and speaker of every statement, wholes only."""
    return [(one.words(text), one.speaker) for one in resolve(text, lang, directory).statements if one.whole is None]


def resolve(text: str, lang: str, directory: actors.Directory) -> Resolution:
    """All that is found of the actors of a short article."""
    article = Article("a", "iri:a", "iri:v", "0" * 64, text, lang, published=date(2024, 5, 6), source="Outlet")
    pack = languages.load(lang)
    layout = sentences.split(article, pack)
    return actors.resolve(article, layout, statements.extract(article, layout, pack), directory, pack)


def check(case: Case, lang: str, directory: actors.Directory) -> None:
    text, expected = case
    found = who_speaks(text, lang, directory)
    for words, speaker in expected.items():
        speakers = [name for content, name in found if words in content and name != "Outlet"]
        assert speakers, f"nobody says {words!r}: {found}"
        assert speakers[-1] == speaker, f"{words!r} is said by {speakers}, not {speaker!r}"

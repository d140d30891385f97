"""Cue words are read as verbs only where a subject could stand before them."""

import pytest

from tests.texts import said_in


@pytest.mark.parametrize(
    "text",
    [
        "Her latest claims of fraud worried the board.",
        "Voters in eighteen northern states will go to the polls.",
        "The alleged name-calling went on for hours.",
        "The court rejected none of Hale's demands for a new trial in Lund, where calls still go unanswered.",
    ],
    ids=["a noun behind an adjective", "a plural", "a participle behind an article", "nouns behind others"],
)
def test_nouns_and_adjectives_report_nothing(text: str) -> None:
    assert [statement.cue.of(text) for statement in said_in(text, "en") if statement.cue] in ([], ["rejected"])


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Hale claims the bridge was sold.", "Hale", "the bridge was sold"),
        ("The report states the bridge was sold.", "The report", "the bridge was sold"),
        ("She thinks the bridge will be sold.", "She", "the bridge will be sold"),
        ("The mayor told a crowd in Lund he would sell the bridge.", "The mayor", "he would sell the bridge"),
        ("The mayor told residents at a rally in Lund to go home.", "The mayor", "to go home"),
        ("He defended the sale by saying the bridge was old.", "He", "the bridge was old"),
    ],
    ids=["a name before it", "a document before it", "a clear clause", "addressee", "addressee and verb", "a gerund"],
)
def test_verbs_with_a_subject_report(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in [(statement.mention.text, statement.words(text)) for statement in said_in(text, "en")]


def test_thinking_of_something_is_no_statement() -> None:
    assert said_in("She thought of the bridge in Lund.", "en") == []

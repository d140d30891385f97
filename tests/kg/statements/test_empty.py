"""What is no statement: contents that say nothing, bylines and headings; and cues behind what they report."""

import pytest

from kg.model import Span
from tests.texts import said_in, statements_of


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "That is what the port says now."),
        ("en", "The rebels shot back afterwards."),
        ("en", "The clerk mentioned it."),
        ("es", "Los soldados respondieron por escrito."),
    ],
)
def test_a_time_adverb_or_pronoun_alone_is_no_content(lang: str, text: str) -> None:
    assert said_in(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "The mayor called for calm.", "calm"),
        ("en", "The mayor denied this.", "this"),
        ("en", "The mayor told him to leave.", "to leave"),
        ("id", "Suta membantah tuduhan itu.", "tuduhan itu"),
    ],
)
def test_a_short_content_that_says_something_stays(lang: str, text: str, words: str) -> None:
    assert [one.words(text).removeprefix("him ") for one in said_in(text, lang)] == [words]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "By Ana Lim, Staff Writer"),
        ("en", "What we found"),
        ("en", "(Reporting by the political staff)"),
        ("en", "Send us a claim: check@paper.example"),
        ("de", "Stand: 24.01.2026, 11:48 Uhr"),
        ("es", "Por Ana Lima"),
        ("id", "Penulis: Rana Suta dan Budi Lor"),
    ],
)
def test_bylines_headings_and_the_pages_own_lines_are_told_by_nobody(lang: str, line: str) -> None:
    text = f"Judul\n\n{line}\n\nX."
    assert statements_of(text, lang, title=Span(0, 5)) == ()


@pytest.mark.parametrize(
    ("lang", "line"),
    [("en", "By then the dam was full."), ("id", "Desa Pakel: 95 rumah"), ("en", "The dam is full.")],
)
def test_what_the_outlet_tells_stays(lang: str, line: str) -> None:
    text = f"Judul\n\n{line}"
    assert [one.words(text) for one in statements_of(text, lang, title=Span(0, 5))] == [line.rstrip(".")]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("No draft blames the pilots, says crash investigator", ("crash investigator", "No draft blames the pilots")),
        ("Velm Air denies fault, says it will pay", ("Velm Air", "it will pay")),
        ("Rao suspended on Monday, says report", ("report", "Rao suspended on Monday")),
    ],
)
def test_a_headline_may_close_with_who_says_it(title: str, found: tuple[str, str]) -> None:
    text = f"{title}\n\nThe dam is full."
    said = [s for s in statements_of(text, "en", title=Span(0, len(title))) if s.mode != "narrator"]
    assert (said[-1].mention.text, said[-1].words(text)) == found


def test_words_in_capitals_before_a_colon_are_no_speaker_unless_a_name() -> None:
    title = "FACT CHECK: The dam has never been empty"
    text = f"{title}\n\nWe check what Rao says. The check took a day."
    assert [
        s.mention.text for s in statements_of(text, "en", title=Span(0, len(title))) if s.rule == "headline.label"
    ] == []


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Eleven alerts were false, says the report.", "the report", "Eleven alerts were false"),
        ("The bank, the report said, had learned of it in May.", "the report", "The bank … had learned of it in May"),
        (
            "The chief denied that any draft of the report blamed the crew, but confirmed that it rained.",
            "The chief",
            "it rained",
        ),
    ],
    ids=["a text behind its verb", "the verb of what was said", "a text within another's words"],
)
def test_who_says_it(text: str, speaker: str, words: str) -> None:
    last = said_in(text, "en")[-1]
    assert last.mention.text == speaker
    assert " … ".join(span.of(text) for span in last.content) == words

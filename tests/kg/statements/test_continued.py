"""Indirect speech that goes on without a cue, by the mood of its verbs."""

import pytest

from tests.texts import said_in


def test_the_next_sentence_is_a_further_span_of_what_was_said() -> None:
    text = "Zwei Männer würden vermisst, sagte Lea Sand. Mit Überlebenden sei kaum zu rechnen."
    (statement,) = said_in(text, "de")
    assert statement.words(text) == "Zwei Männer würden vermisst … Mit Überlebenden sei kaum zu rechnen"


def test_behind_a_quotation_it_is_a_statement_of_the_same_speaker() -> None:
    text = "„Der Damm hält“, sagte Lea Sand. Er sei im März geprüft worden."
    quoted, continued = said_in(text, "de")
    assert continued.mention == quoted.mention
    assert (continued.cue, continued.mode.value) == (None, "indirect")
    assert continued.words(text) == "Er sei im März geprüft worden"


@pytest.mark.parametrize(
    "text",
    [
        "Lea Sand sagte, der Damm halte. Der Damm ist 40 Jahre alt.",
        "Lea Sand sagte, der Damm halte. „Ich habe ihn geprüft“, stand auf einem Schild.",
    ],
    ids=["another mood", "the form in a quotation"],
)
def test_without_that_mood_nothing_goes_on(text: str) -> None:
    assert said_in(text, "de")[0].words(text) == "der Damm halte"


def test_without_a_speaker_before_nothing_goes_on() -> None:
    assert said_in("Der Damm habe gehalten.", "de") == []

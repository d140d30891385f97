"""Speakers behind adjuncts, in a verb's ending, in its clitic, and behind a conjunction."""

import pytest

from kg.model import MentionKind
from tests.texts import said_in


@pytest.mark.parametrize(
    ("text", "lang", "speaker", "words"),
    [
        (
            "El río creció, explicó ayer a los periodistas la alcaldesa Inés Robles.",
            "es",
            "la alcaldesa Inés Robles",
            "El río creció",
        ),
        (
            "« Le pont tient », a déclaré lundi à la presse le maire Jean Aubry.",
            "fr",
            "le maire Jean Aubry",
            "Le pont tient",
        ),
        ("La mairie ment, dénonce le collectif.", "fr", "le collectif", "La mairie ment"),
        ("Il n'y a eu aucun retard, a martelé son défenseur.", "fr", "son défenseur", "Il n'y a eu aucun retard"),
        ("Un pont a cédé à Podhora, a annoncé l'Ostravie.", "fr", "l'Ostravie", "Un pont a cédé à Podhora"),
        ("Faux, répond le maire Aubry : le pont tient.", "fr", "le maire Aubry", "le pont tient"),
    ],
    ids=["adverb and addressee", "day and place", "any verb of saying", "an article and a noun", "elided", "verdict"],
)
def test_the_speaker_behind_the_cue(text: str, lang: str, speaker: str, words: str) -> None:
    (statement,) = said_in(text, lang)
    assert (statement.mention.text, statement.words(text)) == (speaker, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“El dique aguanta”, aseguró.", "El dique aguanta"),
        ("Añadió que el dique aguanta.", "el dique aguanta"),
        ("El dique aguanta, indicó.", "El dique aguanta"),
        ("Según explicó, el dique aguanta.", "el dique aguanta"),
    ],
    ids=["behind a quotation", "at the start", "behind a clause", "as he explained"],
)
def test_a_verbs_ending_names_the_speaker(text: str, words: str) -> None:
    (statement,) = said_in(text, "es")
    assert (statement.mention.kind, statement.words(text)) == (MentionKind.CLITIC, words)


def test_in_a_language_that_needs_subjects_no_ending_speaks() -> None:
    assert said_in("A ajouté que le pont tient.", "fr") == []


def test_the_pronoun_in_a_cue_is_the_speaker() -> None:
    (statement,) = said_in("« Le pont tient », a-t-elle également assuré.", "fr")
    assert (statement.mention.kind, statement.mention.text) == (MentionKind.PRONOUN, "elle")


def test_a_noun_behind_an_article_is_no_cue() -> None:
    assert said_in("La sentencia cerró el caso.", "es") == []


def test_the_speaker_of_a_quotation_goes_on_behind_a_conjunction() -> None:
    text = "La entrenadora pidió “calma” y prometió que el equipo mejorará."
    assert [s.mention.text for s in said_in(text, "es")] == ["La entrenadora", "La entrenadora"]


def test_a_subject_with_an_aside_is_not_taken_for_the_words_said() -> None:
    text = "La ministre, interrogée lundi, a dénoncé la grève."
    (statement,) = said_in(text, "fr")
    assert statement.words(text) == "la grève"

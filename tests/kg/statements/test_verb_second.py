"""Clauses of German: the finite verb second, its particle or participle last, the speaker on either side."""

import pytest

from tests.texts import said_in


def found_in(text: str) -> list[tuple[str, str, str]]:
    """Speaker, act and words of each statement that is not the outlet's."""
    return [(statement.mention.text, statement.act.value, statement.words(text)) for statement in said_in(text, "de")]


@pytest.mark.parametrize(
    ("text", "speaker", "act", "words"),
    [
        ("Der Verband wies die Vorwürfe zurück.", "Der Verband", "deny", "die Vorwürfe"),
        ("Am Montag wies der Verband die Vorwürfe zurück.", "der Verband", "deny", "die Vorwürfe"),
        ("Die Vorwürfe wies der Verband zurück.", "der Verband", "deny", "Die Vorwürfe"),
        ("Den Vorschlag lehnte Petra Holm ab.", "Petra Holm", "refuse", "Den Vorschlag"),
        ("Der Angeklagte hat vor Gericht die Tat gestanden.", "Der Angeklagte", "confirm", "die Tat"),
        ("Nach dem Spiel kritisierte Trainer Jan Kolb die Abwehr.", "Trainer Jan Kolb", "condemn", "die Abwehr"),
        (
            "Gestern hat Ministerin Lea Sand Fehler eingeräumt.",
            "Ministerin Lea Sand",
            "confirm",
            "Fehler",
        ),
        ("Die Brücke sei sicher, versicherte der Minister.", "der Minister", "assert", "Die Brücke sei sicher"),
        ("Die Behörde warnte am Montag in Lund vor Rauch.", "Die Behörde", "assert", "Rauch"),
        (
            "Die Stadt, so der Bürgermeister, habe nichts gewusst.",
            "der Bürgermeister",
            "deny",
            "Die Stadt … habe nichts gewusst",
        ),
    ],
    ids=[
        "particle at the end",
        "behind an adjunct",
        "object first, somebody who speaks behind",
        "object first by its article",
        "participle at the end",
        "object behind the speaker",
        "an object without article behind a name",
        "the words first",
        "a preposition before the object, others before adjuncts",
        "interrupted",
    ],
)
def test_speaker_and_words_are_told_apart(text: str, speaker: str, act: str, words: str) -> None:
    assert found_in(text) == [(speaker, act, words)]


def test_joined_verbs_share_their_speaker() -> None:
    text = "Der Minister räumte Fehler ein, bestritt aber, dass jemand gefährdet war, und dankte den Helfern."
    assert found_in(text) == [
        ("Der Minister", "confirm", "Fehler"),
        ("Der Minister", "deny", "jemand gefährdet war"),
        ("Der Minister", "praise", "den Helfern"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Der Zug hält an, weil ein Baum auf den Gleisen liegt.",
        "Die Polizei wies den Fahrern den Weg.",
        "Die Partei lud ihre Akten auf einen Wagen.",
    ],
    ids=["another verb", "without its particle", "a particle of another place"],
)
def test_a_verb_without_its_particle_is_no_cue(text: str) -> None:
    assert found_in(text) == []


def test_a_relative_clause_behind_the_speaker_is_not_said() -> None:
    text = "Die Halle werde geschlossen, sagte Amtsleiter Uwe Sand, der den Einsatz leitet."
    assert found_in(text) == [("Amtsleiter Uwe Sand", "assert", "Die Halle werde geschlossen")]


def test_a_clause_that_begins_like_a_relative_one_is_said() -> None:
    text = "Amtsleiter Uwe Sand sagte, die Halle werde geschlossen."
    assert found_in(text) == [("Amtsleiter Uwe Sand", "assert", "die Halle werde geschlossen")]


def test_a_negated_cue_is_read_with_its_negator() -> None:
    text = "Die Firma bestritt die Vorwürfe nicht."
    (statement,) = said_in(text, "de")
    assert (statement.act.value, statement.commitment.value) == ("confirm", "yes")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Finanzminister Olaf Berg widersprach: Die Haushalte seien solide.", "de"),
        ("Le ministre dément : les comptes sont bons.", "fr"),
        ("The minister denied: the accounts are sound.", "en"),
    ],
    ids=["verb second", "verb behind its subject", "another language"],
)
def test_who_denies_stands_by_what_he_says_behind_a_colon(text: str, lang: str) -> None:
    (statement,) = said_in(text, lang)
    assert (statement.act.value, statement.commitment.value) == ("deny", "yes")


def test_a_sentence_that_only_points_back_names_the_speaker_of_the_one_before() -> None:
    text = "Der Damm hat gehalten. Das teilte Ministerin Lea Sand am Montag mit."
    assert found_in(text) == [("Ministerin Lea Sand", "assert", "Der Damm hat gehalten")]


def test_a_comma_inside_a_quotation_divides_nothing() -> None:
    text = "Der Minister nannte das „falsch, ja frei erfunden“ und kündigte eine Klage an."
    assert [words for _, _, words in found_in(text)] == ["das „falsch, ja frei erfunden“", "eine Klage"]


def test_the_speaker_of_a_comment_clause_said_what_stands_around_it() -> None:
    text = "Der Damm hielt, wie Ministerin Lea Sand am Montag mitteilte, dem Druck stand."
    assert found_in(text) == [("Ministerin Lea Sand", "assert", "Der Damm hielt … dem Druck stand")]

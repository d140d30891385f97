"""Two sayings in one sentence: each keeps its own words and its own speaker."""

from __future__ import annotations

import pytest

from tests.texts import statements_of


def read(text: str, lang: str = "id") -> list[tuple[str, str, str]]:
    """Speaker's words, act and content of each statement that is not the outlet's own."""
    whole = (s for s in statements_of(text, lang) if s.whole is None and s.mode.value != "narrator")
    return [(s.mention.text, s.act.value, s.words(text)) for s in whole]


def test_a_denial_ends_before_a_clause_with_a_source_of_its_own() -> None:
    text = "Nelayan Lambano membantah ada rumah yang sengaja dibakar, api menurutnya berasal dari tungku."
    assert read(text) == [
        ("Nelayan Lambano", "deny", "ada rumah yang sengaja dibakar"),
        ("menurutnya", "assert", "api … berasal dari tungku"),
    ]


def test_a_source_behind_all_that_was_said_keeps_it() -> None:
    text = "Harga beras turun, stok gudang penuh, menurut dia."
    assert read(text) == [("dia", "assert", "Harga beras turun, stok gudang penuh")]


@pytest.mark.parametrize("joint", ["seraya", "sambil", "sembari"])
def test_an_accompanying_saying_is_the_same_speakers(joint: str) -> None:
    text = f"Camat Rusdi meminta warga bersabar, {joint} mengingatkan bahwa banjir susulan bisa datang."
    assert read(text) == [
        ("Camat Rusdi", "demand", "warga bersabar"),
        ("Camat Rusdi", "assert", "banjir susulan bisa datang"),
    ]


def test_an_exclamation_is_decided_by_its_words() -> None:
    (cried, *_), (called, *_) = read("“Kami bukan pencuri!” seru Jito."), read("Jito menyerukan warga mundur.")
    assert (cried[1], called[1]) == ("deny", "demand")


def test_a_semicolon_parts_two_speakers() -> None:
    text = "The northern army said it had shot down a plane; the southern ministry denied that any plane was lost."
    assert read(text, "en") == [
        ("The northern army", "assert", "it had shot down a plane"),
        ("the southern ministry", "deny", "any plane was lost"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("According to Ana Lim, a spokeswoman for the army, not a shot was fired.", "not a shot was fired"),
        ("According to Ana Lim, the minister resigned, then left town.", "the minister resigned, then left town"),
    ],
)
def test_who_a_source_is_is_not_what_it_said(text: str, said: str) -> None:
    assert [words for _, _, words in read(text, "en")] == [said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "Seta asked residents to hold back, promised to look into it and threatened to sue."
        (
            "Seta meminta warga menahan diri, berjanji mengusut kasus itu, dan mengancam menggugat pabrik.",
            [("demand", "warga menahan diri"), ("promise", "mengusut kasus itu"), ("threaten", "menggugat pabrik")],
        ),
        # "Seta urged the regent to cancel the plan, admit the mistake": one demand, and no confession of Seta's.
        (
            "Seta mendesak bupati membatalkan rencana itu, mengakui kesalahan.",
            [("demand", "bupati membatalkan rencana itu, mengakui kesalahan")],
        ),
    ],
    ids=["one speaker's verbs", "what others are to do"],
)
def test_verbs_behind_a_reported_clause_are_its_speakers(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == [("Seta", act, words) for act, words in expected]


def test_a_closing_source_of_what_somebody_said_is_no_second_speaker() -> None:
    text = "The ministry said on Wednesday the driver was drunk, according to two witnesses."
    assert read(text, "en") == [("The ministry", "assert", "the driver was drunk")]


def test_a_source_that_asked_not_to_be_named_says_what_follows() -> None:
    text = "A dockworker who asked not to be named said the talks had failed."
    assert [words for _, _, words in read(text, "en")] == ["the talks had failed"]


def test_who_was_told_is_not_who_ordered() -> None:
    text = "Two former employees told The Ledger that managers ordered them not to answer phones."
    assert ("managers", "demand", "them not to answer phones") in read(text, "en")


def test_that_somebody_else_should_have_apologised_is_no_apology() -> None:
    text = "Pike said the fine could have been avoided had the company apologised."
    assert [act for _, act, _ in read(text, "en")] == ["assert"]


def test_a_lawyer_named_between_commas_speaks_for_his_client() -> None:
    text = "Stohl's lawyer, Brent Osei, said his client never offered Whitfield anything."
    ((speaker, act, words),) = read(text, "en")
    assert "Brent Osei" in speaker
    assert (act, words) == ("deny", "his client never offered Whitfield anything")


def test_what_somebody_did_is_no_speaker() -> None:
    text = "Rapat itu, melihat berbagai masalah, mengatakan jalan ditutup."
    assert "melihat berbagai masalah" not in [speaker for speaker, _, _ in read(text)]

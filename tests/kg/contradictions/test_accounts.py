"""Accounts that are vouched for or disputed: which words judge one, and when two judge the same."""

from __future__ import annotations

from datetime import date

import pytest

from kg.contradictions import accounts
from kg.contradictions.base import Outcome, Verdict
from kg.model import Act, Commitment, Entity
from tests.kg.claims.reading import FERRIES, KADLEC, MASLAK, UNION
from tests.kg.contradictions.telling import EARLY, RULE, SETTING, Told, asked, denies

YES = Commitment.YES
LATER = date(2025, 6, 30)


def says(speaker: Entity, text: str, act: Act = Act.ASSERT, said: date = EARLY) -> Told:
    return Told(speaker, text, act, YES, said)


def in_one_article(lang: str, left: Told, right: Told) -> Outcome:
    return RULE["open-report"].compare(left.stated(lang, "a"), right.stated(lang, "a"), SETTING)


JUDGED = {
    "vouched-en": ("en", says(UNION, "we stand by our reporting", Act.CONFIRM), 1, True),
    "vouched-defence": ("en", says(UNION, "the paper's defence of its story", Act.CONFIRM), 1, True),
    "no-fault-en": ("en", says(UNION, "we have seen no indication that our story is inaccurate", Act.DENY), 1, True),
    "vouched-id": ("id", says(UNION, "laporan kami benar", Act.CONFIRM), 1, True),  # our report is true
    "genuine-de": ("de", says(UNION, "das Dokument ist echt"), 1, False),  # the document is genuine
    "disputed-en": ("en", says(FERRIES, "the story is false", Act.DENY), -1, False),
    "noun-en": ("en", denies(FERRIES, "the claims in the article"), -1, False),
    "parts-en": ("en", denies(FERRIES, "parts of a news report"), -1, False),
    "made-en": ("en", says(FERRIES, "the messages and documents were doctored", Act.ACCUSE), -1, False),
    "disputed-id": ("id", says(FERRIES, "data itu tidak benar", Act.DENY), -1, False),  # that data is not true
    "hoax-id": ("id", says(FERRIES, "kabar itu hoaks", Act.DENY), -1, False),  # that news is a hoax
    "false-es": ("es", says(FERRIES, "el informe es falso", Act.DENY), -1, False),  # the report is false
    "bare-en": ("en", says(FERRIES, "that is categorically false", Act.DENY), -1, False),
}


@pytest.mark.parametrize("case", JUDGED)
def test_an_account_is_vouched_for_or_disputed(case: str) -> None:
    lang, told, stance, is_own = JUDGED[case]
    found = accounts.read(told.stated(lang, "a"))
    assert found is not None
    assert (found.stance, found.is_own) == (stance, is_own)


NOT_JUDGED = {
    "long": ("en", says(FERRIES, "the report is long")),
    "if-true": ("en", says(FERRIES, "if the story is true, he must go")),
    "others": ("en", says(FERRIES, "the ministry released a statement disputing the article", Act.PRAISE)),
    "unconfirmed": ("en", says(FERRIES, "we have not confirmed the report")),
    "question": ("id", says(FERRIES, "apakah laporan itu benar?", Act.QUESTION)),  # is the report true?
    "matter": ("de", denies(FERRIES, "dass die Fähre zu spät kam")),  # that the ferry came too late
}


@pytest.mark.parametrize("case", NOT_JUDGED)
def test_other_words_judge_no_account(case: str) -> None:
    lang, told = NOT_JUDGED[case]
    assert accounts.read(told.stated(lang, "a")) is None


# Whose account it is stands in the words: "Maslak's report", "the report of Maslak".
OWNED = {
    "en": (says(MASLAK, "we stand by our report", Act.CONFIRM), "Maslak's report is false", "Kadlec's report is false"),
    # we stand by our report / Maslak's report is not true / Kadlec's
    "id": (says(MASLAK, "laporan kami benar", Act.CONFIRM), "laporan Maslak tidak benar", "laporan Kadlec tidak benar"),
    # our report is true / the report of Maslak is false / of Kadlec
    "es": (says(MASLAK, "nuestro informe es verdad"), "el informe de Maslak es falso", "el informe de Kadlec es falso"),
}


@pytest.mark.parametrize("lang", OWNED)
def test_the_same_account_vouched_for_and_disputed(lang: str) -> None:
    vouched, disputed, other = OWNED[lang]
    found = asked("open-report", lang, vouched, says(FERRIES, disputed, Act.DENY))
    assert isinstance(found, Verdict)
    assert found.agreement == 1.0
    assert asked("open-report", lang, vouched, says(FERRIES, other, Act.DENY)) is None
    assert asked("open-report", lang, vouched, says(FERRIES, disputed, Act.DENY, LATER)) is None


def test_our_story_and_the_article_are_one_within_an_article() -> None:
    vouched = says(UNION, "we stand by our story", Act.CONFIRM)
    disputed = denies(FERRIES, "the claims in the article")
    assert isinstance(in_one_article("en", vouched, disputed), Verdict)
    assert asked("open-report", "en", vouched, disputed) is None  # of two articles nothing tells that it is the same


def test_two_who_dispute_it_and_two_who_vouch_agree() -> None:
    disputed = (denies(FERRIES, "the claims in the article"), says(KADLEC, "the story is false", Act.DENY))
    vouched = (says(UNION, "we stand by our story", Act.CONFIRM), says(MASLAK, "the report is accurate", Act.CONFIRM))
    assert in_one_article("en", *disputed) is None
    assert in_one_article("en", *vouched) is None


def test_accounts_of_two_sorts_are_two() -> None:
    disputed = denies(FERRIES, "the accusations")
    assert in_one_article("en", disputed, says(UNION, "the video is genuine")) is None


def test_who_gave_the_disputed_account_is_contradicted() -> None:
    given = says(MASLAK, "the ferry had sailed with an open bow door", Act.ACCUSE)
    found = asked("open-report", "en", given, denies(FERRIES, "Maslak's report"))
    assert isinstance(found, Verdict)
    assert found.clash == "the account: disputed / given"
    assert asked("open-report", "en", given, denies(FERRIES, "Kadlec's report")) is None
    assert asked("open-report", "en", given, denies(FERRIES, "Maslak's report on wages and rents")) is None


def test_one_own_error_owned_up_to_says_nothing_of_others() -> None:
    error = says(FERRIES, "his false statements to the court", Act.CONFIRM)
    assert in_one_article("en", error, says(UNION, "we stand by our story", Act.CONFIRM)) is None

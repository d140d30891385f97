"""Demands and refusals of which one says much more than the other: hits and near misses in three languages."""

from __future__ import annotations

import pytest

from kg.contradictions.base import Verdict
from kg.model import Act, Entity
from tests.kg.claims.reading import FERRIES, KADLEC, MASLAK, NO, UNION
from tests.kg.contradictions.telling import Told, asked, demands, promises, refuses

RULE = "open-demand"


def will_not(speaker: Entity, text: str) -> Told:
    return Told(speaker, text, Act.REFUSE)


FOUND = {
    "long-en": (
        "en",
        demands(
            UNION,
            "the company is not listening to anybody on the docks and needs to raise the wages of the night crews",
        ),
        will_not(FERRIES, "we will not raise wages"),
    ),
    "thing-en": (
        "en",
        demands(UNION, "a special session to rebuke the mayor over his latest tirade"),
        will_not(KADLEC, "he would not support bringing the council back into a special session to consider sanctions"),
    ),
    "plans-en": (
        "en",
        demands(UNION, "he needs to step down before the summer"),
        will_not(KADLEC, "he has no plans to resign"),
    ),
    # that the company name its owners, freeze the licence and open the records / to freeze the licence now
    "list-id": (
        "id",
        demands(UNION, "perusahaan (1) mengumumkan pemiliknya, (2) membekukan izin edar, dan (3) membuka catatan"),
        refuses(FERRIES, "membekukan izin edar saat ini"),
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_what_is_asked_for_is_refused(case: str) -> None:
    lang, demand, refusal = FOUND[case]
    found = asked(RULE, lang, demand, refusal)
    assert isinstance(found, Verdict)
    assert found.clash == "will: demanded / refused"


LEFT_ALONE = {
    "thing-only-en": (
        "en",
        demands(UNION, "the city release all footage from the ferry"),
        will_not(FERRIES, "the ferry will not sail on Sundays"),
    ),
    "another-thing-en": (
        "en",
        demands(UNION, "release the footage"),
        will_not(FERRIES, "we will not release the crew"),
    ),
    "anothers-en": ("en", demands(UNION, "Maslak must resign"), will_not(KADLEC, "I will not resign")),
    "condition-en": (
        "en",
        demands(UNION, "if the ferry leaks, he must resign"),
        will_not(KADLEC, "I will not resign"),
    ),
    # that the article be withdrawn and a reprimand / I will not resign (one word may say both)
    "two-senses-id": (
        "id",
        demands(UNION, "penarikan artikel dan teguran tertulis"),
        Told(KADLEC, "saya tidak akan mundur karena spanduk", Act.ASSERT),
    ),
    # that the barricades be lifted / that the suspects will not be released
    "another-act-tr": (
        "tr",
        demands(UNION, "barikatların kaldırılmasını"),
        Told(FERRIES, "şüphelilerin serbest bırakılmayacağını", Act.DENY),
    ),
    "granted-en": ("en", demands(UNION, "the company must raise wages"), promises(FERRIES, "we will raise wages")),
}


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_another_thing_is_refused(case: str) -> None:
    lang, demand, answer = LEFT_ALONE[case]
    assert asked(RULE, lang, demand, answer) is None


def test_who_is_asked_and_refuses_is_the_surest() -> None:
    refusal = Told(MASLAK, "I will not raise the fare", Act.REFUSE, NO)
    named = asked(RULE, "en", demands(UNION, "Maslak has to raise the fare"), refusal)
    other = asked(RULE, "en", demands(UNION, "the ferries have to raise the fare"), refusal)
    assert isinstance(named, Verdict)
    assert isinstance(other, Verdict)
    assert named.agreement > other.agreement


def test_who_is_asked_to_go_stays() -> None:
    found = asked(RULE, "en", demands(UNION, "Kadlec should resign"), promises(KADLEC, "I will stay in office"))
    assert isinstance(found, Verdict)

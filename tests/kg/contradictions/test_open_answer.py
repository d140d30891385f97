"""A denial or refusal that directly follows what it answers in one article: few shared words are enough."""

from __future__ import annotations

import pytest

from kg import contradictions
from kg.contradictions import Setting
from kg.contradictions.open_answer import OPEN_ANSWER, OPEN_REPLY
from kg.model import Act, Commitment, Entity, StatedClaim
from tests.kg.claims.reading import FERRIES, FRAMES, KADLEC, NO, NONE, POLICE, SIDES, UNION, read, says

SETTING = Setting(FRAMES, SIDES)
Told = tuple[str, Entity, Act, Commitment]
YES = Commitment.YES
# The second sentence of each answers the first.
ANSWERS = {
    "en": (
        ("en", "the company had cut the old pillars of the hall", UNION, Act.ACCUSE, YES),
        ("any pillars were cut", FERRIES, Act.DENY, NO),
        OPEN_ANSWER,
    ),
    # "the officers beat three prisoners in the cell" / "there was any beating"
    "id": (
        ("id", "petugas memukuli tiga tahanan di dalam sel pada malam itu", UNION, Act.ACCUSE, YES),
        ("ada pemukulan", POLICE, Act.DENY, NO),
        OPEN_ANSWER,
    ),
    # "to cancel the contracts with the port" / "the contracts will not be cancelled" (other words)
    "ru": (
        ("ru", "расторгнуть договоры с портом", UNION, Act.DEMAND, NONE),
        ("расторгнуть договоры он не будет", KADLEC, Act.REFUSE, YES),
        OPEN_REPLY,
    ),
}


def told(lang: str, first: Told, *others: Told) -> tuple[StatedClaim, ...]:
    text = " ".join(f"{one[0]}." for one in (first, *others))
    statements = [says(words, speaker, act, commitment) for words, speaker, act, commitment in (first, *others)]
    return read(text, *statements, lang=lang)


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_directly_behind_is_seen(name: str) -> None:
    (lang, *first), second, rule = ANSWERS[name]
    left, *_, right = told(lang, tuple(first), second)  # type: ignore[arg-type]  # four parts
    evidence = contradictions.gather(left, right, SETTING)
    assert evidence is not None
    assert rule in [one for one, _ in evidence.verdicts]


def test_denial_far_behind_is_no_answer() -> None:
    between: Told = ("the weather was fine", KADLEC, Act.ASSERT, YES)
    first: Told = ("the company had cut the old pillars of the hall", UNION, Act.ACCUSE, YES)
    found = told("en", first, between, between, between, ("any pillars were cut", FERRIES, Act.DENY, NO))
    assert OPEN_ANSWER.compare(found[0], found[-1], SETTING) is None


def test_denial_before_what_is_told_is_no_answer() -> None:
    denial: Told = ("any pillars were cut", FERRIES, Act.DENY, NO)
    left, *_, right = told("en", denial, ("the company had cut the old pillars", UNION, Act.ACCUSE, YES))
    assert OPEN_ANSWER.compare(left, right, SETTING) is None


def test_own_side_does_not_answer_itself() -> None:
    first: Told = ("the company had cut the old pillars of the hall", UNION, Act.ACCUSE, YES)
    left, *_, right = told("en", first, ("any pillars were cut", UNION, Act.DENY, NO))
    assert OPEN_ANSWER.compare(left, right, SETTING) is None

"""Claims outside the typed frames, compared by meaning: what fires, what is guarded and why, across languages."""

from __future__ import annotations

from datetime import date

import pytest

from kg import contradictions
from kg.contradictions import Guarded, Setting
from kg.model import Act, Commitment, Contradiction, Entity, StatedClaim
from tests.kg.claims.reading import FERRIES, FRAMES, KADLEC, MASLAK, NO, NONE, POLICE, SIDES, UNION, read, says

EARLY, LATE = date(2025, 6, 20), date(2025, 7, 4)
YES = Commitment.YES
Side = tuple[str, str, Entity, Act, Commitment, date]
SETTING = Setting(FRAMES, SIDES)


def one(side: Side, name: str) -> tuple[StatedClaim, ...]:
    lang, text, speaker, act, commitment, said = side
    return read(text, says(text, speaker, act, commitment), lang=lang, published=said, name=name)


def judged(left: Side, right: Side) -> Contradiction | Guarded | None:
    (first, *_), (second, *_) = one(left, "a"), one(right, "b")
    return contradictions.compare(first, second, SETTING)


def side(
    lang: str,
    text: str,
    speaker: Entity,
    act: Act = Act.ASSERT,
    commitment: Commitment = YES,
    said: date = EARLY,
) -> Side:
    return lang, text, speaker, act, commitment, said


CONTRADICTIONS = {
    "denial-en": (
        side("en", "the bow door had been known to be faulty", UNION, Act.ACCUSE),
        side("en", "that the bow door had been known to be faulty", FERRIES, Act.DENY, NO),
        "open-denial",
    ),
    "denial-id": (
        side("id", "petugas memukuli tahanan di Podhora", UNION, Act.ACCUSE),
        side("id", "petugas memukuli tahanan", POLICE, Act.DENY, NO),
        "open-denial",
    ),
    # "the company paid the workers' wages" / "the company has not paid the workers' wages"
    "denial-ru": (
        side("ru", "компания выплатила зарплату рабочим", FERRIES),
        side("ru", "компания не выплатила зарплату рабочим", UNION),
        "open-denial",
    ),
    # "the company has not paid the workers' wages"
    "denial-across": (
        side("en", "the company has paid the workers' wages", FERRIES),
        side("id", "perusahaan tidak membayar gaji buruh", UNION),
        "open-denial",
    ),
    "opposite-en": (
        side("en", "the water in the harbour is safe", UNION),
        side("en", "the water in the harbour is dangerous", FERRIES),
        "open-opposite",
    ),
    # "the price of rice rose" / "the price of rice fell"
    "opposite-id": (
        side("id", "harga beras naik pekan ini", UNION),
        side("id", "harga beras turun pekan ini", FERRIES),
        "open-opposite",
    ),
    # "Prices fell"
    "opposite-across": (
        side("en", "food prices have risen", UNION),
        side("de", "die Preise sind gefallen", FERRIES),
        "open-opposite",
    ),
    "quantity-en": (
        side("en", "the strike cost the company 400 jobs", UNION),
        side("en", "the strike cost the company 900 jobs", FERRIES),
        "open-quantity",
    ),
    # "the victim jumped from the fourth floor, not from the second floor" / "from the second floor"
    "contrast-id": (
        side("id", "korban melompat dari lantai empat, bukan dari lantai dua", POLICE),
        side("id", "korban melompat dari lantai dua", UNION),
        "open-denial",
    ),
    "announced-en": (
        side("en", "the company cut the workers' wages", UNION, Act.ACCUSE),
        side("en", "the claim, repeated by the press, that the company cut the workers' wages", FERRIES, Act.DENY, NO),
        "open-denial",
    ),
    "offer-refused-en": (
        side("en", "compensation for the families of the victims", FERRIES, Act.OFFER, NONE),
        side("en", "the compensation for the families", UNION, Act.REFUSE, NO),
        "open-refusal",
    ),
    "refusal-en": (
        side("en", "the fare should be raised", UNION, Act.DEMAND, NONE),
        side("en", "to raise the fare this year", FERRIES, Act.REFUSE, NO),
        "open-refusal",
    ),
    # "the fare be raised" / "raising the fare"
    "refusal-across": (
        side("id", "tarif dinaikkan bulan ini", UNION, Act.DEMAND, NONE),
        side("en", "to raise the fare this year", FERRIES, Act.REFUSE, NO),
        "open-refusal",
    ),
    "promise-en": (
        side("en", "we will pay the workers' wages in full", FERRIES, Act.PROMISE),
        side("en", "the company did not pay the workers' wages", UNION, said=LATE),
        "open-promise",
    ),
    "attribution-en": (
        side("en", 'the teachers are "a burden", in the words of Kadlec', UNION),
        side("en", "I never called the teachers a burden", KADLEC, Act.DENY),
        "open-attribution",
    ),
    # "ever having called the teachers a burden"
    "attribution-across": (
        side("en", 'Kadlec called the teachers "a burden"', UNION),
        side("id", "pernah menyebut guru sebagai beban", KADLEC, Act.DENY, NO),
        "open-attribution",
    ),
}


@pytest.mark.parametrize(("left", "right", "rule"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_open_claims_contradict(left: Side, right: Side, rule: str) -> None:
    found = judged(left, right)
    assert isinstance(found, Contradiction)
    assert found.rule == rule
    assert found.clash
    assert found.why


GUARDED = {
    "not-yet": (
        side("en", "the company has not yet paid the workers' wages", UNION),
        side("en", "the company has paid the workers' wages", FERRIES, said=LATE),
        "update",
    ),
    # "the company has not yet paid the workers' wages" / "… has paid …"
    "not-yet-id": (
        side("id", "perusahaan belum membayar gaji buruh", UNION),
        side("id", "perusahaan sudah membayar gaji buruh", FERRIES, said=LATE),
        "update",
    ),
    "bound": (
        side("en", "the strike cost the company at least 400 jobs", UNION),
        side("en", "the strike cost the company 900 jobs", FERRIES),
        "bound",
    ),
    # "the strike cost the company at least 400 jobs"
    "growing": (
        side("en", "the strike cost the company 400 jobs", UNION),
        side("en", "the strike cost the company 900 jobs", FERRIES, said=LATE),
        "growing-toll",
    ),
    "hedge": (
        side("en", "the rent may have fallen in the old town", FERRIES),
        side("en", "the rent in the old town has risen", FERRIES),
        "same-side",
    ),
    "other-day": (
        side("en", "the company paid the workers' wages in May", FERRIES),
        side("en", "the company did not pay the workers' wages in June", UNION),
        "other-day",
    ),
    "other-label": (
        side("en", "the rider was pushed by a car on stage 9", UNION, Act.ACCUSE),
        side("en", "the rider was not pushed by a car on stage 11", FERRIES, Act.DENY),
        "other-thing",
    ),
}


@pytest.mark.parametrize(("left", "right", "guard"), GUARDED.values(), ids=GUARDED)
def test_what_looks_opposed_is_kept_with_its_reason(left: Side, right: Side, guard: str) -> None:
    found = judged(left, right)
    assert isinstance(found, Guarded)
    assert found.guard == guard


SILENT = {
    "same": (
        side("en", "food prices have risen", UNION),
        side("id", "harga pangan naik", FERRIES),  # food prices rose
    ),
    "both-deny": (
        side("en", "the company has paid the workers' wages", UNION, Act.DENY, NO),
        side("id", "perusahaan tidak membayar gaji buruh", FERRIES),  # the company has not paid the workers' wages
    ),
    "question": (
        side("en", "why were the workers' wages not paid?", UNION, Act.QUESTION, NONE),
        side("en", "the workers' wages were paid", FERRIES),
    ),
    "other-matter": (
        side("en", "the company insulted its passengers", UNION, Act.ACCUSE),
        side("en", "that the bow door was faulty", FERRIES, Act.DENY, NO),
    ),
    "not-only": (
        side("en", "not only the company raised its prices", UNION),
        side("en", "the company raised its prices", FERRIES),
    ),
    "matter-not-saying": (
        side("en", "the teachers are a burden", UNION),
        side("en", "I never called the teachers a burden", KADLEC, Act.DENY),
    ),
    "other-demand": (
        side("en", "the accounts must be opened", UNION, Act.DEMAND, NONE),
        side("en", "to meet outside of working hours", FERRIES, Act.REFUSE, NO),
    ),
}


@pytest.mark.parametrize(("left", "right"), SILENT.values(), ids=SILENT)
def test_open_claims_that_do_not_clash(left: Side, right: Side) -> None:
    assert not isinstance(judged(left, right), Contradiction)


def test_an_accusation_that_is_denied_is_not_what_was_only_told_before() -> None:
    text = "The union said that ten workers died. Sandlink denied that accusation."
    _, denied = read(text, says("ten workers died", UNION), says("that accusation", FERRIES, Act.DENY, NO))
    assert denied.about is None


def test_a_denial_of_that_is_read_from_what_it_answers() -> None:
    text = "The union said the company cut the workers' wages. Sandlink denied this claim."
    accused, denied = read(
        text,
        says("the company cut the workers' wages", UNION, Act.ACCUSE),
        says("this claim", FERRIES, Act.DENY, NO),
    )
    assert denied.about == "the company cut the workers' wages"
    found = contradictions.compare(accused, denied, SETTING)
    assert isinstance(found, Contradiction)
    # "the company cut the workers' wages"
    elsewhere = one(side("id", "perusahaan memotong gaji buruh", MASLAK, Act.ACCUSE), "b")[0]
    assert isinstance(contradictions.compare(elsewhere, denied, SETTING), Contradiction)

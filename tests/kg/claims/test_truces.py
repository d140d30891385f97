"""Who breaks a truce by what is told of him: deeds placed behind or against a truce, and deeds soon after it began."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Act, Polarity, StatedClaim
from tests.factories import OUTLET
from tests.kg.claims.reading import CAST, KADLEC, MASLAK, NO, place, read, roles, says

PODHORA_RU = place("podhora-ru", "Подгора", None, "Подгору", "Подгоры")
BEGAN, NEXT, LATER = date(2025, 6, 20), date(2025, 6, 21), date(2025, 6, 28)


def breaches(stated: tuple[StatedClaim, ...]) -> list[StatedClaim]:
    return [one for one in stated if one.claim.frame == "break-cease-fire"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Ostravian forces shelled Podhora after the truce had been announced"),
        ("en", "Despite the ceasefire, Ostravian forces shelled Podhora"),
        ("en", "After the declaration of a humanitarian ceasefire, Ostravian forces shelled Podhora"),
        ("id", "pasukan Ostravia menembaki Podhora setelah gencatan senjata diumumkan"),
        ("id", "Meski ada gencatan senjata, pasukan Ostravia menembaki Podhora"),
        ("de", "Ostravian forces beschossen Podhora trotz der Waffenruhe"),
        ("tr", "Ostravian forces ateşkesten sonra Podhora'yı bombaladı"),
    ],
)
def test_whoever_attacks_behind_or_against_a_truce_is_told_to_have_broken_it(lang: str, text: str) -> None:
    (breach,) = breaches(read(text, says(text, KADLEC), lang=lang))
    assert roles(breach) == {"agent": {"Ostravian forces"}}
    assert (breach.polarity, breach.explicitness) == (Polarity.AFFIRMS, "implied")
    assert breach.note is not None
    assert "while a truce held" in breach.note


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Ostravian forces shelled Podhora after the truce collapsed"),
        ("en", "Ostravian forces shelled Podhora after the ceasefire talks had failed"),
        ("en", "Ostravian forces shelled Podhora after the failure of the truce"),
        ("en", "Ostravian forces shelled Podhora before the truce"),
        ("en", "Podhora was shelled after the truce"),  # by whom is not said
        ("id", "pasukan Ostravia menembaki Podhora setelah perundingan gencatan senjata gagal"),
        ("id", "pasukan Ostravia menembaki Podhora sebelum gencatan senjata"),
        ("tr", "Ostravian forces ateşkes görüşmelerinden sonra Podhora'yı bombaladı"),
        ("tr", "Ostravian forces ateşkesten önce Podhora'yı bombaladı"),
    ],
)
def test_what_was_done_while_no_truce_held_breaks_none(lang: str, text: str) -> None:
    assert not breaches(read(text, says(text, KADLEC), lang=lang))


def test_fire_from_a_land_after_the_truce_is_laid_to_that_land() -> None:
    text = "After the truce Podhora was shelled from the territory of Ostravia"
    (breach,) = breaches(read(text, says(text, KADLEC)))
    assert [(slot.label, slot.is_assumed) for slot in breach.claim.slots] == [("Ostravia", True)]


TOLD = {
    "en": ("The truce took effect on 20 June. ", "Ostravian forces shelled Podhora on {day} June"),
    "id": ("Gencatan senjata mulai berlaku pada 20 Juni. ", "pasukan Ostravia menembaki Podhora pada {day} Juni"),
    "ru": ("Перемирие вступило в силу 20 июня. ", "Ostravian forces обстреляли Подгору {day} июня"),
}


@pytest.mark.parametrize(("day", "is_breach"), [(NEXT, True), (BEGAN, False), (LATER, False)])
@pytest.mark.parametrize("lang", TOLD)
def test_attack_on_the_day_after_a_truce_began_breaks_it(lang: str, day: date, is_breach: bool) -> None:
    began, attack = TOLD[lang][0], TOLD[lang][1].format(day=day.day)
    words_by_day = [(f"20 {began.split()[-1].rstrip('.')}", BEGAN), (f"{day.day} {attack.split()[-1]}", day)]
    cast = (*CAST, PODHORA_RU)
    told = read(
        began + attack, says(began.rstrip(". "), OUTLET), says(attack, KADLEC), lang=lang, times=words_by_day, cast=cast
    )
    assert bool(breaches(told)) is is_breach


def test_denial_that_points_at_such_a_report_denies_the_breach() -> None:
    text = "Despite the truce, Ostravian forces shelled Podhora, he said. Maslak rejected the accusation."
    told = read(
        text,
        says("Despite the truce, Ostravian forces shelled Podhora", KADLEC, Act.ACCUSE),
        says("the accusation", MASLAK, Act.DENY, NO),
    )
    assert [one.polarity for one in breaches(told)] == [Polarity.AFFIRMS, Polarity.DENIES]

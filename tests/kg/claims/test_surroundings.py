"""What a statement does not name: "the city", "both towns", the town of its paragraph, the day of what it answers."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Act, StatedClaim
from tests.factories import OUTLET
from tests.kg.claims.reading import KADLEC, MASLAK, read, roles, says

DAY = date(2025, 6, 20)


def told(lang: str, before: str, words: str) -> StatedClaim:
    """The second of two sentences, read behind the first."""
    return read(f"{before}. {words}.", says(before, OUTLET), says(words, KADLEC), lang=lang)[1]


@pytest.mark.parametrize(
    ("lang", "before", "words"),
    [
        ("en", "Talks were held in Podhora", "Ostravian forces shelled the city"),
        ("en", "Talks were held in Podhora", "Ostravian forces fired with rockets at the town"),
        ("id", "Perundingan digelar di Podhora", "pasukan Ostravia menembaki kota itu"),
        ("ro", "Discuțiile au avut loc în Podhora", "Ostravian forces au tras cu rachete asupra orașului"),
        ("tr", "Görüşmeler Podhora'da yapıldı", "Ostravian forces kente ateş açtı"),
    ],
)
def test_the_city_is_the_town_named_last(lang: str, before: str, words: str) -> None:
    stated = told(lang, before, words)
    assert roles(stated) == {"agent": {"Ostravian forces"}, "patient": {"Podhora"}}
    assert [slot.is_assumed for slot in stated.claim.slots if slot.role == "patient"] == [True]


@pytest.mark.parametrize(
    ("lang", "before", "words"),
    [
        ("en", "Podhora lies north of Lisa", "Ostravian forces shelled the city of Lisa"),
        ("en", "Lisa is small", "Ostravian forces shelled the city of Lisa and nothing else"),
        ("id", "Podhora ada di utara", "pasukan Ostravia menembaki kota Lisa"),
        ("ru", "Podhora лежит на севере", "Ostravian forces обстреляли город Lisa"),
    ],
)
def test_a_town_that_is_named_is_the_one_meant(lang: str, before: str, words: str) -> None:
    assert roles(told(lang, before, words))["patient"] == {"Lisa"}


@pytest.mark.parametrize(
    ("lang", "before", "words"),
    [
        ("en", "Podhora and Lisa lie on a river", "Ostravian forces shelled both towns"),
        ("id", "Podhora dan Lisa ada di tepi sungai", "pasukan Ostravia menembaki kedua kota itu"),
        ("az", "Podhora və Lisa çay kənarındadır", "hər iki şəhər raketlə vurulub"),
    ],
)
def test_both_towns_are_the_two_named_last(lang: str, before: str, words: str) -> None:
    assert roles(told(lang, before, words))["patient"] == {"Podhora", "Lisa"}


def test_country_and_contested_place_are_no_city() -> None:
    assert "Brenna" not in str(roles(told("en", "Talks were held in Brenna", "Ostravian forces shelled the city")))
    assert "patient" not in roles(told("en", "Kelmar is at war", "Ostravian forces fired at the city"))


@pytest.mark.parametrize(
    ("lang", "before", "words"),
    [
        ("en", "Podhora was shelled on Sunday", "A house was hit"),
        ("id", "Podhora ditembaki pada Minggu", "Sebuah rumah diserang"),
        ("uk", "Podhora обстріляли в неділю", "ракета влучила в будинок"),
    ],
)
def test_harm_without_a_place_was_done_where_its_paragraph_tells_of_harm(lang: str, before: str, words: str) -> None:
    stated = told(lang, before, words)
    assert {slot.label for slot in stated.claim.slots if slot.is_assumed} == {"Podhora"}


@pytest.mark.parametrize(
    "before", ["Podhora and Lisa were shelled", "Talks were held in Podhora", "Podhora was shelled\n\nIt was late"]
)
def test_paragraph_of_two_towns_or_of_other_things_gives_no_place(before: str) -> None:
    stated = told("en", before, "A house was hit")
    assert "Podhora" not in str(roles(stated))


def test_denial_is_of_the_day_that_its_sentence_tells() -> None:
    text = (
        "After Kadlec reported a strike on Podhora on 20 June, Maslak said Ostravian forces had not fired at Podhora."
    )
    found = read(
        text,
        says("a strike on Podhora on 20 June", KADLEC),
        says("Ostravian forces had not fired at Podhora", MASLAK, Act.DENY),
        times=[("20 June", DAY)],
    )
    times = [one.claim.time for one in found]
    assert [(time.first, time.is_assumed) for time in times if time] == [(DAY, False), (DAY, True)]


def test_active_verb_takes_the_number_behind_it() -> None:
    (stated,) = read("The two strikes killed 26 people", says("The two strikes killed 26 people", KADLEC))
    assert stated.claim.quantity is not None
    assert (stated.claim.quantity.low, stated.claim.quantity.unit) == (26, "person")


@pytest.mark.parametrize(
    ("lang", "text"),
    [("tr", "Podhora'ya 5 Ekim'de füze saldırısı düzenlendi"), ("id", "Podhora diserang pada 5 Oktober dengan rudal")],
)
def test_day_of_a_month_counts_no_missiles(lang: str, text: str) -> None:
    assert read(text, says(text, KADLEC), lang=lang)[0].claim.quantity is None

"""How far a denial that only points reaches, and which words point at all."""

from __future__ import annotations

import pytest

from kg.model import Act, Polarity
from tests.kg.claims.reading import FERRIES, KADLEC, MASLAK, NO, POLICE, UNION, read, says

TOLD = ("Kadlec sold the old ferries", "Feri tua dijual Kadlec", "Старые паромы проданы")


@pytest.mark.parametrize(
    ("lang", "told", "denied"),
    [
        ("en", "The crossing went well", "there was no complaint"),
        ("id", "Penyeberangan itu berjalan lancar", "tidak ada keluhan apa pun"),  # no complaint whatever
        ("fr", "La traversée s'est bien passée", "il n'y a aucune accusation"),  # there is no accusation
        ("de", "Die Überfahrt verlief gut", "es gibt keine Vorwürfe"),  # there are no allegations
    ],
)
def test_that_there_was_no_complaint_denies_nothing_that_was_said_before(lang: str, told: str, denied: str) -> None:
    found = read(
        f"{told}. {denied}.",
        says(told, KADLEC),
        says(denied, UNION, Act.DENY),
        lang=lang,
    )
    assert found[-1].about is None


@pytest.mark.parametrize(
    ("lang", "told", "denied"),
    [
        ("en", "Kadlec sold the old ferries", "that accusation is not true"),
        ("id", "Kadlec menjual feri tua itu", "tuduhan itu tidak benar"),
        ("fr", "Kadlec a vendu les vieux ferries", "cette accusation est fausse"),
        ("de", "Kadlec hat die alten Fähren verkauft", "dieser Vorwurf ist falsch"),
    ],
)
def test_that_an_accusation_is_untrue_denies_the_accusation(lang: str, told: str, denied: str) -> None:
    found = read(
        f"{told}. {denied}.",
        says(told, UNION, Act.ACCUSE),
        says(denied, KADLEC, Act.DENY),
        lang=lang,
    )
    assert found[-1].about == told
    assert found[-1].polarity is Polarity.DENIES


@pytest.mark.parametrize(
    ("lang", "told", "pointer", "fillers"),
    [
        ("en", TOLD[0], "that", [f"The weather on day {number} was fine" for number in range(5)]),
        ("id", TOLD[1], "hal itu", [f"Cuaca hari ke-{number} cerah" for number in range(5)]),
        ("ru", TOLD[2], "это", [f"Погода в день {number} была хорошей" for number in range(5)]),
    ],
)
def test_a_mere_pointer_reaches_no_accusation_far_before_it(
    lang: str, told: str, pointer: str, fillers: list[str]
) -> None:
    def about(between: list[str]) -> str | None:
        text = ". ".join([told, *between, f"Maslak: {pointer}"])
        made = [says(one, POLICE) for one in between]
        return read(text, says(told, UNION, Act.ACCUSE), *made, says(pointer, MASLAK, Act.CONFIRM), lang=lang)[-1].about

    assert about([]) == told
    assert about(fillers) != told


def test_a_word_for_an_accusation_reaches_it_over_other_statements() -> None:
    between = [f"The weather on day {number} was fine" for number in range(5)]
    text = ". ".join([TOLD[0], *between, "Maslak rejected the accusation"])
    found = read(
        text,
        says(TOLD[0], UNION, Act.ACCUSE),
        *(says(one, POLICE) for one in between),
        says("the accusation", MASLAK, Act.DENY, NO),
    )
    assert found[-1].about == TOLD[0]


@pytest.mark.parametrize(
    ("lang", "words", "act"),
    [
        ("en", "the harbour master is right about the new winter timetable", Act.ASSERT),
        ("id", "kabar pelabuhan kota akan ditutup tahun depan adalah hoaks", Act.ASSERT),
        ("en", "his false papers about the harbour of the old town", Act.CONFIRM),
        ("es", "es falso que el puerto viejo cierre en invierno", Act.ASSERT),
    ],
)
def test_a_verdict_that_tells_what_it_is_of_is_no_pointer(lang: str, words: str, act: Act) -> None:
    found = read(f"{TOLD[0]}. {words}.", says(TOLD[0], UNION, Act.ACCUSE), says(words, FERRIES, act), lang=lang)
    assert found[-1].about is None


def test_who_stands_by_his_own_words_confirms_nobody_elses() -> None:
    text = "Sandlink Ferries withheld wages. The union stood by her statement."
    found = read(
        text,
        says("Sandlink Ferries withheld wages", MASLAK, Act.ACCUSE),
        says("her statement", UNION, Act.CONFIRM),
    )
    assert found[-1].about is None


def test_a_part_of_a_statement_is_about_what_is_nested_in_it() -> None:
    text = "She denied hints that the ferries were sold, and hints of theft."
    whole = says(("hints that the ferries were sold", "hints of theft"), MASLAK, Act.DENY, NO, key="s1")
    part = says("hints that the ferries were sold", MASLAK, Act.DENY, NO, key="s1.1", whole="s1")
    other = says("hints of theft", MASLAK, Act.DENY, NO, key="s1.2", whole="s1")
    nested = says("the ferries were sold", UNION, Act.ACCUSE, key="s2", parent="s1")
    found = {one.key: one for one in read(text, whole, part, other, nested)}
    assert found["s1.1"].about == "the ferries were sold"
    assert found["s1.2"].about is None

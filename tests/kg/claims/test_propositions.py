"""Words to typed frames and roles, in two languages; and words that no frame fits."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Act, Polarity
from tests.factories import OUTLET
from tests.kg.claims.reading import (
    FERRIES,
    KADLEC,
    KELMAR_MINISTRY,
    MASLAK,
    NO,
    NONE,
    OSTRAVIA,
    UNION,
    read,
    roles,
    says,
)


def only(text: str, *args: object, lang: str = "en", **kwargs: object):
    found = read(text, says(text, *args, **kwargs), lang=lang)  # type: ignore[arg-type]  # keywords are passed on
    return found[0]


KF, OF, OG, KG = "Kelmari forces", "Ostravian forces", "Government of Ostravia", "Government of Kelmar"


@pytest.mark.parametrize(
    ("lang", "text", "frame", "expected"),
    [
        ("en", "Kelmari forces shelled Podhora", "attack", {"agent": {KF}, "patient": {"Podhora"}}),
        ("en", "Podhora was heavily shelled by Kelmari forces", "attack", {"agent": {KF}, "patient": {"Podhora"}}),
        ("en", "there were attacks on Podhora and Lisa", "attack", {"patient": {"Podhora", "Lisa"}}),
        ("en", "Podhora and Lisa were hit", "attack", {"patient": {"Podhora", "Lisa"}}),
        ("en", "Ostravia shelled the town of Lisa, Kelmar, on Sunday", "attack", {"agent": {OG}, "patient": {"Lisa"}}),
        # "Ostravian forces attacked the city of Podhora"
        ("id", "pasukan Ostravia menyerang kota Podhora", "attack", {"agent": {OF}, "patient": {"Podhora"}}),
        # "Podhora was shelled by Ostravian forces": Indonesian needs no "by"
        ("id", "Podhora ditembaki pasukan Ostravia", "attack", {"agent": {OF}, "patient": {"Podhora"}}),
        # "there was an attack in Podhora and Lisa"
        ("id", "adanya serangan di Podhora dan Lisa", "attack", {"patient": {"Podhora", "Lisa"}}),
        # "Brenna is part of Kelmar", "Brenna is Kelmar"
        ("id", "Brenna adalah bagian dari Kelmar", "belong-to", {"theme": {"Brenna"}, "agent": {KG}}),
        ("id", "Brenna adalah Kelmar", "belong-to", {"theme": {"Brenna"}, "agent": {KG}}),
        ("en", "Brenna belongs to Ostravia", "belong-to", {"theme": {"Brenna"}, "agent": {OG}}),
        ("en", "Kelmar controls Brenna", "control-territory", {"agent": {KG}, "theme": {"Brenna"}}),
        ("en", "Kelmari forces captured Brenna", "capture-territory", {"agent": {KF}, "theme": {"Brenna"}}),
    ],
)  # fmt: skip
def test_frame_and_roles(lang: str, text: str, frame: str, expected: dict[str, set[str]]) -> None:
    found = only(text, OUTLET, lang=lang)
    assert found.claim.frame == frame
    assert roles(found) == expected


def test_first_person_plural_is_the_speakers_side() -> None:
    found = read("We did not fire at Podhora, said Maslak", says("We did not fire at Podhora", MASLAK))[0]
    assert roles(found) == {"agent": {"Government of Ostravia"}, "patient": {"Podhora"}}
    assert found.polarity is Polarity.DENIES


def test_subject_of_a_denied_verb_phrase_is_the_speaker() -> None:
    found = read("Ostravia denied shelling Podhora", says("shelling Podhora", OSTRAVIA, Act.DENY, NO))[0]
    assert roles(found) == {"agent": {"Government of Ostravia"}, "patient": {"Podhora"}}


def test_subject_of_an_accusation_is_its_target() -> None:
    text = "Kadlec accused Ostravia of shelling Podhora"
    found = read(text, says("shelling Podhora", KADLEC, Act.ACCUSE, target="Ostravia"))[0]
    assert roles(found)["agent"] == {"Government of Ostravia"}


def test_coordinated_demands_share_their_subject() -> None:
    # "Ostravia must apologise, recognise Brenna as territory of Kelmar and withdraw all troops"
    text = "Ostravia harus meminta maaf, mengakui Brenna sebagai wilayah Kelmar dan menarik mundur semua pasukan"
    parts = ("Ostravia harus meminta maaf", "mengakui Brenna sebagai wilayah Kelmar", "menarik mundur semua pasukan")
    found = read(
        text,
        says(text, KADLEC, Act.DEMAND, NONE, key="s1"),
        *(says(part, KADLEC, Act.DEMAND, NONE, key=f"s1.{n}", whole="s1") for n, part in enumerate(parts, start=1)),
        lang="id",
    )
    explicit = [one for one in found if one.explicitness == "explicit"]
    assert [one.claim.frame for one in explicit] == ["apologise", "recognise", "withdraw"]
    assert all(roles(one)["agent"] == {"Government of Ostravia"} for one in explicit)


def test_residents_of_a_place_are_not_its_government() -> None:
    found = only("residents of Kelmar attacked Podhora", OUTLET)
    assert "agent" not in roles(found)


def test_country_that_only_locates_a_town_fills_no_role() -> None:
    # "Ostravian forces attacked the city of Podhora, Kelmar"
    found = only("pasukan Ostravia menyerang kota Podhora Kelmar", OUTLET, lang="id")
    assert roles(found)["patient"] == {"Podhora"}


def test_person_with_an_office_is_no_territory() -> None:
    # "Kadlec is president of Kelmar": the copula alone does not make a claim of belonging
    assert only("Kadlec adalah presiden Kelmar", OUTLET, lang="id").claim.frame == "open"


@pytest.mark.parametrize(
    ("lang", "text", "polarity"),
    [
        ("en", "Ostravia did not shell Podhora", Polarity.DENIES),
        ("en", "Ostravia didn't shell Podhora", Polarity.DENIES),
        ("en", "Ostravia never shelled Podhora", Polarity.DENIES),
        ("en", "no fire was opened at Podhora", Polarity.DENIES),
        ("en", "Ostravia not only shelled Podhora", Polarity.AFFIRMS),
        ("en", "Ostravia may have shelled Podhora", Polarity.UNCOMMITTED),
        ("en", "Ostravia must withdraw from Podhora", Polarity.UNCOMMITTED),
        ("id", "Ostravia tidak menyerang Podhora", Polarity.DENIES),
        ("id", "Ostravia tidak hanya menyerang Podhora", Polarity.AFFIRMS),  # "not only"
        ("id", "Ostravia belum menyerang Podhora", Polarity.DENIES),  # "not yet"
        ("id", "Ostravia diduga menyerang Podhora", Polarity.UNCOMMITTED),  # "is suspected of"
        ("id", "Brenna bukanlah Kelmar", Polarity.DENIES),  # "is not"
    ],
)
def test_negation_and_hedges_in_the_words(lang: str, text: str, polarity: Polarity) -> None:
    assert only(text, KELMAR_MINISTRY, lang=lang).polarity is polarity


def test_denial_of_a_negation_affirms() -> None:
    text = "Sandlink denied that it had not paid the wages"
    found = read(text, says("it had not paid the wages", FERRIES, Act.DENY, NO))[0]
    assert (found.claim.frame, found.polarity) == ("pay", Polarity.AFFIRMS)


def test_scope_of_a_denial_is_its_origin() -> None:
    found = only("no fire was opened from the territory of Ostravia toward Kelmar", MASLAK, Act.DENY)
    assert found.polarity is Polarity.DENIES
    assert found.claim.origin is not None
    assert found.claim.origin.label == "Ostravia"
    assert "agent" not in roles(found)


def test_denial_without_an_object_names_no_patient() -> None:
    found = only("Ostravia has not fired from any kind of weapon", MASLAK, Act.DENY)
    assert (found.claim.frame, found.polarity) == ("attack", Polarity.DENIES)
    assert set(roles(found)) == {"agent"}


def test_open_claim_keeps_content_words_and_names() -> None:
    found = only("the bow door of Sandlink Ferries was known to be faulty", UNION)
    assert found.claim.frame == "open"
    assert found.claim.lemmas == ("bow", "door", "faulty", "known")
    assert roles(found) == {"theme": {"Sandlink Ferries"}}


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("en", "five people were killed in Podhora", 5.0, 5.0),
        ("en", "at least 12 civilians were killed in Podhora", 12.0, None),
        ("en", "up to 1,200 people were killed in Podhora", None, 1200.0),
        ("id", "sedikitnya dua belas orang tewas di Podhora", 12.0, None),  # "at least twelve people died"
        ("id", "1.200 orang tewas di Podhora", 1200.0, 1200.0),
    ],
)
def test_quantities_with_bounds(lang: str, text: str, low: float | None, high: float | None) -> None:
    found = only(text, KELMAR_MINISTRY, lang=lang)
    assert found.claim.frame == "casualty-killed"
    assert found.claim.quantity is not None
    assert (found.claim.quantity.low, found.claim.quantity.high) == (low, high)
    assert roles(found)["place"] == {"Podhora"}


def test_indefinite_number_is_no_quantity() -> None:
    assert only("several people were killed in Podhora", KELMAR_MINISTRY).claim.quantity is None


def test_same_claim_in_two_languages_has_one_identity() -> None:
    english = read(
        "Kelmari forces shelled Podhora on Sunday",
        says("Kelmari forces shelled Podhora on Sunday", OUTLET),
        times=[("Sunday", date(2025, 6, 22))],
    )
    indonesian = read(
        "pasukan Kelmar menembaki Podhora pada Minggu",
        says("pasukan Kelmar menembaki Podhora pada Minggu", OUTLET),
        lang="id",
        times=[("Minggu", date(2025, 6, 22))],
    )
    assert english[0].claim.iri == indonesian[0].claim.iri
    assert indonesian[0].claim.labels["en"] == "Kelmari forces attacked Podhora (22 June 2025)"
    assert indonesian[0].claim.labels["id"] == "pasukan Kelmar menembaki Podhora pada Minggu"


def test_label_invents_no_agent() -> None:
    assert only("Podhora was shelled", OUTLET).claim.labels["en"] == "Podhora was attacked"


def test_condemnation_states_the_event_apart_as_presupposed() -> None:
    text = "Kadlec condemned the shelling of Podhora"
    main, presupposed = read(text, says("the shelling of Podhora", KADLEC, Act.CONDEMN, NO))
    assert (main.explicitness, main.polarity) == ("explicit", Polarity.UNCOMMITTED)
    assert (presupposed.explicitness, presupposed.polarity) == ("presupposed", Polarity.AFFIRMS)
    assert main.claim.iri == presupposed.claim.iri


def test_what_a_nested_speaker_says_is_not_the_reporters_claim() -> None:
    text = "Kadlec, who claimed that Brenna belongs to Kelmar, must withdraw from Lisa"
    found = read(
        text,
        says(text, MASLAK, Act.DEMAND, NONE),
        says("Brenna belongs to Kelmar", KADLEC, parent="s1"),
    )
    assert [one.claim.frame for one in found] == ["withdraw", "belong-to"]
    assert [one.depth for one in found] == [1, 2]

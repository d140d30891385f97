"""Bare denials and confirmations: what they are bound to, and when they are not."""

from __future__ import annotations

from datetime import date

from kg.model import Act, Commitment, Polarity
from tests.kg.claims.reading import (
    FERRIES,
    KADLEC,
    KELMAR,
    KELMAR_MINISTRY,
    MASLAK,
    NO,
    OSTRAVIA,
    UNION,
    read,
    roles,
    says,
)

DAY = date(2025, 6, 22)


def test_bare_denial_takes_the_report_about_the_deniers_side() -> None:
    text = "Ostravian forces shelled Podhora on Sunday. Lisa was shelled too. Ostravia denied carrying out an attack."
    found = read(
        text,
        says("Ostravian forces shelled Podhora on Sunday", KELMAR_MINISTRY),
        says("Lisa was shelled too", KELMAR_MINISTRY),
        says("carrying out an attack", OSTRAVIA, Act.DENY, NO),
        times=[("on Sunday", DAY)],
    )
    denial = found[-1]
    assert denial.claim.iri == found[0].claim.iri
    assert denial.polarity is Polarity.DENIES
    assert all(slot.is_assumed for slot in denial.claim.slots)
    assert denial.note is not None
    assert denial.confidence < found[0].confidence


def test_bare_denial_in_indonesian() -> None:
    # "Ostravian forces attacked Podhora. The Ostravian side denies carrying out an attack."
    text = "pasukan Ostravia menyerang Podhora. Sedangkan pihak Ostravia membantah melakukan serangan."
    found = read(
        text,
        says("pasukan Ostravia menyerang Podhora", KELMAR_MINISTRY),
        says("melakukan serangan", OSTRAVIA, Act.DENY, NO),
        lang="id",
    )
    assert found[1].claim.iri == found[0].claim.iri


def test_denial_is_not_bound_to_what_the_other_side_did() -> None:
    text = "Kelmari forces shelled Brenna. Ostravia denied carrying out an attack."
    found = read(
        text,
        says("Kelmari forces shelled Brenna", MASLAK),
        says("carrying out an attack", OSTRAVIA, Act.DENY, NO),
    )
    assert roles(found[1]) == {"agent": {"Government of Ostravia"}}
    assert found[1].note is None


def test_denial_of_an_accusation_by_a_word_that_points_to_it() -> None:
    text = "The union said Sandlink Ferries withheld wages. Sandlink Ferries denied the accusation."
    found = read(
        text,
        says("Sandlink Ferries withheld wages", UNION, Act.ACCUSE),
        says("the accusation", FERRIES, Act.DENY, NO),
    )
    assert found[1].claim.iri == found[0].claim.iri
    assert found[1].polarity is Polarity.DENIES


def test_report_called_false_is_denied() -> None:
    text = "Ostravian forces shelled Podhora. The report is disinformation."
    found = read(
        text,
        says("Ostravian forces shelled Podhora", KADLEC),
        says("The report is disinformation", MASLAK, Act.DENY),
    )
    assert (found[1].claim.iri, found[1].polarity) == (found[0].claim.iri, Polarity.DENIES)


def test_event_called_false_in_one_sentence_is_denied() -> None:
    text = "Reports of a strike on Podhora are untrue"
    found = read(text, says(text, MASLAK, Act.DENY))[0]
    assert (found.claim.frame, found.polarity, roles(found)) == ("attack", Polarity.DENIES, {"patient": {"Podhora"}})


def test_confirmation_of_an_event_takes_no_agent_over() -> None:
    text = "Ostravian forces shelled Podhora. The ministry confirmed the attack."
    found = read(
        text,
        says("Ostravian forces shelled Podhora", MASLAK),
        says("the attack", KELMAR_MINISTRY, Act.CONFIRM),
    )
    assert "agent" not in roles(found[1])


def test_negated_sentence_is_no_pointer() -> None:
    text = "Ostravian forces shelled Podhora. We have not fired."
    found = read(
        text,
        says("Ostravian forces shelled Podhora", KADLEC),
        says("We have not fired", MASLAK, Act.DENY),
    )
    assert roles(found[1]) == {"agent": {"Government of Ostravia"}}


def test_denial_with_nothing_before_it_stays_bare() -> None:
    found = read("Kelmar denied carrying out an attack", says("carrying out an attack", KELMAR, Act.DENY, NO))
    assert roles(found[0]) == {"agent": {"Government of Kelmar"}}


def test_verdict_on_the_report_of_an_event_points_at_what_was_told_of_it() -> None:
    # The ministry reported missiles fired at Podhora. Maslak called the report of the strike a falsification.
    text = "Ракеты выпущены по Podhora. Сообщение об ударе фальсификацией."
    told = says("Ракеты выпущены по Podhora", KELMAR_MINISTRY)
    denied = says("Сообщение об ударе фальсификацией", MASLAK, Act.DENY, key="s2")
    found = [one for one in read(text, told, denied, lang="ru") if one.key == "s2"]
    assert [one.polarity for one in found] == [Polarity.DENIES]
    assert roles(found[0]) == {"patient": {"Podhora"}}


def test_denial_of_an_account_is_of_what_was_told_directly_before() -> None:
    text = "Kelmar sold the old ferries in May. The old harbour was flooded. A third guest disputed that account."
    found = read(
        text,
        says("Kelmar sold the old ferries in May", MASLAK, Act.ACCUSE),
        says("The old harbour was flooded", KADLEC),
        says("that account", UNION, Act.DENY, NO),
    )
    assert found[-1].about == "The old harbour was flooded"
    assert found[-1].polarity is Polarity.DENIES


def test_denial_of_an_account_is_of_what_the_person_named_told() -> None:
    # "The ferries were sold. The harbour is empty. The union disputes Kadlec's version."
    text = "Feri itu sudah dijual. Pelabuhan kini kosong. Serikat membantah versi Kadlec tersebut."
    found = read(
        text,
        says("Feri itu sudah dijual", KADLEC),
        says("Pelabuhan kini kosong", MASLAK),
        says("versi Kadlec tersebut", UNION, Act.DENY, NO),
        lang="id",
    )
    assert found[-1].about == "Feri itu sudah dijual"


def test_refusal_that_only_points_is_of_the_demand_before() -> None:
    text = "The union wants the night ferries to stop. Wages are low. Maslak rejected both demands."
    found = read(
        text,
        says("the night ferries to stop", UNION, Act.DEMAND, Commitment.NONE),
        says("Wages are low", UNION),
        says("both demands", MASLAK, Act.REFUSE, NO),
    )
    assert found[-1].about == "the night ferries to stop"
    assert found[-1].polarity is Polarity.DENIES


def test_rejected_denial_is_not_bound() -> None:
    text = "Kadlec sold the old ferries. The union rejected that denial."
    found = read(
        text,
        says("Kadlec sold the old ferries", MASLAK),
        says("that denial", UNION, Act.DENY, NO),
    )
    assert found[-1].about is None


def test_denied_accusation_is_taken_from_where_it_is_told_in_full() -> None:
    text = "Kadlec accuses Ostravia of a missile attack. Ostravian forces shelled Lisa. Maslak rejected the accusation."
    found = read(
        text,
        says("Ostravia of a missile attack", KADLEC, Act.ACCUSE),
        says("Ostravian forces shelled Lisa", KADLEC),
        says("the accusation", MASLAK, Act.DENY, NO),
    )
    assert found[-1].about == "Ostravian forces shelled Lisa"

"""What somebody denies to have said is not given to him; what he denies of others stays theirs, without commitment."""

import pytest

from kg.model import Act, Commitment
from tests.texts import said_in

SELF_DENIED = (
    ("en", "Varn denied that he ever called Lune a cheat."),
    ("en", "Varn said it was untrue that he called the governor a racist."),
    ("en", "The minister denied he had accused the union of fraud."),
    ("en", "The mayor denied that he had promised the contract to Ostrel Works."),
    ("id", "Bupati Brill membantah bahwa ia menuduh serikat buruh curang."),
    ("id", "Menteri Varn mengatakan tidak benar bahwa ia menyebut gubernur rasis."),
    ("ru", "Мэр отрицал, что он обвинял Варна в краже."),
    ("ru", "Мэр отрицает, что обещал контракт Варну."),
)


@pytest.mark.parametrize(("lang", "sentence"), SELF_DENIED, ids=[sentence for _, sentence in SELF_DENIED])
def test_a_denied_saying_is_not_said_by_its_denier(lang: str, sentence: str) -> None:
    assert [statement.act for statement in said_in(sentence, lang)] == [Act.DENY]


def test_a_saying_denied_of_somebody_else_is_his_without_commitment() -> None:
    denial, told = said_in("The ministry of Ostrel denied that Governor Lune accused the farmers of theft.", "en")
    assert denial.act is Act.DENY
    assert (told.mention.text, told.act, told.commitment) == ("Governor Lune", Act.ACCUSE, Commitment.NONE)


def test_a_saying_left_open_is_without_commitment() -> None:
    [told] = said_in("Police did not confirm that Governor Lune accused the farmers of theft.", "en")
    assert (told.mention.text, told.commitment) == ("Governor Lune", Commitment.NONE)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry of Ostrel denied allegations by the Reed Party that it had sold the land.",
        "The ministry of Ostrel rejected the claim of the Reed Party that it had sold the land.",
    ],
)
def test_near_miss_an_accusation_that_was_made_stays_its_accusers(sentence: str) -> None:
    told = said_in(sentence, "en")[1]
    assert "Reed Party" in told.mention.text
    assert told.commitment is Commitment.YES


def test_near_miss_a_saying_in_plain_speech_is_said() -> None:
    told = said_in("Varn said that Governor Lune accused the farmers of theft.", "en")[1]
    assert (told.mention.text, told.act, told.commitment) == ("Governor Lune", Act.ACCUSE, Commitment.YES)


def test_who_refuses_to_apologise_for_a_remark_denies_nothing() -> None:
    assert [s.act for s in said_in("The clerk refused to apologise for the remark.", "en")] == [Act.REFUSE]

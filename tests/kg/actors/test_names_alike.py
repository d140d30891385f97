"""Whose name is meant where several hold one word, on short articles of our own about invented people and bodies.

Every case gives the article and, for words that stand in what is said, the speaker expected.
"""

from __future__ import annotations

import pytest

from kg import actors
from tests.kg.actors.speaking import Case, check, resolve

ENGLISH: dict[str, Case] = {
    "a person with a title beside a tower of that name": (
        "President Orrin praised the mayor. The Orrin Tower project ended. Orrin said the talks were over.",
        {"the talks were over": "Orrin"},
    ),
    "the title tells the man from the woman of one surname": (
        "Wanda Kestrel grew up in Maine with the Rev. Thomas Kestrel. Ms. Kestrel said the mill was safe. "
        "Mr. Kestrel said the mill was old.",
        {"the mill was safe": "Wanda Kestrel", "the mill was old": "Thomas Kestrel"},
    ),
    "a man of that surname whom nobody named before": (
        "Susan Kestrel said the mill was safe. Mr. Kestrel said the mill was old.",
        {"the mill was safe": "Susan Kestrel", "the mill was old": "Kestrel"},
    ),
    "a title alone chooses between nobody": (
        "Haris Bantor, the finance minister, resigned. Devi Bantor, his niece, said the report was fiction. "
        "Mr. Bantor said the bank was sound.",
        {"the report was fiction": "Devi Bantor", "the bank was sound": "Haris Bantor"},
    ),
    "somebody's supporters are not he": (
        "Rudy Holt said the vote was fair. Holt supporters said the vote was stolen.",
        {"the vote was fair": "Rudy Holt", "the vote was stolen": "Holt supporters"},
    ),
    "pilots of an airline are not the airline": (
        "Talora Air said the plane was sound. Two former Talora pilots said the alarm was broken.",
        {"the plane was sound": "Talora Air", "the alarm was broken": "Two former Talora pilots"},
    ),
    "a paper's poll is the paper's word, an apposition with a small noun is he": (
        "Benno Rauth, one of her aides, said the tax would rise. A Courier poll said voters agreed.",
        {"the tax would rise": "Benno Rauth"},
    ),
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> actors.Directory:
    return actors.load(tmp_path_factory.mktemp("nobody"))


@pytest.mark.parametrize("case", ENGLISH.values(), ids=ENGLISH.keys())
def test_whose_name_is_meant_in_english(case: Case, directory: actors.Directory) -> None:
    check(case, "en", directory)


@pytest.mark.parametrize(("times", "is_kept"), [(3, True), (2, False)], ids=["often", "now and then"])
def test_initials_that_come_often_are_somebody(times: int, is_kept: bool, directory: actors.Directory) -> None:
    # "The campus explained the death of TQR. Now the family of TQR has come. Yesterday a friend of TQR wept."
    told = ["Kampus menjelaskan kematian TQR.", "Kini keluarga TQR datang.", "Kemarin teman TQR menangis."][:times]
    names = {name for entity in resolve(" ".join(told), "id", directory).entities for name in entity.names}
    assert ("TQR" in names) is is_kept

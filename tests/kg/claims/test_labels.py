"""The plain English sentence of a typed claim: number of the verb, and words of other languages."""

from __future__ import annotations

import pytest

from kg.model import Act
from tests.kg.claims.reading import KADLEC, KELMAR_MINISTRY, read, says


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("en", "Podhora was shelled", "Podhora was attacked"),
        ("en", "Podhora and Lisa were shelled", "Podhora & Lisa were attacked"),
        ("en", "two missile launchers were destroyed", "Two missile launchers were damaged (2 × missile)"),
        ("id", "beberapa orang terluka", "People were injured"),  # "some people were hurt": no Indonesian in it
        ("fr", "un Su-25 a été abattu", "“Su-25” was shot down"),
        ("en", "Sandlink was fined", "Sandlink was fined"),
    ],
    ids=["one", "two", "plural-words", "foreign-words", "model-number", "untyped-or-own"],
)
def test_label(lang: str, text: str, label: str) -> None:
    stated = read(text, says(text, KELMAR_MINISTRY), lang=lang)[0]
    assert stated.claim.labels["en"] == label


def test_label_names_no_role_that_is_empty() -> None:
    stated = read("denied the attack", says("the attack", KADLEC, Act.DENY))[0]
    assert "<" not in stated.claim.labels["en"]
    assert "…" not in stated.claim.labels["en"]

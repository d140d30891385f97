"""Indirect speech that goes on in an uncued sentence, in Indonesian."""

import pytest

from tests.texts import said_in


def told(text: str) -> list[str]:
    return [s.words(text) for s in said_in(text, "id")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "According to Rana, the flood is receding. Therefore residents may go home."
        (
            "Menurut Rana, banjir mulai surut. Karena itu, warga boleh pulang.",
            ["banjir mulai surut … Karena itu, warga boleh pulang"],
        ),
        # "Rana stressed the decision waits for the inquiry. However, if there was a breach, the permit can be revoked."
        (
            "Rana menegaskan keputusan itu menunggu penyelidikan. Namun, jika terbukti melanggar, izin bisa dicabut.",
            ["keputusan itu menunggu penyelidikan … Namun, jika terbukti melanggar, izin bisa dicabut"],
        ),
    ],
    ids=["conclusion", "condition"],
)
def test_a_conclusion_or_condition_goes_on_with_what_was_said(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "rest",
    [
        " Jembatan itu dibangun dua tahun.",
        " Karena itu, pada Senin jembatan ditutup.",
        "\nKarena itu, jembatan ditutup.",
    ],
    ids=["narration", "dated narration", "new paragraph"],
)
def test_the_newsroom_s_own_sentence_does_not(rest: str) -> None:
    assert told("Rana mengatakan jembatan itu retak." + rest) == ["jembatan itu retak"]

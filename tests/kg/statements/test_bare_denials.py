"""What a denial without words of its own denies, in Indonesian."""

import pytest

from tests.texts import said_in


def denials(text: str) -> list[tuple[str, str, str]]:
    found = said_in(text, "id")
    return [(s.mention.text, s.words(text), s.commitment.value) for s in found if s.act.value == "deny"]


@pytest.mark.parametrize(
    "ending", [".", " dan menyebut jalan itu sudah diperbaiki."], ids=["end of the sentence", "another verb follows"]
)
def test_it_denies_what_was_said_before(ending: str) -> None:
    text = f"Warga menyebut jalan desa itu tidak aman. Camat Rudi Seta membantahnya{ending}"
    assert denials(text) == [("Camat Rudi Seta", "jalan desa itu tidak aman", "no")]


@pytest.mark.parametrize(
    "text",
    [
        "Hujan turun sejak pagi. Camat Rudi Seta membantahnya.",
        "Warga menyebut jalan itu rusak. Camat Rudi Seta belum membantahnya.",
        "Warga meminta jalan itu diperbaiki. Camat Rudi Seta membantahnya.",
        "Camat Rudi Seta menyebut jalan itu rusak.\n\nCamat Lena Wiro membantahnya.",
    ],
    ids=["nothing was said", "not yet denied", "a demand", "another paragraph"],
)
def test_nothing_is_denied(text: str) -> None:
    assert denials(text) == []

"""Whose words a quotation holds, in Indonesian news style."""

import pytest

from tests.texts import said_in


def quoted(text: str) -> list[tuple[str, str]]:
    return [(s.mention.text, s.words(text)) for s in said_in(text, "id")]


@pytest.mark.parametrize(
    "speaker",
    [
        "Menteri Riset dan Industri Bamba Brata",
        "Direktur Utama PT Arung (Arung Group) Wiwin Wida",
        "Kepala Dusun Ngelo, Kelurahan Sari, Wahyu Wira",
        "Menteri Dalam Negeri Toto Kurnia",
        "peneliti Lembaga Ilmu Bumi (LIB), Dewi Fortu",
    ],
    ids=["conjunction", "brackets", "place between commas", "small word in a title", "brackets and comma"],
)
def test_a_long_office_keeps_the_name_of_its_bearer(speaker: str) -> None:
    # "“The road is open,” said <office and name> in the capital, Monday."
    assert quoted(f"“Jalan sudah dibuka,” kata {speaker} di ibu kota, Senin (5/10).") == [
        (speaker, "Jalan sudah dibuka")
    ]


def test_a_clitic_speaks_with_every_word_of_saying() -> None:
    assert quoted("“Jalan sudah dibuka,” katanya singkat.") == [("katanya", "Jalan sudah dibuka")]


def test_a_later_quotation_of_the_paragraph_is_not_the_rest_of_an_interrupted_one() -> None:
    # "“The road is open,” he said. The sign there reads as follows. “Whoever passes pays the toll.”"
    text = "“Jalan sudah dibuka,” ujarnya. Papan di sana berbunyi demikian. “Barang siapa lewat wajib membayar bea.”"
    assert ("ujarnya", "Jalan sudah dibuka") in quoted(text)


def test_the_cue_behind_the_second_paragraph_speaks_for_the_first() -> None:
    text = "“Jalan sudah dibuka. Kami senang.\n“Besok pasar juga buka,” kata Wira."
    assert quoted(text) == [("Wira", "Jalan sudah dibuka. Kami senang … Besok pasar juga buka")]

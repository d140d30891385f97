"""Who says what in a title, in Indonesian headline style."""

import pytest

from kg.model import Span
from tests.texts import said_in, statements_of


def told(title: str, body: str = "Jembatan itu ditutup pada Maret.") -> list[tuple[str, str]]:
    text = f"{title}\n\n{body}"
    found = statements_of(text, "id", title=Span(0, len(title)))
    return [(s.mention.text, s.words(text)) for s in found if s.whole is None and s.mode.value != "narrator"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # "Residents reject the mine, the mayor denies having signed"
        (
            "Warga Tolak Tambang Emas, Wali Kota Bantah Teken Izin",
            [("Warga", "Tambang Emas"), ("Wali Kota", "Teken Izin")],
        ),
        # The council calls the money missing, the secretary calls that untrue.
        (
            "Dewan Sebut Uang Kas Hilang, Sekretaris: Tidak Benar",
            [("Dewan", "Uang Kas Hilang"), ("Sekretaris", "Tidak Benar")],
        ),
        # "Drivers strike, demand that the minister keep his promise"
        ("Sopir Angkot Mogok, Tuntut Menteri Tepati Janji", [("Sopir Angkot", "Menteri Tepati Janji")]),
        # "The dean is accused of copying a thesis"
        ("Dekan Dituding Jiplak Skripsi", [("", "Jiplak Skripsi")]),
        # "Rana's reply after Toto challenged him over the village's money"
        ("Respons Rana Usai Ditantang Toto soal Dana Desa", [("Toto", "soal Dana Desa")]),
        # "Police say nine are dead, dozens missing"
        ("Polisi Sebut 9 Orang Tewas, Puluhan Hilang", [("Polisi", "9 Orang Tewas, Puluhan Hilang")]),
    ],
    ids=["two clauses", "label behind a clause", "shared subject", "hidden accuser", "passive", "list goes on"],
)
def test_a_title_is_read_clause_by_clause(title: str, expected: list[tuple[str, str]]) -> None:
    assert told(title) == expected


@pytest.mark.parametrize("title", ["Tragedi di Selat Lor: Kapal Karam Dini Hari", "Taktik Baru Tim Lor: Main Bertahan"])
def test_a_topic_before_a_colon_says_nothing(title: str) -> None:
    assert told(title) == []


def test_the_quoted_title_of_another_piece_is_read_as_a_title() -> None:
    text = 'Tonton juga video "Rana Ungkap Rahasia Kedai Tua" di sini:'
    assert ("Rana", "Rahasia Kedai Tua") in [(s.mention.text, s.words(text)) for s in said_in(text, "id")]


def test_a_passive_ends_with_its_part_of_the_title() -> None:
    text = "Rektor Didesak Mundur, Kampus Bentuk Tim\n\nHujan turun."
    title = Span(0, text.find("\n"))
    found = [s for s in statements_of(text, "id", title=title) if s.mode != "narrator"]
    assert [s.words(text) for s in found] == ["Mundur"]

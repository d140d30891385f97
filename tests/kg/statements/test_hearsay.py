"""Who said what inside what somebody says, in Indonesian, where no complementiser marks it."""

import pytest

from tests.texts import said_in


def nested(text: str) -> list[tuple[str, str]]:
    return [(s.mention.text, s.words(text)) for s in said_in(text, "id") if s.parent is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "“Mr Toto said the road is badly damaged,” said Rana."
        ("“Pak Toto bilang jalannya rusak parah,” kata Rana.", ("Pak Toto", "jalannya rusak parah")),
        # "“That is data that the bank reported every day,” said Rana."
        ("“Itu data simpanan yang dilaporkan oleh perbankan setiap hari,” kata Rana.", ("perbankan", "data simpanan")),
        # "“According to residents, the ship left at night,” said Rana."
        (
            "“Berdasarkan keterangan warga, kapal itu berangkat malam,” kata Rana.",
            ("warga", "kapal itu berangkat malam"),
        ),
        # "Rana brushed aside the talk going round about why the ship sank."
        (
            "Rana menampik kabar yang ramai di kalangan nelayan soal penyebab kapal karam.",
            ("", "penyebab kapal karam"),
        ),
        # "Rana said the ship sank on Tuesday, not on Monday as rumour has it."
        (
            "Rana memastikan kapal karam pada hari Selasa, bukan hari Senin seperti kabar yang beredar.",
            ("", "hari Senin"),
        ),
    ],
    ids=["spoken", "passive", "according", "noun with topic", "echo"],
)
def test_what_others_said_is_found_inside(text: str, expected: tuple[str, str]) -> None:
    assert expected in nested(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Saya bilang jalannya rusak parah,” kata Rana.",
        "“Menurut saya, jalannya rusak parah,” kata Rana.",
        "Rana meminta bank memastikan uang nasabah aman.",
        "Rana membantah tuduhan itu.",
    ],
    ids=["the speaker himself", "his own opinion", "asked for, not said", "bare noun"],
)
def test_what_nobody_else_said_is_left_alone(text: str) -> None:
    assert nested(text) == []


def test_another_medium_reports_where_nobody_else_speaks() -> None:
    # "The Lor Daily reports, Monday (5/10), the bridge collapsed." and the same with a speaker, where it is provenance.
    alone = said_in("Dilansir Harian Lor, Senin (5/10), jembatan itu roboh.", "id")
    assert [(s.mention.text, s.words("Dilansir Harian Lor, Senin (5/10), jembatan itu roboh.")) for s in alone] == [
        ("Harian Lor", "jembatan itu roboh")
    ]
    text = "Dilansir Harian Lor, Senin (5/10), Rana mengatakan jembatan itu roboh."
    assert [(s.mention.text, s.words(text)) for s in said_in(text, "id")] == [("Rana", "jembatan itu roboh")]


def test_what_is_rumoured_of_somebody_threatens_nobody() -> None:
    text = "Seta dikabarkan akan dipecat."
    assert [(s.act.value, s.words(text)) for s in said_in(text, "id")] == [("assert", "Seta … akan dipecat")]


def test_a_promise_complained_of_is_not_the_complainers() -> None:
    text = '"Janjinya selesai Mei, tapi sampai sekarang belum," keluh Suminar.'
    assert [s.act.value for s in said_in(text, "id")] == ["condemn"]

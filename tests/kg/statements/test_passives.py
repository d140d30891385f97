"""What a passive cue reports, in Indonesian: with or without its agent, before or behind it."""

import pytest

from tests.texts import said_in


def told(text: str) -> list[tuple[str, str, str]]:
    return [(s.act.value, s.mention.text, s.words(text)) for s in said_in(text, "id")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The bill is predicted by experts to add to the debt."
        (
            "Rancangan itu diprediksi para ahli akan menambah utang negara.",
            ("assert", "para ahli", "Rancangan itu … akan menambah utang negara"),
        ),
        # "Wira was accused by the prosecutor of moving the money."
        ("Wira dituduh jaksa memindahkan uang desa.", ("accuse", "jaksa", "memindahkan uang desa")),
        # "The accusation was denied by his spokesman."
        ("Tuduhan itu dibantah juru bicaranya.", ("deny", "juru bicaranya", "Tuduhan itu")),
        # "The news was denied by her lawyer, Lena Wiro, on Monday."
        ("Kabar itu dibantah pengacaranya, Lena Wiro, Senin.", ("deny", "pengacaranya, Lena Wiro", "Kabar itu")),
        # "Wira was urged to resign."
        ("Wira didesak mundur dari jabatannya.", ("demand", "", "mundur dari jabatannya")),
        # "The villagers have not received the rice that the regent promised."
        ("Warga belum menerima beras yang dijanjikan Bupati Seta.", ("promise", "Bupati Seta", "beras")),
        # "He joined what he considered a 'party of the people'."
        ("Ia masuk ke dalam apa yang dianggapnya 'partai rakyat'.", ("assert", "dianggapnya", "partai rakyat")),
        # "It was explained by the mayor that the road is closed."
        ("Dijelaskan oleh Wali Kota Sari bahwa jalan itu ditutup.", ("assert", "Wali Kota Sari", "jalan itu ditutup")),
    ],
    ids=[
        "of its subject",
        "accusation",
        "his spokesman",
        "her lawyer by name",
        "hidden agent",
        "relative clause",
        "clitic",
        "complementiser",
    ],
)
def test_a_passive_cue_gives_what_was_said(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hal itu disampaikan Wira kemarin.",
        "Klaim itu disampaikan stafnya.",
        "Wira ditanya soal itu.",
        "Buku itu disampaikan lewat pos.",
        "Tidak ada keluhan apa pun yang disampaikan Wira.",
    ],
    ids=["pointer", "pointer to a claim", "topic alone", "no agent", "no such thing was said"],
)
def test_a_passive_without_what_was_said_reports_nothing(text: str) -> None:
    assert told(text) == []

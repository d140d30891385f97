"""Which words of a content are conditions, and where they end."""

import time

import pytest

from tests.texts import said_in, statements_of
from tests.timing import keeps_pace


def conditions_of(text: str, lang: str) -> list[str]:
    return [span.of(text) for statement in said_in(text, lang) for span in statement.conditions]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "“If the rain goes on, we will leave,” Lim said.", ["If the rain goes on"]),
        ("en", "“We will leave if the rain goes on and the dam, the bridge or the road breaks,” Lim said.",
         ["if the rain goes on and the dam, the bridge or the road breaks"]),
        ("en", "“The claims, if true, would end his career,” Lim said.", ["if true"]),
        ("en", "“Should the court agree, we will appeal,” Lim said.", ["Should the court agree"]),
        ("en", "“If I were you I would leave,” Lim said.", []),
        ("en", "“If I were the mayor I would leave,” Lim said.", ["If I were the mayor"]),
        ("en", "The club said it would pay the fine, subject to approval by the league.",
         ["subject to approval by the league"]),
        ("en", "“We will come if you ask, but we will not stay,” Lim said.", ["if you ask"]),
        ("en", "“Even if it rains, we will play,” Lim said.", []),
        ("en", "“Once again the river rose,” Lim said.", []),
        ("en", "“We will stay until Monday,” Lim said.", []),
        ("id", '"Jika hujan turun lagi, kami akan mengungsi," kata Lestari.', ["Jika hujan turun lagi"]),
        ("id", '"Namun, jika air naik, kami akan mengungsi," kata Lestari.', ["jika air naik"]),
        ("id", '"Kalau tidak, kami akan mogok," kata Lestari.', ["Kalau tidak"]),
        ("id", '"Kalau ada nama saya, istri saya, atau anak saya, saya akan mundur," kata Lestari.',
         ["Kalau ada nama saya, istri saya, atau anak saya"]),
        ("id", "Bank itu menawarkan keringanan dengan syarat nasabah melapor sebelum Juni.",
         ["dengan syarat nasabah melapor sebelum Juni"]),
        ("id", '"Beras asal Vietnam sudah tiba," kata Lestari.', []),
        ("tr", "Lim, \"Yağmur dinerse yola çıkacağız\" dedi.", ["Yağmur dinerse"]),
        ("fr", "« Si la pluie continue, nous partirons », a déclaré Lim.", ["Si la pluie continue"]),
        ("fr", "« Même si la pluie continue, nous resterons », a déclaré Lim.", []),
    ],
)  # fmt: skip
def test_conditions(lang: str, text: str, expected: list[str]) -> None:
    assert conditions_of(text, lang) == expected


def test_what_is_nothing_but_a_question_states_no_condition() -> None:
    assert conditions_of("The reporter asked if the mayor had seen the letter.", "en") == []


@pytest.mark.parametrize("unit", ["if it rains, ", "we go if it rains ", "if "])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def cost(repeats: int) -> float:
        text = f"“{unit * repeats}we go,” Lim said."
        started = time.process_time()
        statements_of(text, "en")
        return time.process_time() - started

    assert keeps_pace(cost, 60, 480, bound=40)

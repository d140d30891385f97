"""Languages whose verb may come first: where speakers end, clauses open, and a speaker goes on."""

import pytest

from tests.texts import said_in

CASES = {
    # The minister said at a press conference that the bridge is safe.
    "aside before the complementiser": (
        "وقال الوزير، في مؤتمر صحفي، إن الجسر آمن.",
        [("الوزير", "الجسر آمن", "assert")],
    ),
    # The ministry of defence denied the downing of a helicopter, stressing that the skies are safe.
    "participle shares the speaker": (
        "نفت وزارة الدفاع إسقاط مروحية، مؤكدة أن الأجواء آمنة.",
        [("وزارة الدفاع", "إسقاط مروحية", "deny"), ("وزارة الدفاع", "الأجواء آمنة", "assert")],
    ),
    # The mayor of Ain Karim, Fawwaz Hamdan, condemned the attack … (title, place, name, then the object)
    "name behind a title and a place": (
        "ندد رئيس بلدية عين كريم فواز حمدان بالهجوم.",
        [("رئيس بلدية عين كريم فواز حمدان", "بالهجوم", "condemn")],
    ),
    # … but Harat refused the offer.
    "subject before its verb": ("لكن هارات رفضت العرض.", [("هارات", "العرض", "refuse")]),
    # The company accused the union of sabotage, while the union denied any link with it.
    "contrast brings its own speaker": (
        "اتهمت الشركة النقابة بالتخريب، فيما نفت النقابة أي صلة لها به.",
        [("الشركة", "النقابة بالتخريب", "accuse"), ("النقابة", "أي صلة لها به", "deny")],
    ),
    # The agency quoted a medical source as saying that the road is closed.
    "words that another passes on": (
        "ونقلت الوكالة عن مصدر طبي قوله إن الطريق مغلق.",
        [("مصدر طبي", "الطريق مغلق", "assert")],
    ),
    # The council expressed its readiness to meet.
    "verb that only carries a noun of saying": (
        "أبدى المجلس استعداده للقاء.",
        [("المجلس", "للقاء", "offer")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_arabic_clauses_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(s.mention.text, s.words(text), s.act.value) for s in said_in(text, "ar")] == expected


def test_verb_without_a_subject_goes_on_with_whoever_spoke() -> None:
    text = "قال الوزير إن الجسر آمن. وأضاف أن الطريق مفتوح."  # … He added that the road is open.
    assert [s.mention.text for s in said_in(text, "ar")] == ["الوزير", ""]


@pytest.mark.parametrize(
    "written", ["قَالَ الوزير إنّ الجسر آمن.", "قـال الوزير إن الجسر آمن.", "\u200fقال الوزير إن الجسر آمن."]
)
def test_vowel_points_stretching_and_marks_of_direction_are_read_over(written: str) -> None:
    assert [s.words(written) for s in said_in(written, "ar")] == ["الجسر آمن"]


def test_what_was_not_confirmed_was_not_said() -> None:
    assert said_in("ولم تؤكد السلطات وقوع القصف.", "ar") == []  # The authorities did not confirm the shelling.

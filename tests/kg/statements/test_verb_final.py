"""Languages whose verb comes last: each closing cue reports what stands before it, and whose words they are."""

import pytest

from tests.texts import said_in

CASES = {
    # Governor Ali Demir said that the bridge is closed and asked that nobody go out.
    "converb and final verb": (
        "Vali Ali Demir, köprünün kapalı olduğunu belirterek kimsenin dışarı çıkmamasını istedi.",
        [
            ("Vali Ali Demir", "köprünün kapalı olduğunu", "assert"),
            ("Vali Ali Demir", "kimsenin dışarı çıkmamasını", "demand"),
        ],
    ),
    # Demir admits that he met him but denies that he took money.
    "contrast between two verbs": (
        "Başkan Ali Demir, onunla görüştüğünü kabul ediyor ama para aldığını reddediyor.",
        [("Başkan Ali Demir", "onunla görüştüğünü", "confirm"), ("Başkan Ali Demir", "para aldığını", "deny")],
    ),
    # Governor Demir, who asked that …, thanked the villagers.
    "speaker behind a describing verb": (
        "Binalara girilmemesini isteyen Vali Demir, köylülere teşekkür etti.",
        [("Vali Demir", "Binalara girilmemesini", "demand"), ("Vali Demir", "köylülere", "praise")],
    ),
    # These reports were denied by the health directorate.
    "agent of a passive": (
        "Bu haberler Sağlık Müdürlüğünce yalanlandı.",
        [("Sağlık Müdürlüğünce", "Bu haberler", "deny")],
    ),
    # In the indictment it is stated that two columns were cut.
    "text in which something is said": (
        "İddianamede, iki kolonun kesildiği belirtildi.",
        [("İddianamede", "iki kolonun kesildiği", "assert")],
    ),
    # The union accused the government of “hiding the truth”: the object is part of it.
    "quoted words in an accusation": (
        "Sendika, hükümeti “gerçekleri gizlemekle” suçladı.",
        [("Sendika", "hükümeti “gerçekleri gizlemekle”", "accuse")],
    ),
    # The spokeswoman said that nobody fired and denied the claim about Lisa: the name belongs to the noun.
    "name and noun together": (
        "Sözcü Derya Akın, ateş açılmadığını belirtmiş, Lisa iddiasını yalanlamıştı.",
        [("Sözcü Derya Akın", "ateş açılmadığını", "deny"), ("Sözcü Derya Akın", "Lisa iddiasını", "deny")],
    ),
    "name with an ending of its case": (
        "Ostravya'ya göre köprü kapalı.",  # According to Ostravia the bridge is closed.
        [("Ostravya", "köprü kapalı", "assert")],
    ),
    "what follows a colon": ("Vali Demir şöyle konuştu: “Köprü güvenli.”", [("Vali Demir", "Köprü güvenli", "assert")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_turkish_clauses_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(s.mention.text, s.words(text), s.act.value) for s in said_in(text, "tr")] == expected


def test_question_of_reporters_is_theirs() -> None:
    text = "Vali Demir, “Köprü ne zaman açılacak?” sorusuna “Yarın açılacak” yanıtını verdi."
    assert {(s.act.value, s.words(text)) for s in said_in(text, "tr")} == {
        ("question", "Köprü ne zaman açılacak?"),
        ("assert", "Yarın açılacak"),
    }


def test_noun_with_a_case_ending_is_no_speaker() -> None:
    text = "Bakanlığın köprüyü kapattığını söyledi."  # He said that the ministry closed the bridge.
    assert [s.mention.text for s in said_in(text, "tr")] == [""]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Vali Ali Demir, köprüyü açacaklarını söyledi.", "promise"),  # that they will open the bridge
        ("Vali Ali Demir, köprünün açılacağını söyledi.", "assert"),  # that the bridge will be opened
        ("Vali Ali Demir, istifa etmeyeceğini söyledi.", "refuse"),  # that he will not resign
    ],
)
def test_shape_of_the_verb_says_who_will_act(text: str, act: str) -> None:
    assert [s.act.value for s in said_in(text, "tr")] == [act]

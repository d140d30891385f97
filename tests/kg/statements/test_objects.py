"""What is denied before its verb."""

import pytest

from tests.texts import said_in


@pytest.mark.parametrize(
    ("text", "speaker", "content", "commitment"),
    [
        ("В мэрии эти обвинения отвергли.", "мэрии", "эти обвинения", "no"),  # In the town hall they rejected these.
        ("Слухи об отставке опроверг мэр Иван Громов.", "мэр Иван Громов", "Слухи об отставке", "no"),
        ("Сам чиновник вину не признаёт.", "Сам чиновник", "вину", "no"),  # He does not admit guilt: he denies it.
    ],
)
def test_object_before_its_verb_is_denied(text: str, speaker: str, content: str, commitment: str) -> None:
    [statement] = said_in(text, "ru")
    assert (statement.act.value, statement.commitment.value) == ("deny", commitment)
    assert (statement.mention.text, statement.words(text)) == (speaker, content)


def test_object_behind_its_verb_is_left_to_the_plain_rule() -> None:
    [statement] = said_in("Мэр Иван Громов отверг обвинения.", "ru")
    assert (statement.rule, statement.words("Мэр Иван Громов отверг обвинения.")) == ("reported.bare", "обвинения")


def test_source_may_hold_its_pronoun() -> None:
    text = "Мэр Анна Громова отвергла обвинения. По её словам, денег не было."
    assert [(s.mention.text, s.words(text)) for s in said_in(text, "ru")][-1] == ("её", "денег не было")

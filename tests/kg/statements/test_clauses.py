"""Whose words they are, where several clauses of one sentence say something."""

import pytest

from tests.texts import said_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court jailed Rao, rejecting his appeal.", [("The court", "his appeal")]),
        ("Rao neither confirmed nor denied the report.", []),
        (
            "The ministry described the plan as “invented,” while Lund said it would wait.",
            [("The ministry", "the plan as “invented,”"), ("Lund", "it would wait")],
        ),
        ("Rao was told to leave by her boss, she alleged.", [("she", "Rao was told to leave by her boss")]),
    ],
    ids=["the main clause's subject", "neither", "a quotation before another clause", "a passive within"],
)
def test_whose_words_they_are(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(s.mention.text, s.words(text)) for s in said_in(text, "en") if s.mention.text]
    assert found == expected

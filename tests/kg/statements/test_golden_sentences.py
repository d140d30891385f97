"""Every language file's own golden sentences are found as they say."""

import pytest

from kg import languages
from kg.languages.pack import Golden
from kg.model import Statement
from tests.texts import said_in, statements_of

CASES = [(tag, golden) for tag in languages.available() for golden in languages.load(tag).golden]


def is_found(tag: str, golden: Golden) -> bool:
    return any(fits(s, golden) for s in said_in(golden.text, tag))


def fits(statement: Statement, golden: Golden) -> bool:
    words = statement.words(golden.text)
    conditions = tuple(span.of(golden.text) for span in statement.conditions)
    return (
        words.startswith(golden.content.rstrip("?!."))
        and len(statement.content[0].of(golden.text)) <= len(golden.content) + 1
        and statement.act == golden.act
        and statement.commitment == golden.commitment
        and statement.mode == golden.mode
        and (golden.speaker is None or golden.speaker in statement.mention.text)
        and (not golden.conditions or conditions == golden.conditions)
    )


@pytest.mark.parametrize(("tag", "golden"), CASES, ids=[f"{tag}-{golden.text[:40]}" for tag, golden in CASES])
def test_every_golden_sentence_is_found_as_its_file_says(tag: str, golden: Golden) -> None:
    assert is_found(tag, golden), [
        (s.act.value, s.commitment.value, s.mode.value, s.mention.text, s.words(golden.text))
        for s in statements_of(golden.text, tag)
    ]

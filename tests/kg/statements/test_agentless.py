"""Passives whose subject does not speak."""

import pytest

from tests.texts import said_in


@pytest.mark.parametrize(
    ("text", "speaker", "act", "words"),
    [
        ("Rao was accused of selling the bridge.", "", "accuse", "of selling the bridge"),
        ("Rao was told by a clerk that the road was closed.", "a clerk", "assert", "the road was closed"),
        ("Rao was urged to step down.", "", "demand", "to step down"),
        ("Rao was asked if he would leave.", "", "question", "he would leave"),
    ],
    ids=["accused", "told by", "urged", "asked"],
)
def test_what_is_said_to_the_subject_is_not_said_by_it(text: str, speaker: str, act: str, words: str) -> None:
    found = [(s.mention.text, s.act.value, s.words(text)) for s in said_in(text, "en") if s.whole is None]
    assert found == [(speaker, act, words)]


def test_a_passive_without_complement_or_agent_says_nothing() -> None:
    assert said_in("Rao was accused again on Monday.", "en") == []

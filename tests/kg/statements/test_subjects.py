"""Who stands before a cue: asides, appositions and participles between a name and its verb; nobody at all."""

import pytest

from tests.texts import said_in


def found_in(text: str) -> list[tuple[str, str]]:
    """Speaker and words of each statement that is not the outlet's."""
    return [(statement.mention.text, statement.words(text)) for statement in said_in(text, "en")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The clerk, Ola Berg, said he had been ill since May.", "The clerk, Ola Berg", "he had been ill since May"),
        ("Mara Holt, 54, who denies theft, said she was ill.", "Mara Holt", "she was ill"),
        ("Velm, in a statement, said it was working with Lund.", "Velm", "it was working with Lund"),
        ("The Gazette, citing two clerks, reported that Rao had left.", "The Gazette", "Rao had left"),
        ("Sari Rao, a Liberal, went further, calling for a vote.", "Sari Rao, a Liberal", "a vote"),
        ("A clerk accused of theft told a court that she was ill.", "A clerk", "she was ill"),
        ("Two men reached by phone said that it had rained.", "Two men", "it had rained"),
        ("The army released a map, saying the road was safe.", "The army", "the road was safe"),
        ("The plan failed, citing two officials who said that it rained.", "two officials", "it rained"),
        ("The dam is safe, said Will Hart, a potter.", "Will Hart", "The dam is safe"),
        ("The party, which left early, called Rao a liar.", "The party", "Rao a liar"),
        ("The mayor said it had not rained, contrary to what the Echo reported.", "The mayor", "it had not rained"),
        ("The armed men stayed, saying that it rained.", "The armed men", "it rained"),
    ],
    ids=[
        "a pronoun behind the verb is no speaker",
        "age and relative clause",
        "adjunct between commas",
        "participle between commas",
        "verb phrase before a participle",
        "participle of accusing",
        "participle behind a noun",
        "verb phrase before a participle, no comma",
        "participle before an antecedent",
        "an apposition is no content",
        "naming behind a relative clause",
        "a comparison with what others said",
        "a participle before its noun",
    ],
)
def test_the_subject_of_a_cue(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in found_in(text)


@pytest.mark.parametrize(
    "text",
    ["Neither Rao nor Holt would say that it rained.", "No official denied the report."],
    ids=["neither", "no"],
)
def test_nobody_says_nothing(text: str) -> None:
    assert found_in(text) == []


def test_a_comparison_is_nobodys_words() -> None:
    text = "The mayor said it had not rained, contrary to what the Echo reported."
    assert found_in(text) == [("The mayor", "it had not rained")]

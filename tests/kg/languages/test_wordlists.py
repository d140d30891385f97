"""Word lists find what an alternation of their words would find, and one text is cut into words for all of them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.languages.wordlists import WordList, fold

CLITICS = ("nya",)


def alternation(words: list[str], clitics: tuple[str, ...] = ()) -> re.Pattern[str]:
    """The same as a regular expression: longest first, each tried at every word of the text."""
    forms = sorted({fold(word) for word in words}, key=lambda form: (-len(form), form))
    escaped = [
        re.escape(form.removesuffix("*")).replace(r"\ ", r"\s+").replace("'", "['’]") + r"\w*" * form.endswith("*")
        for form in forms
    ]
    suffix = f"(?:{'|'.join(clitics)})?" if clitics else ""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(escaped)}){suffix}(?!\w)", re.IGNORECASE)


PIECES = st.sampled_from(["kata", "dan", "Nya", "b", "bb", "é", "7"])
MARKS = st.sampled_from([" ", "  ", "\n", "-", "'", "’", ", ", ". ", ""])
TEXTS = st.lists(st.tuples(PIECES, MARKS), max_size=12).map(lambda pairs: "".join(a + b for a, b in pairs))
WORD = st.lists(PIECES, min_size=1, max_size=3)
WORDS = st.lists(
    st.tuples(WORD, st.sampled_from([" ", "-", "'", ", "]), st.sampled_from(["", "*"])).map(
        lambda parts: parts[1].join(parts[0]) + parts[2]
    ),
    min_size=1,
    max_size=6,
)


@given(words=WORDS, text=TEXTS, start=st.integers(0, 12))
def test_a_list_finds_what_an_alternation_finds(words: list[str], text: str, start: int) -> None:
    pattern, found = alternation(words), WordList(words)
    assert [hit.span() for hit in found.finditer(text)] == [match.span() for match in pattern.finditer(text)]
    expected, hit = pattern.search(text, start), found.search(text, start)
    assert (hit and hit.span()) == (expected and expected.span())
    expected, hit = pattern.match(text, start), found.match(text, start)
    assert (hit and hit.span()) == (expected and expected.span())


@given(words=WORDS, text=TEXTS)
def test_glued_clitics_belong_to_the_phrase(words: list[str], text: str) -> None:
    pattern = alternation(words, CLITICS)
    hits = [hit.span() for hit in WordList(words, clitics=CLITICS).finditer(text)]
    assert hits == [match.span() for match in pattern.finditer(text)]


@given(words=WORDS)
def test_every_phrase_is_a_whole_match_of_itself(words: list[str]) -> None:
    found = WordList(words)
    assert all(found.fullmatch(word.removesuffix("*")) for word in words)


@pytest.mark.parametrize(
    ("words", "text", "printed"),
    [
        (["minta maaf"], "Ia minta\n maaf.", "minta\n maaf"),
        (["qu'"], "Il dit qu’elle part", "qu’"),
        (["опроверг*"], "Минобороны опровергло это", "опровергло"),
        (["heißt"], "Es heißt so", "heißt"),
        (["açıkladı"], "BAKAN AÇIKLADI", "AÇIKLADI"),
        (["iddia"], "İddia edildi", "İddia"),
        (["а то, что"], "А  то, что было", "А  то, что"),
        (["قائلاً"], "وأضاف قائلاً إن", "قائلاً"),
        (["قال"], "قَال الوزير", "قَال"),
        (["etc."], "pan, etc., y vino", "etc."),
    ],
)
def test_words_are_found_as_they_are_printed(words: list[str], text: str, printed: str) -> None:
    hit = WordList(words).search(text)
    assert hit is not None
    assert hit.group() == printed


@pytest.mark.parametrize(
    ("words", "text"),
    [(["air"], "mid-air"), (["say"], "sayings"), (["kata"], "katakan"), (["%"], "5 %"), ([], "anything")],
)
def test_parts_of_other_words_are_left_alone(words: list[str], text: str) -> None:
    assert WordList(words).search(text) is None


def test_a_conjunction_may_be_glued_to_the_beginning() -> None:
    hit = WordList(["قال"], proclitics=["و", "ف"]).search("الوزير وقَال")  # "the minister, and he said"
    assert hit is not None
    assert (hit.group(), hit.proclitic) == ("وقَال", "و")


def test_points_of_a_listed_word_must_be_printed() -> None:
    mentioned = WordList(["ذُكر"])  # "it was mentioned"; without the point it is "he mentioned"
    assert mentioned.search("وقد ذُكر ذلك") is not None
    assert mentioned.search("وقد ذكر ذلك") is None


def test_hyphened_clitics_are_told_from_longer_ones() -> None:
    cues = WordList(["dit"], clitics=["-il", "-ils"])
    assert [(hit.group(), hit.clitic) for hit in cues.finditer("dit-il, dit-ils, dit")] == [
        ("dit-il", "-il"),
        ("dit-ils", "-ils"),
        ("dit", ""),
    ]


def test_a_shorter_phrase_is_found_before_an_end() -> None:
    hit = WordList(["di", "di luar kota"]).search("ada di luar kota", 0, len("ada di luar"))
    assert hit is not None
    assert hit.group() == "di"


def test_asking_a_thousand_times_about_one_text_looks_through_it_once() -> None:
    words, text = WordList(f"kata{number}" for number in range(3000)), "kata17 dan kata2999, lalu pergi. " * 3000
    words.search(text)
    before = time.process_time()
    for start in range(0, len(text), len(text) // 1000):
        assert words.search(text, start) is not None or start > len(text) - 40
    assert time.process_time() - before < 0.5

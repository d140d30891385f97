import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.passages import MAX_CONTEXT, passage

TEXT = 'The town was hit. "We did not fire," said the ministry, "not once." Rain fell.\nA new paragraph.'


def words_of(text: str, *quoted: str) -> list[tuple[str, bool]]:
    spans = [(text.index(part), text.index(part) + len(part)) for part in quoted]
    return [(piece.text, piece.is_quoted) for piece in passage(text, spans)]


def test_one_sentence_around_the_content() -> None:
    assert words_of(TEXT, "Rain fell") == [("Rain fell", True), (".", False)]


def test_an_interrupted_quotation_keeps_what_lies_between() -> None:
    assert words_of(TEXT, "We did not fire", "not once") == [
        ('"', False),
        ("We did not fire", True),
        (',"' + " said the ministry, " + '"', False),
        ("not once", True),
        ('."', False),
    ]


def test_a_paragraph_ends_the_context() -> None:
    assert words_of("First line\nsecond words here\nthird", "words") == [
        ("second ", False),
        ("words", True),
        (" here", False),
    ]


@pytest.mark.parametrize(
    ("text", "quoted", "expected"),
    [
        pytest.param(
            "Он ушёл. Мы не стреляли, сказал министр. Дождь.",
            "Мы не стреляли",
            "Мы не стреляли, сказал министр.",
            id="Russian: he left / we did not fire / rain",
        ),
        pytest.param(
            "他走了。我们没有开火，部长说。下雨了。",
            "我们没有开火",
            "我们没有开火，部长说。",
            id="Chinese: he left / we did not fire / it rained",
        ),
        pytest.param(
            "غادر الوزير. لم نطلق النار، قال الوزير. هطل المطر.",
            "لم نطلق النار",
            "لم نطلق النار، قال الوزير.",
            id="Arabic: he left / we did not fire / it rained",
        ),
    ],
)
def test_sentences_of_other_scripts(text: str, quoted: str, expected: str) -> None:
    assert "".join(words for words, _ in words_of(text, quoted)) == expected


def test_a_very_long_sentence_is_cut_at_words_and_says_so() -> None:
    text = "before " * 100 + "HERE" + " after" * 100
    pieces = words_of(text, "HERE")
    joined = "".join(words for words, _ in pieces)
    assert joined.startswith("…before ")
    assert joined.endswith(" after…")
    assert len(joined) <= 2 * MAX_CONTEXT + 10


def test_withheld_text_gives_no_passage() -> None:
    assert passage("", [(3, 9)]) == ()


@given(st.text(min_size=1, max_size=300), st.data())
def test_quoted_pieces_are_exactly_the_spans(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = passage(text, [(start, end)])
    assert [piece.text for piece in pieces if piece.is_quoted] == [text[start:end]]
    assert "".join(piece.text for piece in pieces).strip("…") in text or text[start:end].strip("…") in text


def test_time_does_not_grow_with_the_text() -> None:
    text = 'a."' * 200_000
    began = time.perf_counter()
    passage(text, [(300_000, 300_003)])
    assert time.perf_counter() - began < 1.0

"""Time and text: from 1 000 to 1 000 000 characters, the whole chain takes no more than its share, and never breaks.

A text is a unit repeated up to a size. Ten times the text may take `BOUND` times as long; were any stage quadratic it
would take a hundred times. CPU time is measured and the smaller text more than once, so that a busy machine does not
matter. `benchmarks/speed.py --sweep` runs every shape in every language up to a million characters.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from benchmarks.shapes import LANGUAGES, SHAPES, news, shaped
from kg import pipeline
from kg.articles import Hints, Refused, read
from kg.pipeline import Knowledge

BOUND = 30  # for ten times the text
SMALL, LARGE, HUGE = 6_000, 60_000, 1_000_000
_LEAST = 0.02  # seconds: what takes less is measured as this, since the clock and the collector blur it


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return pipeline.load_knowledge(Path(__file__).parents[2] / "seeds")


def seconds(text: str, lang: str, knowledge: Knowledge) -> float:
    """CPU time of reading and analysing one article; a text that is refused is read all the same."""
    before = time.process_time()
    (article,) = read(text.encode(), name="long.txt", hints=Hints(lang=lang))
    if not isinstance(article, Refused):
        pipeline.analyse(article, knowledge)
    return time.process_time() - before


def ratio(texts: tuple[str, str], lang: str, knowledge: Knowledge) -> float:
    """How many times as long the second text takes, after a short one to warm up; a short first one is run twice.

    A long one that seems to take too long is run again: other work disturbs a clock, a quadratic stage does so always.
    """
    small, large = texts
    seconds(small[:1_000], lang, knowledge)
    first = min(seconds(small, lang, knowledge) for _ in range(2 if len(small) <= SMALL else 1))
    found = seconds(large, lang, knowledge) / max(first, _LEAST)
    return found if found < BOUND else seconds(large, lang, knowledge) / max(first, _LEAST)


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_hostile_text_takes_linear_time(shape: str, knowledge: Knowledge) -> None:
    texts = shaped(shape, "en", SMALL), shaped(shape, "en", LARGE)
    assert ratio(texts, "en", knowledge) < BOUND


@pytest.mark.parametrize("shape", ["cues", "no stop", "quotation marks", "quotations"])
@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_hostile_text_takes_linear_time_in_other_languages(lang: str, shape: str, knowledge: Knowledge) -> None:
    texts = shaped(shape, lang, SMALL), shaped(shape, lang, LARGE)
    assert ratio(texts, lang, knowledge) < BOUND


@pytest.mark.parametrize("lang", LANGUAGES)
def test_news_takes_linear_time(lang: str, knowledge: Knowledge) -> None:
    assert ratio((news(lang, SMALL), news(lang, LARGE)), lang, knowledge) < BOUND


@pytest.mark.parametrize("shape", ["one word", "quotation marks"])
def test_a_million_marks_take_linear_time(shape: str, knowledge: Knowledge) -> None:
    texts = shaped(shape, "id", HUGE // 10), shaped(shape, "id", HUGE)
    assert ratio(texts, "id", knowledge) < BOUND


def test_a_million_characters_of_news_take_linear_time(knowledge: Knowledge) -> None:
    assert ratio((news("id", HUGE // 10), news("id", HUGE)), "id", knowledge) < BOUND


def test_a_thousand_nested_quotations_are_read(knowledge: Knowledge) -> None:
    nested = "“a ‘b " * 500 + "We deny it" + "’ c” " * 500 + "said the mayor."
    (article,) = read(nested.encode(), name="nested.txt", hints=Hints(lang="en"))
    assert not isinstance(article, Refused)
    assert pipeline.analyse(article, knowledge).article.text == nested

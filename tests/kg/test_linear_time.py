"""Time and text: from 1 000 to 1 000 000 characters, the whole chain takes no more than its share, and never breaks.

A text is a unit repeated up to a size. Ten times the text may take `BOUND` times as long; were any stage quadratic it
would take a hundred times. CPU time is measured and the smaller text more than once, so that a busy machine does not
matter. `benchmarks/speed.py --sweep` runs every shape in every language up to a million characters. Comparing
is measured in statements: all of one quarrel, so that each could be compared with all others.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.shapes import LANGUAGES, SHAPES, news, shaped
from kg import contradictions, pipeline
from kg.articles import Hints, Refused, read
from kg.contradictions import Setting, candidates
from kg.model import Act, StatedClaim
from kg.pipeline import Knowledge
from tests.kg.claims.reading import FRAMES, KELMAR_MINISTRY, MASLAK, SIDES, says
from tests.kg.claims.reading import read as read_claims
from tests.timing import keeps_pace

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


def quarrel(count: int) -> list[StatedClaim]:
    """Twice as many statements of one quarrel: told and denied, each of a claim of its own."""
    told, denied = "Ostravian forces shelled Podhora, 12 people died", "We did not shell Podhora, nobody died there"
    sides = (
        read_claims(told, says(told, KELMAR_MINISTRY))[0],
        read_claims(denied, says(denied, MASLAK, Act.DENY), name="two")[0],
    )
    return [
        replace(one, statement=f"{one.statement}-{n}", claim=replace(one.claim, iri=f"{one.claim.iri}-{n}"))
        for n in range(count)
        for one in sides
    ]


def test_pairs_to_compare_grow_with_the_statements() -> None:
    few, many = (len(list(candidates.pairs(quarrel(count), Setting(FRAMES, SIDES)))) for count in (100, 400))
    assert 0 < many < 6 * few  # all with all would be 16 times as many


def test_comparing_statements_takes_linear_time() -> None:
    def cost(count: int) -> float:
        stated = quarrel(count)
        before = time.process_time()
        contradictions.find(stated, FRAMES, SIDES)
        return time.process_time() - before

    assert keeps_pace(cost, 50, 200, bound=8)

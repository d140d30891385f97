"""Prints of one act of saying are one source; the same opinion in other words is another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.contradictions import copies
from kg.model import Act, Entity, Mode, StatedClaim
from tests.kg.claims.reading import FERRIES, NO, UNION, read, says

WIRES = [
    pytest.param("en", "the ferry had sailed with its bow door open since the spring of last year", id="en"),
    pytest.param("id", "feri itu berlayar dengan pintu haluan terbuka sejak musim semi tahun lalu", id="id"),
    pytest.param("ru", "паром ходил с открытыми носовыми воротами с весны прошлого года", id="ru"),
    pytest.param("tr", "feribot geçen yılın baharından beri baş kapağı açık olarak sefere çıkıyordu", id="tr"),
    pytest.param("ar", "العبارة كانت تبحر وباب مقدمتها مفتوح منذ ربيع العام الماضي وفق السجلات", id="ar"),
]
ENGLISH = "the ferry had sailed with its bow door open since the spring of last year"


def one(
    name: str, words: str, *, speaker: Entity = UNION, lang: str = "en", day: int = 1, **how: object
) -> StatedClaim:
    """These words as one article has them, published on this day of June."""
    act = how.pop("act", Act.ASSERT)
    assert isinstance(act, Act)
    published = date(2025, 6, day)
    (stated, *_) = read(words, says(words, speaker, act, **how), lang=lang, published=published, name=name)
    return stated


def groups(*stated: StatedClaim) -> list[tuple[str, ...]]:
    """The articles of each group, the first print first."""
    article_by_statement = {each.statement: each.article_id for each in stated}
    return [tuple(article_by_statement[name] for name in (group.first, *group.copies)) for group in copies.find(stated)]


@pytest.mark.parametrize(("lang", "words"), WIRES)
def test_one_text_in_three_papers_is_one_source(lang: str, words: str) -> None:
    assert groups(*(one(name, words, lang=lang, day=day) for name, day in (("b", 2), ("a", 1), ("c", 3)))) == [
        ("a", "b", "c")
    ]


def test_a_paper_that_prints_less_of_a_quotation_has_the_same_source() -> None:
    short = ENGLISH.removesuffix(" since the spring of last year")
    assert groups(one("a", ENGLISH), one("b", short, day=2, mode=Mode.DIRECT)) == [("a", "b")]


def test_a_paper_that_changes_a_word_has_the_same_source() -> None:
    assert groups(one("a", ENGLISH), one("b", ENGLISH.replace("spring", "summer"), day=2)) == [("a", "b")]


def test_a_speaker_is_known_by_a_part_of_the_name() -> None:
    short = replace(one("b", ENGLISH, day=2), speaker="https://example.org/other", speaker_name="Union")
    assert groups(one("a", ENGLISH), short) == [("a", "b")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(one("b", ENGLISH, speaker=FERRIES), id="another speaker"),
        pytest.param(one("b", ENGLISH, act=Act.DENY, commitment=NO), id="a denial of the words"),
        pytest.param(one("b", ENGLISH, day=25), id="weeks later"),
        pytest.param(one("b", "the bow door of the ferry stood open on every trip since last spring"), id="own words"),
        pytest.param(one("a", ENGLISH), id="the same article"),
    ],
)
def test_what_is_a_source_of_its_own(other: StatedClaim) -> None:
    assert groups(one("a", ENGLISH), other) == []


def test_a_short_formula_is_no_copy() -> None:
    words = "we do not comment on this"
    assert groups(one("a", words), one("b", words)) == []


def test_the_order_of_the_input_does_not_matter() -> None:
    stated = [one(name, ENGLISH, day=day) for name, day in (("a", 1), ("b", 2), ("c", 3))]
    assert copies.find(stated) == copies.find(stated[::-1])


def test_ten_thousand_copies_are_one_group() -> None:
    first = one("a", ENGLISH)
    many = [replace(first, statement=f"{first.statement}-{n}", article=f"{first.article}-{n}") for n in range(10_000)]
    (group,) = copies.find(many)
    assert len(group.copies) == len(many) - 1

"""What every extractor must do, run over all that are listed and over every language's own sentences."""

from __future__ import annotations

import time

import pytest

from kg import languages, sentences
from kg.model import Article, Layout, MentionKind, Mode, Span, Statement
from kg.statements import EXTRACTORS, Extractor
from tests.texts import make_article
from tests.timing import keeps_pace

every_extractor = pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: extractor.name)
every_language = pytest.mark.parametrize("tag", [*languages.available(), languages.FALLBACK])


def read(text: str, tag: str) -> tuple[Article, Layout, languages.LanguagePack]:
    pack = languages.load(tag)
    article = make_article(text, lang=tag)
    return article, sentences.split(article, pack), pack


def text_of(tag: str) -> str:
    """All golden sentences of a language, a paragraph each."""
    return "\n".join(golden.text for golden in languages.load(tag).golden) or "“One,” said Two."


def spans_of(statement: Statement) -> list[Span]:
    optional = [statement.cue, statement.mention.span, statement.target, *(via.span for via in statement.via)]
    return [*statement.content, *statement.conditions, *(span for span in optional if span is not None)]


def test_names_are_unique() -> None:
    names = [extractor.name for extractor in EXTRACTORS]
    assert len(set(names)) == len(names)


@every_extractor
@every_language
def test_statements_are_well_made(extractor: Extractor, tag: str) -> None:
    article, layout, pack = read(text_of(tag), tag)
    found = extractor.extract(article, layout, pack)
    keys = [statement.key for statement in found]
    assert len(set(keys)) == len(keys)
    for statement in found:
        assert statement.extractor == extractor.name
        assert statement.rule
        assert all(span.end <= len(article.text) for span in spans_of(statement))
        assert {statement.parent, statement.whole} - {None} <= set(keys)
        assert (statement.mode is Mode.NARRATOR) == (statement.mention.kind is MentionKind.OUTLET)
        assert statement.actor is None


@every_extractor
@every_language
def test_the_same_text_gives_the_same_statements(extractor: Extractor, tag: str) -> None:
    article, layout, pack = read(text_of(tag), tag)
    assert extractor.extract(article, layout, pack) == extractor.extract(article, layout, pack)


@every_extractor
@every_language
def test_trailing_space_changes_nothing(extractor: Extractor, tag: str) -> None:
    text = text_of(tag)
    plain, spaced = (extractor.extract(*read(words, tag)) for words in (text, text + "  \n\n"))
    assert [(s.key, s.content, s.act) for s in plain] == [(s.key, s.content, s.act) for s in spaced]


@every_extractor
def test_page_leftovers_are_in_no_statement(extractor: Extractor) -> None:
    text = "“We left,” said Ana Lim. source\nclose"
    noise = (Span(25, 31), Span(32, 37))
    article = make_article(text, lang="en", noise=noise)
    pack = languages.load("en")
    found = extractor.extract(article, sentences.split(article, pack), pack)
    assert found
    assert not [s for s in found for span in s.content for mark in noise if span.overlaps(mark)]


@every_extractor
@every_language
def test_time_grows_with_the_text_and_not_faster(extractor: Extractor, tag: str) -> None:
    """Eight times the text may cost about eight times the time."""

    def cost(times: int) -> float:
        article, layout, pack = read("\n".join([text_of(tag)] * times), tag)
        started = time.process_time()
        extractor.extract(article, layout, pack)
        return time.process_time() - started

    assert keeps_pace(cost, 2, 16, bound=24, least=0.02)

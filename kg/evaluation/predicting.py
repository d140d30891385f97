"""What the pipeline finds in gold texts, in the form that is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg import pipeline
from kg.articles import Refused, read
from kg.articles.language import detect_language
from kg.errors import InputError
from kg.evaluation.comparing import Comparison, compare
from kg.evaluation.records import GoldArticle, MarkedStatement
from kg.languages import available
from kg.model import Article, ArticleRecord, Mode, Statement

Predictions = Mapping[str, Sequence[MarkedStatement]]


def language_of(article: GoldArticle, given: str | None = None) -> str:
    """The article's language: what its sidecar or gold says, else the one given, else the likeliest."""
    return article.hints.lang or given or detect_language(article.text, available())[0]


def compare_with_pipeline(
    articles: Sequence[GoldArticle], knowledge: pipeline.Knowledge, *, lang: str | None = None
) -> Iterator[Comparison]:
    """Each article against what the pipeline finds in it now.

    Args:
        articles: the gold.
        knowledge: what the pipeline needs besides the texts.
        lang: language of the texts whose gold does not say it.

    Raises:
        InputError: a text was refused, or its analysis broke.
    """
    for article in articles:
        tag = language_of(article, lang)
        yield compare(article, predict(article, knowledge, lang=tag), lang=tag)


def compare_with_given(
    articles: Sequence[GoldArticle], predictions: Predictions, *, lang: str | None = None
) -> Iterator[Comparison]:
    """Each article against predictions by article name, made before or by another program."""
    for article in articles:
        yield compare(article, predictions.get(article.name, ()), lang=language_of(article, lang))


def predict(article: GoldArticle, knowledge: pipeline.Knowledge, *, lang: str) -> tuple[MarkedStatement, ...]:
    """The attributed statements that the pipeline finds; the outlet's own voice and parts of statements are left out.

    Raises:
        InputError: the text was refused, or its analysis broke.
    """
    return mark(find_record(article, knowledge, lang=lang))


def find_record(article: GoldArticle, knowledge: pipeline.Knowledge, *, lang: str) -> ArticleRecord:
    """All that the pipeline finds in a gold text.

    Raises:
        InputError: the text was refused, or its analysis broke.
    """
    return pipeline.analyse(as_article(article, lang), knowledge)


def mark(record: ArticleRecord) -> tuple[MarkedStatement, ...]:
    """The attributed statements of a record in the form that is compared."""
    return tuple(
        _predicted(statement)
        for statement in record.statements
        if statement.whole is None and statement.mode is not Mode.NARRATOR
    )


def as_article(gold: GoldArticle, lang: str) -> Article:
    """The gold text as the pipeline reads it.

    Raises:
        InputError: it was refused, or was read as another text, to which the gold's offsets would not fit.
    """
    name = f"{gold.name}.txt"
    (item,) = read(gold.text.encode("utf-8"), name=name, hints=replace(gold.hints, lang=lang))
    if isinstance(item, Refused):
        raise InputError(f"{item.name}: {item.reason}")
    if item.text != gold.text:
        raise InputError(f"{name}: was read as another text: expected UTF-8 without a byte order mark")
    return item


def _predicted(statement: Statement) -> MarkedStatement:
    return MarkedStatement(
        key=statement.key,
        content=statement.content,
        speaker=statement.speaker,
        mention=statement.mention.span,
        act=statement.act.value,
        commitment=statement.commitment.value,
        mode=statement.mode.value,
    )

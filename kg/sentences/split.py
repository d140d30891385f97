"""Sentences: where one ends inside a paragraph. Article, paragraphs and quotations in, Sentences out.

Inside a quotation nothing ends: its attribution may follow.
"""

from __future__ import annotations

from kg.languages import LanguagePack
from kg.languages.boundaries import split_span
from kg.model import Article, Quote, Sentence, Span


def split_sentences(
    article: Article, paragraphs: tuple[Span, ...], quotes: tuple[Quote, ...], pack: LanguagePack
) -> tuple[Sentence, ...]:
    """All sentences in order; the title is one sentence of its own paragraph."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        if article.title is not None and article.title.overlaps(paragraph):
            sentences.append(Sentence(paragraph, number, is_title=True))
            continue
        inside = [quote.outer for quote in quotes if quote.paragraph == number]
        sentences.extend(Sentence(span, number) for span in split_span(article.text, paragraph, pack, inside))
    return tuple(sentences)

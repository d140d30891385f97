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
    outer: dict[int, list[Span]] = {}
    for quote in quotes:
        outer.setdefault(quote.paragraph, []).append(quote.outer)
    for number, paragraph in enumerate(paragraphs):
        if article.title is not None and article.title.overlaps(paragraph):
            sentences.append(Sentence(paragraph, number, is_title=True))
            continue
        spans = split_span(article.text, paragraph, pack, outer.get(number, ()))
        sentences.extend(Sentence(span, number) for span in spans)
    return tuple(sentences)

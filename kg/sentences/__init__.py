"""The text's skeleton: paragraphs, sentences and quotations. Article and language file in, Layout out."""

from __future__ import annotations

from kg.languages import LanguagePack
from kg.model import Article, Layout
from kg.sentences.paragraphs import find_paragraphs, without_clock, without_dateline
from kg.sentences.quotes import pair_quotes
from kg.sentences.split import split_sentences

__all__ = ["split"]


def split(article: Article, pack: LanguagePack) -> Layout:
    """Paragraphs, sentences and quotations in text order; page leftovers lie in none of them.

    A sentence never ends inside a quotation: `"A. B," he said.` is one. What was odd about quotation marks is noted.
    """
    paragraphs = find_paragraphs(article.text, article.noise)
    body = next((n for n, p in enumerate(paragraphs) if article.title is None or not article.title.overlaps(p)), None)
    if body is not None:
        opened = without_dateline(article.text, paragraphs[body])
        told = (without_clock(article.text, paragraph) for paragraph in (opened, *paragraphs[body + 1 :]))
        paragraphs = (*paragraphs[:body], *told)
    quotes, notes = pair_quotes(article.text, paragraphs, pack)
    sentences = split_sentences(article, paragraphs, quotes, pack)
    return Layout(paragraphs, sentences, quotes, notes)

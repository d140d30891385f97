"""Where a sentence ends, by the language's end marks and abbreviations. Text, span and language file in, spans out.

An end mark ends a sentence when white space and a capital, digit, opening mark or unicase letter follow, and when it
does not belong to an abbreviation, an initial or a number. Two stages need this: sentences of an article, and those of
a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from kg.languages.pack import LanguagePack
from kg.model import Span

_END = re.compile(r"[.!?…։؟。]+(?:[\"”’»'\)\]]*(?=\s)|(?P<glued>(?=[\"“«]\w)))")
_SPACE = re.compile(r"\s+")
_MAX_SENTENCE = 8000  # code points: a longer one is a list or damaged text, and every rule would look through all of it
_OPENING = "“\"«„‘'(["
_DASHES = "—–-"


def split_span(text: str, span: Span, pack: LanguagePack, quotes: Sequence[Span]) -> list[Span]:
    """The sentences of one stretch of text; `quotes` are stretches in which no sentence ends.

    A quotation may cling to the sentence before it (`He left."We stay," she said.`).
    """
    spans: list[Span] = []
    start = span.start
    begins = [quote.start for quote in quotes]
    for match in _END.finditer(text, span.start, span.end):
        end = match.end()
        before = bisect_left(begins, end)
        if match["glued"] is not None and (before == len(begins) or begins[before] != end):
            continue
        if before and quotes[before - 1].start < match.start() and end < quotes[before - 1].end:
            continue
        if not _starts_sentence(text, end, span.end) or _is_abbreviation(text, match.start(), start, pack):
            continue
        spans.extend(_cut(text, Span(start, end), quotes))
        start = _skip_space(text, end, span.end)
    if start < span.end:
        spans.extend(_cut(text, Span(start, span.end), quotes))
    return spans


def _cut(text: str, sentence: Span, quotes: Sequence[Span]) -> Iterator[Span]:
    """The sentence, in pieces where it is longer than any sentence is: outside its quotations, before a word."""
    start = sentence.start
    while sentence.end - start > _MAX_SENTENCE:
        position = start + _MAX_SENTENCE
        before = bisect_left(quotes, position, key=lambda quote: quote.start)
        if before and quotes[before - 1].end > position:
            position = quotes[before - 1].end
        space = _SPACE.search(text, position, sentence.end)
        if space is None or space.end() >= sentence.end:
            break
        yield Span(start, space.start())
        start = space.end()
    yield Span(start, sentence.end)


def _skip_space(text: str, index: int, end: int) -> int:
    while index < end and text[index].isspace():
        index += 1
    return index


def _starts_sentence(text: str, index: int, end: int) -> bool:
    """Does a new sentence begin here, behind white space?"""
    index = _skip_space(text, index, end)
    if index >= end:
        return True
    first = text[index]
    if first in _DASHES:
        return not text[_skip_space(text, index + 1, end) : end][:1].islower()
    if first in _OPENING:
        return True
    return first.isdigit() or not first.islower()


@cache
def _abbreviations(pack_tag: str, words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _is_abbreviation(text: str, dot: int, start: int, pack: LanguagePack) -> bool:
    """Is the mark at `dot` the point of an abbreviation or of an initial?"""
    if text[dot] != "." or text[dot : dot + 2] == "..":
        return False
    begin = dot
    while begin > start and not text[begin - 1].isspace() and text[begin - 1] not in '("“«':
        begin -= 1
    word = text[begin:dot]
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    return word.casefold() in _abbreviations(pack.tag, pack.text.abbreviations)

"""Where a sentence ends, by the language's end marks and abbreviations. Text, span and language file in, spans out.

An end mark ends a sentence when white space and a capital, digit, opening mark or unicase letter follow, and when it
does not belong to an abbreviation, an initial or a number. Two stages need this: sentences of an article, and those of
a quotation.
"""

from __future__ import annotations

import re
from functools import cache

from kg.languages.pack import LanguagePack
from kg.model import Span

_END = re.compile(r"[.!?…։؟。]+(?:[\"”’»'\)\]]*(?=\s)|(?P<glued>(?=[\"“«]\w)))")
_OPENING = "“\"«„‘'(["
_DASHES = "—–-"


def split_span(text: str, span: Span, pack: LanguagePack, quotes: list[Span]) -> list[Span]:
    """The sentences of one stretch of text; `quotes` are stretches in which no sentence ends.

    A quotation may cling to the sentence before it (`He left."We stay," she said.`).
    """
    spans: list[Span] = []
    start = span.start
    begins = {quote.start for quote in quotes}
    for match in _END.finditer(text, span.start, span.end):
        end = match.end()
        if match["glued"] is not None and end not in begins:
            continue
        if any(quote.start < match.start() and end < quote.end for quote in quotes):
            continue
        if not _starts_sentence(text, end, span.end) or _is_abbreviation(text, match.start(), start, pack):
            continue
        spans.append(Span(start, end))
        start = _skip_space(text, end, span.end)
    if start < span.end:
        spans.append(Span(start, span.end))
    return spans


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

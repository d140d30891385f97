"""Slips of the pen in dates: a month or weekday with one letter wrong, where everything around it is a date.

In: tokens of a text. Out: the same tokens, with the mended ones as words of time.
"""

from __future__ import annotations

from functools import lru_cache

from kg.languages import LanguagePack
from kg.languages.tokens import is_near
from kg.times import words
from kg.times.words import Lexicon, Token


def mend(tokens: tuple[Token, ...], text: str, pack: LanguagePack, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens with slips read as what they must be, same order, same length.

    Fires on "5 Oktobr 2020" and "Seniin (5/10/2020)"; leaves "5 October 2020" in Indonesian alone only where the word
    is no month with one letter wrong, and every word that does not stand inside a date.
    """
    mended = list(tokens)
    for place, token in enumerate(tokens):
        if token.code != words.OTHER:
            continue
        kind = _expected(tokens, place)
        if kind is None:
            continue
        value = _nearest(words.fold(text[token.start : token.end]), kind, _names(pack, kind))
        if value is not None and kind in lexicon.codes:
            mended[place] = Token(token.start, token.end, lexicon.codes[kind], {kind: value})
    return tuple(mended)


def _expected(tokens: tuple[Token, ...], place: int) -> int | None:
    before = tokens[place - 1].code if place else ""
    after = tokens[place + 1].code if place + 1 < len(tokens) else ""
    if before in words.DAY_NUMBER + words.ORDINAL and before and after == words.YEAR:
        return words.MONTH
    behind = tokens[place + 2].code if place + 2 < len(tokens) else ""
    if after == "(" and behind in (words.FULL_DATE, words.SHORT_DATE):
        return words.WEEKDAY
    return None


def _names(pack: LanguagePack, kind: int) -> tuple[tuple[str, ...], ...]:
    return pack.time.months if kind == words.MONTH else pack.time.weekdays


@lru_cache(maxsize=1024)
def _nearest(word: str, kind: int, names: tuple[tuple[str, ...], ...]) -> int | None:
    """The only name within one letter of the word; None where there is none or more than one."""
    first = 1 if kind == words.MONTH else 0
    close = {
        number for number, forms in enumerate(names, start=first) for form in forms if is_near(word, words.fold(form))
    }
    return close.pop() if len(close) == 1 else None

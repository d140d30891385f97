"""Cut a text into words of time: every token gets the kinds that the language pack gives it.

In: a text and a language pack. Out: tokens, and a string with one character a token, so that the grammar of dates in
`kg.times.grammar` can be written as regular expressions over kinds instead of over letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from kg.languages import LanguagePack

WEEKDAY, MONTH, OFFSET, PART, UNIT, SPELLED = 1, 2, 4, 8, 16, 32
AGO, AHEAD, LAST, NEXT, THIS, PREPOSITION, FUTURE = 64, 128, 256, 512, 1024, 2048, 4096
PHASE, STRETCH, BACK, TO, BETWEEN, BOTH, FEW = 1 << 13, 1 << 14, 1 << 15, 1 << 16, 1 << 17, 1 << 18, 1 << 19
EVERY, DECADE, DAY_OF_MONTH, DEADLINE, WEEKEND, BEHIND = 1 << 20, 1 << 21, 1 << 22, 1 << 23, 1 << 24, 1 << 25
DAY_NUMBER, ORDINAL, NUMBER, YEAR, FULL_DATE, SHORT_DATE, OTHER = "N", "O", "n", "Y", "D", "E", "o"
DAY_RANGE = "G"

# A kind set becomes one character of Unicode's private area.
_PRIVATE = 0xE000
_TOKEN = re.compile(
    r"\d{1,2}(?:/\d{1,2})?[-–]\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])"  # 3-4/10/2020
    r"|\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}(?!\d)|\d{1,2} ?/ ?\d{1,2} ?/ ?\d{4}(?!\d)|\d{1,2}/\d{5,6}(?!\d)"
    r"|\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}[-‐]?[^\W\d_]{1,3}\b"
    r"|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]"
)
_IS_RANGE = re.compile(r"[\d/]+[-–]\d{1,2}/\d{1,2}(?:/\d{2,4})?")
_DASHES = "-‐‑–—"
_BRACKETS = {"[": "(", "]": ")"}


_NO_VALUES: Mapping[int, int | str] = MappingProxyType({})


class Token(NamedTuple):
    """One token: its place in the text, its kinds as one character, and the value that each kind has.

    A tuple, because an article has hundreds and a dataclass takes longer to make.
    """

    start: int
    end: int
    code: str
    values: Mapping[int, int | str] = _NO_VALUES


@dataclass(frozen=True, slots=True)
class _Entry:
    """One phrase of the pack; `is_capital`: it counts only where the text has a capital too ("May", "Minggu")."""

    words: tuple[str, ...]
    kind: int
    value: int | str
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of time of one pack: phrases by their first token, beginnings of words, and phrases to pass over."""

    phrases: Mapping[str, tuple[_Entry, ...]]
    stems: Mapping[str, tuple[_Entry, ...]]
    ignored: Mapping[str, tuple[tuple[str, ...], ...]]
    codes: Mapping[int, str]

    def may_know(self, word: str) -> bool:
        """May a word of time begin with this folded word? Where words are listed by their beginnings, any may."""
        return word in self.phrases or word in self.ignored or bool(self.stems)

    def character_class(self, kind: int) -> str:
        """A regular expression for all tokens that have this kind, whatever others they have too."""
        letters = "".join(letter for bits, letter in self.codes.items() if bits & kind)
        return f"[{letters}]" if letters else "(?!)"


@lru_cache(maxsize=1 << 14)  # most words of an article come again
def fold(word: str) -> str:
    """Lower case; the dot that Turkish İ leaves behind is dropped."""
    return word.casefold().replace("\u0307", "").replace("’", "'")


def _entries(pack: LanguagePack) -> Iterable[tuple[str, int, int | str]]:
    time = pack.time
    for number, words in enumerate(time.weekdays):
        yield from ((word, WEEKDAY, number) for word in words)
    for number, words in enumerate(time.months, start=1):
        yield from ((word, MONTH, number) for word in words)
    for key, words in time.days.items():
        yield from ((word, OFFSET, int(key)) for word in words)
    for kind, mapping in ((PART, time.parts), (UNIT, time.units), (BACK, time.stretches), (PHASE, time.phases)):
        for key, words in mapping.items():
            yield from ((word, kind, key) for word in words)
    for key, words in pack.numbers.words.items():
        if key.isdecimal():
            yield from ((word, SPELLED, int(key)) for word in words)
    relations = (
        (AGO, time.ago), (AHEAD, time.ahead), (LAST, time.last), (NEXT, time.next), (THIS, time.this),
        (PREPOSITION, time.prepositions), (FUTURE, pack.modality.future), (STRETCH, time.stretch), (TO, time.to),
        (BETWEEN, time.between), (BOTH, time.both), (FEW, pack.numbers.indefinite), (EVERY, time.every),
        (DECADE, time.decade), (DAY_OF_MONTH, time.day_of_month), (DEADLINE, time.deadline),
        (FEW, time.few), (WEEKEND, time.past_weekend), (BEHIND, time.behind),
    )  # fmt: skip
    yield from ((word, SPELLED, 1) for word in time.one)
    for kind, words in relations:
        yield from ((word, kind, 0) for word in words)


def build_lexicon(pack: LanguagePack) -> Lexicon:
    """The pack's words of time, ready for look-up."""
    phrases: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for word, kind, value in _entries(pack):
        is_capital = kind in (WEEKDAY, MONTH) and word[0].isupper()
        tokens = _tokens_of(word.rstrip("*"))
        entry = _Entry(tokens, kind, value, is_capital)
        (stems if word.endswith("*") else phrases).setdefault(tokens[0], []).append(entry)
    ignored: dict[str, list[tuple[str, ...]]] = {}
    for phrase in pack.time.ignore:
        tokens = _tokens_of(phrase)
        ignored.setdefault(tokens[0], []).append(tokens)
    return Lexicon(
        {key: tuple(sorted(value, key=lambda e: -len(e.words))) for key, value in phrases.items()},
        {key: tuple(value) for key, value in stems.items() if all(len(e.words) == 1 for e in value)},
        {key: tuple(value) for key, value in ignored.items()},
        _letters(_combinations([*phrases.values(), *stems.values()])),
    )


def _letters(combinations: frozenset[int]) -> Mapping[int, str]:
    return {bits: chr(_PRIVATE + place) for place, bits in enumerate(sorted(combinations - {0}))}


def _combinations(groups: list[list[_Entry]]) -> frozenset[int]:
    """Every set of kinds that one spelling can have; a subset appears where the text has no capital."""
    found: set[int] = set()
    for group in groups:
        bits = {0}
        for kind in {entry.kind for entry in group}:
            bits |= {old | kind for old in bits}
        found |= bits
    return frozenset(found)


def _tokens_of(phrase: str) -> tuple[str, ...]:
    return tuple(fold(match.group()) for match in _TOKEN.finditer(phrase))


def read_tokens(text: str, lexicon: Lexicon) -> tuple[tuple[Token, ...], str]:
    """All tokens of the text, and one character for each: same order, same length."""
    raw = [(*match.span(), match.group()) for match in _TOKEN.finditer(text)]
    folded = [fold(word) for _, _, word in raw]
    tokens: list[Token] = []
    after = 0
    for position, (start, end, word) in enumerate(raw):
        if position < after:
            continue
        if lexicon.may_know(folded[position]) or "'" in folded[position]:
            token, used = _read_token(raw, folded, position, lexicon=lexicon)
        else:
            token, used = Token(start, end, _plain_code(word)), 1
        tokens.append(token)
        after = position + used
    return tuple(tokens), "".join(token.code for token in tokens)


def _read_token(
    raw: list[tuple[int, int, str]], folded: list[str], position: int, *, lexicon: Lexicon
) -> tuple[Token, int]:
    start, end, word = raw[position]
    key = folded[position]
    for phrase in lexicon.ignored.get(key, ()):
        there = (word.removesuffix("'s") for word in folded[position : position + len(phrase)])
        if tuple(there) == tuple(part.removesuffix("'s") for part in phrase):
            return Token(start, raw[position + len(phrase) - 1][1], OTHER), len(phrase)
    values, used = _read_phrase(raw, folded, position, lexicon=lexicon)
    if not values and lexicon.stems and word[0].isalpha():
        values = _read_stem(word, key, lexicon)
    if not values and "'" in key:
        start, end, values = _read_half(raw[position], key, lexicon)
    if values:
        end = raw[position + used - 1][1] if used > 1 else end
        return Token(start, end, lexicon.codes[sum(values)], values), used
    return Token(start, end, _plain_code(word)), 1


def _read_half(raw: tuple[int, int, str], key: str, lexicon: Lexicon) -> tuple[int, int, dict[int, int | str]]:
    """The word before an apostrophe ("Monday's", "Ekim'de") or the one behind it ("l'année"), with its values."""
    start, end, word = raw
    bare, _, rest = key.partition("'")
    halves = ((start, start + len(bare), bare, word), (end - len(rest), end, rest, word[-len(rest) :] or word))
    for first, last, half, printed in halves:
        values, _ = _read_phrase([(first, last, printed)], [half], 0, lexicon=lexicon) if half else ({}, 1)
        if values:
            return first, last, values
    return start, end, {}


def _read_phrase(
    raw: list[tuple[int, int, str]], folded: list[str], position: int, *, lexicon: Lexicon
) -> tuple[dict[int, int | str], int]:
    """The values of the longest phrases that begin here, and how many tokens they take."""
    values: dict[int, int | str] = {}
    used = 1
    for entry in lexicon.phrases.get(folded[position], ()):
        size = len(entry.words)
        if size < used or (size > 1 and tuple(folded[position : position + size]) != entry.words):
            continue
        if entry.is_capital and not raw[position][2][0].isupper():
            continue
        used = max(used, size)
        values.setdefault(entry.kind, entry.value)
    return values, used


def _read_stem(word: str, key: str, lexicon: Lexicon) -> dict[int, int | str]:
    """Values of the longest stem that begins the word."""
    for length in range(len(key), 1, -1):
        entries = lexicon.stems.get(key[:length])
        if entries:
            return {e.kind: e.value for e in entries if word[0].isupper() or not e.is_capital}
    return {}


@lru_cache(maxsize=1 << 14)
def _plain_code(word: str) -> str:
    """The code of a token that no pack knows: numbers by their shape, punctuation as itself."""
    if word.isalpha():
        return OTHER
    if not word[0].isdecimal():
        word = _BRACKETS.get(word, word)
        return "-" if word in _DASHES else word if len(word) == 1 and word in ",().!?" else OTHER
    if word.isdecimal():
        if len(word) <= 2:
            return DAY_NUMBER if 1 <= int(word) <= 31 else NUMBER
        return YEAR if len(word) == 4 and 1800 <= int(word) < 2200 else NUMBER
    if word[-1].isalpha():
        return ORDINAL if 1 <= int(re.match(r"\d+", word)[0]) <= 31 else OTHER  # type: ignore[index] # it begins with a digit
    return DAY_RANGE if _IS_RANGE.fullmatch(word) else _numeric_date_code(split_figures(word))


def split_figures(word: str) -> list[str]:
    """The parts of a date in figures; a stroke lost before the year ("5/102020") is put back."""
    whole = re.fullmatch(r"(\d{1,2})/(\d{1,2})(\d{4})", word)
    return [*whole.groups()] if whole else [part.strip() for part in re.split(r"[./\-]", word)]


def _numeric_date_code(parts: list[str]) -> str:
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        return FULL_DATE
    if len(parts) == 2 and all(part.isdecimal() and len(part) <= 2 and 1 <= int(part) <= 31 for part in parts):
        return SHORT_DATE
    return NUMBER

"""Words of a stretch of text with their positions, and the search for phrases among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.model import Span

# Digits keep their separators, words their inner hyphens and apostrophes; every other mark is a token of its own.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-‐‑–’']\w+)*|[^\w\s]")
_SAME = str.maketrans({"–": "-", "‐": "-", "‑": "-", "’": "'"})
_STOPS = frozenset(".;:!?…—")
KNOWN_WORDS = 2048  # so many of the words met last are looked up once


class Token(NamedTuple):
    """One word or mark at `start` to `end` of the text: `word` is folded (no case, one form of hyphen and apostrophe).

    `is_word`: it is a word or number, and not a mark; `is_stop`: it ends a sentence or a main part of one. A tuple,
    because an article has hundreds and a dataclass takes three times as long to make.
    """

    start: int
    end: int
    printed: str
    word: str
    is_word: bool
    is_stop: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: tokens `first` (included) to `last` (excluded), and which phrase of the list it was."""

    first: int
    last: int
    phrase: str


def fold(word: str) -> str:
    """The form in which words are compared."""
    return unicodedata.normalize("NFKC", word).translate(_SAME).casefold()


@lru_cache(maxsize=8 * KNOWN_WORDS)
def _read(printed: str) -> tuple[str, bool, bool]:
    """What a token is, wherever it stands; most words of an article come again."""
    return fold(printed), printed[0].isalnum() or len(printed) > 1, printed in _STOPS


def split(text: str, spans: Iterable[Span]) -> tuple[Token, ...]:
    """The tokens of these stretches of the text, in order."""
    tokens: list[Token] = []
    for span in spans:
        for found in _TOKEN.finditer(text, span.start, span.end):
            start, end = found.span()
            tokens.append(Token(start, end, found[0], *_read(found[0])))
    return tuple(tokens)


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase of a language file as folded tokens; a final `*` stays on its word."""
    return tuple(
        fold(found.group()) + ("*" if phrase[found.end() : found.end() + 1] == "*" else "")
        for found in _TOKEN.finditer(phrase)
        if found.group() != "*"
    )


class _Entry(NamedTuple):
    """A phrase and its words. Of two that fit alike, one without a `*` in its first word goes first, then the order."""

    is_open: bool
    number: int
    words: tuple[str, ...]
    phrase: str


_ANY = ""
# By the last word that phrases with one first word must have; `_ANY` where that is open, or there is no other word.
_Opened = dict[str, list[_Entry]]


def _closing(words: tuple[str, ...]) -> str:
    return _ANY if len(words) == 1 or words[-1].endswith("*") else words[-1]


class Phrases:
    """A list of phrases made ready for search; the longest wins where several begin at one word."""

    __slots__ = ("_by_first", "_by_stem", "_lengths", "_reach", "opened_by")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, _Opened] = {}
        self._by_stem: dict[str, list[_Entry]] = {}
        self._reach = 0  # words of the longest phrase
        for number, phrase in enumerate(phrases):
            words = words_of(phrase)
            self._reach = max(self._reach, len(words))
            if words and words[0].endswith("*"):
                self._by_stem.setdefault(words[0][:-1], []).append(_Entry(True, number, words, phrase))
            elif words:
                opened = self._by_first.setdefault(words[0], {})
                opened.setdefault(_closing(words), []).append(_Entry(False, number, words, phrase))
        self._lengths = sorted({len(stem) for stem in self._by_stem})
        # The phrases that a folded word may open; most words of a text come again.
        self.opened_by: Callable[[str], _Opened | None] = (
            lru_cache(maxsize=KNOWN_WORDS)(self._opened_by) if self._lengths else self._by_first.get
        )

    def _opened_by(self, word: str) -> _Opened:
        opened = {closing: [*entries] for closing, entries in self._by_first.get(word, {}).items()}
        for length in self._lengths:
            for entry in self._by_stem.get(word[:length], ()) if length <= len(word) else ():
                opened.setdefault(_closing(entry.words), []).append(entry)
        return opened

    def at(self, tokens: Sequence[Token], index: int, *, gap: int = 0) -> Match | None:
        """The longest phrase that begins at this token; `gap` foreign words may stand before its last word."""
        opened = self.opened_by(tokens[index].word)
        if not opened:
            return None
        entries = [*opened.get(_ANY, ())]
        if len(opened) > 1 or not entries:
            for token in tokens[index + 1 : index + self._reach + gap]:
                entries.extend(opened.get(token.word, ()))
        if not entries:
            return None
        if len(entries) == 1 and len(entries[0].words) == 1:
            return Match(index, index + 1, entries[0].phrase)
        ends = ((_end(tokens, index, entry.words, gap) or -1, entry) for entry in sorted(entries))
        last, best = max(ends, key=lambda pair: pair[0], default=(-1, None))
        return Match(index, last, best.phrase) if best is not None and last > 0 else None

    def find(self, tokens: Sequence[Token], *, gap: int = 0) -> tuple[Match, ...]:
        """All phrases in order, none overlapping another."""
        found: list[Match] = []
        after = 0
        for index, token in enumerate(tokens):
            if index < after or not self.opened_by(token.word):
                continue
            match = self.at(tokens, index, gap=gap)
            if match is not None:
                found.append(match)
                after = match.last
        return tuple(found)

    def ends_at(self, tokens: Sequence[Token], index: int, *, reach: int = 4) -> Match | None:
        """The phrase whose last word stands directly before this token."""
        low = max(0, index - reach)
        before = tokens[low:index]
        for first in range(len(before)):
            match = self.at(before, first)
            if match is not None and match.last == len(before):
                return Match(low + match.first, index, match.phrase)
        return None


def _end(tokens: Sequence[Token], index: int, words: tuple[str, ...], gap: int) -> int | None:
    """Index after the last token of the phrase, when it stands here."""
    if len(words) == 1:
        return index + 1  # it was found by this word
    at = index
    for number, word in enumerate(words):
        is_last = number == len(words) - 1 and number > 0
        for skipped in range(gap + 1 if is_last else 1):
            here = at + skipped
            if here < len(tokens) and _same(tokens[here].word, word) and all(t.is_word for t in tokens[at:here]):
                at = here + 1
                break
        else:
            return None
    return at


def _same(token: str, word: str) -> bool:
    return token.startswith(word[:-1]) if word.endswith("*") else token == word


def is_near(left: str, right: str) -> bool:
    """Are two folded words equal up to one letter added, dropped, changed, or two swapped? Short words must be equal.

    Fires on "ilhwam" and "ilham"; leaves "iran" and "iraq" (too short) alone.
    """
    if left == right:
        return True
    if min(len(left), len(right)) < 5 or abs(len(left) - len(right)) > 1:
        return False
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    tail_left, tail_right = left[head:], right[head:]
    if len(left) == len(right):
        is_swap = tail_left[:2] == tail_right[:2][::-1] and tail_left[2:] == tail_right[2:]
        return tail_left[1:] == tail_right[1:] or is_swap
    longer, shorter = sorted((tail_left, tail_right), key=len, reverse=True)
    return longer[1:] == shorter

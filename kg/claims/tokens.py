"""Words of a stretch of text with their positions, and the search for phrases among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Span

# Digits keep their separators, words their inner hyphens and apostrophes; every other mark is a token of its own.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-‐‑–’']\w+)*|[^\w\s]")
_SAME = str.maketrans({"–": "-", "‐": "-", "‑": "-", "’": "'"})
_STOPS = frozenset(".;:!?…—")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: `word` is folded (no case, one form of hyphen and apostrophe), `printed` as in the text."""

    span: Span
    word: str
    printed: str

    @property
    def is_word(self) -> bool:
        """Is it a word or number, and not a mark?"""
        return self.printed[0].isalnum() or len(self.printed) > 1

    @property
    def is_stop(self) -> bool:
        """Does it end a sentence or a main part of one?"""
        return self.printed in _STOPS


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: tokens `first` (included) to `last` (excluded), and which phrase of the list it was."""

    first: int
    last: int
    phrase: str


def fold(word: str) -> str:
    """The form in which words are compared."""
    return unicodedata.normalize("NFKC", word).translate(_SAME).casefold()


def split(text: str, spans: Iterable[Span]) -> tuple[Token, ...]:
    """The tokens of these stretches of the text, in order."""
    return tuple(
        Token(Span(found.start(), found.end()), fold(found.group()), found.group())
        for span in spans
        for found in _TOKEN.finditer(text, span.start, span.end)
    )


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase of a language file as folded tokens; a final `*` stays on its word."""
    return tuple(
        fold(found.group()) + ("*" if phrase[found.end() : found.end() + 1] == "*" else "")
        for found in _TOKEN.finditer(phrase)
        if found.group() != "*"
    )


class Phrases:
    """A list of phrases made ready for search; the longest wins where several begin at one word."""

    __slots__ = ("_by_first", "_by_prefix")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_prefix: list[tuple[tuple[str, ...], str]] = []
        for phrase in phrases:
            words = words_of(phrase)
            if words and words[0].endswith("*"):
                self._by_prefix.append((words, phrase))
            elif words:
                self._by_first.setdefault(words[0], []).append((words, phrase))

    def at(self, tokens: Sequence[Token], index: int, *, gap: int = 0) -> Match | None:
        """The longest phrase that begins at this token; `gap` foreign words may stand before its last word."""
        best: Match | None = None
        for words, phrase in (*self._by_first.get(tokens[index].word, ()), *self._by_prefix):
            last = _end(tokens, index, words, gap)
            if last is not None and (best is None or last > best.last):
                best = Match(index, last, phrase)
        return best

    def find(self, tokens: Sequence[Token], *, gap: int = 0) -> tuple[Match, ...]:
        """All phrases in order, none overlapping another."""
        found: list[Match] = []
        index = 0
        while index < len(tokens):
            match = self.at(tokens, index, gap=gap)
            if match is not None:
                found.append(match)
            index = match.last if match is not None else index + 1
        return tuple(found)

    def ends_at(self, tokens: Sequence[Token], index: int, *, reach: int = 4) -> Match | None:
        """The phrase whose last word stands directly before this token."""
        for first in range(max(0, index - reach), index):
            match = self.at(tokens[:index], first)
            if match is not None and match.last == index:
                return match
        return None


def _end(tokens: Sequence[Token], index: int, words: tuple[str, ...], gap: int) -> int | None:
    """Index after the last token of the phrase, when it stands here."""
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

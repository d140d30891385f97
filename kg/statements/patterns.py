"""Word lists made ready for matching: as lists, sets of phrases or parts of larger patterns. Words in, matchers out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from kg.languages.wordlists import POINTS, WordList, fold

__all__ = ["NEVER", "PhraseSet", "alternatives", "fold", "optional", "shapes_pattern", "words_pattern"]

_BETWEEN = re.compile("(?<=[\u0621-\u064a])(?=[\u0621-\u064a])")
NEVER = re.compile(r"(?!)")


def words_pattern(words: Iterable[str], *, proclitics: Iterable[str] = (), clitics: Iterable[str] = ()) -> WordList:
    """Any of these words as whole words, longest first, asked like a compiled pattern."""
    return WordList(words, proclitics=proclitics, clitics=clitics)


def alternatives(words: Iterable[str]) -> str:
    """The words as the inside of a group, longest first; empty without words."""
    return "|".join(
        _escape(form) for form in sorted({fold(word) for word in words}, key=lambda form: (-len(form), form))
    )


def optional(words: Iterable[str]) -> str:
    """A group that one of these words may fill; empty without words."""
    inside = alternatives(words)
    return f"(?:{inside})?" if inside else ""


def shapes_pattern(shapes: Iterable[str]) -> re.Pattern[str]:
    """Whole words of any of these shapes, which are regular expressions."""
    inside = "|".join(shapes)
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", re.IGNORECASE) if inside else NEVER


def _escape(form: str) -> str:
    stem = form.removesuffix("*")
    escaped = re.escape(stem).replace(r"\ ", r"\s+").replace("'", "['’]")
    return _BETWEEN.sub(f"[{POINTS}]*", escaped) + (r"\w*" if form.endswith("*") else "")


_INSIDE = r"[^\s,;:()\"“”«»]+"
_WORD = re.compile(_INSIDE)
_FIRST = re.compile(rf"\s*({_INSIDE})")
_OUTSIDE = re.compile(r"[\s,;:()\"“”«»]")
_LONGEST_BEFORE = 60  # code points: no phrase is longer
_LONGEST_AFTER = 80


class PhraseSet:
    """Phrases of one to four words, looked for at the start or at the end of a stretch: no scanning between."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = {tuple(fold(phrase).split()) for phrase in phrases} - {()}
        self._longest = max((len(phrase) for phrase in self._phrases), default=0)
        self._first = frozenset(phrase[0] for phrase in self._phrases)
        self._last = frozenset(phrase[-1] for phrase in self._phrases)

    def ending_at(self, text: str, start: int, end: int) -> int | None:
        """Where the longest phrase begins that ends text[start:end] (white space aside), else None."""
        window = max(start, end - _LONGEST_BEFORE)
        last = _OUTSIDE.split(text[window:end].rstrip())[-1]
        if not last or fold(last) not in self._last:
            return None
        words = list(_WORD.finditer(text, window, end))
        for length in range(min(self._longest, len(words)), 0, -1):
            tail = words[-length:]
            if tuple(fold(word.group()) for word in tail) in self._phrases:
                return tail[0].start()
        return None

    def starting_at(self, text: str, start: int, end: int) -> int | None:
        """Where the longest phrase ends that begins text[start:end] (white space aside), else None."""
        limit = min(end, start + _LONGEST_AFTER)
        first = _FIRST.match(text, start, limit)
        if first is None or fold(first[1]) not in self._first:
            return None
        words = list(islice(_WORD.finditer(text, start, limit), self._longest))
        for length in range(len(words), 0, -1):
            if tuple(fold(word.group()) for word in words[:length]) in self._phrases:
                return words[length - 1].end()
        return None

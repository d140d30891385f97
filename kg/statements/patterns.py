"""Word lists made ready for matching: one compiled pattern, or one set of phrases, per list. Words in, matchers out.

All patterns are alternations of whole words, longest first, without nesting: matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NEVER = re.compile(r"(?!)")


def words_pattern(words: Iterable[str], *, prefix: str = "", suffix: str = "") -> re.Pattern[str]:
    """Any of these words as whole words, longest first; a final `*` in a word stands for further letters.

    A word that ends with an apostrophe ("qu'") is elided: it stands before the word it belongs to.
    """
    forms = sorted({_plain(word) for word in words if word}, key=lambda word: (-len(word), word))
    if not forms:
        return NEVER
    whole = "|".join(_escape(form) for form in forms if not form.endswith("'"))
    elided = "|".join(_escape(form) for form in forms if form.endswith("'"))
    kinds = [f"{prefix}(?:{whole}){suffix}(?!\\w)"] if whole else []
    kinds += [f"(?:{elided})"] if elided else []
    return re.compile(rf"(?<![\w-])(?:{'|'.join(kinds)})", re.IGNORECASE)


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


# Arabic vowel points and the line that stretches a word; marks of direction.
_POINTS = "\u0640\u064b-\u0652\u0670\u200c-\u200f\u202a-\u202e"
_POINT = re.compile(f"[{_POINTS}]+")
_BETWEEN = re.compile("(?<=[\u0621-\u064a])(?=[\u0621-\u064a])")


def fold(words: str) -> str:
    """Words without case, with straight apostrophes and one space; a Turkish dotted capital I is an i.

    Vowel points, stretched lines and marks of direction, which a writer may leave out, are dropped. Not `casefold`: it
    turns "ß" into "ss" and "և" into two letters, which no pattern then finds in a text.
    """
    return _plain(words if words.isascii() else _POINT.sub("", words))


def _plain(words: str) -> str:
    return " ".join(words.replace("İ", "i").lower().replace("’", "'").split())


def _escape(form: str) -> str:
    stem = form.removesuffix("*")
    escaped = re.escape(stem).replace(r"\ ", r"\s+").replace("'", "['’]")
    return _BETWEEN.sub(f"[{_POINTS}]*", escaped) + (r"\w*" if form.endswith("*") else "")


_WORD = re.compile(r"[^\s,;:()\"“”«»]+")


class PhraseSet:
    """Phrases of one to four words, looked for at the start or at the end of a stretch: no scanning between."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = {tuple(fold(phrase).split()) for phrase in phrases}
        self._longest = max((len(phrase) for phrase in self._phrases), default=0)

    def ending_at(self, text: str, start: int, end: int) -> int | None:
        """Where the longest phrase begins that ends text[start:end] (white space aside), else None."""
        if not self._longest:
            return None
        words = list(_WORD.finditer(text, max(start, end - 60), end))
        if not words or text[words[-1].end() : end].strip():
            return None
        for length in range(min(self._longest, len(words)), 0, -1):
            tail = words[-length:]
            if tuple(fold(word.group()) for word in tail) in self._phrases:
                return tail[0].start()
        return None

    def starting_at(self, text: str, start: int, end: int) -> int | None:
        """Where the longest phrase ends that begins text[start:end] (white space aside), else None."""
        if not self._longest:
            return None
        words: list[re.Match[str]] = []
        for word in _WORD.finditer(text, start, min(end, start + 80)):
            words.append(word)
            if len(words) == self._longest:
                break
        if not words or text[start : words[0].start()].strip():
            return None
        for length in range(len(words), 0, -1):
            if tuple(fold(word.group()) for word in words[:length]) in self._phrases:
                return words[length - 1].end()
        return None

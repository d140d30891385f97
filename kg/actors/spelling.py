"""Spellings of one name: the same word in another script, in another language's way of writing it, or mistyped.

In: words of names. Out: a Latin form, a skeleton of its sounds, and whether two words may be one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from kg.actors.tokens import fold_word
from kg.languages.tokens import is_near

_LETTERS = Path(__file__).with_name("letters.toml")
_ALIKE = 0.78  # share of letters in common in one script: "hajiyev" and "hadjiev" have .86, "budi" and "bodi" .75
_ALIKE_ACROSS = 0.5  # between scripts: "hajiyev" and "gadzhiev" have .53
_SHORT = 2  # consonants: shorter skeletons ("li", "lee") tell nothing
_MOST_OPEN = 3  # letters of one word that are read both ways
_ARABIC = range(0x0600, 0x0700)


class Spelling(IntEnum):
    """How alike two words are, from not at all to letter by letter."""

    OTHER = 0
    TYPED = 1  # one letter added, dropped, changed, or two swapped
    SOUND = 2  # another script or another language's way of writing it
    SAME = 3


@dataclass(frozen=True, slots=True)
class _Letters:
    latin: Mapping[int, str]
    spellings: tuple[tuple[str, str], ...]
    either: Mapping[str, tuple[str, ...]]
    vowels: frozenset[str]
    light: Mapping[int, str]


@cache
def _letters() -> _Letters:
    table = tomllib.loads(_LETTERS.read_text(encoding="utf-8"))
    sounds = table["sounds"]
    return _Letters(
        {ord(letter): to for script in table["latin"].values() for letter, to in script.items()},
        tuple((old, new) for old, new in sounds["spellings"]),
        {letter: tuple(to) for letter, to in sounds["either"].items()},
        frozenset(sounds["vowels"]),
        {ord(letter): to for letter, to in sounds["light"].items()},
    )


@lru_cache(maxsize=1 << 14)
def latin(word: str) -> str:
    """The word in small Latin letters without marks: "Əliyev" is "aliyev", "Алиев" is "aliev"."""
    return fold_word(fold_word(word).translate(_letters().latin)).replace("-", "")


@lru_cache(maxsize=1 << 14)
def sounds(word: str) -> frozenset[str]:
    """The word's consonants, those that languages write differently made one: "Hajiyev" and "Гаджиев" share "hsv".

    A letter that languages read differently gives several: "Alijev" is "lsv" and "lv".
    """
    letters = _letters()
    plain = latin(word)
    for old, new in letters.spellings:
        plain = plain.replace(old, new)
    options = [letters.either.get(letter, (letter,)) for letter in plain if letter.isalpha()]
    if sum(len(option) > 1 for option in options) > _MOST_OPEN:
        options = [option[:1] for option in options]
    return frozenset(_bones("".join(choice), letters.vowels) for choice in product(*options))


def _bones(plain: str, vowels: frozenset[str]) -> str:
    kept: list[str] = []
    for letter in plain:
        if letter not in vowels and kept[-1:] != [letter]:
            kept.append(letter)
    return "".join(kept)


@lru_cache(maxsize=1 << 14)
def compare_words(left: str, right: str) -> Spelling:
    """How alike the spellings of two words of names are.

    Fires on "Aliyev", "Əliyev", "Алиев", "Alijev"; leaves "Holt" and "Hale" apart, and short words that differ.
    """
    if fold_word(left) == fold_word(right):
        return Spelling.SAME
    one, other = latin(left), latin(right)
    if one == other:
        return Spelling.SOUND if not (left.isascii() and right.isascii()) else Spelling.SAME
    shared = sounds(left) & sounds(right)
    if shared and max(map(len, shared)) >= _SHORT and _is_enough(left, right, one, other):
        return Spelling.SOUND
    return Spelling.TYPED if is_near(one, other) else Spelling.OTHER


def _is_enough(left: str, right: str, one: str, other: str) -> bool:
    """Do enough letters agree; Arabic writes no short vowels, so there a long skeleton must do."""
    if _is_arabic(left) != _is_arabic(right):
        return min(map(len, sounds(left))) > _SHORT or one[:1] == other[:1]
    is_across = one != fold_word(left) or other != fold_word(right)
    light = _letters().light
    alike = SequenceMatcher(None, one.translate(light), other.translate(light), autojunk=False).ratio()
    return alike >= (_ALIKE_ACROSS if is_across else _ALIKE)


def _is_arabic(word: str) -> bool:
    return any(ord(letter) in _ARABIC for letter in word)

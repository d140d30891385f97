"""How two names relate: the same, another spelling, a shorter form, a surname alone, or a clash of given names.

In: names as words. Out: a relation, or nothing where they have nothing in common.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

from kg.actors.aliases import shortens
from kg.actors.spelling import Spelling, compare_words, latin

_GIVEN = Path(__file__).with_name("given_names.toml")
_PREFIX = 3  # letters that a short form shares with the long one: "Rob", "Robert"
_LONG_NAME = 3  # words: two people hardly share so many

Words = Sequence[str]


class Likeness(StrEnum):
    """Relations of two names, from the surest to the opposite."""

    LONG = "the same name of three words or more"
    FULL = "the same full name"
    NAMED = "the same name"
    SPELLED = "one full name in two spellings"
    EXTENDED = "a full name and a longer form of it"
    TYPED = "full names that differ by one letter"
    INITIALS = "one surname, and given names that shorten each other"
    ACRONYM = "a name and its letters"
    PART = "a name and a part of it"
    SHORT = "one name alone, which the other holds"
    CLASH = "one surname, but other given names"


def compare_people(left: Words, right: Words) -> Likeness | None:
    """Relation of two people's fullest names, each with its words in printed order."""
    ours, theirs = _plain(left), _plain(right)
    if not ours or not theirs:
        return None
    if min(len(ours), len(theirs)) == 1:
        short, long = sorted((ours, theirs), key=len)
        return Likeness.SHORT if any(compare_words(short[0], word) >= Spelling.SOUND for word in long) else None
    shorter, longer = sorted((ours, theirs), key=len)
    paired = _pair(shorter, longer)
    if None not in paired:
        return _all_paired([how for how in paired if how is not None], is_equal=len(ours) == len(theirs))
    if compare_words(ours[-1], theirs[-1]) < Spelling.SOUND:
        return None
    if len(ours) == len(theirs) and len(ours) == sum(how is not None for how in paired) + 1 and _are_near(ours, theirs):
        return Likeness.TYPED
    return Likeness.INITIALS if _is_short_given(ours[0], theirs[0]) else Likeness.CLASH


def _plain(words: Words) -> tuple[str, ...]:
    """Without initials between the first and the last word: "paul r. lepage"."""
    return tuple(word for place, word in enumerate(words) if place == 0 or len(word.rstrip(".")) > 1)


def _pair(shorter: Words, longer: Words) -> list[Spelling | None]:
    """For each word of the shorter name how the most alike unused word of the longer one is spelled; None for none."""
    left = list(longer)
    found: list[Spelling | None] = []
    for word in shorter:
        best = max(left, key=lambda other: compare_words(word, other))
        how = compare_words(word, best)
        found.append(how if how >= Spelling.SOUND else None)
        if how >= Spelling.SOUND:
            left.remove(best)
    return found


def _all_paired(paired: list[Spelling], *, is_equal: bool) -> Likeness:
    if not is_equal:
        return Likeness.EXTENDED
    if min(paired) is Spelling.SOUND:
        return Likeness.SPELLED
    return Likeness.LONG if len(paired) >= _LONG_NAME else Likeness.FULL


def _are_near(left: Words, right: Words) -> bool:
    return all(compare_words(one, other) > Spelling.OTHER for one, other in zip(left, right, strict=True))


@cache
def _given() -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, tomllib.loads(_GIVEN.read_text(encoding="utf-8"))["names"]))


def _is_short_given(left: str, right: str) -> bool:
    """Does one given name shorten the other: "I.", "Rob" and "Robert", "Mike" and "Michael"?"""
    short, long = sorted((latin(left).rstrip("."), latin(right).rstrip(".")), key=len)
    is_start = long.startswith(short) and (len(short) == 1 or len(short) >= _PREFIX)
    return is_start or any(short in forms and long in forms for forms in _given())


def compare_bodies(left: Sequence[Words], right: Sequence[Words]) -> Likeness | None:
    """Relation of two bodies or groups, each with all its names."""
    ours = {tuple(map(latin, words)) for words in left}
    theirs = {tuple(map(latin, words)) for words in right}
    same = ours & theirs
    if same:
        most = max(map(len, same))
        return Likeness.LONG if most >= _LONG_NAME else Likeness.FULL if most > 1 else Likeness.NAMED
    if any(_is_acronym(one, other) or _is_acronym(other, one) for one in ours for other in theirs):
        return Likeness.ACRONYM
    one, other = tuple(map(latin, left[0])), tuple(map(latin, right[0]))
    shorter, longer = sorted((one, other), key=len)
    return Likeness.PART if longer[: len(shorter)] == shorter else None


def _is_acronym(short: Words, long: Words) -> bool:
    """Is it one word made of the other's letters: "bem" of "badan eksekutif mahasiswa", "unud"?"""
    if len(short) != 1 or len(long) < 2 or len(short[0]) < 2:
        return False
    initials = "".join(word[0] for word in long if word)
    whole = "".join(long)
    is_syllables = len(short[0]) > _PREFIX and short[0][:2] == whole[:2] and shortens(short[0], whole)
    return short[0] == initials or (is_syllables and len(long) <= len(short[0]))

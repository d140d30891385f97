"""Which statements are prints of one act of saying: an agency's text in several papers, one quotation in two reports.

In: stated claims of all articles. Out: groups of statements, the earliest first. Words decide, not meanings: two
speakers who hold the same in their own words are two sources. Fires on "the bridge was never inspected before the
storm, he said" in two papers, shortened in one. Leaves alone: a denial of the same words, another speaker, short
formulas ("we do not comment"), the same words weeks later. Time and pairs grow with the statements: only those that
share one of the few smallest hashes of their three-word stretches are compared (Broder's sketches, 1997).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from kg.contradictions.base import told_on
from kg.contradictions.meaning import skeleton
from kg.languages.tokens import split
from kg.model import Mode, Span, StatedClaim, WireCopy

_STRETCH = 3  # words
_SKETCH = 4  # hashes by which statements meet: at a likeness of 0.6, 97 in 100 pairs do
_MEETINGS = 12  # statements of one hash that a later one is compared with
_LIKE = 0.6  # share of the stretches of both
_HELD = 0.85  # share of the shorter one's stretches, where one paper prints less
_QUOTED, _TOLD = 6, 9  # words at least in quotation marks, and without
_NEAR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Print:
    """One statement as it is compared."""

    stated: StatedClaim
    stretches: frozenset[int]


def find(stated: Iterable[StatedClaim]) -> tuple[WireCopy, ...]:
    """The statements that are printed more than once, by their first print.

    Args:
        stated: all stated claims, in any order; of several readings of one statement the explicit one counts.

    Returns:
        Groups of two or more, each of several articles; a statement is in one group at most.
    """
    prints = sorted(filter(None, map(_print, _explicit(stated))), key=_order)
    root = list(range(len(prints)))
    met: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(prints):
        for hash_ in sorted(one.stretches)[:_SKETCH]:
            others = met[hash_]
            for other in others[:_MEETINGS]:
                if _top(root, other) != _top(root, number) and _is_copy(prints[other], one):
                    low, high = sorted((_top(root, other), _top(root, number)))
                    root[high] = low
            others.append(number)
    groups: dict[int, list[str]] = defaultdict(list)
    for number, one in enumerate(prints):
        groups[_top(root, number)].append(one.stated.statement)
    return tuple(WireCopy(names[0], tuple(names[1:])) for names in groups.values() if len(names) > 1)


def _explicit(stated: Iterable[StatedClaim]) -> Iterable[StatedClaim]:
    return {one.statement: one for one in stated if one.explicitness == "explicit"}.values()


def _order(one: _Print) -> tuple[bool, date, str]:
    day = one.stated.published
    return day is None, day or date.min, one.stated.statement


def _print(stated: StatedClaim) -> _Print | None:
    """How a statement is compared; None for words too few to tell a print from a coincidence."""
    words = [token.word for token in split(stated.quote, (Span(0, len(stated.quote)),)) if token.is_word]
    if len(words) < (_TOLD if stated.mode in (Mode.INDIRECT, Mode.NARRATOR) else _QUOTED):
        return None
    stretches = (" ".join(words[start : start + _STRETCH]) for start in range(len(words) - _STRETCH + 1))
    return _Print(stated, frozenset(crc32(words_.encode()) for words_ in stretches))


def _top(root: Sequence[int], number: int) -> int:
    while root[number] != number:
        number = root[number]
    return number


def _is_copy(one: _Print, other: _Print) -> bool:
    left, right = one.stated, other.stated
    if left.article == right.article or left.lang != right.lang or left.commitment is not right.commitment:
        return False
    if not _is_near(told_on(left), told_on(right)) or not _is_one_voice(left, right):
        return False
    both = len(one.stretches & other.stretches)
    shorter = min(len(one.stretches), len(other.stretches))
    return both >= _LIKE * len(one.stretches | other.stretches) or both >= _HELD * shorter


def _is_near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs(one - other) <= _NEAR


def _is_one_voice(left: StatedClaim, right: StatedClaim) -> bool:
    """The same speaker, also by a part of the name; two papers in their own voice may print one agency's text."""
    if left.speaker == right.speaker or left.mode is right.mode is Mode.NARRATOR:
        return True
    return bool(_parts(left.speaker_name) & _parts(right.speaker_name))


def _parts(name: str) -> set[str]:
    return {skeleton(word) for word in name.split()} - {""}

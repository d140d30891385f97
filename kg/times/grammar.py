"""The grammar of dates: which sequences of time words give which days.

In: tokens and their one-character codes from `kg.times.words`. Out: matches with the interval that each one gives.
A pattern is a regular expression over codes; its named groups are looked up as tokens by the reader beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.model import Interval
from kg.times import periods, readers, words
from kg.times.readers import Found
from kg.times.words import Lexicon, Token

_LOOK_BACK_TOKENS = 12
_KINDS = {
    "W": words.WEEKDAY, "M": words.MONTH, "D": words.OFFSET, "P": words.PART, "U": words.UNIT, "S": words.SPELLED,
    "A": words.AGO, "H": words.AHEAD, "L": words.LAST, "X": words.NEXT, "T": words.THIS, "p": words.PREPOSITION,
    "R": words.LAST | words.NEXT | words.THIS, "F": words.PHASE, "Z": words.STRETCH, "B": words.BACK, "t": words.TO,
    "b": words.BOTH, "f": words.FEW, "V": words.EVERY, "K": words.DECADE, "d": words.DAY_OF_MONTH,
    "y": words.DEADLINE, "E": words.WEEKEND, "h": words.BEHIND,
}  # fmt: skip

Reader = Callable[[Found], Interval | None]
Pattern = tuple[re.Pattern[str], Reader]


def build_patterns(lexicon: Lexicon, *, has_month_first: bool) -> tuple[Pattern, ...]:
    """All patterns of one language; of two that match the same tokens, the earlier one counts.

    Args:
        lexicon: the words of time.
        has_month_first: may a day stand behind its month ("October 5", "oktyabrın 5-də")?
    """
    classes = {f"<{letter}>": lexicon.character_class(kind) for letter, kind in _KINDS.items()}
    patterns = _PATTERNS if has_month_first else tuple(p for p in _PATTERNS if p[0] != _MONTH_FIRST)
    return tuple((re.compile(_expand(source, classes)), reader) for source, reader in patterns)


def _expand(source: str, classes: Mapping[str, str]) -> str:
    return re.sub(r"(?<!\?P)<[A-Za-z]>", lambda match: classes[match.group()], source)


def is_future(tokens: tuple[Token, ...], position: int) -> bool:
    """Does a word for the future stand before this token in its sentence?

    Fires on "akan digelar pada Kamis"; not on "kata dia, Kamis. Rapat akan digelar".
    """
    for token in reversed(tokens[max(0, position - _LOOK_BACK_TOKENS) : position]):
        if token.code in ".!?" or words.WEEKDAY in token.values:
            return False
        if words.FUTURE in token.values:
            return True
    return False


_COUNT = r"(?:(?P<tens><S>)-?(?=<S>))?(?P<count>[Nn]|<S>)"
_PHASE = r"(?:(?P<phase><F>)-?<p>{0,2})?"
_PART_BEFORE = r"(?:(?P<part0><P>)<p>{0,2})?"
_WEEKDAY_BEFORE = _PART_BEFORE + r"(?:(?P<weekday><W>)(?P<part><P>)?(?:<R>)?,?\(?)?"
_AFTER = r"\)?(?:,?(?P<part2><P>))?(?:<D>|<L>)?"
_YEAR_AFTER = (
    r"(?:,?<p>?(?P<year>Y)|<p>{0,2}(?:(?P<year_unit><U>)(?P<year_relation><R>)"
    r"|(?P<year_relation__2><R>)(?P<year_unit__2><U>)))?"
)
_NEXT_DAY = r"(?:(?:-|<t>|<b>)(?P<day2>[NO]))?"
_MONTH_FIRST = _WEEKDAY_BEFORE + r"(?P<month><M>)\.?(?P<day>[NO])(?!<M>)" + _NEXT_DAY + _YEAR_AFTER + _AFTER
_DAY_FIRST = (
    _WEEKDAY_BEFORE + r"(?P<day>[NO])\.?" + _NEXT_DAY + r"\.?<p>?(?P<month><M>)\.?" + _YEAR_AFTER
    + r"(?:(?P<weekday2><W>)(?![(,]?[NOEDG]))?" + _AFTER
)  # fmt: skip
_PATTERNS: tuple[tuple[str, Reader], ...] = (
    (_DAY_FIRST, readers.read_named),
    (_MONTH_FIRST, readers.read_named),
    (_WEEKDAY_BEFORE + r"(?P<date>D)" + _AFTER, readers.read_numeric),
    (_PART_BEFORE + r"(?P<weekday><W>)(?P<part><P>)?(?:<R>)?,?\(?(?P<date>E)" + _AFTER, readers.read_numeric),
    (r"(?<=\()(?P<date>E)(?=\))", readers.read_numeric),
    (r"(?<=<d>)(?P<date>E)", readers.read_numeric),
    (r"<W>(?:(?:-|<t>|<b>)<W>)?,?\(?(?P<date>G)\)?", readers.read_day_range),
    (r"(?<=\()(?P<date>G)(?=\))", readers.read_day_range),
    (r"(?P<month><M>)\.?(?:-|<t>)(?P<month2><M>)\.?(?:<p>?(?P<year>Y))?", periods.read_month),
    (_PHASE + r"(?P<month><M>)\.?,?<p>?(?P<year>Y)", periods.read_month),
    (r"(?P<phase><F>)-?<p>{0,2}(?P<month><M>)(?P<relation><R>)?(?![NO])", periods.read_month),
    (r"(?P<deadline><y>)<p>?" + _PHASE + r"(?P<month><M>)(?![NO])", periods.read_month),
    (r"(?P<month><M>)<p>{0,2}(?P<year_unit><U>)(?P<year_relation><R>)", periods.read_month),
    (r"(?P<month><M>)<p>{0,2}(?P<year_relation><R>)(?P<year_unit><U>)", periods.read_month),
    (r"(?P<year_relation><R>)(?P<year_unit><U>)(?P<month><M>)(?![NO])", periods.read_month),
    (r"(?P<month><M>)(?P<phase><F>)", periods.read_month),
    (r"(?P<month><M>)(?=<h>)", periods.read_month),
    (r"(?<=<p>)(?P<month><M>)(?![NO])", periods.read_month),
    (r"(?P<month><M>)(?P<relation><R>)", periods.read_month),
    (r"(?P<relation><R>)(?P<month><M>)", periods.read_month),
    (r"(?P<year>Y)(?:-|<t>)(?P<year2>[YNn])(?![,.]?[n%])", periods.read_year),
    (r"(?P<year>Y)-?(?P<decade><K>)", periods.read_year),
    (r"(?P<decade><K>)(?P<year>Y)", periods.read_year),
    (r"(?P<phase><F>)-?<p>{0,2}(?P<year>Y)", periods.read_year),
    (r"(?<=<p>)(?P<year>Y)(?![,.]?[n%])", periods.read_year),
    (r"(?<=Y<b>)(?P<year>Y)(?![,.]?[n%])", periods.read_year),
    (r"(?<=<U>)(?P<year>Y)", periods.read_year),
    (r"(?P<year>Y)(?=<L>|<h>)", periods.read_year),
    (r"(?<=<d>)(?P<day>N)(?![-/%n])", readers.read_day_of_month),
    (r"(?P<relation><R>)(?P<unit><U>)(?P<weekday><W>)(?P<part><P>)?", readers.read_weekday),
    (r"(?<!<V>)(?P<deadline><y>)?(?P<relation><R>)(?P<weekday><W>)(?:,?(?P<part><P>))?", readers.read_weekday),
    (
        r"(?<!<V>)" + _PART_BEFORE + r"(?P<deadline><y>)?(?P<weekday><W>)(?P<part3><P>)?"
        r"(?:<p>{0,2}(?:(?P<unit><U>)(?P<relation><R>)|(?P<relation__2><R>)(?P<unit__2><U>))|(?P<relation__3><R>))?"
        r"(?:,?(?P<part><P>))?<D>?",
        readers.read_weekday,
    ),
    (_PHASE + r"(?P<relation><R>)(?P<unit><U>)", periods.read_unit),
    (_PHASE + r"(?P<unit><U>)(?P<relation><R>)", periods.read_unit),
    (r"<E>", periods.read_past_weekend),
    (_COUNT + r"(?P<unit><U>)(?P<relation><A>|<H>)", periods.read_distance),
    (r"(?P<relation><A>|<H>)" + _COUNT + r"(?P<unit><U>)", periods.read_distance),
    (r"<f>(?P<unit><U>)<A>", periods.read_few),
    (r"<A><f>(?P<unit><U>)", periods.read_few),
    (r"(?:<L>|<Z>)" + _COUNT + r"(?P<unit><U>)", periods.read_stretch),
    (_COUNT + r"(?:<Z>|<L>)(?P<unit><U>)", periods.read_stretch),
    (_COUNT + r"(?P<unit><U>)<Z>", periods.read_stretch),
    (r"(?P<back><B>)", periods.read_stretch),
    (r"<T>(?P<part><P>)", readers.read_offset),
    (r"(?P<part><P>)<T>", readers.read_offset),
    (r"(?P<offset><D>)(?:,?(?P<part><P>))?", readers.read_offset),
)  # fmt: skip

"""Numbers with their units and bounds: "at least five people" is a quantity, "dozens" is none."""

from __future__ import annotations

from collections.abc import Sequence

from kg.languages.pack import LanguagePack
from kg.languages.tokens import Phrases, Token, fold
from kg.model import Quantity

_MULTIPLIERS = (100.0, 1_000.0, 1_000_000.0, 1_000_000_000.0, 1_000_000_000_000.0)
_MAX_DIGITS = 30  # and separators: a longer row of digits counts nothing
_REACH = 3  # words that may stand between a number and its unit ("five ethnic Armenian civilians")


class _Numbers:
    """The number words of one language, ready for search."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self.decimal, self.thousands = pack.meta.decimal, pack.meta.thousands
        self.value = {word: float(number) for number, words in pack.numbers.words.items() for word in words}
        self.words = Phrases(self.value)
        self.unit = dict.fromkeys(pack.condition.nouns, "condition") | {
            noun: unit for unit, nouns in pack.numbers.units.items() for noun in nouns
        }
        self.units = Phrases(self.unit)
        self.at_least, self.at_most = Phrases(pack.bounds.at_least), Phrases(pack.bounds.at_most)
        self.about = Phrases(pack.bounds.about)
        months = {fold(word) for words in pack.time.months for word in words}
        self.months = months - {fold(word) for word in pack.modality.may}  # "14 may have died" is no date


_BUILT: dict[int, _Numbers] = {}


def _numbers(pack: LanguagePack) -> _Numbers:
    """The pack's numbers, built on first use; packs are loaded once and live as long as the process."""
    found = _BUILT.get(id(pack))
    if found is None or found.pack is not pack:
        found = _BUILT[id(pack)] = _Numbers(pack)
    return found


def find(
    tokens: Sequence[Token], pack: LanguagePack, *, default_unit: str | None = None
) -> tuple[int, Quantity] | None:
    """The first number with a unit, and the token it begins at.

    Args:
        tokens: words of one clause.
        pack: the language file.
        default_unit: unit of a number that stands without one; None refuses such numbers.

    Returns:
        None when no number has a unit. "At least five": low 5, high None; "up to five": low None, high 5.
    """
    found = find_all(tokens, pack, default_unit=default_unit)
    named = [item for item in found if item[2]]
    return next((item[:2] for item in (named or found)), None)


def find_all(
    tokens: Sequence[Token], pack: LanguagePack, *, default_unit: str | None = None
) -> tuple[tuple[int, Quantity, bool], ...]:
    """All numbers in order: the token each begins at, the quantity, and whether its unit is named beside it."""
    numbers = _numbers(pack)
    found: list[tuple[int, Quantity, bool]] = []
    index = 0
    while index < len(tokens):
        word = tokens[index].word
        read = _value(tokens, index, numbers) if word[0].isdigit() or numbers.words.opened_by(word) else None
        if read is None:
            index += 1
            continue
        value, after = read
        unit = _unit(tokens, (index, after), numbers)
        if (unit is not None or default_unit is not None) and not _is_day(tokens, after, numbers):
            quantity = _bounded(value, unit or default_unit or "", tokens, index, numbers)
            found.append((index, quantity, unit is not None))
        index = after
    return tuple(found)


def _value(tokens: Sequence[Token], index: int, numbers: _Numbers) -> tuple[float, int] | None:
    """A number in digits or words, with multipliers ("40 ribu", "two hundred"), and the index after it."""
    first = _simple(tokens, index, numbers)
    if first is None:
        return None
    total, at = 0.0, index
    current = 0.0
    while (part := _simple(tokens, at, numbers)) is not None:
        before, (value, at) = at, part
        if value in _MULTIPLIERS and current:
            current *= value
            if value >= _MULTIPLIERS[1]:
                total, current = total + current, 0.0
        elif current and value >= current:
            return total + current, before
        else:
            current += value
    return total + current, at


def _simple(tokens: Sequence[Token], index: int, numbers: _Numbers) -> tuple[float, int] | None:
    if index >= len(tokens):
        return None
    word = tokens[index].word
    if word[0].isdigit():
        if len(word) > _MAX_DIGITS:
            return None
        digits = word.replace(numbers.thousands, "") if numbers.thousands else word
        try:
            return float(digits.replace(numbers.decimal, ".")), index + 1
        except ValueError:  # a clock time or a list of numbers
            return None
    match = numbers.words.at(tokens, index)
    return (numbers.value[match.phrase], match.last) if match is not None else None


def _is_day(tokens: Sequence[Token], after: int, numbers: _Numbers) -> bool:
    """Does the name of a month follow ("5 Ekim'de de füze": of missiles on 5 October, and no five of them)?"""
    return after < len(tokens) and tokens[after].word.partition("'")[0] in numbers.months


def _unit(tokens: Sequence[Token], at: tuple[int, int], numbers: _Numbers) -> str | None:
    before = numbers.units.ends_at(tokens, at[0])
    if before is not None and not before.phrase[-1:].isalpha():
        return numbers.unit[before.phrase]
    for index in range(at[1], min(at[1] + _REACH, len(tokens))):
        is_mark = not tokens[index].is_word and tokens[index].word not in numbers.unit
        if is_mark or tokens[index].word[0].isdigit():
            break
        match = numbers.units.at(tokens, index)
        if match is not None:
            return numbers.unit[match.phrase]
    return numbers.unit[before.phrase] if before is not None and len(before.phrase) <= _REACH else None


def _bounded(value: float, unit: str, tokens: Sequence[Token], index: int, numbers: _Numbers) -> Quantity:
    at_least, at_most = numbers.at_least.ends_at(tokens, index), numbers.at_most.ends_at(tokens, index)
    if at_most and (not at_least or at_most.first < at_least.first):  # "no more than" holds "more than"
        return Quantity(unit, None, value)
    if at_least:
        return Quantity(unit, value, None)
    return Quantity(unit, value, value, is_approximate=numbers.about.ends_at(tokens, index) is not None)

"""Who does it and where, read from the order of the words and the small words before them, without a parser.

In: a stated claim and one clause of its meaning. Out: the unit that names the doer, and the units that name places;
none where the words do not show it. A guess would turn an attacker into the attacked.
"""

from __future__ import annotations

from functools import lru_cache

from kg.contradictions import words
from kg.contradictions.meaning import Clause, Unit
from kg.contradictions.words import Words
from kg.languages.tokens import Token, split
from kg.model import Span, StatedClaim

_ACTORS = frozenset({"name", "person", "body"})
_PLACES = frozenset({"name", "place"})
_BACK = 2  # articles and titles that may stand between a preposition and its noun
_REMEMBERED = 1 << 10


def agent(stated: StatedClaim, clause: Clause) -> Unit | None:
    """The doer: behind "by", else what opens the clause before a verb that is not passive."""
    tokens, small = _tokens(stated), words.of(stated.lang)
    for unit in clause.units:
        if is_actor(unit) and _before(unit, tokens, small) in small.agents:
            return unit
    first = next(iter(clause.units), None)
    event = next((unit for unit in clause.units if unit.kind == "event"), None)
    if first is None or event is None or not is_actor(first) or _place(first, tokens) is None:
        return None
    is_led = bool(_before(first, tokens, small))
    return None if is_led or _is_passive(event, tokens, small) else first


def is_actor(unit: Unit) -> bool:
    """May it be somebody: a name, a body, or any word for people?"""
    return unit.kind in _ACTORS or "person" in unit.keys | unit.wider


def places(stated: StatedClaim, clause: Clause) -> tuple[Unit, ...]:
    """Names and places behind a preposition that does not open a doer."""
    tokens, small = _tokens(stated), words.of(stated.lang)
    return tuple(
        unit
        for unit in clause.units
        if unit.kind in _PLACES and (word := _before(unit, tokens, small)) and word not in small.agents
    )


def _tokens(stated: StatedClaim) -> tuple[Token, ...]:
    return _split(stated.about if stated.about is not None else stated.quote)


@lru_cache(maxsize=_REMEMBERED)
def _split(quote: str) -> tuple[Token, ...]:
    return tuple(split(quote, (Span(0, len(quote)),)))


def _place(unit: Unit, tokens: tuple[Token, ...]) -> int | None:
    """Where the unit's first word stands; None where it is meant and not said."""
    head = unit.printed.split()[0]
    return next((index for index, token in enumerate(tokens) if token.printed == head), None)


def _before(unit: Unit, tokens: tuple[Token, ...], small: Words) -> str:
    """The preposition before a unit; "" where there is none."""
    place = _place(unit, tokens)
    if place is None:
        return ""
    for token in reversed(tokens[max(0, place - _BACK) : place]):
        if token.word in small.prepositions or token.word in small.agents:
            return token.word
        if token.word not in small.small:
            return ""
    return ""


def _is_passive(event: Unit, tokens: tuple[Token, ...], small: Words) -> bool:
    """Does the verb tell what befalls its subject: "was hit", "ditembak"?"""
    place = _place(event, tokens)
    if place is None:
        return True
    clause, word = small.pack.clause, tokens[place].word
    passive = tuple(prefix for prefix in clause.verb_prefixes if prefix not in clause.active_prefixes)
    if clause.active_prefixes and word.startswith(passive):
        return True
    return any(token.word in clause.passive for token in tokens[max(0, place - _BACK) : place])

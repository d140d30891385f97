"""Clauses: the words around a predicate that may fill its roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.claims.lexicon import Lexicon, Trigger, Voice
from kg.languages.tokens import Token

NOUN_REACH = 2  # words between an event noun and the name beside it ("Armenian missile attack")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around a trigger that may fill its roles: tokens `low` (included) to `high` (excluded).

    `head` is the end of the words before a relative pronoun that stands directly before the trigger; `others` are the
    first tokens of other triggers.
    """

    low: int
    high: int
    head: int | None = None
    others: frozenset[int] = frozenset()


def clause_of(tokens: Sequence[Token], trigger: Trigger, triggers: Sequence[Trigger], lexicon: Lexicon) -> Clause:
    """The clause of a trigger: up to a sentence end, a complementiser, "but", or "and" before another verb."""
    verbs = {other.first for other in triggers if other.voice in (Voice.VERB, Voice.PASSIVE)}
    low, head = trigger.first, None
    while low > 0 and not _is_wall(tokens, low - 1, verbs, lexicon):
        if tokens[low - 1].word in lexicon.relative:
            if trigger.first - low > NOUN_REACH:
                break
            head = low - 1
        low -= 1
    high = trigger.last
    while high < len(tokens) and not _is_wall(tokens, high, verbs, lexicon):
        if tokens[high].word in lexicon.relative:
            break
        high += 1
    return Clause(low, high, head, frozenset(other.first for other in triggers if other.first != trigger.first))


def _is_wall(tokens: Sequence[Token], index: int, verbs: set[int], lexicon: Lexicon) -> bool:
    token = tokens[index]
    if token.is_stop or token.word in lexicon.walls:
        return True
    if token.word not in lexicon.and_ or lexicon.is_verb_final:  # where verbs stand last, "and" joins no verb to one
        return False
    is_small = index + 1 < len(tokens) and tokens[index + 1].word in lexicon.stopwords  # "and has shelled"
    return index + 1 in verbs or (is_small and index + 2 in verbs)

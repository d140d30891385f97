"""Statements of a small cast, told in one line each, and one rule asked about two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.contradictions import RULES, Setting
from kg.contradictions.base import Outcome
from kg.model import Act, Commitment, Entity, Mode, StatedClaim
from tests.kg.claims.reading import FRAMES, NO, NONE, SIDES, read, says

EARLY, NEXT, LATE = date(2025, 6, 20), date(2025, 6, 21), date(2025, 7, 4)
SETTING = Setting(FRAMES, SIDES)
RULE = {rule.name: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: `how` are further fields of it, `said` the day."""

    speaker: Entity
    text: str
    act: Act = Act.ASSERT
    commitment: Commitment = Commitment.YES
    said: date = EARLY
    conditions: tuple[str, ...] = ()
    mode: Mode | None = None

    def stated(self, lang: str, name: str) -> StatedClaim:
        how: dict[str, Any] = {"conditions": self.conditions} if self.conditions else {}
        if self.mode is not None:
            how["mode"] = self.mode
        words = says(self.text, self.speaker, self.act, self.commitment, **how)
        return read(self.text, words, lang=lang, published=self.said, name=name)[0]


def asked(rule: str, lang: str, left: Told, right: Told) -> Outcome:
    """What one rule says of two statements of two articles, whichever comes first."""
    one, other = left.stated(lang, "a"), right.stated(lang, "b")
    found = RULE[rule].compare(one, other, SETTING)
    assert type(found) is type(RULE[rule].compare(other, one, SETTING))
    return found


def denies(speaker: Entity, text: str, said: date = EARLY) -> Told:
    return Told(speaker, text, Act.DENY, NO, said)


def accuses(speaker: Entity, text: str) -> Told:
    return Told(speaker, text, Act.ACCUSE)


def demands(speaker: Entity, text: str) -> Told:
    return Told(speaker, text, Act.DEMAND, NONE)


def refuses(speaker: Entity, text: str) -> Told:
    return Told(speaker, text, Act.REFUSE, NO)


def promises(speaker: Entity, text: str) -> Told:
    return Told(speaker, text, Act.PROMISE)


def offers(speaker: Entity, text: str, condition: str) -> Told:
    return Told(speaker, text, Act.OFFER, NONE, conditions=(condition,))


def later(speaker: Entity, text: str, act: Act = Act.ASSERT) -> Told:
    return Told(speaker, text, act, said=LATE)

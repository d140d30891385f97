"""Pairs about one thing that no rule decides: what the speakers do and how their words lie to each other is weighed.

They say only of what kind a contradiction would be; whether it is one is left to the learned weights. So they ask
little: two statements that share some matter, by two speakers, or by one at two times.
Fires on an accusation and a denial that share few words; leaves alone what shares nothing, questions, and two wishes.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.contradictions.alignment import Alignment, align
from kg.contradictions.base import Outcome, Rule, Setting, Verdict, assumptions
from kg.contradictions.open_world import is_open
from kg.contradictions.setting import once_per_pair
from kg.model import Act, Polarity, StatedClaim

_MATTER = 0.5  # weight of what both say: one word that tells something
_SAME = 0.6  # share of both clauses that makes two held alike one
_EXPLICIT = "explicit"
_SAYING = "state"  # who denies having said something does not deny the thing


@once_per_pair
def _common(left: StatedClaim, right: StatedClaim, setting: Setting) -> Alignment | None:
    """The pair side by side where it is worth weighing."""
    if left.statement == right.statement or {left.explicitness, right.explicitness} != {_EXPLICIT}:
        return None
    if not is_open(left, right) or (left.side == right.side and left.speaker != right.speaker):
        return None
    if any(one.polarity is Polarity.DENIES and one.claim.frame == _SAYING for one in (left, right)):
        return None
    if Act.QUESTION in (left.act, right.act) or (_is_wish(left) and _is_wish(right)):
        return None
    pair = align(left, right, setting)
    if not pair.contacts or pair.labels_other or pair.meaning_left.is_question or pair.meaning_right.is_question:
        return None
    if _says_the_same(pair):
        return None
    if pair.is_one_speaker and left.act is right.act and not _pulls_apart(pair):
        return None
    is_common = any(contact.shared_weight >= _MATTER or contact.opposed for contact in pair.contacts)
    if not is_common or (pair.is_one_speaker and not pair.days):
        return None
    return pair


def _is_wish(stated: StatedClaim) -> bool:
    return stated.polarity is Polarity.UNCOMMITTED


def _says_the_same(pair: Alignment) -> bool:
    """Do both hold, or both deny, what is nearly the same?"""
    best = pair.best
    return pair.sign > 0 and best.numbers != "other" and min(best.cover_left, best.cover_right) >= _SAME


def _pulls_apart(pair: Alignment) -> bool:
    """Is any clause held against another, or does it hold an opposite or another number?"""
    stance = pair.stance_left * pair.stance_right
    return any(stance * one.parity < 0 or one.opposed or one.numbers == "other" for one in pair.contacts)


def kind_of(pair: Alignment) -> str:
    """Of what kind a contradiction of this pair would be."""
    acts = {pair.left.act, pair.right.act}
    if pair.is_one_speaker:
        return "position"
    if Act.DEMAND in acts:
        return "refusal"
    if Act.DENY in acts or pair.sign < 0:
        return "denial"
    return "quantity" if pair.best.numbers == "other" else "clash"


def _weigher(kind: str) -> Callable[[StatedClaim, StatedClaim, Setting], Outcome]:
    def compare(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
        pair = _common(left, right, setting)
        if pair is None or kind_of(pair) != kind:
            return None
        first, second = _ordered(pair)
        words = dict.fromkeys(one if one == other else f"{one} / {other}" for one, other in pair.best.shared)
        shared = (f"words: {', '.join(words)}",) if words else ()
        return Verdict(first, second, round(pair.best.strength, 4), shared, _clash(pair), assumptions(first, second))

    return compare


def _ordered(pair: Alignment) -> tuple[StatedClaim, StatedClaim]:
    """The one that denies, refuses or comes later is the second."""
    left, right = sorted((pair.left, pair.right), key=lambda one: one.statement)
    is_answer = (Act.DENY, Act.REFUSE)
    if (left.act in is_answer) is not (right.act in is_answer):
        return (right, left) if left.act in is_answer else (left, right)
    if pair.days:
        return (pair.left, pair.right) if pair.days > 0 else (pair.right, pair.left)
    return left, right


def _clash(pair: Alignment) -> str:
    if pair.best.opposed:
        one, other = pair.best.opposed[0]
        return f"opposites: {one} / {other}"
    if pair.best.numbers == "other":
        return f"numbers: {pair.best.number_words}"
    return f"acts: {pair.left.act.value} / {pair.right.act.value}"


WEIGHED = (
    Rule("weighed-denial", "denial", "world", _weigher("denial")),
    Rule("weighed-clash", "exclusive", "world", _weigher("clash")),
    Rule("weighed-quantity", "quantity", "world", _weigher("quantity")),
    Rule("weighed-refusal", "refusal", "norm", _weigher("refusal")),
    Rule("weighed-position", "position-change", "position", _weigher("position")),
)

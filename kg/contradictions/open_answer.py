"""A denial or refusal that directly follows what it answers in the article, and speaks of the same matter (R01, R13).

Next to each other, few shared words are enough: fires on "the guild accused Corvin of cutting the pillars. Corvin
denied that the pillars had been touched", on a demand and the refusal behind it.
Leaves alone what agrees, what only shares names or things that nothing is told of, the same side, and conditions.
"""

from __future__ import annotations

import re

from kg.contradictions.alignment import Alignment, Contact, align
from kg.contradictions.base import Guarded, Outcome, Rule, Setting, is_heard
from kg.contradictions.open_world import denies_saying, is_open, verdict
from kg.model import Act, StatedClaim

_ANSWERED = {Act.DENY: frozenset({Act.ACCUSE, Act.ASSERT, Act.CONFIRM}), Act.REFUSE: frozenset({Act.DEMAND, Act.OFFER})}
_NEAR = 3  # statements from what is told to its answer
_MATTER = 0.7
_COVERED = 0.15
_EXPLICIT = "explicit"


def _compare_denial(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    return _compare(left, right, setting, Act.DENY)


def _compare_refusal(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    return _compare(left, right, setting, Act.REFUSE)


def _compare(left: StatedClaim, right: StatedClaim, setting: Setting, act: Act) -> Outcome:
    if left.article != right.article or left.side == right.side or not is_open(left, right):
        return None
    told, answer = sorted((left, right), key=_number)
    if answer.act is not act or told.act not in _ANSWERED[act] or _number(answer) - _number(told) > _NEAR:
        return None
    if not (is_heard(answer) and {left.explicitness, right.explicitness} == {_EXPLICIT}):
        return None
    if denies_saying(answer, setting) or denies_saying(told, setting):
        return None
    pair = align(left, right, setting)
    if pair.meaning_left.is_question or pair.meaning_right.is_question:
        return None
    for contact in pair.contacts:
        if contact.shared_weight < _MATTER or min(contact.cover_left, contact.cover_right) < _COVERED:
            continue
        if _sign(pair, contact, answer) >= 0 or contact.core < _MATTER:
            continue
        if told.conditions or contact.left.is_conditional or contact.right.is_conditional:
            return Guarded("conditional", "one of them holds only under a condition")
        return verdict(pair, contact, "told / answered", 0.5 + 0.5 * contact.strength)
    return None


def _sign(pair: Alignment, contact: Contact, answer: StatedClaim) -> int:
    """-1 where the answer denies or refuses what the clause tells; a demand is taken for what it wants."""
    stance = pair.stance_left if answer is pair.left else pair.stance_right
    other = pair.stance_right if answer is pair.left else pair.stance_left
    return stance * (1 if answer.act is Act.REFUSE else other) * contact.parity


def _number(stated: StatedClaim) -> int:
    """Which statement of its article it is, parts of one alike."""
    found = re.search(r"\d+", stated.key)
    return int(found.group()) if found else 0


OPEN_ANSWER = Rule("open-answer", "denial", "world", _compare_denial)
OPEN_REPLY = Rule("open-reply", "refusal", "norm", _compare_refusal)

"""What actors want and will do: a demand that is refused (R13), and one actor who changes position (R11).

Fires on "you must withdraw" against "we will not withdraw"; on "we will not raise the fare", promised in March, against
"we will raise the fare", promised in May; on an offer made again a week or more later under other conditions.
Leaves alone: an offer under conditions against a vow (both can hold while the conditions are not met), a demand against
a report that the other said the opposite, "not yet" against "now".
"""

from __future__ import annotations

from datetime import timedelta

from kg.contradictions.base import (
    OPEN,
    Guarded,
    Match,
    Outcome,
    Rule,
    Setting,
    Verdict,
    assumptions,
    by_polarity,
    match_role,
    roles_of,
    told_on,
)
from kg.model import Act, Polarity, StatedClaim

_LATER = timedelta(days=7)  # reports of one speech lie closer: their conditions differ by what each left out
_ANSWER = timedelta(days=30)  # a refusal answers a demand of the month before
_TIED = {Polarity.DENIES, Polarity.CONDITIONAL}
_SAYING = "state"  # to refuse a report is not to refuse to say something
_COMMITMENTS = frozenset({Act.PROMISE, Act.REFUSE, Act.THREATEN, Act.OFFER})


def _compare_refusal(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    demand = left if left.act is Act.DEMAND else right
    answer = right if demand is left else left
    if demand.act is not Act.DEMAND or demand.explicitness != "explicit" or demand.polarity is not Polarity.UNCOMMITTED:
        return None
    if demand.side == answer.side or demand.claim.frame in (OPEN, _SAYING) or not _is_answer(demand, answer, setting):
        return None
    asked, answered = told_on(demand), told_on(answer)
    if asked is not None and answered is not None and not -timedelta(days=1) <= answered - asked <= _ANSWER:
        return None
    matches = _compatible(demand, answer, setting)
    if not matches:
        return None
    words = tuple(f"{match.role}: {match.label}" for match in matches)
    return Verdict(demand, answer, 1.0, words, "will: demanded / refused", assumptions(demand, answer))


def _is_answer(demand: StatedClaim, answer: StatedClaim, setting: Setting) -> bool:
    """Does the other refuse the very thing, or promise its opposite, for his own side?"""
    agents = {setting.side(slot.value) for slot in demand.claim.slots if slot.role == "agent" and slot.is_entity}
    if agents and setting.side(answer.side) not in agents:
        return False
    if answer.claim.frame == demand.claim.frame:
        return answer.polarity is Polarity.DENIES and answer.act in (Act.REFUSE, Act.PROMISE)
    frame = setting.frames.get(demand.claim.frame)
    is_opposite = frame is not None and answer.claim.frame in frame.opposites
    return is_opposite and answer.polarity is Polarity.AFFIRMS and answer.act in (Act.REFUSE, Act.PROMISE)


def _compatible(left: StatedClaim, right: StatedClaim, setting: Setting) -> list[Match]:
    """The roles that agree; empty when one differs."""
    compared = [match_role(role, left, right, setting) for role in ("agent", *roles_of(left, right, setting))]
    matches = [match for match in compared if match is not None]
    if any(match.state == "different" for match in matches):
        return []
    return [match for match in matches if match.state == "same"]


def _compare_position(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    if left.speaker != right.speaker or left.claim.frame == OPEN or left.statement == right.statement:
        return None
    is_reversed = left.claim.frame == right.claim.frame and (
        by_polarity(left, right) is not None or {left.polarity, right.polarity} == _TIED
    )
    frame = setting.frames.get(left.claim.frame)
    is_opposed = frame is not None and right.claim.frame in frame.opposites
    if not is_reversed and not is_opposed:
        return None
    matches = _compatible(left, right, setting)
    if Polarity.CONDITIONAL in (left.polarity, right.polarity):
        return Guarded("conditional", "one of them holds only under conditions; both can hold while those are not met")
    if not matches or left.act not in _COMMITMENTS or right.act not in _COMMITMENTS:
        return None
    if is_opposed and {left.polarity, right.polarity} != {Polarity.AFFIRMS}:
        return None
    one, other = told_on(left), told_on(right)
    if one is None or other is None or one == other:
        return None
    first, second = (left, right) if one < other else (right, left)
    words = tuple(f"{match.role}: {match.label}" for match in matches)
    clash = f"position: {one if first is left else other} / {other if first is left else one}"
    return Verdict(first, second, 1.0, words, clash, assumptions(left, right))


def _compare_conditions(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """One offer or promise of one actor under other conditions than before."""
    if left.speaker != right.speaker or left.claim.frame != right.claim.frame or left.claim.frame == OPEN:
        return None
    if {left.polarity, right.polarity} != {Polarity.CONDITIONAL} or not _COMMITMENTS.issuperset({left.act, right.act}):
        return None
    terms, others = set(left.conditions), set(right.conditions)
    one, other = told_on(left), told_on(right)
    if not terms or not others or terms == others or one is None or other is None or abs(other - one) < _LATER:
        return None
    matches = _compatible(left, right, setting)
    if not matches:
        return None
    first, second = (left, right) if one < other else (right, left)
    before, after = (terms, others) if first is left else (others, terms)
    change = "dropped" if after < before else "added" if after > before else "exchanged"
    words = tuple(f"{match.role}: {match.label}" for match in matches)
    return Verdict(first, second, 1.0, words, f"conditions: {change}", assumptions(left, right))


REFUSAL = Rule("refusal", "refusal", "norm", _compare_refusal)
POSITION = Rule("position", "position-change", "position", _compare_position)
CONDITIONS = Rule("conditions", "position-change", "position", _compare_conditions)

"""Wishes and will compared by meaning: demand and refusal, promise and act, one actor's earlier and later position.

Fires on "the rector should resign" against "I will serve my term to the end", on "the fare will not rise", promised,
against "the fare has risen", told later, on one speaker's "we do not import" against his own later "we import".
Leaves alone a demand and the refusal of something else, offers under conditions, and "not yet" against "now".
"""

from __future__ import annotations

from kg.contradictions.alignment import Alignment, Contact, align
from kg.contradictions.base import Guarded, Outcome, Rule, Setting, is_heard, told_on
from kg.contradictions.matter import is_negation_met, is_of_another_thing, is_one_act
from kg.contradictions.meaning import Meaning
from kg.contradictions.open_world import denies_saying, is_open, verdict
from kg.model import Act, StatedClaim

_NEEDING = frozenset({Act.ASSERT, Act.ACCUSE, Act.CONDEMN})  # acts in which "needs to resign" is a demand too
_ANSWERS = frozenset({Act.REFUSE, Act.PROMISE, Act.ASSERT, Act.DENY, Act.CONFIRM, Act.CONDEMN})
_WILL = frozenset({Act.PROMISE, Act.REFUSE, Act.THREATEN, Act.OFFER})
_TAKING_BACK = (
    {Act.DENY, Act.CONFIRM},
    {Act.ACCUSE, Act.OTHER},
    {Act.ACCUSE, Act.CONFIRM},
)  # admitting what one denied
_TOLD = frozenset({Act.ASSERT, Act.CONFIRM, Act.ACCUSE, Act.DENY})
_ANSWER = 30  # days between a demand and what answers it
_MATTER = 0.6
_CORE = 0.4  # weight of events, states and qualities that both must speak of
_ADMITTED = 120  # days within which a denial is taken back
_ADMITTED_MATTER, _ADMITTED_COVER = 0.9, 0.15
_COVERED = 0.3  # share of a clause that the other must say
_MET, _TOUCHED = 0.5, 0.15  # of what is refused or of what is asked, and of the other
# The same where they share one word only ("we must respond", "he will not answer questions"), and that word's weight:
_LONE, _PLAIN = 0.35, 1.2  # one that has other senses weighs less


def _compare_refusal(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """What one demands another refuses, or says to be going to do the opposite."""
    answer = _answer(left, right)
    if answer is None or left.side == right.side or not is_heard(answer) or not is_open(left, right):
        return None
    pair = align(left, right, setting)
    if pair.days is not None and abs(pair.days) > _ANSWER:
        return None
    is_near = False
    is_outright = bool({Act.DEMAND, Act.OFFER} & {left.act, right.act})
    for contact in pair.contacts:
        asked = contact.right if answer is pair.left else contact.left
        if not (is_outright or asked.is_demanded):
            continue
        if contact.core < _CORE or contact.matter < _MATTER or max(contact.cover_left, contact.cover_right) < _COVERED:
            continue
        is_near = True
        if not _is_asked(contact, left, right):
            continue
        if _answered(pair, contact, is_left=answer is pair.left) >= 0:
            continue
        agreement = 0.4 + 0.4 * min(1.0, contact.matter / 2) + 0.2 * contact.strength
        return verdict(pair, contact, "will: demanded / refused", agreement)
    if answer.act is Act.REFUSE and pair.contacts and not is_near:  # what lies near is left to be weighed
        return Guarded("other-demand", "what is refused is not what was demanded")
    return None


def _is_asked(contact: Contact, left: StatedClaim, right: StatedClaim) -> bool:
    """Is what one wills the very thing that the other asks for, and not the same done to something else?"""
    covered = sorted((contact.cover_left, contact.cover_right))
    is_lone = len(contact.shared) == 1
    is_met = covered[1] >= _MET and covered[0] >= (_LONE if is_lone else _TOUCHED)
    is_met = is_met and (not is_lone or contact.matter >= _PLAIN)
    is_met = is_met and is_negation_met(contact)
    return is_met and is_one_act(contact) and not is_of_another_thing(contact, left, right)


def _answer(left: StatedClaim, right: StatedClaim) -> StatedClaim | None:
    """Which of the two may answer the other: what somebody wills, beside what is demanded or said to be needed."""
    demands = [one for one in (left, right) if one.act is Act.DEMAND]
    offers = [one for one in (left, right) if one.act is Act.OFFER]
    if not demands and len(offers) == 1 and Act.REFUSE in (left.act, right.act):
        demands = offers
    if len(demands) == 1:
        answer = right if demands[0] is left else left
        return answer if answer.act in _ANSWERS else None
    refusals = [one for one in (left, right) if one.act is Act.REFUSE]
    other = right if refusals and refusals[0] is left else left
    return refusals[0] if len(refusals) == 1 and other.act in _NEEDING else None


def _answered(pair: Alignment, contact: Contact, *, is_left: bool) -> int:
    """1 where the answer wills what is demanded, -1 where it wills the contrary, 0 where it tells no will."""
    answer = pair.left if is_left else pair.right
    stance = pair.stance_left if is_left else pair.stance_right
    clause = contact.left if is_left else contact.right
    meant = pair.meaning_left if is_left else pair.meaning_right
    is_will = answer.act in (Act.REFUSE, Act.PROMISE) or (clause.is_future and _is_own(answer, meant))
    if not is_will:
        return 0
    if answer.act is Act.REFUSE and stance > 0 and not contact.opposed and not clause.is_negated:
        return -1  # a refusal in words without a negator refuses all the same
    return stance * contact.parity


def _is_own(stated: StatedClaim, meant: Meaning) -> bool:
    """Does the speaker tell what he himself will do, and no forecast?"""
    agent = stated.claim.slot("agent")
    return meant.is_own or (agent is not None and agent.value in (stated.speaker, stated.side))


def _compare_promise(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """What was promised, and the contrary told later."""
    pair = _in_order(left, right, setting)
    if pair is None:
        return None
    if not pair.days:
        return None
    first, second = (pair.left, pair.right) if pair.days > 0 else (pair.right, pair.left)
    if first.act is not Act.PROMISE or second.act not in _TOLD:
        return None
    for contact in pair.contacts:
        if contact.core < _CORE or contact.matter < 1 or min(contact.cover_left, contact.cover_right) < _COVERED:
            continue
        if is_of_another_thing(contact, left, right):
            continue
        if pair.stance_left * pair.stance_right * contact.parity < 0:
            agreement = 0.5 + 0.3 * min(1.0, contact.shared_weight / 2) + 0.2 * contact.strength
            return verdict(pair, contact, "promised / done otherwise", agreement)
    return None


def _in_order(left: StatedClaim, right: StatedClaim, setting: Setting) -> Alignment | None:
    if left.statement == right.statement or not is_open(left, right) or not (is_heard(left) and is_heard(right)):
        return None
    if told_on(left) is None or told_on(right) is None:
        return None
    return align(left, right, setting)


def _compare_position(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """One speaker who wills, and later says or wills the contrary."""
    acts = {left.act, right.act}
    if left.speaker != right.speaker or not (acts & _WILL or acts in _TAKING_BACK):
        return None
    pair = _in_order(left, right, setting)
    if pair is None or not pair.days:
        return None
    if left.conditions or right.conditions:
        return Guarded("conditional", "one of them holds only under conditions; both can hold while those are not met")
    for contact in pair.contacts:
        if contact.core < _CORE or contact.matter < 1 or min(contact.cover_left, contact.cover_right) < _COVERED:
            continue
        if is_of_another_thing(contact, left, right):
            continue
        if pair.stance_left * pair.stance_right * contact.parity < 0:
            return _unchanged(pair, contact) or verdict(
                pair, contact, "position: before / after", 0.5 + 0.5 * contact.strength
            )
    return None


def _unchanged(pair: Alignment, contact: Contact) -> Guarded | None:
    """Why two statements of one speaker that look opposed are no change of position."""
    before, after = (contact.left, contact.right) if (pair.days or 0) > 0 else (contact.right, contact.left)
    if before.is_not_yet:
        return Guarded("update", "what was not yet so came about later")
    if before.is_possible or after.is_possible:
        return Guarded("hedge", "one of them only says what may be")
    if pair.names_other or pair.labels_other:
        return Guarded("other-thing", "they name different people, places or things")
    for one, other in ((before, after), (after, before)):
        if one.is_partial and not other.is_partial and not other.is_universal:
            return Guarded("granularity", "one of them is only of some of it")
    return None


def _compare_admission(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """What one side denied, and on a later day admits: few words in common are enough."""
    if {left.act, right.act} != {Act.DENY, Act.CONFIRM} or left.side != right.side or not is_open(left, right):
        return None
    if denies_saying(left, setting) or denies_saying(right, setting):
        return None
    pair = align(left, right, setting)
    since = (pair.days or 0) if pair.left.act is Act.DENY else -(pair.days or 0)
    if not 0 < since <= _ADMITTED:
        return None
    for contact in pair.contacts:
        denied = contact.left if pair.left.act is Act.DENY else contact.right
        if contact.shared_weight < _ADMITTED_MATTER or min(contact.cover_left, contact.cover_right) < _ADMITTED_COVER:
            continue
        if denied.is_contrast or pair.stance_left * pair.stance_right * contact.parity >= 0:
            continue
        return _unchanged(pair, contact) or verdict(
            pair, contact, "position: denied / admitted", 0.5 + 0.5 * contact.strength
        )
    return None


OPEN_REFUSAL = Rule("open-refusal", "refusal", "norm", _compare_refusal)
OPEN_PROMISE = Rule("open-promise", "position-change", "position", _compare_promise)
OPEN_ADMISSION = Rule("open-admission", "position-change", "position", _compare_admission)
OPEN_POSITION = Rule("open-position", "position-change", "position", _compare_position)

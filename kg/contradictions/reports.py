"""Outlets report one speech of one speaker differently (R10): the level is "attribution", what was asked is open.

Fires on "he named three conditions" against "he laid out four terms", both of one speech; on "the prime minister has to
apologise" against "the president has to apologise", both demanded by one speaker on one day. Leaves alone: lists that
say of themselves that they go on ("among others"), a government against one of its people (general and special), other
days, two reports in one article.
"""

from __future__ import annotations

from kg.contradictions.base import (
    OPEN,
    WINDOW,
    Guarded,
    Outcome,
    Rule,
    Setting,
    Verdict,
    assumptions,
    overlap,
    told_on,
)
from kg.model import Act, Mode, Slot, StatedClaim

_TERMS = "condition"
_LEAST = 2  # things or words that two reports of one list must share
_ASKING = frozenset({Act.DEMAND, Act.OFFER})


def _compare_recipient(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """Two demands of one speaker that the same be done, by one person here and by another there."""
    if left.claim.frame != right.claim.frame or left.claim.frame == OPEN or not _is_one_speech(left, right):
        return None
    if left.speaker != right.speaker or not {left.act, right.act} <= _ASKING:
        return None
    if "implied" in (left.explicitness, right.explicitness):
        return None
    ours, theirs = left.claim.slot("agent"), right.claim.slot("agent")
    if ours is None or theirs is None or not (ours.is_entity and theirs.is_entity) or ours.value == theirs.value:
        return None
    if setting.side(ours.value) != setting.side(theirs.value) or _differ_otherwise(left, right):
        return None
    if any(setting.side(slot.value) == slot.value for slot in (ours, theirs)):
        return Guarded("general-special", f"{ours.label} and {theirs.label}: one is the government of the other")
    words = (f"speaker: {left.speaker_name}", "speech: the same")
    return Verdict(left, right, 1.0, words, f"who is asked: {ours.label} / {theirs.label}", assumptions(left, right))


def _differ_otherwise(left: StatedClaim, right: StatedClaim) -> bool:
    """Is another role filled by both, and differently?"""
    ours = {slot.role: _values(left, slot.role) for slot in left.claim.slots if slot.role != "agent"}
    return any(values.isdisjoint(theirs) for role, values in ours.items() if (theirs := _values(right, role)))


def _values(stated: StatedClaim, role: str) -> set[str]:
    return {slot.value for slot in stated.claim.slots if slot.role == role}


def _compare_terms(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """Two reports of how many conditions one speaker set."""
    ours, theirs = left.claim.quantity, right.claim.quantity
    if ours is None or theirs is None or {ours.unit, theirs.unit} != {_TERMS} or not _is_one_speech(left, right):
        return None
    speaker = _speaker(left, setting) & _speaker(right, setting)
    if not speaker or left.is_open_list or right.is_open_list:
        return None
    if None in (ours.low, ours.high, theirs.low, theirs.high) or ours.low == theirs.low:
        return None
    shared = _shared(left, right)
    if len(shared) < _LEAST and overlap(set(left.claim.lemmas), set(right.claim.lemmas)) == 0:
        return None
    clash = f"number of conditions: {ours.low:g} / {theirs.low:g}"
    owner = next((slot.label for slot in shared if slot.value in speaker), left.speaker_name)
    words = (f"speaker: {owner}", f"about: {', '.join(slot.label for slot in shared)}", "speech: the same")
    return Verdict(left, right, 1.0, words, clash, assumptions(left, right))


def _speaker(stated: StatedClaim, setting: Setting) -> set[str]:
    """Whose conditions they are: the speaker's, or in the outlet's voice those of somebody named."""
    if stated.mode is not Mode.NARRATOR:
        return {stated.speaker}
    return {slot.value for slot in stated.claim.slots if slot.is_entity and setting.side(slot.value) != slot.value}


def _shared(left: StatedClaim, right: StatedClaim) -> list[Slot]:
    values = {slot.value for slot in right.claim.slots if slot.is_entity}
    return [slot for slot in left.claim.slots if slot.is_entity and slot.value in values]


def _is_one_speech(left: StatedClaim, right: StatedClaim) -> bool:
    if left.article == right.article:
        return False
    one, other = told_on(left), told_on(right)
    return one is not None and other is not None and abs(one - other) <= WINDOW


RECIPIENT = Rule("recipient", "exclusive", "attribution", _compare_recipient)
TERMS = Rule("terms", "quantity", "attribution", _compare_terms)

"""Both affirm, and both cannot hold: one role has one true value, or the frames are opposites (R03, R04, R15).

Fires on "the island belongs to us" said by two states; on "Armenia started the fighting" against "Azerbaijan started
the fighting"; on "Armenian forces shelled Ganja" against "Karabakh forces shelled Ganja", both of one day. Leaves
alone: other days, other towns, the same speaker's side, a side that is not known, wishes.
"""

from __future__ import annotations

from datetime import timedelta

from kg.contradictions.base import (
    OPEN,
    REPEATED,
    WINDOW,
    WISHES,
    Match,
    Outcome,
    Rule,
    Setting,
    Verdict,
    assumptions,
    is_dated,
    is_heard,
    is_same_time,
    match_role,
    roles_of,
)
from kg.contradictions.setting import told_on
from kg.model import Frame, Polarity, StatedClaim

_QUARREL = timedelta(days=45)  # the same beginning or taking may be told of so long
_UNSHARED = 4  # "who started it": nothing but the kind of event says that both speak of one thing
# What these are about is in the frame itself: the fighting, the truce. Nothing else need be shared.
_WHOLE = frozenset({"provoke", "break-cease-fire"})
# Who took a place holds it: what is exclusive in the one is exclusive across them.
_HOLDING = frozenset({"capture-territory", "control-territory", "occupy"})


def _is_candidate(left: StatedClaim, right: StatedClaim) -> bool:
    if left.polarity is not Polarity.AFFIRMS or right.polarity is not Polarity.AFFIRMS or left.side == right.side:
        return False
    if not (is_heard(left) and is_heard(right)):
        return False
    return all(one.act not in WISHES or one.explicitness != "explicit" for one in (left, right))


def _compare_exclusive(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    frame, other = setting.frames.get(left.claim.frame), setting.frames.get(right.claim.frame)
    if frame is None or other is None:
        return None
    if frame is other and frame.kind == "event" and frame.exclusive and (when := _compare_days(left, right, frame)):
        return when
    if not _is_candidate(left, right):
        return None
    is_held = {frame.id, other.id} <= _HOLDING
    if frame.exclusive is None or (frame is not other and not is_held):
        return None
    is_beginning = frame.kind == "event" and frame.exclusive == frame.roles[0] and _tells_beginning(left, right, frame)
    is_told_of_one = is_beginning or is_same_time(left, right) or (frame.id in _WHOLE and _are_days_near(left, right))
    if "event" in (frame.kind, other.kind) and not is_told_of_one:
        return None
    return _clash(left, right, setting, role=frame.exclusive, is_whole=frame.id not in _WHOLE)


def _are_days_near(left: StatedClaim, right: StatedClaim) -> bool:
    """Are both dated, a few days apart: who was the first to break one truce may be told of two days?"""
    ours, theirs = left.claim.time, right.claim.time
    if ours is None or theirs is None or not (is_dated(ours) and is_dated(theirs)):
        return False
    return max(ours.first, theirs.first) - min(ours.last, theirs.last) <= WINDOW


def _tells_beginning(left: StatedClaim, right: StatedClaim, frame: Frame) -> bool:
    """Do both tell who began it, without a day and within weeks: of one quarrel, whenever they say so?

    A war begins once; truces are broken again and again, and of each it is told within days.
    """
    if frame.id in REPEATED:
        return False
    one, other = told_on(left), told_on(right)
    is_bare = not any(slot.is_entity for claim in (left.claim, right.claim) for slot in claim.slots[1:])
    is_undated = left.claim.time is None and right.claim.time is None
    is_near = one is not None and other is not None and abs(one - other) <= _QUARREL
    return is_bare and is_undated and is_near and len(frame.roles) > 1


def _compare_days(left: StatedClaim, right: StatedClaim, frame: Frame) -> Outcome:
    """One and the same taking, told of two days: a town is not taken twice within weeks by those who hold it."""
    if left.article == right.article or not (is_heard(left) and is_heard(right)):
        return None
    if {left.polarity, right.polarity} != {Polarity.AFFIRMS} or not {left.act, right.act}.isdisjoint(WISHES):
        return None
    ours, theirs = left.claim.time, right.claim.time
    if ours is None or theirs is None or not (is_dated(ours) and is_dated(theirs)) or ours.overlaps(theirs):
        return None
    gap = max(ours.first, theirs.first) - min(ours.last, theirs.last)
    agents = {slot.value for one in (left, right) for slot in one.claim.slots if slot.role == frame.exclusive}
    shared = [slot for slot in left.claim.slots if slot.is_entity and slot in right.claim.slots]
    objects = [slot for slot in shared if slot.role != frame.exclusive]
    if not objects or len(agents) > 1 or gap > _QUARREL:
        return None
    words = tuple(f"{slot.role}: {slot.label}" for slot in shared)
    clash = f"day: {ours.first.isoformat()} / {theirs.first.isoformat()}"
    return Verdict(left, right, 0.9, words, clash, assumptions(left, right))


def _compare_agent(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    frame = setting.frames.get(left.claim.frame)
    if frame is None or frame.kind != "event" or frame.exclusive or frame.id == OPEN:
        return None
    if left.claim.frame != right.claim.frame or not _is_candidate(left, right) or "agent" not in frame.roles:
        return None
    if not (is_dated(left.claim.time) and is_dated(right.claim.time) and is_same_time(left, right)):
        return None
    object_ = match_role(frame.roles[1], left, right, setting) if len(frame.roles) > 1 else None
    if object_ is None or object_.state != "same" or frame.roles[0] != "agent" or not _is_exact(left, right, frame):
        return None
    return _clash(left, right, setting, role="agent", is_whole=True)


def _is_exact(left: StatedClaim, right: StatedClaim, frame: Frame) -> bool:
    """Is it the very same named thing, and not a country on one side and a town of it on the other?"""
    ours = {slot.value for slot in left.claim.slots if slot.role == frame.roles[1] and slot.is_entity}
    return any(slot.value in ours for slot in right.claim.slots if slot.role == frame.roles[1])


def _compare_opposite(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    frame = setting.frames.get(left.claim.frame)
    if frame is None or right.claim.frame not in frame.opposites or not _is_candidate(left, right):
        return None
    if not is_same_time(left, right):
        return None
    compared = [match_role(role, left, right, setting) for role in ("agent", *roles_of(left, right, setting))]
    matches = [match for match in compared if match is not None]
    named = [match for match in matches if match.state == "same"]
    if any(match.state == "different" for match in matches) or not named:
        return None
    if len(named) < min(2, len(matches)) or all(match.role == "place" for match in named):
        return None  # in one country much falls while other things rise
    clash = f"predicate: {frame.labels['en']} / {setting.frames[right.claim.frame].labels['en']}"
    return _verdict(left, right, named, clash, missing=len(matches) - len(named))


def _clash(left: StatedClaim, right: StatedClaim, setting: Setting, *, role: str, is_whole: bool) -> Outcome:
    value = match_role(role, left, right, setting)
    if value is None or value.state != "different":
        return None
    compared = [match_role(other, left, right, setting) for other in roles_of(left, right, setting) if other != role]
    matches = [match for match in compared if match is not None]
    shared = [match for match in matches if match.state == "same"]
    if any(match.state == "different" for match in matches) or (is_whole and not shared):
        return None
    missing = len(matches) - len(shared) + (0 if shared else _UNSHARED)
    return _verdict(left, right, shared, f"{role}: {value.label}", missing=missing)


def _verdict(left: StatedClaim, right: StatedClaim, shared: list[Match], clash: str, *, missing: int) -> Verdict:
    words = tuple(f"{match.role}: {match.label}" for match in shared)
    return Verdict(left, right, 0.9**missing, words, clash, assumptions(left, right))


EXCLUSIVE = Rule("exclusive", "exclusive", "world", _compare_exclusive)
AGENT = Rule("agent", "agent", "world", _compare_agent)
OPPOSITE = Rule("opposite", "exclusive", "world", _compare_opposite)

"""Two exact numbers for one thing at one time (R05).

Fires on "five people were killed in Ganja on 11 October" against "seven people were killed in Ganja on 11 October".
Leaves alone: bounds that allow the other number ("at least five" against seven), approximate numbers that round to each
other, and tolls that grow with the day of saying (R06).
"""

from __future__ import annotations

from kg.contradictions.base import (
    OPEN,
    WISHES,
    Guarded,
    Match,
    Outcome,
    Rule,
    Setting,
    Verdict,
    assumptions,
    is_heard,
    is_same_time,
    match_role,
    roles_of,
    told_on,
)
from kg.model import Polarity, Quantity, StatedClaim

_ROUNDING = 0.15  # an approximate number covers this share around it


def _compare(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    ours, theirs = left.claim.quantity, right.claim.quantity
    if ours is None or theirs is None or ours.unit != theirs.unit or left.claim.frame != right.claim.frame:
        return None
    if left.claim.frame == OPEN or left.speaker == right.speaker or ours == theirs:
        return None
    if any(one.polarity is not Polarity.AFFIRMS or one.act in WISHES or not is_heard(one) for one in (left, right)):
        return None
    if not is_same_time(left, right):
        return None
    matches = _matches(left, right, setting)
    if matches is None:
        return None
    if _are_compatible(ours, theirs):
        return Guarded("bound", "one number is a bound or a rounding that allows the other")
    if _is_growing(left, right):
        return Guarded("growing-toll", "the later statement gives the higher number: a toll that grew")
    words = tuple(f"{match.role}: {match.label}" for match in matches)
    clash = f"quantity: {_words(ours)} / {_words(theirs)}"
    return Verdict(left, right, 1.0 if len(matches) > 1 else 0.9, words, clash, assumptions(left, right))


def _matches(left: StatedClaim, right: StatedClaim, setting: Setting) -> list[Match] | None:
    """The roles that agree; None when one differs, or none that is a named thing is shared."""
    found: list[Match] = []
    for role in ("agent", *roles_of(left, right, setting)):
        match = match_role(role, left, right, setting)
        if match is None:
            continue
        if match.state == "different":
            return None
        if match.state != "same" and role != "agent":
            return None  # soldiers on one side, people of any kind on the other
        if match.state == "same":
            found.append(match)
    named = {slot.role for slot in left.claim.slots if slot.is_entity}
    return found if any(match.role in named for match in found) else None


def _are_compatible(one: Quantity, other: Quantity) -> bool:
    low, high = _range(one)
    other_low, other_high = _range(other)
    return low <= other_high and other_low <= high


def _range(quantity: Quantity) -> tuple[float, float]:
    low = quantity.low if quantity.low is not None else float("-inf")
    high = quantity.high if quantity.high is not None else float("inf")
    margin = _ROUNDING if quantity.is_approximate else 0.0
    return low * (1 - margin), high * (1 + margin)


def _is_growing(left: StatedClaim, right: StatedClaim) -> bool:
    one, other = told_on(left), told_on(right)
    ours, theirs = left.claim.quantity, right.claim.quantity
    if one is None or other is None or one == other or ours is None or theirs is None:
        return False
    earlier, later = (ours, theirs) if one < other else (theirs, ours)
    return (earlier.high or earlier.low or 0.0) < (later.low or later.high or 0.0)


def _words(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        return f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return f"at least {low:g}" if low is not None else f"at most {high:g}"


QUANTITY = Rule("quantity", "quantity", "world", _compare)

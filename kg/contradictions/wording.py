"""Claims outside the typed frames: one affirms, another denies nearly the same words (R20).

Only words are compared, so the confidence stays low. Fires on "the bow door was known to be faulty" against a denial
"that the bow door had been known to be faulty". Leaves alone claims that share a name and little else, another time.
"""

from __future__ import annotations

from kg.contradictions.base import (
    OPEN,
    WISHES,
    Outcome,
    Rule,
    Setting,
    Verdict,
    assumptions,
    by_polarity,
    is_heard,
    is_same_time,
)
from kg.model import StatedClaim

_OVERLAP = 0.6  # of all words of both: what one says beyond the other may be the point
_LEAST = 3  # content words or names that must agree


def _compare(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair = by_polarity(left, right)
    if pair is None or left.claim.frame != OPEN or right.claim.frame != OPEN or left.side == right.side:
        return None
    affirming, denying = pair
    if affirming.act in WISHES or denying.act in WISHES or not is_heard(denying) or not is_same_time(left, right):
        return None
    ours, theirs = _features(left, setting), _features(right, setting)
    common = ours & theirs
    is_same_claim = left.claim.iri == right.claim.iri
    share = len(common) / len(ours | theirs) if common else 0.0
    if not is_same_claim and (len(common) < _LEAST or share < _OVERLAP or left.lang != right.lang):
        return None
    words = (
        ("the same claim",)
        if is_same_claim
        else (f"words: {' '.join(sorted(set(left.claim.lemmas) & set(right.claim.lemmas)))}",)
    )
    return Verdict(
        affirming,
        denying,
        1.0 if is_same_claim else share,
        words,
        "polarity: affirmed / denied",
        assumptions(left, right),
    )


def _features(stated: StatedClaim, setting: Setting) -> set[str]:
    return {*stated.claim.lemmas, *(setting.side(slot.value) for slot in stated.claim.slots)}


WORDING = Rule("wording", "denial", "world", _compare)

"""What two statements say of the world, compared by meaning where the typed frames do not decide (R01 to R07, R17).

Fires on "the bow door was known to be faulty" against a denial "that the door had been known to be defective", on
"rents have come down" against "sewa terus naik" (rents keep rising), on "91 names" against "78 orang" (78 people).
Leaves alone: a denial that is narrower than what the other tells, what is not yet so and later is, bounds that allow
the other number, numbers that grow, other places and days, what is only possible, and one side speaking twice.
"""

from __future__ import annotations

from kg.contradictions.alignment import Alignment, Contact, align, earlier
from kg.contradictions.base import OPEN, Guarded, Outcome, Rule, Setting, Verdict, assumptions, is_heard
from kg.model import Act, Polarity, StatedClaim

_WORLD = frozenset({Act.ASSERT, Act.CONFIRM, Act.DENY, Act.ACCUSE, Act.OTHER, Act.CONDEMN, Act.PRAISE, Act.APOLOGISE})
_JUDGING = frozenset({Act.CONDEMN, Act.PRAISE, Act.APOLOGISE})
_SAYING = "state"
_COVERED = 0.3  # share of what is denied that the other must say
_MATTER = 0.8  # weight that two statements must share to speak of one thing
_FULL = 0.6  # share of both from which two clauses tell of one event
_HEAVY = 1.0  # a unit from this weight on can be the point of a denial


def is_open(left: StatedClaim, right: StatedClaim) -> bool:
    """Do the typed rules leave this pair to the words: one claim without a frame, or two frames?"""
    return left.claim.frame == OPEN or right.claim.frame == OPEN or left.claim.frame != right.claim.frame


def _facing(left: StatedClaim, right: StatedClaim, setting: Setting) -> Alignment | None:
    """The pair side by side, where two sides tell something of the world."""
    if not is_open(left, right) or left.statement == right.statement or not {left.act, right.act} <= _WORLD:
        return None
    if "presupposed" in (left.explicitness, right.explicitness) or not (is_heard(left) and is_heard(right)):
        return None
    if any(one.claim.frame == _SAYING and one.polarity is Polarity.DENIES for one in (left, right)):
        return None  # who denies having said it does not deny it
    pair = align(left, right, setting)
    if pair.meaning_left.is_question or pair.meaning_right.is_question or 0 in (pair.stance_left, pair.stance_right):
        return None
    return pair


def verdict(pair: Alignment, contact: Contact, clash: str, agreement: float) -> Verdict:
    """The verdict over the two clauses of a contact; the one that affirms, else the earlier, comes first."""
    left, right = pair.left, pair.right
    first, second = earlier(left, right) or ((left, right) if left.statement < right.statement else (right, left))
    if (pair.stance_left > 0) is not (pair.stance_right > 0):
        first, second = (left, right) if pair.stance_left > 0 else (right, left)
    words = tuple(dict.fromkeys(one if one == other else f"{one} / {other}" for one, other in contact.shared))
    shared = (f"words: {', '.join(words)}",) if words else ()
    return Verdict(
        first, second, round(min(1.0, agreement), 4), shared, clash, assumptions(first, second), alignment=pair
    )


def _sign(pair: Alignment, contact: Contact) -> int:
    return pair.stance_left * pair.stance_right * contact.parity


def _guard(pair: Alignment, contact: Contact) -> Guarded | None:
    """Why two clauses that look opposed are not."""
    if contact.left.is_conditional or contact.right.is_conditional:
        return Guarded("conditional", "one of them holds only under a condition")
    if pair.is_one_side:
        return Guarded("same-side", "one side speaks twice: the later statement replaces or completes the earlier")
    if _is_update(pair, contact):
        return Guarded("update", "what was not yet so came about later")
    if contact.left.is_possible or contact.right.is_possible:
        return Guarded("hedge", "one of them only says what may be")
    if pair.days_other:
        return Guarded("other-day", "they speak of different days")
    if pair.names_other and not contact.opposed:
        return Guarded("other-thing", "they name different people, places or things")
    return None


def _is_update(pair: Alignment, contact: Contact) -> bool:
    if not pair.days:
        return False
    before, after = (contact.left, contact.right) if pair.days > 0 else (contact.right, contact.left)
    return before.is_not_yet and not after.is_not_yet


def _compare_denial(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    return None if {left.act, right.act} & _JUDGING else _denied(left, right, setting)


def _compare_presupposition(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """Who condemns, praises or regrets something takes it for granted."""
    return _denied(left, right, setting) if {left.act, right.act} & _JUDGING else None


def _denied(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair = _facing(left, right, setting)
    if pair is None:
        return None
    guard: Guarded | None = None
    least = _MATTER if OPEN in (left.claim.frame, right.claim.frame) else 2 * _MATTER  # two kinds of event share a name
    for contact in pair.contacts:
        if _sign(pair, contact) >= 0 or contact.opposed:
            continue
        covered, other = _covered(pair, contact)
        if contact.shared_weight < least or covered < _COVERED:
            continue
        guard = guard or _guard(pair, contact) or _narrower(pair, contact)
        if guard is None and contact.numbers != "other":
            agreement = 0.6 * covered + 0.15 * other + 0.25 * min(1.0, contact.shared_weight / 3)
            return verdict(pair, contact, "polarity: affirmed / denied", agreement)
    return guard


def _covered(pair: Alignment, contact: Contact) -> tuple[float, float]:
    """The share of what is denied that is affirmed, and the other way."""
    is_left = pair.stance_left < 0 or (pair.stance_right > 0 and contact.left.is_negated)
    return (contact.cover_left, contact.cover_right) if is_left else (contact.cover_right, contact.cover_left)


def _narrower(pair: Alignment, contact: Contact) -> Guarded | None:
    """A denial of a cause, a motive or one kind leaves open what the other tells."""
    is_left = pair.stance_left < 0 or (pair.stance_right > 0 and contact.left.is_negated)
    rest = contact.left_only if is_left else contact.right_only
    heavy = [unit for unit in rest if unit.weight > _HEAVY and unit.kind != "name"]
    covered, _ = _covered(pair, contact)
    if heavy and covered < _FULL:
        return Guarded("scoped-denial", f"what is denied is narrower: {heavy[0].printed}")
    return None


def _compare_opposite(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair = _facing(left, right, setting)
    if pair is None:
        return None
    guard: Guarded | None = None
    for contact in pair.contacts:
        if not contact.opposed or _sign(pair, contact) >= 0:
            continue
        guard = guard or _guard(pair, contact)
        if guard is None:
            one, other = contact.opposed[0]
            agreement = 0.55 + 0.3 * min(1.0, contact.shared_weight / 2) + 0.15 * contact.strength
            return verdict(pair, contact, f"opposites: {one} / {other}", agreement)
    return guard


def _compare_quantity(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair = _facing(left, right, setting)
    if pair is None:
        return None
    for contact in pair.contacts:
        if contact.numbers in ("none", "same") or contact.opposed or contact.shared_weight < 1:
            continue
        if _sign(pair, contact) < 0:
            continue
        if contact.numbers == "allowed":
            return Guarded("bound", "one number is a bound or a rounding that allows the other")
        guard = _guard(pair, contact)
        if guard is not None:
            return guard
        return verdict(pair, contact, f"numbers: {contact.number_words}", 0.5 + 0.5 * contact.strength)
    return None


def _compare_quantifier(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """All or none on one side, one case to the contrary on the other."""
    pair = _facing(left, right, setting)
    if pair is None:
        return None
    for contact in pair.contacts:
        universal = [clause for clause in (contact.left, contact.right) if clause.is_universal]
        if len(universal) != 1 or _sign(pair, contact) >= 0 or contact.shared_weight < 1:
            continue
        guard = _guard(pair, contact)
        return guard or verdict(
            pair, contact, "how many: all or none / one to the contrary", 0.5 + 0.5 * contact.strength
        )
    return None


OPEN_DENIAL = Rule("open-denial", "denial", "world", _compare_denial)
OPEN_OPPOSITE = Rule("open-opposite", "exclusive", "world", _compare_opposite)
OPEN_QUANTITY = Rule("open-quantity", "quantity", "world", _compare_quantity)
OPEN_QUANTIFIER = Rule("open-quantifier", "exclusive", "world", _compare_quantifier)
OPEN_PRESUPPOSITION = Rule("open-presupposition", "presupposition", "world", _compare_presupposition)

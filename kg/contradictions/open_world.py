"""What two statements say of the world, compared by meaning where the typed frames do not decide (R01 to R07, R17).

Fires on "the bow door was known to be faulty" against a denial "that the door had been known to be defective", on
"rents have come down" against "sewa terus naik" (rents keep rising), on "91 names" against "78 orang" (78 people).
Leaves alone: a denial that is narrower than what the other tells, what is not yet so and later is, bounds that allow
the other number, numbers that grow, other places and days, what is only possible, and one side speaking twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.contradictions import force, meaning
from kg.contradictions.alignment import Alignment, Contact, align, earlier
from kg.contradictions.base import OPEN, Guarded, Outcome, Rule, Setting, Verdict, assumptions, is_heard
from kg.contradictions.matter import are_opposites_of_one_thing, is_act_denied, is_negation_met, names_only
from kg.contradictions.meaning import Clause, Number, Unit
from kg.contradictions.setting import once_per_pair
from kg.model import Act, Commitment, Polarity, StatedClaim

_WORLD = frozenset({Act.ASSERT, Act.CONFIRM, Act.DENY, Act.ACCUSE, Act.OTHER, Act.CONDEMN, Act.PRAISE, Act.APOLOGISE})
_SAYING = "state"
_CALLING = frozenset({"name-call"})
_JUDGING = frozenset({Act.CONDEMN, Act.PRAISE, Act.APOLOGISE})
_COVERED = 0.2  # share of what is denied that the other must say
_MATTER = 0.8  # weight that two statements must share to speak of one thing
_CORE = 0.4  # of that, what is told of things and is no mere thing or name
_COARSE = 0.7  # factor where they share things and names only
_WINDOW = 45  # days after which like words tell of another event
_CLOSE = 0.5  # share of both clauses that must meet for their opposites to be of one thing
_NARROW = 0.7  # share of a denial from which what else it tells makes it no narrower
_FULL = 0.6  # share of both from which two clauses tell of one event
_TOLD = frozenset({"event", "state", "quality", "word"})
_UNTRUE = frozenset({"false", "lie", "hoax", "wrong", "say"})
_FORESEEN = frozenset({"forecast", "survey-poll"})
_HEAVY = 1.0  # a unit from this weight on can be the point of a denial


def is_open(left: StatedClaim, right: StatedClaim) -> bool:
    """Do the typed rules leave this pair to the words: a claim without a frame, two frames, nothing named?"""
    if left.claim.frame == OPEN or left.claim.frame != right.claim.frame:
        return True
    return not any(slot.is_entity and slot.role != "agent" for stated in (left, right) for slot in stated.claim.slots)


def denies_saying(stated: StatedClaim, setting: Setting) -> bool:
    """Does the speaker deny that he or his own side said something?"""
    if stated.act is not Act.DENY:
        return False
    if stated.claim.frame == OPEN:
        return _denies_words(stated)
    if stated.claim.frame != _SAYING:
        return False
    is_denied = stated.polarity is Polarity.DENIES or stated.commitment is Commitment.NO
    agent = stated.claim.slot("agent")
    is_own = agent is not None and agent.is_entity and setting.side(agent.value) == setting.side(stated.side)
    return is_denied and (is_own or (agent is None and (_opens_with_saying(stated) or _denies_words(stated))))


def _denies_words(stated: StatedClaim) -> bool:
    """Is what he denies in words of no frame to have said or called something ("nunca dije que …")?"""
    meant = meaning.of(stated)
    clause = meant.clauses[0]
    is_denied = clause.is_negated or stated.commitment is Commitment.NO
    heads = [unit for unit in clause.units if unit.kind in ("speech", "event", "state")]
    opens = not meant.is_announced and bool(clause.units) and clause.units[:1] == tuple(heads[:1])
    is_own = meant.is_own or opens
    return is_denied and is_own and bool(heads) and (heads[0].kind == "speech" or bool(heads[0].keys & _CALLING))


def _opens_with_saying(stated: StatedClaim) -> bool:
    """Do the words open with the saying itself ("ever having called …", "pernah menyebut …")?"""
    meant = meaning.of(stated)
    units = meant.clauses[0].units
    return bool(units) and units[0].kind in ("speech", "event") and not meant.is_announced


@once_per_pair
def facing(left: StatedClaim, right: StatedClaim, setting: Setting) -> Alignment | None:
    """The pair side by side, where two sides tell something of the world."""
    if not is_open(left, right) or left.statement == right.statement or not {left.act, right.act} <= _WORLD:
        return None
    if "presupposed" in (left.explicitness, right.explicitness) or not _are_heard(left, right):
        return None
    if denies_saying(left, setting) or denies_saying(right, setting):
        return None  # who denies having said it does not deny it
    pair = align(left, right, setting)
    if pair.days is not None and abs(pair.days) > _WINDOW:
        return None
    if pair.meaning_left.is_question or pair.meaning_right.is_question or 0 in (pair.stance_left, pair.stance_right):
        return None
    return pair


def _are_heard(left: StatedClaim, right: StatedClaim) -> bool:
    """Does somebody in particular speak on both sides, or deny what is rumoured?"""
    unheard = [one for one in (left, right) if not is_heard(one)]
    return not unheard or (len(unheard) == 1 and unheard[0].act is not Act.DENY)


def verdict(pair: Alignment, contact: Contact, clash: str, agreement: float) -> Verdict:
    """The verdict over the two clauses of a contact; the one that affirms, else the earlier, comes first."""
    left, right = pair.left, pair.right
    first, second = earlier(left, right) or ((left, right) if left.statement < right.statement else (right, left))
    if (pair.stance_left > 0) is not (pair.stance_right > 0):
        first, second = (left, right) if pair.stance_left > 0 else (right, left)
    words = tuple(dict.fromkeys(one if one == other else f"{one} / {other}" for one, other in contact.shared))
    shared = (f"words: {', '.join(words)}",) if words else ()
    return Verdict(first, second, round(min(1.0, agreement), 4), shared, clash, assumptions(first, second))


def sign_of(pair: Alignment, contact: Contact) -> int:
    """1 if the two clauses are held alike, -1 if one side holds what the other denies, 0 if one is not held."""
    return pair.stance_left * pair.stance_right * contact.parity


def why_not(pair: Alignment, contact: Contact) -> Guarded | None:
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
    if pair.names_other or pair.labels_other:
        return Guarded("other-thing", "they name different people, places or things")
    if _is_agreed(pair, contact):
        return Guarded("same", "elsewhere in their words the two say the same of it")
    return is_act_denied(contact, is_left=_is_left_denied(pair, contact)) if sign_of(pair, contact) < 0 else None


def _is_agreed(pair: Alignment, contact: Contact) -> bool:
    """Is another clause of either closer to what the other says, and in agreement with it?

    Beside a contrast ("from the fourth floor, not the second") the rest is agreed on by its nature.
    """
    if contact.left.is_contrast or contact.right.is_contrast:
        return False
    return any(
        sign_of(pair, other) > 0 and other.matter >= contact.matter
        for other in pair.contacts
        if other is not contact and (other.left is contact.left or other.right is contact.right)
    )


def _is_update(pair: Alignment, contact: Contact) -> bool:
    if not pair.days:
        return False
    before, after = (contact.left, contact.right) if pair.days > 0 else (contact.right, contact.left)
    return (before.is_not_yet and not after.is_not_yet) or (force.is_ended(after) and not force.is_ended(before))


def _compare_denial(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    return None if {left.act, right.act} & _JUDGING else _denied(left, right, setting)


def _compare_presupposition(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """Who condemns, praises or regrets something takes it for granted."""
    if not {left.act, right.act} & _JUDGING:
        return None
    found = _denied(left, right, setting)
    is_bare = isinstance(found, Verdict) and found.agreement < _FULL  # "condemned the attacks" does not tell which
    return None if is_bare else found


def _denied(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair = facing(left, right, setting)
    if pair is None:
        return None
    guard: Guarded | None = None
    least = _MATTER if OPEN in (left.claim.frame, right.claim.frame) else 2 * _MATTER  # two kinds of event share names
    for contact in pair.contacts:
        if sign_of(pair, contact) >= 0 or contact.opposed or contact.left.is_judged < 0 or contact.right.is_judged < 0:
            continue  # what is called untrue is the matter of the rule about reports
        if not is_negation_met(contact):
            continue
        covered, other = _covered(pair, contact)
        if contact.shared_weight < least or covered < _COVERED:
            continue
        is_left = _is_left_denied(pair, contact)
        clause, rest = (contact.left, contact.left_only) if is_left else (contact.right, contact.right_only)
        if names_only(clause, rest, covered=other) or _is_told_of_a_name(contact):
            continue
        guard = guard or why_not(pair, contact) or _narrower(pair, contact)
        if guard is None and contact.numbers != "other":
            agreement = _evidence(contact, covered, other)
            return verdict(pair, contact, "polarity: affirmed / denied", agreement)
    return guard


def _evidence(contact: Contact, covered: float, other: float) -> float:
    """How surely a denial is of what the other tells: by what of either is met, and by what is told of things."""
    found = 0.4 * covered + 0.15 * other + 0.3 * min(1.0, contact.core / 2) + 0.15 * min(1.0, contact.matter / 3)
    is_contrast = contact.left.is_contrast or contact.right.is_contrast  # "not the second floor": things are the point
    return found if contact.core >= _CORE or is_contrast else _COARSE * found


def _is_told_of_a_name(contact: Contact) -> bool:
    """Do the clauses share a name and tell different things of it ("Sandlink cheated", "the door of Sandlink")?"""
    left, right = (
        {unit.printed for unit in clause.units if unit.kind != "name"} for clause in (contact.left, contact.right)
    )
    return bool(contact.shared) and not any(one in left or other in right for one, other in contact.shared)


def _is_left_denied(pair: Alignment, contact: Contact) -> bool:
    """Is it the left of the two clauses that is denied?"""
    return pair.stance_left < 0 or (pair.stance_right > 0 and contact.left.is_negated)


def _covered(pair: Alignment, contact: Contact) -> tuple[float, float]:
    """The share of what is denied that is affirmed, and the other way."""
    is_left = _is_left_denied(pair, contact)
    return (contact.cover_left, contact.cover_right) if is_left else (contact.cover_right, contact.cover_left)


def _narrower(pair: Alignment, contact: Contact) -> Guarded | None:
    """A denial of a cause, a motive or one kind leaves open what the other tells."""
    is_left = _is_left_denied(pair, contact)
    clause, rest = (contact.left, contact.left_only) if is_left else (contact.right, contact.right_only)
    led = {one.head for side in (contact.left, contact.right) for one in side.governed}  # told apart already
    heavy = [unit for unit in rest if unit.weight > _HEAVY and unit.kind != "name" and unit not in led]
    covered, _ = _covered(pair, contact)
    if heavy and (covered < _FULL or (clause.is_negated and covered < _NARROW and _is_added(heavy[0], clause, rest))):
        return Guarded("scoped-denial", f"what is denied is narrower: {heavy[0].printed}")
    return None


def _is_added(unit: Unit, clause: Clause, rest: Sequence[Unit]) -> bool:
    """Does it stand behind what the other says too ("no funds are kept | as deposits")?"""
    met = (place for place, one in enumerate(clause.units) if one not in rest)
    return clause.units.index(unit) > next(met, len(clause.units))


def _compare_rebuttal(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """An accusation, and a denial that tells in words of its own how it was instead ("every death was reported")."""
    if {left.act, right.act} != {Act.ACCUSE, Act.DENY}:
        return None
    pair = facing(left, right, setting)
    if pair is None or not pair.contacts:
        return None
    is_left = pair.left.act is Act.DENY
    contact = max(pair.contacts, key=lambda one: one.matter)
    denial = contact.left if is_left else contact.right
    denied = pair.left if is_left else pair.right
    if denied.commitment is not Commitment.YES or denial.is_negated or not _tells_how(contact, denial):
        return None
    if contact.matter < 1 or contact.core < 2 * _CORE:
        return None
    agreement = 0.4 + 0.4 * min(1.0, contact.matter / 3) + 0.2 * contact.strength
    return why_not(pair, contact) or verdict(pair, contact, "accused / told otherwise", agreement)


def _tells_how(contact: Contact, denial: Clause) -> bool:
    """Does it speak of what happened, and not only call untrue what the other calls a lie?"""
    rest = contact.left_only if denial is contact.left else contact.right_only
    return any(unit.kind in _TOLD and not unit.keys & _UNTRUE and unit not in rest for unit in denial.units)


def _compare_opposite(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair = facing(left, right, setting)
    if pair is None:
        return None
    guard: Guarded | None = None
    for contact in pair.contacts:
        if not contact.opposed or sign_of(pair, contact) >= 0 or contact.shared_weight < _MATTER:
            continue
        if min(contact.cover_left, contact.cover_right) < _CLOSE:
            continue  # opposites in long sentences are told of other things
        if not are_opposites_of_one_thing(contact):
            continue
        guard = guard or why_not(pair, contact)
        if guard is None:
            one, other = contact.opposed[0]
            agreement = 0.35 + 0.45 * min(1.0, contact.shared_weight / 2) + 0.2 * contact.strength
            return verdict(pair, contact, f"opposites: {one} / {other}", agreement)
    return guard


def _compare_quantity(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    pair = facing(left, right, setting)
    if pair is None:
        return None
    for contact in pair.contacts:
        if contact.numbers in ("none", "same") or contact.opposed or contact.shared_weight < 1:
            continue
        if contact.core < _CORE and min(contact.cover_left, contact.cover_right) < _CLOSE:
            continue
        if sign_of(pair, contact) < 0:
            continue
        if contact.numbers == "allowed":
            return Guarded("bound", "one number is a bound or a rounding that allows the other")
        guard = why_not(pair, contact) or _other_measure(pair, contact)
        if guard is not None:
            return guard
        if _is_growing(pair, contact):
            return Guarded("growing-toll", "the later statement gives the higher number: a toll that grew")
        return verdict(pair, contact, f"numbers: {contact.number_words}", 0.5 + 0.5 * contact.strength)
    return None


def _other_measure(pair: Alignment, contact: Contact) -> Guarded | None:
    """Why two numbers are not of one count: what two foresaw, asked different people, or tell of different times."""
    keys = [_told_keys(meant.clauses) for meant in (pair.meaning_left, pair.meaning_right)]
    if not pair.is_one_side and all(found & _FORESEEN for found in keys):
        return Guarded("forecast", "each tells what is to be expected or what a survey gave: the results may differ")
    if contact.left.is_future is not contact.right.is_future:
        return Guarded("other-day", "one number is of what was, the other of what will be")
    return None


def _told_keys(clauses: Sequence[Clause]) -> frozenset[str]:
    return frozenset(key for clause in clauses for unit in clause.units for key in unit.keys)


def _is_growing(pair: Alignment, contact: Contact) -> bool:
    """Does the higher number come later?"""
    if not pair.days or not contact.left.numbers or not contact.right.numbers:
        return False
    before, after = (contact.left, contact.right) if pair.days > 0 else (contact.right, contact.left)
    return max(map(_value, before.numbers)) < max(map(_value, after.numbers))


def _value(number: Number) -> float:
    return number.quantity.high or number.quantity.low or 0.0


def _compare_quantifier(left: StatedClaim, right: StatedClaim, setting: Setting) -> Outcome:
    """All or none on one side, one case to the contrary on the other."""
    pair = facing(left, right, setting)
    if pair is None:
        return None
    for contact in pair.contacts:
        universal = [clause for clause in (contact.left, contact.right) if clause.is_universal]
        if len(universal) != 1 or universal[0].is_negated or sign_of(pair, contact) >= 0 or pair.stance_left < 0:
            continue
        if contact.core < _CORE or contact.shared_weight < 1 or min(contact.cover_left, contact.cover_right) < _COVERED:
            continue
        guard = why_not(pair, contact)
        return guard or verdict(
            pair, contact, "how many: all or none / one to the contrary", 0.5 + 0.5 * contact.strength
        )
    return None


OPEN_DENIAL = Rule("open-denial", "denial", "world", _compare_denial)
OPEN_OPPOSITE = Rule("open-opposite", "exclusive", "world", _compare_opposite)
OPEN_QUANTITY = Rule("open-quantity", "quantity", "world", _compare_quantity)
OPEN_QUANTIFIER = Rule("open-quantifier", "exclusive", "world", _compare_quantifier)
OPEN_PRESUPPOSITION = Rule("open-presupposition", "presupposition", "world", _compare_presupposition)
OPEN_REBUTTAL = Rule("open-rebuttal", "denial", "world", _compare_rebuttal)

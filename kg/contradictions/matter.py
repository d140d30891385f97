"""Do two clauses tell something of one thing, and is one statement told within the other?

What two clauses share is often an act ("to release") or an attribute ("small") and not the thing that it is told of.
Rules ask here before they take the two for a demand and its refusal, or for opposites.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.contradictions import force
from kg.contradictions.alignment import Contact
from kg.contradictions.base import Guarded
from kg.contradictions.meaning import Clause, Unit, skeleton
from kg.model import Act, StatedClaim

_THINGS = frozenset({"thing", "person", "body", "measure", "word"})
_ACTS = frozenset({"event", "state", "frame"})
_MOSTLY = 0.6  # share of a clause that the other says: what is left hardly tells of another thing
_MENTIONED = 0.45  # share of a clause up to which a thing is only mentioned in it
_CONTRARY = frozenset({Act.DENY, Act.REFUSE})


def is_one_act(contact: Contact) -> bool:
    """Do both tell of the same act or state, or of two that exclude each other; or is one of them nearly all met?"""
    met = _met(contact)
    covered = max(contact.cover_left, contact.cover_right)
    is_told = any(unit.kind in _ACTS for unit in met) or bool(contact.opposed)
    return is_told or (covered >= _MOSTLY and any(unit.kind not in ("name", "day", "label") for unit in met))


def is_of_another_thing(contact: Contact, *speakers: StatedClaim) -> bool:
    """Does each clause tell the act of a thing of its own ("release the footage", "release his tax returns")?

    So too with names ("vote for him", "vote for Velk"); the speakers' own are no such things.
    """
    met = _met(contact)
    own = {f"@{one.speaker}" for one in speakers}
    own |= {f"~{skeleton(word)}" for one in speakers for word in one.speaker_name.split()}
    if any(unit.kind in _THINGS or (unit.kind == "name" and not unit.keys & own) for unit in met):
        return False
    sides = (contact.left_only, contact.right_only)
    has_things = all(any(unit.kind in _THINGS for unit in rest) for rest in sides)
    has_names = all(any(unit.kind == "name" and not unit.keys & own for unit in rest) for rest in sides)
    return has_things or has_names


def are_opposites_of_one_thing(contact: Contact) -> bool:
    """Are the opposites told of a thing that both clauses speak of?

    Not where all in common is a name ("the stability of Velmark", "grown in Velmark"), nor where each clause tells
    something else and the opposites only which of a kind is meant ("raise taxes on big firms", "aid small firms"), nor
    where each opposite is told of something of its own.
    """
    if not any(unit.kind not in ("name", "day", "label") for unit in _met(contact)):
        return min(contact.cover_left, contact.cover_right) >= _MOSTLY
    tells = (_tells(contact.left_only), _tells(contact.right_only))
    if _are_attributes(contact):
        return not any(tells)
    if _are_carried_apart(contact):
        return False
    return not all(tells) or any(unit.kind in _ACTS for unit in _met(contact))


def is_negation_met(contact: Contact) -> bool:
    """Is what only one clause negates something that the other speaks of?

    "There is no threat to those who do not fast" denies a threat, not fasting. A contrast negates all that it tells.
    """
    for clause, other, met in ((contact.left, contact.right, 0), (contact.right, contact.left, 1)):
        if clause.is_negated and not other.is_negated and clause.negated and not clause.is_contrast:
            said = {pair[met] for pair in (*contact.shared, *contact.opposed)}
            return any(unit.keys & clause.negated and unit.printed in said for unit in clause.units)
    return True


def is_act_denied(contact: Contact, *, is_left: bool) -> Guarded | None:
    """Why a denial (the left clause, or the right) is not of the act that the other tells.

    "Denied ordering the guards to shoot" leaves open that they shot. Where the other tells too that they were made to,
    it is the ordering that is denied.
    """
    heads = [
        force.is_left_to_others(clause, [unit for unit in clause.units if unit.printed in {one[at] for one in met}])
        for clause, at, met in ((contact.left, 0, contact.shared), (contact.right, 1, contact.shared))
    ]
    head, other = heads if is_left else reversed(heads)
    if head is None or other is not None:
        return None
    return Guarded("scoped-denial", f"what is denied is no more than “{head.printed}”")


def names_only(clause: Clause, rest: Sequence[Unit], *, covered: float) -> bool:
    """Does this clause deny no more than one thing that the other only mentions ("the messages are his")?"""
    units = [unit for unit in clause.units if unit.kind != "frame"]
    is_thing = len(units) == 1 and units[0].kind in ("thing", "person", "body") and not clause.is_contrast
    return is_thing and not clause.is_negated and not rest and covered < _MENTIONED


def within(left: StatedClaim, right: StatedClaim) -> Guarded | None:
    """Why a statement told within another does not clash with it: who tells it does not deny or refuse it."""
    if left.article != right.article or left.statement == right.statement:
        return None
    inner, outer = sorted((left, right), key=lambda one: len(one.quote))
    if inner.quote not in outer.quote or inner.quote == outer.quote:
        return None
    if outer.act not in _CONTRARY:
        return Guarded("told-within", f"{outer.speaker_name} tells of it and does not gainsay it")
    if inner.speaker == outer.speaker:
        return Guarded("told-within", f"these are the very words that {outer.speaker_name} denies or refuses")
    return None


def _met(contact: Contact) -> tuple[Unit, ...]:
    """The units of both clauses that the other says too."""
    pairs = ((contact.left, contact.left_only), (contact.right, contact.right_only))
    printed = {word for pair in contact.opposed for word in pair}
    return tuple(
        unit for clause, rest in pairs for unit in clause.units if unit not in rest and unit.printed not in printed
    )


def _are_carried_apart(contact: Contact) -> bool:
    """Is each of the two opposites told of something of its own ("the results come out", "travellers go in")?"""
    one, other = contact.opposed[0]
    ours, theirs = _carrier(contact.left, one), _carrier(contact.right, other)
    if ours is None or theirs is None or (ours.printed, theirs.printed) in contact.shared:
        return False
    return ours in contact.left_only or theirs in contact.right_only


def _carrier(clause: Clause, printed: str) -> Unit | None:
    """What stands directly before a word, if it is somebody or something."""
    for before, unit in pairwise(clause.units):
        if unit.printed == printed:
            return before if before.kind in _THINGS or before.kind == "name" else None
    return None


def _are_attributes(contact: Contact) -> bool:
    printed = {word for pair in contact.opposed for word in pair}
    opposed = [unit for unit in (*contact.left.units, *contact.right.units) if unit.printed in printed]
    return all(unit.kind not in _ACTS for unit in opposed)


def _tells(rest: Sequence[Unit]) -> bool:
    """Is an act left over? The frame only repeats what the words tell."""
    return any(unit.kind in _ACTS and unit.kind != "frame" for unit in rest)

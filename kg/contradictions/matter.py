"""Do two clauses tell something of one thing, and is one statement told within the other?

What two clauses share is often an act ("to release") or an attribute ("small") and not the thing that it is told of.
Rules ask here before they take the two for a demand and its refusal, or for opposites.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.contradictions.alignment import Contact
from kg.contradictions.base import Guarded
from kg.contradictions.meaning import Unit, skeleton
from kg.model import Act, StatedClaim

_THINGS = frozenset({"thing", "person", "body", "measure", "word"})
_ACTS = frozenset({"event", "state", "frame"})
_MOSTLY = 0.6  # share of a clause that the other says: what is left hardly tells of another thing
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
    something else and the opposites only which of a kind is meant ("raise taxes on big firms", "aid small firms").
    """
    if not any(unit.kind not in ("name", "day", "label") for unit in _met(contact)):
        return min(contact.cover_left, contact.cover_right) >= _MOSTLY
    if _tells(contact.left_only) and _tells(contact.right_only):
        return not _are_attributes(contact) and any(unit.kind in _ACTS for unit in _met(contact))
    return True


def is_negation_met(contact: Contact) -> bool:
    """Is what only one clause negates something that the other speaks of?

    "There is no threat to those who do not fast" denies a threat, not fasting. A contrast negates all that it tells.
    """
    for clause, other in ((contact.left, contact.right), (contact.right, contact.left)):
        if clause.is_negated and not other.is_negated and clause.negated and not clause.is_contrast:
            return any(clause.negated & unit.reach for unit in other.units)
    return True


def within(left: StatedClaim, right: StatedClaim) -> Guarded | None:
    """Why a statement told within another does not clash with it: who tells it does not deny or refuse it."""
    if left.article != right.article or left.statement == right.statement:
        return None
    inner, outer = sorted((left, right), key=lambda one: len(one.quote))
    if inner.quote not in outer.quote or outer.act in _CONTRARY or inner.quote == outer.quote:
        return None
    return Guarded("told-within", f"{outer.speaker_name} tells of it and does not gainsay it")


def _met(contact: Contact) -> tuple[Unit, ...]:
    """The units of both clauses that the other says too."""
    pairs = ((contact.left, contact.left_only), (contact.right, contact.right_only))
    printed = {word for pair in contact.opposed for word in pair}
    return tuple(
        unit for clause, rest in pairs for unit in clause.units if unit not in rest and unit.printed not in printed
    )


def _are_attributes(contact: Contact) -> bool:
    printed = {word for pair in contact.opposed for word in pair}
    opposed = [unit for unit in (*contact.left.units, *contact.right.units) if unit.printed in printed]
    return all(unit.kind not in _ACTS for unit in opposed)


def _tells(rest: Sequence[Unit]) -> bool:
    """Is an act left over? The frame only repeats what the words tell."""
    return any(unit.kind in _ACTS and unit.kind != "frame" for unit in rest)

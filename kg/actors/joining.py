"""Stated claims under joined identities: the same words, said by the one who stands for all that the speaker is.

In: stated claims as articles know them, and who is who. Out: the same with the heads of identities in place of their
members, so that whoever compares speakers, sides and roles sees one actor. Statements and claims keep their IRIs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Identities, Slot, StatedClaim


def join(stated: Iterable[StatedClaim], identities: Identities, sides: Mapping[str, str]) -> tuple[StatedClaim, ...]:
    """The claims in the same order.

    Args:
        stated: claims as the articles have them.
        identities: who is who.
        sides: IRI of a known actor to its side's.
    """
    found = tuple(stated)
    behind = _sides_of(found, identities, sides)
    return tuple(_joined(one, identities, behind) if _is_touched(one, identities) else one for one in found)


def _is_touched(stated: StatedClaim, identities: Identities) -> bool:
    named = {stated.speaker, stated.side, stated.reporter or "", stated.outlet}
    return bool(named & identities.heads.keys()) or any(
        slot.value in identities.heads for slot in _all_slots(stated) if slot.is_entity
    )


def _all_slots(stated: StatedClaim) -> tuple[Slot, ...]:
    claim = stated.claim
    return claim.slots if claim.origin is None else (*claim.slots, claim.origin)


def _sides_of(stated: Iterable[StatedClaim], identities: Identities, sides: Mapping[str, str]) -> dict[str, str]:
    """The side of each joined speaker: that of its head, else the only one that any article gives a member."""
    given: dict[str, set[str]] = {}
    for one in stated:
        head = identities.head(one.speaker)
        if one.side != one.speaker:
            given.setdefault(head, set()).add(identities.head(one.side))
    only = {head: found.pop() for head, found in given.items() if len(found) == 1}
    return only | {head: sides[head] for head in set(identities.heads.values()) if head in sides}


def _joined(stated: StatedClaim, identities: Identities, behind: Mapping[str, str]) -> StatedClaim:
    speaker = identities.head(stated.speaker)
    side = behind.get(speaker, speaker if stated.side == stated.speaker else identities.head(stated.side))
    claim = stated.claim
    slots = tuple(_slot(slot, identities) for slot in claim.slots)
    origin = _slot(claim.origin, identities) if claim.origin is not None else None
    return replace(
        stated,
        speaker=speaker,
        side=side,
        reporter=identities.head(stated.reporter) if stated.reporter is not None else None,
        claim=replace(claim, slots=slots, origin=origin),
    )


def _slot(slot: Slot, identities: Identities) -> Slot:
    return replace(slot, value=identities.head(slot.value)) if slot.is_entity else slot

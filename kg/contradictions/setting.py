"""What rules know besides the two statements of a pair, and when a statement was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.model import Frame, StatedClaim


@dataclass(frozen=True, slots=True)
class Setting:
    """What rules know besides the pair: the frames, and the government (or own IRI) behind each entity."""

    frames: Mapping[str, Frame]
    sides: Mapping[str, str] = field(default_factory=dict)

    def side(self, iri: str) -> str:
        """The side of an entity; an unknown one is its own."""
        return self.sides.get(iri, iri)

    def is_same_place(self, left: str, right: str) -> bool:
        """Are they the same, or is one the country that the other lies in?"""
        return left == right or self.sides.get(left) == right or self.sides.get(right) == left


def told_on(stated: StatedClaim) -> date | None:
    """The day of saying as far as it is known: the said time's last day, else the publication."""
    return stated.said.last if stated.said is not None else stated.published

"""What rules know besides the two statements of a pair, and when a statement was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import TypeVar

from kg.model import Frame, StatedClaim

_Answer = TypeVar("_Answer")


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


def once_per_pair(
    ask: Callable[[StatedClaim, StatedClaim, Setting], _Answer],
) -> Callable[[StatedClaim, StatedClaim, Setting], _Answer]:
    """The same function, which remembers its answer about the last pair: many rules ask about one pair in a row."""
    last: list[tuple[StatedClaim, StatedClaim, Setting, _Answer]] = []

    @wraps(ask)
    def remembering(left: StatedClaim, right: StatedClaim, setting: Setting) -> _Answer:
        for one, other, known, answer in last:
            if one is left and other is right and known is setting:
                return answer
        answer = ask(left, right, setting)
        last[:] = [(left, right, setting, answer)]
        return answer

    return remembering

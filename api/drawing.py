"""Where the actors of a network stand in its picture, and which of their names find room there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.networks.showing import ActorLine

HALF_WIDTH, HALF_HEIGHT = 1.55, 1.05  # of the part of the picture that actors stand in, in units of its drawing
MAX_NAMES = 14
MAX_LETTERS = 28
_LETTER, _LINE = 0.027, 0.055  # width of a letter and height of a line in app.css, on average
_ABOVE = 0.075  # above the largest dot: from an actor's middle up to its name


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the picture: x to the right, y downwards, both 0 in the middle."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is written, centred on its point."""

    x: float
    y: float
    text: str


def places_of(actors: Iterable[ActorLine]) -> Mapping[str, Place]:
    """The place of each actor by IRI: the layout stretched so that it fills the picture."""
    found = tuple(actors)
    across = _stretch([actor.x for actor in found], HALF_WIDTH)
    down = _stretch([actor.y for actor in found], HALF_HEIGHT)
    return {actor.iri: Place(x, y) for actor, x, y in zip(found, across, down, strict=True)}


def names_of(actors: Sequence[ActorLine], places: Mapping[str, Place]) -> tuple[Name, ...]:
    """The names that are written, the first actors before the later ones; one that would cover another is left out."""
    names: list[Name] = []
    for actor in actors:
        label = actor.label if len(actor.label) <= MAX_LETTERS else actor.label[: MAX_LETTERS - 1] + "…"
        place = places[actor.iri]
        name = Name(place.x, round(place.y - _ABOVE, 4), label)
        if len(names) < MAX_NAMES and not any(_cover(name, other) for other in names):
            names.append(name)
    return tuple(names)


def _stretch(values: Sequence[float], half: float) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=0.0)
    if high == low:
        return [0.0] * len(values)
    return [round(half * (2 * (value - low) / (high - low) - 1), 4) for value in values]


def _cover(one: Name, other: Name) -> bool:
    reach = _LETTER * (len(one.text) + len(other.text)) / 2
    return abs(one.x - other.x) < reach and abs(one.y - other.y) < _LINE

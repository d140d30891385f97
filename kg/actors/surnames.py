"""Surnames with a title that tells a man from a woman: "Mr. Kessler" is not Wanda Kessler.

In: the mentions by name, and figures whose full names have told what they are. Out: the mentions, each of a figure that
the title fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.actors.cast import Cast, Figure, Named
from kg.actors.scene import Scene
from kg.actors.vocabulary import Word
from kg.model import EntityKind


def fit_titles(named: Sequence[Named], scene: Scene, cast: Cast) -> list[Named]:
    """The mentions in the given order; a surname whose title contradicts its figure goes to another of that surname.

    Fires on "Mr. Kessler" where the article names Wanda and Thomas Kessler; where it names Wanda alone, he is somebody
    of his own. Leaves "Ms. Kessler" with Wanda, and whoever no title or given name told apart.
    """
    return [_fit(one, named, scene, cast) for one in named]


def title_gender(one: Named, scene: Scene) -> str | None:
    """What a title right before the name tells, "m" or "f": "Mr.", "Ibu"."""
    for position in range(one.title, one.first):
        hits = scene.hits[position]
        if Word.HONORIFIC in hits and (Word.MASCULINE in hits) != (Word.FEMININE in hits):
            return "m" if Word.MASCULINE in hits else "f"
    return None


def _fit(one: Named, named: Sequence[Named], scene: Scene, cast: Cast) -> Named:
    figure = one.figure
    if one.last > one.first or figure.kind is not EntityKind.PERSON or figure.entity is not None:
        return one
    gender = title_gender(one, scene)
    if gender is None:
        return one
    word = scene.tokens[one.first].key
    bearers = [other for other in cast.figures if _may_be_called(other, word, gender)]
    if figure in bearers:
        bearer = figure
    elif bearers:
        bearer = min(bearers, key=lambda other: (other.gender is None, *_distance(other, one, named)))
    else:
        bearer = cast.add(scene.tokens[one.first].text, (word,), EntityKind.PERSON)
    bearer.gender = bearer.gender or gender
    return replace(one, figure=bearer)


def _may_be_called(figure: Figure, word: str, gender: str) -> bool:
    is_person = figure.kind is EntityKind.PERSON and figure.entity is None
    return is_person and figure.gender in (None, gender) and word in figure.words


def _distance(figure: Figure, one: Named, named: Sequence[Named]) -> tuple[bool, int]:
    """How far before the mention the figure was named last; one who is only named later comes after all others."""
    before = [other.first for other in named if other.figure is figure and other.first < one.first]
    return (not before, one.first - max(before, default=0))

"""What stands around a name and tells who bears it: roles, gender, descriptors, relations.

In: one mention by name and its scene. Out: the figure, told.
"""

from __future__ import annotations

from kg.actors.cast import Figure, Named
from kg.actors.scene import Scene
from kg.actors.titles import apposition_after, apposition_before, title_start
from kg.actors.tokens import APOSTROPHES
from kg.actors.vocabulary import Word
from kg.model import EntityKind


def describe(named: Named, scene: Scene) -> None:
    """Give the figure the roles, gender and descriptors that stand around this mention of it."""
    figure = named.figure
    if figure.kind is EntityKind.PLACE:
        return
    title = min(named.title, title_start(named.title, scene))
    _take_given_name(named, scene)
    _take_roles(figure, range(title, named.first), scene)
    if figure.kind is EntityKind.PERSON:
        _take_roles(figure, apposition_before(title, scene), scene)
    _take_roles(figure, apposition_after(named.last, scene), scene)


def _take_given_name(named: Named, scene: Scene) -> None:
    """A common given name in front of a surname tells the gender."""
    figure, hits = named.figure, scene.hits[named.first]
    if figure.kind is EntityKind.PERSON and figure.gender is None and named.last > named.first:
        if Word.GIVEN_FEMININE in hits:
            figure.gender = "f"
        elif Word.GIVEN_MASCULINE in hits:
            figure.gender = "m"


def _take_roles(figure: Figure, positions: range, scene: Scene) -> None:
    roles: list[str] = []
    covered = -1
    for position in positions:
        token, hits = scene.tokens[position], scene.hits[position]
        if token.text[0].isalpha():
            figure.descriptors.add(token.key)
        if (Word.FEMININE in hits or Word.MASCULINE in hits) and Word.THEIR not in hits:
            figure.gender = figure.gender or ("f" if Word.FEMININE in hits else "m")
        if Word.RELATION in hits:
            figure.relation_at.setdefault(token.key, token.start)
        if position > covered and Word.ROLE in hits:
            roles.append(hits[Word.ROLE].value)
            covered = position + hits[Word.ROLE].size - 1
        if position > covered and token.text in APOSTROPHES:
            roles.clear()  # what stands before a possessive is somebody else's
    if roles and figure.kind is EntityKind.PERSON:
        figure.roles.add(roles[0])

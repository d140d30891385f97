"""Statements that somebody else has found, with what the rules add to them.

In: an article, its layout and the statements. Out: statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.languages import LanguagePack
from kg.model import Article, Layout, Mode, Statement
from kg.statements.base import Scene
from kg.statements.conditions import find_conditions
from kg.statements.rules import divide_conditional


def complete(article: Article, layout: Layout, given: Sequence[Statement], pack: LanguagePack) -> tuple[Statement, ...]:
    """The given statements, each followed by its parts where some of its words are only a condition.

    Conditions that are given stay; where none are, those inside the content are found. Act, commitment and speaker are
    never changed.
    """
    scene = Scene(article, layout, pack)
    return tuple(part for statement in given for part in _divided(scene, statement))


def _divided(scene: Scene, statement: Statement) -> list[Statement]:
    if statement.mode is Mode.NARRATOR:
        return [statement]
    conditions = statement.conditions or find_conditions(scene, statement.content)
    whole = replace(statement, conditions=conditions)
    parts = divide_conditional(scene.text, whole)
    if len(parts) == 1:
        return parts
    named = (replace(part, key=f"{whole.key}.{number}", whole=whole.key) for number, part in enumerate(parts, start=1))
    return [whole, *named]

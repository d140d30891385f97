"""Conditions of a statement: clauses with "if", and lists ("Syarat itu antara lain …"). Spans in, spans out."""

from __future__ import annotations

import re

from kg.model import Span
from kg.statements.base import Scene, trim

_STOP = re.compile(r"[,;.!?]")


def find_conditions(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Clauses inside the content that open with a word for a condition, each to its comma or the content's end.

    Hit: "compensation if the farmers moved" → "if the farmers moved". Near miss: "asked if he knew" (a question's
    content
    begins behind its "if", so that none is left inside).
    """
    found: list[Span] = []
    for span in content:
        for match in scene.lex.conditions.finditer(scene.text, span.start, span.end):
            if found and match.start() < found[-1].end:
                continue
            stop = _STOP.search(scene.text, match.end(), span.end)
            clause = trim(scene.text, match.start(), stop.start() if stop else span.end)
            if clause is not None and len(clause.of(scene.text).split()) >= 3:
                found.append(clause)
    return tuple(found)


def announces_conditions(scene: Scene, content: tuple[Span, ...]) -> bool:
    """Does the content say that conditions are attached, without giving them ("dengan sejumlah syarat")?"""
    return any(scene.lex.condition_lists.search(span.of(scene.text)) for span in content)


def opens_list(scene: Scene, sentence: Span) -> int | None:
    """Where the list begins in "Syarat-syarat itu antara lain warga harus …"; None if it is none."""
    noun = scene.lex.condition_nouns.search(scene.text, sentence.start, sentence.end)
    if noun is None or len(scene.text[sentence.start : noun.start()].split()) > 3:
        return None
    more = scene.lex.open_list.search(scene.text, noun.end(), sentence.end)
    if more is not None and len(scene.text[noun.end() : more.start()].split()) <= 3:
        return more.end()
    colon = scene.text.find(":", noun.end(), sentence.end)
    return colon + 1 if colon >= 0 else None


def is_open_list(scene: Scene, span: Span) -> bool:
    """Does the text say that the list goes on?"""
    return scene.lex.open_list.search(span.of(scene.text)) is not None

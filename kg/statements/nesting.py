"""Saying inside a quotation: "…, yang mengatakan bahwa Y, …", "he said that Y".

Only cues with a complementiser and a subject of their own count, and none that a modal governs ("must say that"): what
somebody is told to say has not been said.
"""

from __future__ import annotations

import re

from kg.model import Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.phrases import subject_before

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[,;:.!?]")
_SUBJECT_WORDS = 8


def find_nested(scene: Scene, quotations: list[Candidate]) -> list[Candidate]:
    """Statements that a quoted speaker reports of somebody else."""
    found: list[Candidate] = []
    for quotation in quotations:
        for span in quotation.content:
            found.extend(_inside(scene, span, quotation.sentence))
    return found


def _inside(scene: Scene, span: Span, number: int) -> list[Candidate]:
    text, found = scene.text, []
    for hit in scene.lex.cues(text, span.start, span.end):
        entry = hit.cue("verbs")
        if entry is None or hit.has_clitic:
            continue
        that = scene.lex.that.match(text, _skip(text, hit.span.end), span.end)
        if that is None:
            continue
        start = max((text.rfind(mark, span.start, hit.span.start) + 1 for mark in ".!?;"), default=span.start)
        subject = subject_before(scene, max(start, span.start), hit.span.start)
        if (
            subject.mention is None
            or subject.is_blocked
            or subject.is_negated
            or _is_speaker(scene, subject.mention.text)
        ):
            continue
        if len(_WORD.findall(subject.mention.text)) > _SUBJECT_WORDS:
            continue
        stop = _STOP.search(text, that.end(), span.end)
        content = trim(text, that.end(), stop.start() if stop else span.end)
        if content is not None:
            found.append(
                Candidate(
                    (content,),
                    subject.mention,
                    "nested.quoted",
                    0.7,
                    number,
                    cue=hit.span,
                    hit=hit,
                    entry=entry,
                    outer=span,
                )
            )
    return found


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _is_speaker(scene: Scene, words: str) -> bool:
    names = scene.pack.names
    return words.casefold() in {w.casefold() for w in (*names.first, *names.first_plural)}

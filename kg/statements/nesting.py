"""Saying inside a quotation: "…, yang mengatakan bahwa Y, …", "he said that Y".

Only cues with a subject of their own count, where the language does not show clauses otherwise only with a
complementiser, and none that a modal governs ("must say that"): what somebody is told to say has not been said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.model import Span
from kg.statements.base import MAX_CUES, Candidate, Scene, trim
from kg.statements.clauses import Clause, find_clauses
from kg.statements.phrases import subject_before
from kg.statements.reported import subject_first
from kg.statements.usage import as_used

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[,;:.!?]")
_END = re.compile(r"[.!?;]\s+")
_SUBJECT_WORDS = 8
_CONFIDENCE = 0.65


def find_nested(scene: Scene, quotations: list[Candidate]) -> list[Candidate]:
    """Statements that a quoted speaker reports of somebody else."""
    found: list[Candidate] = []
    for quotation in quotations:
        for span in quotation.content:
            find = _clauses_inside if scene.pack.clause.finite else _inside
            found.extend(find(scene, span, quotation.sentence))
    return found


def _clauses_inside(scene: Scene, span: Span, number: int) -> list[Candidate]:
    """Clauses of somebody named, in languages that show where a clause without complementiser begins.

    "Media reports say Hale told Rao to lie" has two; near miss: "People say I can't".
    """
    found = []
    for piece in _sentences(scene.text, span):
        if scene.text[piece.start : piece.end].rstrip().endswith("?"):
            continue  # "Does Hale think he won?"
        hits = scene.lex.cues(scene.text, piece.start, piece.end)
        cues = (hit for hit in hits if hit.span.start == piece.start or scene.text[hit.span.start].islower())
        used = (as_used(scene.text, scene.lex, hit, piece.start) for hit in cues)
        clauses = find_clauses(scene, [hit for hit in used if hit is not None][:MAX_CUES], piece, {})
        for index, clause in enumerate(clauses):
            limit = next((c.starts for c in clauses[index + 1 :] if not c.is_nested), piece.end)
            candidate = subject_first(scene, clause, (number, limit))
            if candidate is not None and _may_be_quoted(scene, clause, has_that="that" in candidate.rule):
                found.append(replace(candidate, rule="nested.quoted", confidence=_CONFIDENCE, outer=span))
    return found


def _sentences(text: str, span: Span) -> list[Span]:
    ends = [match.end() for match in _END.finditer(text, span.start, span.end)]
    return [Span(start, end) for start, end in pairwise([span.start, *ends, span.end]) if start < end]


def _may_be_quoted(scene: Scene, clause: Clause, *, has_that: bool) -> bool:
    """Does a complementiser follow, or is the inner speaker a name, a known kind of people or texts, a third person?"""
    mention = clause.subject.mention
    if mention is None or clause.subject.is_negated or _is_speaker(scene, mention.text):
        return False
    words = _WORD.findall(mention.text)
    if not 0 < len(words) <= _SUBJECT_WORDS:
        return False
    known = (scene.lex.pronouns, scene.lex.clause.speaking_nouns)
    is_name = words[-1][0].isupper() and words[-1] not in scene.pack.names.not_names
    return has_that or is_name or any(pattern.fullmatch(words[-1]) for pattern in known)


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

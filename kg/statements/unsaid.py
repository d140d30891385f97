"""Sayings that somebody denies: "Pryce denied that he called Reith a cheat". Scene and Candidates in, Candidates out.

What a denial holds is not said by its denier. A saying that he denies of himself is left out: the denial's own content
tells it. One that he denies of somebody else stays as that one's, by the annotation guide without commitment.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Act, Commitment, MentionKind, Span, SpanIndex
from kg.statements.acts import decide
from kg.statements.base import Candidate, Dropped, Scene
from kg.statements.silences import is_silent

WHY = "the speaker denies to have said it"


def leave_out(
    scene: Scene, candidates: list[Candidate], silent: list[Candidate]
) -> tuple[list[Candidate], list[Dropped]]:
    """The candidates without what their speakers deny to have said, in the same order, and what was left out.

    `silent`: those that report a silence ("has not confirmed that Holt promised p"); what they hold is open as well.

    Hits: "Pryce denied that he called Reith a cheat", "Lund said it was untrue that he promised p". Near misses: "Lund
    disputed a report that said p", where the saying is a fact; "Lund denied that Holt promised p", which is told of
    Holt and binds nobody.
    """
    index = SpanIndex((span, candidate) for candidate in (*candidates, *silent) for span in candidate.content)
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    for candidate in candidates:
        outer = _denial_around(scene, index, candidate)
        if outer is None:
            kept.append(candidate)
        elif _is_himself(candidate, outer):
            dropped.append(Dropped(candidate, WHY, outer))
        else:
            kept.append(replace(candidate, is_denied=True))
    return kept, dropped


def _denial_around(scene: Scene, index: SpanIndex[Candidate], inner: Candidate) -> Candidate | None:
    """The denial whose content says that the inner cue's subject said it; None where there is none."""
    if inner.mention.span is None or inner.cue is None or not inner.cue.start < inner.content[0].start:
        return None
    first = inner.mention.span.start
    holders = [
        (span.start, max(span.start, first), outer)
        for outer in index.overlapping(inner.content[0])
        for span in outer.content
        if _holds(span, outer, inner)
    ]
    if not holders:
        return None
    start, begin, outer = max(holders, key=lambda holder: holder[0])
    if _describes(scene, inner, begin):
        return None
    if is_silent(scene, outer):
        return outer if _opens(scene, outer, start, begin) else None
    decision = decide(scene, outer)
    if decision.act is not Act.DENY:
        return None
    if decision.commitment is Commitment.YES:
        return outer if scene.lex.untrue.search(scene.text, start, begin) is not None else None
    return outer if _opens(scene, outer, start, begin) else None


def _holds(span: Span, outer: Candidate, inner: Candidate) -> bool:
    """Does this content of another cue hold the inner saying, with its subject unless that is the outer one?"""
    if outer.sentence != inner.sentence or outer.cue == inner.cue or inner.cue is None or inner.mention.span is None:
        return False
    first = inner.cue if inner.mention == outer.mention else inner.mention.span
    return span.start <= first.start and inner.content[0].end <= span.end


def _describes(scene: Scene, inner: Candidate, subject: int) -> bool:
    """Does the cue describe its subject: "a report that said p", "an article saying p", "the clerk who said p"?"""
    if inner.cue is None:
        return True
    marks = (scene.lex.relative, scene.lex.that)
    is_gerund = inner.hit is not None and scene.lex.clause.is_gerund(inner.hit.form)
    return is_gerund or any(mark.search(scene.text, subject, inner.cue.start) is not None for mark in marks)


def _opens(scene: Scene, outer: Candidate, start: int, subject: int) -> bool:
    """Is the inner clause the main one of what is denied, and no part of a noun phrase: "denied | that Holt said p"?"""
    if "that" not in outer.rule.split("."):
        return start == subject
    patterns = (scene.lex.relative, scene.lex.subordinators)
    if any(pattern.search(scene.text, start, subject) is not None for pattern in patterns):
        return False
    return not any(hit.cue("nouns") is not None for hit in scene.lex.cues(scene.text, start, subject))


def _is_himself(inner: Candidate, outer: Candidate) -> bool:
    """A pronoun in a denial means its speaker or stays unclear; either way nobody is named as saying it."""
    if inner.mention.kind is not MentionKind.NAME:
        return True
    return inner.mention.text.casefold() == outer.mention.text.casefold()

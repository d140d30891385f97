"""Cues that report a silence: what somebody did not say, confirm or plainly deny. Candidate in, yes or no out.

By the annotation guide silence is no statement, and who does not confirm a report does not deny it.
"""

from __future__ import annotations

from kg.model import Act
from kg.statements.base import Candidate, Scene


def is_silent(scene: Scene, candidate: Candidate) -> bool:
    """Does the candidate's cue say that something was not said, so that it makes no statement?

    Hits: "did not say that p", "has not confirmed p", "did not directly deny p", "no longer denies p". Near misses:
    "did not deny p", which grants it; "does not admit p", "no longer stands by p", which deny it.
    """
    entry = candidate.entry
    if entry is None or candidate.cue is None:
        return False
    if not candidate.is_negated:
        return _holds_negator(scene, candidate) and _is_hedged_behind(scene, candidate)
    if candidate.is_not_yet or entry.act not in (Act.DENY, Act.CONFIRM) or entry.manner == "verify":
        return True
    is_over, is_hedged = _before_cue(scene, candidate)
    return is_hedged or (is_over and entry.act is Act.DENY) or _is_hedged_behind(scene, candidate)


def _holds_negator(scene: Scene, candidate: Candidate) -> bool:
    """Is the negator part of the cue: "no negó", "bestritt nicht"?"""
    return candidate.hit is not None and scene.lex.negators.search(candidate.hit.form) is not None


def _before_cue(scene: Scene, candidate: Candidate) -> tuple[bool, bool]:
    """Do the negators and adverbs before the cue say that it is so no more, and do they hold a hedge?"""
    lex, text = scene.lex, scene.text
    start = scene.layout.sentences[candidate.sentence].span.start
    end = candidate.cue.start if candidate.cue is not None else start
    is_over = is_hedged = False
    while True:
        at = lex.negation_end.ending_at(text, start, end)
        if at is not None:
            is_over = is_over or lex.no_more_end.ending_at(text, start, end) is not None
        else:
            at = lex.auxiliaries_end.ending_at(text, start, end)
            is_hedged = is_hedged or lex.hedges.ending_at(text, start, end) is not None
        if at is None:
            return is_over, is_hedged
        end = at


def _is_hedged_behind(scene: Scene, candidate: Candidate) -> bool:
    """Does a hedge follow the cue: "no negó directamente que", "bestritt nicht direkt, dass"?"""
    if candidate.cue is None:
        return False
    limit = max(span.end for span in candidate.content)
    begin = candidate.cue.end
    while begin < limit and scene.text[begin].isspace():
        begin += 1
    return scene.lex.hedges.starting_at(scene.text, begin, limit) is not None

"""One arbiter for overlapping candidates. Candidates in, the ones that stand out.

A cue makes one statement; two candidates over the same words by the same cue family are one, the surer is kept. Words
of a
quotation that already has its speaker are not given to a cue outside of it.
"""

from __future__ import annotations

from kg.model import MentionKind
from kg.statements.base import Candidate, SpanIndex

_NESTING = ("noun.that", "nested.quoted")
_NESTED = 0.7  # a nested statement covers less than this share of the one that holds it
_SAME = 0.5  # share of the shorter content that two candidates must share to be rivals


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """The surviving candidates in text order."""
    kept: list[Candidate] = []
    index: SpanIndex[Candidate] = SpanIndex()
    for candidate in sorted(candidates, key=_strength):
        places = (*candidate.content, candidate.cue) if candidate.cue is not None else candidate.content
        near = (other for place in places for other in index.overlapping(place))
        if any(_rivals(candidate, other) for other in near):
            continue
        kept.append(candidate)
        for place in places:
            index.add(place, candidate)
    return sorted(kept, key=lambda c: (c.content[0], c.cue.start if c.cue else -1, c.rule))


def _strength(candidate: Candidate) -> tuple[float, int, str]:
    return (-candidate.confidence, candidate.content[0].start, candidate.rule)


def _rivals(left: Candidate, right: Candidate) -> bool:
    """Would both be the same act of saying?"""
    if left.cue is not None and right.cue is not None and left.cue.overlaps(right.cue):
        return True
    shared = _shared(left, right)
    if not shared:
        return False
    shorter = min(_size(left), _size(right))
    if shared / shorter < _SAME:
        return False
    if left.outer is not None or right.outer is not None:
        return shared / max(_size(left), _size(right)) > 0.9
    may_nest = any(c.rule in _NESTING or c.mention.kind is MentionKind.NONE for c in (left, right))
    return not may_nest or shared / max(_size(left), _size(right)) > _NESTED


def _size(candidate: Candidate) -> int:
    return sum(span.end - span.start for span in candidate.content)


def _shared(left: Candidate, right: Candidate) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left.content for b in right.content)

"""One arbiter for overlapping candidates. Candidates in; out come the ones that stand, and the others with the reason.

A cue makes one statement; two candidates over the same words are one, the surer is kept. Words of a quotation that
already has its speaker are not given to a cue outside of it.
"""

from __future__ import annotations

from kg.model import MentionKind, SpanIndex
from kg.statements.base import Candidate, Dropped

_NESTING = ("noun.that", "nested.quoted")
_NESTED = 0.7  # a nested statement covers less than this share of the one that holds it
_REPEATED = 0.9  # and one found inside a known statement less than this
_SAME = 0.5  # share of the shorter content that two candidates must share to be rivals


def settle(candidates: list[Candidate]) -> tuple[list[Candidate], list[Dropped]]:
    """The surviving candidates in text order, and those that lost against one of them, the surer first."""
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    index: SpanIndex[Candidate] = SpanIndex()
    for candidate in sorted(candidates, key=_strength):
        places = (*candidate.content, candidate.cue) if candidate.cue is not None else candidate.content
        near = (other for place in places for other in index.overlapping(place))
        lost = next((Dropped(candidate, why, other) for other in near if (why := _rivalry(candidate, other))), None)
        if lost is not None:
            dropped.append(lost)
            continue
        kept.append(candidate)
        for place in places:
            index.add(place, candidate)
    return sorted(kept, key=lambda c: (c.content[0], c.cue.start if c.cue else -1, c.rule)), dropped


def _strength(candidate: Candidate) -> tuple[float, int, str]:
    return (-candidate.confidence, candidate.content[0].start, candidate.rule)


def _rivalry(left: Candidate, right: Candidate) -> str | None:
    """Why both would be the same act of saying, else None."""
    if left.cue is not None and right.cue is not None and left.cue.overlaps(right.cue):
        return "the same cue"
    shared = _shared(left, right)
    if not shared:
        return None
    shorter, longer = sorted((_size(left), _size(right)))
    if shared / shorter < _SAME:
        return None
    if left.outer is not None or right.outer is not None or _holds_noun(left, right) or _holds_noun(right, left):
        floor = _REPEATED
    elif any(c.rule in _NESTING or c.mention.kind is MentionKind.NONE for c in (left, right)):
        floor = _NESTED
    else:
        return "the same words"
    return "the same words" if shared / longer > floor else None


def _holds_noun(outer: Candidate, inner: Candidate) -> bool:
    """Is the noun of what is said inside, with its clause, part of the other's words: "denies the claim that …"?"""
    is_noun = inner.rule == "noun.that" and inner.cue is not None
    return is_noun and any(inner.cue is not None and span.covers(inner.cue) for span in outer.content)


def _size(candidate: Candidate) -> int:
    return sum(span.end - span.start for span in candidate.content)


def _shared(left: Candidate, right: Candidate) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left.content for b in right.content)

"""Speech behind a dash, without quotation marks: "— Мы не уйдём, — сказал X. — Никогда." Scene in, Candidates out.

For languages whose file lists dashes in `text.dialogue`. A paragraph that opens with one is speech up to the dash
behind a comma or sentence end; what stands between that dash and the next says who speaks. Near miss: "Ганжа — второй
город — обстреляна": the paragraph does not open with a dash.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Act, Mention, MentionKind, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.phrases import speaker_after

_WORD = re.compile(r"[\w'’\-]+")
_ENDS = ",.!?…»"
_CUE = 40  # code points within which a cue ends
_LABEL_WORDS = 14  # between two dashes stands who speaks, not a sentence


def find_dashed(scene: Scene) -> list[Candidate]:
    """One candidate per paragraph that opens with a dash."""
    dashes = "".join(scene.pack.text.dialogue)
    if not dashes:
        return []
    joint = re.compile(rf"\s+[{dashes}]\s*(?=[^\W\d_])")
    found: list[Candidate] = []
    before = -1
    for number, sentence in enumerate(scene.layout.sentences):
        is_opening = sentence.paragraph != before
        before = sentence.paragraph
        if is_opening and not sentence.is_title and scene.text[sentence.span.start] in dashes:
            candidate = _in_paragraph(scene, number, joint)
            if candidate is not None:
                found.append(candidate)
    return found


def _in_paragraph(scene: Scene, number: int, joint: re.Pattern[str]) -> Candidate | None:
    text = scene.text
    sentences = scene.layout.sentences
    paragraph = sentences[number].paragraph
    end = max(s.span.end for s in sentences[number:] if s.paragraph == paragraph)
    start = sentences[number].span.start + 1
    cuts = [
        m.span()
        for m in joint.finditer(text, start, end)
        if text[m.start() - 1] in _ENDS or _opens(scene, m.end(), end)
    ]
    edges = [(start, start), *cuts, (end, end)]
    pieces = [(left[1], right[0]) for left, right in pairwise(edges)]
    spoken = [trim(text, *piece) for piece in pieces[::2]]
    content = tuple(span for span in spoken if span is not None)
    if not content:
        return None
    if len(pieces) == 1:
        return Candidate(content, Mention(None, "", MentionKind.PRONOUN), "quotation.dash", 0.6, number)
    return _attributed(scene, number, content, pieces[1])


def _opens(scene: Scene, start: int, end: int) -> bool:
    """Does a cue begin here: "— Não vamos — disse X", without a comma?"""
    hits = scene.lex.cues(scene.text, start, min(end, start + _CUE))
    return bool(hits) and hits[0].span.start == start and hits[0].cue("verbs", "stems") is not None


def _attributed(scene: Scene, number: int, content: tuple[Span, ...], label: tuple[int, int]) -> Candidate | None:
    """Who speaks, as what stands between the dashes says."""
    text = scene.text
    start, end = label
    words = list(_WORD.finditer(text, start, end))
    if not words or len(words) > _LABEL_WORDS:
        return None
    hits = [hit for hit in scene.lex.cues(text, start, end) if hit.cue("verbs", "stems", "quoting") is not None]
    hit = hits[0] if hits else None
    cue = hit.span if hit is not None else Span(*words[0].span())
    mention = speaker_after(scene, cue.end, end)
    if mention is None and cue.start > start:
        before = trim(text, start, cue.start)
        mention = Mention(before, before.of(text), MentionKind.NAME) if before is not None else None
    if mention is None:
        return None
    entry = hit.cue("verbs", "stems", "quoting") if hit is not None else None
    if entry is None:
        entry = next((one for one in scene.pack.cue if one.act is Act.ASSERT), None)
    return Candidate(content, mention, "quotation.dash", 0.96, number, cue=cue, hit=hit, entry=entry)

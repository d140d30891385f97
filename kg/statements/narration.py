"""What the outlet says in its own voice: sentences that report nobody, and the silence of others.

"Armenia has not reported any attack" is the outlet's statement about a silence; it is never a denial by Armenia.
"""

from __future__ import annotations

import re

from kg.model import Mention, MentionKind, Span, SpanIndex
from kg.statements.base import Candidate, Scene, trim

_WORD = re.compile(r"\w+")
_MIN_WORDS = 3
_TITLE_CUT = re.compile(r"[,;]\s|\s[–—|-]\s")


def find_narration(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """One candidate per sentence that no other candidate touches; a headline is cut at its commas."""
    used: SpanIndex[Span] = SpanIndex()
    for candidate in candidates:
        for span in (*candidate.content, *((candidate.cue,) if candidate.cue is not None else ())):
            used.add(span, span)
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if used.overlapping(sentence.span):
            continue
        pieces = _pieces(scene, sentence.span) if sentence.is_title else [sentence.span]
        for piece in pieces:
            content = trim(scene.text, piece.start, piece.end)
            if content is None or len(_WORD.findall(content.of(scene.text))) < _MIN_WORDS:
                continue
            mention = Mention(None, "", MentionKind.OUTLET)
            note = "silence" if _is_silence(scene, number) else None
            rule = "narration.headline" if sentence.is_title else "narration.sentence"
            found.append(Candidate((content,), mention, rule, 0.7, number, note=note))
    return found


def _pieces(scene: Scene, span: Span) -> list[Span]:
    pieces, start = [], span.start
    for cut in _TITLE_CUT.finditer(scene.text, span.start, span.end):
        if len(_WORD.findall(scene.text, start, cut.start())) < _MIN_WORDS:
            continue
        if len(_WORD.findall(scene.text, cut.end(), span.end)) < _MIN_WORDS:
            break
        pieces.append(Span(start, cut.start()))
        start = cut.end()
    pieces.append(Span(start, span.end))
    return pieces


def _is_silence(scene: Scene, number: int) -> bool:
    """A negated verb of saying: the sentence reports that something was not said."""
    sentence = scene.layout.sentences[number]
    for hit in scene.cues_in(number):
        if hit.cue("verbs") is None:
            continue
        end = hit.span.start
        while (at := scene.lex.auxiliaries_end.ending_at(scene.text, sentence.span.start, end)) is not None:
            end = at
        if scene.lex.negation_end.ending_at(scene.text, sentence.span.start, end) is not None:
            return True
    return False

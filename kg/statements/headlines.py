"""Headlines that attribute: "X Bantah Y", "X denies Y", "X: Y", "Y, X says". Scene in, Candidates out."""

from __future__ import annotations

import re

from kg.model import Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.phrases import mention_of, subject_before

_WORD = re.compile(r"\w+")
_LABEL_WORDS = 6
_SUBJECT_WORDS = 9
_CONTENT_WORDS = 3


def find_headlines(scene: Scene) -> list[Candidate]:
    """At most one candidate per title; the cue may be a bare stem."""
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if sentence.is_title:
            candidate = (
                _labelled(scene, sentence.span, number)
                or _with_cue(scene, sentence.span, number)
                or _closed_by_cue(scene, sentence.span, number)
            )
            if candidate is not None:
                found.append(candidate)
    return found


def _with_cue(scene: Scene, span: Span, number: int) -> Candidate | None:
    for hit in scene.lex.cues(scene.text, span.start, span.end):
        entry = hit.cue("headline", "verbs")
        if entry is None:
            continue
        subject = subject_before(scene, span.start, hit.span.start)
        if subject.mention is None or subject.mention.span is None or subject.is_blocked:
            continue
        before = scene.text[span.start : hit.span.start]
        if len(_WORD.findall(before)) > _SUBJECT_WORDS or before.rstrip().endswith((",", ":")):
            continue
        begin = hit.span.end
        that = scene.lex.that.match(scene.text, begin + 1, span.end)
        content = trim(scene.text, that.end() if that else begin, span.end)
        if content is None:
            continue
        return Candidate(
            (content,),
            subject.mention,
            "headline.cue",
            0.75,
            number,
            cue=hit.span,
            hit=hit,
            entry=entry,
            is_negated=subject.is_negated,
            is_not_yet=subject.is_not_yet,
        )
    return None


def _closed_by_cue(scene: Scene, span: Span, number: int) -> Candidate | None:
    """Y, X says."""
    for hit in scene.lex.cues(scene.text, span.start, span.end):
        entry = hit.cue("headline", "verbs")
        comma = scene.text.rfind(",", span.start, hit.span.start)
        if entry is None or comma < 0 or _WORD.search(scene.text, hit.span.end, span.end):
            continue
        subject = subject_before(scene, comma + 1, hit.span.start)
        content = trim(scene.text, span.start, comma)
        if subject.mention is None or subject.is_blocked or subject.is_negated or content is None:
            continue
        if len(_WORD.findall(content.of(scene.text))) >= _CONTENT_WORDS:
            return Candidate(
                (content,), subject.mention, "headline.closed", 0.75, number, cue=hit.span, hit=hit, entry=entry
            )
    return None


def _has_speaker(scene: Scene, content: Span) -> bool:
    """Does the content name its own speaker: "…: Yerevan denies the strike"?"""
    for hit in scene.lex.cues(scene.text, content.start, content.end):
        before = scene.text[content.start : hit.span.start]
        is_quoted = scene.quote_index.overlapping(hit.span)
        if hit.cue("headline", "verbs") is not None and not is_quoted and "," not in before:
            return 0 < len(_WORD.findall(before)) <= _LABEL_WORDS
    return False


def _labelled(scene: Scene, span: Span, number: int) -> Candidate | None:
    colon = scene.text.find(": ", span.start, span.end)
    if colon < 0:
        return None
    label = trim(scene.text, span.start, colon)
    content = trim(scene.text, colon + 1, span.end)
    if label is None or content is None or len(_WORD.findall(label.of(scene.text))) > _LABEL_WORDS:
        return None
    if len(_WORD.findall(content.of(scene.text))) < _CONTENT_WORDS or scene.quote_index.overlapping(label):
        return None
    if _has_speaker(scene, content):
        return None
    return Candidate((content,), mention_of(scene, label), "headline.label", 0.5, number)

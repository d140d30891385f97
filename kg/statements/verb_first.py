"""Languages whose verb may come first: "قال X إن Y" (said X that Y). Scene in, Candidates out.

Only with a complementiser: without one nothing shows where the speaker ends and the content begins.
"""

from __future__ import annotations

import re

from kg.model import Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.contents import cut_tail
from kg.statements.phrases import mention_of

_WORD = re.compile(r"\w+")
_SPEAKER_WORDS = 14


def find_verb_first(scene: Scene) -> list[Candidate]:
    """Candidates of sentences that begin with a cue, its speaker and a complementiser, in languages of order "vso"."""
    if "vso" not in scene.pack.meta.order:
        return []
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        candidate = _in_sentence(scene, number, sentence.span)
        if candidate is not None:
            found.append(candidate)
    return found


def _in_sentence(scene: Scene, number: int, span: Span) -> Candidate | None:
    text = scene.text
    hits = [hit for hit in scene.cues_in(number) if hit.cue("verbs", "stems", "headline") is not None]
    if not hits or len(_WORD.findall(text, span.start, hits[0].span.start)) > 2:
        return None
    hit = hits[0]
    that = scene.lex.that.search(text, hit.span.end, span.end)
    if that is None:
        return None
    speaker = trim(text, hit.span.end, that.start())
    content = trim(text, that.end(), cut_tail(scene, that.end(), span.end))
    if speaker is None or content is None or len(_WORD.findall(speaker.of(text))) > _SPEAKER_WORDS:
        return None
    return Candidate(
        content=(content,),
        mention=mention_of(scene, speaker),
        rule="reported.that.verb-first",
        confidence=0.88,
        sentence=number,
        cue=hit.span,
        hit=hit,
        entry=hit.cue("verbs", "stems", "headline"),
    )

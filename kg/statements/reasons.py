"""Reasons that a speaker gives beside what he says: "menolak usul itu dengan alasan Y". Candidates in, out."""

from __future__ import annotations

import re

from kg.model import Act, Span
from kg.statements.base import Candidate, Scene, trim

_WORD = re.compile(r"\w+")
_REASON_WORDS = 2  # fewer words are a label and no statement ("dengan alasan privasi")


def find_reasons(scene: Scene, reported: list[Candidate]) -> list[Candidate]:
    """One candidate by the same speaker for each reason right behind what he said or did."""
    found: list[Candidate] = []
    entry = next((cue for cue in scene.pack.cue if cue.act is Act.ASSERT), None)
    reasons = set(scene.pack.clause.because) & set(scene.pack.clause.accompanying)
    for candidate in reported if reasons else ():
        end = scene.layout.sentences[candidate.sentence].span.end
        begin = candidate.content[-1].end
        while begin < end and scene.text[begin] in " ,":
            begin += 1
        opened = scene.lex.accompanying.match(scene.text, begin, end)
        if opened is None or opened.group().casefold() not in reasons or candidate.is_negated:
            continue
        content = trim(scene.text, opened.end(), end)
        if content is not None and len(_WORD.findall(content.of(scene.text))) >= _REASON_WORDS:
            cue = Span(*opened.span())
            found.append(
                Candidate(
                    (content,), candidate.mention, "reported.reason", 0.7, candidate.sentence, cue=cue, entry=entry
                )
            )
    return found

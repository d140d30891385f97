"""A speaker named in the sentence behind his words: "Y. Об этом сообщил X." Scene in, Candidates out.

Without this the words before would pass for the outlet's own.
"""

from __future__ import annotations

import re

from kg.model import Act, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.phrases import speaker_after

_WORD = re.compile(r"\w+")
_POINTER_WORDS = 24  # a longer sentence says something of its own


def find_pointers(scene: Scene) -> list[Candidate]:
    """One candidate per sentence that opens by pointing back to the one before in its paragraph."""
    found: list[Candidate] = []
    sentences = scene.layout.sentences
    for number in range(1, len(sentences)):
        before, sentence = sentences[number - 1], sentences[number]
        if before.is_title or before.paragraph != sentence.paragraph:
            continue
        pointer = scene.lex.pointers.match(scene.text, sentence.span.start, sentence.span.end)
        if pointer is None or len(_WORD.findall(scene.text, sentence.span.start, sentence.span.end)) > _POINTER_WORDS:
            continue
        mention = speaker_after(scene, pointer.end(), sentence.span.end)
        content = trim(scene.text, before.span.start, before.span.end)
        if mention is None or content is None:
            continue
        entry = next((cue for cue in scene.pack.cue if cue.act is Act.ASSERT), None)
        cue = Span(*pointer.span())
        found.append(Candidate((content,), mention, "source.pointer", 0.78, number - 1, cue=cue, entry=entry))
    return found

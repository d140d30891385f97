"""Languages whose verb comes last: "X, Y söyledi", "X, “Y” dedi", "X Y bildirib". Scene in, Candidates out."""

from __future__ import annotations

import re

from kg.model import Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.phrases import mention_of

_WORD = re.compile(r"\w+")
_SPEAKER_WORDS = 12
_AFTER = 3  # at most so many words stand between the cue and the sentence's end


def find_verb_final(scene: Scene) -> list[Candidate]:
    """Candidates of sentences that end with a cue and begin with a speaker set off by a comma."""
    if "sov" not in scene.pack.meta.order:
        return []
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if not sentence.is_title:
            found.extend(_in_sentence(scene, number, sentence.span))
    return found


def _in_sentence(scene: Scene, number: int, span: Span) -> list[Candidate]:
    hits = [hit for hit in scene.cues_in(number) if hit.cue("verbs", "stems") is not None]
    if not hits or len(_WORD.findall(scene.text, hits[-1].span.end, span.end)) > _AFTER:
        return []
    hit = hits[-1]
    start = _behind_linkers(scene, span.start, hit.span.start)
    comma = scene.text.find(",", start, hit.span.start)
    if comma <= start or len(_WORD.findall(scene.text, start, comma)) > _SPEAKER_WORDS:
        comma = _end_of_run(scene, start, hit.span.start)
    speaker = trim(scene.text, start, comma)
    content = trim(scene.text, comma, hit.span.start)
    if speaker is None or content is None:
        return []
    quotes = scene.quotes_in(span, scene.layout.sentences[number].paragraph)
    quoted = tuple(q.inner for q in quotes if comma < q.outer.start and q.outer.end <= hit.span.start)
    is_quoted = bool(quoted) and sum(len(_WORD.findall(q.of(scene.text))) for q in quoted) >= 0.6 * len(
        _WORD.findall(content.of(scene.text))
    )
    return [
        Candidate(
            content=quoted if is_quoted else (content,),
            mention=mention_of(scene, speaker),
            rule="quotation.verb-final" if is_quoted else "reported.bare.verb-final",
            confidence=0.94 if is_quoted else 0.88,
            sentence=number,
            cue=hit.span,
            hit=hit,
            entry=hit.cue("verbs", "stems"),
        )
    ]


def _behind_linkers(scene: Scene, start: int, end: int) -> int:
    while (after := scene.lex.linkers.starting_at(scene.text, start, end)) is not None and after < end:
        start = after
        while start < end and scene.text[start] in " ,":
            start += 1
    return start


def _end_of_run(scene: Scene, start: int, end: int) -> int:
    """Without a comma: the speaker is the first word with the capitalised words, roles and heads behind it."""
    stop = start
    for count, word in enumerate(_WORD.finditer(scene.text, start, end)):
        is_part = word.group()[0].isupper() or scene.lex.people.match(scene.text, word.start())
        if count and not is_part:
            break
        stop = word.end()
    return stop

"""Denials whose object is a pronoun glued to the verb: "X membantahnya". Scene and candidates in, Candidates out.

What is denied are the words of the statement before, by the annotation guide: in "Warga menyebut jalan itu rusak. Camat
membantahnya." the officer denies "jalan itu rusak".
"""

from __future__ import annotations

import re

from kg.model import Act
from kg.statements.base import Candidate, Scene
from kg.statements.lexicon import CueHit
from kg.statements.phrases import subject_before

_WORD = re.compile(r"[\w-]+")
_DENIABLE = (Act.ASSERT, Act.ACCUSE)


def find_bare_denials(scene: Scene, kept: list[Candidate]) -> list[Candidate]:
    """One candidate per such verb with a subject and a statement of somebody else in the sentence before.

    Near misses: "Ia tidak membantahnya", "Camat membantahnya mencuri" (denied that he stole).
    """
    if not scene.pack.meta.speaker_clitics:
        return []
    cues = {candidate.cue for candidate in kept}
    last = {candidate.sentence: candidate for candidate in kept if candidate.outer is None}
    denials = (
        _denial(scene, hit, number, last.get(number - 1))
        for number in range(1, len(scene.layout.sentences))
        for hit in scene.cues_in(number)
        if hit.has_clitic and hit.span not in cues
    )
    return [denial for denial in denials if denial is not None]


def _denial(scene: Scene, hit: CueHit, number: int, said: Candidate | None) -> Candidate | None:
    """The denial by this verb; None without a subject of its own or without words that could be denied."""
    entry, sentence = hit.cue("verbs"), scene.layout.sentences[number]
    if entry is None or entry.act is not Act.DENY or not _ends_clause(scene, hit, sentence.span.end):
        return None
    subject = subject_before(scene, sentence.span.start, hit.span.start)
    span = subject.mention.span if subject.mention is not None else None
    if subject.mention is None or span is None or subject.is_blocked or subject.is_negated or subject.is_relative:
        return None
    if (
        said is None
        or scene.layout.sentences[number - 1].paragraph != sentence.paragraph
        or said.is_negated
        or (said.entry is not None and said.entry.act not in _DENIABLE)
    ):
        return None
    if said.mention.text.casefold() == subject.mention.text.casefold():
        return None
    return Candidate(said.content, subject.mention, "denial.bare", 0.6, number, cue=hit.span, hit=hit, entry=entry)


def _ends_clause(scene: Scene, hit: CueHit, limit: int) -> bool:
    """Does nothing follow but a mark or a conjunction?"""
    rest = scene.text[hit.span.end : limit]
    word = _WORD.match(rest.lstrip())
    return word is None or scene.lex.conjunctions.fullmatch(word.group()) is not None

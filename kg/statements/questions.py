"""Whether a content asks: by its mark, or by the word that opens an indirect question. Candidate in, yes or no out."""

from __future__ import annotations

from functools import cache

from kg.languages import load
from kg.statements.base import Candidate, Scene
from kg.statements.lexicon import PhraseSet
from kg.statements.negation import WORD

_MARKS = "?؟"
_OPENING = 80  # code points that hold the first words of a content
_OPENING_WORDS = 4


@cache
def _asking(tag: str) -> PhraseSet:
    return PhraseSet(load(tag).clause.asking)


def is_question(scene: Scene, candidate: Candidate) -> bool:
    """Does the content end with a question mark, in one sentence?"""
    last = candidate.content[-1]
    return any(mark in scene.text[last.end - 1 : last.end + 1] for mark in _MARKS) and "." not in last.of(scene.text)


def asks(scene: Scene, candidate: Candidate) -> bool:
    """An indirect question: "whether the bridge is safe", "the mayor why it fell", "apakah jembatan itu aman".

    A relative pronoun asks only at the start: "those who fell" is no question.
    """
    text, first, asking = scene.text, candidate.content[0], _asking(scene.pack.tag)
    if asking.starting_at(text, first.start, first.end) is not None:
        return True
    begin = candidate.cue.end if candidate.cue is not None else first.start
    if begin < first.start and asking.ending_at(text, begin, first.start) is not None:
        return True
    for word in WORD.findall(first.of(text)[:_OPENING])[:_OPENING_WORDS]:
        if scene.lex.to.starting_at(word, 0, len(word)) is not None:
            return False
        if asking.starting_at(word, 0, len(word)) is not None and scene.lex.relative.fullmatch(word) is None:
            return True
    return False

"""What was looked at and made no statement: candidates that lost, silences, and cues without a speaker or content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Span
from kg.statements.base import Candidate, Considered, Dropped, Scene
from kg.statements.lexicon import CueHit
from kg.statements.phrases import subject_before


def dropped_candidates(dropped: Iterable[Dropped], keys: dict[int, str]) -> Iterator[Considered]:
    """The candidates that were left out; `keys` holds the statements' keys by the identity of their candidates."""
    for item in dropped:
        candidate = item.candidate
        rival = keys.get(id(item.rival)) if item.rival is not None else None
        yield Considered(item.why, candidate.cue, candidate.content, candidate.rule, rival)


def idle_cues(scene: Scene, used: Iterable[Candidate]) -> Iterator[Considered]:
    """Cues outside quotations that no candidate uses, each with what it lacks."""
    taken = {candidate.cue for candidate in used}
    for number, sentence in enumerate(scene.layout.sentences):
        for hit in scene.cues_in(number):
            if hit.span not in taken:
                yield Considered(_lack(scene, hit, sentence.span), hit.span)


def _lack(scene: Scene, hit: CueHit, sentence: Span) -> str:
    subject = subject_before(scene, sentence.start, hit.span.start)
    if subject.is_blocked:
        return "the word before it says that nothing was said (must, may, to say)"
    if subject.is_not_yet or subject.is_negated:
        return "it is negated: nothing was said"
    if subject.mention is None:
        return "no speaker was found for it"
    return "nothing that it reports was found, or it is no verb of saying here"

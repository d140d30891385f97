"""Finite verbs of saying in a verb-second sentence, with what closes their clause. Fields and cues in, verbs out.

A separable verb is closed by its particle, an auxiliary by its participle: "hat X am Montag Y bestritten".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.languages.pack import Cue
from kg.model import Span
from kg.statements.fields import Fields
from kg.statements.lexicon import CueHit

_BRACKET = 30  # tokens between an auxiliary and its participle at most


@dataclass(frozen=True, slots=True)
class FiniteVerb:
    """A cue as finite verb: its first token, the token behind it, and the one that closes its clause, if any.

    `after`: the token behind that one. `joint`: where its clause begins when it shares the subject of the one before.
    """

    hit: CueHit
    entry: Cue
    first: int
    behind: int
    close: int | None
    after: int | None = None
    joint: int | None = None


def find_verbs(fields: Fields, hits: list[CueHit], taken: set[Span]) -> list[FiniteVerb]:
    """The cues of a sentence that are finite verbs, in order; cues in `taken` belong to quotations already."""
    simple = []
    for hit in hits:
        entry = hit.cue("verbs")
        if entry is not None and hit.span not in taken and not hit.has_clitic:
            first, behind = fields.index_at(hit.span.start), fields.index_at(hit.span.end)
            close = fields.index_at(hit.tail.start) if hit.tail is not None else None
            after = fields.index_at(hit.tail.end) if hit.tail is not None else None
            simple.append(FiniteVerb(hit, entry, first, behind, close, after))
    starts = {verb.first for verb in simple}
    perfect = [
        v for i in range(len(fields.tokens)) if i not in starts and (v := _perfect(fields, i, starts)) is not None
    ]
    closes = {verb.close for verb in perfect}
    verbs = [*perfect, *(verb for verb in simple if verb.first not in closes)]
    joined: list[FiniteVerb] = []
    for verb in sorted(verbs, key=lambda verb: verb.first):
        joint = _joint(fields, verb, joined[-1].behind if joined else 0)
        joined.append(replace(verb, joint=joint))
    return joined


def _perfect(fields: Fields, index: int, finite: set[int]) -> FiniteVerb | None:
    """An auxiliary with its participle at the end of the clause: "hat X am Montag Y bestritten".

    A form that is a finite verb as well ("erklärt") closes only a clause without a comma.
    """
    lex = fields.scene.lex
    if fields.tokens[index].text not in lex.perfect_auxiliaries:
        return None
    for close in range(index + 1, min(len(fields.tokens), index + _BRACKET)):
        entry = lex.participle(fields.tokens[close].text)
        if close in finite and any(token.kind == "comma" for token in fields.tokens[index:close]):
            return None
        if entry is not None and _closes(fields, close):
            token = fields.tokens[close]
            hit = CueHit(Span(token.start, token.end), token.text, (("verbs", entry),), has_clitic=False)
            return FiniteVerb(hit, entry, index, index + 1, close, close + 1)
    return None


def _closes(fields: Fields, index: int) -> bool:
    after = index + 1
    return (
        after >= len(fields.tokens)
        or fields.tokens[after].kind != "word"
        or fields.tokens[after].text in fields.words.conjunctions
    )


def _joint(fields: Fields, verb: FiniteVerb, start: int) -> int | None:
    """Where a conjunction or comma right before the verb begins a clause with the subject of the one before."""
    index = verb.first - 1
    if index <= start:
        return None
    if fields.tokens[index].text in fields.words.conjunctions:
        return index
    if start and fields.tokens[index].kind == "comma" and not _has_subject_behind(fields, verb):
        return index
    return None


def _has_subject_behind(fields: Fields, verb: FiniteVerb) -> bool:
    """Does a phrase for somebody who speaks follow the verb, and then nothing but adjuncts?"""
    behind = fields.noun_phrase(verb.behind, len(fields.tokens))
    if behind is None or not fields.is_person(verb.behind, behind):
        return False
    rest = fields.behind_adjuncts(behind, len(fields.tokens))
    return rest >= len(fields.tokens) or fields.tokens[rest].kind in ("comma", "stop") or rest == verb.close


def is_subordinate(fields: Fields, verb: FiniteVerb) -> bool:
    """Does the verb end a clause that a subordinating word opens: "…, der das bestritt"?"""
    start = verb.first
    while start > 0 and fields.tokens[start - 1].kind not in ("comma", "stop", "quote"):
        start -= 1
    is_last = verb.behind >= len(fields.tokens) or fields.tokens[verb.behind].kind != "word"
    if start == verb.first or verb.close is not None or not is_last:
        return False
    opens = fields.words.that | fields.words.openers | fields.words.relative
    if fields.tokens[start].text in opens:
        return True
    return start > 0 and fields.tokens[start].text in fields.words.definite

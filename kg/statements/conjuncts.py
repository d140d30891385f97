"""What stands between two cues of a sentence: auxiliaries, the object of the first. Scene and hits in, answers out."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Act
from kg.statements.base import Scene
from kg.statements.lexicon import CueHit

_WORD = re.compile(r"\w+")


def aux_start(scene: Scene, start: int, cue: int) -> int:
    """Where the auxiliaries and negators before a cue begin."""
    end = cue
    while True:
        at = scene.lex.negation_end.ending_at(scene.text, start, end)
        if at is None:
            at = scene.lex.auxiliaries_end.ending_at(scene.text, start, end)
        if at is None:
            return end
        end = at


def is_object(scene: Scene, previous: CueHit, hit: CueHit) -> bool:
    """Does only the object of the cue before stand between: "apologised for May's defeats, | promised a vote"?

    Near misses: "Rao said Holt, the mayor, denied it", "The mayor, Rao said, denied it": a comma stands before.
    """
    end = aux_start(scene, previous.span.end, hit.span.start)
    between = scene.text[previous.span.end : end].strip()
    entry = previous.cue("verbs")
    if entry is None or entry.act is Act.ASSERT or {"noun", "target", "label"}.isdisjoint(entry.takes):
        return False
    finite = scene.lex.clause.finite.finditer(scene.text, previous.span.end, end)
    joins = (scene.lex.that, scene.lex.relative)
    is_clause = any(word.group()[0].islower() for word in finite) or any(
        pattern.search(scene.text, previous.span.end, end) is not None for pattern in joins
    )
    return not is_clause and between.count(",") == 1 and between.endswith(",") and len(between) > 1


def ends_object(scene: Scene, hit: CueHit, start: int, end: int) -> bool:
    """Is what stands before "and" no subject of this cue: "condemned the leak | and the airline said"?

    Hit: a participle behind "of", or nothing and nobody that speaks. Near miss: "said police and the army denied".
    """
    clause = scene.lex.clause
    words = [word.group() for word in _WORD.finditer(scene.text, start, end)]
    if not clause.has_finite or not words or hit.cue("verbs") is None:
        return False
    if any(before in scene.pack.names.of and clause.is_gerund(word) for before, word in pairwise(words)):
        return True
    is_somebody = any(word[0].isupper() or clause.speaking_nouns.fullmatch(word) for word in words)
    is_clause = any(clause.is_finite(word) or scene.lex.that.fullmatch(word) for word in words)
    return clause.is_determiner(words[0]) and not is_somebody and not is_clause

"""Contents that say nothing by themselves: a time, an adverb, a pronoun. Scene and candidate in, yes or no out."""

from __future__ import annotations

import re

from kg.model import Act, Span
from kg.statements.base import Candidate, Scene
from kg.statements.subjects import is_time_phrase

_WORD = re.compile(r"[\w'’\-]+")
_SHORT = 3
_RULES = ("reported", "source.according", "source.hidden", "headline.cue")  # "not on Monday, as was rumoured" stays
_ANSWERS = (Act.DENY, Act.CONFIRM, Act.PRAISE, Act.CONDEMN, Act.APOLOGISE)  # "denied this", "thanked them"


def says_nothing(scene: Scene, candidate: Candidate) -> bool:
    """Is what is left as content only when, how or whom something was said: "says | now", "told | it", "within hours"?

    Near misses: "called for | calm"; "denied | this", which points back; words in quotation marks.
    """
    if len(candidate.content) > 1 or not candidate.rule.startswith(_RULES):
        return False
    span = candidate.content[0]
    words = [word.group().casefold() for word in _WORD.finditer(scene.text, span.start, span.end)]
    if len(words) >= _SHORT or scene.quote_index.overlapping(span):
        return False
    if candidate.rule == "source.hidden":
        return True  # "dinyatakan | positif": what it is said of is not in it
    act = candidate.entry.act if candidate.entry is not None else Act.ASSERT
    if is_time_phrase(scene, span):
        return True
    return act not in _ANSWERS and (_is_adjunct(scene, span, words) or _points(scene, words))


def _is_adjunct(scene: Scene, span: Span, words: list[str]) -> bool:
    """Is it an adverb or a preposition with one word: "afterwards", "in full"? Near misses: "told | to leave"."""
    pack = scene.pack
    small = {word.casefold() for word in (*pack.clause.auxiliaries, *pack.clause.prepositions)}
    opens = {word.casefold() for word in (*pack.names.of, *pack.source.by)}
    is_open = words[0] in opens and words[0] not in pack.clause.to
    is_small = is_open and len(words) > 1 and scene.text[span.start : span.end].islower()
    is_adverb = len(words) == 1 and words[0].endswith(pack.clause.adverb_endings or ("\0",))
    return " ".join(words) in small or is_small or is_adverb


def _points(scene: Scene, words: list[str]) -> bool:
    """Is it one pronoun that only points: "it", "them"? Where verbs stand second, it may open the sentence."""
    names = scene.pack.names
    pointing = (*names.third, *names.third_plural, *names.things, *names.first, *names.first_plural, *names.their)
    is_last = "v2" not in scene.pack.meta.order
    return is_last and len(words) == 1 and words[0] in {word.casefold() for word in pointing}

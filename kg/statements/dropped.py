"""Speakers behind adjuncts, and those that only a verb's ending or clitic shows. Scene and cue in, Mention out.

"dijo ayer a los periodistas el alcalde" (said yesterday to reporters the mayor): the phrase behind the adjuncts. In
languages that drop subjects, "…, añadió" (he added): the cue itself, as where a pronoun is glued to it.
"""

from __future__ import annotations

import re

from kg.model import Mention, MentionKind
from kg.statements.base import Scene
from kg.statements.lexicon import CueHit
from kg.statements.patterns import fold
from kg.statements.phrases import speaker_after

_WORD = re.compile(r"\w+['’]|[\w-]+|[^\w\s]")
_ADJUNCT_WORDS = 7  # an adjunct between a cue and its speaker is no longer
_ADJUNCTS = 3


def speaker_behind(scene: Scene, hit: CueHit, limit: int) -> Mention | None:
    """The speaker of a cue that stands before him; the cue itself where its ending is all that names him."""
    if "ovs" not in scene.pack.meta.order:
        return speaker_after(scene, hit.span.end, limit)
    start = _behind_adjuncts(scene, hit.span.end, limit)
    opens = scene.lex.starts_with_preposition.starting_at(scene.text, start, limit)
    mention = speaker_after(scene, start, limit) if opens is None else None
    return mention if mention is not None else dropped_subject(scene, hit)


def clitic_speaker(scene: Scene, hit: CueHit) -> Mention:
    """The pronoun in a cue ("elle" of "a-t-elle ajouté"), or the cue that one is glued to."""
    if hit.pronoun is not None:
        return Mention(hit.pronoun, hit.pronoun.of(scene.text), MentionKind.PRONOUN)
    return Mention(hit.span, hit.span.of(scene.text), MentionKind.CLITIC)


def dropped_subject(scene: Scene, hit: CueHit) -> Mention | None:
    """The cue as its own speaker, in languages whose verbs do without a subject."""
    if not (scene.pack.clause.drops_subject and "ovs" in scene.pack.meta.order):
        return None
    return Mention(hit.span, hit.span.of(scene.text), MentionKind.CLITIC)


def _behind_adjuncts(scene: Scene, start: int, limit: int) -> int:
    """Behind adverbs and prepositional phrases, if a noun phrase or name follows them; else where it began."""
    place = start
    for _ in range(_ADJUNCTS):
        adverb = scene.lex.auxiliaries_end.starting_at(scene.text, place, limit)
        behind = adverb if adverb is not None else _behind_phrase(scene, place, limit)
        if behind is None:
            break
        place = behind
    return place if _WORD.match(scene.text[place:limit].lstrip()[:1]) else start


def _behind_phrase(scene: Scene, start: int, limit: int) -> int | None:
    """Behind a preposition and its noun: where the next article or name begins, no comma between."""
    opened = scene.lex.starts_with_preposition.starting_at(scene.text, start, limit)
    if opened is None:
        return None
    names = scene.pack.names
    articles = {fold(word) for word in (*names.definite, *names.indefinite, *names.their)}
    joins = {fold(word) for word in (*names.of, *scene.pack.clause.prepositions, *scene.pack.clause.and_)}
    before, nouns = "", 0
    for count, word in enumerate(_WORD.finditer(scene.text, opened, limit)):
        text = word.group()
        if count > _ADJUNCT_WORDS or not text[0].isalnum():
            return None
        begins = fold(text) in articles or (text[0].isupper() and before.islower() and fold(before) not in articles)
        if nouns and begins and fold(before) not in joins:
            return word.start()
        nouns += fold(text) not in articles
        before = text
    return None

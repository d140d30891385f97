"""Verb before its speaker: whether the words behind a cue are its subject, as in "Y, said X" and "Y, said X, Z".

Fires on "The army, said X, has not fired"; leaves alone "X, an aide to Y, said the army had fired".
"""

from __future__ import annotations

import re

from kg.model import Act, Span
from kg.statements.base import Scene
from kg.statements.contents import is_only_adjunct
from kg.statements.dropped import speaker_behind
from kg.statements.lexicon import CueHit

_WORD = re.compile(r"\w+")
_SPEAKER_WORDS = 8
_INVERTED_WORDS = 3
_ASIDE_WORDS = 4
_INVERTING = (Act.ASSERT, Act.CONFIRM, Act.QUESTION)


def is_inverted(scene: Scene, hit: CueHit, sentence: Span) -> bool:
    """Does the speaker follow this verb, and its content stand before the comma in front of it: "Y, said X"?

    Near misses: "She left early, said that it rained and went home" (a complementiser follows, no noun phrase); "The
    Gazette, citing X, reported …" (a participle).
    """
    entry = hit.cue("verbs")
    if entry is None or not may_invert(scene, hit) or scene.lex.clause.is_gerund(hit.form):
        return False
    before = scene.text[sentence.start : hit.span.start].rstrip()
    if not before.endswith((",", "–", "—", "»", "”", '"')):
        return False
    speaker = speaker_behind(scene, hit, sentence.end)
    if speaker is None or speaker.span is None or len(_WORD.findall(speaker.text)) > _SPEAKER_WORDS:
        return False
    if speaker.span == hit.span or _is_clause(scene, speaker.text):
        return False
    known = (scene.lex.people, scene.lex.clause.documents)  # "…, says the report"
    is_person = any(word[0].isupper() for word in _WORD.findall(speaker.text)) or any(
        words.search(speaker.text) is not None for words in known
    )
    if not is_person and not _may_be_anybody(scene, speaker.text, (sentence.start, hit.span.start)):
        return False
    if _ends_in_aside(scene, sentence.start, hit.span.start) and not _is_noun_phrase(scene, speaker.text):
        return False
    if entry.act not in _INVERTING and _is_subject_with_aside(scene, sentence.start, hit.span.start):
        return False
    if _opens_clause(scene, speaker.text):
        return False
    rest = scene.text[speaker.span.end : sentence.end].lstrip()
    is_short = len(_WORD.findall(before)) < _INVERTED_WORDS
    if is_short and not rest.startswith(",") and not _is_clause_before(scene, sentence.start, hit.span.start):
        return False  # "The army, said X, has not fired" is set off on both sides
    opened = scene.lex.that.match(scene.text, speaker.span.start)
    comma = scene.text.find(",", speaker.span.end, sentence.end)
    behind = comma if comma >= 0 else sentence.end
    may_go_on = is_verdict(scene, before) or not is_short  # "Y, indique X : Z"
    ends = (",", ".", "", ":") if may_go_on else (",", ".", "")
    return opened is None and (rest[:1] in ends or is_only_adjunct(scene, speaker.span.end, behind))


def is_verdict(scene: Scene, before: str) -> bool:
    """Is all that was said one word that calls something untrue: "Faux, répond X : …"?"""
    return before.rstrip(" ,").casefold() in scene.pack.modality.untrue


def _is_clause(scene: Scene, words: str) -> bool:
    """Is it a clause and no noun phrase: "he had met Rao", "the dam had held"? Near miss: "he", "Will Hart"."""
    first, *others = words.split()
    if others and scene.lex.subject_pronouns.fullmatch(first) is not None:
        return True
    return any(hit.group()[0].islower() for hit in scene.lex.clause.finite.finditer(words))


def _may_be_anybody(scene: Scene, words: str, before: tuple[int, int]) -> bool:
    """In languages of order "ovs", an article and a few words ("son défenseur") are the speaker behind a clause."""
    names = scene.pack.names
    first = words.split()[0].casefold()
    has_article = first in {word.casefold() for word in (*names.definite, *names.indefinite, *names.their)}
    return has_article and "ovs" in scene.pack.meta.order and not _is_subject_with_aside(scene, *before)


def _is_clause_before(scene: Scene, start: int, end: int) -> bool:
    """In languages of order "ovs" even two words may be all that was said: "J'ai peur, a dit X"; an adjunct is not."""
    return "ovs" in scene.pack.meta.order and not is_only_adjunct(scene, start, end)


def _opens_clause(scene: Scene, words: str) -> bool:
    """Does a pronoun with more words behind it stand there: "it stood by its story"?"""
    first, *others = words.split()
    return bool(others) and scene.lex.subject_pronouns.fullmatch(first) is not None


def may_invert(scene: Scene, hit: CueHit) -> bool:
    """Can this verb stand before its speaker in this language?

    Where clitics are glued on, other forms than the verb's are used for it. "denied X" behind a comma is a verb with
    its object, but in languages of order "ovs"; "saying X" has its subject before it, "told X" tells whom.
    """
    meta = scene.pack.meta
    entry = hit.cue("verbs")
    if scene.pack.clause.participles and hit.form.split()[0].endswith(scene.pack.clause.participles):
        return False
    glued = any(not clitic.startswith("-") for clitic in meta.speaker_clitics)
    if entry is not None and "label" in entry.takes and "ovs" not in meta.order:
        return False  # "The party, which left early, called Rao a liar"
    if entry is not None and "addressee" in entry.takes and scene.lex.clause.has_finite:
        return False
    return entry is not None and not glued and "vs" in meta.order and (entry.act in _INVERTING or "ovs" in meta.order)


def _is_subject_with_aside(scene: Scene, start: int, end: int) -> bool:
    """Is all that stands before the cue a noun phrase and words between commas: "The mayor, asked on Monday, denied"?

    A clause shows its verb: an auxiliary, a negator, a modal or future word.
    """
    text, lex = scene.text, scene.lex
    first = text.find(",", start, end)
    if first < 0 or first == text.rfind(",", start, end) or len(_WORD.findall(text, start, first)) > _SPEAKER_WORDS:
        return False
    is_person = lex.people.search(text, start, first) is not None or text[start:first].split()[-1][0].isupper()
    return is_person and lex.finite_signs.search(text, start, first) is None


def _ends_in_aside(scene: Scene, start: int, end: int) -> bool:
    """Do a name and what is said of its bearer stand before the cue: "X, an aide to Y,", "X, 42,", "Y's lawyer, X,"?"""
    name, _, aside = scene.text[start:end].rstrip().removesuffix(",").rpartition(",")
    words = aside.split()
    if not name.split() or not words:
        return False
    if all(word[0].isupper() for word in words) and scene.lex.people.search(" ".join(name.split()[-_ASIDE_WORDS:])):
        return True
    if not name.split()[-1][0].isupper():
        return False
    participles = tuple(scene.pack.clause.participles)
    is_participle = bool(participles) and words[0].casefold().endswith(participles)
    is_relative = scene.lex.relative.match(aside.strip()) is not None
    is_role = scene.lex.people.search(" ".join(words[:_ASIDE_WORDS])) is not None
    return is_role or is_relative or is_participle or aside.strip().isdigit()


def _is_noun_phrase(scene: Scene, words: str) -> bool:
    """Does it end in a name or a word for people, and is it no clause ("it was Kelmar")?"""
    first, *others = words.split()
    last = others[-1] if others else first
    names = scene.pack.names
    pronouns = {word.casefold() for word in (*names.third, *names.third_plural, *names.things)}
    if others and (first.casefold() in pronouns or not set(others).isdisjoint(scene.pack.clause.auxiliaries)):
        return False
    bare = _WORD.findall(last)  # "l'Ostravie" ends in a name
    is_known = scene.lex.people.search(last) is not None or scene.lex.clause.documents.fullmatch(last) is not None
    return is_known or (bool(bare) and bare[-1][0].isupper())

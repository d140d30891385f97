"""Is a cue word used as a verb of saying where it stands? Text, hit and lexicon in, the hit as it is used out.

"His claims are false", "the alleged plot", "18 states": nouns and adjectives. "He was accused": a passive, whose
subject does not speak. A language file that lists no words for this (`blocked.after`, `blocked.nouns`,
`clause.passive`) leaves every hit as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Act
from kg.statements.cues import CueHit
from kg.statements.lexicon import Lexicon

_LAST_WORD = re.compile(r"[\w'’.\-]+(?=[\s\u00a0]*\Z)")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_REACH = 60  # code points before a cue in which its auxiliaries and the word before them stand
_BY = 24  # code points that hold "by" and the words of an aside
_VERB_SLOTS = ("verbs", "headline")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
PASSIVE = "passive verbs"  # the slot of a verb whose subject does not speak: "X was accused of Y"


def as_used(text: str, lex: Lexicon, hit: CueHit, start: int) -> CueHit | None:
    """The hit with the slots that the words before it, from `start` of its sentence on, allow; None without any."""
    if hit.cue(*_VERB_SLOTS) is None or not lex.pack.blocked.after:
        return hit
    begin = max(start, hit.span.start - _REACH)
    end = _before_adverbs(text, lex, begin, hit.span.start)
    others = tuple((slot, cue) for slot, cue in hit.slots if slot not in _VERB_SLOTS)
    if lex.blocked_before.ending_at(text, begin, end) is not None and lex.clause.is_base(hit.form):
        verbal = tuple((slot, cue) for slot, cue in hit.slots if slot != "nouns")
        return replace(hit, slots=verbal)  # "could not promise that", "to claim that": a verb, and nothing was said
    if lex.clause.passive_end.ending_at(text, begin, end) is not None and lex.clause.is_participle(hit.form):
        entry = hit.cue(*_VERB_SLOTS)
        return replace(hit, slots=(*others, (PASSIVE, entry))) if entry is not None else None
    if _is_verb(text, lex, hit, (begin, end)) and not _is_reduced(text, lex, hit):
        return hit
    return replace(hit, slots=others) if others else None


def _before_adverbs(text: str, lex: Lexicon, start: int, end: int) -> int:
    """Where the adverbs and auxiliaries before a cue begin; one that makes a passive stays."""
    while lex.clause.passive_end.ending_at(text, start, end) is None:
        at = lex.negation_end.ending_at(text, start, end)
        if at is None:
            at = lex.auxiliaries_end.ending_at(text, start, end)
        if at is None:
            break
        end = at
    return end


def _is_verb(text: str, lex: Lexicon, hit: CueHit, place: tuple[int, int]) -> bool:
    """Could a subject stand before it? Near miss: "the alleged plot", "Hale's claims", "of comments"."""
    before = _LAST_WORD.search(text[place[0] : place[1]])
    if before is None:
        return True  # behind a comma, a quotation or at the start
    word = before.group()
    is_gerund = hit.form.split()[0].endswith(lex.pack.clause.participles)
    if lex.clause.is_preposition(word) or lex.clause.breaks.fullmatch(word) or word.endswith(_POSSESSIVE):
        return is_gerund
    is_verbal = word.islower() and word.endswith(lex.pack.clause.participles)
    if lex.clause.is_determiner(word) or (is_verbal and not lex.clause.speaking_nouns.fullmatch(word)):
        return is_gerund and is_verbal  # "investigating alleged plots"
    return not lex.clause.is_nounlike(hit.form) or (_can_speak(lex, word) and not _is_subject(text, lex, hit))


def _is_subject(text: str, lex: Lexicon, hit: CueHit) -> bool:
    """Does a verb follow at once: "media reports say"?"""
    following = _NEXT_WORD.match(text, hit.span.end)
    return following is not None and lex.clause.is_verb(following.group(1))


def _is_reduced(text: str, lex: Lexicon, hit: CueHit) -> bool:
    """Does it describe a noun: "a clerk accused of theft"? Hit: a verb that has a passive, without its object."""
    entry = hit.cue(*_VERB_SLOTS)
    behind = _NEXT_WORD.match(text, hit.span.end)
    if entry is None or behind is None:
        return False
    if _is_by_somebody(text, lex, hit, behind.start(1)):
        return True
    if "that" in entry.takes and lex.clause.is_participle(hit.form):
        is_to = lex.to.starting_at(text, behind.start(1), behind.end(1)) is not None
        return is_to or lex.clause.is_gerund(behind.group(1))  # "men | believed to be there", "those | found hiding"
    if entry.act is not Act.ACCUSE:
        return False
    is_passive = any(form.rsplit(" ", 1)[0] == hit.form for form in entry.passives)
    return is_passive and lex.clause.opens_complement.starting_at(text, behind.start(1), behind.end(1)) is not None


def _is_by_somebody(text: str, lex: Lexicon, hit: CueHit, behind: int) -> bool:
    """Does a participle tell by whom: "the figure | cited by the union"? Near misses: "said by phone", "stood by"."""
    is_participle = lex.clause.is_participle(hit.form) and " " not in hit.form
    end = behind + _BY
    by = lex.source.by.starting_at(text, behind, end) is not None
    return is_participle and by and lex.clause.starts_with_aside.starting_at(text, behind, end) is None


def _can_speak(lex: Lexicon, word: str) -> bool:
    """A name, a pronoun or a word for people or documents, before a form that may be a noun; or a conjunction."""
    known = (lex.subject_pronouns, lex.relative, lex.pronouns, lex.clause.speaking_nouns, lex.conjunctions)
    return word[0].isupper() or any(pattern.fullmatch(word) for pattern in known)

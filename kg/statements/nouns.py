"""Nouns of saying: "the accusation that Y", "klaim X bahwa Y". Scene in, Candidates out."""

from __future__ import annotations

import re

from kg.model import Mention, MentionKind, Quote, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.lexicon import CueHit
from kg.statements.phrases import mention_of, subject_before
from kg.statements.subjects import is_time_phrase, may_speak

_WORD = re.compile(r"\w+")
_HOLDER_WORDS = 6  # between the noun and its complementiser stands at most its holder
_STOP = re.compile(r"[,;:!?،؛؟]\s|[!?؟]$")  # a point inside a sentence is that of an abbreviation


def find_nouns(scene: Scene) -> list[Candidate]:
    """Candidates from nouns that a complementiser follows."""
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if sentence.is_title:
            continue
        for hit in scene.cues_in(number):
            if hit.cue("nouns") is not None:
                candidate = _noun(scene, hit, number)
                if candidate is not None:
                    found.append(candidate)
    return found


def _noun(scene: Scene, hit: CueHit, number: int) -> Candidate | None:
    text, sentence = scene.text, scene.layout.sentences[number]
    that = scene.lex.that.search(text, hit.span.end, sentence.span.end)
    if that is None:
        return None
    quote = next((q for q in _quotes_at(scene, that.start()) if not q.outer.covers(hit.span)), None)
    if quote is not None:
        return _quoted(scene, hit, quote, number)
    between = text[hit.span.end : that.start()]
    is_relative = scene.lex.relative.fullmatch(that.group()) is not None  # "acusaciones, que …" says of what kind
    holder = between if is_relative else between.rstrip(", ")
    if len(_WORD.findall(between)) > _HOLDER_WORDS or any(mark in holder for mark in ",;:.!?،؛؟"):
        return None
    if _is_relative(scene, that.end(), sentence.span.end):
        return None
    stop = _STOP.search(text, that.end(), sentence.span.end)
    content = trim(text, that.end(), stop.start() if stop else sentence.span.end)
    if content is None:
        return None
    mention = _holder(scene, hit, (that.start(), content.end), number)
    confidence = 0.6 if mention.kind is not MentionKind.NONE else 0.5
    return Candidate(
        (content,), mention, "noun.that", confidence, number, cue=hit.span, hit=hit, entry=hit.cue("nouns")
    )


def _quoted(scene: Scene, hit: CueHit, quote: Quote, number: int) -> Candidate | None:
    """An appeal from the clerk for “a pause that all can feel”."""
    lex, words = scene.lex, list(_WORD.finditer(scene.text, hit.span.end, quote.outer.start))
    if not words or len(words) > _HOLDER_WORDS:
        return None
    first = 1 if lex.clause.is_preposition(words[0].group()) else 0
    last = len(words) - (1 if lex.clause.is_preposition(words[-1].group()) else 0)
    span = Span(words[first].start(), words[last - 1].end()) if first < last else None
    if span is None or not _may_hold(scene, span):
        return None
    cue = hit.cue("nouns")
    return Candidate(
        (quote.inner,), mention_of(scene, span), "noun.that", 0.6, number, cue=hit.span, hit=hit, entry=cue
    )


def _quotes_at(scene: Scene, place: int) -> list[Quote]:
    """The quotations in which this place lies."""
    return scene.quote_index.overlapping(Span(place, place + 1))


def _is_relative(scene: Scene, start: int, limit: int) -> bool:
    """Does a verb or a word of time follow at once: "the comments that have drawn fire", "later that day"?"""
    word = _WORD.search(scene.text, start, limit)
    if word is None:
        return True
    words = scene.lex.clause
    return words.is_finite(word.group()) or words.time_units.fullmatch(word.group()) is not None


def _holder(scene: Scene, hit: CueHit, place: tuple[int, int], number: int) -> Mention:
    """Who holds what the noun says: named behind it, or the subject of the clause when it is said again by him."""
    text, sentence = scene.text, scene.layout.sentences[number]
    that_start, content_end = place
    named = trim(text, hit.span.end, that_start)
    if named is not None:
        opened = scene.lex.prepositions.match(text, named.start)
        span = trim(text, opened.end(), named.end) if opened and opened.end() < named.end else named
        if span is not None and _may_hold(scene, span):
            return mention_of(scene, span)
    repeated = scene.lex.repeats.search(text, sentence.span.start, hit.span.start)
    if repeated is not None and text[content_end : content_end + 1] == ",":
        later = [h for h in scene.cues_in(number) if h.span.start > content_end and h.cue("verbs") is not None]
        if later:
            subject = subject_before(scene, content_end + 1, later[0].span.start)
            if subject.mention is not None:
                return subject.mention
    if repeated is not None:
        subject = subject_before(scene, sentence.span.start, repeated.start())
        if subject.mention is not None:
            return subject.mention
    return Mention(None, "", MentionKind.NONE)


def _may_hold(scene: Scene, span: Span) -> bool:
    """Is it somebody and no time or verb phrase: "a report | in May", "claims | making the rounds"?"""
    words = span.of(scene.text).split()
    lex = scene.lex
    is_known = lex.people.search(span.of(scene.text)) is not None or lex.clause.is_determiner(words[0])
    if lex.clause.has_finite and not (is_known or any(word[0].isupper() for word in words)):
        return False  # "reports | elsewhere that"
    if is_time_phrase(scene, span) or not may_speak(scene, span) or lex.weekdays.match(words[0]) is not None:
        return False
    if any(lex.clause.is_finite(word) for word in words) and lex.relative.search(span.of(scene.text)) is None:
        return False
    return not (lex.clause.is_gerund(words[0]) or lex.clause.finite.fullmatch(words[0])) and words[0][0] not in '"“«'


def noun_of(scene: Scene, span: Span) -> CueHit | None:
    """The noun of saying that a denied or confirmed noun phrase holds ("tuduhan itu"), if any."""
    hits = [hit for hit in scene.lex.cues(scene.text, span.start, span.end) if hit.cue("nouns") is not None]
    return hits[0] if hits else None

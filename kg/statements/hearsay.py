"""Saying inside what somebody says, where no complementiser marks it. Candidates in, more Candidates out.

In quotations: "Pak Toto bilang jalannya rusak", "Berdasarkan keterangan warga, …", "data yang dilaporkan bank". In what
is denied, confirmed or condemned: "menepis kabar kapal itu karam", whose inner words somebody else has said; and denied
echoes: "bukan lantai dua seperti kabar yang beredar".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Act, Mention, MentionKind, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.catalogue import NESTED
from kg.statements.lexicon import CueHit
from kg.statements.passives import find_passive
from kg.statements.phrases import subject_before
from kg.statements.sources import find_according

_WORD = re.compile(r"[\w'’\-]+")
_STOP = re.compile(r"[,;.!?](?=\s|$)")
_CLAUSE_END = re.compile(r"[;:.!?,]\s")
_SUBJECT_WORDS = 4
_CONTENT_WORDS = 2
_SPOKEN = "nested.spoken"
_QUOTED = 0.55  # confidence
_REACH = 300  # code points: no clause of speech is looked through further back
_TO_COLON = 40  # code points
_ECHO_WORDS = 12
_OPENING_WORDS = 2  # words before the noun in what is denied
_TOPIC_REACH = 8  # words between the noun and "about"
_ANSWERING = (Act.DENY, Act.CONFIRM, Act.CONDEMN, Act.REFUSE, Act.QUESTION, Act.PRAISE)
_NAMED = (Act.ASSERT, Act.ACCUSE, Act.OFFER, Act.PROMISE)
_TOLD = (Act.ASSERT, Act.ACCUSE, Act.DEMAND, Act.OFFER, Act.PROMISE, Act.THREATEN)


def find_hearsay(scene: Scene, quotations: list[Candidate], others: list[Candidate]) -> list[Candidate]:
    """Statements inside the contents of these candidates, each with `outer` set."""
    if not scene.pack.clause.about:  # no language file but the Indonesian lists what this needs
        return []
    found: list[Candidate] = []
    for quotation in quotations:
        for span in quotation.content:
            found.extend(_quoted(scene, span, quotation.sentence))
    for candidate in (*quotations, *others):
        if candidate.entry is not None and candidate.entry.act in _ANSWERING:
            found.extend(_answered(scene, candidate))
    for candidate in (*quotations, *others):
        for span in candidate.content:
            found.extend(_echoes(scene, span, candidate.sentence))
    return found


def _quoted(scene: Scene, span: Span, number: int) -> list[Candidate]:
    found: list[Candidate | None] = []
    start = span.start
    for hit in scene.lex.cues(scene.text, span.start, span.end):
        clause = Span(max(start, _clause_start(scene.text, span.start, hit.span.start)), span.end)
        if hit.cue("passives", "ascribing") is not None:
            found.append(_with_agent(scene, hit, number, clause))
        elif _is_word(scene.text, hit.span.start, clause.start):
            found.append(_spoken(scene, hit, number, clause))
        start = hit.span.end
    found.extend(find_according(scene, number, span))
    known = [candidate for candidate in found if candidate is not None]
    return [
        replace(c, rule=c.rule if c.rule == _SPOKEN else c.rule + NESTED, confidence=_QUOTED, outer=span)
        for c in known
        if not (c.is_negated or c.is_not_yet)
    ]


def _is_word(text: str, cue: int, start: int) -> bool:
    """Is this a word and not part of a name, as "Jabar" behind other words is?"""
    return text[cue].islower() or not _WORD.search(text, start, cue)


def _clause_start(text: str, start: int, end: int) -> int:
    start = max(start, end - _REACH)
    return max((mark.end() for mark in _CLAUSE_END.finditer(text, start, end)), default=start)


def _with_agent(scene: Scene, hit: CueHit, number: int, clause: Span) -> Candidate | None:
    found = find_passive(scene, hit, number, clause)
    is_known = found is not None and found.mention.kind is not MentionKind.NONE
    return found if is_known else None


def _spoken(scene: Scene, hit: CueHit, number: int, clause: Span) -> Candidate | None:
    """`Pak Toto bilang jalannya rusak`; near miss: `saya bilang`, whose speaker is the quoted one himself."""
    text, lex = scene.text, scene.lex
    entry = hit.cue("verbs", "headline", "stems")
    if entry is None or entry.act not in _TOLD:
        return None
    mention = _teller(scene, hit, clause)
    if mention is None:
        return None
    begin = hit.span.end
    that = lex.that.match(text, begin + 1, clause.end) if begin + 1 < clause.end else None
    begin = that.end() if that is not None else _behind_colon(text, begin, clause.end)
    stop = _STOP.search(text, begin, clause.end)
    content = trim(text, begin, stop.start() if stop is not None else clause.end)
    if content is None or len(_WORD.findall(text, content.start, content.end)) < _CONTENT_WORDS:
        return None
    if that is None and lex.starts_with_preposition.starting_at(text, content.start, content.end) is not None:
        return None
    return Candidate((content,), mention, _SPOKEN, _QUOTED, number, cue=hit.span, hit=hit, entry=entry)


def _behind_colon(text: str, start: int, limit: int) -> int:
    """Behind a colon that an addressee or place parts from its cue: "Pak Toto bilang kepada kami: …"."""
    colon = text.find(": ", start, min(limit, start + _TO_COLON))
    return colon + 1 if colon >= 0 and not any(mark in text[start:colon] for mark in ",.;!?") else start


def _teller(scene: Scene, hit: CueHit, clause: Span) -> Mention | None:
    """Who tells it: a short subject that is not the quoted speaker, or a clitic that opens the clause.

    Near miss: "Janjinya selesai Mei", a complaint about somebody's promise that names nobody.
    """
    text, lex, names = scene.text, scene.lex, scene.pack.names
    if hit.has_clitic:
        told = hit.cue("stems")
        opens = told is not None and told.act is Act.ASSERT and not _WORD.search(text, clause.start, hit.span.start)
        return Mention(hit.span, hit.span.of(text), MentionKind.CLITIC) if opens else None
    subject = subject_before(scene, clause.start, hit.span.start)
    if subject.mention is None or subject.mention.span is None or subject.is_blocked or subject.is_negated:
        return None
    words = [word.casefold() for word in _WORD.findall(subject.mention.text)]
    own = {word.casefold() for word in (*names.first, *names.first_plural)}
    if len(words) > _SUBJECT_WORDS or not own.isdisjoint(words):
        return None
    is_person = lex.people.search(subject.mention.text) is not None or subject.mention.text[-1:].isupper()
    is_named = any(word[0].isupper() for word in subject.mention.text.split()[1:])
    return subject.mention if is_person or is_named or subject.mention.kind is MentionKind.PRONOUN else None


def _answered(scene: Scene, candidate: Candidate) -> list[Candidate]:
    """What the noun in a denied, confirmed or condemned object says: "kabar (yang beredar tentang) kapal itu karam"."""
    text, lex = scene.text, scene.lex
    span = candidate.content[0]
    hits = [h for h in lex.cues(text, span.start, span.end) if (c := h.cue("nouns")) is not None and c.act in _NAMED]
    if not hits or len(_WORD.findall(text, span.start, hits[0].span.start)) > _OPENING_WORDS or hits[0].has_clitic:
        return []
    hit = hits[0]
    stop = _STOP.search(text, hit.span.end, span.end)
    limit = stop.start() if stop is not None else span.end
    begin = _behind_topic_word(scene, hit.span.end, limit)
    content = trim(text, begin if begin is not None else hit.span.end, limit)
    if content is None or lex.that.search(text, span.start, limit) is not None:
        return []
    first = _WORD.search(text, content.start, content.end)
    points = {word.casefold() for word in scene.pack.names.definite}
    is_bare = begin is None
    opens = lex.starts_with_preposition.starting_at(text, content.start, content.end) is not None
    if (
        first is None
        or first.group().casefold() in points
        or (is_bare and (opens or lex.relative.match(first.group())))
    ):
        return []
    if len(_WORD.findall(text, content.start, content.end)) < _CONTENT_WORDS and is_bare and first.group().islower():
        return []
    return [_hearsay(candidate, content, hit.span, hit, "noun.of")]


def _behind_topic_word(scene: Scene, start: int, limit: int) -> int | None:
    """Behind the first word as in "about" that follows a noun closely."""
    for count, word in enumerate(_WORD.finditer(scene.text, start, limit)):
        if count > _TOPIC_REACH:
            return None
        after = scene.lex.about.starting_at(scene.text, word.start(), limit)
        if after is not None:
            return after
    return None


def _hearsay(candidate: Candidate, content: Span, cue: Span, hit: CueHit | None, rule: str) -> Candidate:
    mention = Mention(None, "", MentionKind.NONE)
    entry = hit.cue("nouns") if hit is not None else None
    return Candidate(
        (content,),
        mention,
        rule,
        0.5,
        candidate.sentence,
        cue=cue,
        hit=hit,
        entry=entry,
        outer=candidate.content[0],
    )


def _echoes(scene: Scene, span: Span, number: int) -> list[Candidate]:
    """What is denied as said by others: "bukan lantai dua seperti kabar yang beredar"."""
    found = []
    for echo in scene.lex.source.echoes.finditer(scene.text, span.start, span.end):
        negators = list(scene.lex.negators.finditer(scene.text, max(span.start, echo.start() - _REACH), echo.start()))
        if not negators:
            continue
        content = trim(scene.text, negators[-1].end(), echo.start())
        if content is not None and len(_WORD.findall(scene.text, content.start, content.end)) <= _ECHO_WORDS:
            mention = Mention(None, "", MentionKind.NONE)
            cue = Span(*echo.span())
            found.append(Candidate((content,), mention, "source.echo", 0.5, number, cue=cue, outer=span))
    return found

"""Cues in the passive: "Y dibantah X", "X dituduh Y", "Y dinilainya Z". Scene and cue in, a Candidate out.

What was said stands behind the agent ("RUU itu diprediksi para ahli akan menambah utang", "operasi yang disebut
Presiden sebagai bela diri"), or it is the subject ("Tuduhan itu dibantah pengacaranya", "data yang dilaporkan bank").
"""

from __future__ import annotations

import re

from kg.model import Act, Mention, MentionKind, Span
from kg.statements import negation
from kg.statements.base import Candidate, Scene, trim
from kg.statements.lexicon import CueHit
from kg.statements.phrases import Subject, mention_of, speaker_after, subject_before

_WORD = re.compile(r"[\w'’\-]+")
_STOP = re.compile(r"[,;:.!?](?=\s|$)|[–—()]")
_POINTER = 40  # code points that hold the words of a pointer before its cue
_REACH = 600  # code points that hold what stands behind a passive
_AGENT_WORDS = 9
_TOPIC_WORDS = 3  # "soal itu" names no topic
_OF_SUBJECT = (Act.ASSERT, Act.CONFIRM)  # what is said of the subject needs it; what it is accused of does not


def find_passive(scene: Scene, hit: CueHit, number: int, clause: Span) -> Candidate | None:
    """The statement of a passive cue, if its agent or its complement is there.

    `clause` begins behind the cue before this one and ends with the sentence or quotation that `number` counts.

    Near misses: "Hal itu disampaikan X" points back, "ia diminta" says nothing.
    """
    entry = hit.cue("ascribing", "passives")
    if entry is None or _is_pointer(scene, hit, scene.layout.sentences[number].span):
        return None
    subject = subject_before(scene, clause.start, hit.span.start, speaks=False)
    if subject.is_blocked:
        return None
    agent, behind = _agent(scene, hit, clause.end)
    said = _complement(scene, behind, clause.end, is_ascribed=hit.cue("ascribing") is not None)
    if said is not None and entry.act is Act.QUESTION and scene.lex.about.starting_at(scene.text, said.start, said.end):
        said = None  # "ditanya soal X" names a topic, not a question
    if said is not None and (agent is not None or scene.lex.source.unnamed.fullmatch(hit.form) is not None):
        content, rule = _with_subject(scene, subject, said, entry.act), "reported.passive.complement"
    elif agent is not None and hit.cue("passives") is not None and (head := _said_subject(scene, subject)) is not None:
        content, rule = (head,), "reported.passive"
    else:
        return None
    return Candidate(
        content,
        agent if agent is not None else Mention(None, "", MentionKind.NONE),
        rule,
        0.75 if agent is not None else 0.6,
        number,
        cue=hit.span,
        hit=hit,
        entry=entry,
        is_negated=subject.is_negated,
        is_not_yet=subject.is_not_yet,
    )


def _is_pointer(scene: Scene, hit: CueHit, sentence: Span) -> bool:
    found = scene.lex.pointers.search(scene.text, max(sentence.start, hit.span.start - _POINTER), hit.span.end)
    return found is not None and found.end() >= hit.span.end


def _agent(scene: Scene, hit: CueHit, limit: int) -> tuple[Mention | None, int]:
    """Who speaks, and where the words about him end: a clitic, "oleh X", or a name, office or group right behind."""
    text, lex = scene.text, scene.lex
    if hit.has_clitic:
        return Mention(hit.span, hit.span.of(text), MentionKind.CLITIC), hit.span.end
    start = lex.source.by.starting_at(text, hit.span.end, limit)
    has_by = start is not None
    begin = hit.span.end if start is None else start
    owned = _owned_agent(scene, hit, begin, limit)
    if owned is not None and owned.span is not None:
        return owned, owned.span.end
    end = _agent_end(scene, begin, limit, is_named=not has_by)
    span = trim(text, begin, end) if end is not None else None
    if span is None or end is None:
        return None, hit.span.end
    return mention_of(scene, span), end


def _owned_agent(scene: Scene, hit: CueHit, start: int, limit: int) -> Mention | None:
    """Somebody's relative or officer, with his name: "dibantah pengacaranya(, Lena Wiro,)".

    Near miss: "Klaim itu disampaikan stafnya" only points back.
    """
    first = _WORD.search(scene.text, start, limit)
    owned = scene.lex.speakers.belongings.match(scene.text, first.start(), limit) if first is not None else None
    entry = hit.cue("ascribing", "passives")
    if owned is None or entry is None or (entry.act is Act.ASSERT and hit.cue("ascribing") is None):
        return None
    if scene.text[owned.end() : owned.end() + 1] == ",":
        return speaker_after(scene, owned.start(), limit)
    return mention_of(scene, Span(owned.start(), owned.end()))


def _agent_end(scene: Scene, start: int, limit: int, *, is_named: bool) -> int | None:
    """Where a noun phrase ends that names people: determiner, office or group, capitalised words, demonstrative."""
    text, names = scene.text, scene.pack.names
    before = {word.casefold() for word in (*names.indefinite, *names.collectives)}
    after = {word.casefold() for word in names.definite}
    person = scene.lex.people
    end, position, is_known = None, start, not is_named
    for count, word in enumerate(_WORD.finditer(text, start, limit)):
        if word.start() < position:
            continue
        if count >= _AGENT_WORDS or text[position : word.start()].strip():
            break
        folded = word.group().casefold()
        office = person.match(text, word.start(), limit)
        if office is not None:
            position, end, is_known = office.end(), office.end(), True
        elif word.group()[0].isupper() and not _is_no_name(scene, word):
            position, end, is_known = word.end(), word.end(), True
        elif end is None and (folded in before or folded in after):
            position = word.end()
        elif end is None and not is_named:
            position, end = word.end(), word.end()
        elif end is not None and folded in after:
            return word.end()
        elif end is not None and folded.endswith(scene.pack.meta.speaker_clitics):  # "sekretaris pribadinya"
            position, end = word.end(), word.end()
        else:
            break
    return end if is_known else None


def _is_no_name(scene: Scene, word: re.Match[str]) -> bool:
    """A weekday, a sum of money or another capitalised word that names nobody."""
    is_listed = word.group() in scene.pack.names.not_names or any(c.isdigit() for c in word.group())
    return is_listed or scene.lex.weekdays.match(scene.text, word.start()) is not None


def _complement(scene: Scene, start: int, limit: int, *, is_ascribed: bool) -> Span | None:
    """What stands behind the agent: a clause with "that", and behind ascribing cues any other words of the clause."""
    text, lex = scene.text, scene.lex
    limit = min(limit, start + _REACH)
    quotes = [q for q in scene.quote_index.overlapping(Span(start, max(limit, start + 1))) if q.outer.start >= start]
    if is_ascribed and quotes and not _WORD.search(text, start, quotes[0].outer.start):
        return quotes[0].inner
    stop = _STOP.search(text, start, limit)
    while stop is not None and any(q.outer.start <= stop.start() < q.outer.end for q in quotes):
        stop = _STOP.search(text, stop.end(), limit)
    span = trim(text, start, stop.start() if stop is not None else limit)
    that = lex.that.match(text, span.start, span.end) if span is not None else None
    if span is None or that is not None:
        return None if that is None or span is None else trim(text, that.end(), span.end)
    return span if is_ascribed and not _is_adjunct(scene, span) else None


def _is_adjunct(scene: Scene, span: Span) -> bool:
    """Does this open with a preposition (other than one of a topic), conjunction, relative pronoun or date?"""
    text, lex = scene.text, scene.lex
    if lex.about.starting_at(text, span.start, span.end) is not None:
        return len(_WORD.findall(text, span.start, span.end)) < _TOPIC_WORDS
    opens = (lex.starts_with_preposition, lex.ends_with_conjunction)
    if any(phrases.starting_at(text, span.start, span.end) is not None for phrases in opens):
        return True
    return any(pattern.match(text, span.start) is not None for pattern in (lex.relative, lex.weekdays, lex.months))


def _with_subject(scene: Scene, subject: Subject, said: Span, act: Act) -> tuple[Span, ...]:
    """What is said of the subject with it, unless a relative pronoun stands between."""
    if act not in _OF_SUBJECT or subject.is_relative or (span := _head(scene, subject)) is None:
        return (said,)
    return (span, said)


def _said_subject(scene: Scene, subject: Subject) -> Span | None:
    """The subject as what was said; None where there was no such thing ("tidak ada keluhan yang disampaikan X")."""
    head = _head(scene, subject)
    is_nothing = head is not None and negation.is_negated(head.of(scene.text), scene.pack.meta.tag)
    return None if is_nothing else head


def _head(scene: Scene, subject: Subject) -> Span | None:
    """The noun phrase before the cue: of "menerima Rp 15 juta yang dijanjikan gubernur" the words behind the verb."""
    text, span = scene.text, subject.mention.span if subject.mention is not None else None
    if span is None or _is_adjunct(scene, span):
        return None
    start = span.start
    for word in _WORD.finditer(text, span.start, span.end):
        folded = word.group().casefold()
        is_verb = scene.lex.clause.looks_like_verb(word.group())
        if (is_verb and subject.is_relative) or scene.lex.that.fullmatch(folded):
            start = word.end()
    head = None if scene.lex.source.alike.search(text, start, span.end) else trim(text, start, span.end)
    first = _WORD.search(text, head.start, head.end) if head is not None else None
    if head is None or first is None:
        return None
    points = first.group().casefold() in {word.casefold() for word in scene.pack.names.definite}
    return trim(text, first.end(), head.end) if points else head

"""Reported clauses: "X said that Y", "Y, X said", "Y dibantah X", and cues that are coordinated or nested.

Scene in, Candidates out. One cue makes at most one candidate; coordinated cues ("denied …, but confirmed …") share
their subject and end each other's content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.model import Act, Mention, MentionKind, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.clause_ends import clause_end, is_subordinate, subordinate_end
from kg.statements.contents import content_after, content_before, is_only_adjunct, is_said_at
from kg.statements.inverted import is_inverted
from kg.statements.lexicon import CueHit
from kg.statements.passives import find_passive
from kg.statements.phrases import Subject, is_apposition, mention_of, speaker_after, subject_before

_WORD = re.compile(r"\w+")
_NESTED_SUBJECT_WORDS = 8
_CONJUNCT_SUBJECT_WORDS = 14
_GOVERNING = ("verbs", "stems", "passives", "ascribing")
_IRREAL = (Act.DEMAND, Act.OFFER)  # what is asked for has not been said
_VERB_LENGTH = 5
_MAIN_REACH = 60  # code points that hold the first words of a main clause
_TARGET_WORDS = 9
_TAIL_WORDS = 3
_CONTENT_WORDS = 3  # fewer words before ", X said," are an opening


@dataclass(frozen=True, slots=True)
class _Clause:
    """A cue that governs a clause, with its subject."""

    hit: CueHit
    subject: Subject
    starts: int  # where the clause of this cue begins: content of the cue before ends here
    is_nested: bool = False


def find_reported(scene: Scene, taken: set[Span]) -> list[Candidate]:
    """Candidates of all sentences outside titles; cues in `taken` belong to quotations already."""
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if not sentence.is_title:
            found.extend(_in_sentence(scene, number, taken))
    return found


def _in_sentence(scene: Scene, number: int, taken: set[Span]) -> list[Candidate]:
    sentence = scene.layout.sentences[number]
    hits = [hit for hit in scene.cues_in(number) if hit.span not in taken and hit.tail is None]
    is_verb_first = "vso" in scene.pack.meta.order  # clauses of such a language are cut by a reader of their own
    clauses = [] if is_verb_first else _clauses(scene, hits, sentence.span)
    found: list[Candidate] = []
    for index, clause in enumerate(clauses):
        limit = next((c.starts for c in clauses[index + 1 :] if not c.is_nested), sentence.span.end)
        candidate = _subject_first(scene, clause, (number, limit))
        if candidate is None:
            continue
        if clause.is_nested:
            outer = next(
                (f for f in reversed(found) if f.outer is None and f.content[-1].end >= candidate.content[0].end), None
            )
            if outer is not None:
                if not _may_hold(scene, outer, clause):
                    continue
                candidate = _nest(candidate, outer.content[-1])
        found.append(candidate)
    used = {candidate.cue for candidate in found}
    for index, hit in enumerate(hits):
        if hit.span not in used:
            before = [h for h in hits[:index] if h.cue(*_GOVERNING) is not None]
            start = before[-1].span.end if before else sentence.span.start
            candidate = _content_first(scene, hit, number) or find_passive(
                scene, hit, number, Span(start, sentence.span.end)
            )
            if candidate is not None:
                holder = next((span for f in found for span in f.content if span.covers(hit.span)), None)
                found.append(candidate if holder is None else replace(candidate, outer=holder))
    return found


def _may_hold(scene: Scene, outer: Candidate, clause: _Clause) -> bool:
    """Was the inner thing said at all? Near misses: "meminta bank memastikan …", "tak berhenti mengingatkan …"."""
    if outer.entry is not None and outer.entry.act in _IRREAL and "target" in outer.entry.takes:
        return False
    span = clause.subject.mention.span if clause.subject.mention is not None else None
    prefixes = tuple(scene.pack.clause.active_prefixes)
    if span is None or not prefixes:
        return True
    last = _WORD.findall(span.of(scene.text))[-1]
    is_verb = last[0].islower() and last.startswith(tuple(scene.pack.clause.verb_prefixes)) and len(last) > _VERB_LENGTH
    begin = span.end - len(last)
    return not is_verb and scene.lex.starts_with_preposition.starting_at(scene.text, begin, span.end) is None


def _nest(candidate: Candidate, outer: Span) -> Candidate:
    return replace(candidate, outer=outer, confidence=candidate.confidence * 0.75, rule=candidate.rule + ".nested")


def _clauses(scene: Scene, hits: list[CueHit], span: Span) -> list[_Clause]:
    """The cues that have a subject of their own or share the one before, in order."""
    clauses: list[_Clause] = []
    start = span.start
    for hit in hits:
        if hit.cue("verbs") is None or _holds_speaker(hit) or is_inverted(scene, hit, span):
            continue
        subject = subject_before(scene, start, hit.span.start)
        if subject.is_blocked:
            continue
        clause = _clause(scene, clauses, hit, subject)
        if clause is not None:
            clauses.append(clause)
            start = hit.span.end
    return clauses


def _holds_speaker(hit: CueHit) -> bool:
    """Is "he" part of the cue: "ujarnya", "a-t-elle ajouté"? On a full verb a clitic is its object ("menuduhnya")."""
    return hit.has_clitic and (hit.cue("stems") is not None or " " in hit.form)


def _clause(scene: Scene, clauses: list[_Clause], hit: CueHit, subject: Subject) -> _Clause | None:
    text, lex = scene.text, scene.lex
    if not clauses:
        if subject.mention is None:
            return None
        return _Clause(hit, subject, subject.start)
    begins = (
        subject.mention.span.start if subject.mention and subject.mention.span else _cue_start(scene, hit, clauses[-1])
    )
    previous = clauses[-1]
    is_nobody = subject.mention is not None and subject.mention.span is None
    if is_nobody:
        subject = replace(subject, mention=None)
    if subject.mention is not None and _is_main(scene, previous, begins):
        return _Clause(hit, subject, begins)
    comma = _comma_before(scene, previous.hit.span.end, hit.span.start)
    if comma is not None and not subject.is_relative and _goes_on(scene, hit, subject, previous.hit.span.end):
        shared = Subject(previous.subject.mention, comma, subject.is_negated, subject.is_not_yet)
        return _Clause(hit, shared, comma)
    conjunction = lex.ends_with_conjunction.ending_at(text, previous.hit.span.end, begins)
    if conjunction is not None and subject.mention is None:
        shared = Subject(previous.subject.mention, conjunction, subject.is_negated, subject.is_not_yet)
        return _Clause(hit, shared, conjunction)
    if is_nobody:
        return _Clause(hit, Subject(previous.subject.mention, begins, subject.is_negated, subject.is_not_yet), begins)
    return _own_clause(scene, previous, hit, subject=subject, begins=begins)


def _own_clause(scene: Scene, previous: _Clause, hit: CueHit, *, subject: Subject, begins: int) -> _Clause | None:
    """A clause with a subject of its own: joined to the one before by a conjunction, or inside its content."""
    if subject.mention is None:
        return None
    own = _own_conjunct(scene, subject, previous.hit.span.end, hit)
    if own is not None:
        shared_mention = own[1] if own[1] is not None else previous.subject.mention
        return _Clause(hit, Subject(shared_mention, own[0], subject.is_negated, subject.is_not_yet), own[0])
    if len(_WORD.findall(subject.mention.text)) <= _NESTED_SUBJECT_WORDS:
        return _Clause(hit, subject, begins, is_nested=True)
    return None


def _is_main(scene: Scene, previous: _Clause, begins: int) -> bool:
    """Does a main clause begin behind the subordinate one of the cue before: "After X said it rained, Y denied"?"""
    is_open = is_subordinate(scene, previous.starts, previous.hit.span.start)
    return is_open and begins > subordinate_end(scene, previous.hit.span.end, begins + _MAIN_REACH)


def _comma_before(scene: Scene, start: int, cue: int) -> int | None:
    """The comma right before a cue and its auxiliaries: the speaker goes on (", saying that …", ", mengakui …")."""
    end = _aux_start(scene, start, cue)
    before = scene.text[start:end].rstrip()
    return start + len(before) - 1 if before.endswith(",") and _WORD.search(before) else None


def _goes_on(scene: Scene, hit: CueHit, subject: Subject, start: int) -> bool:
    """Behind a comma, does this cue share the subject of the cue before?

    Yes for participles, and for finite verbs unless an apposition closes at that comma, whose head then speaks:
    "while his
    spokesman, Vahram Poghosyan, denied", "that Smith, the mayor, denied".
    """
    participles = tuple(scene.pack.clause.participles)
    if participles and any(word.endswith(participles) for word in hit.form.split()):
        return True
    if subject.mention is None or subject.mention.span is None:
        return False
    chunk = subject.mention.text.rsplit(",", 1)[-1].strip()
    contrast = scene.lex.contrast.search(scene.text, start, hit.span.start)
    return contrast is None and not (chunk[:1].isupper() or scene.lex.people.match(chunk))


def _cue_start(scene: Scene, hit: CueHit, previous: _Clause) -> int:
    """Where the auxiliaries of a cue begin."""
    start = hit.span.start
    while True:
        lex = scene.lex
        at = lex.negation_end.ending_at(scene.text, previous.hit.span.end, start)
        if at is None:
            at = lex.auxiliaries_end.ending_at(scene.text, previous.hit.span.end, start)
        if at is None:
            return start
        start = at


def _own_conjunct(scene: Scene, subject: Subject, start: int, hit: CueHit) -> tuple[int, Mention | None] | None:
    """Is the cue's clause joined by a conjunction: ", while X denied" (own subject) or "and denied" (shared one)?"""
    text, lex = scene.text, scene.lex
    last = None
    for match in lex.conjunctions.finditer(text, start, hit.span.start):
        last = match
    if last is None:
        return None
    between = Span(last.end(), hit.span.start)
    cue_start = _aux_start(scene, between.start, hit.span.start)
    if not _WORD.search(text[between.start : cue_start]):
        return last.start(), None
    is_contrast = lex.contrast.fullmatch(last.group()) is not None
    has_comma = text[start : last.start()].rstrip().endswith((",", ";"))
    words = len(_WORD.findall(text, between.start, cue_start))
    if (is_contrast or has_comma) and words <= _CONJUNCT_SUBJECT_WORDS:
        own = trim(text, between.start, cue_start)
        return last.start(), mention_of(scene, own) if own else None
    return None


def _aux_start(scene: Scene, start: int, cue: int) -> int:
    end = cue
    while True:
        at = scene.lex.negation_end.ending_at(scene.text, start, end)
        if at is None:
            at = scene.lex.auxiliaries_end.ending_at(scene.text, start, end)
        if at is None:
            return end
        end = at


def _subject_first(scene: Scene, clause: _Clause, place: tuple[int, int]) -> Candidate | None:
    """X said (on Sunday) that Y."""
    number, limit = place
    hit, subject = clause.hit, clause.subject
    entry = hit.cue("verbs")
    if entry is None or subject.mention is None:
        return None
    if _follows_content(scene, clause, limit):
        return None
    limit = clause_end(scene, clause.starts, hit.span, limit, entry)
    content, has_that = content_after(scene, hit.span.end, limit, entry)
    if content is None:
        return None
    target = _target(scene, content, entry.takes)
    return Candidate(
        content=(content,),
        mention=subject.mention,
        rule="reported.that" if has_that else "reported.bare",
        confidence=(0.92 if has_that else 0.8) * (0.9 if subject.is_relative else 1.0) * entry.weight / 0.9,
        sentence=number,
        cue=hit.span,
        hit=hit,
        entry=entry,
        is_negated=subject.is_negated,
        is_not_yet=subject.is_not_yet,
        target=target,
    )


def _follows_content(scene: Scene, clause: _Clause, limit: int) -> bool:
    """Does the cue close or interrupt what it reports: "Y, X said, asking …", "The dam, X said on Sunday, is safe"?

    Near miss: "On Sunday, X said in a letter, …": where and when something was said is no content.
    """
    span = clause.subject.mention.span if clause.subject.mention is not None else None
    comma = _closing_comma(scene, clause.hit.span.end, limit)
    if span is None or comma is None:
        return False
    if not scene.text[clause.starts : span.start].rstrip().endswith(","):
        return False
    content = content_before(scene, clause.starts, span.start)
    if content is None or scene.lex.linkers.starting_at(scene.text, content.start, content.end) == content.end:
        return False
    if len(_WORD.findall(content.of(scene.text))) >= _CONTENT_WORDS and not is_only_adjunct(
        scene, clause.starts, span.start
    ):
        return True
    return not is_said_at(scene, content) and _tail(scene, clause.hit.span.end, limit) is not None


def _closing_comma(scene: Scene, start: int, limit: int) -> int | None:
    """The comma right behind a cue, or behind an adjunct of it."""
    comma = scene.text.find(",", start, limit)
    return comma if comma == start or (comma > 0 and is_only_adjunct(scene, start, comma)) else None


def _target(scene: Scene, content: Span, takes: tuple[str, ...]) -> Span | None:
    """The words of whom something is said or asked, where the cue takes them first."""
    if "target" not in takes:
        return None
    words = list(_WORD.finditer(scene.text, content.start, content.end))
    for count, word in enumerate(words[: _TARGET_WORDS + 1]):
        before = scene.text[content.start : word.start()]
        if count and (
            scene.lex.to.starting_at(scene.text, word.start(), content.end)
            or scene.lex.prepositions.match(scene.text, word.start())
        ):
            return trim(scene.text, content.start, content.start + len(before))
    return None


def _content_first(scene: Scene, hit: CueHit, number: int) -> Candidate | None:
    """Y, X said (Sunday). / Y, kata X (, Z)."""
    text, sentence = scene.text, scene.layout.sentences[number]
    before = text[sentence.span.start : hit.span.start]
    is_parted = before.rstrip().endswith((",", "–", "—")) or not before.strip()
    is_stem = hit.cue("stems") is not None and is_parted
    if _holds_speaker(hit) or is_stem or is_inverted(scene, hit, sentence.span):
        return _stem_after_content(scene, hit, number)
    is_last = is_only_adjunct(scene, hit.span.end, sentence.span.end)
    is_set_off = _closing_comma(scene, hit.span.end, sentence.span.end) is not None
    if hit.cue("verbs") is None or not (is_last or is_set_off):
        return None
    comma = text.rfind(",", sentence.span.start, hit.span.start)
    if comma < 0:
        return None
    subject = subject_before(scene, comma + 1, hit.span.start)
    inverted = None
    if subject.mention is None and "vs" in scene.pack.meta.order:
        inverted = speaker_after(scene, hit.span.end, sentence.span.end)
    mention = subject.mention or inverted
    content = content_before(scene, sentence.span.start, comma)
    if mention is None or content is None or subject.is_blocked or subject.is_relative or subject.is_negated:
        return None
    tail = _tail(scene, hit.span.end, sentence.span.end)
    spans = (content,) if tail is None else (content, tail)
    return Candidate(
        spans, mention, "reported.content-first", 0.85, number, cue=hit.span, hit=hit, entry=hit.cue("verbs")
    )


def _tail(scene: Scene, start: int, end: int) -> Span | None:
    """What goes on behind ", X said (on Sunday),": "Unless they leave, X warned, the war will not stop".

    One word may turn the meaning ("The report, X said, is false"). Near miss: "It rained, X said, asking not to be
    named": a participle, conjunction or adjunct is no content.
    """
    text, lex = scene.text, scene.lex
    comma = text.find(",", start, end)
    if comma < 0 or not (comma == start or is_only_adjunct(scene, start, comma)):
        return None
    tail = trim(text, comma, end)
    if tail is None or (len(_WORD.findall(tail.of(text))) < _TAIL_WORDS and not text[tail.start].islower()):
        return None  # "X said on Sunday, October 4": short and not lowercase, it is a date or an apposition
    first = tail.of(text).split()[0].casefold()
    opens = (lex.ends_with_conjunction, lex.starts_with_preposition, lex.to)
    is_open = any(phrases.starting_at(text, tail.start, tail.end) is not None for phrases in opens)
    participles = tuple(scene.pack.clause.participles)
    if is_open or lex.relative.match(text, tail.start) or (participles and first.endswith(participles)):
        return None
    verbs = [hit for hit in lex.cues(text, tail.start, tail.end) if hit.cue("verbs") is not None]
    return None if verbs else tail


def _stem_after_content(scene: Scene, hit: CueHit, number: int) -> Candidate | None:
    text, sentence = scene.text, scene.layout.sentences[number]
    if hit.has_clitic:
        mention: Mention | None = Mention(hit.span, hit.span.of(text), MentionKind.CLITIC)
        behind = hit.span.end
    else:
        mention = speaker_after(scene, hit.span.end, sentence.span.end)
        behind = mention.span.end if mention and mention.span else hit.span.end
    if mention is None:
        return None
    spans = []
    head = content_before(scene, sentence.span.start, hit.span.start)
    if head is not None:
        spans.append(head)
    rest = text[behind : sentence.span.end]
    if rest.lstrip().startswith(",") and not is_only_adjunct(scene, behind, sentence.span.end):
        tail = trim(text, behind, sentence.span.end)
        if tail is not None and not (spans and is_apposition(scene, tail, mention)):
            spans.append(tail)
    if not spans:
        return None
    return Candidate(
        tuple(spans),
        mention,
        "reported.parenthetical",
        0.85,
        number,
        cue=hit.span,
        hit=hit,
        entry=hit.cue("stems", "verbs"),
    )

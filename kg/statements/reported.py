"""Reported clauses: "X said that Y", "Y, X said", "Y dibantah X", and cues that are coordinated or nested.

Scene in, Candidates out. One cue makes at most one candidate; coordinated cues ("denied …, but confirmed …") share
their subject and end each other's content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.languages.pack import Cue
from kg.model import Act, Commitment, Mention, Span
from kg.statements.agentless import find_agentless
from kg.statements.base import Candidate, Scene, trim
from kg.statements.clause_ends import clause_end, relative_end
from kg.statements.clauses import Clause, before_taken, find_clauses
from kg.statements.closing import content_first, tail_of
from kg.statements.contents import closing_comma, content_after, content_before, is_only_adjunct, is_said_at
from kg.statements.lexicon import CueHit
from kg.statements.passives import find_passive
from kg.statements.phrases import Subject
from kg.statements.usage import PASSIVE

_WORD = re.compile(r"\w+")
_GOVERNING = ("verbs", "stems", "passives", "ascribing", PASSIVE)
_IRREAL = (Act.DEMAND, Act.OFFER)  # what is asked for has not been said
_TARGET_WORDS = 9
_TAIL_WORDS = 3
_CONTENT_WORDS = 3  # fewer words before ", X said," are an opening


def find_reported(scene: Scene, taken: Mapping[Span, Mention]) -> list[Candidate]:
    """Candidates of all sentences outside titles; cues in `taken` belong to quotations already, with their speaker."""
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if not sentence.is_title:
            found.extend(_in_sentence(scene, number, taken))
    return found


def _in_sentence(scene: Scene, number: int, taken: Mapping[Span, Mention]) -> list[Candidate]:
    sentence = scene.layout.sentences[number]
    hits = [hit for hit in scene.cues_in(number) if hit.span not in taken and hit.tail is None]
    lenders = {hit.span: taken[hit.span] for hit in scene.cues_in(number) if hit.span in taken}
    is_verb_first = "vso" in scene.pack.meta.order  # clauses of such a language are cut by a reader of their own
    clauses = [] if is_verb_first else find_clauses(scene, hits, sentence.span, lenders)
    found: list[Candidate] = []
    for index, clause in enumerate(clauses):
        limit = next((c.starts for c in clauses[index + 1 :] if not c.is_nested), sentence.span.end)
        limit = before_taken(scene, clause, lenders, limit)
        candidate = subject_first(scene, clause, (number, limit))
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
            before = [h for h in hits[:index] if h.cue(*_GOVERNING) is not None and h.cue("nouns") is None]
            start = before[-1].span.end if before else sentence.span.start
            place = Span(start, _before_later(scene, hit, hits[index + 1 :], sentence.span.end))
            candidate = (
                content_first(scene, hit, number)
                or find_passive(scene, hit, number, place)
                or find_agentless(scene, hit, number, place)
            )
            if candidate is not None:
                found = [_cut(scene, f, candidate) for f in found]
                holder = next((span for f in found for span in f.content if span.covers(hit.span)), None)
                found.append(candidate if holder is None else replace(candidate, outer=holder))
    return found


def _cut(scene: Scene, candidate: Candidate, closing: Candidate) -> Candidate:
    """A candidate without the cue that closes its sentence, which reports it as well: "X said Y | , data showed"."""
    last = candidate.content[-1]
    mention, whole = closing.mention.span, closing.content[0]
    if closing.rule != "reported.content-first" or mention is None or closing.cue is None or len(closing.content) > 1:
        return candidate
    begin = whole.start if _is_aside(candidate, closing) else mention.start
    comma = scene.text.rfind(",", last.start, begin)
    rest = trim(scene.text, last.start, comma) if last.covers(closing.cue) and comma >= 0 else last
    content = (*candidate.content[:-1], rest if rest is not None else last)
    is_inside = all(whole.covers(span) and span != whole for span in content)
    return replace(candidate, content=content, outer=whole if is_inside else candidate.outer)


def _is_aside(candidate: Candidate, closing: Candidate) -> bool:
    """Does the closing cue report a noun behind the other's words, as "a charge X denied" does?"""
    return candidate.cue is not None and closing.content[0].start > candidate.cue.start


def _before_later(scene: Scene, hit: CueHit, later: list[CueHit], end: int) -> int:
    """Where what a passive cue tells ends: at the comma before a later cue and its few words: "…, she alleged"."""
    for other in later:
        comma = scene.text.rfind(",", hit.span.end, other.span.start)
        if comma > 0 and len(_WORD.findall(scene.text, comma, other.span.start)) <= _TAIL_WORDS:
            return comma
    return end


def _may_hold(scene: Scene, outer: Candidate, clause: Clause) -> bool:
    """Was the inner thing said at all? Near misses: "meminta bank memastikan …", "tak berhenti mengingatkan …"."""
    if outer.entry is not None and outer.entry.act in _IRREAL and "target" in outer.entry.takes:
        return False
    span = clause.subject.mention.span if clause.subject.mention is not None else None
    if span is None or not scene.pack.clause.active_prefixes:
        return True
    last = _WORD.findall(span.of(scene.text))[-1]
    begin = span.end - len(last)
    return (
        not scene.lex.clause.looks_like_verb(last)
        and scene.lex.starts_with_preposition.starting_at(scene.text, begin, span.end) is None
    )


def _nest(candidate: Candidate, outer: Span) -> Candidate:
    return replace(candidate, outer=outer, confidence=candidate.confidence * 0.75, rule=candidate.rule + ".nested")


def subject_first(scene: Scene, clause: Clause, place: tuple[int, int]) -> Candidate | None:
    """X said (on Sunday) that Y."""
    number, limit = place
    hit, subject = clause.hit, clause.subject
    entry = hit.cue("verbs")
    if entry is None or subject.mention is None:
        return None
    if _follows_content(scene, clause, limit):
        return None
    limit = clause_end(scene, clause.starts, hit.span, limit, entry)
    limit = relative_end(scene, hit.span.end, limit) if _is_set_off(scene, subject) else limit
    taken = _taken_by(scene, subject, entry)
    content, has_that = content_after(scene, hit.span.end, limit, taken)
    if content is None or _only_points(scene, content, entry) or _is_nobody(scene, subject):
        return None
    content = _behind_because(scene, content) if entry.act is Act.APOLOGISE else content
    target = _target(scene, content, entry.takes)
    if entry.takes == ("target",) and not has_that and not _asks_somebody(scene, content):
        return None  # "X wants a bridge" asks nothing of anybody
    return Candidate(
        content=(content,),
        mention=subject.mention,
        rule="reported.that" if has_that else "reported.bare",
        confidence=(0.92 if has_that else 0.8) * (0.9 if subject.is_relative else 1.0) * entry.weight / 0.9,
        sentence=number,
        cue=hit.span,
        hit=hit,
        entry=_stood_by(scene, hit, content, entry),
        is_negated=subject.is_negated,
        is_not_yet=subject.is_not_yet,
        target=target,
    )


def _stood_by(scene: Scene, hit: CueHit, content: Span, entry: Cue) -> Cue:
    """Behind a colon stand the speaker's own words: "The minister denied: the accounts are sound"."""
    is_own = scene.text[hit.span.end : content.start].strip() == ":"
    return entry.model_copy(update={"commitment": Commitment.YES}) if is_own and entry.act is Act.DENY else entry


def _taken_by(scene: Scene, subject: Subject, entry: Cue) -> Cue:
    """What the verb takes: that of a text takes a noun phrase as well ("the poll shows Hale ahead")."""
    words = subject.mention.text.split() if subject.mention is not None else []
    if "that" in entry.takes and words and any(scene.lex.clause.documents.fullmatch(word) for word in words):
        return entry.model_copy(update={"takes": ("clause", "noun")})
    return entry


def _follows_content(scene: Scene, clause: Clause, limit: int) -> bool:
    """Does the cue close or interrupt what it reports: "Y, X said, asking …", "The dam, X said on Sunday, is safe"?

    Near miss: "On Sunday, X said in a letter, …": where and when something was said is no content.
    """
    span = clause.subject.mention.span if clause.subject.mention is not None else None
    comma = closing_comma(scene, clause.hit.span.end, limit)
    if span is None or comma is None:
        return False
    if not scene.text[clause.starts : span.start].rstrip().endswith(","):
        return False
    content = content_before(scene, clause.starts, span.start)
    if content is None or scene.lex.linkers.starting_at(scene.text, content.start, content.end) == content.end:
        return False
    if _is_office(scene, content):
        return False
    if len(_WORD.findall(content.of(scene.text))) >= _CONTENT_WORDS and not is_only_adjunct(
        scene, clause.starts, span.start
    ):
        return True
    return not is_said_at(scene, content) and tail_of(scene, clause.hit.span.end, limit) is not None


def _behind_because(scene: Scene, content: Span) -> Span:
    """What somebody apologises for: "meminta maaf kepada warga atas keterlambatan itu"."""
    reason = scene.lex.because.search(scene.text, content.start, content.end)
    cut = trim(scene.text, reason.end(), content.end) if reason is not None else None
    return cut if cut is not None else content


def _only_points(scene: Scene, content: Span, entry: Cue) -> bool:
    """Does the object point back and say nothing: "mengatakan hal itu di kantornya"? A denial of it says enough."""
    behind = scene.lex.source.points.starting_at(scene.text, content.start, content.end)
    return behind is not None and entry.act is Act.ASSERT and is_only_adjunct(scene, behind, content.end)


def _is_office(scene: Scene, span: Span) -> bool:
    """Does an office open a stretch without a verb: "Pengamat politik dari Universitas Lor, Rana, mengatakan"?"""
    if not scene.pack.clause.verb_prefixes or scene.lex.people.match(scene.text, span.start) is None:
        return False
    return not any(map(scene.lex.clause.looks_like_verb, _WORD.findall(span.of(scene.text))))


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


def _is_set_off(scene: Scene, subject: Subject) -> bool:
    """Is it a relative clause behind a comma: "X, who said p, left"? Near miss: "those who said p, q and r"."""
    span = subject.mention.span if subject.mention is not None else None
    return subject.is_relative and span is not None and scene.text[span.end : span.end + 1] == ","


def _is_nobody(scene: Scene, subject: Subject) -> bool:
    """Does nobody speak: "Neither side said it would go"? That is the outlet's statement about a silence."""
    span = subject.mention.span if subject.mention is not None else None
    return span is not None and scene.lex.clause.nobody.starting_at(scene.text, span.start, span.end) is not None


def _asks_somebody(scene: Scene, content: Span) -> bool:
    """Does an infinitive follow those who are asked: "him to leave"; near miss: "a second man in the cab"?"""
    words = list(_WORD.finditer(scene.text, content.start, content.end))[1 : _TARGET_WORDS + 1]
    return any(scene.lex.to.starting_at(scene.text, word.start(), word.end()) is not None for word in words)

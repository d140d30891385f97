"""The cues of a sentence that govern a clause, each with its subject, own or shared. Scene and hits in, Clauses out.

"denied …, but confirmed …" share one subject; "Hale said Rao denied …" holds a clause within a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.model import Act, Mention, Span
from kg.statements.base import Scene, trim
from kg.statements.clause_ends import is_subordinate, subordinate_end
from kg.statements.conjuncts import aux_start, ends_object, is_object
from kg.statements.contents import skip_asides
from kg.statements.dropped import dropped_subject
from kg.statements.inverted import is_inverted
from kg.statements.lexicon import CueHit
from kg.statements.phrases import Subject, mention_of, subject_before

_WORD = re.compile(r"\w+")
_NESTED_SUBJECT_WORDS = 8
_CONJUNCT_SUBJECT_WORDS = 14
_OFTEN_WANTED = (Act.CONFIRM, Act.APOLOGISE)  # what people are asked to do more often than they do it with a demand
_MAIN_REACH = 60  # code points that hold the first words of a main clause


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue that governs a clause, with its subject."""

    hit: CueHit
    subject: Subject
    starts: int  # where the clause of this cue begins: content of the cue before ends here
    is_nested: bool = False


def find_clauses(scene: Scene, hits: list[CueHit], span: Span, taken: Mapping[Span, Mention]) -> list[Clause]:
    """The cues that have a subject of their own or share the one before, in order; those in `taken` have theirs."""
    clauses: list[Clause] = []
    start = span.start
    for hit in hits:
        if "ovs" in scene.pack.meta.order and not clauses:
            start = max([start, *(cue.end for cue in taken if cue.end <= hit.span.start)])
        if hit.cue("verbs") is None or holds_speaker(hit) or is_inverted(scene, hit, span):
            continue
        lender = _lender(scene, hit, taken) if not clauses else None
        if lender is not None:
            clauses.append(Clause(hit, Subject(lender[1], lender[0]), lender[0]))
            start = hit.span.end
            continue
        subject = subject_before(scene, start, hit.span.start)
        if subject.is_blocked:
            continue
        is_main = _is_behind_adjunct(scene, span.start, clauses, subject)
        clause = Clause(hit, subject, start_of(subject)) if is_main else _clause(scene, clauses, hit, subject)
        if clause is not None:
            clauses.append(clause)
            start = hit.span.end
    return clauses


def start_of(subject: Subject) -> int:
    """Where the words for the subject begin; without words for it, where its clause does."""
    span = subject.mention.span if subject.mention is not None else None
    return span.start if span is not None else subject.start


def _is_behind_adjunct(scene: Scene, start: int, clauses: list[Clause], subject: Subject) -> bool:
    """Does the main clause begin here, behind a comma: "Despite reports that X left, | Y says he has not"?"""
    span = subject.mention.span if subject.mention is not None else None
    if span is None or len(clauses) != 1 or subject.is_relative:
        return False
    is_open = scene.lex.clause.breaks.match(scene.text, start) is not None
    before = scene.text[clauses[0].hit.span.end : span.start]
    return is_open and before.rstrip().endswith(",") and before.count(",") == 1


def _lender(scene: Scene, hit: CueHit, taken: Mapping[Span, Mention]) -> tuple[int, Mention] | None:
    """Where a cue begins that a conjunction joins to one with a quotation, and who speaks: "asked for “…” and said"."""
    last = max((cue for cue in taken if cue.end <= hit.span.start), default=None)
    if last is None:
        return None
    end = aux_start(scene, last.end, hit.span.start)
    joined = scene.lex.ends_with_conjunction.ending_at(scene.text, last.end, end)
    if joined is None and hit.form.endswith(tuple(scene.pack.clause.participles) or ("\0",)):
        joined = _comma_before(scene, last.end, hit.span.start)  # "she said on Monday, adding that"
    return (joined, taken[last]) if joined is not None else None


def before_taken(scene: Scene, clause: Clause, taken: Iterable[Span], limit: int) -> int:
    """The limit of a clause without the cue of a quotation that goes on behind a comma: "X said p, telling Y: “…”"."""
    for cue in sorted(taken):
        if clause.hit.span.end < cue.start < limit:
            comma = _comma_before(scene, clause.hit.span.end, cue.start)
            if comma is not None:
                return comma
    return limit


def holds_speaker(hit: CueHit) -> bool:
    """Is "he" part of the cue: "ujarnya", "a-t-elle ajouté"? On a full verb a clitic is its object ("menuduhnya")."""
    return hit.has_clitic and (hit.cue("stems") is not None or " " in hit.form)


def _clause(scene: Scene, clauses: list[Clause], hit: CueHit, subject: Subject) -> Clause | None:
    """The clause of a cue: the first, a main one behind a subordinate, one that shares its subject, or its own."""
    if not clauses:
        end = aux_start(scene, subject.start, hit.span.start)
        joined = scene.lex.ends_with_conjunction.ending_at(scene.text, subject.start, end)
        is_named = subject.mention is not None and subject.mention.span is not None and joined is None
        mention = subject.mention if is_named else dropped_subject(scene, hit) or subject.mention
        mention = _of_main_clause(scene, hit, mention)
        return Clause(hit, replace(subject, mention=mention), subject.start) if mention is not None else None
    previous = _goes_on_from(scene, clauses, hit)
    span = subject.mention.span if subject.mention is not None else None
    has_span = span is not None
    begins = span.start if span is not None else _cue_start(scene, hit, previous)
    named = subject if has_span else replace(subject, mention=None)
    if has_span and (_is_main(scene, previous, begins) or _opens_behind_semicolon(scene, previous, begins)):
        return Clause(hit, named, begins)
    gerund = _gerund_start(scene, previous.hit.span.end, hit)
    if gerund is not None:
        is_own = not _holds_clause(scene, previous.hit.span.end, gerund)
        return Clause(hit, Subject(previous.subject.mention, gerund), gerund) if is_own else None
    starts = _shares_from(scene, previous, hit, named, begins=begins)
    if starts is None and subject.mention is not None and not has_span:
        starts = begins
        if scene.lex.that.fullmatch(scene.text[previous.hit.span.end : begins].strip(" ,")) is not None:
            # "сказал, что обещал": what he tells of himself
            return Clause(hit, Subject(previous.subject.mention, begins), begins, is_nested=True)
    if starts is not None:
        is_infinitive = _is_infinitive(scene, hit, previous)
        shared = Subject(previous.subject.mention, starts, subject.is_negated, subject.is_not_yet)
        return None if is_infinitive else Clause(hit, shared, starts)
    return _own(scene, previous, hit, named, begins=begins) if named.mention is not None else None


def _goes_on_from(scene: Scene, clauses: list[Clause], hit: CueHit) -> Clause:
    """The clause that a cue behind others may share its subject with: mostly the last.

    "X denied that Y had asked her to go, | but confirmed …" goes on with the denial, not with what is denied.
    """
    previous = next((c for c in reversed(clauses) if not _is_text(scene, c)), clauses[-1])
    outer = next((c for c in reversed(clauses) if not c.is_nested), previous)
    entry, start = outer.hit.cue("verbs"), aux_start(scene, previous.hit.span.end, hit.span.start)
    joint = scene.lex.ends_with_conjunction.ending_at(scene.text, previous.hit.span.end, start)
    is_contrast = joint is not None and scene.lex.contrast.match(scene.text, joint, start) is not None
    is_denied = entry is not None and entry.act is Act.DENY
    return outer if previous.is_nested and is_contrast and is_denied else previous


def _is_text(scene: Scene, clause: Clause) -> bool:
    """Is it only a text within another's words: "X denied that any draft of the report blamed the crew, but [said]"?"""
    words = clause.subject.mention.text if clause.is_nested and clause.subject.mention is not None else ""
    return words.islower() and scene.lex.clause.documents.search(words) is not None


def _of_main_clause(scene: Scene, hit: CueHit, mention: Mention | None) -> Mention | None:
    """Of "The court jailed Rao, rejecting his claim" only "The court" is the subject of the participle.

    Near miss: "The armed men stayed, saying …": what follows an article is no verb.
    """
    span = mention.span if mention is not None else None
    endings = scene.pack.clause.participles
    if span is None or not endings or not hit.form.split()[0].endswith(endings):
        return mention
    if _comma_before(scene, span.start, hit.span.start) is None:
        return mention
    before = ""
    for word in _WORD.finditer(scene.text, span.start, span.end):
        is_behind_noun = word.start() > span.start and not scene.lex.clause.is_determiner(before)
        if is_behind_noun and scene.lex.clause.is_finite(word.group()):
            head = trim(scene.text, span.start, word.start())
            return mention if head is None else mention_of(scene, head)
        before = word.group()
    return mention


def _is_main(scene: Scene, previous: Clause, begins: int) -> bool:
    """Does a main clause begin behind the subordinate one of the cue before: "After X said it rained, Y denied"?"""
    is_open = is_subordinate(scene, previous.starts, previous.hit.span.start)
    return is_open and begins > subordinate_end(scene, previous.hit.span.end, begins + _MAIN_REACH)


def _opens_behind_semicolon(scene: Scene, previous: Clause, begins: int) -> bool:
    """Does a subject open the half of a sentence behind a semicolon: "X said p; Y denied q"?"""
    return scene.text[previous.hit.span.end : begins].rstrip().endswith(";")


def _shares_from(scene: Scene, previous: Clause, hit: CueHit, subject: Subject, *, begins: int) -> int | None:
    """Where a cue begins whose subject is that of the cue before: at a comma or conjunction; None where it is not."""
    start = previous.hit.span.end
    accompanied = _accompanied_from(scene, start, hit.span.start)
    if accompanied is not None:
        return accompanied
    comma = _comma_before(scene, start, hit.span.start)
    if comma is not None and not subject.is_relative and _goes_on(scene, hit, subject, previous.hit):
        return comma
    return scene.lex.ends_with_conjunction.ending_at(scene.text, start, begins) if subject.mention is None else None


def _is_infinitive(scene: Scene, hit: CueHit, previous: Clause) -> bool:
    """Does the cue go on with an infinitive of the content: "urged him to leave and apologize"?"""
    words = scene.lex.clause
    return words.is_base(hit.form) and not words.is_base(previous.hit.form)


def _own(scene: Scene, previous: Clause, hit: CueHit, subject: Subject, *, begins: int) -> Clause | None:
    """A clause with a subject of its own: joined by a conjunction, or within the content of the one before."""
    mention = subject.mention
    own = _own_conjunct(scene, subject, previous.hit.span.end, hit)
    if own is not None and own[1] is None and _is_infinitive(scene, hit, previous):
        return None
    if own is not None:
        shared = own[1] if own[1] is not None else previous.subject.mention
        return Clause(hit, Subject(shared, own[0], subject.is_negated, subject.is_not_yet), own[0])
    if mention is not None and len(_WORD.findall(mention.text)) <= _NESTED_SUBJECT_WORDS:
        return Clause(hit, replace(subject, mention=_behind_that(scene, mention)), begins, is_nested=True)
    return None


def _behind_that(scene: Scene, mention: Mention) -> Mention:
    """The subject without who was told before it, or when: "[told] The Ledger that managers [ordered]".

    Behind a noun "that" is a relative: "[disputed] on Friday a report that [said]".
    """
    if mention.span is None:
        return mention
    that = scene.lex.that.search(scene.text, mention.span.start, mention.span.end)
    if that is not None and that.end() == mention.span.end:
        begin = skip_asides(scene, mention.span.start, that.start())
        day = scene.lex.weekdays.search(scene.text, begin + 1, that.start())
        noun = trim(scene.text, begin, that.start() if day is None else day.start())
        return mention if noun is None else mention_of(scene, noun)
    behind = trim(scene.text, that.end(), mention.span.end) if that is not None else None
    return mention if behind is None else mention_of(scene, behind)


def _comma_before(scene: Scene, start: int, cue: int) -> int | None:
    """The comma right before a cue and its auxiliaries: the speaker goes on (", saying that …", ", mengakui …")."""
    end = aux_start(scene, start, cue)
    before = scene.text[start:end].rstrip()
    return start + len(before) - 1 if before.endswith(",") and _WORD.search(before) else None


def _accompanied_from(scene: Scene, start: int, cue: int) -> int | None:
    """Where "seraya mengingatkan", "sambil menyebut" begins: its subject did both."""
    end = aux_start(scene, start, cue)
    words = scene.lex.accompanying.finditer(scene.text, start, end)
    return next((word.start() for word in words if not _WORD.search(scene.text, word.end(), end)), None)


def _gerund_start(scene: Scene, start: int, hit: CueHit) -> int | None:
    """Where "by saying", "after calling" begins: its subject is that of the clause it depends on."""
    if not hit.form.split()[0].endswith(tuple(scene.pack.clause.participles) or ("\0",)):
        return None
    return scene.lex.clause.prepositions_end.ending_at(scene.text, start, aux_start(scene, start, hit.span.start))


def _holds_clause(scene: Scene, start: int, end: int) -> bool:
    """Does a clause with its own verb stand there: "said that he won by calling"? Its subject may be the caller."""
    patterns = (scene.lex.that, scene.lex.clause.finite, scene.lex.subject_pronouns)
    return any(pattern.search(scene.text, start, end) is not None for pattern in patterns)


def _goes_on(scene: Scene, hit: CueHit, subject: Subject, previous: CueHit) -> bool:
    """Behind a comma, does this cue share the subject of the cue before?

    Yes for participles, and for finite verbs unless an apposition closes at that comma, whose head then speaks:
    "while his spokesman, Vahram Poghosyan, denied", "that Smith, the mayor, denied".
    """
    participles = tuple(scene.pack.clause.participles)
    if participles and any(word.endswith(participles) for word in hit.form.split()):
        return True
    if subject.mention is None or subject.mention.span is None:
        return False
    chunk = subject.mention.text.rsplit(",", 1)[-1].strip()
    if scene.lex.contrast.search(scene.text, previous.span.end, hit.span.start) is not None:
        return False
    if is_object(scene, previous, hit):
        return not _may_be_wanted(hit, previous)
    if _holds_main_verb(scene, chunk):
        return not _may_be_wanted(hit, previous)
    return not (chunk[:1].isupper() or scene.lex.people.match(chunk))


def _may_be_wanted(hit: CueHit, previous: CueHit) -> bool:
    """May a demand go on with what others are to do: "mendesak bupati membatalkan proyek, mengakui kesalahan"?"""
    demand, entry = previous.cue("verbs"), hit.cue("verbs")
    is_demand = demand is not None and demand.act is Act.DEMAND
    return is_demand and entry is not None and entry.act in _OFTEN_WANTED


def _holds_main_verb(scene: Scene, words: str) -> bool:
    """Is this the clause that the cue before reports, and no apposition: "meminta | warga menahan diri |, berjanji …"?

    Near misses: "menteri keuangan", "warga yang menolak".
    """
    for word in list(_WORD.finditer(words))[1:]:
        if scene.lex.relative.fullmatch(word.group()):
            return False
        if scene.lex.clause.looks_active(word.group()):
            return scene.lex.people.fullmatch(word.group()) is None
    return False


def _cue_start(scene: Scene, hit: CueHit, previous: Clause) -> int:
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
    opened = _subordinate_before(scene, start, hit.span.start)
    if opened is not None:
        return opened
    last = None
    for match in lex.conjunctions.finditer(text, start, hit.span.start):
        last = match
    if last is None:
        return None
    between = Span(last.end(), hit.span.start)
    cue_start = aux_start(scene, between.start, hit.span.start)
    if not _WORD.search(text[between.start : cue_start]):
        return last.start(), None
    is_contrast = lex.contrast.fullmatch(last.group()) is not None
    has_comma = text[start : last.start()].rstrip().endswith((",", ";"))
    words = len(_WORD.findall(text, between.start, cue_start))
    if (is_contrast or has_comma or ends_object(scene, hit, start, last.start())) and words <= _CONJUNCT_SUBJECT_WORDS:
        own = trim(text, between.start, cue_start)
        return last.start(), mention_of(scene, own) if own else None
    return None


def _subordinate_before(scene: Scene, start: int, cue: int) -> tuple[int, Mention | None] | None:
    """Where "setelah X menuduh …" begins and who speaks there: it ends the content of the cue before."""
    if not scene.pack.clause.because:  # only a language file that tells reasons from times lists them
        return None
    end = aux_start(scene, start, cue)
    found = list(scene.lex.subordinators.finditer(scene.text, start, end))
    last = found[-1] if found else None
    own = trim(scene.text, last.end(), end) if last is not None else None
    if last is None or own is None or len(_WORD.findall(scene.text, own.start, own.end)) > _CONJUNCT_SUBJECT_WORDS:
        return None
    return last.start(), mention_of(scene, own)

"""Languages whose verb may come first: "قال X إن Y" (said X that Y), "نفى X Y" (denied X Y), "مضيفا أن Y" (adding).

Scene in, Candidates out. A sentence is cut into clauses at the cues that open one: behind the sentence's start, a
comma, a glued conjunction or a conjunction of contrast. The speaker stands behind the cue, or before it ("لكن X نفى"),
or is the one of the clause before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.languages.pack import Cue
from kg.languages.wordlists import Found
from kg.model import Act, Mention, MentionKind, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.chains import aside_start, chain_end, is_aside, is_glued, names_somebody
from kg.statements.contents import cut_tail
from kg.statements.lexicon import CueHit
from kg.statements.phrases import mention_of

_WORD = re.compile(r"\w+")
_COMMAS = ",،"
_QUOTED_NAME = re.compile('["“«][^"”»]{1,40}["”»]')
_SPEAKER_WORDS = 14
_TITLED_WORDS = 3  # a title, a name and an object
_BARE_NAME_WORDS = 2  # a name without a title: nothing shows where it ends
_BEFORE_WORDS = 9  # a longer stretch before a cue is more than its subject
_ASIDE_WORDS = 12  # between the speaker and the content, set off by commas
_NOUN_REACH = 24  # code points within which a noun of saying begins
_THAT_WORDS = 24  # a complementiser further from its verb belongs to another clause


@dataclass(frozen=True, slots=True)
class _Clause:
    """A cue that opens a clause: where the clause begins, and its subject when that stands before the cue."""

    hit: CueHit
    start: int
    before: Span | None
    is_joined: bool  # a conjunction or participle ties it to the clause before, whose subject it may share
    is_contrast: bool  # a conjunction of contrast opens it, behind which somebody else may speak


def find_verb_first(scene: Scene) -> list[Candidate]:
    """Candidates of all sentences, in languages of order "vso"."""
    if "vso" not in scene.pack.meta.order:
        return []
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        found.extend(_in_sentence(scene, number, sentence.span))
    return found


def _in_sentence(scene: Scene, number: int, span: Span) -> list[Candidate]:
    clauses: list[_Clause] = []
    for hit in scene.cues_in(number):
        clause = _clause(scene, clauses, hit, span)
        if clause is not None:
            clauses.append(clause)
    found: list[Candidate] = []
    shared: Mention | None = None
    for index, clause in enumerate(clauses):
        limit = clauses[index + 1].start if index + 1 < len(clauses) else span.end
        read = _read(scene, clause, limit, shared=shared)
        if read is None:
            continue
        mention, content, rule = read
        shared = mention
        found.append(_candidate(scene, clause, number, parts=(mention, content, rule)))
    return [*found, *_relayed(scene, number, span)]


def holds(candidate: Candidate, noun: Candidate) -> bool:
    """Does the complementiser that a noun of saying seems to take belong to this candidate's verb instead?

    "قالت المنظمة في بيان إن Y" (said the body in a statement that Y), "وصف الرواية بأنها Y" (called the account Y).
    """
    if noun.cue is None or candidate.cue is None or noun.cue.start < candidate.cue.end:
        return False
    content = candidate.content[0]
    is_between = noun.cue.end <= content.start and noun.content[0].start == content.start
    is_object = candidate.entry is not None and candidate.entry.act is Act.CONDEMN and content.covers(noun.cue)
    return is_between or (is_object and not candidate.rule.startswith("reported.that"))


def _relayed(scene: Scene, number: int, span: Span) -> list[Candidate]:
    """نقلت X عن Y قوله إن Z (X relayed from Y his saying that Z): Y speaks."""
    found: list[Candidate] = []
    for hit in scene.cues_in(number):
        entry = hit.cue("nouns")
        that = _that(scene, hit.span.end, span.end) if entry is not None else None
        sources = (
            list(scene.lex.speakers.relayed.finditer(scene.text, span.start, hit.span.start))
            if that is not None
            else []
        )
        if that is None or not sources or scene.text[hit.span.end : that.start()].strip():
            continue
        speaker = trim(scene.text, sources[-1].end(), hit.span.start)
        content = trim(scene.text, that.end(), cut_tail(scene, that.end(), span.end))
        if speaker is not None and content is not None and len(_WORD.findall(speaker.of(scene.text))) <= _SPEAKER_WORDS:
            mention = mention_of(scene, speaker)
            rule = "reported.that.relayed"
            found.append(Candidate((content,), mention, rule, 0.95, number, cue=hit.span, hit=hit, entry=entry))
    return found


def _candidate(
    scene: Scene, clause: _Clause, number: int, *, parts: tuple[Mention, tuple[Span, ...], str]
) -> Candidate:
    mention, content, rule = parts
    entry = clause.hit.cue("verbs", "headline", "stems")
    noun = _noun_of_support(scene, content[0]) if entry is not None and entry.act is Act.ASSERT else None
    if noun is not None and "that" not in rule:
        entry, content = noun[0], (noun[1],)
    at = scene.lex.negation_end.ending_at(scene.text, clause.start, clause.hit.span.start)
    not_yet = scene.lex.not_yet_end.ending_at(scene.text, clause.start, clause.hit.span.start)
    target = None
    if entry is not None and entry.act is Act.ACCUSE:
        end = chain_end(scene, content[0].start, content[0].end)
        target = trim(scene.text, content[0].start, end) if end < content[0].end else None
    return Candidate(
        content=content,
        mention=mention,
        rule=rule,
        confidence=0.945,
        sentence=number,
        cue=clause.hit.span,
        hit=clause.hit,
        entry=entry,
        is_negated=at is not None,
        is_not_yet=not_yet is not None,
        target=target,
    )


def _noun_of_support(scene: Scene, content: Span) -> tuple[Cue, Span] | None:
    """A verb that only carries a noun of saying: "أعرب X عن استعداده ل…" (expressed his readiness to …) is an offer."""
    text = scene.text
    opened = scene.lex.starts_with_preposition.starting_at(text, content.start, content.end)
    begin = opened if opened is not None else content.start
    hits = scene.lex.cues(text, begin, min(content.end, begin + _NOUN_REACH))
    entry = hits[0].cue("nouns") if hits and not text[begin : hits[0].span.start].strip() else None
    rest = trim(text, hits[0].span.end, content.end) if entry is not None else None
    return (entry, rest) if entry is not None and rest is not None else None


def _clause(scene: Scene, clauses: list[_Clause], hit: CueHit, span: Span) -> _Clause | None:
    """The clause that this cue opens, None where the cue stands inside another's words."""
    text, lex = scene.text, scene.lex
    entry = hit.cue("verbs", "headline", "stems")
    if entry is None or lex.blocked_before.ending_at(text, span.start, hit.span.start) is not None:
        return None
    previous = clauses[-1].hit.span.end if clauses else span.start
    has_conjunction = text[hit.span.start : hit.span.end].startswith(tuple(scene.pack.meta.proclitics) or ("\0",))
    is_participle = hit.cue("stems") is not None
    comma = max((text.rfind(mark, previous, hit.span.start) for mark in _COMMAS), default=-1)
    opened = comma + 1 if comma >= 0 else previous
    contrast = None
    for contrast in lex.contrast.finditer(text, opened, hit.span.start):
        opened = contrast.start()
    subject_start = contrast.end() if contrast is not None else opened
    before = _subject_before(scene, subject_start, hit.span.start)
    is_start = comma >= 0 or not clauses or contrast is not None
    if before is not None and not is_start:
        before = None
    if before is None and _WORD.search(text, _behind_opening(scene, subject_start, hit.span.start), hit.span.start):
        if not (has_conjunction or is_participle):
            return None
        opened = hit.span.start
        is_start = bool(clauses)
    if not is_start and not (has_conjunction or is_participle):
        return None
    is_joined = bool(clauses) and (has_conjunction or is_participle or comma >= 0)
    return _Clause(hit, opened, before, is_joined, contrast is not None)


def _behind_opening(scene: Scene, start: int, end: int) -> int:
    """Behind linkers, conjunctions, auxiliaries and negators that open a clause."""
    text, lex = scene.text, scene.lex
    while True:
        while start < end and not text[start].isalnum():
            start += 1
        phrases = (lex.linkers, lex.ends_with_conjunction, lex.auxiliaries_end, lex.negation_end)
        after = next((a for p in phrases if (a := p.starting_at(text, start, end)) is not None), None)
        if after is None or after > end:
            return start
        start = after


def _subject_before(scene: Scene, start: int, end: int) -> Span | None:
    """A subject between the clause's opening and its cue: "لكن تالسين رفضت"."""
    text, lex = scene.text, scene.lex
    begin = _behind_opening(scene, start, end)
    stop = end
    while True:
        at = lex.auxiliaries_end.ending_at(text, begin, stop)
        at = at if at is not None else lex.negation_end.ending_at(text, begin, stop)
        if at is None:
            break
        stop = at
    span = trim(text, begin, stop)
    if span is None or is_aside(scene, span.start, span.end) or is_glued(scene, span.start, span.end):
        return None
    words = span.of(text)
    if len(_WORD.findall(words)) > _BEFORE_WORDS or lex.that.search(words) is not None:
        return None
    return span if chain_end(scene, span.start, span.end) >= span.end else None


def _read(
    scene: Scene, clause: _Clause, limit: int, *, shared: Mention | None
) -> tuple[Mention, tuple[Span, ...], str] | None:
    """The speaker, the content and the rule of a clause."""
    text, hit = scene.text, clause.hit
    begin = hit.span.end
    that = _that(scene, begin, limit)
    if hit.cue("stems") is not None or clause.before is not None:
        start = that.end() if that is not None else _behind_asides(scene, begin, limit)
        mention = mention_of(scene, clause.before) if clause.before is not None else _shared(clause, shared)
        return _made(scene, mention, (start, limit), that=that)
    colon = _colon(scene, begin, limit if that is None else that.start())
    boundary = colon if colon is not None else (that.start() if that is not None else None)
    if that is not None and boundary is not None and colon is None and _has_object(scene, clause, boundary):
        return _with_object(scene, clause, limit, shared=shared)
    if boundary is not None:
        end = min(aside_start(scene, begin, boundary), _comma(text, begin, boundary))
        speaker = _without_preposition(scene, trim(text, begin, end))
        is_shared = speaker is None or is_aside(scene, begin, boundary) or is_glued(scene, speaker.start, boundary)
        if speaker is not None and not is_shared and len(_WORD.findall(speaker.of(text))) > _SPEAKER_WORDS:
            return None
        mention = _shared(clause, shared) if is_shared or speaker is None else mention_of(scene, speaker)
        start = colon if colon is not None else (that.end() if that is not None else boundary)
        return _made(scene, mention, (start, limit), that=that if colon is None else None)
    return _with_object(scene, clause, limit, shared=shared)


def _without_preposition(scene: Scene, speaker: Span | None) -> Span | None:
    """The speaker without the preposition that stands between him and the complementiser: "حذر X من أن"."""
    if speaker is None:
        return None
    last = speaker.of(scene.text).split()[-1]
    if scene.lex.prepositions.fullmatch(last) is None:
        return speaker
    return trim(scene.text, speaker.start, speaker.end - len(last))


def _has_object(scene: Scene, clause: _Clause, boundary: int) -> bool:
    """Does an object stand before the complementiser: "وصف X الرواية بأنها كاذبة" (X called the account false)?"""
    entry = clause.hit.cue("verbs", "headline")
    if entry is None or entry.act is Act.ASSERT or not {"noun", "target"} & set(entry.takes):
        return False
    begin = clause.hit.span.end
    end = chain_end(scene, _skip_space(scene.text, begin, boundary), boundary)
    rest = trim(scene.text, end, boundary)
    if rest is None or end <= begin or any(mark in scene.text[end : rest.start] for mark in _COMMAS):
        return False
    if is_aside(scene, rest.start, boundary):
        return False
    return len(_WORD.findall(scene.text, begin, boundary)) > _BARE_NAME_WORDS


def _skip_space(text: str, start: int, limit: int) -> int:
    while start < limit and text[start].isspace():
        start += 1
    return start


def _with_object(
    scene: Scene, clause: _Clause, limit: int, *, shared: Mention | None
) -> tuple[Mention, tuple[Span, ...], str] | None:
    """No complementiser: the subject ends where its noun phrase does, what follows is the content."""
    text, hit = scene.text, clause.hit
    entry = hit.cue("verbs", "headline")
    if entry is None or not {"noun", "target", "verb"} & set(entry.takes):
        return None
    begin = _skip_space(text, hit.span.end, limit)
    end = chain_end(scene, begin, limit)
    speaker = trim(text, begin, end) if end > begin else None
    is_shared = shared is not None and clause.is_joined and not clause.is_contrast
    if is_shared and not names_somebody(scene, begin, limit):
        end, speaker = begin, None  # "وحثت الجانبين": the object of a verb that goes on with its subject
    start = _behind_asides(scene, end, limit)
    content = trim(text, start, limit)
    if content is None and speaker is not None and names_somebody(scene, begin, limit):
        start = speaker.start + speaker.of(text).rfind(" ") + 1  # a name may not be told from the object behind it
        is_long = len(_WORD.findall(speaker.of(text))) >= _TITLED_WORDS
        speaker = trim(text, begin, start) if is_long else None
        content = trim(text, start, limit) if is_long else None
    if content is None:  # one noun phrase and no more: it is the object of a verb that goes on with its subject
        start, speaker = begin, None
    if speaker is None and entry.act is Act.ASSERT and shared is None:
        return None
    mention = mention_of(scene, speaker) if speaker is not None else _shared(clause, shared)
    return _made(scene, mention, (start, limit), that=None)


def _made(
    scene: Scene, mention: Mention, place: tuple[int, int], *, that: Found | None
) -> tuple[Mention, tuple[Span, ...], str] | None:
    content = trim(scene.text, place[0], cut_tail(scene, *place))
    if content is None:
        return None
    return mention, (content,), "reported.that.verb-first" if that is not None else "reported.bare.verb-first"


def _shared(clause: _Clause, shared: Mention | None) -> Mention:
    """The subject of the clause before; at the start of a sentence, whoever spoke last."""
    return shared if shared is not None and clause.is_joined else Mention(None, "", MentionKind.PRONOUN)


def _that(scene: Scene, start: int, limit: int) -> Found | None:
    """The complementiser of a cue, with the subject and asides before it."""
    text = scene.text
    match = scene.lex.that.search(text, start, limit)
    if match is None or len(_WORD.findall(text, start, match.start())) > _THAT_WORDS:
        return None
    between = _QUOTED_NAME.sub("", text[start : match.start()])
    return None if any(mark in between for mark in '.;؛!?؟"“«') else match


def _colon(scene: Scene, start: int, limit: int) -> int | None:
    """Behind a colon that a quotation follows."""
    colon = scene.text.find(":", start, limit)
    if colon < 0 or len(_WORD.findall(scene.text, start, colon)) > _SPEAKER_WORDS + _ASIDE_WORDS:
        return None
    return colon + 1


def _comma(text: str, start: int, limit: int) -> int:
    found = [at for mark in _COMMAS if (at := text.find(mark, start, limit)) >= 0]
    return min(found, default=limit)


def _behind_asides(scene: Scene, start: int, limit: int) -> int:
    """Behind adverbs, and behind asides that commas set off: "، في بيان تلاه مساء الأربعاء، بدفع تعويضات"."""
    text, lex = scene.text, scene.lex
    while True:
        begin = start
        while begin < limit and (text[begin].isspace() or text[begin] in _COMMAS):
            begin += 1
        had_comma = any(mark in text[start:begin] for mark in _COMMAS)
        close = _comma(text, begin, limit)
        is_short = len(_WORD.findall(text, begin, close)) <= _ASIDE_WORDS
        if had_comma and close < limit and is_short and is_aside(scene, begin, close):
            start = close
            continue
        adverb = lex.auxiliaries_end.starting_at(text, begin, limit)
        if adverb is None or adverb >= limit:
            return begin
        start = adverb

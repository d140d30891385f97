"""Languages whose verb comes last: "X, Y söyledi", "X, “Y” dedi", "X Y bildirib". Scene in, Candidates out.

A sentence is cut at the cues that close a clause; what stands between two of them is what the second one reports. The
speaker opens the sentence, stands behind a cue that describes him ("Y diyen X"), or goes on from the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from kg.languages.pack import Cue
from kg.model import Act, Mention, MentionKind, Quote, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.lexicon import CueHit
from kg.statements.nominatives import (
    behind_occasion,
    find_agent,
    find_document,
    find_speaker_between,
    find_subject,
    is_nominative,
    name_run,
    next_comma,
    without_topic,
)
from kg.statements.phrases import mention_of
from kg.statements.quotations import clean_quote

_WORD = re.compile(r"\w+")
_HOLDER_WORDS = 10
_NEAR = 4  # words before a cue among which the verb of what is said stands
_QUOTED_SHARE = 0.6  # share of the words in quotation marks above which the rest is an opening
_GAP_WORDS = 2


class _Kind(Enum):
    FINAL = "final"
    DESCRIBING = "describing"  # "Y diyen X": the speaker follows
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True)
class _Cue:
    span: Span
    kind: _Kind
    entry: Cue | None
    hit: CueHit | None


@dataclass(frozen=True, slots=True)
class _Said:
    """What a cue reports: its spans and whether they are quotations."""

    spans: tuple[Span, ...]
    is_quoted: bool


def find_verb_final(scene: Scene) -> list[Candidate]:
    """Candidates of all sentences, in languages of order "sov"."""
    if "sov" not in scene.pack.meta.order:
        return []
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        found.extend(_in_sentence(scene, number, sentence.span))
    return found


def _in_sentence(scene: Scene, number: int, span: Span) -> list[Candidate]:
    cues = _cues(scene, number, span)
    if not cues:
        return []
    found: list[Candidate] = []
    position = _behind_linkers(scene, span.start, cues[0].span.start)
    speaker: Mention | None = None
    for index, cue in enumerate(cues):
        limit = cues[index + 1].span.start if index + 1 < len(cues) else span.end
        if cue.kind is _Kind.DESCRIBING:
            holder = _holder(scene, cue.span.end, limit) if speaker is None else None
            said = _said(scene, number, cue, (position, cue.span.start)) if holder is not None else None
            if holder is not None and said is not None:
                speaker, position = mention_of(scene, holder), holder.end
                found.append(_candidate(cue, said, speaker, number))
            continue
        if cue.kind is _Kind.PASSIVE:
            found.extend(_passive(scene, number, (position, cue)))
            position = cue.span.end
            continue
        has_target = cue.entry is not None and cue.entry.act is Act.ACCUSE
        opened = find_subject(scene, position, cue.span.start, has_target=has_target)
        is_kept = speaker is not None and (not _changes(scene, position) or _is_compound(scene, opened, cue))
        if opened is not None and not is_kept:
            speaker, position = mention_of(scene, opened[0]), opened[1]
        end = cue.span.start
        if speaker is None and (between := _between(scene, number, (position, cue))) is not None:
            speaker, end = mention_of(scene, between), between.start
        said = _said(scene, number, cue, (position, end))
        if said is not None and _is_named_behind(scene, said, cue):
            said = None
        if said is not None and (speaker is not None or said.is_quoted or _is_clause(scene, said, cue)):
            found.append(_candidate(cue, said, speaker or _before(), number))
        found.extend(_behind_colon(scene, number, cue, parts=(speaker or _before(), limit, said is not None)))
        position = cue.span.end
    return [*found, *_asked(scene, number, span), *_named(scene, number, found)]


def _is_compound(scene: Scene, opened: tuple[Span, int] | None, cue: _Cue) -> bool:
    """Do name and noun belong together where a speaker is there already: "X …, Podhora iddiasını yalanladı"?"""
    if opened is None:
        return False
    between = trim(scene.text, opened[0].end, cue.span.start)
    hits = scene.lex.cues(scene.text, opened[0].end, cue.span.start) if opened[0].end == opened[1] else ()
    return between is not None and any(hit.cue("nouns") is not None and hit.span == between for hit in hits)


def _named(scene: Scene, number: int, found: list[Candidate]) -> list[Candidate]:
    """What a noun of saying in the content names: "Y yönündeki söylentileri yalanladı" (denied the rumours that Y)."""
    named: list[Candidate] = []
    for candidate in found:
        content = candidate.content[0]
        for hit in scene.cues_in(number):
            entry = hit.cue("nouns")
            that = next(iter(scene.lex.that.finditer(scene.text, content.start, content.end)), None)
            if entry is None or that is None or not content.covers(hit.span) or that.end() > hit.span.start:
                continue
            inner = trim(scene.text, content.start, that.start())
            is_next = not scene.text[that.end() : hit.span.start].strip()
            if inner is not None and is_next and len(candidate.content) == 1:
                mention = Mention(None, "", MentionKind.NONE)
                named.append(Candidate((inner,), mention, "noun.that", 0.5, number, cue=hit.span, hit=hit, entry=entry))
    return named


def _between(scene: Scene, number: int, place: tuple[int, _Cue]) -> Span | None:
    """The speaker between the last quotation and the cue."""
    start, cue = place
    if start >= cue.span.start:
        return None
    paragraph = scene.layout.sentences[number].paragraph
    quotes = [q for q in scene.quotes_in(Span(start, cue.span.start), paragraph) if q.outer.end <= cue.span.start]
    return find_speaker_between(scene, quotes[-1].outer.end, cue.span.start) if quotes else None


def _is_named_behind(scene: Scene, said: _Said, cue: _Cue) -> bool:
    """Is it behind a colon what the cue reports, and before it only how it was said: "ilk kez konuştu: Y"?"""
    is_colon = scene.text[cue.span.end : cue.span.end + 2].strip().startswith(":")
    is_plain = cue.entry is not None and cue.entry.act in (Act.ASSERT, Act.QUESTION)
    return is_colon and is_plain and not said.is_quoted and not _has_action_noun(scene, said)


def _before() -> Mention:
    """Whoever spoke last: a finite verb needs no subject."""
    return Mention(None, "", MentionKind.PRONOUN)


def _changes(scene: Scene, position: int) -> bool:
    """Does a new main clause begin here, in which somebody else may speak?"""
    return scene.text[position : position + 1] in (";", ",") or position == 0


def _candidate(cue: _Cue, said: _Said, mention: Mention, number: int) -> Candidate:
    return Candidate(
        content=said.spans,
        mention=mention,
        rule="quotation.verb-final" if said.is_quoted else "reported.bare.verb-final",
        confidence=0.955,
        sentence=number,
        cue=cue.span,
        hit=cue.hit,
        entry=cue.entry,
    )


def _cues(scene: Scene, number: int, span: Span) -> list[_Cue]:
    """The cues that close a clause, in order."""
    clause = scene.pack.clause
    found: list[_Cue] = []
    for hit in scene.cues_in(number):
        entry = hit.cue("verbs", "stems")
        passive = hit.cue("passives")
        last = hit.form.split()[-1]
        if entry is not None and last.endswith(clause.adnominal or ("\0",)) and _goes_on(scene, hit.span, span.end):
            found.append(_Cue(hit.span, _Kind.DESCRIBING, entry, hit))
        elif entry is not None and (last.endswith(clause.participles or ("\0",)) or _closes(scene, hit.span, span.end)):
            found.append(_Cue(hit.span, _Kind.FINAL, entry, hit))
        elif passive is not None and _closes(scene, hit.span, span.end):
            found.append(_Cue(hit.span, _Kind.PASSIVE, passive, hit))
    plain = next((cue for cue in scene.pack.cue if cue.act is Act.ASSERT), None)
    for match in scene.lex.hidden.finditer(scene.text, span.start, span.end):
        place = Span(*match.span())
        is_quoted = any(quote.outer.overlaps(place) for quote in scene.quote_index.overlapping(place))
        if not is_quoted and _closes(scene, place, span.end) and not any(cue.span.overlaps(place) for cue in found):
            found.append(_Cue(place, _Kind.PASSIVE, plain, None))
    return sorted(found, key=lambda cue: cue.span)


def _goes_on(scene: Scene, cue: Span, end: int) -> bool:
    return _WORD.match(scene.text, cue.end + 1, end) is not None


def _closes(scene: Scene, cue: Span, end: int) -> bool:
    """Does a clause end with this cue: at a mark, a conjunction or the sentence's end?"""
    text = scene.text
    begin = cue.end
    while begin < end and text[begin].isspace():
        begin += 1
    if begin < end and text[begin] == ",":
        return scene.lex.that.match(text, begin + 2, end) is None
    if begin >= end or text[begin] in ";.:!?)–—…։":
        return True
    return scene.lex.ends_with_conjunction.starting_at(text, begin, end) is not None


def _behind_linkers(scene: Scene, start: int, end: int) -> int:
    while (after := scene.lex.linkers.starting_at(scene.text, start, end)) is not None and after < end:
        start = after
        while start < end and scene.text[start] in " ,":
            start += 1
    return start


def _holder(scene: Scene, start: int, end: int) -> Span | None:
    """The speaker behind a cue that describes him: "… isteyen Vali, …"."""
    comma = next_comma(scene, start, end)
    span = trim(scene.text, start, comma) if comma is not None else None
    is_short = span is not None and len(_WORD.findall(span.of(scene.text))) <= _HOLDER_WORDS
    if span is not None and is_short and is_nominative(scene, span):
        return span
    return name_run(scene, start, end)


def _said(scene: Scene, number: int, cue: _Cue, place: tuple[int, int]) -> _Said | None:
    """What stands in a stretch before a cue: quotations where they are most of it, else the words."""
    start, end = place
    start = _content_start(scene, start, end)
    content = trim(scene.text, start, end)
    if content is None:
        return None
    paragraph = scene.layout.sentences[number].paragraph
    quotes = [q for q in scene.quotes_in(Span(start, end), paragraph) if q.outer.end <= end]
    quoted = _quoted(scene, quotes, (content, end), cue)
    if quoted:
        return _Said(tuple(clean_quote(scene.text, span) for span in quoted), is_quoted=True)
    return _Said((without_topic(scene, content),), is_quoted=False)


def _quoted(scene: Scene, quotes: list[Quote], place: tuple[Span, int], cue: _Cue) -> tuple[Span, ...]:
    """The quotations that a cue reports; none where they are only words in a clause."""
    text, (content, end) = scene.text, place
    behind = _WORD.findall(text, quotes[-1].outer.end, end) if quotes else []
    if not quotes or len(behind) > _GAP_WORDS:
        return ()
    inside = sum(len(_WORD.findall(q.inner.of(text))) for q in quotes)
    is_most = inside >= _QUOTED_SHARE * len(_WORD.findall(content.of(text)))
    form = cue.hit.form if cue.hit is not None else ""
    is_stem = cue.hit is not None and cue.hit.cue("stems") is not None
    is_speech = (is_stem or scene.lex.that.match(form) is not None) and not behind
    is_plain = cue.entry is None or cue.entry.act in (Act.ASSERT, Act.QUESTION)
    is_whole = content.covers(Span(quotes[0].inner.start, quotes[-1].inner.end)) and (
        inside == len(_WORD.findall(content.of(text)))
    )
    if not (is_speech or is_whole or (is_most and is_plain)):
        return ()  # "hükûmeti “gerçekleri gizlemekle” suçladı": the words outside are part of it
    first = len(quotes) - 1
    while first > 0 and not _WORD.search(text, quotes[first - 1].outer.end, quotes[first].outer.start):
        first -= 1
    return tuple(quote.inner for quote in quotes[first:])


def _content_start(scene: Scene, start: int, end: int) -> int:
    """Behind marks, conjunctions, adverbs and the occasion of the saying."""
    text, lex = scene.text, scene.lex
    while True:
        while start < end and (text[start].isspace() or text[start] in ",;:"):
            start += 1
        phrases = (lex.ends_with_conjunction, lex.linkers, lex.auxiliaries_end)
        after = next((a for p in phrases if (a := p.starting_at(text, start, end)) is not None), None)
        if after is None or after >= end:
            break
        start = after
    behind = behind_occasion(scene, start, end)
    return _content_start(scene, behind, end) if behind > start else start


def _is_clause(scene: Scene, said: _Said, cue: _Cue) -> bool:
    """Without a subject in the sentence: does a verb made a noun stand right before the cue, or its object?"""
    if cue.entry is not None and cue.entry.act is not Act.ASSERT:
        return True
    return _has_action_noun(scene, said)


def _has_action_noun(scene: Scene, said: _Said) -> bool:
    words = list(_WORD.finditer(scene.text, said.spans[-1].start, said.spans[-1].end))[-_NEAR:]
    return any(scene.lex.speakers.action_nouns.fullmatch(word.group()) for word in words)


def _passive(scene: Scene, number: int, place: tuple[int, _Cue]) -> list[Candidate]:
    """Y X'ce yalanlandı, raporda Y belirtildi, Y iddia edildi: an agent, a text, or nobody says it."""
    start, cue = place
    agent = find_agent(scene, start, cue.span.start)
    mention, begin, end = Mention(None, "", MentionKind.NONE), start, cue.span.start
    if agent is not None:
        words, whole = agent
        mention = mention_of(scene, words)
        is_first = whole.start - start < cue.span.start - whole.end
        begin, end = (whole.end, cue.span.start) if is_first else (start, whole.start)
    elif (document := find_document(scene, start, cue.span.start)) is not None:
        mention, begin = mention_of(scene, document), document.end
    content = trim(scene.text, _content_start(scene, begin, end), end)
    if content is None:
        return []
    content = without_topic(scene, content)
    is_hidden = mention.kind is MentionKind.NONE
    rule = "source.hidden" if is_hidden else "reported.passive"
    confidence = 0.6 if is_hidden else 0.93
    return [Candidate((content,), mention, rule, confidence, number, cue=cue.span, hit=cue.hit, entry=cue.entry)]


def _behind_colon(scene: Scene, number: int, cue: _Cue, *, parts: tuple[Mention, int, bool]) -> list[Candidate]:
    """X şöyle konuştu: “Y” — and a quotation that goes on behind what the cue reports."""
    mention, limit, has_said = parts
    text = scene.text
    begin = cue.span.end
    while begin < limit and text[begin].isspace():
        begin += 1
    if text[begin : begin + 1] != ":":
        return []
    sentence = scene.layout.sentences[number]
    quotes = scene.quotes_in(Span(begin, sentence.span.end), sentence.paragraph)
    is_quoted = bool(quotes) and not _WORD.search(text, begin, quotes[0].outer.start)
    content = clean_quote(text, quotes[0].inner) if is_quoted else trim(text, begin, sentence.span.end)
    if content is None:
        return []
    rule = "quotation.subject-cue-before" if is_quoted else "reported.bare"
    if has_said:
        rule = "quotation.floating" if is_quoted else rule
        return [Candidate((content,), mention, rule, 0.94, number)]
    return [Candidate((content,), mention, rule, 0.955, number, cue=cue.span, hit=cue.hit, entry=cue.entry)]


def _asked(scene: Scene, number: int, span: Span) -> list[Candidate]:
    """“Y?” sorusuna: a quotation that a noun of saying behind it names."""
    found: list[Candidate] = []
    paragraph = scene.layout.sentences[number].paragraph
    quotes = scene.quotes_in(span, paragraph)
    for hit in scene.cues_in(number):
        entry = hit.cue("nouns")
        quote = next((q for q in quotes if not scene.text[q.outer.end : hit.span.start].strip()), None)
        if entry is None or quote is None or hit.span.start < quote.outer.end:
            continue
        if entry.act is Act.QUESTION:
            mention = Mention(None, "", MentionKind.NONE)
            rule = "quotation.noun"
            found.append(Candidate((quote.inner,), mention, rule, 0.96, number, cue=hit.span, hit=hit, entry=entry))
    return found

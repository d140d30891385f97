"""Headlines that attribute: "X Bantah Y", "X denies Y", "X: Y", "Y, X says", and several of these in one title.

Scene in, Candidates out. A title is read clause by clause; a clause that opens with a cue goes on with the subject of
the clause before ("Saksi Sebut Uang Diserahkan, Bantah Menerima"). A film's or article's title that the body quotes
("Tonton juga video “…”") is read in the same way.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from kg.model import Act, Mention, MentionKind, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.contents import content_before
from kg.statements.passives import find_passive
from kg.statements.phrases import mention_of, subject_before

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<=[^\W_] )[^\W\d_]\w*")  # words within a sentence, to be looked at for a capital
_PART = re.compile(r"[,;!]\s")
_CUES = ("headline", "verbs")
_PASSIVE = "headline.passive"  # rule
_NAME_WORDS = 2
_LABEL_NAME_WORDS = 4
_BODY = 3000  # code points of the body in which a label's name is looked for
_LABEL_WORDS = 6
_SUBJECT_WORDS = 9
_CONTENT_WORDS = 3
_ANSWER_WORDS = 2  # behind a speaker's label two words are an answer: "Sekda: Tidak Benar"


def find_headlines(scene: Scene) -> list[Candidate]:
    """The candidates of titles; cues may be bare stems."""
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if sentence.is_title:
            found.extend(_in_title(scene, sentence.span, number))
            continue
        for match in scene.lex.source.titled.finditer(scene.text, sentence.span.start, sentence.span.end):
            quote = next(
                (q for q in scene.quote_index.overlapping(sentence.span) if q.outer.start > match.start()), None
            )
            if quote is not None and not scene.text[match.end() : quote.outer.start].strip(" :"):
                found.extend(_in_title(scene, quote.inner, number))
    return found


def _in_title(scene: Scene, title: Span, number: int) -> list[Candidate]:
    found: list[Candidate] = []
    for part in _parts(scene, title):
        shared = found[-1].mention if found else _first_words(scene, title, part)
        candidate = (
            _labelled(scene, part, number)
            or _inverted(scene, Span(title.start, part.end), part, number)
            or _with_cue(scene, part, number, shared=shared)
            or _with_passive(scene, part, number)
        )
        if candidate is not None:
            found.append(candidate)
        elif found and found[-1].rule == _PASSIVE:
            continue  # "Rektor Didesak Mundur, Kampus Bentuk Tim": the rest is another clause
        elif found and (content := trim(scene.text, found[-1].content[0].start, part.end)) is not None:
            found[-1] = replace(found[-1], content=(content,))
    closed = None if found else _closed_by_cue(scene, title, number)
    return [closed] if closed is not None else found


def _parts(scene: Scene, title: Span) -> list[Span]:
    """The clauses of a title: cut at commas, and at "but" before a cue."""
    cuts = [m.span() for m in _PART.finditer(scene.text, title.start, title.end)]
    for hit in scene.lex.cues(scene.text, title.start, title.end):
        if hit.cue(*_CUES) is not None:
            joint = scene.lex.ends_with_conjunction.ending_at(scene.text, title.start, hit.span.start)
            if joint is not None and scene.lex.contrast.match(scene.text, joint, hit.span.start) is not None:
                cuts.append((joint, hit.span.start))
    parts: list[Span] = []
    start = title.start
    is_inside = any(quote.inner.covers(title) for quote in scene.quote_index.overlapping(title))
    for left, right in sorted(cuts):
        is_quoted = not is_inside and bool(scene.quote_index.overlapping(Span(left, right)))
        if left > start and not is_quoted and (part := trim(scene.text, start, left)) is not None:
            parts.append(part)
        start = max(start, right)
    last = trim(scene.text, start, title.end)
    return [*parts, last] if last is not None else parts


def _first_words(scene: Scene, title: Span, part: Span) -> Mention | None:
    """Whom a clause without a subject goes on with: the words that open the title ("Sopir Desa Mogok, Tuntut …")."""
    words = list(islice(_WORD.finditer(scene.text, title.start, title.end), _NAME_WORDS))
    if part.start == title.start or len(words) < _NAME_WORDS or words[-1].end() > part.start:
        return None
    return mention_of(scene, Span(words[0].start(), words[-1].end()))


def _inverted(scene: Scene, title: Span, part: Span, number: int) -> Candidate | None:
    """Y, says X. Near misses: "X quits, says he is ill"; "X suspended, blames supplement"."""
    words = scene.text[part.start : part.end].split()
    hit = next(iter(scene.lex.cues(scene.text, part.start, part.end)), None)
    if hit is None or hit.span.start != part.start or part.start == title.start:
        return None
    if "vs" not in scene.pack.meta.order or scene.pack.clause.verb_prefixes:
        return None
    entry, span = hit.cue("headline"), trim(scene.text, hit.span.end, part.end)
    if entry is None or entry.act is not Act.ASSERT or span is None or not 1 < len(words) <= _LABEL_WORDS:
        return None
    rest = _WORD.findall(span.of(scene.text))
    is_clause = any(scene.lex.clause.is_finite(word) or scene.lex.pronouns.fullmatch(word) for word in rest)
    known = (scene.lex.people, scene.lex.clause.documents)
    is_somebody = rest[-1][0].isupper() or any(one.fullmatch(rest[-1]) for one in known)
    content = content_before(scene, title.start, part.start)
    if is_clause or not is_somebody or content is None or len(_WORD.findall(content.of(scene.text))) < _CONTENT_WORDS:
        return None
    mention = mention_of(scene, span)
    return Candidate((content,), mention, "headline.inverted", 0.75, number, cue=hit.span, hit=hit, entry=entry)


def _with_cue(scene: Scene, part: Span, number: int, *, shared: Mention | None) -> Candidate | None:
    for hit in scene.lex.cues(scene.text, part.start, part.end):
        entry = hit.cue(*_CUES)
        if entry is None:
            continue
        subject = subject_before(scene, part.start, hit.span.start)
        is_first = not _WORD.search(scene.text, part.start, hit.span.start)
        mention = shared if is_first else subject.mention
        if mention is None or mention.span is None or subject.is_blocked:
            continue
        before = scene.text[part.start : hit.span.start]
        if len(_WORD.findall(before)) > _SUBJECT_WORDS or before.rstrip().endswith((",", ":")):
            continue
        begin = hit.span.end
        that = scene.lex.that.match(scene.text, begin + 1, part.end)
        content = trim(scene.text, that.end() if that else begin, part.end)
        if content is None:
            continue
        return Candidate(
            (content,),
            mention,
            "headline.cue",
            0.75,
            number,
            cue=hit.span,
            hit=hit,
            entry=entry,
            is_negated=subject.is_negated,
            is_not_yet=subject.is_not_yet,
        )
    return None


def _with_passive(scene: Scene, part: Span, number: int) -> Candidate | None:
    """X Ditantang Y soal Z; where only the accusation is given, nobody is named: "X Dituding Jiplak Skripsi"."""
    text, lex = scene.text, scene.lex
    for hit in lex.cues(text, part.start, part.end):
        if hit.cue("ascribing") is None:
            continue
        found = find_passive(scene, hit, number, part)
        if found is not None and lex.about.starting_at(text, found.content[-1].start, part.end) is not None:
            return replace(found, rule=_PASSIVE, confidence=0.7)
        content = trim(text, hit.span.end, part.end)
        if content is not None and lex.source.unnamed.fullmatch(hit.form) is not None:
            mention = Mention(None, "", MentionKind.NONE)
            entry = hit.cue("ascribing")
            return Candidate((content,), mention, _PASSIVE, 0.6, number, cue=hit.span, hit=hit, entry=entry)
    return None


def _closed_by_cue(scene: Scene, span: Span, number: int) -> Candidate | None:
    """Y, X says."""
    for hit in scene.lex.cues(scene.text, span.start, span.end):
        entry = hit.cue(*_CUES)
        comma = scene.text.rfind(",", span.start, hit.span.start)
        if entry is None or comma < 0 or _WORD.search(scene.text, hit.span.end, span.end):
            continue
        subject = subject_before(scene, comma + 1, hit.span.start)
        content = trim(scene.text, span.start, comma)
        if subject.mention is None or subject.is_blocked or subject.is_negated or content is None:
            continue
        if len(_WORD.findall(content.of(scene.text))) >= _CONTENT_WORDS:
            return Candidate(
                (content,), subject.mention, "headline.closed", 0.75, number, cue=hit.span, hit=hit, entry=entry
            )
    return None


def _has_speaker(scene: Scene, content: Span) -> bool:
    """Does the content name its own speaker: "…: Yerevan denies the strike"?"""
    for hit in scene.lex.cues(scene.text, content.start, content.end):
        before = scene.text[content.start : hit.span.start]
        is_quoted = scene.quote_index.overlapping(hit.span)
        if hit.cue(*_CUES) is not None and not is_quoted and "," not in before:
            return 0 < len(_WORD.findall(before)) <= _LABEL_WORDS
    return False


def _labelled(scene: Scene, span: Span, number: int) -> Candidate | None:
    """X: Y."""
    colon = scene.text.find(": ", span.start, span.end)
    if colon < 0:
        return None
    label = trim(scene.text, span.start, colon)
    content = trim(scene.text, colon + 1, span.end)
    if label is None or content is None or len(_WORD.findall(label.of(scene.text))) > _LABEL_WORDS:
        return None
    is_person = scene.lex.people.match(scene.text, label.start) is not None
    if len(_WORD.findall(content.of(scene.text))) < (_ANSWER_WORDS if is_person else _CONTENT_WORDS):
        return None
    if scene.quote_index.overlapping(label) or _has_speaker(scene, content):
        return None
    if not (is_person or _is_known(scene, label, span.end) or _is_own(scene, content)):
        return None
    return Candidate((content,), mention_of(scene, label), "headline.label", 0.5, number)


def _is_known(scene: Scene, label: Span, title_end: int) -> bool:
    """Does the body speak of whom the title names before its colon? "Live" and "Five things" are no speakers."""
    words = _WORD.findall(label.of(scene.text))
    body = scene.text[title_end : title_end + _BODY]
    names = {word.casefold() for word in _NAME.findall(body) if word[0].isupper()}
    is_named = words[-1].casefold() in names or not words[-1].isupper()  # "FACT CHECK" is no name
    return len(words) <= _LABEL_NAME_WORDS and body.casefold().count(words[-1].casefold()) > 0 and is_named


def _is_own(scene: Scene, content: Span) -> bool:
    """Does the content speak as "I" or "we", or stand in quotation marks?"""
    is_quoted = any(quote.inner.covers(content) for quote in scene.quote_index.overlapping(content))
    return is_quoted or scene.lex.own.search(scene.text, content.start, content.end) is not None

"""Direct speech: quotations with their cue and speaker. Scene in, Candidates out.

Hit: `"We did not fire," said Stepanyan.` Near miss: `the so-called "line of contact" said little`: a fragment of two
words without a comma is part of its sentence and is left to the reported clauses.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Mention, MentionKind, Quote, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.contents import content_before
from kg.statements.dropped import clitic_speaker, speaker_behind
from kg.statements.lexicon import CueHit
from kg.statements.phrases import mention_of, speaker_after, subject_before

_WORD = re.compile(r"\w+")
_INNER_CLOSING = "'’\"”"
_GAP_WORDS = 14  # a longer stretch between a quotation and its cue belongs to another clause
_CLAUSE_WORDS = 3
_FRAGMENT_WORDS = 3  # quotations up to this length are speech only with a comma or cue right behind them


def find_quotations(scene: Scene) -> list[Candidate]:
    """One candidate per quotation with its cue; interrupted and floating quotations go on with the speaker before."""
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if sentence.is_title:
            continue
        quotes = scene.quotes_in(sentence.span, sentence.paragraph)
        for index, quote in enumerate(quotes):
            stop = quotes[index + 1].outer.start if index + 1 < len(quotes) else sentence.span.end
            start = quotes[index - 1].outer.end if index else sentence.span.start
            _take(scene, found, quote, (number, start, stop))
    return found


def _take(scene: Scene, found: list[Candidate], quote: Quote, place: tuple[int, int, int]) -> None:
    """Attribute one quotation: behind it, before it, else to the speaker who is being quoted already."""
    number, start, stop = place
    last = found[-1] if found else None
    attributed = _after(scene, quote, number, (start, stop))
    if attributed is None and (last is None or last.cue is None or last.cue.start < start):
        attributed = _before(scene, quote, number, start)
    if attributed is None and last is not None:
        attributed = _added(scene, quote, number, last)
    interrupted = last is not None and _goes_on(scene, last, quote, start)
    if attributed is not None and interrupted and last is not None and last.cue is None:
        found[-1] = replace(attributed, content=(*last.content, *attributed.content))
    elif attributed is not None and not (interrupted and last is not None and attributed.cue == last.cue):
        found.append(attributed)
    elif interrupted and last is not None:
        found[-1] = replace(last, content=(*last.content, quote.inner))
    elif (floating := _floating(scene, quote, number, start)) is not None:
        found.append(floating)


def _added(scene: Scene, quote: Quote, number: int, last: Candidate) -> Candidate | None:
    """`“A,” X said on Monday, adding, “B”`: a participle right before a quotation goes on with the speaker before."""
    endings = scene.pack.clause.participles
    if not endings or last.cue is None or last.sentence != number:
        return None
    for hit in scene.cues_in(number):
        is_between = last.cue.end <= hit.span.start and hit.span.end <= quote.outer.start
        is_adjacent = not scene.text[hit.span.end : quote.outer.start].strip(" ,:")
        if is_between and is_adjacent and hit.cue("verbs") is not None and hit.form.endswith(endings):
            return _candidate(quote, hit, last.mention, ("quotation.subject-cue-before", number, 0.85))
    return None


def _last_mark(text: str, quote: Quote) -> str:
    """The last character of a quotation, behind that of one within it: `“It is ‘false,’”`."""
    end = quote.inner.end
    while end > quote.inner.start + 1 and text[end - 1] in _INNER_CLOSING:
        end -= 1
    return text[end - 1]


def is_speech(scene: Scene, quote: Quote, start: int) -> bool:
    """Could this quotation stand as an utterance of its own, and not as words inside somebody else's clause?"""
    words = len(_WORD.findall(scene.text, quote.inner.start, quote.inner.end))
    ends = _last_mark(scene.text, quote) in ",.!?…" or scene.text[quote.outer.end : quote.outer.end + 1] in (",", "،")
    before = scene.text[start : quote.outer.start].rstrip()
    opens = not before or before[-1] in ":,.;!?)" or (before[-1] in "–—-" and words > _FRAGMENT_WORDS)
    if words <= _FRAGMENT_WORDS:
        return ends and opens
    return opens


def _after(scene: Scene, quote: Quote, number: int, bounds: tuple[int, int]) -> Candidate | None:
    """`"…," said X` and `"…," X said`."""
    text = scene.text
    start, stop = bounds
    if _last_mark(text, quote) not in ",?!" and not is_speech(scene, quote, start):
        return None
    if _ends_clause(scene, quote, number):
        return None
    if scene.lex.ends_with_conjunction.starting_at(text, quote.outer.end, stop) is not None:
        return None  # `called it "invented," while X said`: another clause begins
    hits = [hit for hit in scene.cues_in(number) if quote.outer.end <= hit.span.start < stop]
    if not hits:
        return None
    hit = hits[0]
    gap = text[quote.outer.end : hit.span.start]
    if any(mark in gap.strip(" ,،.–—-") for mark in ";!?"):
        return None
    is_adjacent = not gap.strip(" ,.–—-،\u00a0")
    if is_adjacent and (hit.has_clitic or hit.cue("stems", "verbs", "quoting") is not None):
        return _inverted(scene, quote, hit, (number, stop))
    if (
        len(_WORD.findall(gap)) <= _GAP_WORDS
        and hit.cue("verbs", "quoting") is not None
        and _is_closed(scene, quote, hit, stop)
    ):
        subject = subject_before(scene, quote.outer.end, hit.span.start)
        if subject.mention is None or subject.is_relative or subject.is_blocked or subject.is_negated:
            return None
        return _candidate(quote, hit, subject.mention, ("quotation.subject-cue", number, 0.93))
    return None


def _ends_clause(scene: Scene, quote: Quote, number: int) -> bool:
    """Does it close a clause that began before it: `The dam "is safe," X said`? All of that is what X said.

    Near miss: `JAKARTA - "It is safe," X said`: a quotation that begins with a capital stands alone.
    """
    opening = content_before(scene, scene.layout.sentences[number].span.start, quote.outer.start)
    if opening is None or scene.text[opening.end : quote.outer.start].strip(" ,\u00a0–—-"):
        return False
    if not (scene.text[quote.inner.start].islower() or scene.text[opening.end] == ","):
        return False
    return not any(hit.cue("verbs", "stems") for hit in scene.cues_in(number) if hit.span.end <= quote.outer.start)


def _is_closed(scene: Scene, quote: Quote, hit: CueHit, stop: int) -> bool:
    """Does the quotation belong to this cue: it ends with a comma, or nothing but an adjunct follows the cue?"""
    text = scene.text
    if _last_mark(text, quote) in ",?!" or text[quote.outer.end : quote.outer.end + 1] in (",", "،"):
        return True
    rest = text[hit.span.end : stop].strip()
    return (
        not rest
        or rest[0] in ".,;:"
        or scene.lex.starts_with_preposition.starting_at(text, hit.span.end, stop) is not None
    )


def _inverted(scene: Scene, quote: Quote, hit: CueHit, place: tuple[int, int]) -> Candidate | None:
    number, stop = place
    if hit.has_clitic:
        mention: Mention | None = clitic_speaker(scene, hit)
    else:
        if "vs" not in scene.pack.meta.order:
            return None
        mention = speaker_behind(scene, hit, stop if hit.tail is None else hit.tail.start)
    if mention is None:
        return None
    return _candidate(quote, hit, mention, ("quotation.cue-subject", number, 0.95))


def _is_in_clause(scene: Scene, hit: CueHit, quote: Quote) -> bool:
    """Does the quotation stand in a clause of the cue: "X said that the guards, “who slept”, …", "told “V” that"?"""
    text = scene.text
    begin = hit.span.end
    while begin < quote.outer.start and (text[begin].isspace() or text[begin] == ","):
        begin += 1
    that = scene.lex.that.match(text, begin, quote.outer.start)
    if that is not None:
        return _WORD.search(text, that.end(), quote.outer.start) is not None
    is_short = len(_WORD.findall(text, quote.inner.start, quote.inner.end)) <= _FRAGMENT_WORDS
    return is_short and scene.lex.that.match(text, quote.outer.end + 2) is not None


def _before(scene: Scene, quote: Quote, number: int, start: int) -> Candidate | None:
    """`X said: "…"`, `X said, "…"` and `X: "…"`."""
    text = scene.text
    hits = [
        hit
        for hit in scene.cues_in(number)
        if start <= hit.span.start
        and hit.span.end <= quote.outer.start
        and hit.cue("verbs", "stems", "quoting") is not None
    ]
    is_adjacent = bool(hits) and not text[hits[-1].span.end : quote.outer.start].strip(" ,:")
    if not is_speech(scene, quote, start) and not (is_adjacent and not _is_word_of_clause(scene, quote)):
        return None
    for hit in reversed(hits):
        gap = text[hit.span.end : quote.outer.start]
        if _is_in_clause(scene, hit, quote) or _closes_clause(scene, hit, quote):
            break
        if len(_WORD.findall(gap)) > _GAP_WORDS or any(mark in gap for mark in ";!?"):
            break
        if hit.cue("verbs", "quoting") is not None:
            subject = subject_before(scene, start, hit.span.start)
            if subject.mention is not None and not subject.is_blocked and not subject.is_negated:
                return _candidate(quote, hit, subject.mention, ("quotation.subject-cue-before", number, 0.9))
        if hit.cue("stems") is not None:
            mention = (
                clitic_speaker(scene, hit) if hit.has_clitic else speaker_after(scene, hit.span.end, quote.outer.start)
            )
            if mention is not None:
                return _candidate(quote, hit, mention, ("quotation.cue-subject-before", number, 0.85))
    return None


def _is_word_of_clause(scene: Scene, quote: Quote) -> bool:
    """Does a clause go on behind a fragment: `criticised "rumours" that he left`?"""
    words = len(_WORD.findall(scene.text, quote.inner.start, quote.inner.end))
    behind = scene.text[quote.outer.end : quote.outer.end + 2]
    is_open = _last_mark(scene.text, quote) not in ",.!?…"
    goes_on = behind[1:].isalnum() and not behind[1:].isupper()
    return words <= _FRAGMENT_WORDS and is_open and behind[:1].isspace() and goes_on


def _closes_clause(scene: Scene, hit: CueHit, quote: Quote) -> bool:
    """Does a quotation close a clause begun outside: "menjamin harga itu tetap, "kecuali ada perang""?

    Near miss: "mengatakan kepada wartawan, "kami pergi"": before it stands an adjunct alone.
    """
    gap = scene.text[hit.span.end : quote.outer.start].rstrip()
    opens = scene.lex.starts_with_preposition.starting_at(scene.text, hit.span.end, quote.outer.start)
    is_clause = len(_WORD.findall(gap)) >= _CLAUSE_WORDS and opens is None and gap.endswith(",")
    return is_clause and scene.text[quote.inner.start].islower()


def _goes_on(scene: Scene, last: Candidate, quote: Quote, start: int) -> bool:
    """Is this the rest of a quotation that its cue interrupted, or the next paragraph of one that was not closed?"""
    sentence = scene.layout.sentences[last.sentence]
    if sentence.paragraph == quote.paragraph:
        between = scene.text[last.content[-1].end : quote.outer.start]
        is_own = (
            last.cue is not None
            and last.content[-1].end <= last.cue.start < quote.outer.start
            and _follows_cue(scene, last, quote)
        )
        return is_speech(scene, quote, start) and (is_own or not _WORD.search(between))
    previous = [q for q in scene.quote_index.overlapping(last.content[-1]) if q.inner.covers(last.content[-1])]
    return bool(previous) and not previous[0].is_closed and quote.paragraph == previous[0].paragraph + 1


def _follows_cue(scene: Scene, last: Candidate, quote: Quote) -> bool:
    """Does the quotation stand in the sentence of that cue, or open the next one?"""
    sentences = scene.layout.sentences
    following = sentences[last.sentence + 1] if last.sentence + 1 < len(sentences) else None
    if quote.outer.start < sentences[last.sentence].span.end or following is None:
        return True
    return following.span.start <= quote.outer.start <= following.span.start + 1


def _floating(scene: Scene, quote: Quote, number: int, start: int) -> Candidate | None:
    """A quoted sentence without a cue: its speaker is the one who spoke last."""
    if not is_speech(scene, quote, start) or len(_WORD.findall(scene.text, quote.inner.start, quote.inner.end)) < 4:
        return None
    sentence = scene.layout.sentences[number]
    outside = scene.text[sentence.span.start : quote.outer.start] + scene.text[quote.outer.end : sentence.span.end]
    if _WORD.search(outside):
        return _labelled(scene, quote, number, start)
    content = trim(scene.text, quote.inner.start, quote.inner.end)
    if content is None:
        return None
    mention = Mention(None, "", MentionKind.PRONOUN)
    return Candidate((content,), mention, "quotation.floating", 0.6, number, is_continuation=True)


def _labelled(scene: Scene, quote: Quote, number: int, start: int) -> Candidate | None:
    """`X: "…"` without a verb."""
    before = scene.text[start : quote.outer.start].rstrip()
    if not before.endswith(":"):
        return None
    label = trim(scene.text, start, start + len(before) - 1)
    if label is None or len(_WORD.findall(label.of(scene.text))) > 6 or not label.of(scene.text)[0].isupper():
        return None
    return Candidate((quote.inner,), mention_of(scene, label), "quotation.label", 0.6, number)


def _candidate(quote: Quote, hit: CueHit, mention: Mention, made: tuple[str, int, float]) -> Candidate:
    rule, number, confidence = made
    entry = hit.cue("stems", "verbs", "quoting", "headline")
    return Candidate((quote.inner,), mention, rule, confidence, number, cue=hit.span, hit=hit, entry=entry)


def clean_quote(text: str, span: Span) -> Span:
    """The quotation's words without the comma or full stop that closes it."""
    end = span.end
    while end > span.start + 1 and text[end - 1] in ",. ":
        end -= 1
    return Span(span.start, end)

"""Sources without a verb of saying: "menurut X, Y", "Y, according to X", "dilaporkan Y". Scene in, Candidates out."""

from __future__ import annotations

import re

from kg.languages.wordlists import Found
from kg.model import Act, Mention, MentionKind, Span, Via
from kg.statements.base import Candidate, Scene, trim
from kg.statements.contents import cut_tail, is_only_adjunct
from kg.statements.fields import phrase_end
from kg.statements.phrases import is_apposition, mention_of, subject_before

_SOURCE_END = re.compile(r"[;:!?،؛؟։՝\"“”\n]|[,.](?!\d)")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?<=\w)['’]\w+\Z")
_OPENING = tuple('«“„"')
_SOURCE_WORDS = 16
_NEXT = 12  # code points behind "according to" that hold the word of a pronoun
_HELD_WORDS = 6
_SUBJECT_WORDS = 4
_NAME_WORDS = 4
_SAID_WORDS = 3  # fewer words behind an apposition are none of what was said


def find_sources(scene: Scene) -> list[Candidate]:
    """Candidates of all sentences outside titles."""
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if sentence.is_title:
            continue
        quotes = [q.outer for q in scene.quotes_in(sentence.span, sentence.paragraph)]
        for match in scene.lex.according_before.finditer(scene.text, sentence.span.start, sentence.span.end):
            if not any(q.start <= match.start() < q.end for q in quotes):
                found.extend(_according(scene, match, number, sentence.span))
        for match in scene.lex.according_after.finditer(scene.text, sentence.span.start, sentence.span.end):
            found.extend(_according_after(scene, match, number))
        found.extend(_relayed(scene, number, quotes))
        if "sov" not in scene.pack.meta.order:  # there a passive closes its clause
            found.extend(_hidden(scene, number, quotes))
    return found


def find_according(scene: Scene, number: int, inside: Span) -> list[Candidate]:
    """Candidates of "according to" that opens a sentence inside a quotation; "menurut saya" is the speaker's own."""
    found: list[Candidate] = []
    for match in scene.lex.according_before.finditer(scene.text, inside.start, inside.end):
        stop = _SENTENCE_END.search(scene.text, match.end(), inside.end)
        reach = max(inside.start, match.start() - _NEXT)
        begin = max((end.end() for end in _SENTENCE_END.finditer(scene.text, reach, match.start())), default=reach)
        part = Span(max(inside.start, begin), stop.start() if stop is not None else inside.end)
        is_own = scene.lex.own.search(scene.text, match.end(), min(match.end() + _NEXT, part.end)) is not None
        if not is_own and not _WORD.search(scene.text, part.start, match.start()):
            found.extend(_according(scene, match, number, part))
    return found


def _according(scene: Scene, match: Found, number: int, sentence: Span) -> list[Candidate]:
    """Menurut X, Y. / Y, menurut X."""
    text, cue = scene.text, Span(*match.span())
    named = _source(scene, match, number, sentence.end)
    if named is None:
        return []
    mention, behind, is_known = _with_name(scene, named, sentence.end)
    parted = max(text.rfind(mark, sentence.start, cue.start) for mark in (";", ": "))
    if mention.kind in (MentionKind.CLITIC, MentionKind.PRONOUN):
        parted = max(parted, _behind_other(scene, number, sentence.start, cue.start))
        mention = _denier(scene, number, sentence.start, cue.start) or mention
    before = trim(text, max(sentence.start, parted + 1), cue.start)
    that = scene.lex.that.match(text, _skip(text, behind), sentence.end)
    begin = that.end() if that is not None else _behind_apposition(scene, mention, behind, sentence.end)
    after = trim(text, begin, cut_tail(scene, begin, sentence.end))
    opens = before is None or scene.lex.linkers.starting_at(text, before.start, cue.start) == before.end
    if not opens and after is not None and is_apposition(scene, after, mention):
        after = None
    if not opens and after is None and _is_said(scene, mention, number, Span(sentence.start, cue.start)):
        return []
    spans = tuple(span for span in ((None if opens else before), after) if span is not None)
    is_inside = is_known or _stands_inside(scene, before, mention)
    if not opens and after is not None and not is_inside and not text[behind : after.start].strip().startswith(","):
        spans = (before,) if before is not None else ()
    if not spans:
        return []
    return [_candidate(scene, (spans, mention, cue), "source.according", 0.85, number)]


def _source(scene: Scene, match: Found, number: int, end: int) -> tuple[Mention, int, bool] | None:
    """Who the source is, where its words end, and whether its own phrase shows that."""
    text, cue = scene.text, Span(*match.span())
    if match.clitic:
        return Mention(cue, cue.of(text), MentionKind.CLITIC), cue.end, False
    own = scene.lex.speakers.possessives.search(text, cue.start, cue.end)
    if own is not None:  # "по её словам": whose words they are stands inside
        return Mention(Span(*own.span()), own.group(), MentionKind.PRONOUN), cue.end, False
    stop = next((s for s in _SOURCE_END.finditer(text, cue.end, end) if not _is_initial(text, s)), None)
    behind = stop.start() if stop else end
    known = phrase_end(scene, number, (cue.end, behind))
    behind = known or behind
    span = trim(text, cue.end, behind)
    pronoun = scene.lex.pronouns.search(text, cue.end, behind)
    if span is not None and pronoun is not None and pronoun.start() == span.start:
        span, behind = Span(*pronoun.span()), pronoun.end()
    if span is None and scene.pack.clause.drops_subject:  # "según explicó, …": as he explained
        return Mention(cue, cue.of(text), MentionKind.CLITIC), behind, known is not None
    if span is None or len(_WORD.findall(span.of(text))) > _SOURCE_WORDS:
        return None
    return mention_of(scene, _without_media(scene, span)), behind, known is not None


def _with_name(scene: Scene, named: tuple[Mention, int, bool], end: int) -> tuple[Mention, int, bool]:
    """The source with his name where it stands between commas behind what he is: "menurut ketuanya, Rana Suta, …"."""
    mention, behind, is_known = named
    comma = scene.text.find(",", behind + 1, end)
    name = trim(scene.text, behind, comma) if scene.text[behind : behind + 1] == "," and comma > 0 else None
    words = mention.text.split()
    if name is None or mention.span is None or mention.kind is not MentionKind.NAME or words[-1][0].isupper():
        return named
    parts = name.of(scene.text).split()
    is_one = scene.lex.clause.is_determiner(words[0]) and scene.lex.people.search(mention.text) is not None
    is_role = is_one or scene.lex.speakers.belongings.search(mention.text) is not None
    is_name = len(parts) <= _NAME_WORDS and all(part[0].isupper() for part in parts)
    if not is_role or not is_name or scene.lex.weekdays.search(name.of(scene.text)) is not None:
        return named
    return mention_of(scene, Span(mention.span.start, name.end)), comma, is_known


def _is_said(scene: Scene, mention: Mention, number: int, before: Span) -> bool:
    """Has what stands before a closing source a speaker already: "The ministry said p, according to two witnesses"?"""
    verbs = [hit for hit in scene.cues_in(number) if before.covers(hit.span) and hit.cue("verbs") is not None]
    is_spoken = any(subject_before(scene, before.start, verb.span.start).mention is not None for verb in verbs[:1])
    return is_spoken and mention.kind is MentionKind.NAME


def _behind_apposition(scene: Scene, mention: Mention, start: int, end: int) -> int:
    """Behind the words that say who the source is: "According to Ana Lim, a spokeswoman for the army, …".

    Near miss: "According to Ana Lim, the minister resigned, …": only "a" or a bare role opens an apposition here.
    """
    comma = scene.text.find(",", start + 1, end)
    chunk = trim(scene.text, start, comma) if comma > start else None
    if chunk is None or mention.kind is not MentionKind.NAME or not mention.text.split()[-1][0].isupper():
        return start
    first, *rest = _WORD.findall(chunk.of(scene.text))
    opening = rest[0] if rest and first.casefold() in scene.pack.names.indefinite else first
    is_role = opening[0].islower() and scene.lex.people.match(scene.text, scene.text.index(opening, chunk.start))
    return comma if is_role and len(_WORD.findall(scene.text, comma, end)) >= _SAID_WORDS else start


def _denier(scene: Scene, number: int, start: int, end: int) -> Mention | None:
    """Whom a pronoun behind a colon means: "The clerk denied it: according to her, …", the subject of that verb."""
    colon = scene.text.rfind(":", start, end)
    if colon < 0 or scene.text[colon + 1 : end].strip():
        return None
    verbs = [hit for hit in scene.cues_in(number) if start <= hit.span.start < colon and hit.cue("verbs") is not None]
    return subject_before(scene, start, verbs[-1].span.start).mention if verbs else None


def _behind_other(scene: Scene, number: int, start: int, end: int) -> int:
    """The comma behind what another cue of the sentence reports: "X denied p, q, according to him"; -1 without one."""
    verbs = [hit for hit in scene.cues_in(number) if start <= hit.span.start < end and hit.cue("verbs") is not None]
    before = trim(scene.text, start, end)
    return scene.text.rfind(",", verbs[-1].span.end, before.end) if verbs and before is not None else -1


def _stands_inside(scene: Scene, before: Span | None, mention: Mention) -> bool:
    """Does the source part a subject from its verb without commas: "hal itu menurutnya harus dibuka"?"""
    if before is None or mention.kind not in (MentionKind.CLITIC, MentionKind.PRONOUN):
        return False
    return len(_WORD.findall(before.of(scene.text))) <= _HELD_WORDS


def _is_initial(text: str, stop: re.Match[str]) -> bool:
    """Is it the point of an abbreviation ("и. о. мэра"), behind which the phrase goes on in lower case?"""
    return stop.group() == "." and text[stop.end() : stop.end() + 2].strip()[:1].islower()


def _without_media(scene: Scene, span: Span) -> Span:
    """The source without where it was heard: "وفقا لما قاله X للصحفيين" (according to what X said to reporters)."""
    media = scene.lex.clause.media.search(scene.text, span.start, span.end)
    cut = trim(scene.text, span.start, media.start()) if media is not None else None
    return cut if cut is not None else span


def _skip(text: str, start: int) -> int:
    while start < len(text) and (text[start].isspace() or text[start] in ",،"):
        start += 1
    return start


def _according_after(scene: Scene, match: Found, number: int) -> list[Candidate]:
    """X'e göre, Y."""
    text, sentence = scene.text, scene.layout.sentences[number]
    start = max(sentence.span.start, text.rfind(",", sentence.span.start, match.start()) + 1)
    span = trim(text, start, match.start())
    content = trim(text, match.end(), sentence.span.end)
    if span is None or content is None or len(_WORD.findall(span.of(text))) > _SOURCE_WORDS:
        return []
    is_hidden = any(hidden.end() == match.end() for hidden in scene.lex.hidden.finditer(text, start, match.end()))
    mention = Mention(None, "", MentionKind.NONE) if is_hidden else mention_of(scene, _without_ending(scene, span))
    return [_candidate(scene, ((content,), mention, Span(*match.span())), "source.according", 0.8, number)]


def _without_ending(scene: Scene, span: Span) -> Span:
    """The name without a case ending that an apostrophe sets off ("Kelmar'a göre": by Kelmar)."""
    ending = _ENDING.search(scene.text, span.start, span.end)
    return Span(span.start, ending.start()) if ending is not None and ending.end() == span.end else span


def _hidden(scene: Scene, number: int, quotes: list[Span]) -> list[Candidate]:
    """Dilaporkan Y: the text hides who says so."""
    text, sentence = scene.text, scene.layout.sentences[number]
    found = []
    for match in scene.lex.hidden.finditer(text, sentence.span.start, sentence.span.end):
        if any(q.start <= match.start() < q.end for q in quotes):
            continue
        begin = _skip(text, match.end())
        that = scene.lex.that.match(text, begin, sentence.span.end)
        if that is None and text[begin : begin + 1] in _OPENING:  # "Как стало известно «Вестям», Y"
            begin = max(begin, text.find(",", begin, sentence.span.end))
        stop = _SOURCE_END.search(text, begin + 1, sentence.span.end) if that is None else None
        start = that.end() if that is not None else begin
        after = trim(text, start, stop.start() if stop else sentence.span.end)
        mention = Mention(None, "", MentionKind.NONE)
        closed = _closed(scene, sentence.span, match)
        if closed is not None:
            found.append(_candidate(scene, ((closed,), mention, Span(*match.span())), "source.hidden", 0.6, number))
            continue
        if after is None:
            continue
        subject = _short_subject(scene, sentence.span.start, match.start())
        content = (after,) if subject is None else (subject, after)
        found.append(_candidate(scene, (content, mention, Span(*match.span())), "source.hidden", 0.55, number))
    return found


def _closed(scene: Scene, sentence: Span, match: Found) -> Span | None:
    """What stands before the passive and a comma, where nothing but an adjunct follows: "Y, hieß es am Montag"."""
    before = scene.text[sentence.start : match.start()].rstrip()
    if not before.endswith(",") or not is_only_adjunct(scene, match.end(), sentence.end):
        return None
    return trim(scene.text, sentence.start, sentence.start + len(before))


def _relayed(scene: Scene, number: int, quotes: list[Span]) -> list[Candidate]:
    """Dilansir kantor berita X, Senin (7/7), Y: another medium reports Y where nobody else in the sentence speaks.

    Near miss: "Dilansir dari tempoHarian, …": a name without a capital is a desk of the outlet itself.
    """
    text, sentence = scene.text, scene.layout.sentences[number].span
    lead = scene.lex.source.leads.match(text, sentence.start, sentence.end)
    comma = text.find(",", lead.end(), sentence.end) if lead is not None else -1
    name = trim(text, lead.end(), comma) if lead is not None and comma > 0 else None
    if lead is None or name is None or quotes or not any(word[0].isupper() for word in name.of(text).split()):
        return []
    if any(
        hit.cue("verbs", "stems", "passives") is not None for hit in scene.cues_in(number) if hit.span.start > comma
    ):
        return []
    while lead_day := scene.lex.weekdays.match(text, _skip(text, comma), sentence.end):
        comma = text.find(",", lead_day.end(), sentence.end)
        if comma < 0:
            return []
    content = trim(text, comma, sentence.end)
    if content is None:
        return []
    return [_candidate(scene, ((content,), mention_of(scene, name), Span(*lead.span())), "source.relayed", 0.6, number)]


def _short_subject(scene: Scene, start: int, cue: int) -> Span | None:
    """A noun phrase of few words right before the passive: what is reported is reported of it."""
    comma = scene.text.rfind(",", start, cue)
    chunk = trim(scene.text, comma + 1 if comma >= 0 else start, cue)
    if chunk is None:
        return None
    opened = scene.lex.starts_with_preposition.starting_at(scene.text, chunk.start, chunk.end)
    span = trim(scene.text, opened, chunk.end) if opened is not None else chunk
    if span is None or len(_WORD.findall(span.of(scene.text))) > _SUBJECT_WORDS:
        return None
    return span


def _candidate(
    scene: Scene, parts: tuple[tuple[Span, ...], Mention, Span], rule: str, confidence: float, number: int
) -> Candidate:
    content, mention, cue = parts
    entry = next((cue for cue in scene.pack.cue if cue.act is Act.ASSERT), None)
    return Candidate(content, mention, rule, confidence, number, cue=cue, entry=entry)


def provenance(scene: Scene, sentence: Span) -> tuple[Via, ...]:
    """How the words of a sentence reached the outlet: "dikutip dari X"; a lost name gives a link without one."""
    links = []
    for match in scene.lex.via.finditer(scene.text, sentence.start, sentence.end):
        stop = _SOURCE_END.search(scene.text, match.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        preposition = scene.lex.prepositions.search(scene.text, match.end(), end)
        if preposition is not None and scene.text[match.end() : preposition.start()].strip():
            end = preposition.start()
        name = trim(scene.text, preposition.end() if preposition and preposition.end() < end else match.end(), end)
        words = name.of(scene.text) if name is not None else None
        if words is not None and scene.lex.weekdays.match(words):
            words = None
        links.append(Via(Span(*match.span()), words))
    return tuple(links)

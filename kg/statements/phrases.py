"""Noun phrases without a parser: who stands before or behind a cue. Scene and offsets in, Mentions out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.languages.wordlists import Found
from kg.model import Mention, MentionKind, Span
from kg.statements.base import Scene
from kg.statements.chunks import head_chunk, tidy
from kg.statements.heads import find_head
from kg.statements.lexicon import Lexicon
from kg.statements.subjects import chunks_before, is_nobody, is_speech, may_be_somebody, narrow

_STOP = re.compile(r"[,.;:!?،؛؟։՝()\[\]\"“”«»\n–—]")
_WORD = re.compile(r"[\w'’.\-]+")
_NAME_CHUNK = re.compile(r"\s*((?:[^\W\d_][\w'’.\-]*\s*){1,5}?)\s*(?=[,.;:\n]|\Z)")
_TITLE_PIECES = 5
_APPOSITION_WORDS = 14
_MARKS = ' "”»’'
_OPENING = 4  # code points before a sentence that hold the end of the one before
_TITLE_JOINT = re.compile(r"\s*(?:\([^()\n]{1,60}\)\s*,?|[,/&])\s*")
_TITLE_PIECE = 120  # code points


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a cue; `mention` is None where the subject of the clause before goes on."""

    mention: Mention | None
    start: int  # where the clause of the cue begins
    is_negated: bool = False
    is_not_yet: bool = False
    is_relative: bool = False
    is_blocked: bool = False


def mention_of(scene: Scene, span: Span) -> Mention:
    """The words as a mention: a pronoun where they are one, else a name, role or other noun phrase."""
    begin = scene.lex.speakers.locative.starting_at(scene.text, span.start, span.end)
    if begin is not None and begin + 1 < span.end:  # "В МИДе заявили"
        span = Span(begin + 1, span.end)
    words = span.of(scene.text)
    kind = MentionKind.PRONOUN if scene.lex.pronouns.fullmatch(words.strip()) else MentionKind.NAME
    return Mention(span, words, kind)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words before a cue in which its subject stands: from behind linkers to before auxiliaries and relatives."""

    clause_start: int
    start: int
    end: int
    cue: int
    had_comma: bool
    is_relative: bool


def subject_before(scene: Scene, clause_start: int, cue_start: int, *, speaks: bool = True) -> Subject:
    """The subject of a cue, with auxiliaries, negators and adverbs between them taken off.

    `speaks`: is the cue a verb whose subject speaks, and no passive, whose subject may be any words?
    """
    text, lex = scene.text, scene.lex
    end, negated, not_yet, blocked = _before_auxiliaries(text, lex, clause_start, cue_start)
    stretch = _stretch(scene, clause_start, end, cue_start)
    made = Subject(None, clause_start, negated, not_yet, stretch.is_relative, blocked)
    chunk = _chunk(scene, stretch)
    if chunk is None:
        return made
    span, is_lost = _speaking(scene, stretch, chunk) if speaks else (chunk, False)
    if is_lost or (speaks and _is_quoted(scene, chunk, cue_start)):
        return replace(made, is_blocked=True)
    if span is not None and not stretch.is_relative:
        span = narrow(scene, span, speaks=speaks) or _further_left(scene, stretch.start, stretch.end)
    if span is None:  # "Having met Rao, he left. Before that, he …": who spoke last goes on
        return replace(made, mention=Mention(None, "", MentionKind.PRONOUN), start=stretch.start)
    if speaks and span in {quote.inner for quote in scene.quote_index.overlapping(span) if is_speech(span.of(text))}:
        return replace(made, is_blocked=True)
    # "X harus meminta maaf, mengakui Y": verbs under one modal
    is_blocked = lex.must.search(text, span.start, span.end) is not None or is_nobody(scene, span)
    return replace(made, mention=mention_of(scene, span), start=stretch.start, is_blocked=blocked or is_blocked)


def _is_quoted(scene: Scene, span: Span, cue: int) -> bool:
    """Is it what somebody said, in marks that the cue stands outside of: "“… to calm the town”, [explained] X"?"""
    quotes = scene.quote_index.overlapping(span)
    return any(q.inner.covers(span) and q.outer.end <= cue and is_speech(q.inner.of(scene.text)) for q in quotes)


def _stretch(scene: Scene, clause_start: int, end: int, cue_start: int) -> _Stretch:
    text, lex = scene.text, scene.lex
    start = _after_linkers(text, lex, clause_start, end)
    had_comma = text[start:end].rstrip().endswith((",", "–", "—"))
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",–—-"):
        end -= 1
    relative = _relative_end(text, lex, start, end)
    if relative is not None:
        end, had_comma = relative, False
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
    return _Stretch(clause_start, start, end, cue_start, had_comma, relative is not None)


def _chunk(scene: Scene, stretch: _Stretch) -> Span | None:
    if stretch.end <= stretch.start:
        return None
    is_set_off = stretch.had_comma or stretch.is_relative
    return head_chunk(
        scene.text, scene.lex, stretch.start, stretch.end, had_comma=stretch.had_comma, is_set_off=is_set_off
    )


def _speaking(scene: Scene, stretch: _Stretch, chunk: Span) -> tuple[Span | None, bool]:
    """The subject within the chunk or further left, and whether the words show that there is none to be found."""
    head = find_head(scene, chunk, stretch.cue, is_relative=stretch.is_relative)
    before = scene.text[stretch.start : stretch.cue].rstrip(_MARKS)
    if head.is_lost and not before.endswith((",", "–", "—")):
        return None, True
    is_other = head.is_lost and not _opens_sentence(scene.text, stretch.clause_start)
    if head.span is None or is_other:
        return _further_left(scene, stretch.start, stretch.end), False
    return head.span, False


def _opens_sentence(text: str, start: int) -> bool:
    """Does a sentence begin here, and not the words behind another cue?"""
    before = text[max(0, start - _OPENING) : start].rstrip(' "“«')
    return not before or before[-1] in ".!?…\n" or "\n" in text[max(0, start - _OPENING) : start]


def _further_left(scene: Scene, start: int, end: int) -> Span | None:
    """The subject before the comma of a chunk that names nobody: "X, on Wednesday, [said]"."""
    for before in chunks_before(scene, start, end):
        span = head_chunk(scene.text, scene.lex, start, before, had_comma=True, is_set_off=True)
        span = find_head(scene, span, end, is_relative=False).span if span is not None else None
        narrowed = narrow(scene, span) if span is not None else None
        if narrowed is not None and may_be_somebody(scene, narrowed) and not _is_quoted(scene, narrowed, end):
            return narrowed
    return None


def _before_auxiliaries(text: str, lex: Lexicon, start: int, cue_start: int) -> tuple[int, bool, bool, bool]:
    end, negated, not_yet = cue_start, False, False
    blocked = lex.blocked_before.ending_at(text, start, cue_start) is not None
    while True:
        at = lex.negation_end.ending_at(text, start, end)
        if at is not None:
            negated = True
            not_yet = not_yet or lex.not_yet_end.ending_at(text, start, end) is not None
        else:
            at = lex.auxiliaries_end.ending_at(text, start, end)
        if at is None and negated:  # "could not confirm": what somebody could not say has not been said
            at = lex.blocked_before.ending_at(text, start, end)
            blocked = blocked or at is not None
        if at is None:
            return end, negated, not_yet, blocked
        end = at


def _after_linkers(text: str, lex: Lexicon, start: int, end: int) -> int:
    while start < end and not (text[start].isalnum() or text[start] in '"“('):
        start += 1
    while True:
        after = lex.linkers.starting_at(text, start, end)
        if after is None or after >= end:
            return start
        while after < end and (text[after].isspace() or text[after] in ",:"):
            after += 1
        start = after


def _relative_end(text: str, lex: Lexicon, start: int, end: int) -> int | None:
    words = list(_WORD.finditer(text, max(start, end - 20), end))
    if words and words[-1].end() == end and lex.relative.fullmatch(words[-1].group()):
        return words[-1].start()
    return None


def is_apposition(scene: Scene, span: Span, mention: Mention) -> bool:
    """Do these words behind a speaker say who that is: "…, said X, an aide to the president"?"""
    if mention.kind is not MentionKind.NAME:
        return False
    names = scene.pack.names
    head = _WORD.findall(span.of(scene.text))[:4]
    articles = {word.casefold() for word in (*names.definite, *names.indefinite)}
    if not head:
        return False
    if _is_what_somebody_is(scene, span, head[0].casefold()) and mention.text.split()[-1][0].isupper():
        return True
    return scene.lex.people.search(" ".join(head)) is not None and (head[0].casefold() in articles or not articles)


def _is_what_somebody_is(scene: Scene, span: Span, first: str) -> bool:
    """Is it an indefinite noun phrase without a verb: "an engineer at the port"? Needs a list of finite verbs."""
    words = scene.lex.clause
    is_article = words.is_determiner(first) and first in scene.pack.names.indefinite
    is_phrase = is_article and bool(scene.pack.clause.finite) and words.finite.search(span.of(scene.text)) is None
    return is_phrase and len(_WORD.findall(span.of(scene.text))) <= _APPOSITION_WORDS


def speaker_after(scene: Scene, start: int, limit: int) -> Mention | None:
    """The noun phrase behind a cue ("kata X, Selasa", "said X on Sunday"), with the name of an apposition."""
    text, lex = scene.text, scene.lex
    while start < limit and text[start].isspace():
        start += 1
    told = lex.speakers.media_start.starting_at(text, start, limit)
    if told is not None and told < limit and text[told : told + 1] == " ":
        start = told + 1  # "сказал журналистам X"
    start = _behind_day(scene, _behind_medium(scene, start, limit), limit)
    if lex.that.match(text, start, limit) is not None or lex.relative.match(text, start, limit) is not None:
        return None  # "“Low,” denied that …": a clause follows
    if lex.clause.has_finite and lex.subordinators.match(text, start, limit) is not None:
        return None  # "X said after Y had left"
    end = _phrase_end(text, lex, start, limit)
    if lex.people.search(text, start, end) is not None:
        end = _title_end(text, lex, end, limit)
    span = tidy(text, start, end)
    if span is None:
        return None
    if end < limit and text[end] == ",":
        chunk = _NAME_CHUNK.match(text, end + 1, limit)
        if chunk and _is_name(lex, chunk.group(1)):
            span = Span(span.start, chunk.end(1))
    while span.end > span.start and text[span.end - 1] == " ":
        span = Span(span.start, span.end - 1)
    return mention_of(scene, span)


def _behind_medium(scene: Scene, start: int, limit: int) -> int:
    """Behind a paper's name that is told, in marks: "сказал «Вестям» | мэр". Near miss: "сказала «Лавина» в суде"."""
    quote = next((q for q in scene.quote_index.overlapping(Span(start, start + 1)) if q.outer.start == start), None)
    if quote is None or quote.outer.end >= limit or is_speech(quote.inner.of(scene.text)):
        return start
    behind = _WORD.match(scene.text, quote.outer.end + 1, limit)
    is_word = behind is not None and not scene.lex.clause.is_preposition(behind.group())
    is_open = is_word and scene.lex.ends_with_conjunction.starting_at(scene.text, quote.outer.end, limit) is None
    return quote.outer.end + 1 if is_open else start


def _behind_day(scene: Scene, start: int, limit: int) -> int:
    """Behind a day between a verb and its speaker: "сообщил в пятницу | штаб", "said Sunday | the mayor"."""
    opened = scene.lex.starts_with_preposition.starting_at(scene.text, start, limit)
    begin = min(opened + 1, limit) if opened is not None else start
    day = scene.lex.weekdays.match(scene.text, begin, limit)
    behind = _WORD.match(scene.text, min(day.end() + 1, limit), limit) if day is not None else None
    return behind.start() if behind is not None and scene.text[behind.start() - 1] == " " else start


def _title_end(text: str, lex: Lexicon, end: int, limit: int) -> int:
    """Where an office with its bearer's name ends when a conjunction, bracket or comma stands inside it.

    "Menteri Riset dan Industri / Kepala Badan Riset (BRI) Bamba Brata", "Kepala Dusun Ngelo, Kelurahan Sari, Wahyu".
    Near miss: "Ketua Komisi dan warga": what follows has no capital.
    """
    for _ in range(_TITLE_PIECES):
        joint = _TITLE_JOINT.match(text, end, limit)
        start = joint.end() if joint is not None else end
        word = _WORD.search(text, start, limit)
        if word is not None and word.group().casefold() in lex.pack.clause.and_:
            start = word.end() + 1
        elif joint is None:
            return end
        stop = _capitalised_end(text, start, limit)
        if stop is None or not _is_name(lex, text[start:stop]):
            return end
        end = stop
    return end


def _capitalised_end(text: str, start: int, limit: int) -> int | None:
    """The end of the run of words with a capital that begins here; None if there is none."""
    end = None
    for word in _WORD.finditer(text, start, min(limit, start + _TITLE_PIECE)):
        if not word.group()[0].isupper() or text[end if end is not None else start : word.start()].strip(" "):
            break
        end = word.end()
    return end


def _phrase_end(text: str, lex: Lexicon, start: int, limit: int) -> int:
    end = limit
    position = start
    while (stop := _STOP.search(text, position, limit)) is not None:
        if stop.group() == "." and _is_initial(text, stop.start(), limit):
            position = stop.end()
            continue
        end = stop.start()
        break
    for pattern in (lex.prepositions, lex.relative, lex.that, lex.conjunctions):
        match = next((m for m in pattern.finditer(text, start + 1, end) if not _is_in_name(text, m)), None)
        if match is not None:
            end = min(end, match.start())
    day = lex.weekdays.search(text, start + 1, end)
    return end if day is None else day.start()


def _is_in_name(text: str, match: Found) -> bool:
    """A small word with a capital between words with capitals: "Menteri Dalam Negeri"."""
    follows = text[match.end() + 1 : match.end() + 2]
    return match.group()[0].isupper() and not match.group().isupper() and follows.isupper()


def _is_initial(text: str, dot: int, limit: int) -> bool:
    """Is this the point of "Jr." or "J." with more of the phrase behind it?"""
    begin = dot
    while begin > 0 and text[begin - 1].isalpha():
        begin -= 1
    follows = dot + 1 < limit and text[dot + 1] == " " and text[dot + 2 : dot + 3].isalpha()
    return follows and 1 <= dot - begin <= 4 and text[begin].isupper()


def _is_name(lex: Lexicon, words: str) -> bool:
    """Capitalised words, none of them a weekday or month."""
    parts = words.split()
    particles = {*lex.pack.names.particles, *lex.pack.names.honorifics}  # "dr. Rana Suta"
    return (
        bool(parts)
        and all(part[0].isupper() or part in particles for part in parts)
        and not lex.weekdays.search(words)
        and not lex.months.search(words)
    )

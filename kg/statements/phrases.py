"""Noun phrases without a parser: who stands before or behind a cue. Scene and offsets in, Mentions out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.languages.wordlists import Found
from kg.model import Mention, MentionKind, Span
from kg.statements.base import Scene
from kg.statements.lexicon import Lexicon
from kg.statements.subjects import chunks_before, is_nobody, may_be_somebody, narrow

_STOP = re.compile(r"[,.;:!?،؛؟։՝()\[\]\"“”«»\n–—]")
_WORD = re.compile(r"[\w'’.\-]+")
_SUBJECT_WORDS = 16  # a longer stretch before a cue is more than a subject
_NAME_CHUNK = re.compile(r"\s*((?:[^\W\d_][\w'’.\-]*\s*){1,5}?)\s*(?=[,.;:\n]|\Z)")
_CLOSING_NAME = 6  # words of a name that closes a long office
_TITLE_PIECES = 5
_APPOSITION_WORDS = 14
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


def subject_before(scene: Scene, clause_start: int, cue_start: int) -> Subject:
    """The subject of a cue, with auxiliaries, negators and adverbs between them taken off."""
    text, lex = scene.text, scene.lex
    end, negated, not_yet, blocked = _before_auxiliaries(text, lex, clause_start, cue_start)
    start = _after_linkers(text, lex, clause_start, end)
    had_comma = text[start:end].rstrip().endswith((",", "–", "—"))
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",–—-"):
        end -= 1
    relative = _relative_end(text, lex, start, end)
    if relative is not None:
        end, had_comma = relative, False
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
    if end <= start:
        return Subject(None, clause_start, negated, not_yet, relative is not None, blocked)
    is_set_off = had_comma or relative is not None
    span = _head_chunk(text, lex, start, end, had_comma=had_comma, is_set_off=is_set_off)
    if span is not None and relative is None:
        span = narrow(scene, span) or _further_left(scene, start, end)
        if span is None:  # "Having met Rao, he left. Before that, he …": who spoke last goes on
            return Subject(Mention(None, "", MentionKind.PRONOUN), start, negated, not_yet, is_blocked=blocked)
    if span is None:
        return Subject(None, start, negated, not_yet, relative is not None, blocked)
    if lex.must.search(text, span.start, span.end):  # "X harus meminta maaf, mengakui Y": verbs under one modal
        blocked = True
    if is_nobody(scene, span):
        blocked = True
    return Subject(mention_of(scene, span), start, negated, not_yet, relative is not None, blocked)


def _further_left(scene: Scene, start: int, end: int) -> Span | None:
    """The subject before the comma of a chunk that names nobody: "X, on Wednesday, [said]"."""
    for before in chunks_before(scene, start, end):
        span = _head_chunk(scene.text, scene.lex, start, before, had_comma=False)
        narrowed = narrow(scene, span) if span is not None else None
        if narrowed is not None and may_be_somebody(scene, narrowed):
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


def _head_chunk(
    text: str, lex: Lexicon, start: int, end: int, *, had_comma: bool, is_set_off: bool = False
) -> Span | None:
    """The chunk between commas that holds the subject: with an apposition both, without one the last.

    `is_set_off`: a comma or relative pronoun parts the last chunk from the cue, so that it may be an aside.
    """
    cuts = [start - 1, *(i for i in range(start, end) if _parts_phrases(text, i)), end]
    chunks = [_tidy(text, a + 1, b) for a, b in pairwise(cuts)]
    spans = [chunk for chunk in chunks if chunk is not None]
    while is_set_off and len(spans) > 1 and _is_aside(text, lex, spans[-1], is_antecedent=not had_comma):
        spans.pop()  # "X, 54, [who said]", "X, in a statement, [said]"
    if not spans:
        return None
    last = spans[-1]
    is_joined = had_comma or (is_set_off and _says_who(text, lex, last))
    if is_joined and len(spans) > 1 and lex.starts_with_preposition.starting_at(text, spans[-2].start, end) is None:
        last = Span(spans[-2].start, last.end)
    conjunction = lex.ends_with_conjunction.starting_at(text, last.start, last.end)
    if conjunction is not None and conjunction < last.end:
        tidied = _tidy(text, conjunction, last.end)
        last = tidied if tidied is not None else last
    if is_set_off and not had_comma:
        last = _behind_gerund(text, lex, last)
    last = _behind_pronoun_head(text, lex, _behind_clause_word(text, lex, last))
    if len(_WORD.findall(text, last.start, last.end)) > _SUBJECT_WORDS:
        return _last_words(text, lex, last)
    return last


def _is_aside(text: str, lex: Lexicon, span: Span, *, is_antecedent: bool) -> bool:
    """Is this chunk before a cue an age, an adjunct, or a verb's or participle's phrase, and no subject?

    `is_antecedent`: a relative pronoun follows, so that a noun in it is the subject ("citing two clerks who [said]").
    """
    words = span.of(text).split()
    if all(word.isdecimal() for word in words):
        return True
    is_noun = lex.clause.is_determiner(words[0]) or lex.people.search(text, span.start, span.end) is not None
    is_noun = is_noun or any(word[0].isupper() for word in words)
    if is_antecedent and is_noun:
        return False
    is_adjunct = lex.starts_with_preposition.starting_at(text, span.start, span.end) is not None
    if is_adjunct or lex.relative.match(text, span.start):
        return not is_antecedent
    if not words[0][0].islower() or not lex.pack.clause.passive_endings:
        return False
    is_verbal = lex.clause.is_gerund(words[0]) or lex.clause.is_participle(words[0])
    return is_verbal or not (is_noun or is_antecedent)


def _says_who(text: str, lex: Lexicon, span: Span) -> bool:
    """Is it an apposition that a comma parts from its relative clause: "Katz, | a senator from Lund, | [who said]"?"""
    first = span.of(text).split()[0]
    return text[span.end :].lstrip().startswith(",") and lex.clause.is_determiner(first)


def _behind_gerund(text: str, lex: Lexicon, span: Span) -> Span:
    """The noun behind a participle: "citing | two officials [who said]"."""
    first, *others = _WORD.finditer(text, span.start, span.end)
    return Span(others[0].start(), span.end) if others and lex.clause.is_gerund(first.group()) else span


def _behind_clause_word(text: str, lex: Lexicon, span: Span) -> Span:
    """The phrase without a complementiser or relative pronoun among its first two words ("о котором X"), or "as X"."""
    words = list(_WORD.finditer(text, span.start, span.end))[:2]
    for word in reversed(words):
        if lex.relative.fullmatch(word.group()) or lex.that.fullmatch(word.group()):
            return _tidy(text, word.end(), span.end) or span
    opened = lex.clause.starts_with_subordinator.starting_at(text, span.start, span.end)
    return (_tidy(text, opened, span.end) or span) if opened is not None and opened < span.end else span


def _behind_pronoun_head(text: str, lex: Lexicon, span: Span) -> Span:
    """The pronoun alone where it ends a longer phrase: "after the meeting he", "a provision they"."""
    words = _WORD.findall(text, span.start, span.end)
    last = words[-1] if words else ""
    if len(words) < 2 or not lex.subject_pronouns.fullmatch(last):
        return span
    begin = span.end - len(last)
    if lex.ends_with_conjunction.ending_at(text, span.start, begin) is not None:
        return span
    return Span(begin, span.end)


def _last_words(text: str, lex: Lexicon, span: Span) -> Span | None:
    """The end of an overlong stretch: behind its last conjunction, else the name that closes it, else nothing."""
    found = list(lex.conjunctions.finditer(text, span.start, span.end))
    tail = _tidy(text, found[-1].end(), span.end) if found else None
    if tail is not None and len(_WORD.findall(text, tail.start, tail.end)) <= _SUBJECT_WORDS:
        return tail
    start = None
    for word in reversed(list(_WORD.finditer(text, span.start, span.end))[-_CLOSING_NAME:]):
        if not word.group()[0].isupper():
            break
        start = word.start()
    name = Span(start, span.end) if start is not None else None
    return name if name is not None and " " in name.of(text) else None


def _parts_phrases(text: str, index: int) -> bool:
    """A comma, semicolon or colon outside a number, or a dash that is no hyphen."""
    mark = text[index]
    if mark in "—―":
        return True
    if mark == "–":
        return text[index - 1 : index].isspace()
    return mark in ",;:" and not _in_number(text, index)


def _in_number(text: str, index: int) -> bool:
    return text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()


def _tidy(text: str, start: int, end: int) -> Span | None:
    while start < end and not (text[start].isalnum() or _opens_words(text, start)):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ')”"».'):
        end -= 1
    if start >= end or not any(c.isalnum() for c in text[start:end]):
        return None
    return Span(start, end)


def _opens_words(text: str, index: int) -> bool:
    """Is this a mark before a word, and not the closing one of a quotation before?"""
    return text[index] in '“"(' and not text[index + 1 : index + 2].isspace()


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
    end = _phrase_end(text, lex, start, limit)
    if lex.people.search(text, start, end) is not None:
        end = _title_end(text, lex, end, limit)
    span = _tidy(text, start, end)
    if span is None:
        return None
    if end < limit and text[end] == ",":
        chunk = _NAME_CHUNK.match(text, end + 1, limit)
        if chunk and _is_name(lex, chunk.group(1)):
            span = Span(span.start, chunk.end(1))
    while span.end > span.start and text[span.end - 1] == " ":
        span = Span(span.start, span.end - 1)
    return mention_of(scene, span)


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
    particles = set(lex.pack.names.particles)
    return (
        bool(parts)
        and all(part[0].isupper() or part in particles for part in parts)
        and not lex.weekdays.search(words)
        and not lex.months.search(words)
    )

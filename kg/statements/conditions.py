"""Conditions of a statement: clauses with "if", and lists ("Syarat itu antara lain …"). Spans in, spans out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.languages import load
from kg.model import Span
from kg.statements.base import Scene, trim
from kg.statements.patterns import NEVER, PhraseSet, words_pattern

_SENTENCE_END = re.compile(r"[.!?;…؟](?:\s|$)")
_COMMA = re.compile(r"[,،]\s")
_WORD = re.compile(r"[\w'’-]+")
_FEWEST = 2  # "if true" is a condition, "if" is none
_LIST_WORDS = 4  # members of a list are no longer: "if my name, my wife's, or my child's stands there"
_LIST_REACH = 80  # code points behind a comma in which such a list comes to its "or"
_CLOSED_REACH = 300  # code points before its last word in which such a clause begins behind a comma
_SUBJECT_WORDS = 2  # a clause of its own begins with a pronoun, perhaps behind a conjunction


class _Words:
    """What the language says about conditions, made ready for asking."""

    def __init__(self, tag: str) -> None:
        pack = load(tag)
        condition, names = pack.condition, pack.names
        self.unlike = PhraseSet(condition.unlike)
        self.exempt = words_pattern(condition.exempt)
        self.inverted = PhraseSet(condition.inverted)
        affixes = "|".join(f"(?:{affix})" for affix in condition.affixes)
        self.closing = re.compile(rf"(?<!\w)(?:{affixes})(?!\w)", re.IGNORECASE) if affixes else NEVER
        self.joins = words_pattern(condition.joins)
        self.modals = words_pattern((*pack.modality.future, *pack.modality.must))
        self.leaves = words_pattern((*pack.clause.but, *pack.clause.relative))
        self.subjects = words_pattern((*names.first, *names.first_plural, *names.third, *names.third_plural))


@cache
def _words(tag: str) -> _Words:
    return _Words(tag)


def find_conditions(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Clauses inside the content that a word for a condition opens or, where verbs stand last, closes.

    One that begins its sentence reaches to its comma, any other to the sentence's end or to a clause of its own. A
    content that is nothing but "if …" is a question and states no condition.
    Hit: "compensation if the farmers moved" → "if the farmers moved". Near misses: "even if he knew", "once again".
    """
    words = _words(scene.pack.tag)
    found: list[Span] = []
    for span in content:
        clauses = [*_opened(scene, words, span), *_inverted(scene, words, span), *_closed(scene, words, span)]
        for clause in sorted(clauses, key=lambda c: (c.start, -c.end)):
            is_inside = bool(found) and clause.start < found[-1].end
            if not is_inside and (clause,) != content:
                found.append(clause)
    return tuple(found)


def _opened(scene: Scene, words: _Words, span: Span) -> Iterator[Span]:
    text = scene.text
    exempt = {place for hit in words.exempt.finditer(text, span.start, span.end) for place in range(*hit.span())}
    behind = span.start
    for hit in scene.lex.conditions.finditer(text, span.start, span.end):
        is_other = hit.start() in exempt or words.unlike.starting_at(text, hit.end(), span.end) is not None
        if not is_other and hit.start() >= behind:
            behind = _end(scene, words, span, hit.start())
            yield from _clause(scene, hit.start(), behind)


def _inverted(scene: Scene, words: _Words, span: Span) -> Iterator[Span]:
    """Words as in "should the rain go on, we will leave", only before a comma, else it asks or demands."""
    for start, end in _sentences(scene.text, span):
        comma = _COMMA.search(scene.text, start, end)
        if comma is not None and words.inverted.starting_at(scene.text, start, comma.start()) is not None:
            yield from _clause(scene, start, comma.start())


def _closed(scene: Scene, words: _Words, span: Span) -> Iterator[Span]:
    """Clauses that end with their condition: "yağmur dinerse", from the comma or sentence before."""
    text = scene.text
    for start, end in _sentences(text, span):
        for hit in words.closing.finditer(text, start, end):
            comma = text.rfind(",", max(start, hit.start() - _CLOSED_REACH), hit.start())
            yield from _clause(scene, comma + 1 if comma >= 0 else start, hit.end(), fewest=1)


def _clause(scene: Scene, start: int, end: int, *, fewest: int = _FEWEST) -> Iterator[Span]:
    clause = trim(scene.text, start, end)
    if clause is not None and len(_WORD.findall(clause.of(scene.text))) >= fewest:
        yield clause


def _sentences(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    for cut in _SENTENCE_END.finditer(text, span.start, span.end):
        yield start, cut.start()
        start = cut.end()
    if start < span.end:
        yield start, span.end


def _end(scene: Scene, words: _Words, span: Span, begin: int) -> int:
    """Where the condition ends that begins here."""
    text = scene.text
    stop = _SENTENCE_END.search(text, begin, span.end)
    end = stop.start() if stop is not None else span.end
    before = re.split(r"[.!?;…]\s", text[max(span.start, begin - _LIST_REACH) : begin])[-1].rstrip()
    is_first = not _WORD.search(before) or before.endswith((",", "،", ":"))
    for comma in _COMMA.finditer(text, begin, end):
        if is_first and not _is_list(words, text, comma.end(), end):
            return comma.start()
        if not is_first and _is_own_clause(words, text, comma.end(), end):
            return comma.start()
    return _main_subject(words, text, begin, end) if is_first else end


def _main_subject(words: _Words, text: str, begin: int, end: int) -> int:
    """Where the main clause begins that no comma parts from its condition: "if I were you | I would sleep"."""
    for subject in words.subjects.finditer(text, begin, end):
        verb = _WORD.search(text, subject.end(), end)
        is_main = verb is not None and words.modals.match(text, verb.start(), end) is not None
        if is_main and len(_WORD.findall(text, begin, subject.start())) > _LIST_WORDS:
            return subject.start()
    return end


def _is_list(words: _Words, text: str, start: int, end: int) -> bool:
    """Does a list go on behind this comma, to end with "or …" or "and …" before the next?"""
    joined = words.joins.search(text, start, min(end, start + _LIST_REACH))
    if joined is None or len(_WORD.findall(text, start, joined.start())) > _LIST_WORDS:
        return False
    return (
        words.subjects.match(text, start, joined.start()) is None and _COMMA.search(text, joined.end(), end) is not None
    )


def _is_own_clause(words: _Words, text: str, start: int, end: int) -> bool:
    """Does a clause begin here that is no part of the condition: with "but", "which" or a subject of its own?"""
    opening = [word.end() for _, word in zip(range(_SUBJECT_WORDS), _WORD.finditer(text, start, end), strict=False)]
    if not opening:
        return True
    limit = opening[-1]
    return any(pattern.search(text, start, limit) is not None for pattern in (words.leaves, words.subjects))


def announces_conditions(scene: Scene, content: tuple[Span, ...]) -> bool:
    """Does the content say that conditions are attached, without giving them ("dengan sejumlah syarat")?"""
    return any(scene.lex.condition_lists.search(span.of(scene.text)) for span in content)


def opens_list(scene: Scene, sentence: Span) -> int | None:
    """Where the list begins in "Syarat-syarat itu antara lain warga harus …"; None if it is none."""
    noun = scene.lex.condition_nouns.search(scene.text, sentence.start, sentence.end)
    if noun is None or len(scene.text[sentence.start : noun.start()].split()) > 3:
        return None
    more = scene.lex.open_list.search(scene.text, noun.end(), sentence.end)
    if more is not None and len(scene.text[noun.end() : more.start()].split()) <= 3:
        return more.end()
    colon = scene.text.find(":", noun.end(), sentence.end)
    return colon + 1 if colon >= 0 else None


def is_open_list(scene: Scene, span: Span) -> bool:
    """Does the text say that the list goes on?"""
    return scene.lex.open_list.search(span.of(scene.text)) is not None

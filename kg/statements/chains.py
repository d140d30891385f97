"""Where a noun phrase ends when no capital shows it. Scene and offsets in, an offset out.

For languages whose subject stands between verb and object: "نفت وزارة الدفاع إسقاط مروحية" (denied, the ministry of
defence, the downing of a helicopter). The phrase grows word by word: a noun without an article is open and takes the
next word; one with an article is closed and takes adjectives, a title and the name behind it. It ends before a
preposition, a verb made a noun, a noun of saying, and a second noun with an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.languages import load
from kg.languages.wordlists import Found
from kg.statements.base import Scene
from kg.statements.lexicon import fold, words_pattern

_WORD = re.compile(r"[^\s,،;؛:.!?؟()\[\]\"“”«»–—]+")
_NAME_WORDS = 4  # a name has at most so many words
_CHAIN_WORDS = 16
_NAMED_WORDS = 5  # words between the quotation marks of a body's name


class _Words:
    """The word lists that the walk along a phrase needs."""

    def __init__(self, tag: str) -> None:
        pack = load(tag)
        names, clause = pack.names, pack.clause
        roles = tuple(form for forms in pack.roles.values() for form in forms)
        self.titles = words_pattern((*roles, *names.honorifics))
        self.bodies = words_pattern((*names.heads, *names.groups, *names.collectives, *names.relations))
        self.of = words_pattern(names.of)
        self.given = words_pattern((*names.given_masculine, *names.given_feminine, *names.particles))
        self.objects = words_pattern((*names.definite, *names.indefinite, *pack.negation.nominal))
        nouns = {fold(form) for cue in pack.cue for form in cue.nouns}
        article = pack.meta.article or ""
        self.sayings = frozenset(nouns | {article + noun for noun in nouns})
        self.article = article
        self.glued = clause.glued
        self.proclitics = tuple(pack.meta.proclitics)
        self.places = words_pattern((*pack.source.media, *names.documents))
        time = pack.time
        days = (*time.weekdays, *time.days.values())
        self.asides = words_pattern(
            (
                *(word for word in clause.prepositions if word not in names.of),
                *clause.auxiliaries,
                *clause.but,
                *(form for forms in days for form in forms),
            )
        )


@cache
def _words(tag: str) -> _Words:
    return _Words(tag)


@dataclass(slots=True)
class _Walk:
    """What the phrase holds so far."""

    count: int = 0
    is_open: bool = False
    has_title: bool = False
    name_words: int = 0
    is_construct: bool = False  # an open noun has taken one without an article, which may take another
    is_named: bool = False  # the name is whole: a given name and a surname stand


def chain_end(scene: Scene, start: int, limit: int) -> int:
    """The end of the noun phrase at `start`; `start` itself where none begins there."""
    text, words = scene.text, _words(scene.pack.tag)
    walk, position = _Walk(), start
    while walk.count < _CHAIN_WORDS:
        begin = _skip_space(text, position, limit)
        quoted = _quoted_name(text, begin, limit) if walk.count else None
        if quoted is not None and (walk.is_open or walk.has_title or walk.count == 1):
            position, walk.is_open = quoted, False
            continue
        match = _WORD.match(text, begin, limit)
        if match is None or any(mark in text[position:begin] for mark in "\n"):
            break
        end = _step(scene, words, walk, match, limit=limit)
        if end is None:
            break
        position, walk.count = end, walk.count + 1
    return position


def _skip_space(text: str, position: int, limit: int) -> int:
    while position < limit and text[position].isspace():
        position += 1
    return position


def _quoted_name(text: str, begin: int, limit: int) -> int | None:
    """The end of a body's name in quotation marks ("صحيفة «الفنار»")."""
    if begin >= limit or text[begin] not in '"“«':
        return None
    close = next((i for i in range(begin + 1, min(limit, begin + 60)) if text[i] in '"”»'), None)
    if close is None or len(_WORD.findall(text[begin:close])) > _NAMED_WORDS:
        return None
    return close + 1


def _step(scene: Scene, words: _Words, walk: _Walk, match: re.Match[str], *, limit: int) -> int | None:
    """The end of the phrase with this word in it, None when the phrase ended before it."""
    text, begin = scene.text, match.start()
    folded = fold(match.group())
    is_definite = bool(words.article) and folded.startswith(words.article) and len(folded) > len(words.article) + 2
    is_first = walk.count == 0
    of = words.of.match(text, begin, limit)
    if of is not None and not is_first:
        return _behind_of(words, walk, text, of, limit=limit)
    is_known = any(p.match(text, begin, limit) for p in (words.titles, words.bodies))
    is_adjective = not walk.is_named and scene.lex.speakers.adjectives.fullmatch(match.group()) is not None
    is_inside = walk.is_open or (walk.is_construct and is_definite)
    is_exempt = is_inside or (is_first and is_known) or (is_adjective and walk.has_title and walk.name_words <= 0)
    if not is_exempt and _stops(scene, words, folded, begin, limit=limit):
        return None
    title = words.titles.match(text, begin, limit)
    if title is not None and (not walk.is_named or not is_definite):
        walk.is_open = not _is_definite(words, title.group().split()[-1])
        walk.has_title = True
        return title.end()
    body = words.bodies.match(text, begin, limit)
    if body is not None and (is_first or walk.is_open or _joins(words, folded)):
        walk.is_open = not _is_definite(words, body.group().split()[-1])
        return body.end()
    if not is_first and not walk.is_open and is_adjective:
        return match.end()
    return match.end() if _takes(words, walk, match, is_definite=is_definite) else None


def _takes(words: _Words, walk: _Walk, match: re.Match[str], *, is_definite: bool) -> bool:
    """May a word that is neither title, body nor adjective go on with the phrase?"""
    folded = fold(match.group())
    if walk.is_open:
        walk.is_open, walk.is_construct = False, not is_definite
        return True
    if walk.is_construct and is_definite:
        walk.is_construct = False
        return True
    if walk.count == 0:
        is_given = words.given.fullmatch(match.group()) is not None
        walk.has_title, walk.name_words = is_given, int(is_given) or -1
        return True
    if _joins(words, folded):
        return True
    if walk.has_title and not walk.is_named and walk.name_words < _NAME_WORDS:
        if is_definite and walk.name_words <= 0:
            return False
        walk.name_words += 1
        walk.is_named = is_definite
        return True
    return False


def names_somebody(scene: Scene, begin: int, limit: int) -> bool:
    """Does a word for a person, office or body stand at `begin`?"""
    words = _words(scene.pack.tag)
    patterns = (words.titles, words.bodies, words.given, scene.lex.pronouns)
    return any(pattern.match(scene.text, begin, limit) for pattern in patterns)


def _joins(words: _Words, folded: str) -> bool:
    """A second definite noun with a glued conjunction: "وزارة التربية والتعليم"."""
    return bool(words.article) and any(folded.startswith(mark + words.article) for mark in words.proclitics)


def _is_definite(words: _Words, word: str) -> bool:
    return bool(words.article) and fold(word).startswith(words.article)


def _stops(scene: Scene, words: _Words, folded: str, begin: int, *, limit: int) -> bool:
    """Does what is said, or an aside, begin at this word?"""
    text = scene.text
    if folded in words.sayings or folded[:1].isdigit() or scene.lex.speakers.action_nouns.match(text, begin, limit):
        return True
    if words.asides.match(text, begin, limit) or words.objects.match(text, begin, limit):
        return True
    return is_glued(scene, begin, limit)


def is_glued(scene: Scene, begin: int, limit: int) -> bool:
    """Does the word at `begin` hold a preposition ("بإسقاط"), and is it no noun that only looks so ("بلدية")?"""
    words = _words(scene.pack.tag)
    match = _WORD.match(scene.text, begin, limit)
    if match is None or not fold(match.group()).startswith(words.glued or ("\0",)):
        return False
    known = (words.titles, words.bodies, words.given, words.places)
    return not any(pattern.match(scene.text, begin, limit) for pattern in known)


def _behind_of(words: _Words, walk: _Walk, text: str, of: Found, *, limit: int) -> int | None:
    """A word between a role and what it belongs to opens the phrase again, but not before a place of saying."""
    if words.places.search(text, of.start(), min(limit, of.end() + 12)) or walk.is_named:
        return None
    begin = _skip_space(text, of.end(), limit)
    if words.asides.match(text, begin, limit) or _WORD.match(text, begin, limit) is None:
        return None
    walk.is_open = True
    return of.end()


def aside_start(scene: Scene, start: int, limit: int) -> int:
    """Where an aside of time, place or addressee begins behind a subject ("في مؤتمر صحفي", "الأحد"), else `limit`."""
    words = _words(scene.pack.tag)
    found = words.asides.search(scene.text, start + 1, limit)
    end = found.start() if found is not None else limit
    for match in words.of.finditer(scene.text, start + 1, end):
        begin = _skip_space(scene.text, match.end(), end)
        if words.places.match(scene.text, match.start(), end) or words.places.match(scene.text, begin, end):
            return match.start()
    return end


def is_aside(scene: Scene, start: int, limit: int) -> bool:
    """Does this stretch begin as an aside does?"""
    words = _words(scene.pack.tag)
    begin = _skip_space(scene.text, start, limit)
    return any(p.match(scene.text, begin, limit) for p in (words.asides, words.of, words.places, scene.lex.relative))

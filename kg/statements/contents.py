"""Where the content of a cue begins and ends. Scene and offsets in, Spans out.

Between a verb of saying and its content may stand adjuncts ("said on Sunday that", "mengatakan kepada X bahwa") and
addressees; behind the content may stand provenance ("seperti dikutip …") and dates (", Senin (5/10/2020)").
"""

from __future__ import annotations

import re

from kg.languages.pack import Cue
from kg.model import Act, Span
from kg.statements.base import Scene, trim

_WORD = re.compile(r"[\w'’\-]+")
_OWN_WORDS = 3  # fewer words behind an opening are no clause
_ADJUNCT_WORDS = 14  # a complementiser further from its verb belongs to another clause
_CLAUSE_WORDS = 10  # a finite verb within so many words shows that they are a clause
_GENITIVE = ("'", "’")  # "condemned Friday's test" has an object
_ADDRESSEE_WORDS = 9  # so many words tell who is told
_TAIL = 48  # a date at the end of a sentence lies within this many code points


def content_after(scene: Scene, start: int, limit: int, entry: Cue) -> tuple[Span | None, bool]:
    """The content behind a verb of saying, and whether a complementiser introduces it."""
    text, lex = scene.text, scene.lex
    limit = cut_tail(scene, start, limit)
    begin = start
    while begin < limit and (text[begin].isspace() or text[begin] in ",:–—"):
        begin += 1
    that = lex.that.match(text, begin, limit)
    if that is not None and _points_back(scene, that.end(), limit, entry):
        return trim(text, that.start(), limit), False
    if that is not None:
        return trim(text, that.end(), limit), True
    skipped = _skip_adjunct(scene, begin, limit, entry)
    if skipped is not None:
        return trim(text, skipped, limit), True
    return _bare_content(scene, begin, limit, entry), False


def _points_back(scene: Scene, behind: int, limit: int, entry: Cue) -> bool:
    """Is "that" no complementiser but "this": "denied that, saying …", "rejected that figure"?"""
    if not scene.lex.clause.demonstrative:
        return False
    word = _WORD.match(scene.text, min(behind + 1, limit), limit)
    if word is not None and scene.lex.clause.finite.fullmatch(word.group()) is not None:
        return True  # "said that was not enough"
    if "noun" not in entry.takes or entry.act is Act.ASSERT:
        return False
    return "clause" not in entry.takes or word is None


def _bare_content(scene: Scene, begin: int, limit: int, entry: Cue) -> Span | None:
    """The content without a complementiser."""
    text, lex = scene.text, scene.lex
    after = skip_asides(scene, begin, limit)
    if "that" in entry.takes:
        return _clear_clause(scene, after, limit)
    if after > begin:
        return _behind_asides(scene, after, limit, entry)
    if "addressee" in entry.takes:
        begin = _skip_addressee(scene, begin, limit)
    if lex.to.starting_at(text, begin, limit) is not None and not {"addressee", "verb"}.isdisjoint(entry.takes):
        return trim(text, begin, limit)
    if (behind := lex.starts_with_preposition.starting_at(text, begin, limit)) is not None:
        if (clause := _behind_comma(scene, begin, limit)) is not None:
            return clause
        return trim(text, behind, limit) if "noun" in entry.takes and entry.act is not Act.ASSERT else None
    return None if is_only_adjunct(scene, begin, limit) else trim(text, begin, limit)


def _behind_comma(scene: Scene, begin: int, limit: int) -> Span | None:
    """The clause that a comma parts from its verb, with its opening: "menjelaskan, dalam skema itu, bank menyeleksi X".

    Where and when it was said is left out: "mengatakan, dalam siaran pers, bank menyeleksi X". Near miss: "mengatakan,
    dalam jumpa pers, Senin (7/7)": no clause follows. Only where verbs show by their form.
    """
    text = scene.text
    comma = text.find(",", begin, limit)
    if not scene.pack.clause.active_prefixes or comma < 0 or not text[max(0, begin - 2) : begin].rstrip().endswith(","):
        return None
    opening, rest = trim(text, begin, comma), trim(text, comma, limit)
    if opening is None or rest is None or is_only_adjunct(scene, comma, limit):
        return None
    if len(_WORD.findall(text, rest.start, rest.end)) < _OWN_WORDS:
        return None
    is_medium = scene.lex.clause.media.search(text, opening.start, opening.end) is not None
    return rest if is_medium else Span(opening.start, rest.end)


def _skip_adjunct(scene: Scene, start: int, limit: int, entry: Cue) -> int | None:
    """Behind a complementiser that an adjunct, addressee or adverb separates from its verb; None without one."""
    text, lex = scene.text, scene.lex
    match = lex.that.search(text, start, limit)
    if match is None:
        return None
    between = text[start : match.start()]
    words = _WORD.findall(between)
    if not words or len(words) > _ADJUNCT_WORDS or any(mark in between for mark in ".;:"):
        return None
    if "verb" in entry.takes and _opens_infinitive(scene, start, limit):
        return None  # "threatened to sue over a story alleging that …"
    if lex.clause.finite.search(between) is not None:
        return None  # "said on Friday there was no evidence that …": a clause has begun
    if "noun" in entry.takes and entry.act is not Act.ASSERT and _opens_object(scene, start, match.start()):
        return None  # "disputed on Friday a report that said …"
    opens = lex.starts_with_preposition.starting_at(text, start, limit) is not None
    is_time = skip_asides(scene, start, match.start()) > start
    if opens or is_time or ("addressee" in entry.takes and not lex.relative.search(between)):
        return match.end()
    return None


def _opens_object(scene: Scene, start: int, limit: int) -> bool:
    """Does a noun with its article follow phrases of time and place?"""
    word = _WORD.search(scene.text, skip_asides(scene, start, limit), limit)
    return word is not None and scene.lex.clause.is_determiner(word.group())


def skip_asides(scene: Scene, start: int, limit: int) -> int:
    """Behind phrases of time, manner and place: "said (on Tuesday night) (in an interview) the dam had held".

    Only in languages that list them: elsewhere the speaker may stand there ("сообщил в пятницу штаб").
    """
    text, lex = scene.text, scene.lex
    position = start if scene.pack.clause.asides else limit
    if position == limit:
        return start
    while position < limit:
        begin = position
        while begin < limit and text[begin].isspace():
            begin += 1
        after = lex.clause.starts_with_aside.starting_at(text, begin, limit)
        if after is None:
            opened = lex.starts_with_preposition.starting_at(text, begin, limit)
            day = lex.weekdays.match(text, begin if opened is None else min(opened + 1, limit), limit)
            is_day = day is not None and text[day.end() : day.end() + 1] not in _GENITIVE
            after = _behind_part_of_day(scene, day.end(), limit) if day is not None and is_day else None
        if after is None:
            return position
        position = after
    return position


def _clear_clause(scene: Scene, start: int, limit: int) -> Span | None:
    """The content where its first words show a clause: "thinks he won", "hopes the dam will hold".

    Near miss: "thinks of the dam that will hold".
    """
    content = trim(scene.text, start, limit)
    if content is None or _is_adjunct(scene, content):
        return None
    if scene.lex.subject_pronouns.match(scene.text, content.start, limit) is not None:
        return content
    finite = scene.lex.clause.finite.search(scene.text, content.start, limit)
    if finite is None:
        return None
    before = scene.text[content.start : finite.start()]
    is_near = 0 < len(_WORD.findall(before)) <= _CLAUSE_WORDS and not any(mark in before for mark in ",;:")
    is_relative = scene.lex.relative.search(before) or scene.lex.that.search(before)
    return content if is_near and not is_relative else None


def _behind_asides(scene: Scene, start: int, limit: int, entry: Cue) -> Span | None:
    """The content where no comma and no further adjunct follows: "vowed on Friday to stay", "said last week it was"."""
    rest = trim(scene.text, start, limit)
    if rest is None or not scene.text[start].isspace():
        return None
    is_verb = "verb" in entry.takes and scene.lex.to.starting_at(scene.text, rest.start, limit) is not None
    return rest if is_verb or not _is_adjunct(scene, rest) else None


def _behind_part_of_day(scene: Scene, start: int, limit: int) -> int:
    """Behind "night" in "Tuesday night"."""
    match = scene.lex.parts_of_day.match(scene.text, start + 1, limit) if start + 1 < limit else None
    return match.end() if match is not None else start


def _is_adjunct(scene: Scene, rest: Span) -> bool:
    return scene.lex.starts_with_preposition.starting_at(scene.text, rest.start, rest.end) is not None


def _skip_addressee(scene: Scene, start: int, limit: int) -> int:
    """Behind those who are told: up to what opens a clause, else a pronoun, word for people or capitalised words."""
    opened = _clause_opening(scene, start, limit)
    if opened is not None:
        return opened
    text, names = scene.text, scene.pack.names
    people = {
        w.casefold() for w in (*names.groups, *names.third, *names.third_plural, *names.first, *names.first_plural)
    }
    position, count = start, 0
    for word in _WORD.finditer(text, start, limit):
        folded = word.group().casefold()
        gap = text[position : word.start()]
        if any(mark in gap for mark in ",:;"):
            break
        if folded in people or (word.group()[0].isupper() and count < 6):
            position, count = word.end(), count + 1
            continue
        if count == 0 and folded in _objects(scene):
            return word.end()
        if count:
            break
        position = word.start()
        break
    return position if count else start


def _clause_opening(scene: Scene, start: int, limit: int) -> int | None:
    """Where a pronoun or infinitive opens a clause within a few words: "told a crowd in Lund | he was ill"."""
    text, lex = scene.text, scene.lex
    position = start
    for count, word in enumerate(_WORD.finditer(text, start, limit)):
        if count > _ADDRESSEE_WORDS or any(mark in text[position : word.start()] for mark in ',.;:!?"“”'):
            return None
        if count and lex.subject_pronouns.fullmatch(word.group()):
            return word.start()
        if count and _opens_infinitive(scene, word.start(), limit):
            return word.start()
        position = word.end()
    return None


def _opens_infinitive(scene: Scene, start: int, limit: int) -> bool:
    """Does an infinitive begin here, as "to sue"? Near misses: "to the press", "to Holt"."""
    behind = scene.lex.to.starting_at(scene.text, start, limit)
    following = _WORD.search(scene.text, behind, limit) if behind is not None else None
    if following is None or not following.group()[0].islower():
        return False
    return not scene.lex.clause.is_determiner(following.group())


def _objects(scene: Scene) -> frozenset[str]:
    return frozenset(word.casefold() for word in scene.pack.names.their)


def cut_tail(scene: Scene, start: int, limit: int) -> int:
    """The end of the content without provenance and a closing date."""
    text, lex = scene.text, scene.lex
    via = lex.via.search(text, start, limit)
    if via is not None:
        before = text[start : via.start()].rstrip()
        if before:
            limit = start + len(before)
    window = max(start, limit - _TAIL)
    for match in lex.weekdays.finditer(text, window, limit):
        before = text[start : match.start()].rstrip()
        if before.endswith(","):
            return start + len(before)
    return limit


def content_before(scene: Scene, start: int, end: int) -> Span | None:
    """The content before its cue, without linkers at its start."""
    text, lex = scene.text, scene.lex
    start = max(start, text.rfind("; ", start, end) + 1, text.rfind(": ", start, end) + 1)
    while True:
        after = lex.linkers.starting_at(text, start, end)
        if after is not None and after >= end:
            return None
        if after is None or text[after : after + 1] != ",":
            break
        start = after + 1
    return trim(text, start, end)


def is_only_adjunct(scene: Scene, start: int, end: int) -> bool:
    """Does nothing follow but punctuation, a date, or one adjunct?"""
    text, lex = scene.text, scene.lex
    rest = trim(text, start, end)
    if rest is None:
        return True
    words = rest.of(text)
    count = len(_WORD.findall(words))
    day = lex.weekdays.match(words)
    if day is not None and count <= 8 and not words[day.end() :].startswith(_GENITIVE):
        return True
    if skip_asides(scene, rest.start, rest.end) == rest.end:
        return True
    return _is_adjunct(scene, rest) and count <= 10 and lex.that.search(words) is None


def is_said_at(scene: Scene, span: Span) -> bool:
    """Do these words say when or where something was said: "On Sunday", "in a letter", "asked about this"?"""
    text, lex = scene.text, scene.lex
    if skip_asides(scene, span.start, span.end) == span.end:
        return True
    has_day = lex.weekdays.search(text, span.start, span.end) is not None
    return has_day or lex.clause.media.search(text, span.start, span.end) is not None


def closing_comma(scene: Scene, start: int, limit: int) -> int | None:
    """The comma right behind a cue, or behind an adjunct of it."""
    comma = scene.text.find(",", start, limit)
    if comma >= 0 and scene.lex.that.match(scene.text, comma + 2, limit) is not None:
        return None  # "X ответил, что Y": the clause follows
    return comma if comma == start or (comma > 0 and is_only_adjunct(scene, start, comma)) else None

"""Which words before a cue are its subject, when the stretch between two commas holds more or none. Spans in and out.

"she was away and on Monday [blamed]" is "she"; "Rudy Holt on Friday [praised]" is "Rudy Holt"; "on Wednesday", "and",
"seraya" are nobody, so that the subject stands further left or in the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.languages import load
from kg.languages.wordlists import WordList
from kg.model import Span
from kg.statements.base import Scene
from kg.statements.patterns import words_pattern

_WORD = re.compile(r"[\w'’.\-]+")
_TIME_WORDS = 4  # "on Wednesday", "pada Rabu malam", "3 August"
_NAME_WORDS = 4  # a name in quotation marks has hardly more
_MARKS = " ,;:–—-\u00a0"


def narrow(scene: Scene, span: Span, *, speaks: bool = True) -> Span | None:
    """The subject within the span; None where none of its words can be one, `speaks`: one that says something."""
    words = list(_WORD.finditer(scene.text, span.start, span.end))
    if len(words) > 1 and scene.lex.subject_pronouns.fullmatch(words[0].group()) and not _is_set_off(scene, words):
        return Span(*words[0].span())
    if len(words) > 1 and scene.lex.subject_pronouns.fullmatch(words[-1].group()):
        before = scene.text[words[0].end() : words[-1].start()]
        if before == before.lower() and not scene.lex.people.search(scene.text, span.start, words[-1].start()):
            return Span(*words[-1].span())  # "Dua jam kemudian ia": the words before it tell when
    begin = _behind_that(scene, words)
    end = _before_participle(scene, words, _before_time(scene, begin, span.end))
    if end <= begin:
        return None
    begin = _behind_verb(scene, [word for word in words if begin <= word.start() < end]) if speaks else begin
    end = _before_negator(scene, begin, end) if speaks else end
    rest = [word.group() for word in words if begin <= word.start() < end]
    is_numbered = rest[0][0].isupper() and any(word.isdecimal() for word in rest)  # "No 10"
    if not is_numbered and not any(_may_name(scene.pack.tag, word) for word in rest):
        return None
    if _is_verb_phrase(scene, rest, speaks=speaks):
        return None
    if not speaks:
        return Span(begin, end)
    if is_time_phrase(scene, Span(begin, end)):
        return None
    begin = _behind_time(scene, begin, end)
    return Span(begin, end) if may_speak(scene, Span(begin, end)) else None


def may_speak(scene: Scene, span: Span) -> bool:
    """Can these words name somebody?

    Near misses: "to the crowd", "di luar dugaan": an adjunct without a name or people in it; "“a lie”, as he": words
    that open with what somebody said, where no name of few words stands in the marks ("«Новый город»").
    """
    text, lex = scene.text, scene.lex
    quotes = [quote for quote in scene.quote_index.overlapping(span) if not quote.inner.covers(span)]
    first = min((quote.outer.start for quote in quotes), default=span.end)
    word = _WORD.search(text, span.start, span.end)
    opens = lex.starts_with_preposition.starting_at(text, span.start, span.end) is not None
    if opens or (word is not None and lex.clause.is_preposition(word.group()) and not lex.clause.has_finite):
        is_bound = lex.clause.opens_bound.starting_at(text, span.start, span.end) is not None
        is_local = lex.speakers.locative.starting_at(text, span.start, span.end) is not None
        if not (is_bound or is_local or may_be_somebody(scene, Span(span.start + 1, max(first, span.start + 1)))):
            return False
    speech = [q for q in quotes if is_speech(q.inner.of(text)) or text[q.outer.end : q.outer.end + 1] == ","]
    return not speech or speech[0].outer.start > span.start + 1


def is_speech(words: str) -> bool:
    """Are the words between quotation marks more than a name: "Новый город" is one?"""
    parts = words.split()
    return len(parts) > _NAME_WORDS or not parts or not parts[0][:1].isupper() or words[-1] in ".!?"


def _behind_time(scene: Scene, begin: int, end: int) -> int:
    """Where the phrase goes on behind a time that opens it: "Maret lalu | Rana", "Ещё в декабре | Рудь"."""
    words = list(_WORD.finditer(scene.text, begin, end))
    for count in range(min(_TIME_WORDS, len(words) - 1), 0, -1):
        rest, gap = words[count], scene.text[words[count - 1].end() : words[count].start()]
        is_somebody = rest.group()[0].isupper() or scene.lex.people.match(rest.group()) is not None
        if is_somebody and not gap.strip() and is_time_phrase(scene, Span(begin, words[count - 1].end())):
            return rest.start()
    return begin
    return Span(begin, end)


def _before_negator(scene: Scene, begin: int, end: int) -> int:
    """Where the subject of a negated verb before the cue ends: "Врач | не стал уточнять, но [признал]".

    Only in languages that do not list the words that show a clause.
    """
    clause = scene.pack.clause
    first = _WORD.search(scene.text, begin, end)
    if first is None or scene.lex.clause.has_finite or clause.verb_prefixes:
        return end
    found = scene.lex.negators.search(scene.text, first.end(), end)
    before = scene.text[begin : found.start()].rstrip() if found is not None else ""
    is_noun = bool(before) and before[-1].isalnum() and scene.lex.pronouns.fullmatch(before.split()[-1]) is None
    is_plain = "," not in before and scene.lex.relative.search(before) is None
    return begin + len(before) if is_noun and is_plain else end


def _behind_verb(scene: Scene, words: list[re.Match[str]]) -> int:
    """Where the speaker begins behind a verb of his or a "but": "said | Katz, [who …]", "tulis | Rana, [meminta]"."""
    first, *others = words
    lex, word = scene.lex, first.group()
    is_verb = word.islower() and lex.clause.is_verb(word) and not lex.clause.finite.fullmatch(word)
    if not others or not (is_verb or lex.contrast.fullmatch(word)):
        return first.start()
    behind = others[0].group()
    is_somebody = behind[0].isupper() or lex.clause.is_determiner(behind) or lex.people.fullmatch(behind) is not None
    is_article = behind.casefold() in {word.casefold() for word in scene.pack.names.definite}
    return others[0].start() if is_somebody or is_article else first.start()


def _is_verb_phrase(scene: Scene, words: list[str], *, speaks: bool) -> bool:
    """Is it no noun phrase but what somebody did: "melihat berbagai masalah"? Near miss: "menteri itu"."""
    phrase = " ".join(words)
    if not words or phrase != phrase.lower():
        return False
    if speaks and scene.pack.clause.verb_prefixes and scene.lex.clause.is_verb(words[0]):
        return True  # "membenarkan ada dua orang", "didesak"
    return len(words) > 1 and scene.lex.people.search(phrase) is None and scene.lex.clause.looks_active(words[0])


def is_time_phrase(scene: Scene, span: Span) -> bool:
    """Do the words only tell when: "last month", "a day after", "sejak akhir tahun", "накануне"?

    Near misses: "Hari", "April", who may be people; "last month's report".
    """
    words = [word.group() for word in _WORD.finditer(scene.text, span.start, span.end)]
    known = _time_words(scene.pack.tag)
    folded = [word.casefold() for word in words]
    is_day = any(word in known.days for word in folded)
    is_unit = any(word in known.units for word in folded) and (len(words) > 1 or words[0].islower())
    if not (is_day or is_unit):
        return known.phrases.fullmatch(" ".join(words)) is not None
    return all(word.isdecimal() or word in known.days | known.units | known.around for word in folded)


@dataclass(frozen=True, slots=True)
class _TimeWords:
    """Days that tell when by themselves, units and months that need another word, what stands around them, phrases."""

    days: frozenset[str]
    units: frozenset[str]
    around: frozenset[str]
    phrases: WordList


@cache
def _time_words(tag: str) -> _TimeWords:
    pack = load(tag)
    time, names, clause = pack.time, pack.names, pack.clause
    days = [form for day in time.weekdays for form in day]
    phrases = [form for forms in (*time.days.values(), *time.stretches.values()) for form in forms]
    parts = [form for forms in time.parts.values() for form in forms]
    units = [form for forms in (*time.units.values(), *time.phases.values(), *time.months) for form in forms]
    around = (
        *time.last, *time.next, *time.this, *time.ago, *time.ahead, *time.prepositions, *time.every, *time.stretch,
        *clause.prepositions, *clause.subordinators, *clause.linkers, *names.definite, *names.indefinite, *names.of,
        *time.zones,
        *pack.numbers.indefinite, *(form for forms in pack.numbers.words.values() for form in forms), *parts,
    )  # fmt: skip
    single = [word for phrase in around for word in phrase.split()]
    return _TimeWords(_folded((*days, *phrases)), _folded(units), _folded(single), words_pattern((*phrases, *parts)))


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Those that are one word, folded."""
    return frozenset(word.casefold() for word in words if " " not in word)


def is_nobody(scene: Scene, span: Span) -> bool:
    """Do the words say that nobody did: "neither Rao nor Holt [said]", "no official [said]"? Near miss: "No 10"."""
    after = scene.lex.clause.opens_negated.starting_at(scene.text, span.start, span.end)
    return after is not None and after < span.end and scene.text[after : span.end].lstrip(". ")[:1].isalpha()


def chunks_before(scene: Scene, start: int, end: int) -> Iterator[int]:
    """Ends of what stands before the last comma, the last but one …: where a subject further left may end."""
    while (comma := scene.text.rfind(",", start, end)) > start:
        end = comma
        while end > start and scene.text[end - 1] in _MARKS:
            end -= 1
        yield end


def may_be_somebody(scene: Scene, span: Span) -> bool:
    """Does a name or a word for those who speak stand in it? A verb phrase between commas is no subject."""
    words = span.of(scene.text)
    return any(word[0].isupper() for word in words.split()) or scene.lex.people.match(words) is not None


def _is_set_off(scene: Scene, words: list[re.Match[str]]) -> bool:
    """Does a mark or relative follow the pronoun: "she, the mayor, [said]", "he who [says]"?"""
    between = scene.text[words[0].end() : words[1].start()]
    return bool(between.strip()) or scene.lex.relative.fullmatch(words[1].group()) is not None


def _behind_that(scene: Scene, words: list[re.Match[str]]) -> int:
    """Behind the last complementiser with a word on either side: "X came to believe that a lawmaker"."""
    begin = words[0].start() if words else 0
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if scene.lex.that.fullmatch(word.group()) and before.group()[0].islower():
            begin = after.start()
    return begin


def _before_time(scene: Scene, start: int, end: int) -> int:
    """Where the phrase ends without a day or date, with its preposition, at its end."""
    words = list(_WORD.finditer(scene.text, start, end))[-_TIME_WORDS:]
    for word in words:
        is_open = scene.lex.starts_with_preposition.starting_at(scene.text, word.start(), end) is not None
        tail = [one.group() for one in words if one.start() >= word.start()]
        behind = tail[1:] if is_open and len(tail) > 1 else tail
        if all(_is_time(scene, one) or one.isdecimal() for one in behind) and not all(map(str.isdecimal, behind)):
            end = word.start()
            break
    while end > start and scene.text[end - 1] in _MARKS:
        end -= 1
    cut = next((word for word in words[:-1] if word.end() == end), None)
    if cut is not None and scene.lex.clause.time_adjectives.fullmatch(cut.group()):  # "the trustees last | night"
        end = start + len(scene.text[start : cut.start()].rstrip(_MARKS))
    return end


def _before_participle(scene: Scene, words: list[re.Match[str]], end: int) -> int:
    """Where a noun ends that a participle describes: "a clerk | accused of theft", "residents | reached by phone".

    Near miss: "the wounded in the hospital": an article alone is nobody.
    """
    if not scene.pack.clause.passive_endings:
        return end
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        is_described = word.group().islower() and scene.lex.clause.is_participle(word.group())
        is_noun = not scene.lex.clause.is_determiner(before.group()) and not before.group().endswith("ly")
        opens = scene.lex.clause.is_preposition(after.group()) and not scene.lex.subordinators.fullmatch(after.group())
        if is_described and is_noun and after.end() <= end and opens:
            return before.end()
    return end


def _is_time(scene: Scene, word: str) -> bool:
    lex = scene.lex
    return any(pattern.fullmatch(word) for pattern in (lex.weekdays, lex.months, lex.parts_of_day))


@cache
def _nobody(tag: str) -> frozenset[str]:
    """Words that name nobody by themselves: conjunctions, auxiliaries, particles."""
    pack = load(tag)
    names, clause = pack.names, pack.clause
    somebody = (
        *names.third, *names.third_plural, *names.first, *names.first_plural, *names.indefinite, *names.groups,
        *names.relations, *names.documents, *pack.numbers.indefinite, *names.definite, *names.nominative, *names.their,
    )  # fmt: skip
    words = (
        *pack.stopwords, *clause.and_, *clause.but, *clause.auxiliaries, *clause.linkers, *clause.subordinators,
        *clause.prepositions, *pack.negation.predicate,
    )  # fmt: skip
    return frozenset(word.casefold() for word in words) - frozenset(word.casefold() for word in somebody)


def _may_name(tag: str, word: str) -> bool:
    return any(letter.isalpha() for letter in word) and word.casefold() not in _nobody(tag)

"""Who speaks, in languages whose verb comes last and whose nouns take endings. Scene and offsets in, Spans out.

The speaker opens his clause and has no case ending: "Vali Kemal Aksoy, …", "Bakanlık …". A noun with one ("Bakanlığın",
"Ankara'da") belongs to what is said. In the passive he has an ending or a word of his own: "Müdürlüğünce", "polis
tarafından".
"""

from __future__ import annotations

import re
from functools import cache

from kg.languages import load
from kg.model import Span
from kg.statements.base import Scene, trim
from kg.statements.lexicon import fold, words_pattern

_WORD = re.compile(r"[\w'’.\-]+")
_SPEAKER_WORDS = 14
_RUN_WORDS = 9
_ASIDES = 2  # stretches between commas that may stand before the speaker
_NAMED_WORDS = 5
_QUOTES = tuple('"“«„')


class _Words:
    """The word lists that tell a speaker."""

    def __init__(self, tag: str) -> None:
        pack = load(tag)
        names = pack.names
        roles = tuple(form for forms in pack.roles.values() for form in forms)
        nouns = (*roles, *names.heads, *names.groups, *names.collectives, *names.relations, *names.honorifics)
        self.people = words_pattern((*nouns, *names.third, *names.third_plural))
        self.not_names = frozenset(fold(word) for word in names.not_names)
        endings = {ending for ending in (*names.endings, *names.subject_endings) if len(ending) > 1}
        self.endings = tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))
        self.objects = tuple(fold(ending) for ending in names.endings)
        self.oblique = (*names.oblique_endings, *names.subject_endings, *pack.clause.participles)
        self.indefinite = words_pattern(names.indefinite)
        self.topics = words_pattern(pack.clause.topics)
        self.agents = names.agent_endings
        self.agent_words = words_pattern(pack.source.agents)
        phrases = tuple(phrase for cue in pack.cue for phrase in cue.phrases)
        self.sayings = words_pattern(phrases)
        self.occasions = words_pattern((*pack.source.media, *phrases))


@cache
def _words(tag: str) -> _Words:
    return _Words(tag)


def find_subject(scene: Scene, start: int, end: int, *, has_target: bool = False) -> tuple[Span, int] | None:
    """The speaker at the start of a clause, and where what he says may begin; None where no speaker stands there.

    `has_target`: the cue says something of somebody, whose name may follow the speaker's ("Bakı Ermənistanı …").
    """
    text = scene.text
    topic = _topic(scene, start, end)
    if topic is not None:
        return topic
    begin = start
    for _ in range(_ASIDES + 1):
        comma = next_comma(scene, begin, end)
        if comma is None:
            break
        if text[_skip_space(text, begin, comma) : comma].startswith(_QUOTES):
            break
        span = trim(text, begin, comma)
        is_short = span is not None and len(_WORD.findall(span.of(text))) <= _SPEAKER_WORDS
        if span is not None and is_short:
            is_subject = is_nominative(scene, span) or (begin == start and _is_set_off(scene, span))
            if is_subject:
                return span, comma + 1
        if span is None or (
            scene.lex.speakers.action_nouns.search(text, begin, comma) and not _is_occasion(scene, span)
        ):
            break
        begin = comma + 1
    run = name_run(scene, start, end, has_target=has_target)
    return (run, run.end) if run is not None else None


def _topic(scene: Scene, start: int, end: int) -> tuple[Span, int] | None:
    """A speaker with a particle behind him: "kardeşi Metin Ataberk de operasyonu …"."""
    window = list(_WORD.finditer(scene.text, start, end))[: _RUN_WORDS + 1]
    if not window:
        return None
    match = _words(scene.pack.tag).topics.search(scene.text, window[0].end(), window[-1].end())
    span = trim(scene.text, start, match.start()) if match is not None else None
    if match is None or span is None or any(mark in span.of(scene.text) for mark in ',;:"“”'):
        return None
    words = span.of(scene.text).split()
    return (span, match.end()) if words[-1][0].isupper() and is_nominative(scene, span) else None


def _is_set_off(scene: Scene, span: Span) -> bool:
    """A short phrase that a comma sets off, whose last word has no ending that a subject has not."""
    words, text = _words(scene.pack.tag), span.of(scene.text)
    parts = text.split()
    if not text[0].isupper() or scene.lex.speakers.action_nouns.search(text) or "'" in parts[-1] or "’" in parts[-1]:
        return False
    is_bare = not fold(parts[-1]).endswith(words.oblique) and fold(parts[-1]) not in words.not_names
    is_one = words.indefinite.search(text) is not None
    is_aside = _is_occasion(scene, span) or scene.lex.linkers.starting_at(text, 0, len(text)) is not None
    return is_bare and not is_aside and (is_one or len(parts) <= _NAMED_WORDS) and bool(words.oblique)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _is_occasion(scene: Scene, span: Span) -> bool:
    """Does the stretch say where something was said: "dün yaptığı açıklamada"?"""
    return any(
        match.end() == span.end for match in _words(scene.pack.tag).occasions.finditer(scene.text, span.start, span.end)
    )


def next_comma(scene: Scene, start: int, end: int) -> int | None:
    """The next comma outside of quotations, brackets and numbers."""
    text = scene.text
    at = text.find(",", start, end)
    while at >= 0:
        is_number = text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()
        is_quoted = any(
            quote.outer.start <= at < quote.outer.end for quote in scene.quote_index.overlapping(Span(at, at + 1))
        )
        is_inside = text.count("(", start, at) > text.count(")", start, at)
        if not (is_number or is_quoted or is_inside):
            return at
        at = text.find(",", at + 1, end)
    return None


def is_nominative(scene: Scene, span: Span) -> bool:
    """Could the phrase be a subject: does it end in a name or a word for people that has no case ending?"""
    words = _WORD.findall(scene.text, span.start, span.end)
    if not words:
        return False
    return _is_bare(scene, words[-1].strip("'’.")) and scene.text[span.end - 1] not in "'’"


def _is_bare(scene: Scene, word: str) -> bool:
    """A word for people, or a capitalised one, that no case ending is seen on."""
    known = _words(scene.pack.tag)
    if "'" in word or "’" in word or fold(word) in known.not_names or scene.lex.speakers.action_nouns.fullmatch(word):
        return False
    folded = fold(word)
    for ending in known.endings:
        if folded.endswith(ending) and known.people.fullmatch(folded[: -len(ending)]):
            return False
    return word[0].isupper() or known.people.fullmatch(word) is not None


def name_run(scene: Scene, start: int, end: int, *, has_target: bool = False) -> Span | None:
    """The speaker without a comma behind him: capitalised words, roles and heads together, in the nominative."""
    text, known = scene.text, _words(scene.pack.tag)
    words: list[re.Match[str]] = []
    is_before_target = False
    for word in _WORD.finditer(text, start, end):
        is_part = word.group()[0].isupper() or known.people.match(text, word.start())
        gap = text[words[-1].end() : word.start()] if words else ""
        if not is_part or any(mark in gap for mark in ',;:."“”«»') or len(words) == _RUN_WORDS:
            break
        words.append(word)
        if "'" in word.group() or "’" in word.group():
            continue
    if not words:
        return None
    while words and not _is_bare(scene, words[-1].group().strip("'’.")):
        words.pop()
    if has_target and len(words) > 1 and fold(words[-1].group()).endswith(known.objects or ("\0",)):
        words.pop()
        is_before_target = True
    if not words or fold(words[0].group()) in known.not_names:
        return None
    first = words[0]
    is_known = (
        is_before_target
        or known.people.fullmatch(first.group()) is not None
        or len(words) > 1
        or is_name(scene, first.group())
    )
    return Span(first.start(), words[-1].end()) if is_known else None


def is_name(scene: Scene, word: str) -> bool:
    """Does the article write this word with a capital where no sentence begins, or before an ending set off?"""
    return fold(word) in scene.capitals


def find_agent(scene: Scene, start: int, end: int) -> tuple[Span, Span] | None:
    """Who does what a passive says ("X tarafından", "Müdürlüğünce"): his words, and all that stands for him."""
    text, known = scene.text, _words(scene.pack.tag)
    marker = known.agent_words.search(text, start, end)
    if marker is not None:
        span = _run_before(scene, start, marker.start())
        return (span, Span(span.start, marker.end())) if span is not None else None
    for word in _WORD.finditer(text, start, end):
        folded = fold(word.group())
        for ending in known.agents:
            if folded.endswith(ending) and known.people.fullmatch(folded[: -len(ending)]):
                before = _run_before(scene, start, word.end())
                whole = Span(before.start if before is not None else word.start(), word.end())
                return whole, whole
    return None


def _run_before(scene: Scene, start: int, end: int) -> Span | None:
    """The capitalised words and words for people that end a stretch."""
    text, known = scene.text, _words(scene.pack.tag)
    words = list(_WORD.finditer(text, max(start, end - 120), end))
    first = None
    for word in reversed(words[-_RUN_WORDS:]):
        is_last = word is words[-1]
        if not is_last and not (word.group()[0].isupper() or known.people.fullmatch(word.group())):
            break
        if any(mark in text[word.end() : end] for mark in ',;:"”'):
            break
        first = word
    return (
        Span(first.start(), end - (len(text[first.start() : end]) - len(text[first.start() : end].rstrip())))
        if first
        else None
    )


def behind_occasion(scene: Scene, start: int, end: int) -> int:
    """Behind "dün yaptığı açıklamada" and the like, where nothing but its words stands before."""
    text, known = scene.text, _words(scene.pack.tag)
    window = list(_WORD.finditer(text, start, end))[:_RUN_WORDS]
    if not window:
        return start
    limit = window[-1].end()
    if any(mark in text[start:limit] for mark in '"“«'):
        limit = min(text.find(mark, start, limit) for mark in '"“«' if text.find(mark, start, limit) >= 0)
    last = None
    for match in known.occasions.finditer(text, start, limit):
        is_set_off = text[match.end() : match.end() + 1] == ","
        if is_set_off or known.sayings.fullmatch(match.group()):  # "gazetecilere yönelik saldırı" is no occasion
            last = match
    return last.end() if last is not None else start


def find_speaker_between(scene: Scene, start: int, end: int) -> Span | None:
    """The speaker between a quotation and its cue: "“…”, - komandir deyib"."""
    span = trim(scene.text, start, end)
    if span is None or len(_WORD.findall(span.of(scene.text))) > _RUN_WORDS:
        return None
    return span if is_nominative(scene, span) else None


def without_topic(scene: Scene, span: Span) -> Span:
    """The phrase without a particle at its end: "haberleri ise"."""
    words = list(_WORD.finditer(scene.text, span.start, span.end))
    if len(words) > 1 and _words(scene.pack.tag).topics.fullmatch(words[-1].group()):
        return trim(scene.text, span.start, words[-1].start()) or span
    return span


def find_document(scene: Scene, start: int, end: int) -> Span | None:
    """A text in which something is said, at the start of a passive clause: "Bilirkişi raporunda"."""
    behind = behind_occasion(scene, start, end)
    return trim(scene.text, start, behind) if behind > start else None

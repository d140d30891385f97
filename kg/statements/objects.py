"""What is denied, refused or condemned before its verb: "В Белгате эти обвинения отвергли", "Слухи о Y опроверг X".

Scene in, Candidates out. For languages whose word order is free (order "osv"): the object begins with a noun of saying
or a word that points back, or is the one word before the verb. Near miss: "X отверг обвинения": the object follows.
"""

from __future__ import annotations

import re

from kg.model import Act, Mention, Span
from kg.statements.base import Candidate, Scene, trim
from kg.statements.lexicon import CueHit
from kg.statements.phrases import mention_of, speaker_after

_WORD = re.compile(r"[\w'’\-]+")
_SUBJECT_WORDS = 9
_OBJECT_WORDS = 24


def find_objects(scene: Scene) -> list[Candidate]:
    """Candidates of all sentences outside titles."""
    if "osv" not in scene.pack.meta.order:
        return []
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        for hit in scene.cues_in(number):
            if not sentence.is_title:
                found.extend(_before_verb(scene, number, sentence.span, hit))
    return found


def _before_verb(scene: Scene, number: int, span: Span, hit: CueHit) -> list[Candidate]:
    entry = hit.cue("verbs")
    if entry is None or entry.act in (Act.ASSERT, Act.QUESTION, Act.DEMAND) or "noun" not in entry.takes:
        return []
    start = _clause_start(scene, span.start, hit.span.start)
    end, is_negated = _without_adverbs(scene, start, hit.span.start)
    if end <= start:
        return []
    holds_negator = scene.lex.negation_end.ending_at(hit.form, 0, hit.form.find(" ") + 1) is not None
    inverted = _inverted(scene, start, end, (hit, span.end))
    parts = inverted
    if parts is None and not scene.lex.that.match(scene.text, hit.span.end + 2, span.end):
        parts = _subject_and_object(scene, Span(start, end), (hit, span.end), is_negated=is_negated or holds_negator)
    if parts is None:
        return []
    mention, content = parts
    rule = "reported.object-first"
    found = [
        Candidate((content,), mention, rule, 0.93, number, cue=hit.span, hit=hit, entry=entry, is_negated=is_negated)
    ]
    return [*found, *_quoted_behind(scene, number, hit, mention)]


def _clause_start(scene: Scene, start: int, end: int) -> int:
    """Behind the last semicolon, or conjunction of contrast behind a comma, and behind linkers."""
    text, lex = scene.text, scene.lex
    start = max(start, text.rfind(";", start, end) + 1, text.rfind(":", start, end) + 1)
    for match in lex.contrast.finditer(text, start, end):
        if text[start : match.start()].rstrip().endswith(","):
            start = match.end()
    while (after := lex.linkers.starting_at(text, start, end)) is not None and after < end:
        start = after
        while start < end and text[start] in " ,":
            start += 1
    return start


def _without_adverbs(scene: Scene, start: int, end: int) -> tuple[int, bool]:
    """Before the negators and adverbs of the verb, and whether it is negated."""
    is_negated = False
    while True:
        at = scene.lex.negation_end.ending_at(scene.text, start, end)
        is_negated = is_negated or at is not None
        at = at if at is not None else scene.lex.auxiliaries_end.ending_at(scene.text, start, end)
        if at is None:
            return end, is_negated
        end = at


def _inverted(scene: Scene, start: int, end: int, place: tuple[CueHit, int]) -> tuple[Mention, Span] | None:
    """Слухи о Y опроверг X: object, verb, speaker."""
    text, (hit, limit) = scene.text, place
    content = trim(text, start, end)
    if content is None or not _opens_object(scene, content.start, content.end):
        return None
    mention = speaker_after(scene, hit.span.end, limit)
    if mention is None or len(_WORD.findall(content.of(text))) > _OBJECT_WORDS:
        return None
    is_somebody = any(word[0].isupper() for word in mention.text.split()) or scene.lex.people.search(mention.text)
    return (mention, content) if is_somebody else None


def _subject_and_object(
    scene: Scene, before: Span, place: tuple[CueHit, int], *, is_negated: bool
) -> tuple[Mention, Span] | None:
    """X обвинения отверг: subject, object, verb, and nothing that could be an object behind it."""
    text, (hit, limit), (start, end) = scene.text, place, (before.start, before.end)
    rest = text[hit.span.end : limit].lstrip()
    if rest and rest[0] not in ",.:;!?–—":
        return None
    words = list(_WORD.finditer(text, start, end))
    at = next((word.start() for word in words[1:] if _opens_object(scene, word.start(), end)), None)
    if at is None and is_negated and len(words) > 1:
        at = words[-1].start()  # "Чиновник вину не признаёт"
    if at is None or "," in text[start:end]:
        return None
    subject, content = trim(text, start, at), trim(text, at, end)
    if subject is None or content is None or len(_WORD.findall(subject.of(text))) > _SUBJECT_WORDS:
        return None
    last = content.of(text).split()[-1]
    is_known = subject.of(text)[0].isupper() or scene.lex.people.search(subject.of(text)) is not None
    is_somebody = is_known and not last[0].isupper()
    return (mention_of(scene, subject), content) if is_somebody else None


def _opens_object(scene: Scene, start: int, end: int) -> bool:
    """A noun of saying, or a word that points back to something said."""
    if scene.lex.speakers.definite.match(scene.text, start, end) is not None:
        return True
    hits = scene.lex.cues(scene.text, start, min(end, start + 40))
    return bool(hits) and hits[0].span.start == start and hits[0].cue("nouns") is not None


def _quoted_behind(scene: Scene, number: int, hit: CueHit, mention: Mention) -> list[Candidate]:
    """… отверг: «Y»: the quotation behind the colon is said by the same speaker."""
    text, sentence = scene.text, scene.layout.sentences[number]
    rest = text[hit.span.end : sentence.span.end]
    if not rest.lstrip().startswith(":"):
        return []
    quotes = scene.quotes_in(Span(hit.span.end, sentence.span.end), sentence.paragraph)
    if not quotes or _WORD.search(text, hit.span.end, quotes[0].outer.start):
        return []
    return [Candidate((quotes[0].inner,), mention, "quotation.floating", 0.94, number)]

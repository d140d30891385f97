"""What the outlet says in its own voice: sentences that report nobody, and the silence of others.

"Armenia has not reported any attack" is the outlet's statement about a silence; it is never a denial by Armenia.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.model import SILENCE, Mention, MentionKind, Span, SpanIndex
from kg.statements.base import Candidate, Scene, trim

_WORD = re.compile(r"\w+")
_MIN_WORDS = 3
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_HEADING_WORDS = 6
_BYLINE_WORDS = 12
_END_MARKS = ".!?…:;։؟\"”»)’'"
_TITLE_CUT = re.compile(r"[,;]\s|\s[–—|-]\s")


def find_narration(scene: Scene, candidates: list[Candidate], silent: Collection[int] = ()) -> list[Candidate]:
    """One candidate per sentence that no other candidate touches; a headline is cut at its commas.

    Args:
        scene: the article.
        candidates: what others say.
        silent: sentences, by number, of which a cue is known to report a silence.
    """
    used: SpanIndex[Span] = SpanIndex()
    for candidate in candidates:
        for span in (*candidate.content, *((candidate.cue,) if candidate.cue is not None else ())):
            used.add(span, span)
    found: list[Candidate] = []
    for number, sentence in enumerate(scene.layout.sentences):
        if used.overlapping(sentence.span):
            continue
        pieces = _pieces(scene, sentence.span) if sentence.is_title else [sentence.span]
        for piece in pieces:
            content = trim(scene.text, piece.start, piece.end)
            if content is None or len(_WORD.findall(content.of(scene.text))) < _MIN_WORDS:
                continue
            if not sentence.is_title and is_unmarked(scene, number) and _is_furniture(scene, sentence.span):
                continue
            mention = Mention(None, "", MentionKind.OUTLET)
            note = SILENCE if number in silent or _is_silence(scene, number) else None
            rule = "narration.headline" if sentence.is_title else "narration.sentence"
            found.append(Candidate((content,), mention, rule, 0.7, number, note=note))
    return found


def is_unmarked(scene: Scene, number: int) -> bool:
    """Is the sentence a paragraph of its own without a mark that ends it, as headings and bylines are?"""
    sentence = scene.layout.sentences[number]
    near = scene.layout.sentences[max(0, number - 1) : number + 2]
    is_alone = not any(other is not sentence and other.paragraph == sentence.paragraph for other in near)
    is_bracketed = scene.text[sentence.span.start] in "([" and scene.text[sentence.span.end - 1] in ")]"
    return is_alone and (is_bracketed or scene.text[sentence.span.end - 1] not in _END_MARKS)


def _is_furniture(scene: Scene, span: Span) -> bool:
    """Is an unmarked line a byline, a heading or the time of the page: "By Ana Lim", "What we found", "Stand: 11:48"?

    Near miss: "Desa Pakel: 95 rumah": a line of a list that gives a number.
    """
    words = _WORD.findall(scene.text, span.start, span.end)
    if _ADDRESS.search(scene.text, span.start, span.end) is not None:
        return len(words) <= _BYLINE_WORDS  # "Send us a claim: check@…"
    if scene.text[span.start] in "([©" or scene.lex.bylines.starting_at(scene.text, span.start, span.end) is not None:
        return len(words) <= _BYLINE_WORDS
    plain = [word for word in words if not word.isdecimal() and scene.lex.clause.time_units.fullmatch(word) is None]
    has_number = any(word.isdecimal() for word in words[1:])
    return len(plain) < _MIN_WORDS - 1 or (len(words) <= _HEADING_WORDS and not has_number)


def _pieces(scene: Scene, span: Span) -> list[Span]:
    pieces, start = [], span.start
    for cut in _TITLE_CUT.finditer(scene.text, span.start, span.end):
        if len(_WORD.findall(scene.text, start, cut.start())) < _MIN_WORDS:
            continue
        if len(_WORD.findall(scene.text, cut.end(), span.end)) < _MIN_WORDS:
            break
        pieces.append(Span(start, cut.start()))
        start = cut.end()
    pieces.append(Span(start, span.end))
    return pieces


def _is_silence(scene: Scene, number: int) -> bool:
    """Does the sentence report that something was not said?

    Hits: a negated verb of saying ("has not reported any attack"), a negated answer ("did not respond to questions"), a
    phrase for it ("could not be reached"). Near miss: "did not respond to treatment".
    """
    sentence = scene.layout.sentences[number].span
    verbs = [hit.span.start for hit in scene.cues_in(number) if hit.cue("verbs") is not None]
    answers = [match.start() for match in scene.lex.answers.finditer(scene.text, sentence.start, sentence.end)]
    if any(_is_negated(scene, sentence.start, at) for at in (*verbs, *answers)):
        return True
    return scene.lex.silent.search(scene.text, sentence.start, sentence.end) is not None


def _is_negated(scene: Scene, start: int, end: int) -> bool:
    """Does a negator stand before the word, auxiliaries and adverbs aside?"""
    while (at := scene.lex.auxiliaries_end.ending_at(scene.text, start, end)) is not None:
        end = at
    return scene.lex.negation_end.ending_at(scene.text, start, end) is not None

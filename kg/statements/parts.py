"""Parts of a compound statement: sentences and clauses that say something of their own. Scene and spans in, Pieces out.

A quotation of several sentences, a sentence that asserts and then promises, a list of demands under one modal: each
piece becomes a statement with the same speaker and cue, its own words, act and commitment. Pieces are cut

- at sentence ends;
- before a conjunction or comma that a new subject (a pronoun) or a finite verb follows;
- before a relative clause set off by a comma; its head noun goes with it when the main clause has not begun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from kg.languages import load
from kg.languages.boundaries import split_span
from kg.languages.wordlists import WordList
from kg.model import Span
from kg.statements.base import Scene, trim
from kg.statements.lexicon import words_pattern

_WORD = re.compile(r"[\w'’–-]+")
_GAP = re.compile(r",\s+|\s+")
_TERMINATORS = ".!?…"
_MIN_WORDS = 3  # a shorter piece goes with its neighbour
_COLON_WORDS = 4
_VERB_REACH = 400  # code points before a conjunction in which the verb stands that the next one goes on from
_HEAD_WORDS = 6  # a head noun phrase before a relative clause has at most so many words


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause; its content has two spans where the cue interrupts it.

    `is_coordinated`: a verb phrase that shares subject and modal with the piece before. `is_own`: it
    stands behind a colon and says in its own words what the noun before it named ("denied the report: not one missile
    was fired"), so the cue's act is not its act.
    """

    content: tuple[Span, ...]
    is_coordinated: bool = False
    is_own: bool = False


@cache
def _subjects(tag: str) -> WordList:
    names = load(tag).names
    return words_pattern((*names.first, *names.first_plural, *names.third, *names.third_plural))


@cache
def _frame_verbs(tag: str) -> WordList:
    return words_pattern(verb for frame in load(tag).frame for verb in frame.verbs)


def find_parts(scene: Scene, content: tuple[Span, ...], cue: Span | None) -> tuple[Piece, ...]:
    """The pieces of a content, in order; a single one means that there is nothing to divide.

    A clause that the cue interrupts stays whole: "The report," she said, "is false."
    """
    pieces: list[Piece] = []
    before: Span | None = None
    for span in content:
        found = [p for part in split_span(scene.text, span, scene.pack, []) for p in _behind_colons(scene, part)]
        if pieces and found and before is not None and _runs_on(scene, before, span, cue):
            first = pieces.pop()
            found[0] = replace(first, content=(*first.content, *found[0].content))
        pieces.extend(found)
        before = span
    return tuple(pieces)


def _runs_on(scene: Scene, before: Span, span: Span, cue: Span | None) -> bool:
    """Does only the cue stand between two halves of one clause?"""
    if cue is None or not (before.end <= cue.start and cue.end <= span.start):
        return False
    is_joined = scene.lex.ends_with_conjunction.starting_at(scene.text, span.start, span.end) is not None
    return scene.text[span.start].islower() and scene.text[before.end - 1] not in _TERMINATORS and not is_joined


def _behind_colons(scene: Scene, span: Span) -> list[Piece]:
    """The clauses of a sentence; what stands behind a colon is on its own."""
    colon = scene.text.find(": ", span.start, span.end)
    if colon <= span.start or len(_WORD.findall(scene.text, colon, span.end)) < _COLON_WORDS:
        return _clauses(scene, span)
    own = [replace(piece, is_own=True) for piece in _clauses(scene, Span(colon + 2, span.end))]
    return [*_clauses(scene, Span(span.start, colon)), *own]


def _clauses(scene: Scene, span: Span) -> list[Piece]:
    cuts = _cuts(scene, span)
    edges = [(span.start, False), *cuts, (span.end, False)]
    pieces: list[Piece] = []
    pending: int | None = None  # start of words too short to stand alone
    for (start, is_verb), (end, _) in pairwise(edges):
        begin = start if pending is None else pending
        piece = trim(scene.text, begin, end)
        if piece is None:
            continue
        tidied = _without_conjunction(scene, piece)
        newest = tidied if pending is None else _without_conjunction(scene, trim(scene.text, start, end) or piece)
        if not is_verb and end < span.end and _is_short(scene, newest or piece):
            pending = begin
            continue
        pending = None
        if tidied is None:
            continue
        if pieces and not is_verb and _is_short(scene, tidied):
            pieces[-1] = replace(pieces[-1], content=(Span(pieces[-1].content[0].start, tidied.end),))
        else:
            pieces.append(Piece((tidied,), is_verb and bool(pieces)))
    return pieces


def _is_short(scene: Scene, span: Span) -> bool:
    """Does the stretch hold too few words to stand alone?"""
    return len(_WORD.findall(scene.text, span.start, span.end)) < _MIN_WORDS


def _without_conjunction(scene: Scene, piece: Span) -> Span | None:
    after = scene.lex.ends_with_conjunction.starting_at(scene.text, piece.start, piece.end)
    return trim(scene.text, after, piece.end) if after is not None and after < piece.end else piece


def _cuts(scene: Scene, span: Span) -> list[tuple[int, bool]]:
    """Where a new clause begins inside one sentence, and whether it is a coordinated verb phrase."""
    text = scene.text
    cuts: list[tuple[int, bool]] = []
    hold = span.start  # nothing is cut before this: a head noun and its relative clause
    opening = [word.end() for word in islice(_WORD.finditer(text, span.start, span.end), _MIN_WORDS)]
    for match in _GAP.finditer(text, span.start, span.end):
        position = match.end()
        has_comma = match.group().startswith(",")
        if position <= hold:
            continue
        if has_comma and _relative(scene, position, span):
            close = text.find(",", position, span.end)
            start = cuts[-1][0] if cuts else span.start
            if close > 0 and _is_bare_head(scene, start, match.start()):
                hold = close
                cuts.append((close + 1, False))
            else:
                cuts.append((position, False))
            continue
        if len(opening) < _MIN_WORDS or match.start() < opening[-1]:
            continue
        kind = _clause_kind(scene, position, span, has_comma=has_comma)
        if kind is not None:
            cuts.append((position, kind))
    return cuts


def _clause_kind(scene: Scene, position: int, span: Span, *, has_comma: bool) -> bool | None:
    """False where a clause with a subject begins, True where a coordinated verb does, None where neither."""
    conjunction = scene.lex.ends_with_conjunction.starting_at(scene.text, position, span.end)
    if conjunction is None and not has_comma:
        return None
    behind = _skip(scene.text, conjunction if conjunction is not None else position, span.end)
    if _opens_clause(scene, behind, span.end):
        return False
    return True if _is_verb(scene, behind, span, has_comma=has_comma) else None


def _is_bare_head(scene: Scene, start: int, end: int) -> bool:
    """A noun phrase with no verb of its own before a relative clause."""
    words = [word.group() for word in islice(_WORD.finditer(scene.text, start, end), _HEAD_WORDS + 1)]
    prefixes = tuple(scene.pack.clause.verb_prefixes)
    has_verb = bool(prefixes) and any(
        w.casefold().startswith(prefixes) and len(w) > 6 and w[0].islower() for w in words
    )
    return 0 < len(words) <= _HEAD_WORDS and not has_verb


def _skip(text: str, position: int, end: int) -> int:
    while position < end and (text[position].isspace() or text[position] == ","):
        position += 1
    return position


def _opens_clause(scene: Scene, position: int, end: int) -> bool:
    """A pronoun as subject, perhaps behind one or two words of time ("hari ini kami")."""
    head = " ".join(_WORD.findall(scene.text, position, min(end, position + 40))[:3])
    found = _subjects(scene.pack.tag).search(head)
    return found is not None and head[: found.start()].count(" ") <= 2


def _relative(scene: Scene, position: int, span: Span) -> bool:
    return scene.lex.relative.match(scene.text, position, span.end) is not None


def _is_verb(scene: Scene, position: int, span: Span, *, has_comma: bool) -> bool:
    """A finite verb at this place: by its beginning where the language shows it, or a verb of a typed frame."""
    word = _WORD.match(scene.text, position, span.end)
    if word is None:
        return False
    folded = word.group().casefold()
    prefixes = tuple(scene.pack.clause.verb_prefixes)
    if prefixes and folded.startswith(prefixes) and len(folded) > 5:
        return has_comma or _has_verb_before(scene, span.start, position)
    return _frame_verbs(scene.pack.tag).match(scene.text, position, span.end) is not None


def _has_verb_before(scene: Scene, start: int, position: int) -> bool:
    """Does a verb stand among the words just before this place?"""
    prefixes = tuple(scene.pack.clause.verb_prefixes)
    begin = max(start, position - _VERB_REACH)
    return any(w.casefold().startswith(prefixes) and len(w) > 5 for w in _WORD.findall(scene.text, begin, position))

"""Quotations: pairs of marks inside a paragraph, across kinds of marks. Text and paragraphs in, Quotes and notes out.

Real texts open with “ and close with a straight ", lose marks, and nest single marks in double ones. A lost closing
mark ends with the paragraph and is noted; nothing is refused. Inner quotations are left to the outer one. Marks may be
typed twice: two straight single ones for a double one, or two double ones inside a paragraph that a spreadsheet wrapped
in marks of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.languages import LanguagePack, load
from kg.model import Quote, Span

_STRAIGHT = {'"', "'"}
_APOSTROPHES = {"'", "’", "‘", "ʼ"}
_SINGLE_CLOSING = {"'", "’"}
_REVERSED_OPENING, _REVERSED_CLOSING = "”", "“"
_LETTERS = re.compile(r"[^\W\d_]+")
_COMMA = re.compile(r"[,?!] ")
_DOUBLED = (re.compile(r"''"), re.compile(r'""'))
_MAX_SINGLE = 1000  # one in single marks is no longer; without a bound, apostrophes would each be read to the end
_MAX_QUOTE = 10_000  # in double marks: a mark whose partner is further off has none
_MAX_LOST = 1500  # a quotation whose end is lost is cut here at the latest, in code points


@dataclass(frozen=True, slots=True)
class _Marks:
    """A language's quotation marks, and the words of saying that follow a quotation ("kata", "ujarnya")."""

    openers: frozenset[str]
    closers: frozenset[str]
    pairs: Mapping[str, frozenset[str]]
    sayings: frozenset[str]
    opening: re.Pattern[str]  # where a quotation may begin


@cache
def _marks(tag: str) -> _Marks:
    pack = load(tag)
    openers = frozenset(opening for opening, _ in pack.text.quotes)
    pairs = {mark: frozenset(close for other, close in pack.text.quotes if other == mark) for mark in openers}
    stems = [stem.casefold() for cue in pack.cue for stem in cue.stems]
    clitics = ("", *pack.meta.speaker_clitics)
    sayings = frozenset(stem + clitic for stem in stems for clitic in clitics)
    closers = frozenset(closing for _, closing in pack.text.quotes)
    begins = "".join(re.escape(mark) for mark in sorted(openers | {_REVERSED_OPENING}))
    return _Marks(openers, closers, pairs, sayings, re.compile(f"[{begins}]"))


def pair_quotes(
    text: str, paragraphs: tuple[Span, ...], pack: LanguagePack
) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """All outermost quotations in order, and a note for each mark that has no partner."""
    quotes: list[Quote] = []
    notes: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        found = _doubled(text, paragraph, number) or _in_paragraph(text, paragraph, number, _marks(pack.tag))
        notes.extend(f"quotation mark at {q.outer.start} has no partner" for q in found if not q.is_closed)
        quotes.extend(found)
    return tuple(quotes), tuple(notes)


def _doubled(text: str, paragraph: Span, number: int) -> list[Quote]:
    """The quotations of a paragraph whose marks are typed twice; none where they do not come in pairs."""
    start, end = paragraph.start, paragraph.end
    for pattern in _DOUBLED:
        is_wrapped = text[start] == '"' == text[end - 1] and end - start > 2
        inside = (start + 1, end - 1) if is_wrapped else (start, end)
        marks = [match.start() for match in pattern.finditer(text, *inside)]
        if marks and len(marks) % 2 == 0:
            pairs = zip(marks[::2], marks[1::2], strict=True)
            quotes = [Quote(Span(a, b + 2), _trim(text, a + 2, b), number) for a, b in pairs if text[a + 2 : b].strip()]
            if quotes:
                return quotes
    return []


def _in_paragraph(text: str, paragraph: Span, number: int, marks: _Marks) -> list[Quote]:
    quotes: list[Quote] = []
    position = paragraph.start
    while (begin := marks.opening.search(text, position, paragraph.end)) is not None:
        position = begin.start()
        make = _reversed if text[position] == _REVERSED_OPENING else _upright
        quote = make(text, position, paragraph, number, marks)
        position = quote.outer.end if quote is not None else position + 1
        if quote is not None:
            quotes.append(quote)
    return quotes


def _upright(text: str, position: int, paragraph: Span, number: int, marks: _Marks) -> Quote | None:
    """The quotation that opens here, if one does."""
    mark = text[position]
    if mark not in marks.openers or not _can_open(text, position, paragraph) or _is_turned(text, position, marks):
        return None
    accepted = (marks.pairs[mark] | _like(mark, marks.closers)) & marks.closers
    end = _closing(text, position, paragraph, accepted, marks)
    return _quote(text, position, end, paragraph, number, marks)


def _is_turned(text: str, index: int, marks: _Marks) -> bool:
    """Does a mark that opens, or a single one, close: `… is empty, “he said`, `… is empty, ’ he said`?

    It stands behind a comma or end mark and before a word of saying. Near miss: `he said, “why`.
    """
    before = text[max(0, index - 2) : index].rstrip()
    if not before or before[-1] not in ",.!?":
        return False
    start = index + 2 if text[index + 1 : index + 2] == " " else index + 1
    word = _LETTERS.match(text, start)
    return word is not None and word.group() in marks.sayings


def _like(opening: str, closers: frozenset[str]) -> frozenset[str]:
    """Closing marks that writers mix with this opening one: double with double, single with single."""
    double = {'"', "”", "“", "»", "„"}
    family = double if opening in double else {"'", "’"}
    return closers & family - {"“" if opening == "„" else ""}


def _can_open(text: str, position: int, paragraph: Span) -> bool:
    """Marks that may also close or be apostrophes open only after a space and before a word."""
    mark = text[position]
    if mark == "«":  # some languages put a space behind it
        return position + 1 < paragraph.end
    if position + 1 >= paragraph.end or text[position + 1].isspace():
        return False
    if mark not in _STRAIGHT and mark not in _APOSTROPHES:
        return True
    before = text[position - 1] if position > paragraph.start else " "
    return not before.isalnum() and (mark == '"' or before in ' (\u00a0—–-"“«:')


def _closing(text: str, opening: int, paragraph: Span, accepted: frozenset[str], marks: _Marks) -> tuple[int, bool]:
    """Where the quotation ends, and whether a mark closes it there; straight marks are judged by their neighbours."""
    is_single = text[opening] in _APOSTROPHES
    limit = min(paragraph.end, opening + (_MAX_SINGLE if is_single else _MAX_QUOTE))
    for index in range(opening + 1, limit):
        mark = text[index]
        if mark not in accepted:
            if mark in _SINGLE_CLOSING and _is_turned(text, index, marks):
                return index, True
            continue
        after = text[index + 1] if index + 1 < paragraph.end else " "
        if mark in _APOSTROPHES and (after.isalnum() or text[index - 1].isspace()):
            continue
        opens = mark == '"' and text[index - 1].isspace() and after.isalnum() and mark in marks.openers
        if opens and not _is_turned(text, index, marks):
            return index, False  # another quotation opens: this one lost its end
        return index, True
    return limit, False


def _reversed(text: str, opening: int, paragraph: Span, number: int, marks: _Marks) -> Quote | None:
    """A quotation whose marks a typesetter turned round, as in `He left.” We stay, “he said`.

    The turned opening mark clings to the sentence before, so the quotation begins at its first word. Near miss:
    `We stay here,” he said. He asked, “Why?”`, where only an opening mark is lost.
    """
    before = text[opening - 1] if opening > paragraph.start else " "
    start = opening + 1
    while start < paragraph.end and text[start].isspace():
        start += 1
    if not (before.isspace() or before in ".!?:,") or not text[start : start + 1].isupper():
        return None
    limit = min(paragraph.end, start + _MAX_QUOTE)
    end = next((i for i in range(start, limit) if text[i] in (_REVERSED_OPENING, _REVERSED_CLOSING)), None)
    if end is None or text[end] != _REVERSED_CLOSING or not _is_turned(text, end, marks):
        return None
    return Quote(Span(start, end + 1), _trim(text, start, end), number)


def _quote(
    text: str, opening: int, closing: tuple[int, bool], paragraph: Span, number: int, marks: _Marks
) -> Quote | None:
    end, is_closed = closing
    if is_closed:
        if end - opening < 2 or not any(c.isalnum() for c in text[opening:end]):
            return None
        return Quote(Span(opening, end + 1), _trim(text, opening + 1, end), number)
    if text[opening] in _APOSTROPHES:
        return None
    stop = _before_saying(text, opening, min(end, opening + _MAX_LOST), marks)
    if not any(c.isalnum() for c in text[opening:stop]):
        return None
    return Quote(Span(opening, stop), _trim(text, opening + 1, stop), number, is_closed=False)


def _before_saying(text: str, opening: int, stop: int, marks: _Marks) -> int:
    """Where a quotation without a closing mark ends: at a comma before a word of saying, else at `stop`."""
    for comma in _COMMA.finditer(text, opening, stop):
        word = _LETTERS.match(text, comma.end())
        if word is not None and word.group() in marks.sayings:
            return comma.start() + 1
    return stop


def _trim(text: str, start: int, end: int) -> Span:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

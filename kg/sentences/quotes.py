"""Quotations: pairs of marks inside a paragraph, across kinds of marks. Text and paragraphs in, Quotes and notes out.

Real texts open with “ and close with a straight ", lose marks, and nest single marks in double ones. A lost closing
mark ends with the paragraph and is noted; nothing is refused. Inner quotations are left to the outer one.
"""

from __future__ import annotations

from kg.languages import LanguagePack
from kg.model import Quote, Span

_STRAIGHT = {'"', "'"}
_APOSTROPHES = {"'", "’", "‘", "ʼ"}
_MAX_LOST = 1500  # a quotation whose end is lost is cut here at the latest, in code points


def pair_quotes(
    text: str, paragraphs: tuple[Span, ...], pack: LanguagePack
) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """All outermost quotations in order, and a note for each mark that has no partner."""
    openers = {opening for opening, _ in pack.text.quotes}
    closers = {closing for _, closing in pack.text.quotes}
    pairs = {opening: {close for other, close in pack.text.quotes if other == opening} for opening in openers}
    quotes: list[Quote] = []
    notes: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        found = _in_paragraph(text, paragraph, number, (openers, closers, pairs))
        notes.extend(f"quotation mark at {q.outer.start} has no partner" for q in found if not q.is_closed)
        quotes.extend(found)
    return tuple(quotes), tuple(notes)


def _in_paragraph(
    text: str, paragraph: Span, number: int, marks: tuple[set[str], set[str], dict[str, set[str]]]
) -> list[Quote]:
    openers, closers, pairs = marks
    quotes: list[Quote] = []
    position = paragraph.start
    while position < paragraph.end:
        if text[position] not in openers or not _can_open(text, position, paragraph):
            position += 1
            continue
        accepted = (pairs[text[position]] | _like(text[position], closers)) & closers
        end = _closing(text, position, paragraph, accepted, openers)
        quote = _quote(text, position, end, paragraph, number)
        if quote is not None:
            quotes.append(quote)
            position = quote.outer.end
        else:
            position += 1
    return quotes


def _like(opening: str, closers: set[str]) -> set[str]:
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


def _closing(text: str, opening: int, paragraph: Span, accepted: set[str], openers: set[str]) -> int | None:
    """Index of the closing mark, or None; straight marks count as closing by what stands around them."""
    for index in range(opening + 1, paragraph.end):
        mark = text[index]
        if mark not in accepted:
            continue
        after = text[index + 1] if index + 1 < paragraph.end else " "
        if mark in _APOSTROPHES and (after.isalnum() or text[index - 1].isspace()):
            continue
        if mark == '"' and text[index - 1].isspace() and after.isalnum() and mark in openers:
            return None  # another quotation opens: this one lost its end
        return index
    return None


def _quote(text: str, opening: int, end: int | None, paragraph: Span, number: int) -> Quote | None:
    if end is not None:
        if end - opening < 2 or not any(c.isalnum() for c in text[opening:end]):
            return None
        return Quote(Span(opening, end + 1), _trim(text, opening + 1, end), number)
    if text[opening] in _APOSTROPHES:
        return None
    stop = min(paragraph.end, opening + _MAX_LOST)
    if not any(c.isalnum() for c in text[opening:stop]):
        return None
    return Quote(Span(opening, stop), _trim(text, opening + 1, stop), number, is_closed=False)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

"""Marks statements in an article's text on the server: cut at every border, so that overlaps and nesting are exact.

In: the text and numbered statements with their extents (code points). Out: HTML whose tags, when stripped, leave the
text exactly as it was: numbers are attributes that the style sheet shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count, pairwise

from markupsafe import Markup

from kg.views.records import StatementView


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same statements cover; `opens` are those whose first character is here."""

    start: int
    end: int
    covered_by: tuple[int, ...]
    opens: tuple[int, ...]


def cut(
    length: int, extents: Sequence[Sequence[tuple[int, int]]], *, borders: Iterable[int] = ()
) -> tuple[Segment, ...]:
    """Segments that together cover 0..length, each as long as can be.

    Args:
        length: code points of the text; extents beyond it are cut off.
        extents: for each statement, its (start, end) pairs; statements are named by their place in this list.
        borders: further positions at which a segment must begin.
    """
    spans = [
        (start, min(end, length), number)
        for number, pairs in enumerate(extents)
        for start, end in pairs
        if start < min(end, length)
    ]
    first = {number: min(s for s, _, n in spans if n == number) for _, _, number in spans}
    cuts = sorted({0, length, *borders, *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    return tuple(
        Segment(
            start,
            end,
            tuple(sorted({n for s, e, n in spans if s <= start and end <= e})),
            tuple(sorted(n for n, s in first.items() if s == start)),
        )
        for start, end in pairwise(cuts)
    )


@dataclass(frozen=True, slots=True)
class Note:
    """A statement beside the text. `number` is None for a compound one: its `parts` carry the numbers and the marks."""

    statement: StatementView
    number: int | None
    parts: int = 0


def make_notes(statements: Sequence[StatementView]) -> tuple[Note, ...]:
    """A note for each statement, in the same order; those without parts are numbered from 1."""
    parts = Counter(statement.whole for statement in statements if statement.whole)
    numbers = count(1)
    return tuple(
        Note(statement, None if parts[statement.iri] else next(numbers), parts[statement.iri])
        for statement in statements
    )


def mark_up(text: str, notes: Sequence[Note]) -> Markup:
    """The text as HTML with one `<mark>` a covered segment; the first of each statement links to its margin note.

    A compound statement has no mark of its own, only a place to link to: where its first part begins.
    """
    numbered = [note for note in notes if note.number is not None]
    wholes: dict[int, list[str]] = {}
    for note in notes:
        if note.number is None:
            start = min(note.statement.spans[0].start, len(text))
            wholes.setdefault(start, []).append(_local(note.statement.iri))
    extents = [[(span.start, span.end) for span in note.statement.spans] for note in numbered]
    segments = cut(len(text), extents, borders=wholes)
    parts = [_anchors(wholes.get(part.start, ())) + _segment(text, part, numbered) for part in segments]
    return Markup("".join(parts))  # noqa: S704  every piece of text was escaped in _segment


def _segment(text: str, segment: Segment, notes: Sequence[Note]) -> str:
    words = escape(text[segment.start : segment.end])
    if not segment.covered_by:
        return words
    names = [_local(notes[place].statement.iri) for place in segment.opens]
    denied = any(notes[place].statement.commitment == "no" for place in segment.covered_by)
    kind = f"depth-{min(len(segment.covered_by), 3)}{' rejected' if denied else ''}"
    if not names:
        return f'<mark class="{kind}">{words}</mark>'
    numbers = " ".join(str(notes[place].number) for place in segment.opens)
    link = f'<a href="#n-{names[-1]}">{words}</a>'
    return f'{_anchors(names)}<mark class="{kind}" data-n="{numbers}">{link}</mark>'


def _anchors(names: Iterable[str]) -> str:
    return "".join(f'<span id="s-{name}" class="anchor"></span>' for name in names)


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]

"""Marks statements in an article's text on the server: cut at every border, so that overlaps and nesting are exact.

In: the text and numbered statements with their extents (code points). Out: HTML whose tags, when stripped, leave the
text exactly as it was: numbers are attributes that the style sheet shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from markupsafe import Markup

from kg.views.records import StatementView


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same statements cover; `opens` are those whose first character is here."""

    start: int
    end: int
    covered_by: tuple[int, ...]
    opens: tuple[int, ...]


def cut(length: int, extents: Sequence[Sequence[tuple[int, int]]]) -> tuple[Segment, ...]:
    """Segments that together cover 0..length, each as long as can be.

    Args:
        length: code points of the text; extents beyond it are cut off.
        extents: for each statement, its (start, end) pairs; statements are named by their place in this list.
    """
    spans = [
        (start, min(end, length), number)
        for number, pairs in enumerate(extents)
        for start, end in pairs
        if start < min(end, length)
    ]
    first = {number: min(s for s, _, n in spans if n == number) for _, _, number in spans}
    borders = sorted({0, length, *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    return tuple(
        Segment(
            start,
            end,
            tuple(sorted({n for s, e, n in spans if s <= start and end <= e})),
            tuple(sorted(n for n, s in first.items() if s == start)),
        )
        for start, end in pairwise(borders)
    )


def mark_up(text: str, statements: Sequence[StatementView]) -> Markup:
    """The text as HTML with one `<mark>` a covered segment; the first of each statement links to its margin note."""
    extents = [[(span.start, span.end) for span in statement.spans] for statement in statements]
    parts = [_segment(text, segment, statements) for segment in cut(len(text), extents)]
    return Markup("".join(parts))  # noqa: S704  every piece of text was escaped in _segment


def _segment(text: str, segment: Segment, statements: Sequence[StatementView]) -> str:
    words = escape(text[segment.start : segment.end])
    if not segment.covered_by:
        return words
    names = [_local(statements[number].iri) for number in segment.opens]
    anchors = "".join(f'<span id="s-{name}" class="anchor"></span>' for name in names)
    denied = any(statements[number].commitment == "no" for number in segment.covered_by)
    kind = f"depth-{min(len(segment.covered_by), 3)}{' rejected' if denied else ''}"
    if not names:
        return f'<mark class="{kind}">{words}</mark>'
    numbers = " ".join(str(number + 1) for number in segment.opens)
    return f'{anchors}<mark class="{kind}" data-n="{numbers}"><a href="#n-{names[-1]}">{words}</a></mark>'


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]

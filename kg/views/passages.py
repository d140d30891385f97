"""The words around a statement's content: whole sentences where they are short enough, for a reader who checks.

In: an article's text and content spans (code points). Out: pieces that, joined, are a stretch of the text, except that
an ellipsis stands where something was left out. This is for display: sentence limits are guessed from punctuation
common to many scripts, never used to find anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.views.records import Piece

MAX_CONTEXT = 260  # characters before and after the content
# It starts with one set of characters, so that the engine skips all others: five times as fast as three alternatives.
SENTENCE_END = re.compile(r"[.!?…۔؟。！？।\n](?:(?<=\n)\n*|[\"'”’»」)\]]*\s+|(?<=[。！？]))")
ELLIPSIS = "…"


def passage(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Content and context, in text order.

    Args:
        text: the article's text; "" where it is withheld.
        spans: content spans in text order, at least one.

    Returns:
        () where the text does not reach as far as the spans.
    """
    first, last = spans[0][0], spans[-1][1]
    if last > len(text):
        return ()
    start, is_cut_before = _find_start(text, first)
    end, is_cut_after = _find_end(text, last)
    pieces = [Piece(ELLIPSIS if is_cut_before else "", is_quoted=False)]
    at = start
    for begin, stop in spans:
        pieces += [Piece(text[at:begin], is_quoted=False), Piece(text[begin:stop], is_quoted=True)]
        at = max(at, stop)
    pieces += [Piece(text[at:end], is_quoted=False), Piece(ELLIPSIS if is_cut_after else "", is_quoted=False)]
    return tuple(piece for piece in pieces if piece.text)


def _find_start(text: str, first: int) -> tuple[int, bool]:
    """Where the sentence that holds `first` begins, else a word not long before it; and whether it was cut so."""
    low = max(0, first - MAX_CONTEXT)
    ends = [match.end() for match in SENTENCE_END.finditer(text, low, first)]
    if ends:
        return ends[-1], False
    if low == 0:
        return min(first, len(text) - len(text.lstrip())), False
    space = text.find(" ", low, first)
    return (space + 1 if space >= 0 else first), True


def _find_end(text: str, last: int) -> tuple[int, bool]:
    """Where the sentence that holds the character before `last` ends, else a word not long after; and whether cut."""
    high = min(len(text), last + MAX_CONTEXT)
    match = SENTENCE_END.search(text, max(0, last - 1), high)
    if match and match.end() >= last:
        return max(last, match.start() + len(match.group().rstrip())), False
    if high == len(text):
        return max(last, len(text.rstrip())), False
    space = text.rfind(" ", last, high)
    return (space if space >= 0 else last), True

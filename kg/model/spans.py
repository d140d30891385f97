"""Things by the stretch of text they cover: stages ask what stands at a place without looking at everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from kg.model.text import Span

T = TypeVar("T")
_BLOCK = 512  # code points


class SpanIndex(Generic[T]):
    """Things by the stretch of text they cover, so that neighbours are found without looking at all of them."""

    def __init__(self, items: Iterable[tuple[Span, T]] = ()) -> None:
        self._blocks: dict[int, list[tuple[Span, T]]] = {}
        for span, item in items:
            self.add(span, item)

    def add(self, span: Span, item: T) -> None:
        """Put one more thing in."""
        for block in range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1):
            self._blocks.setdefault(block, []).append((span, item))

    def overlapping(self, span: Span) -> list[T]:
        """What shares a character with the span; a thing may be given twice."""
        start, end, blocks = span.start, span.end, self._blocks
        return [
            item
            for block in range(start // _BLOCK, (end - 1) // _BLOCK + 1)
            for other, item in blocks.get(block, ())
            if other.start < end and start < other.end
        ]

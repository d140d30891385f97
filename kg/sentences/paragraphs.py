"""Paragraphs: stretches between line ends, without page leftovers. Text and noise spans in, spans out."""

from __future__ import annotations

import re

from kg.model import Span

_LINE = re.compile(r"[^\r\n]+")


def find_paragraphs(text: str, noise: tuple[Span, ...]) -> tuple[Span, ...]:
    """Lines with at least one letter or digit, trimmed of white space; noise at a line's end or start is cut off.

    A line wholly inside noise is left out. Noise in the middle of a line ends the paragraph before it.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for mark in sorted(span for span in noise if span.start < line.end() and span.end > line.start()):
            _append(spans, text, start, mark.start)
            start = max(start, mark.end)
        _append(spans, text, start, line.end())
    return tuple(spans)


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add start..end, trimmed, if there is something to read in it."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        spans.append(Span(start, end))

"""Paragraphs: stretches between line ends, without page leftovers. Text and noise spans in, spans out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kg.model import Span

_LINE = re.compile(r"[^\r\n]+")
_DATELINE = re.compile(r"([^\s.!?:;\"“«][^!?:;\"“«\r\n]{1,58}?)(?:\s(?:[–—-]|--)|(?<=\))\.?[–—-])\s+(?=\S)")
_AGENCY = re.compile(r"[\d,].*\)\Z")  # "LORMEL, 11 mars 2026 (Mediala)": a name in brackets closes a place and day
# A point parts hours from minutes where a dash or word for a clock follows: not "12.50 Euro".
_CLOCK = re.compile(
    r"\d{1,2}(?:[:h]\d{2}|\.\d{2}(?=\s*(?:[–—-]\s|[ap]\.?m\b|WIB|WITA|WIT|Uhr)))"
    r"(?:\s*(?:[ap]\.?m\b\.?|WIB|WITA|WIT|Uhr|GMT))?\s*(?:[–—|:-]\s*)?(?=[\"“«]?([^\W\d_]))"
)


def find_paragraphs(text: str, noise: tuple[Span, ...]) -> tuple[Span, ...]:
    """Lines with at least one letter or digit, trimmed of white space; noise at a line's end or start is cut off.

    A line wholly inside noise is left out. Noise in the middle of a line ends the paragraph before it.
    """
    spans: list[Span] = []
    marks = sorted(noise)
    for line in _LINE.finditer(text):
        start = line.start()
        first = bisect_right(marks, line.start(), key=lambda mark: mark.end)
        for mark in marks[first : bisect_left(marks, line.end(), key=lambda mark: mark.start)]:
            _append(spans, text, start, mark.start)
            start = max(start, mark.end)
        _append(spans, text, start, line.end())
    return tuple(spans)


def without_dateline(text: str, paragraph: Span) -> Span:
    """The paragraph without the place or agency that opens it: "JAKARTA, KOMPAS.com - ", "SERAYA, Feb 19 (Wire) — ".

    Near miss: "Ganja – the second city of the country – was hit": its first word is neither in capitals nor an address.
    """
    match = _DATELINE.match(text, paragraph.start, paragraph.end)
    if match is not None and _AGENCY.search(match[1]) is not None and match[1][0].isupper():
        return Span(match.end(), paragraph.end)
    if match is None or any(
        word[0].islower() or not (word[0].isalnum() or word[0] == "(") for word in match[1].split()
    ):
        return paragraph
    first = match[1].split()[0].rstrip(",")
    is_marked = "(" in match[1] or any("." in word.strip(".,") for word in match[1].split())
    if not is_marked and not (first.isupper() and len(first) > 2):
        return paragraph
    return Span(match.end(), paragraph.end)


def without_clock(text: str, paragraph: Span) -> Span:
    """The paragraph without the time of day that opens it on a live page: "14:05 The ministry says …", "16h30 - …".

    Near miss: "14:05 was the time of the blast": no capital follows.
    """
    match = _CLOCK.match(text, paragraph.start, paragraph.end)
    return Span(match.end(), paragraph.end) if match is not None and not match[1].islower() else paragraph


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add start..end, trimmed, if there is something to read in it."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        spans.append(Span(start, end))

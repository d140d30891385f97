"""Span, articles and what stages see of their text and of times in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text.

    Raises:
        ValueError: it is empty, reversed or starts below 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def covers(self, other: Span) -> bool:
        """Does the other lie wholly inside this one?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Do they share at least one character?"""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One exact text of a published item.

    `text` is the file as given or, for structured input, title, a blank line and text.
    `id` is the given id or the file's stem; `iri` is the work (its address, else its text); `version` this text.
    `noise` marks page leftovers ("0 Komentar"): no statement may touch them.
    `notes` say what was odd and how it was taken ("no publication date").
    `derived_from` is the address of the page this text paraphrases, for texts that are not the page itself.
    """

    id: str
    iri: str
    version: str
    sha256: str
    text: str
    lang: str
    title: Span | None = None
    noise: tuple[Span, ...] = ()
    source: str | None = None
    url: str | None = None
    published: date | None = None
    derived_from: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, trimmed of white space; `paragraph` counts from 0 (the title, where there is one)."""

    span: Span
    paragraph: int
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks: `outer` with the marks, `inner` without; `is_closed` is False for a lost mark."""

    outer: Span
    inner: Span
    paragraph: int
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """The text's skeleton: paragraphs, sentences and quotations in order, and notes on what was odd."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A time, as first and last possible day (both included), with what was assumed to get it.

    `precision`: "minute", "part-of-day", "day", "week", "month", "year", "as-of" (no later than `last`) or "unknown".
    `part`: "morning", "noon", "afternoon", "evening" or "night" where the text gives it.
    `is_assumed` is True when the text does not give the time and a default was taken.
    """

    first: date
    last: date
    precision: str = "day"
    part: str | None = None
    is_assumed: bool = False
    note: str | None = None

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"an interval cannot end ({self.last}) before it starts ({self.first})")

    def overlaps(self, other: Interval) -> bool:
        """Is there a day that both contain?"""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that give a time, and the time they give."""

    span: Span
    interval: Interval

"""What the rules of this folder share: the scene they look at and the candidates they propose."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kg.languages import LanguagePack
from kg.languages.pack import Cue
from kg.model import Article, Layout, Mention, Quote, Span, SpanIndex, Statement, Via
from kg.statements.lexicon import CueHit, Lexicon, fold, lexicon
from kg.statements.usage import as_used

MAX_CUES = 40  # a sentence with more cue words is a list or damaged text: what follows is left to the outlet's voice


class Extractor(Protocol):
    """Finds the statements of an article.

    Every span lies inside the text and holds it verbatim; the same article gives the same statements; speakers are
    mentions, not yet resolved.
    """

    name: str

    def extract(self, article: Article, layout: Layout, pack: LanguagePack) -> tuple[Statement, ...]:
        """Statements in text order."""
        ...

    def consider(self, article: Article, layout: Layout, pack: LanguagePack) -> tuple[Considered, ...]:
        """What was looked at and made no statement, in text order; empty where the extractor cannot say."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement as one rule sees it, before arbitration and before its act is decided.

    `entry` is the cue's entry in the language file; `is_negated` says that the cue itself is negated ("did not
    confirm"), `is_not_yet` that it is so for now ("belum"). `is_continuation`: said on by the speaker before, without
    a cue.
    `outer`: content of the statement that this one is nested in; `is_denied`: its speaker denies that it was said.
    """

    content: tuple[Span, ...]
    mention: Mention
    rule: str
    confidence: float
    sentence: int
    cue: Span | None = None
    hit: CueHit | None = None
    entry: Cue | None = None
    is_negated: bool = False
    is_not_yet: bool = False
    is_continuation: bool = False
    target: Span | None = None
    via: tuple[Via, ...] = ()
    outer: Span | None = None
    is_denied: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate that was considered and left out: why, and the kept one it lost to, if it lost to one."""

    candidate: Candidate
    why: str
    rival: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """Something that could have been a statement.

    `why` it is none, in words for people; `rule` that proposed it, None for a cue that no rule could use; `rival`: key
    of the statement that was preferred.
    """

    why: str
    cue: Span | None
    content: tuple[Span, ...] = ()
    rule: str | None = None
    rival: str | None = None

    @property
    def start(self) -> int:
        """Where it stands in the text."""
        spans = (*self.content, *((self.cue,) if self.cue is not None else ()))
        first: Span = min(spans)
        return first.start


class Scene:
    """One article with its layout and language, and quick ways to ask about them."""

    def __init__(self, article: Article, layout: Layout, pack: LanguagePack) -> None:
        self.article = article
        self.text = article.text
        self.layout = layout
        self.pack = pack
        self.lex: Lexicon = lexicon(pack.tag)
        self._quotes: dict[int, list[Quote]] = {}
        for quote in layout.quotes:
            self._quotes.setdefault(quote.paragraph, []).append(quote)
        self._cues: dict[int, list[CueHit]] = {}

    def quotes_in(self, span: Span, paragraph: int) -> list[Quote]:
        """The quotations that begin in this stretch of this paragraph."""
        quotes = self._quotes.get(paragraph, [])
        first = bisect_left(quotes, span.start, key=lambda quote: quote.outer.start)
        return quotes[first : bisect_left(quotes, span.end, lo=first, key=lambda quote: quote.outer.start)]

    def cues_in(self, number: int) -> list[CueHit]:
        """The cue words of sentence `number` that stand outside quotations."""
        if number not in self._cues:
            sentence = self.layout.sentences[number]
            quotes = self.quotes_in(sentence.span, sentence.paragraph)
            hits = self.lex.cues(self.text, sentence.span.start, sentence.span.end)
            sources = [
                Span(*match.span())
                for match in self.lex.according_before.finditer(self.text, sentence.span.start, sentence.span.end)
            ]
            held = [*(quote.outer for quote in quotes), *sources]  # "как сообщил X" names a source
            outside = [h for h in hits if not any(span.overlaps(h.span) for span in held)]
            if not sentence.is_title:
                outside = [h for h in outside if not self._is_name(h, sentence.span)]
            used = (as_used(self.text, self.lex, hit, sentence.span.start) for hit in outside[:MAX_CUES])
            self._cues[number] = [hit for hit in used if hit is not None]
        return self._cues[number]

    def _is_name(self, hit: CueHit, sentence: Span) -> bool:
        """A verb with a capital inside a sentence is part of a name ("the United States")."""
        first = self.text[hit.span.start]
        if not first.isupper() or hit.cue("nouns") is not None:
            return False
        before = self.text[sentence.start : hit.span.start].rstrip(" \u00a0\"“«„‘'(—–-")
        return bool(before) and before[-1] not in ".!?:…" and not self.text[hit.span.start : hit.span.end].isupper()

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Folded words that the article writes with a capital within a sentence, or with an ending set off."""
        return frozenset(fold(word) for word in _CAPITAL.findall(self.text) if word[0].isupper())

    @cached_property
    def quote_index(self) -> SpanIndex[Quote]:
        """Quotations by where they stand, marks included."""
        return SpanIndex((quote.outer, quote) for quote in self.layout.quotes)


_CAPITAL = re.compile(r"(?<=[^\W_] )[^\W\d_]\w+|(?<=, )[^\W\d_]\w+|[^\W\d_]\w+(?=['’]\w)")
_EDGES = " \t\r\n\u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e,;:–—-،؛՝"
_ENDS = _EDGES + ".!?…։؟"
_MARKS = '"“”«»„'


def trim(text: str, start: int, end: int) -> Span | None:
    """start..end without white space and punctuation at its edges, and without quote marks that hold all of it."""
    while start < end and text[start] in _EDGES + ".":
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    if end - start > 2 and text[start] in _MARKS and text[end - 1] in _MARKS:
        inside = text[start + 1 : end - 1]
        if not any(mark in inside for mark in _MARKS):
            start, end = start + 1, end - 1
            while end > start and text[end - 1] in _ENDS:
                end -= 1
    if start >= end or not any(character.isalnum() for character in text[start:end]):
        return None
    return Span(start, end)

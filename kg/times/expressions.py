"""Find the times that a text gives.

In: an article, its layout and its language pack. Out: time expressions in text order, none overlapping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.languages import LanguagePack
from kg.model import Article, Interval, Layout, Span, TimeExpression
from kg.times import grammar, ranges, readers, slips, words


@dataclass(frozen=True, slots=True)
class _Rules:
    lexicon: words.Lexicon
    patterns: tuple[grammar.Pattern, ...]
    joints: ranges.Joints


class _Key:
    """A pack as a key of the cache: the same object is the same pack (packs hold mappings and cannot be hashed)."""

    __slots__ = ("pack",)

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack

    def __hash__(self) -> int:
        return id(self.pack)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.pack is self.pack


@lru_cache(maxsize=64)
def _rules(key: _Key) -> _Rules:
    lexicon = words.build_lexicon(key.pack)
    meta = key.pack.meta
    patterns = grammar.build_patterns(lexicon, has_month_first=meta.month_first or meta.date_order == "MDY")
    return _Rules(lexicon, patterns, ranges.build_joints(lexicon))


def find(article: Article, layout: Layout, pack: LanguagePack) -> tuple[TimeExpression, ...]:
    """All times that the text gives as dates, weekdays, months, years or by counting from the publication date.

    Fires on "Senin (5/10/2020)", "Sunday, October 4", "Minggu malam", "two days ago", "from Monday to Wednesday";
    leaves "27 tahun" (a duration), "20.30" (a clock time), "setiap Senin" and page leftovers alone. An expression whose
    days cannot be told (a weekday in an article without publication date, 31 June) is left out. Of two readings that
    overlap, the one that starts first and then the longer one is kept; two ends of one range are one expression.

    Source: numeric order from the pack; a weekday is the last one on or before publication, measured on 569 dates of
    Indonesian news; evenings belong to the day they begin on. Figures: docs/decisions/0013-times.md.
    """
    del layout  # dates are read over the whole text: a sentence split after "Oct." must not hide one
    rules = _rules(_Key(pack))
    read, _ = words.read_tokens(article.text, rules.lexicon)
    tokens = slips.mend(read, article.text, pack, rules.lexicon)
    codes = "".join(token.code for token in tokens)
    found: list[tuple[int, int, int, TimeExpression]] = []
    for priority, (pattern, reader) in enumerate(rules.patterns):
        for match in pattern.finditer(codes):
            interval = reader(_around(match, tokens, article, pack))
            if interval is not None:
                end = match.end() - (codes[match.end() - 1] == ".")  # it may end the sentence too ("27 вересня.")
                span = Span(tokens[match.start()].start, tokens[end - 1].end)
                if reader is readers.read_offset:
                    interval = _with_implied_part(interval, span.of(article.text), pack)
                found.append((match.start(), -match.end(), priority, TimeExpression(span, interval)))
    kept = _keep_longest(found, article.noise)
    return ranges.join(kept, codes, rules.joints, published=article.published)


def _around(
    match: re.Match[str], tokens: tuple[words.Token, ...], article: Article, pack: LanguagePack
) -> readers.Found:
    """The match with its tokens by group; two ways to fill one group ("unit", "unit__2") count as one."""
    start = match.start()
    return readers.Found(
        {name.partition("__")[0]: tokens[match.start(name)] for name, value in match.groupdict().items() if value},
        article.text,
        article.published,
        pack.meta.date_order,
        is_future=grammar.is_future(tokens, start),
        is_sentence_start=start == 0 or tokens[start - 1].code in ".!?",
    )


def _keep_longest(
    found: list[tuple[int, int, int, TimeExpression]], noise: tuple[Span, ...]
) -> tuple[ranges.Placed, ...]:
    kept: list[ranges.Placed] = []
    for first, last, _, expression in sorted(found, key=lambda item: item[:3]):
        if kept and kept[-1].expression.span.overlaps(expression.span):
            continue
        if not any(expression.span.overlaps(leftover) for leftover in noise):
            kept.append(ranges.Placed(first, -last, expression))
    return tuple(kept)


def _with_implied_part(interval: Interval, printed: str, pack: LanguagePack) -> Interval:
    """A part of day inside a fixed phrase ("tadi malam", "tonight") counts like one that stands apart."""
    if interval.part is not None or interval.precision != "day":
        return interval
    inside = {words.fold(word) for word in printed.split()}
    for part in sorted(pack.time.parts):
        if any(words.fold(word) in inside for word in pack.time.parts[part]):
            return replace(interval, part=part, precision="part-of-day")
    return interval

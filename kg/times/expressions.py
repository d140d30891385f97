"""Find the times that a text gives.

In: an article, its layout and its language pack. Out: time expressions in text order, none overlapping.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from kg.languages import LanguagePack
from kg.model import Article, Interval, Layout, Span, TimeExpression
from kg.times import grammar, words


@dataclass(frozen=True, slots=True)
class _Rules:
    lexicon: words.Lexicon
    patterns: tuple[grammar.Pattern, ...]


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
    return _Rules(lexicon, grammar.build_patterns(lexicon, order=key.pack.meta.date_order))


def find(article: Article, layout: Layout, pack: LanguagePack) -> tuple[TimeExpression, ...]:
    """All times that the text gives as dates, weekdays, months, years or by counting from the publication date.

    Fires on "Senin (5/10/2020)", "Sunday, October 4", "Minggu malam", "two days ago"; leaves "27 tahun" (a duration),
    "20.30" (a clock time) and page leftovers alone. An expression whose days cannot be told (a weekday in an article
    without publication date, 31 June) is left out. Of two readings that overlap, the one that starts first and then
    the longer one is kept.

    Source: numeric order from the pack; a weekday is the last one on or before publication, measured on 569 dates of
    Indonesian news; evenings belong to the day they begin on.
    """
    del layout  # dates are read over the whole text: a sentence split after "Oct." must not hide one
    rules = _rules(_Key(pack))
    tokens, codes = words.read_tokens(article.text, rules.lexicon)
    found: list[tuple[int, int, int, TimeExpression]] = []
    for priority, (pattern, reader) in enumerate(rules.patterns):
        for match in pattern.finditer(codes):
            groups = {name: tokens[match.start(name)] for name, value in match.groupdict().items() if value}
            first, last = tokens[match.start()], tokens[match.end() - 1]
            interval = reader(
                grammar.Found(
                    groups,
                    article.text,
                    article.published,
                    pack.meta.date_order,
                    is_future=grammar.is_future(tokens, match.start()),
                    is_sentence_start=match.start() == 0 or tokens[match.start() - 1].code in ".!?",
                )
            )
            if interval is not None:
                span = Span(first.start, last.end)
                implied = _with_implied_part(interval, span.of(article.text), pack)
                found.append((match.start(), -match.end(), priority, TimeExpression(span, implied)))
    return _keep_longest(found, article.noise)


def _keep_longest(
    found: list[tuple[int, int, int, TimeExpression]], noise: tuple[Span, ...]
) -> tuple[TimeExpression, ...]:
    kept: list[TimeExpression] = []
    for *_, expression in sorted(found, key=lambda item: item[:3]):
        if kept and kept[-1].span.overlaps(expression.span):
            continue
        if not any(expression.span.overlaps(leftover) for leftover in noise):
            kept.append(expression)
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

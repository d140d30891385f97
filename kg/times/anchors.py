"""Tie times to statements: when something was said, and when what was said happened.

In: statements and the time expressions of their article. Out: statements with `said`, and times of claims.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from kg.model import Article, Interval, Layout, Span, Statement, TimeExpression
from kg.times.calendar import FROM_PUBLICATION

AS_OF = "as-of"
_DAY = timedelta(days=1)


def date_statements(
    article: Article, layout: Layout, statements: Sequence[Statement], times: Sequence[TimeExpression]
) -> tuple[Statement, ...]:
    """The same statements, in the same order, with the time of saying.

    A time in the cue's sentence that is not part of what was said, and does not lie after publication, is when it was
    said; of several, the one nearest to the cue. Otherwise the statement was made no later than the article: precision
    "as-of", assumed. None when the publication date is unknown as well.

    Fires on `"…," kata Hajiyev, Senin (5/10/2020)`; leaves "said that he would leave on Monday" alone.
    """
    return tuple(
        replace(statement, said=_said(statement, article, layout, statements, times)) for statement in statements
    )


def _said(
    statement: Statement,
    article: Article,
    layout: Layout,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
) -> Interval | None:
    given = _time_at_cue(statement, article, layout, statements, times) if statement.cue else None
    if given is not None:
        return given
    if article.published is None:
        return None
    return Interval(
        article.published, article.published, AS_OF, is_assumed=True, note="no later than the article's publication"
    )


def _time_at_cue(
    statement: Statement,
    article: Article,
    layout: Layout,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
) -> Interval | None:
    cue = statement.cue
    sentence = sentence_around(cue.start, layout) if cue else None
    if cue is None or sentence is None:
        return None
    inside = [time for time in times if sentence.covers(time.span)]
    if not inside:
        return None
    # What other statements say in the same sentence is no time of saying either; what holds the cue itself is.
    said = [span for other in statements for span in other.content if span.overlaps(sentence) and not span.covers(cue)]
    candidates = [
        time
        for time in inside
        if not any(span.overlaps(time.span) for span in (*said, *statement.content, *statement.conditions))
        and (article.published is None or time.interval.first <= article.published)
    ]
    nearest = min(candidates, key=lambda time: (_distance(time.span, cue), time.span), default=None)
    return nearest.interval if nearest else None


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def sentence_around(position: int, layout: Layout) -> Span | None:
    """The sentence that holds this position; None between sentences."""
    starts = [sentence.span.start for sentence in layout.sentences]
    index = bisect_right(starts, position) - 1
    if index < 0 or position >= layout.sentences[index].span.end:
        return None
    return layout.sentences[index].span


def event_time(
    span: Span, article: Article, layout: Layout, times: Sequence[TimeExpression], *, said: Interval | None = None
) -> Interval | None:
    """When what these words tell happened: the first time inside them, None when they give none.

    Words that count from the day of speaking ("hari ini", "kemarin") inside a quotation are counted from `said` where
    the text gives it. Otherwise the day of speaking is publication or the day before: the interval begins a day
    earlier, assumed, with a note.
    """
    expression = next((time for time in times if span.covers(time.span)), None)
    if expression is None:
        return None
    interval = expression.interval
    is_quoted = any(quote.inner.covers(expression.span) for quote in layout.quotes)
    if not is_quoted or interval.note != FROM_PUBLICATION or interval.precision not in ("day", "part-of-day"):
        return interval
    if said is not None and not said.is_assumed and said.first == said.last and article.published is not None:
        shift = said.first - article.published
        return replace(
            interval, first=interval.first + shift, last=interval.last + shift, note="counted from the day of speaking"
        )
    return replace(
        interval,
        first=interval.first - _DAY,
        is_assumed=True,
        note="counted from the day of speaking, which is publication or the day before",
    )

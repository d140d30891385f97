"""Tie times to statements: when something was said, and when what was said happened.

In: statements and the time expressions of their article. Out: statements with `said`, and times of claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.model import Article, Interval, Layout, Span, SpanIndex, Statement, TimeExpression
from kg.times.calendar import FROM_PUBLICATION, LAST_WEEKDAY, weekday_before

AS_OF = "as-of"
_DAY = timedelta(days=1)
_DAYS = frozenset({"day", "part-of-day"})
_FROM_SPEAKING = "counted from the day of speaking"


def date_statements(
    article: Article, layout: Layout, statements: Sequence[Statement], times: Sequence[TimeExpression]
) -> tuple[Statement, ...]:
    """The same statements, in the same order, with the time of saying.

    A time in the cue's sentence that is not part of what was said, and does not lie after publication, is when it was
    said; of several, the one nearest to the cue. Otherwise the statement was made no later than the article: precision
    "as-of", assumed. Where the publication date is unknown as well, the last day that the article names stands for it,
    None where it names none. A time of saying that is there already stays.

    Fires on `"…," kata Hajiyev, Senin (5/10/2020)`; leaves "said that he would leave on Monday" alone.
    """
    contents = SpanIndex((span, span) for statement in statements for span in statement.content)
    by_then = _by_then(article, times)
    said = (one.said or _time_at_cue(one, article, layout, contents, times) or by_then for one in statements)
    return tuple(replace(statement, said=time) for statement, time in zip(statements, said, strict=True))


def _by_then(article: Article, times: Sequence[TimeExpression]) -> Interval | None:
    """When everything in the article had been said."""
    day, note = article.published, "no later than the article's publication"
    if day is None:
        note = "no date of publication; the last day that the article names"
        day = max((one.interval.last for one in times if one.interval.precision in _DAYS), default=None)
    return Interval(day, day, AS_OF, is_assumed=True, note=note) if day is not None else None


def _time_at_cue(
    statement: Statement,
    article: Article,
    layout: Layout,
    contents: SpanIndex[Span],
    times: Sequence[TimeExpression],
) -> Interval | None:
    cue = statement.cue
    sentence = sentence_around(cue.start, layout) if cue else None
    if cue is None or sentence is None:
        return None
    # What other statements say in the same sentence is no time of saying either; what holds the cue itself is.
    candidates = [
        time
        for time in _inside(sentence, times)
        if (article.published is None or time.interval.first <= article.published)
        and not any(span.overlaps(time.span) for span in (*statement.content, *statement.conditions))
        and all(span.covers(cue) for span in contents.overlapping(time.span))
    ]
    nearest = min(candidates, key=lambda time: (_distance(time.span, cue), time.span), default=None)
    return nearest.interval if nearest else None


def _inside(span: Span, times: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """The times that lie inside the span; they are in text order and do not overlap."""
    first = bisect_left(times, span.start, key=lambda time: time.span.start)
    return times[first : bisect_right(times, span.end, lo=first, key=lambda time: time.span.end)]


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def sentence_around(position: int, layout: Layout) -> Span | None:
    """The sentence that holds this position; None between sentences."""
    index = bisect_right(layout.sentences, position, key=lambda sentence: sentence.span.start) - 1
    if index < 0 or position >= layout.sentences[index].span.end:
        return None
    return layout.sentences[index].span


def event_time(
    span: Span, article: Article, layout: Layout, times: Sequence[TimeExpression], *, said: Interval | None = None
) -> Interval | None:
    """When what these words tell happened: the first time inside them, None when they give none.

    Words that count from the day of speaking ("hari ini", "kemarin", "on Monday") inside a quotation are counted from
    `said` where the text gives it. Otherwise the day of speaking is publication or the day before: what was counted in
    days then begins a day earlier, assumed, with a note.
    """
    expression = next(iter(_inside(span, times)), None)
    if expression is None:
        return None
    interval = expression.interval
    before = bisect_right(layout.quotes, expression.span.start, key=lambda quote: quote.inner.start)
    is_quoted = before > 0 and layout.quotes[before - 1].inner.covers(expression.span)
    if not is_quoted or interval.precision not in _DAYS:
        return interval
    is_known = said is not None and not said.is_assumed and said.first == said.last
    return _from_speaking(interval, said.first if said is not None and is_known else None, article.published)


def _from_speaking(interval: Interval, said: date | None, published: date | None) -> Interval:
    """A day counted from publication, counted from the day of speaking instead; any other as it is."""
    if interval.note == LAST_WEEKDAY and said is not None and interval.first == interval.last:
        day = weekday_before(interval.first.weekday(), said)
        return replace(interval, first=day, last=day, note=_FROM_SPEAKING)
    if interval.note != FROM_PUBLICATION:
        return interval
    if said is not None and published is not None:
        shift = said - published
        return replace(interval, first=interval.first + shift, last=interval.last + shift, note=_FROM_SPEAKING)
    return replace(
        interval,
        first=interval.first - _DAY,
        is_assumed=True,
        note=f"{_FROM_SPEAKING}, which is publication or the day before",
    )

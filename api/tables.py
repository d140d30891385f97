"""Lists as CSV (RFC 4180): one line an item, a header line first."""

from __future__ import annotations

import csv
import io

from kg.views import timelines
from kg.views.records import Timeline, TimelineEntry

COLUMNS = (
    "said_first", "said_last", "said_assumed", "published", "event_first", "event_last", "speaker", "act", "commitment",
    "polarity", "mode", "quote", "lang", "claim", "claim_iri", "outlet", "article", "article_url", "statement",
    "changed_from", "confidence", "kind", "silent",
)  # fmt: skip
FORMULA = ("=", "+", "@", "\t", "\r")


def write_timeline(timeline: Timeline) -> str:
    """The timeline with the columns of `COLUMNS`; empty where nothing is known."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in timeline.items:
        writer.writerow([guard(cell) for cell in _row(entry)])
    return out.getvalue()


def guard(cell: object) -> str:
    """The cell as text; with an apostrophe before it where a spreadsheet would run it as a formula."""
    text = "" if cell is None else str(cell)
    if text.startswith(FORMULA) or (text.startswith("-") and not text[1:2].isdigit()):
        return "'" + text
    return text


def _row(entry: TimelineEntry) -> tuple[object, ...]:
    said, event, article = entry.statement.said, entry.event, entry.statement.article
    claim = entry.statement.claim
    return (
        said.first, said.last, "yes" if said.is_assumed else "no", article.published,
        event.first if event else None, event.last if event else None,
        entry.statement.speaker.label, entry.statement.act, entry.statement.commitment, entry.statement.polarity,
        entry.statement.mode, entry.statement.quote, entry.statement.lang,
        claim.label if claim else None, claim.iri if claim else None,
        article.outlet.label if article.outlet else None, article.iri, article.url, entry.statement.iri,
        entry.changed_from, (entry.silence or entry.statement).confidence,
        timelines.SILENCE if entry.silence else timelines.STATEMENT,
        entry.silence.actor.label if entry.silence else None,
    )  # fmt: skip

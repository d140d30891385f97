"""A timeline as an iCalendar file (RFC 5545): one all-day event per statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kg.views.records import TimelineEntry

_LINE = 73  # octets before a fold, so that a line with its folding space keeps within 75 (RFC 5545, 3.1)


def as_ics(actor: str, entries: Iterable[TimelineEntry]) -> str:
    """The calendar; statements without a date are left out, since a calendar cannot hold them."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ClaimGraph//claimgraph//EN",
        f"X-WR-CALNAME:{_escaped(actor)}",
    ]
    for entry in entries:
        day = entry.statement.said.last
        if day is not None:
            lines.extend(_event(entry, day))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(entry: TimelineEntry, day: date) -> list[str]:
    view = entry.statement
    gloss = view.claim.label if view.claim else view.quote
    return [
        "BEGIN:VEVENT",
        f"UID:{view.iri.rsplit('/', 1)[-1]}@claimgraph",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{view.act}: {gloss}')}",
        f"DESCRIPTION:{_escaped(f'“{view.quote}” ({view.article.title})')}",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """Text as RFC 5545, 3.3.11 wants it."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    parts: list[str] = []
    part = ""
    for character in line:
        if len((part + character).encode("utf-8")) > _LINE:
            parts.append(part)
            part = " "
        part += character
    return [*parts, part]

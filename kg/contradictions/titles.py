"""Titles of disputes in plain words, in every language of `titles.toml`.

In: an issue and its contradictions. Out: one title a language. A typed issue is named by its frame's question; an open
one by the words put forward, in quotation marks as they are in some article's language, since nothing is translated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from kg.contradictions.base import OPEN
from kg.contradictions.issues import DAYS, HOLDING, POSITION, Issue, ordered
from kg.model import Contradiction, Frame, Slot, StatedClaim

_LONGEST = 90  # characters of printed words in a title
Labels = Mapping[str, Mapping[str, str]]


class _Titles(BaseModel):
    """The content of `titles.toml`: month names and title templates by language tag."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: dict[str, tuple[str, ...]]
    day: dict[str, str]
    told: dict[str, str]
    no_object: dict[str, str]
    words: dict[str, dict[str, str]]
    terms: dict[str, str]
    recipient: dict[str, str]
    when: dict[str, dict[str, str]]
    position: dict[str, str]
    default: dict[str, str]
    frame: dict[str, dict[str, str]] = Field(default_factory=dict)


@cache
def _titles() -> _Titles:
    return _Titles.model_validate(tomllib.loads((Path(__file__).parent / "titles.toml").read_text(encoding="utf-8")))


def of(
    issue: Issue, members: Sequence[Contradiction], *, labels: Labels, frames: Mapping[str, Frame]
) -> dict[str, str]:
    """The titles of one issue by language tag.

    Args:
        issue: what it is about.
        members: its contradictions, surest first.
        labels: names of entities by IRI and language tag; slot labels serve where one is missing.
        frames: all frames by notation.
    """
    return {tag: _title(tag, issue, members, labels=labels, frames=frames) for tag in sorted(_titles().months)}


def _title(
    tag: str, issue: Issue, members: Sequence[Contradiction], *, labels: Labels, frames: Mapping[str, Frame]
) -> str:
    first, second = ordered(members[0])
    frame = frames.get(first.claim.frame)
    agent = first.claim.slot("agent") or second.claim.slot("agent")
    templates = _templates(issue, members[0], has_agent=agent is not None)
    names = {} if frame is None or frame.id == OPEN else frame.labels
    label = names.get(tag) or names.get("en", "")
    words, other = _printed(tag, members)
    return templates[tag].format(
        object=_name(issue.slot, tag, labels) if issue.slot else "",
        agent=_name(agent, tag, labels) if agent else first.speaker_name,
        frame=label[:1].upper() + label[1:] if templates[tag].startswith("{frame}") else label,
        a=issue.owner or labels.get(second.speaker, {}).get(tag) or second.speaker_name,
        words=words,
        other=other,
        date=_when(issue, tag),
    )


def _templates(issue: Issue, contradiction: Contradiction, *, has_agent: bool) -> Mapping[str, str]:
    """The templates that fit; those that quote the words where nothing typed says what it is about."""
    titles, first = _titles(), ordered(contradiction)[0]
    if contradiction.rule in ("terms", "recipient"):
        return titles.terms if contradiction.rule == "terms" else titles.recipient
    by_words = titles.words.get(contradiction.kind) or titles.words["denial"]
    if issue.family == OPEN or (issue.slot is not None and not issue.slot.is_entity):
        return by_words
    if contradiction.kind == POSITION:
        return titles.position
    if contradiction.clash.startswith(DAYS) and issue.slot is not None:
        return titles.when.get(first.claim.frame) or titles.when["default"]
    templates = titles.frame.get(HOLDING if issue.family == HOLDING else first.claim.frame) or titles.default
    if issue.slot is None and "{object}" in templates["en"]:
        return titles.no_object if has_agent else by_words
    return templates


def _printed(tag: str, members: Sequence[Contradiction]) -> tuple[str, str]:
    """The words put forward and those that stand against them, from a pair in the title's language where there is one.

    Words in the reader's language come before surer ones in another.
    """
    best = min(members, key=lambda found: (ordered(found)[0].lang != tag, -found.confidence, found.iri))
    first, second = ordered(best)
    return _cut(first), _cut(second)


def _cut(stated: StatedClaim) -> str:
    """The words as printed, cut between words where they are long for a title."""
    words = " ".join(stated.quote.split()).rstrip(".,;: ")
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(".,;: ") + " …"


def _name(slot: Slot, tag: str, labels: Labels) -> str:
    """The name of what fills a role; of a country that stands for its government, the country's."""
    if not slot.is_entity:
        return slot.label
    known = labels.get(slot.value, {})
    if slot.role != "agent" and slot.label not in (known.get(tag), known.get("en")):
        known = _namesake(slot.label, labels)
    return known.get(tag) or known.get("en") or slot.label


def _namesake(label: str, labels: Labels) -> Mapping[str, str]:
    """The names of the entity with this English name; none where nothing is called so."""
    return next((labels[iri] for iri in sorted(labels) if labels[iri].get("en") == label), {})


def _when(issue: Issue, tag: str) -> str:
    """The day of the event, with a comma before it; where only the day of the report is known, that one."""
    if issue.day is None or issue.owner is not None:
        return ""
    template = _titles().day if issue.is_event_day else _titles().told
    return template[tag].format(day=_day(issue.day, tag))


def _day(day: date, tag: str) -> str:
    return f"{day.day} {_titles().months[tag][day.month - 1]} {day.year}"

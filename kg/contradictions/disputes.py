"""Disputes: all contradictions about one issue, with its sides. What a person browses.

In: contradictions and, to tell what became of an issue, all stated claims. Out: few disputes, surest first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kg import ids
from kg.contradictions import endings, issues, sides, titles
from kg.contradictions.issues import Member
from kg.contradictions.titles import Labels
from kg.model import Contradiction, Dispute, Frame, StatedClaim


class _Least(BaseModel):
    """The content of `disputes.toml`: from what confidence on a pair opens a dispute."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    typed: float
    open: float
    by_words: tuple[str, ...]

    def of(self, found: Contradiction) -> float:
        """What this pair needs: more where only words tell what it is about."""
        names = any(slot.is_entity for one in (found.a, found.b) for slot in one.claim.slots)
        return self.typed if names and not found.rule.startswith(self.by_words) else self.open


@cache
def _least() -> _Least:
    return _Least.model_validate(tomllib.loads((Path(__file__).parent / "disputes.toml").read_text(encoding="utf-8")))


def group(
    contradictions: Sequence[Contradiction],
    labels: Labels,
    frames: Mapping[str, Frame],
    stated: Sequence[StatedClaim] = (),
) -> tuple[Dispute, ...]:
    """The disputes that these contradictions make, surest first; unsure pairs (see `disputes.toml`) open none.

    Args:
        contradictions: as found.
        labels: names of entities by IRI and language tag, for the titles; slot labels serve where one is missing.
        frames: all frames by notation.
        stated: all stated claims of the store, among them the later statements that end or narrow a dispute.
    """
    least = _least()
    sure = [found for found in contradictions if found.confidence >= least.of(found)]
    later = endings.Later(stated, frames)
    made = [_dispute(run, labels, frames, later) for run in issues.runs(sure, frames)]
    return tuple(sorted(made, key=lambda dispute: (-dispute.confidence, dispute.iri)))


def _dispute(run: Sequence[Member], labels: Labels, frames: Mapping[str, Frame], later: endings.Later) -> Dispute:
    members = sorted((contradiction for _, contradiction in run), key=lambda one: (-one.confidence, one.iri))
    issue = min((issue for issue, _ in run), key=lambda one: (not one.is_event_day, one.day or date.min))
    day = issue.day if issues.is_event(issue, frames) else None
    ending = later.find(members, issue)
    return Dispute(
        iri=ids.mint("dispute", family=issue.family, object=issue.object, day=day.isoformat() if day else None),
        titles=titles.of(issue, members, labels=labels, frames=frames),
        sides=sides.of(members, issue.object),
        contradictions=tuple(one.iri for one in members),
        confidence=members[0].confidence,
        status=ending.status if ending else "open",
        ended_by=ending.statement if ending else None,
    )

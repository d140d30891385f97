"""Stances: what each side holds about each claim, from when to when, worked out from its statements.

A stance begins with the first statement that takes a polarity and ends the day before the side is known to take the
other one. Only explicit statements count, and only those that affirm or deny: who asks has not taken a position.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from kg.ids import mint
from kg.model import Polarity, StatedClaim

_COUNTED = (Polarity.AFFIRMS, Polarity.DENIES)


@dataclass(frozen=True, slots=True)
class Stance:
    """What a holder holds about a claim; `until` is None while no other polarity is known."""

    iri: str
    holder: str  # IRI
    claim: str  # IRI
    polarity: Polarity
    first: date | None
    last: date | None
    until: date | None
    statements: tuple[str, ...]  # IRIs, sorted


def stances(stated: Iterable[StatedClaim]) -> tuple[Stance, ...]:
    """Every stance, by holder, claim and time.

    A statement whose day is not known comes before all others of its holder and claim.
    """
    counted = (s for s in stated if s.explicitness == "explicit" and s.polarity in _COUNTED)
    ordered = sorted(counted, key=lambda s: (s.side, s.claim.iri, *_order(s)))
    found: list[Stance] = []
    for _, group in groupby(ordered, key=lambda s: (s.side, s.claim.iri)):
        found.extend(_of_one_claim(tuple(group)))
    return tuple(found)


def _of_one_claim(ordered: tuple[StatedClaim, ...]) -> list[Stance]:
    runs = [tuple(run) for _, run in groupby(ordered, key=lambda s: s.polarity)]
    found = []
    for number, run in enumerate(runs):
        days = [day for day in map(_day, run) if day]
        following = [day for later in runs[number + 1 :] for day in map(_day, later) if day]
        first = min(days, default=None)
        until = following[0] - timedelta(days=1) if following and following[0] > date.min else None
        # Both polarities on one day: neither ends before it begins.
        until = max(until, first) if until and first else until
        side, claim, polarity = run[0].side, run[0].claim.iri, run[0].polarity
        iri = mint("stance", holder=side, claim=claim, polarity=polarity.value, nth=number)
        statements = tuple(sorted({s.statement for s in run}))
        found.append(Stance(iri, side, claim, polarity, first, max(days, default=None), until, statements))
    return found


def _day(stated: StatedClaim) -> date | None:
    """The first day it can have been said; the day of publication where nothing closer is known."""
    return stated.said.first if stated.said else stated.published


def _order(stated: StatedClaim) -> tuple[date, str, str]:
    return (_day(stated) or date.min, stated.polarity.value, stated.statement)

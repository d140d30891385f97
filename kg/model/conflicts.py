"""Contradictions, disputes, and pairs that only look like one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kg.model.claims import StatedClaim


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature of a pair adds to the score of its contradiction: `value` times `weight`, above 0 for it."""

    name: str
    value: float
    weight: float

    @property
    def share(self) -> float:
        """What it adds."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A typed, explained conflict between two statements; `a` and `b` are in IRI order.

    `level`: "world", "attribution", "position" or "norm". `kind`: notation of `vocab/contradiction-type`.
    `why` is one English sentence; `shared` and `clash` name the slots that agree and the one that does not,
    `assumed` what was taken for granted, each in words. `reasons` are what its confidence is made of, strongest first;
    they are not stored: `kg.contradictions.compare` gives them again.
    """

    iri: str
    rule: str
    kind: str
    level: str
    a: StatedClaim
    b: StatedClaim
    confidence: float
    why: str
    shared: tuple[str, ...] = ()
    clash: str = ""
    assumed: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One position in a dispute: its label, who holds it and the statements that show it, strongest first.

    `outlets` are those that report it; copies of one text that an agency sent out count once, for the first of them.
    """

    label: str
    actors: tuple[str, ...]  # IRIs
    statements: tuple[str, ...]  # IRIs
    first: date | None = None
    last: date | None = None
    outlets: tuple[str, ...] = ()  # IRIs


@dataclass(frozen=True, slots=True)
class Dispute:
    """All contradictions about one issue: what a person browses.

    `status` is a notation of `vocab/dispute-status`: "open", or what a later statement made of it: "narrowed",
    "superseded" or "settled"; `ended_by` is the IRI of that statement.
    """

    iri: str
    titles: Mapping[str, str]
    sides: tuple[DisputeSide, ...]
    contradictions: tuple[str, ...]  # IRIs
    confidence: float
    status: str = "open"
    ended_by: str | None = None


@dataclass(frozen=True, slots=True)
class PairJudgement:
    """What a person decided on a pair of statements; it holds for the pair, whatever rule raises it.

    `a` and `b` are statement IRIs in order. `decision`: "confirmed", "rejected" or "unclear". `at` is ISO 8601.
    """

    a: str
    b: str
    decision: str
    person: str
    at: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PositionChange:
    """One actor says something else than before on the same matter, both in its own words.

    `kind` is a notation of `vocab/position-change`; `why` is one English sentence. `days` lie between the two.
    """

    iri: str
    kind: str
    before: StatedClaim
    after: StatedClaim
    days: int
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class NotContradiction:
    """A pair that looks opposed and is not, with the reason: kept, shown, never raised again."""

    iri: str
    a: str  # statement IRI
    b: str
    reason: str
    guard: str


@dataclass(frozen=True, slots=True)
class WireCopy:
    """One act of saying that several articles print: its first print and the others, IRIs in order of time."""

    first: str
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimMatch:
    """Two claims that say the same in other words; `a` and `b` are claim IRIs in order, `score` is 0 to 1.

    Nothing is merged: the claims stay two, and the match can be taken back. `why` is one English sentence.
    """

    iri: str
    a: str
    b: str
    score: float
    why: str

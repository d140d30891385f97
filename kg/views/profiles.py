"""Records of actors: a line of the list, and a profile with offices, opponents and judgements on who is who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kg.views.records import ActorRef

NO_COUNTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor in a list, with how many statements are its own."""

    actor: ActorRef
    statements: int


@dataclass(frozen=True, slots=True)
class OfficeView:
    """A role held at a body, with dates where they are known."""

    role: str
    of: ActorRef
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor: names by language, what it speaks for, offices, and what it does with words (counts by act).

    `joined`: actors of other articles that are judged to be it; names, statements and opponents are those of all.
    `judgements`: everybody whom it was compared with, the likeliest first.
    """

    actor: ActorRef
    labels: Mapping[str, str]
    names: tuple[str, ...]
    wikidata: str | None
    speaks_for: ActorRef | None
    offices: tuple[OfficeView, ...]
    statements: int
    acts: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
    contradicted_by: tuple[Opponent, ...] = ()
    joined: tuple[ActorRef, ...] = ()
    judgements: tuple[JudgementView, ...] = ()
    silences: int = 0  # how often it is told not to have spoken


@dataclass(frozen=True, slots=True)
class JudgementView:
    """Is another actor the same: "same", "different" or "unsure", how likely (0 to 1), and why."""

    iri: str
    other: ActorRef
    verdict: str
    likelihood: float
    why: str


@dataclass(frozen=True, slots=True)
class Opponent:
    """Somebody whose statements conflict with an actor's, and in how many pairs."""

    actor: ActorRef
    contradictions: int

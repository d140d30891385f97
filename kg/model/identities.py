"""Judgements on whether actors of different articles are one, and what follows from all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kg.model.entities import Entity


class Sameness(StrEnum):
    """What a judgement says of two actors."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ArticleActors:
    """One article and everybody in it. `lang`: of the article; `entities`: all that it resolved.

    Read back from a store, those that the directory knows have no more than an IRI.
    """

    article: str  # IRI
    lang: str
    published: date | None
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class ActorDecision:
    """What a person decided about two actors, by IRI; later ones in a sequence win over earlier ones."""

    a: str
    b: str
    verdict: Sameness
    person: str


@dataclass(frozen=True, slots=True)
class ActorJudgement:
    """Are these two actors one? `a` and `b` are IRIs in order; `iri` follows from the two alone.

    `score`: 0 to 1, how likely they are one; `reason` is one English sentence. `is_human`: a person said so.
    """

    iri: str
    a: str
    b: str
    verdict: Sameness
    score: float
    reason: str
    is_human: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Actors that are judged to be one: two IRIs or more, in order, and the one that stands for all of them.

    Nothing is merged: each member keeps its IRI, its names and its statements.
    """

    iri: str
    members: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True)
class Identities:
    """All judgements and the groups that follow from them; a group never holds two whom a judgement keeps apart."""

    judgements: tuple[ActorJudgement, ...] = ()
    groups: tuple[Identity, ...] = ()
    heads: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def head(self, iri: str) -> str:
        """The actor that stands for this one; itself where it was joined with nobody."""
        return self.heads.get(iri, iri)

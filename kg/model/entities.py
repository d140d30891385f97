"""People, bodies and places, and the words that were resolved to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.saying import MentionKind, Statement
from kg.model.text import Span


class EntityKind(StrEnum):
    """What an entity is. Places never speak; everything else is an actor."""

    PERSON = "person"
    GOVERNMENT = "government"
    BODY = "body"  # ministry, agency, office, court
    ARMED_FORCES = "armed-forces"
    ORGANISATION = "organisation"
    GROUP = "group"  # "residents", "officials"
    OUTLET = "outlet"
    UNKNOWN = "unknown"  # a speaker or source that the text hides or lost
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Office:
    """A role held by a person, with dates where they are known."""

    role: str  # notation of a role concept: "president", "prime-minister", "spokesperson"
    of: str  # IRI of the body or government
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body or place.

    `labels` maps language tags to names for display; `names` holds every form to be recognised, in any script.
    `speaks_for`: IRI of what its words commit (a spokesperson's ministry, a ministry's government).
    `side`: IRI of the government at the top of that chain: positions are compared between sides.
    `country`: for a place, IRI of the government it is usually assigned to; None where that is contested.
    `roles`, `descriptors`, `gender` ("m", "f"): what the article that alone knows it tells of it; role notations, and
    folded words of titles and appositions.
    """

    iri: str
    kind: EntityKind
    labels: Mapping[str, str]
    names: tuple[str, ...] = ()
    wikidata: str | None = None
    speaks_for: str | None = None
    side: str | None = None
    country: str | None = None
    offices: tuple[Office, ...] = ()
    roles: tuple[str, ...] = ()
    descriptors: tuple[str, ...] = ()
    gender: str | None = None

    def label(self, lang: str = "en") -> str:
        """The name in this language, else in English, else any (the first by language tag)."""
        return self.labels.get(lang) or self.labels.get("en") or self.labels[min(self.labels)]


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words in the article and the entity they were resolved to.

    `literal` is what the words name ("Yerevan": the city) where that differs from what they mean (the government).
    """

    span: Span
    entity: str  # IRI
    kind: MentionKind
    confidence: float
    literal: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the actors stage found in one article: statements with their actors, and every entity it used.

    `outlet` is the publisher's IRI, one of the entities: an outlet that the article does not name has one too.
    """

    statements: tuple[Statement, ...]
    mentions: tuple[EntityMention, ...]
    entities: tuple[Entity, ...]
    outlet: str

"""Claims and how statements put them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kg.model.entities import Entity, EntityMention
from kg.model.saying import Act, Commitment, Mode, Polarity, Statement
from kg.model.text import Article, Interval

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `low` = `high` for "five", `high` None for "at least five", `low` None for "up to"."""

    unit: str  # "person", "missile", "percent", "day" … ; notation, singular
    low: float | None
    high: float | None
    is_approximate: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A typed predicate, read from `ontology/frames.ttl`.

    `roles` in display order; `exclusive`: the role that can have one true value only (who controls a town).
    `opposites`: frames that cannot hold together with this one for the same roles. `presupposes`: frames that must have
    held before of the same patient or theme; `implies`: frames that hold with it for the same values of shared roles.
    `template` maps a language tag to a sentence with {role} slots, for labels and glosses.
    """

    id: str
    labels: Mapping[str, str]
    roles: tuple[str, ...]
    kind: str  # claim type: "event", "state", "commitment", "demand", "quantity", "evaluation"
    exclusive: str | None = None
    opposites: tuple[str, ...] = ()
    presupposes: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    templates: Mapping[str, str] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled role of a claim: `value` is an entity IRI, or the folded words where nothing was linked."""

    role: str
    value: str
    label: str
    is_entity: bool
    is_assumed: bool = False  # taken from the context, not from the statement's own words


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition, independent of language and in positive form: no negation, modality or attribution.

    `iri` follows from frame, slots, quantity and the day (typed frames) or the content lemmas (frame "open").
    `labels` maps language tags to a plain sentence; "en" is always there for typed frames.
    `origin` is where something was done from ("fired from the territory of Armenia"), for scoped denials.
    """

    iri: str
    frame: str
    slots: tuple[Slot, ...]
    labels: Mapping[str, str]
    time: Interval | None = None
    quantity: Quantity | None = None
    lemmas: tuple[str, ...] = ()
    origin: Slot | None = None

    def slot(self, role: str) -> Slot | None:
        """The value of this role, if it is filled."""
        return next((slot for slot in self.slots if slot.role == role), None)


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim as one statement puts it: all that a contradiction rule may look at, and nothing of the text around.

    Only statements without parts (and parts themselves) have one. `side` is the government behind the speaker,
    else the speaker. `published` bounds `said`. `quote` is the content as printed.
    `conditions` are the IRIs of the claims on which this one depends.
    `explicitness`: "explicit", "implied" or "presupposed". `about`: the words of the statement that this one answers,
    where its own words only point there ("denied that", "the report is false").
    """

    statement: str  # IRI
    key: str
    article: str  # IRI
    article_id: str
    outlet: str  # IRI
    speaker: str  # IRI
    speaker_name: str
    side: str
    act: Act
    commitment: Commitment
    polarity: Polarity
    mode: Mode
    depth: int
    claim: Claim
    quote: str
    lang: str
    confidence: float
    published: date | None = None
    said: Interval | None = None
    conditions: tuple[str, ...] = ()
    is_open_list: bool = False
    explicitness: str = "explicit"
    reporter: str | None = None  # IRI of the speaker of the statement this is nested in
    note: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that one article yields: the unit of writing, replacing and deleting."""

    article: Article
    statements: tuple[Statement, ...]
    mentions: tuple[EntityMention, ...]
    entities: tuple[Entity, ...]
    stated: tuple[StatedClaim, ...]

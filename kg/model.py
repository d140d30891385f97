"""Every record that flows between the stages, as frozen dataclasses.

The stages share these records and the language files, and nothing else. Records check themselves when they are
made: a span that ends before it starts, or a confidence of 2, cannot exist.

Text positions are Unicode code points into the article version's text, start included, end excluded.
`None` always means "not known". Tuples are sorted where order has no meaning of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

EMPTY: Mapping[str, str] = MappingProxyType({})


class Act(StrEnum):
    """Speech acts, by meaning and not by cue word; SKOS concepts of `vocab/speech-act` with these notations."""

    ASSERT = "assert"
    DENY = "deny"
    CONFIRM = "confirm"
    ACCUSE = "accuse"
    DEMAND = "demand"
    OFFER = "offer"
    PROMISE = "promise"
    THREATEN = "threaten"
    CONDEMN = "condemn"
    PRAISE = "praise"
    REFUSE = "refuse"
    QUESTION = "question"
    APOLOGISE = "apologise"
    OTHER = "other"


class Commitment(StrEnum):
    """Does the speaker hold the content, as worded, to be true or right?"""

    YES = "yes"
    NO = "no"
    NONE = "none"  # neither: questions, demands, offers, hearsay


class Mode(StrEnum):
    """How the words are given: all in quotation marks, none, partly, or in the outlet's own voice."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATOR = "narrator"


class Polarity(StrEnum):
    """A statement's attitude to its claim, which is always in positive form."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    UNCOMMITTED = "uncommitted"
    CONDITIONAL = "conditional"  # affirms it if the conditions are met


class MentionKind(StrEnum):
    """How words in the text came to denote an entity."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    CLITIC = "clitic"
    METONYMY = "metonymy"  # a place for its government
    COLLECTIVE = "collective"  # "the Armenian side"
    OUTLET = "outlet"  # the article's own voice: no words denote it
    NONE = "none"  # the article hides the speaker


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


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text.

    Raises:
        ValueError: it is empty, reversed or starts below 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def covers(self, other: Span) -> bool:
        """Does the other lie wholly inside this one?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Do they share at least one character?"""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One exact text of a published item.

    `text` is the file as given or, for structured input, title, a blank line and text.
    `id` is the given id or the file's stem; `iri` is the work (its address, else its text); `version` this text.
    `noise` marks page leftovers ("0 Komentar"): no statement may touch them.
    `notes` say what was odd and how it was taken ("no publication date").
    `derived_from` is the address of the page this text paraphrases, for texts that are not the page itself.
    """

    id: str
    iri: str
    version: str
    sha256: str
    text: str
    lang: str
    title: Span | None = None
    noise: tuple[Span, ...] = ()
    source: str | None = None
    url: str | None = None
    published: date | None = None
    derived_from: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, trimmed of white space; `paragraph` counts from 0 (the title, where there is one)."""

    span: Span
    paragraph: int
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks: `outer` with the marks, `inner` without; `is_closed` is False for a lost mark."""

    outer: Span
    inner: Span
    paragraph: int
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """The text's skeleton: paragraphs, sentences and quotations in order, and notes on what was odd."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A time, as first and last possible day (both included), with what was assumed to get it.

    `precision`: "minute", "part-of-day", "day", "week", "month", "year", "as-of" (no later than `last`) or "unknown".
    `part`: "morning", "noon", "afternoon", "evening" or "night" where the text gives it.
    `is_assumed` is True when the text does not give the time and a default was taken.
    """

    first: date
    last: date
    precision: str = "day"
    part: str | None = None
    is_assumed: bool = False
    note: str | None = None

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"an interval cannot end ({self.last}) before it starts ({self.first})")

    def overlaps(self, other: Interval) -> bool:
        """Is there a day that both contain?"""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that give a time, and the time they give."""

    span: Span
    interval: Interval


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that denote a speaker, as the statements stage finds them: not yet resolved.

    `span` is None where no words do (the outlet's own voice, a hidden speaker); for an Indonesian "-nya" it is the cue.
    """

    span: Span | None
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the chain through which words reached the outlet: `name` is None where the link is lost or hidden."""

    span: Span
    name: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying, or one part of it.

    `key` is unique in the article ("s1", parts "s1.1"). `parent`: key of the statement whose speaker reports this one.
    `whole`: key of the compound statement of which this is a part (same speaker, same cue); parts carry the claims,
    and a statement without parts is its own only part.
    `content` has one span, or several when a quotation is interrupted by its cue.
    `is_open_list`: the text says that the conditions (or demands) listed are not all ("antara lain").
    `target` are the words for whom an accusation, demand or offer is directed at, where the grammar gives them.
    `rule` names the rule that made it, `note` what was assumed on the way.
    `actor` is the resolved speaker's IRI and `speaker` its name; both None until the actors stage has run.
    """

    key: str
    mode: Mode
    act: Act
    commitment: Commitment
    mention: Mention
    content: tuple[Span, ...]
    confidence: float
    extractor: str
    rule: str
    cue: Span | None = None
    conditions: tuple[Span, ...] = ()
    is_open_list: bool = False
    parent: str | None = None
    whole: str | None = None
    target: Span | None = None
    via: tuple[Via, ...] = ()
    said: Interval | None = None
    actor: str | None = None
    speaker: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError(f"statement {self.key!r} has no content span: nothing could show it")
        if list(self.content) != sorted(self.content):
            raise ValueError(f"statement {self.key!r}: content spans must be in text order")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"statement {self.key!r}: confidence {self.confidence} is not within 0..1")
        if self.key in (self.parent, self.whole):
            raise ValueError(f"statement {self.key!r} cannot hold itself")

    @property
    def extent(self) -> Span:
        """From the first to the last content character."""
        return Span(self.content[0].start, self.content[-1].end)

    def words(self, text: str) -> str:
        """The content as printed; parts of an interrupted quotation are joined with an ellipsis."""
        return " … ".join(span.of(text) for span in self.content)


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
    """What the actors stage found in one article: statements with their actors, and every entity it used."""

    statements: tuple[Statement, ...]
    mentions: tuple[EntityMention, ...]
    entities: tuple[Entity, ...]


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
    `opposites`: frames that cannot hold together with this one for the same roles.
    `template` maps a language tag to a sentence with {role} slots, for labels and glosses.
    """

    id: str
    labels: Mapping[str, str]
    roles: tuple[str, ...]
    kind: str  # claim type: "event", "state", "commitment", "demand", "quantity", "evaluation"
    exclusive: str | None = None
    opposites: tuple[str, ...] = ()
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
    `explicitness`: "explicit", "implied" or "presupposed".
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


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that one article yields: the unit of writing, replacing and deleting."""

    article: Article
    statements: tuple[Statement, ...]
    mentions: tuple[EntityMention, ...]
    entities: tuple[Entity, ...]
    stated: tuple[StatedClaim, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A typed, explained conflict between two statements; `a` and `b` are in IRI order.

    `level`: "world", "attribution", "position" or "norm". `kind`: notation of `vocab/contradiction-type`.
    `why` is one English sentence; `shared` and `clash` name the slots that agree and the one that does not,
    `assumed` what was taken for granted, each in words.
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


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One position in a dispute: its label, who holds it and the statements that show it, strongest first."""

    label: str
    actors: tuple[str, ...]  # IRIs
    statements: tuple[str, ...]  # IRIs
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """All contradictions about one issue: what a person browses."""

    iri: str
    titles: Mapping[str, str]
    sides: tuple[DisputeSide, ...]
    contradictions: tuple[str, ...]  # IRIs
    confidence: float
    status: str = "open"


@dataclass(frozen=True, slots=True)
class NotContradiction:
    """A pair that looks opposed and is not, with the reason: kept, shown, never raised again."""

    iri: str
    a: str  # statement IRI
    b: str
    reason: str
    guard: str

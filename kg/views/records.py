"""What the views hand out: plain frozen records for pages, the API and notebooks, with names already resolved.

They hold IRIs and words, never RDF terms, and everything a reader needs to check a line: the exact quote, where it
stands, who said it, when, and in which article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from kg.graph.ratings import Rating
from kg.model import EMPTY

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of a list. `next` is the opaque cursor of the following part, None at the end."""

    items: tuple[T, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor by name. `kind` is a notation of `EntityKind`."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article by title. `published` is None where no date is known; `title` falls back to its first words.

    `paraphrase_of`: address of the page that the text only paraphrases, so that its quotes are not that page's words.
    """

    iri: str
    title: str
    lang: str
    outlet: ActorRef | None = None
    published: date | None = None
    url: str | None = None
    paraphrase_of: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A claim by its sentence: English where there is one; `labels` maps language tags to all of them."""

    iri: str
    label: str
    frame: str
    labels: Mapping[str, str] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Extent:
    """Code points `start` (included) to `end` (excluded) of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage; `is_quoted` is True for those that are the statement's content."""

    text: str
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class When:
    """First and last possible day. `is_assumed`: the text gives none, and a default such as publication was taken."""

    first: date | None
    last: date | None
    precision: str = "unknown"
    is_assumed: bool = True


@dataclass(frozen=True, slots=True)
class StatementView:
    """One act of saying, ready to show.

    `quote` is the content exactly as printed (parts joined with an ellipsis), `passage` the sentences around it.
    `depth`: 0 the outlet's own voice, 1 a reported speaker, 2 a speaker reported by that speaker.
    `whole`: IRI of the compound statement that this is a part of; `inside`: IRI of the statement that reports it.
    `claim` is None for a compound statement: its parts carry the claims. `explicitness` is "implied" or "presupposed"
    where `claim` and `polarity` are not what the words say outright, but what the page at hand is about.
    """

    iri: str
    speaker: ActorRef
    act: str
    commitment: str
    polarity: str | None
    mode: str
    depth: int
    quote: str
    lang: str
    spans: tuple[Extent, ...]
    article: ArticleRef
    said: When
    confidence: float
    claim: ClaimRef | None = None
    cue: Extent | None = None
    via: tuple[ActorRef, ...] = ()
    whole: str | None = None
    inside: str | None = None
    passage: tuple[Piece, ...] = ()
    explicitness: str = "explicit"


@dataclass(frozen=True, slots=True)
class SilenceView:
    """That somebody is told not to have reported, confirmed, denied or answered something.

    It is no statement of `actor`, and no position of theirs. `told`: the statement that tells of it, with the exact
    words, made by its own speaker. `as_of`: latest day up to which it is told; `since`: its first day, where known.
    `on`: claims that were neither put forward nor denied, where anybody recorded which.
    """

    iri: str
    actor: ActorRef
    told: StatementView
    as_of: date | None
    since: date | None
    confidence: float
    on: tuple[ClaimRef, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its text and every statement in it, in text order; `recorded`: when it was taken in."""

    article: ArticleRef
    text: str
    sha256: str
    version: str
    statements: tuple[StatementView, ...]
    recorded: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in a list, with how many statements it reports."""

    article: ArticleRef
    statements: int


@dataclass(frozen=True, slots=True)
class SlotView:
    """One filled role of a claim; `iri` is None where the words were not linked to anything known.

    `is_assumed`: it was taken from the context, not from the statement's own words.
    """

    role: str
    label: str
    iri: str | None = None
    is_actor: bool = False
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in a list, with how many statements affirm, deny or leave it open."""

    claim: ClaimRef
    statements: int
    affirmed: int
    denied: int
    articles: int


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with part of what is said about it, and the surest of its `pairs`; `time`: of what it speaks of."""

    claim: ClaimRef
    slots: tuple[SlotView, ...]
    time: When | None
    quantity: str | None
    statements: tuple[StatementView, ...]
    contradictions: tuple[ContradictionView, ...]
    conditions: tuple[ClaimRef, ...] = ()
    same: tuple[ClaimRef, ...] = ()  # claims that say it in other words, surest first
    pairs: int = 0
    next: str | None = None
    silences: tuple[SilenceView, ...] = ()  # the latest of those that are told of this claim
    ratings: tuple[Rating, ...] = ()  # verdicts of the people who are named, each on a scale of their own


@dataclass(frozen=True, slots=True)
class Change:
    """An actor departs from what it said `days` before, in the way `kind` (`vocab/position-change`); `why` says it."""

    claim: ClaimRef
    before: StatementView
    after: StatementView
    days: int | None
    kind: str = "reversed"
    why: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of a timeline. `changed_from`: IRI of the statement whose position it leaves; `change`: in what way.

    `silence`: the line is no statement of the actor, who is told to have kept silent; `statement` is then the one, made
    by its own speaker, that tells of it.
    """

    statement: StatementView
    event: When | None
    changed_from: str | None = None
    change: str | None = None
    silence: SilenceView | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Part of an actor's timeline, earliest first. `changes` are those whose later statement is in this part."""

    actor: ActorRef
    items: tuple[TimelineEntry, ...]
    changes: tuple[Change, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a person last decided on a pair: "confirmed", "rejected" or "unclear"; `at` is ISO 8601."""

    decision: str
    person: str
    at: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """A conflict between two statements, with the reason in words. Says nothing on who is right.

    `a` and `b` are in order of saying where both dates are known. `is_undecided`: too unsure to be counted as found.
    """

    iri: str
    rule: str
    kind: str
    level: str
    a: StatementView
    b: StatementView
    confidence: float
    why: str
    shared: tuple[str, ...] = ()
    clash: str = ""
    assumed: tuple[str, ...] = ()
    is_undecided: bool = False
    review: ReviewView | None = None


@dataclass(frozen=True, slots=True)
class Titled:
    """Something by its IRI and its title."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One position in a dispute: who holds it, and outlets that report it, copies left out.

    `statements`: those that show it best, strongest first; `number`: how many show it in all. `position` is 1 for the
    first side.
    """

    label: str
    actors: tuple[ActorRef, ...]
    statements: tuple[StatementView, ...]
    first: date | None = None
    last: date | None = None
    outlets: tuple[ActorRef, ...] = ()
    number: int = 0
    position: int = 1


@dataclass(frozen=True, slots=True)
class SideLine:
    """One position in a list of disputes."""

    label: str
    actors: tuple[ActorRef, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """One dispute in a list."""

    iri: str
    title: str
    titles: Mapping[str, str]
    confidence: float
    sides: tuple[SideLine, ...]
    contradictions: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class NotContradictionView:
    """Two statements that look opposed and are not, with the reason; `review` where a person says so."""

    iri: str
    a: StatementView
    b: StatementView
    reason: str
    guard: str
    review: ReviewView | None = None


@dataclass(frozen=True, slots=True)
class DisputeView:
    """One dispute: sides, reasons, look-alikes; `status` (`vocab/dispute-status`) is what `ended_by` made of it.

    `contradictions` are the surest of `pairs`.
    """

    iri: str
    title: str
    titles: Mapping[str, str]
    confidence: float
    status: str
    sides: tuple[SideView, ...]
    contradictions: tuple[ContradictionView, ...]
    look_alikes: tuple[NotContradictionView, ...] = ()
    ended_by: StatementView | None = None
    pairs: int = 0

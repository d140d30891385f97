"""Turns IRIs into records that can be shown, reading the card of each thing once.

A `Lookup` lives as long as one view's answer: it remembers what it has read, so twenty statements of one article cost
one look at that article. It is the only place where cards and rows become names, dates and numbers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from pyoxigraph import Literal

from kg.errors import NotFoundError
from kg.graph import queries
from kg.graph.reviews import pair_judgements
from kg.graph.terms import tag
from kg.graph.vocabulary import Class, Outside
from kg.index import cards, index_of, keys
from kg.index.cards import ClaimCard, StatementCard
from kg.model import EntityKind, PairJudgement
from kg.stores.base import Rows, Store, Term, text
from kg.views.passages import passage
from kg.views.records import ActorRef, ArticleRef, ClaimRef, Extent, StatementView, When

MAX_ROWS = 1_000_000  # a list longer than this is refused, never cut
TITLE_LENGTH = 90  # characters of text that stand in for a missing title
Row = Mapping[str, Term | None]
KIND_BY_CLASS: Mapping[str, EntityKind] = {
    Class.PERSON.value: EntityKind.PERSON,
    Class.GOVERNMENT.value: EntityKind.GOVERNMENT,
    Class.GOVERNMENT_BODY.value: EntityKind.BODY,
    Class.ARMED_FORCES.value: EntityKind.ARMED_FORCES,
    Class.ORGANIZATION.value: EntityKind.ORGANISATION,
    Class.GROUP.value: EntityKind.GROUP,
    Class.OUTLET.value: EntityKind.OUTLET,
    Class.UNKNOWN_SOURCE.value: EntityKind.UNKNOWN,
    Outside.SCHEMA_PLACE.value: EntityKind.PLACE,
}


def ask(store: Store, name: str, **values: str | Term) -> Rows:
    """Rows of the query file of this name; a parameter given as a string is an IRI.

    Raises:
        TooLargeError: there are more than a million.
    """
    return queries.run(store, name, limit_rows=MAX_ROWS, **values)


@contextmanager
def looking(store: Store) -> Iterator[Lookup]:
    """A lookup that sees everything written to the store before, and one state of it however long it looks.

    A store in memory and a remote one have one connection to their index: inside of the block nobody else may open it,
    and what is asked of the store itself should be asked outside.
    """
    with index_of(store).snapshot() as connection:
        yield Lookup(store, connection)


class Lookup:
    """Reads actors, articles, claims, statements and pairs by IRI from the index, each once."""

    def __init__(self, store: Store, connection: sqlite3.Connection) -> None:
        self.store = store
        self.connection = connection
        self._actors: dict[str, ActorRef] = {}
        self._articles: dict[str, ArticleRef] = {}
        self._claims: dict[str, ClaimRef] = {}
        self._claim_cards: dict[str, ClaimCard] = {}
        self._texts: dict[str, str] = {}
        self._statements: dict[str, StatementView] = {}
        self._judgements: Mapping[tuple[str, str], PairJudgement] | None = None

    def knows_actor(self, iri: str) -> bool:
        """Is there an actor or a place of this IRI, with a name?"""
        return cards.name(self.connection, iri) is not None

    def actor(self, iri: str) -> ActorRef:
        """The actor or place; its IRI's last part stands for a missing name."""
        if iri not in self._actors:
            card = cards.name(self.connection, iri)
            self._actors[iri] = ActorRef(
                iri, card.label if card else notation(iri), kind_of(card.classes if card else ())
            )
        return self._actors[iri]

    def article(self, iri: str) -> ArticleRef:
        """The article without its text.

        Raises:
            NotFoundError: the store has no such article.
        """
        if iri not in self._articles:
            card = cards.article(self.connection, iri)
            if card is None:
                raise NotFoundError(f"no article {iri}")
            self._articles[iri] = ArticleRef(
                iri,
                card.headline or self._first_words(iri) or card.id or notation(iri),
                card.lang,
                self.actor(card.outlet) if card.outlet else None,
                keys.read_day(card.published),
                card.url,
                card.derived_from,
            )
        return self._articles[iri]

    def article_text(self, iri: str) -> str:
        """The article's exact text; "" where it is withheld."""
        if iri not in self._texts:
            self._texts[iri] = cards.text(self.connection, iri) or ""
        return self._texts[iri]

    def claim_card(self, iri: str) -> ClaimCard:
        """What the claim says, in the graph's own words.

        Raises:
            NotFoundError: the store has no such claim.
        """
        if iri not in self._claim_cards:
            card = cards.claim(self.connection, iri)
            if card is None:
                raise NotFoundError(f"no claim {iri}")
            self._claim_cards[iri] = card
        return self._claim_cards[iri]

    def claim(self, iri: str) -> ClaimRef:
        """The claim by its sentence.

        Raises:
            NotFoundError: the store has no such claim.
        """
        if iri not in self._claims:
            card = self.claim_card(iri)
            labels = first_by_tag(card.labels)
            self._claims[iri] = ClaimRef(iri, best_label(labels) or "(no sentence)", notation(card.frame), labels)
        return self._claims[iri]

    def statement(self, iri: str) -> StatementView:
        """The statement with quote, context, speaker, dates and article.

        Raises:
            NotFoundError: the store has no such statement.
        """
        if iri not in self._statements:
            card = cards.statement(self.connection, iri)
            if card is None:
                raise NotFoundError(f"no statement {iri}")
            self._statements[iri] = self._build_statement(iri, card)
        return self._statements[iri]

    def judgements(self) -> Mapping[tuple[str, str], PairJudgement]:
        """What people decided on pairs of statements, by their IRIs in order."""
        if self._judgements is None:
            self._judgements = pair_judgements(self.store)
        return self._judgements

    def statements(self, iris: Iterable[str]) -> tuple[StatementView, ...]:
        """Several statements, in the order given."""
        return tuple(self.statement(iri) for iri in iris)

    def _build_statement(self, iri: str, card: StatementCard) -> StatementView:
        article = self.article(card.article)
        return StatementView(
            iri=iri,
            speaker=self._speaker(card.speaker, card.speaker_name),
            act=notation(card.act),
            commitment=notation(card.commitment),
            polarity=notation(card.polarity) or None,
            mode=notation(card.mode),
            depth=card.depth,
            quote=card.quote,
            lang=article.lang,
            spans=tuple(Extent(*span) for span in card.spans),
            article=article,
            said=read_when(card, latest=card.not_after),
            confidence=card.confidence,
            claim=self.claim(card.claim) if card.claim else None,
            cue=Extent(*card.cue) if card.cue else None,
            via=tuple(self._link(source, name) for _, source, name in card.via),
            whole=card.whole,
            inside=card.outer,
            passage=passage(self.article_text(article.iri), card.spans),
        )

    def _speaker(self, iri: str, name: str) -> ActorRef:
        """The actor under its own name; under the article's where the store knows no other."""
        actor = self.actor(iri)
        known = actor.label != notation(actor.iri)
        return actor if known else ActorRef(actor.iri, name, actor.kind)

    def _link(self, iri: str, name: str | None) -> ActorRef:
        """A link of a chain of sources, under the article's name for it."""
        actor = self.actor(iri)
        return ActorRef(iri, name or actor.label, actor.kind)

    def _first_words(self, article: str) -> str:
        line = self.article_text(article).strip().partition("\n")[0]
        return line if len(line) <= TITLE_LENGTH else line[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def need(row: Row, name: str) -> str:
    """The text of a column that is always bound.

    Raises:
        NotFoundError: it is not; the graph breaks its shapes.
    """
    value = text(row[name])
    if value is None:
        raise NotFoundError(f"the graph lacks {name!r}; `claimgraph validate` says where")
    return value


def notation(iri: str | None) -> str:
    """The last part of a concept's IRI; "" for None."""
    return (iri or "").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def read_day(term: Term | None) -> date | None:
    """A day from an xsd:date or xsd:dateTime; None where there is none, or none that can be read."""
    return keys.read_day(text(term))


def read_when(card: StatementCard | ClaimCard, *, latest: str | None = None) -> When:
    """The days of a card; `latest` stands in for a missing last day."""
    first, last = keys.read_day(card.first), keys.read_day(card.last) or keys.read_day(latest)
    return When(first, last, card.precision or "unknown", first is None or card.is_assumed)


def labels_of(rows: Iterable[Row], column: str) -> dict[str, str]:
    """Labels by language tag, sorted; the first of a language counts."""
    terms = (row[column] for row in rows)
    return first_by_tag((tag(term.language or "und"), term.value) for term in terms if isinstance(term, Literal))


def first_by_tag(labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Labels by language tag, sorted; the first of a language counts."""
    found: dict[str, str] = {}
    for lang, label in labels:
        found.setdefault(lang, label)
    return dict(sorted(found.items()))


def best_label(labels: Mapping[str, str]) -> str | None:
    """The English label, else the first by tag."""
    return labels.get("en") or next(iter(labels.values()), None)


def kind_of(classes: Iterable[str]) -> str:
    """The notation of the entity kind that the classes' IRIs give; "unknown" where they give none."""
    kinds = {KIND_BY_CLASS[name] for name in classes if name in KIND_BY_CLASS}
    narrow = kinds - {EntityKind.ORGANISATION} or kinds
    return min(narrow, default=EntityKind.UNKNOWN).value

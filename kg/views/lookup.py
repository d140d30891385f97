"""Turns IRIs into records that can be shown, asking the store once for each thing.

A `Lookup` lives as long as one view's answer: it remembers what it has read, so twenty statements of one article cost
one question for that article. It is the only place where rows become names, dates and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pyoxigraph import Literal

from kg.errors import NotFoundError
from kg.graph import queries
from kg.graph.reviews import pair_judgements
from kg.graph.terms import tag
from kg.graph.vocabulary import Class, Outside
from kg.index import keys
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


class Lookup:
    """Reads actors, articles, claims and statements by IRI, each once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._actors: dict[str, ActorRef] = {}
        self._articles: dict[str, ArticleRef] = {}
        self._claims: dict[str, ClaimRef] = {}
        self._claim_rows: dict[str, Row] = {}
        self._texts: dict[str, str] = {}
        self._statements: dict[str, StatementView] = {}
        self._judgements: Mapping[tuple[str, str], PairJudgement] | None = None

    def actor(self, iri: str) -> ActorRef:
        """The actor or place; its IRI's last part stands for a missing name."""
        if iri not in self._actors:
            rows = [*ask(self.store, "view-actor", actor=iri)]
            labels = labels_of(rows, "label")
            self._actors[iri] = ActorRef(iri, best_label(labels) or notation(iri), kind_of(rows))
        return self._actors[iri]

    def article(self, iri: str) -> ArticleRef:
        """The article without its text.

        Raises:
            NotFoundError: the store has no such article.
        """
        if iri not in self._articles:
            rows = [*ask(self.store, "view-article", article=iri)]
            if not rows:
                raise NotFoundError(f"no article {iri}")
            row = rows[0]
            outlet = text(row["outlet"])
            self._articles[iri] = ArticleRef(
                iri,
                text(row["headline"]) or self._first_words(iri) or text(row["id"]) or notation(iri),
                text(row["lang"]) or "und",
                self.actor(outlet) if outlet else None,
                read_day(row["published"]),
                text(row["url"]),
                text(row["derivedFrom"]),
            )
        return self._articles[iri]

    def article_text(self, iri: str) -> str:
        """The article's exact text; "" where it is withheld."""
        if iri not in self._texts:
            found = [text(row["text"]) for row in ask(self.store, "view-article-text", article=iri)]
            self._texts[iri] = next((words for words in found if words is not None), "")
        return self._texts[iri]

    def claim_row(self, iri: str) -> Row:
        """What the claim says, as a row of `view-claim` for its first label.

        Raises:
            NotFoundError: the store has no such claim.
        """
        self.claim(iri)
        return self._claim_rows[iri]

    def claim(self, iri: str) -> ClaimRef:
        """The claim by its sentence.

        Raises:
            NotFoundError: the store has no such claim.
        """
        if iri not in self._claims:
            rows = [*ask(self.store, "view-claim", claim=iri)]
            if not rows:
                raise NotFoundError(f"no claim {iri}")
            self._claim_rows[iri] = rows[0]
            labels, frame = labels_of(rows, "label"), notation(text(rows[0]["frame"]))
            self._claims[iri] = ClaimRef(iri, best_label(labels) or "(no sentence)", frame, labels)
        return self._claims[iri]

    def statement(self, iri: str) -> StatementView:
        """The statement with quote, context, speaker, dates and article.

        Raises:
            NotFoundError: the store has no such statement.
        """
        if iri not in self._statements:
            rows = [*ask(self.store, "view-statement", statement=iri)]
            if not rows:
                raise NotFoundError(f"no statement {iri}")
            self._statements[iri] = self._build_statement(iri, rows)
        return self._statements[iri]

    def judgements(self) -> Mapping[tuple[str, str], PairJudgement]:
        """What people decided on pairs of statements, by their IRIs in order."""
        if self._judgements is None:
            self._judgements = pair_judgements(self.store)
        return self._judgements

    def statements(self, iris: Iterable[str]) -> tuple[StatementView, ...]:
        """Several statements, in the order given."""
        return tuple(self.statement(iri) for iri in iris)

    def _build_statement(self, iri: str, rows: list[dict[str, Term | None]]) -> StatementView:
        row = rows[0]
        article = self.article(need(row, "article"))
        spans = tuple(sorted({(int(need(r, "start")), int(need(r, "end"))) for r in rows}))
        return StatementView(
            iri=iri,
            speaker=self._speaker(row),
            act=notation(need(row, "act")),
            commitment=notation(need(row, "commitment")),
            polarity=notation(text(row["polarity"])) or None,
            mode=notation(need(row, "mode")),
            depth=int(need(row, "depth")),
            quote=need(row, "quote"),
            lang=article.lang,
            spans=tuple(Extent(*span) for span in spans),
            article=article,
            said=read_when(row, latest="notAfter"),
            confidence=float(need(row, "confidence")),
            claim=self._stated_claim(row),
            cue=read_extent(row, "cueStart", "cueEnd"),
            via=self._chain(rows),
            whole=text(row["whole"]),
            inside=text(row["outer"]),
            passage=passage(self.article_text(article.iri), spans),
        )

    def _speaker(self, row: Row) -> ActorRef:
        """The actor under its own name; under the article's where the store knows no other."""
        actor = self.actor(need(row, "speaker"))
        known = actor.label != notation(actor.iri)
        return actor if known else ActorRef(actor.iri, text(row["speakerName"]) or actor.label, actor.kind)

    def _stated_claim(self, row: Row) -> ClaimRef | None:
        iri = text(row["claim"])
        return self.claim(iri) if iri else None

    def _chain(self, rows: Iterable[Row]) -> tuple[ActorRef, ...]:
        links: dict[int, ActorRef] = {}
        for row in rows:
            source = text(row["via"])
            if source is not None:
                actor = self.actor(source)
                links[int(need(row, "viaPosition"))] = ActorRef(source, text(row["viaName"]) or actor.label, actor.kind)
        return tuple(links[position] for position in sorted(links))

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


def read_when(row: Row, *, latest: str | None = None) -> When:
    """Time columns `first`, `last`, `precision`, `isAssumed`; the column `latest` stands in for a missing last day."""
    last = read_day(row["last"]) or (read_day(row[latest]) if latest else None)
    first = read_day(row["first"])
    is_assumed = first is None or text(row["isAssumed"]) in ("true", "1")
    return When(first, last, text(row["precision"]) or "unknown", is_assumed)


def read_extent(row: Row, start: str, end: str) -> Extent | None:
    """A stretch of text from two columns; None where they are unbound."""
    first, last = text(row[start]), text(row[end])
    return Extent(int(first), int(last)) if first and last else None


def labels_of(rows: Iterable[Row], column: str) -> dict[str, str]:
    """Labels by language tag, sorted; the first of a language counts."""
    found: dict[str, str] = {}
    for row in rows:
        label = row[column]
        if isinstance(label, Literal):
            found.setdefault(tag(label.language or "und"), label.value)
    return dict(sorted(found.items()))


def best_label(labels: Mapping[str, str]) -> str | None:
    """The English label, else the first by tag."""
    return labels.get("en") or next(iter(labels.values()), None)


def kind_of(rows: Iterable[Row]) -> str:
    """The notation of the entity kind that the classes give; "unknown" where they give none."""
    names = {text(row["class"]) or "" for row in rows}
    kinds = {KIND_BY_CLASS[name] for name in names if name in KIND_BY_CLASS}
    narrow = kinds - {EntityKind.ORGANISATION} or kinds
    return min(narrow, default=EntityKind.UNKNOWN).value

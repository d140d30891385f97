"""Silence as nodes: who is told not to have spoken, by which statement, up to which day; never a statement of theirs.

In: an article's record, whose statements that tell of a silence bear the note `SILENCE`. Out: records and quads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from kg.graph import identity
from kg.graph.terms import Sink, day, number
from kg.graph.vocabulary import Class, Outside, Property
from kg.ids import mint
from kg.model import SILENCE, ArticleRecord, EntityKind, EntityMention, Span, Statement


@dataclass(frozen=True, slots=True)
class Silence:
    """That `actor` is told by `statement` not to have said something.

    `as_of` is the latest day up to which it is told: the day the statement was made, else the day of publication; None
    where neither is known. `confidence` (0 to 1): that the actor is the one meant. `words`: the statement's first span.
    """

    iri: str
    actor: str  # IRI
    statement: str  # IRI
    article: str  # IRI
    words: Span
    as_of: date | None
    confidence: float


def silences(record: ArticleRecord) -> tuple[Silence, ...]:
    """The silences that an article tells of, in text order.

    The silent actor is the first one named in the sentence: "Norland has not reported any attack by Sudland" is of
    Norland. Near miss: "There was no comment", where nobody is named and nobody can be said to be silent.
    """
    iris = identity.statement_iris(record)
    places = {entity.iri for entity in record.entities if entity.kind is EntityKind.PLACE}
    found = []
    for statement in record.statements:
        mention = _subject(statement, record, places) if statement.note == SILENCE else None
        if mention is not None and mention.entity != statement.actor:
            found.append(_silence(record, statement, mention, iris[statement.key]))
    return tuple(found)


def add_silences(sink: Sink, record: ArticleRecord) -> None:
    """Describe every silence of the article."""
    for silence in silences(record):
        sink.add(
            silence.iri,
            {
                Outside.RDF_TYPE: Class.SILENCE,
                Property.SILENT: NamedNode(silence.actor),
                Property.TOLD_IN: NamedNode(silence.statement),
                Property.EVIDENCE: NamedNode(identity.evidence_iri(record, silence.words)),
                Property.SILENT_AS_OF: day(silence.as_of),
                Property.CONFIDENCE: number(silence.confidence),
            },
        )


def _silence(record: ArticleRecord, statement: Statement, mention: EntityMention, iri: str) -> Silence:
    said = statement.said
    return Silence(
        iri=mint("silence", statement=iri, actor=mention.entity),
        actor=mention.entity,
        statement=iri,
        article=record.article.iri,
        words=statement.content[0],
        as_of=said.last if said is not None else record.article.published,
        confidence=round(statement.confidence * mention.confidence, 3),
    )


def _subject(statement: Statement, record: ArticleRecord, places: set[str]) -> EntityMention | None:
    """The first mention of an actor in the statement; of several that begin there, the longest."""
    inside = [
        mention
        for mention in record.mentions
        if mention.entity not in places and any(span.covers(mention.span) for span in statement.content)
    ]
    return min(inside, key=lambda mention: (mention.span.start, -mention.span.end, mention.entity), default=None)

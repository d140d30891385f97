"""Records to quads: a named graph for each article, the reference and vocabulary graphs, derived graphs, reviews.

Every function returns each quad once and in a fixed order; no clock, no chance and no blank nodes are in them. An
article's graph describes everything it points to, so that it can be read, moved and deleted alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

import ontology
from kg.errors import ArticleError
from kg.graph import identity
from kg.graph.claims import add_claim
from kg.graph.derived import derived_quads
from kg.graph.entities import EntityIndex, add_entity
from kg.graph.reviews import review_quads
from kg.graph.silences import add_silences
from kg.graph.statements import EXPLICIT, ArticleParts, add_run, add_statement, unknown_sources
from kg.graph.terms import Sink, address, day, integer, iri, number, words
from kg.graph.vocabulary import Class, Outside, Property, concept
from kg.ids import graph_iri, mint, surroundings
from kg.model import Article, ArticleRecord, Claim, Entity, EntityKind, EntityMention, Span, StatedClaim
from kg.stores.base import REFERENCE_GRAPH, VOCABULARY_GRAPH

NOBODY: Mapping[str, Entity] = MappingProxyType({})
_VOCABULARY_FILES = ("claimgraph.ttl", "vocab.ttl", "frames.ttl", "alignments.ttl")

__all__ = [
    "article_quads",
    "derived_quads",
    "recording_quad",
    "reference_quads",
    "review_quads",
    "vocabulary_quads",
]


def recording_quad(article: Article, at: datetime) -> Quad:
    """When the store took this version of the article in: a quad of the article's own graph.

    Raises:
        ValueError: the time has no zone: nobody could put recordings in order.
    """
    if at.tzinfo is None:
        raise ValueError(f"the time of a recording needs a time zone: {at}")
    moment = ox.Literal(at.isoformat(timespec="seconds"), datatype=Outside.XSD_DATE_TIME)
    graph = NamedNode(graph_iri(article.iri))
    return Quad(NamedNode(article.version), Outside.PROV_GENERATED_AT_TIME, moment, graph)


def article_quads(record: ArticleRecord, directory: Mapping[str, Entity] = NOBODY) -> tuple[Quad, ...]:
    """All that one article yields, in its own named graph.

    Args:
        record: the article with its statements, mentions, entities and claims.
        directory: known entities by IRI, to describe those that the article's own entities refer to.

    Raises:
        ArticleError: the text cannot be written as RDF (half a surrogate pair), or statements hold each other.
    """
    try:
        return _article_quads(record, directory)
    except ValueError as error:
        raise ArticleError(f"article {record.article.id!r} cannot be written to a graph: {error}") from error


def _article_quads(record: ArticleRecord, directory: Mapping[str, Entity]) -> tuple[Quad, ...]:
    sink = Sink(graph_iri(record.article.iri))
    parts = _parts(record)
    _add_article(sink, record)
    for span in _spans(record):
        _add_span(sink, record, span)
    for statement in record.statements:
        add_statement(sink, statement, parts)
    add_silences(sink, record)
    for extractor in sorted({statement.extractor for statement in record.statements}):
        add_run(sink, record, extractor)
    for claim in _claims(record):
        add_claim(sink, claim)
    for mention in record.mentions:
        _add_mention(sink, record, mention)
    for entity in _entities(record, directory):
        add_entity(sink, entity)
    return sink.quads()


def reference_quads(entities: Iterable[Entity]) -> tuple[Quad, ...]:
    """Curated actors and places in the reference graph, and the whole vocabulary in its own."""
    sink = Sink(REFERENCE_GRAPH)
    for entity in entities:
        add_entity(sink, entity)
    return (*sink.quads(), *vocabulary_quads())


@cache
def vocabulary_quads() -> tuple[Quad, ...]:
    """The ontology, its concept schemes, the frames and the alignments, in the vocabulary graph."""
    graph = NamedNode(VOCABULARY_GRAPH)
    found: set[Quad] = set()
    for name in _VOCABULARY_FILES:
        for quad in ox.parse(path=str(ontology.path(name)), format=ox.RdfFormat.TURTLE):
            found.add(Quad(quad.subject, quad.predicate, quad.object, graph))
    return tuple(sorted(found, key=str))


def _parts(record: ArticleRecord) -> ArticleParts:
    """The record with its look-up tables; of several claims of one statement the explicit one comes first."""
    stated: dict[str, list[StatedClaim]] = {}
    for claim in record.stated:
        stated.setdefault(claim.key, []).append(claim)
    ordered = {
        key: tuple(sorted(claims, key=lambda claim: claim.explicitness != EXPLICIT)) for key, claims in stated.items()
    }
    by_key = {statement.key: statement for statement in record.statements}
    return ArticleParts(record, identity.statement_iris(record), by_key, ordered)


def _add_article(sink: Sink, record: ArticleRecord) -> None:
    article = record.article
    sink.add(
        article.iri,
        {
            Outside.RDF_TYPE: Class.ARTICLE,
            Outside.DCT_IDENTIFIER: words(article.id),
            Outside.SCHEMA_HEADLINE: words(article.title.of(article.text)) if article.title else None,
            Outside.SCHEMA_IN_LANGUAGE: words(article.lang),
            Outside.SCHEMA_DATE_PUBLISHED: day(article.published),
            Outside.SCHEMA_PUBLISHER: iri(_outlet(record)),
            Outside.SCHEMA_URL: address(article.url),
            Property.SOURCE_NAME: words(article.source),
            Property.DERIVED_FROM: address(article.derived_from),
            Property.NOTE: tuple(ox.Literal(note) for note in article.notes),
            Property.TITLE_SPAN: _span_node(record, article.title) if article.title else None,
            Property.NOISE: tuple(_span_node(record, span) for span in article.noise),
        },
    )
    sink.add(
        article.version,
        {
            Outside.RDF_TYPE: Class.ARTICLE_VERSION,
            Property.VERSION_OF: NamedNode(article.iri),
            Property.SHA256: words(article.sha256),
            Property.TEXT: words(article.text),
        },
    )


def _outlet(record: ArticleRecord) -> str | None:
    """The publisher: as the claims have it, else the outlet among the entities that bears the source's name."""
    if record.stated:
        return record.stated[0].outlet
    outlets = (entity for entity in record.entities if entity.kind is EntityKind.OUTLET)
    source = record.article.source
    return next((e.iri for e in outlets if source in (*e.names, *e.labels.values())), None)


def _spans(record: ArticleRecord) -> tuple[Span, ...]:
    """Every stretch of text that anything in the record points to, in text order."""
    found: set[Span | None] = {record.article.title, *record.article.noise}
    for statement in record.statements:
        found |= {statement.cue, statement.target, statement.mention.span, *statement.content, *statement.conditions}
        found |= {via.span for via in statement.via}
    found |= {mention.span for mention in record.mentions}
    return tuple(sorted(span for span in found if span is not None))


def _span_node(record: ArticleRecord, span: Span) -> NamedNode:
    return NamedNode(identity.evidence_iri(record, span))


def _add_span(sink: Sink, record: ArticleRecord, span: Span) -> None:
    article, node = record.article, identity.evidence_iri(record, span)
    selector = mint("selector", span=node)
    sink.add(
        node,
        {
            Outside.RDF_TYPE: Class.SPAN,
            Outside.OA_HAS_SOURCE: NamedNode(article.version),
            Outside.OA_HAS_SELECTOR: NamedNode(selector),
        },
    )
    before, after = surroundings(article.text, span.start, span.end)
    sink.add(
        selector,
        {
            Outside.RDF_TYPE: (Outside.OA_TEXT_POSITION_SELECTOR, Outside.OA_TEXT_QUOTE_SELECTOR),
            Outside.OA_START: integer(span.start),
            Outside.OA_END: integer(span.end),
            Outside.OA_EXACT: words(span.of(article.text)),
            Outside.OA_PREFIX: words(before or None),
            Outside.OA_SUFFIX: words(after or None),
        },
    )


def _claims(record: ArticleRecord) -> tuple[Claim, ...]:
    return tuple({stated.claim.iri: stated.claim for stated in record.stated}.values())


def _add_mention(sink: Sink, record: ArticleRecord, mention: EntityMention) -> None:
    span = _span_node(record, mention.span)
    node = mint("mention", span=span.value, entity=mention.entity, kind=mention.kind.value, literal=mention.literal)
    sink.add(
        node,
        {
            Outside.RDF_TYPE: Class.MENTION,
            Property.EVIDENCE: span,
            Property.RESOLVES_TO: NamedNode(mention.entity),
            Property.LITERAL_REFERENT: iri(mention.literal),
            Property.MENTION_KIND: concept("mention-kind", mention.kind.value),
            Property.CONFIDENCE: number(mention.confidence),
            Property.NOTE: words(mention.note),
        },
    )


def _entities(record: ArticleRecord, directory: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Everybody that the article's graph points to, and those whom they refer to."""
    own = {entity.iri: entity for entity in (*record.entities, *unknown_sources(record))}
    wanted = set(own)
    for stated in record.stated:
        wanted |= {stated.speaker, stated.side, stated.outlet, *([stated.reporter] if stated.reporter else [])}
        slots = (*stated.claim.slots, *([stated.claim.origin] if stated.claim.origin else []))
        wanted |= {slot.value for slot in slots if slot.is_entity}
    for mention in record.mentions:
        wanted |= {mention.entity, *([mention.literal] if mention.literal else [])}
    wanted |= {statement.actor for statement in record.statements if statement.actor}
    return EntityIndex(own, directory).closure(wanted)

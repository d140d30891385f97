"""Statements to quads: who, how, when, on which words, and the claims they express or imply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg import __version__
from kg.graph.claims import gloss
from kg.graph.identity import evidence_iri, implied_iri
from kg.graph.terms import Sink, Value, day, integer, iri, number, truth, words
from kg.graph.vocabulary import Class, Outside, Property, concept
from kg.ids import local_actor_iri, mint
from kg.model import ArticleRecord, Commitment, Entity, EntityKind, Mode, Polarity, Span, StatedClaim, Statement

EXPLICIT = "explicit"
_UNATTRIBUTED = "unattributed"
_Pairs = dict[NamedNode, Value | tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class ArticleParts:
    """An article's record with what is needed to find one part from another.

    `iris` and `by_key` are by statement key; `stated` holds all claims of a statement, the expressed one first.
    """

    record: ArticleRecord
    iris: dict[str, str]
    by_key: dict[str, Statement]
    stated: dict[str, tuple[StatedClaim, ...]]

    def span(self, span: Span) -> NamedNode:
        """The node of a stretch of this article's text."""
        return NamedNode(evidence_iri(self.record, span))

    def outer(self, statement: Statement) -> Statement | None:
        """The statement by another speaker that holds this one, or that holds the whole it is a part of."""
        whole = self.by_key.get(statement.whole or "")
        key = statement.parent or (whole.parent if whole else None)
        return self.by_key.get(key or "")

    def depth(self, statement: Statement) -> int:
        """0 the outlet's own voice, 1 a speaker, 2 a speaker reported by that speaker."""
        own = self.stated.get(statement.key)
        if own:
            return own[0].depth
        outer = self.outer(statement)
        return (0 if statement.mode is Mode.NARRATOR else 1) + (self.depth(outer) if outer else 0)

    def expressed(self, statement: Statement) -> StatedClaim | None:
        """The claim that the words say outright."""
        claims = self.stated.get(statement.key, ())
        return claims[0] if claims and claims[0].explicitness == EXPLICIT else None

    def implied(self, statement: Statement) -> tuple[StatedClaim, ...]:
        """All other claims of the statement."""
        claims = self.stated.get(statement.key, ())
        return claims[1:] if self.expressed(statement) else claims


def add_statement(sink: Sink, statement: Statement, parts: ArticleParts) -> None:
    """Describe a statement, its conditions, the chain it came by, and its claims."""
    node = parts.iris[statement.key]
    sink.add(node, _core(statement, parts) | _evidence(statement, parts) | _said(statement, parts))
    _add_claims(sink, statement, parts)
    _add_chain(sink, statement, parts)


def _core(statement: Statement, parts: ArticleParts) -> _Pairs:
    record = parts.record
    outer = parts.outer(statement)
    claims = parts.stated.get(statement.key, ())
    speaker = claims[0].speaker if claims else statement.actor
    return {
        Outside.RDF_TYPE: Class.STATEMENT_ACT,
        Property.KEY: words(statement.key),
        Property.REPORTED_IN: NamedNode(record.article.iri),
        Property.SPEAKER: iri(speaker),
        Property.SPEAKER_NAME: words(claims[0].speaker_name if claims else statement.speaker or _UNATTRIBUTED),
        Property.ON_BEHALF_OF: iri(claims[0].side if claims else _side(record, speaker)),
        Property.REPORTER: iri(claims[0].reporter if claims else (outer.actor if outer else None)),
        Property.SPEECH_ACT: concept("speech-act", statement.act.value),
        Property.COMMITMENT: concept("commitment", statement.commitment.value),
        Property.MODE: concept("mode", statement.mode.value),
        Property.ATTRIBUTION_DEPTH: integer(parts.depth(statement)),
        Property.CONFIDENCE: number(statement.confidence),
        Property.QUOTE: words(statement.words(record.article.text)),
        Property.EMBEDDED_IN: iri(parts.iris[outer.key] if outer else None),
        Outside.DCT_IS_PART_OF: iri(parts.iris.get(statement.whole or "")),
        Property.EXTRACTION_RULE: words(statement.rule),
        Property.NOTE: words(statement.note),
        Outside.PROV_WAS_GENERATED_BY: NamedNode(run_iri(record, statement.extractor)),
    }


def _evidence(statement: Statement, parts: ArticleParts) -> _Pairs:
    spans = tuple(parts.span(span) for span in statement.content)
    return {
        Property.EVIDENCE: spans,
        Property.PRIMARY_EVIDENCE: spans[0],
        Property.CUE: parts.span(statement.cue) if statement.cue else None,
        Property.SPEAKER_MENTION: parts.span(statement.mention.span) if statement.mention.span else None,
        Property.MENTION_KIND: concept("mention-kind", statement.mention.kind.value),
        Property.TARGET: parts.span(statement.target) if statement.target else None,
        Property.ADDRESSEE: iri(_addressee(statement, parts.record)),
    }


def _said(statement: Statement, parts: ArticleParts) -> _Pairs:
    said, published = statement.said, parts.record.article.published
    if said is None:
        return {Property.SAID_NOT_AFTER: day(published)}
    return {
        Property.SAID_FIRST: day(said.first),
        Property.SAID_LAST: day(said.last),
        Property.SAID_PRECISION: words(said.precision),
        Property.SAID_PART: words(said.part),
        Property.SAID_ASSUMED: truth(said.is_assumed),
        Property.SAID_NOTE: words(said.note),
        Property.SAID_NOT_AFTER: day(said.last),
    }


def _add_claims(sink: Sink, statement: Statement, parts: ArticleParts) -> None:
    node = parts.iris[statement.key]
    main = parts.expressed(statement)
    if main is not None:
        sink.add(node, {Property.EXPRESSES: NamedNode(main.claim.iri)} | _reading(main))
    else:
        sink.add(node, {Property.IS_OPEN_LIST: truth(statement.is_open_list)})
    _add_conditions(sink, node, statement=statement, claims=main.conditions if main else (), parts=parts)
    for stated in parts.implied(statement):
        implied = implied_iri(stated)
        sink.add(node, {Property.IMPLICATION: NamedNode(implied)})
        sink.add(
            implied,
            {Outside.RDF_TYPE: Class.IMPLIED_CLAIM, Property.IMPLIED_CLAIM: NamedNode(stated.claim.iri)}
            | _reading(stated)
            | {Property.COMMITMENT: concept("commitment", stated.commitment.value)},
        )
        for position, claim in enumerate(stated.conditions, start=1):
            _add_condition(sink, implied, position=position, claim=claim, span=None)


def _reading(stated: StatedClaim) -> _Pairs:
    """What may differ between the claims of one statement."""
    return {
        Property.POLARITY: concept("polarity", stated.polarity.value),
        Property.FACTUALITY: concept("factuality", factuality(stated)),
        Property.EXPLICITNESS: concept("explicitness", stated.explicitness),
        Property.CLAIM_CONFIDENCE: number(stated.confidence),
        Property.CLAIM_NOTE: words(stated.note),
        Property.ANSWERED_WORDS: words(stated.about),
        Property.IS_OPEN_LIST: truth(stated.is_open_list),
        Property.GLOSS: gloss(stated.claim),
    }


def factuality(stated: StatedClaim) -> str:
    """How the claim is presented as a matter of fact, as a notation of `vocab/factuality`.

    Whoever commits himself presents the claim, in positive form, as so or as not so; a demand affirms what it wants and
    presents nothing as a fact, but takes what it presupposes or implies for one.
    Source: the values CT+, CT- and Uu of FactBank (Sauri and Pustejovsky 2009, table 2).
    """
    if stated.commitment is Commitment.NONE and stated.explicitness == EXPLICIT:
        return "unstated"
    return {Polarity.AFFIRMS: "certain", Polarity.DENIES: "certain-not"}.get(stated.polarity, "unstated")


def _add_conditions(
    sink: Sink, node: str, *, statement: Statement, claims: tuple[str, ...], parts: ArticleParts
) -> None:
    """One node for each condition: its words where the text has them, its claim where one was made."""
    spans = [parts.span(span) for span in statement.conditions]
    for index in range(max(len(spans), len(claims))):
        span = spans[index] if index < len(spans) else None
        claim = claims[index] if index < len(claims) else None
        _add_condition(sink, node, position=index + 1, claim=claim, span=span)


def _add_condition(sink: Sink, of: str, *, position: int, claim: str | None, span: NamedNode | None) -> None:
    condition = mint("condition", of=of, position=position)
    sink.add(of, {Property.CONDITION: NamedNode(condition)})
    sink.add(
        condition,
        {
            Outside.RDF_TYPE: Class.CONDITION,
            Property.POSITION: integer(position),
            Property.REQUIRES: iri(claim),
            Property.EVIDENCE: span,
        },
    )


def _add_chain(sink: Sink, statement: Statement, parts: ArticleParts) -> None:
    node = parts.iris[statement.key]
    for position, via in enumerate(statement.via, start=1):
        link = mint("via", statement=node, position=position)
        source = _actor_within(via.span, parts.record) or unknown_source(via.name, position, parts.record).iri
        sink.add(node, {Property.VIA: NamedNode(link)})
        sink.add(
            link,
            {
                Outside.RDF_TYPE: Class.VIA_LINK,
                Property.POSITION: integer(position),
                Property.EVIDENCE: parts.span(via.span),
                Property.VIA_NAME: words(via.name),
                Property.VIA_SOURCE: NamedNode(source),
            },
        )


def unknown_sources(record: ArticleRecord) -> Iterator[Entity]:
    """Actors that stand for links of a chain which no mention resolves."""
    for statement in record.statements:
        for position, via in enumerate(statement.via, start=1):
            if _actor_within(via.span, record) is None:
                yield unknown_source(via.name, position, record)


def unknown_source(name: str | None, position: int, record: ArticleRecord) -> Entity:
    """The actor behind a link that could not be resolved: known by its name in this article, else by its place."""
    label = name or f"lost source {position}"
    kind = EntityKind.UNKNOWN
    return Entity(
        iri=local_actor_iri(name=label, kind=kind.value, article=record.article.iri), kind=kind, labels={"en": label}
    )


def run_iri(record: ArticleRecord, extractor: str) -> str:
    """One extractor in this version of the software at work on this text."""
    return mint("run", version=record.article.version, extractor=extractor, software=__version__)


def add_run(sink: Sink, record: ArticleRecord, extractor: str) -> None:
    """Describe a run and the program that ran."""
    program = mint("agent", extractor=extractor, software=__version__)
    sink.add(
        run_iri(record, extractor),
        {
            Outside.RDF_TYPE: Class.EXTRACTION_RUN,
            Outside.PROV_USED: NamedNode(record.article.version),
            Outside.PROV_WAS_ASSOCIATED_WITH: NamedNode(program),
        },
    )
    sink.add(
        program,
        {
            Outside.RDF_TYPE: Class.EXTRACTOR,
            Outside.SCHEMA_NAME: words(extractor),
            Outside.SCHEMA_SOFTWARE_VERSION: words(__version__),
            Property.MODEL_REVISION: words(__version__),
        },
    )


def _side(record: ArticleRecord, speaker: str | None) -> str | None:
    entity = next((entity for entity in record.entities if entity.iri == speaker), None)
    return (entity.side if entity else None) or speaker


def _addressee(statement: Statement, record: ArticleRecord) -> str | None:
    return _actor_within(statement.target, record) if statement.target else None


def _actor_within(span: Span, record: ArticleRecord) -> str | None:
    """The actor that the longest mention inside these words was resolved to; places are no actors."""
    places = {entity.iri for entity in record.entities if entity.kind is EntityKind.PLACE}
    inside = [m for m in record.mentions if span.covers(m.span) and m.entity not in places]
    longest = max(inside, key=lambda mention: (mention.span.end - mention.span.start, mention.entity), default=None)
    return longest.entity if longest else None

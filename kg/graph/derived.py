"""What is worked out over all articles, as quads: contradictions, disputes, look-alikes, stances, who is who."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.graph.identity import reading_iri
from kg.graph.relations import add_relations
from kg.graph.stances import stances
from kg.graph.terms import Sink, day, integer, iris, labels, number, words
from kg.graph.vocabulary import Class, Outside, Property, concept
from kg.ids import mint
from kg.model import (
    ClaimMatch,
    Contradiction,
    Dispute,
    DisputeSide,
    Identities,
    NotContradiction,
    PositionChange,
    StatedClaim,
    WireCopy,
)
from kg.stores.base import CONTRADICTIONS_GRAPH, IDENTITIES_GRAPH, STANCES_GRAPH

NOBODY_JOINED = Identities()


class Findings(Protocol):
    """What the contradictions stage found."""

    @property
    def contradictions(self) -> Sequence[Contradiction]:
        """Pairs that do not fit together."""

    @property
    def undecided(self) -> Sequence[Contradiction]:
        """Pairs that stay open, for reviewers to look at."""

    @property
    def matches(self) -> Sequence[ClaimMatch]:
        """Claims that say the same in other words."""

    @property
    def copies(self) -> Sequence[WireCopy]:
        """Statements that are prints of one."""

    @property
    def not_contradictions(self) -> Sequence[NotContradiction]:
        """Pairs that look opposed and are not."""


def derived_quads(
    findings: Findings,
    disputes: Iterable[Dispute],
    stated: Iterable[StatedClaim] = (),
    identities: Identities = NOBODY_JOINED,
    changes: Iterable[PositionChange] = (),
) -> tuple[Quad, ...]:
    """The derived graphs: contradictions, disputes and look-alikes in one, stances in another, identities in a third.

    Args:
        findings: contradictions, pairs that stay open, and pairs that are none.
        disputes: contradictions grouped by issue.
        stated: all claims of all statements; stances are worked out from them, relations between claims too. A reprint
            of another paper's text is no new saying and begins no stance.
        identities: who is who across articles.
        changes: where one actor departs from what it said before.
    """
    conflicts, positions = Sink(CONTRADICTIONS_GRAPH), Sink(STANCES_GRAPH)
    for contradiction in findings.contradictions:
        _add_contradiction(conflicts, contradiction, Class.CONTRADICTION)
    for pair in findings.undecided:
        _add_contradiction(conflicts, pair, Class.UNDECIDED_PAIR)
    for look_alike in findings.not_contradictions:
        _add_not_contradiction(conflicts, look_alike)
    for match in findings.matches:
        _add_match(conflicts, match)
    for group in findings.copies:
        conflicts.add(
            mint("wire-copy", first=group.first),
            {
                Outside.RDF_TYPE: Class.WIRE_COPY,
                Property.FIRST_PRINT: NamedNode(group.first),
                Property.REPRINT: iris(group.copies),
            },
        )
    known = tuple(stated)
    add_relations(conflicts, contradictions=findings.contradictions, matches=findings.matches, stated=known)
    for dispute in disputes:
        _add_dispute(conflicts, dispute)
    for change in changes:
        _add_change(positions, change)
    reprints = {copy for group in findings.copies for copy in group.copies}
    for stance in stances(one for one in known if one.statement not in reprints):
        positions.add(
            stance.iri,
            {
                Outside.RDF_TYPE: Class.STANCE,
                Property.HOLDER: NamedNode(stance.holder),
                Property.TOWARDS: NamedNode(stance.claim),
                Property.POLARITY: concept("polarity", stance.polarity.value),
                Property.SAID_FIRST: day(stance.first),
                Property.SAID_LAST: day(stance.last),
                Property.VALID_FROM: day(stance.first),
                Property.VALID_UNTIL: day(stance.until),
                Outside.PROV_WAS_DERIVED_FROM: iris(stance.statements),
            },
        )
    return (*conflicts.quads(), *positions.quads(), *identity_quads(identities))


def identity_quads(identities: Identities) -> tuple[Quad, ...]:
    """Judgements on actors and the groups that follow, in the graph of identities."""
    sink = Sink(IDENTITIES_GRAPH)
    for judgement in identities.judgements:
        sink.add(
            judgement.iri,
            {
                Outside.RDF_TYPE: Class.ACTOR_JUDGEMENT,
                Property.COMPARES: iris((judgement.a, judgement.b)),
                Property.SAMENESS: concept("sameness", judgement.verdict.value),
                Property.LIKELIHOOD: number(judgement.score),
                Property.WHY: Literal(judgement.reason, language="en"),
            },
        )
    for one in identities.groups:
        sink.add(
            one.iri,
            {
                Outside.RDF_TYPE: Class.IDENTITY,
                Property.HAS_MEMBER: iris(one.members),
                Property.HEAD: NamedNode(one.head),
            },
        )
    return sink.quads()


def _add_contradiction(sink: Sink, found: Contradiction, kind: NamedNode) -> None:
    run = mint("run", rule=found.rule, software=__version__)
    left, right = NamedNode(found.a.statement), NamedNode(found.b.statement)
    left_reading, right_reading = NamedNode(reading_iri(found.a)), NamedNode(reading_iri(found.b))
    sink.add(
        found.iri,
        {
            Outside.RDF_TYPE: kind,
            Property.CONTRADICTION_TYPE: concept("contradiction-type", found.kind),
            Property.LEVEL: concept("level", found.level),
            Property.RULE: words(found.rule),
            Property.SIDE_A: left,
            Property.SIDE_B: right,
            Property.INVOLVES: (left, right),
            Property.READING_A: left_reading,
            Property.READING_B: right_reading,
            Property.READING: (left_reading, right_reading),
            Property.CONFIDENCE: number(found.confidence),
            Property.WHY: Literal(found.why, language="en"),
            Property.SHARED: tuple(Literal(slot) for slot in found.shared),
            Property.CLASH: words(found.clash or None),
            Property.ASSUMED: tuple(Literal(item) for item in found.assumed),
            Outside.PROV_WAS_GENERATED_BY: NamedNode(run),
        },
    )
    sink.add(
        run,
        {
            Outside.RDF_TYPE: Class.DETECTION_RUN,
            Property.RULE: words(found.rule),
            Outside.SCHEMA_SOFTWARE_VERSION: words(__version__),
        },
    )


def _add_not_contradiction(sink: Sink, pair: NotContradiction) -> None:
    sides = (NamedNode(pair.a), NamedNode(pair.b))
    sink.add(
        pair.iri,
        {
            Outside.RDF_TYPE: Class.NOT_CONTRADICTION,
            Property.SIDE_A: sides[0],
            Property.SIDE_B: sides[1],
            Property.INVOLVES: sides,
            Property.WHY: Literal(pair.reason, language="en"),
            Property.GUARD: words(pair.guard),
        },
    )


def _add_change(sink: Sink, change: PositionChange) -> None:
    sink.add(
        change.iri,
        {
            Outside.RDF_TYPE: Class.POSITION_CHANGE,
            Property.CHANGE_TYPE: concept("position-change", change.kind),
            Property.BEFORE: NamedNode(change.before.statement),
            Property.AFTER: NamedNode(change.after.statement),
            Property.CONFIDENCE: number(change.confidence),
            Property.WHY: Literal(change.why, language="en"),
        },
    )


def _add_match(sink: Sink, match: ClaimMatch) -> None:
    sink.add(
        match.iri,
        {
            Outside.RDF_TYPE: Class.CLAIM_MATCH,
            Property.MATCHES: iris((match.a, match.b)),
            Property.CONFIDENCE: number(match.score),
            Property.WHY: Literal(match.why, language="en"),
        },
    )


def _add_dispute(sink: Sink, dispute: Dispute) -> None:
    sides = tuple(mint("side", dispute=dispute.iri, position=n) for n, _ in enumerate(dispute.sides, start=1))
    sink.add(
        dispute.iri,
        {
            Outside.RDF_TYPE: Class.DISPUTE,
            Outside.RDFS_LABEL: labels(dispute.titles),
            Property.STATUS: words(dispute.status),
            Property.ENDED_BY: iris((dispute.ended_by,) if dispute.ended_by else ()),
            Property.CONFIDENCE: number(dispute.confidence),
            Property.HAS_CONTRADICTION: iris(dispute.contradictions),
            Property.HAS_SIDE: iris(sides),
        },
    )
    for position, (node, side) in enumerate(zip(sides, dispute.sides, strict=True), start=1):
        _add_side(sink, node, side=side, position=position)


def _add_side(sink: Sink, node: str, *, side: DisputeSide, position: int) -> None:
    ranked = [(mint("showing", side=node, statement=name), name) for name in side.statements]
    sink.add(
        node,
        {
            Outside.RDF_TYPE: Class.DISPUTE_SIDE,
            Outside.RDFS_LABEL: Literal(side.label, language="en"),
            Property.POSITION: integer(position),
            Property.HOLDER: iris(side.actors),
            Property.TOLD_BY: iris(side.outlets),
            Property.SAID_FIRST: day(side.first),
            Property.SAID_LAST: day(side.last),
            Property.SHOWING: iris(tuple(showing for showing, _ in ranked)),
        },
    )
    for rank, (showing, statement) in enumerate(ranked, start=1):
        sink.add(
            showing,
            {
                Outside.RDF_TYPE: Class.SHOWING,
                Property.POSITION: integer(rank),
                Property.STATEMENT: NamedNode(statement),
            },
        )

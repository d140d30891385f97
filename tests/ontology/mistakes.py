"""One example for each class: its node in the world, and a mistake with the shape that must name it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocabulary import NAMESPACE, Class, Outside, Property, concept
from tests.kg.graph.mutants import Change, add, drop, number, put
from tests.ontology import world

C, P, X = Class, Property, Outside
SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")


@dataclass(frozen=True, slots=True)
class Example:
    """A class with its node and the mistake: the change, the shape that must name it, what is wrong in few words."""

    kind: NamedNode
    node: NamedNode
    mistake: Change
    shape: str
    wrong: str

    @property
    def name(self) -> str:
        """The class's local name, which is the file's stem."""
        return self.kind.value.removeprefix(NAMESPACE)


def _one(kind: NamedNode, nth: int = 0) -> NamedNode:
    """A node of this class in the world: the `nth` by IRI."""
    found = sorted((q.subject for q in quads() if q.predicate == X.RDF_TYPE and q.object == kind), key=str)
    node = found[nth]
    assert isinstance(node, NamedNode)
    return node


@cache
def quads() -> tuple[Quad, ...]:
    """The world."""
    return world.quads()


def _at(kind: NamedNode, iri: str, mistake: Change, shape: str, wrong: str) -> Example:
    return Example(kind, NamedNode(iri), mistake, shape, wrong)


@cache
def examples() -> tuple[Example, ...]:
    """One example for each class, in the order of the ontology."""
    unknown, condition, run = _one(C.UNKNOWN_SOURCE).value, _one(C.CONDITION).value, _one(C.EXTRACTION_RUN).value
    denial, stance = world.D.statement, _one(C.STANCE).value
    span = next(q.object.value for q in quads() if q.subject.value == denial and q.predicate == P.PRIMARY_EVIDENCE)
    slot, side, showing = _one(C.SLOT).value, _one(C.DISPUTE_SIDE).value, _one(C.SHOWING).value
    silence, implied, via = _one(C.SILENCE).value, _one(C.IMPLIED_CLAIM).value, _one(C.VIA_LINK).value
    mention, detection, review = _one(C.MENTION).value, _one(C.DETECTION_RUN).value, _one(C.REVIEW).value
    judgement, copy, program = _one(C.ACTOR_JUDGEMENT).value, _one(C.WIRE_COPY).value, _one(C.EXTRACTOR).value
    english = Literal("Another name", language="en")
    return (
        _at(
            C.ARTICLE,
            world.FIRST.iri,
            put(world.FIRST.iri, X.SCHEMA_PUBLISHER, world.VALE.iri),
            "ArticlePublisher",
            "It is published by a person.",
        ),
        _at(
            C.ARTICLE_VERSION,
            world.THIRD.version,
            put(world.THIRD.version, P.SHA256, Literal("0" * 64)),
            "ChecksumIsRight",
            "The checksum is not that of the text.",
        ),
        _at(C.SPAN, span, drop(span, X.OA_HAS_SELECTOR), "SpanSelector", "Nothing says where in the text it lies."),
        _at(C.STATEMENT_ACT, denial, put(denial, P.SPEAKER, world.LUND.iri), "StatementNotByPlace", "A town speaks."),
        _at(
            C.IMPLIED_CLAIM,
            implied,
            drop(implied, P.POLARITY),
            "ImpliedPolarity",
            "It says neither that the claim is affirmed nor that it is denied.",
        ),
        _at(
            C.CONDITION,
            condition,
            drop(condition, P.REQUIRES, P.EVIDENCE),
            "Condition",
            "Neither its words nor its claim are given.",
        ),
        _at(C.VIA_LINK, via, drop(via, P.VIA_SOURCE), "ViaSource", "The link has no source, not even an unknown one."),
        _at(
            C.MENTION,
            mention,
            put(mention, P.RESOLVES_TO, world.ATTACK.iri),
            "MentionWho",
            "Words for somebody lead to a claim.",
        ),
        _at(
            C.SILENCE,
            silence,
            add(silence, P.SPEECH_ACT, concept("speech-act", "deny")),
            "SilenceSaysNothing",
            "Not reporting an attack is taken for denying it.",
        ),
        _at(
            C.CLAIM,
            world.ATTACK.iri,
            add(world.ATTACK.iri, P.POLARITY, concept("polarity", "denies")),
            "ClaimIsPositive",
            "The denial is put into the claim instead of the statement.",
        ),
        _at(
            C.SLOT,
            slot,
            add(slot, P.FILLER_TEXT, Literal("somebody else")),
            "Slot",
            "The role is filled by an entity and by words.",
        ),
        _at(
            C.ACTOR, world.ORR.iri, add(world.ORR.iri, X.RDF_TYPE, X.SCHEMA_PLACE), "Actor", "The actor is a place too."
        ),
        _at(
            C.PERSON,
            world.VALE.iri,
            drop(world.VALE.iri, X.RDFS_LABEL),
            "ActorLabel",
            "The person has no name to show.",
        ),
        _at(
            C.ORGANIZATION,
            world.AID.iri,
            put(world.AID.iri, P.SPEAKS_FOR, world.LUND.iri),
            "ActorMaster",
            "It speaks for a town.",
        ),
        _at(
            C.GOVERNMENT,
            world.NORLAND.iri,
            add(world.NORLAND.iri, SAME_AS, world.VALE.iri),
            "NoSameAs",
            "The government is made one with its president for good.",
        ),
        _at(
            C.GOVERNMENT_BODY,
            world.HEALTH.iri,
            add(world.HEALTH.iri, P.SPEAKS_FOR, world.NORLAND.iri),
            "ActorMaster",
            "The ministry speaks for two governments.",
        ),
        _at(
            C.ARMED_FORCES,
            world.ARMY.iri,
            put(world.ARMY.iri, P.SIDE, world.LUND.iri),
            "ActorSide",
            "Its side is a town.",
        ),
        _at(
            C.GROUP,
            world.RESIDENTS.iri,
            add(world.RESIDENTS.iri, X.RDFS_LABEL, english),
            "ActorLabel",
            "It has two names in one language.",
        ),
        _at(
            C.OUTLET,
            world.COURIER.iri,
            drop(world.COURIER.iri, X.RDFS_LABEL),
            "ActorLabel",
            "The outlet has no name to show.",
        ),
        _at(
            C.UNKNOWN_SOURCE,
            unknown,
            drop(unknown, X.RDFS_LABEL),
            "ActorLabel",
            "Nothing says which lost source it stands for.",
        ),
        _at(
            C.STANCE,
            stance,
            drop(stance, X.PROV_WAS_DERIVED_FROM),
            "StanceSource",
            "No statement shows that anybody holds it.",
        ),
        _at(
            C.CONTRADICTION,
            world.DENIED.iri,
            drop(world.DENIED.iri, P.WHY),
            "Why",
            "It does not say why the two do not fit.",
        ),
        _at(
            C.NOT_CONTRADICTION,
            world.TOLLS.iri,
            drop(world.TOLLS.iri, P.GUARD),
            "Guard",
            "It does not say which check decided so.",
        ),
        _at(
            C.UNDECIDED_PAIR,
            world.UNSURE.iri,
            put(world.UNSURE.iri, P.CONFIDENCE, number("1.2")),
            "Confidence",
            "It is surer than sure.",
        ),
        _at(
            C.DISPUTE,
            world.DISPUTE.iri,
            drop(world.DISPUTE.iri, P.HAS_CONTRADICTION),
            "DisputePairs",
            "Nothing is in dispute.",
        ),
        _at(C.DISPUTE_SIDE, side, drop(side, P.SHOWING), "DisputeSideShowing", "No statement shows the position."),
        _at(C.SHOWING, showing, drop(showing, P.POSITION), "ShowingRank", "It has no rank."),
        _at(
            C.POSITION_CHANGE,
            world.CHANGE.iri,
            put(world.CHANGE.iri, P.BEFORE, world.A.statement),
            "ChangeIsOfTwo",
            "It leads from a statement to itself.",
        ),
        _at(
            C.CLAIM_MATCH,
            world.SAME_BRIDGE.iri,
            drop(world.SAME_BRIDGE.iri, P.MATCHES),
            "MatchedClaims",
            "Nothing is matched.",
        ),
        _at(C.WIRE_COPY, copy, add(copy, P.REPRINT, denial), "FirstIsNoReprint", "The first print is its own copy."),
        _at(
            C.ACTOR_JUDGEMENT,
            judgement,
            put(judgement, P.SAMENESS, Literal("yes")),
            "JudgementSameness",
            "The verdict is a word and no concept.",
        ),
        _at(
            C.IDENTITY,
            world.IDENTITIES.groups[0].iri,
            put(world.IDENTITIES.groups[0].iri, P.HEAD, world.VALE.iri),
            "HeadIsMember",
            "Somebody else stands for the two.",
        ),
        _at(
            C.REVIEW,
            review,
            put(review, P.DECISION, concept("polarity", "denies")),
            "ReviewDecision",
            "The decision is no decision.",
        ),
        _at(C.EXTRACTION_RUN, run, drop(run, X.PROV_USED), "RunText", "It does not say which text was read."),
        _at(
            C.DETECTION_RUN,
            detection,
            drop(detection, P.RULE),
            "DetectionRule",
            "It does not say which rule was at work.",
        ),
        _at(
            C.EXTRACTOR,
            program,
            put(program, P.MODEL_REVISION, Literal("latest")),
            "ExtractorRevision",
            '"latest" is another revision tomorrow.',
        ),
    )

"""Graphs with one thing broken each: what is broken, how, and words of the message that must come.

A change names its node by IRI, or by class for the first node of that class.
"""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import identity, vocabulary
from kg.graph.vocabulary import concept
from kg.ids import mint, span_iri
from tests.kg.graph import sample

C, P, X = vocabulary.Class, vocabulary.Property, vocabulary.Outside
XSD = "http://www.w3.org/2001/XMLSchema#"
LABEL = X.RDFS_LABEL
SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
INVENTED = NamedNode("https://w3id.org/claimgraph/id/statement/army-denies")
POSITION_CHANGE = concept("contradiction-type", "position-change")
Value = NamedNode | Literal


class Draft:
    """Quads of one graph that a mutant may change."""

    def __init__(self, quads: tuple[Quad, ...]) -> None:
        self.quads = list(quads)
        self.graph = quads[0].graph_name

    def drop(self, node: NamedNode, *predicates: NamedNode) -> None:
        """Remove these properties of a node, or all of it."""
        self.quads = [q for q in self.quads if q.subject != node or (predicates and q.predicate not in predicates)]

    def add(self, node: NamedNode, predicate: NamedNode, value: Value) -> None:
        """Say one thing more."""
        self.quads.append(Quad(node, predicate, value, self.graph))

    def get(self, node: NamedNode, predicate: NamedNode) -> Value:
        """The value of a property."""
        found = (q.object for q in self.quads if q.subject == node and q.predicate == predicate)
        return min((value for value in found if isinstance(value, Value)), key=str)

    def node(self, name: str | NamedNode) -> NamedNode:
        """The node of this IRI, or the first one of this class."""
        if isinstance(name, str):
            return NamedNode(name)
        found = (q.subject for q in self.quads if q.predicate == X.RDF_TYPE and q.object == name)
        return min((node for node in found if isinstance(node, NamedNode)), key=str)


Change = Callable[[Draft], None]
Mutant = tuple[str, Change, str]
Name = str | NamedNode


def drop(name: Name, *predicates: NamedNode) -> Change:
    return lambda draft: draft.drop(draft.node(name), *predicates)


def add(name: Name, predicate: NamedNode, value: Value | str) -> Change:
    return lambda draft: draft.add(draft.node(name), predicate, NamedNode(value) if isinstance(value, str) else value)


def put(name: Name, predicate: NamedNode, value: Value | str) -> Change:
    def change(draft: Draft) -> None:
        node = draft.node(name)
        draft.drop(node, predicate)
        draft.add(node, predicate, NamedNode(value) if isinstance(value, str) else value)

    return change


def rename(name: str, new: NamedNode | ox.BlankNode) -> Change:
    old = NamedNode(name)

    def change(draft: Draft) -> None:
        draft.quads = [
            Quad(
                new if q.subject == old else q.subject, q.predicate, new if q.object == old else q.object, q.graph_name
            )
            for q in draft.quads
        ]

    return change


def said(first: str, last: str) -> Change:
    def change(draft: Draft) -> None:
        put(OFFER, P.SAID_FIRST, number(first, "date"))(draft)
        put(OFFER, P.SAID_LAST, number(last, "date"))(draft)

    return change


def swap(draft: Draft) -> None:
    a, b = draft.get(draft.node(CHANGE), P.SIDE_A), draft.get(draft.node(CHANGE), P.SIDE_B)
    put(CHANGE, P.SIDE_A, b)(draft)
    put(CHANGE, P.SIDE_B, a)(draft)


def both_read(pair: str, *readings: str) -> Change:
    def change(draft: Draft) -> None:
        draft.drop(NamedNode(pair), P.READING)
        for reading in readings:
            draft.add(NamedNode(pair), P.READING, NamedNode(reading))

    return change


def number(value: str, kind: str = "decimal") -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))


def _span(words: str) -> str:
    start = sample.TEXT.index(words)
    return span_iri(sample.ARTICLE.version, start, start + len(words))


EARLY, LATE = number("1990-01-01", "date"), number("2030-01-01", "date")
DENIAL, OFFER, INNER = sample.DENIAL.statement, sample.OFFER.statement, sample.INNER.statement
OUTER, NARRATION, BRIDGE = sample.OUTER.statement, sample.NARRATION.statement, sample.BRIDGE_CLOSED.statement
ATTACK, ARMY, LUND = sample.ATTACK.iri, sample.ARMY.iri, sample.LUND.iri
VALE, CEASE, ARTICLE, VERSION = sample.VALE.iri, sample.CEASE.iri, sample.ARTICLE.iri, sample.ARTICLE.version
CHANGE, DENIED, DISPUTE = sample.CHANGE.iri, sample.REPORT_DENIED.iri, sample.DISPUTE.iri
WHOLE = next(iri for key, iri in identity.statement_iris(sample.RECORD).items() if key == "s7")
AGENT_SLOT = identity.slot_iri(ATTACK, sample.ATTACK.slots[0], 1)
CUE = _span("said")
DENIED_WORDS = mint("selector", span=_span("We did not fire on Lund"))
METONYM = mint("mention", span=_span("Sudland"), entity=sample.SUDLAND.iri, kind="metonymy", literal=LUND)


CORE_MUTANTS: tuple[Mutant, ...] = (
    ("no-speaker", drop(DENIAL, P.SPEAKER), "exactly one speaker"),
    ("two-speakers", add(DENIAL, P.SPEAKER, VALE), "exactly one speaker"),
    ("a-place-speaks", put(DENIAL, P.SPEAKER, LUND), "place is speaking"),
    ("no-speaker-name", drop(DENIAL, P.SPEAKER_NAME), "exactly one name"),
    ("no-side", drop(DENIAL, P.ON_BEHALF_OF), "counts for exactly one actor"),
    ("no-key", drop(DENIAL, P.KEY), "exactly one key"),
    ("two-claims", add(DENIAL, P.EXPRESSES, CEASE), "one claim"),
    ("two-polarities", add(DENIAL, P.POLARITY, concept("polarity", "affirms")), "polarity is one of"),
    ("unknown-polarity", put(DENIAL, P.POLARITY, concept("polarity", "maybe")), "polarity is one of"),
    ("unknown-act", put(DENIAL, P.SPEECH_ACT, concept("speech-act", "say")), "one of the fourteen"),
    ("act-of-another-scheme", put(DENIAL, P.SPEECH_ACT, concept("mode", "direct")), "one of the fourteen"),
    ("unknown-commitment", put(DENIAL, P.COMMITMENT, concept("commitment", "maybe")), "yes, no, none"),
    ("unknown-mode", put(DENIAL, P.MODE, concept("mode", "sung")), "direct, indirect, mixed"),
    ("implied-is-expressed", put(DENIAL, P.EXPLICITNESS, concept("explicitness", "implied")), "is explicit"),
    ("no-evidence", drop(DENIAL, P.EVIDENCE), "cannot be checked"),
    ("no-main-evidence", drop(DENIAL, P.PRIMARY_EVIDENCE), "one main span"),
    ("cue-is-no-span", put(DENIAL, P.CUE, ARMY), "at most one cue"),
    ("no-article", drop(DENIAL, P.REPORTED_IN), "exactly one article"),
    ("no-quote", drop(DENIAL, P.QUOTE), "words as printed"),
    ("confidence-is-a-double", put(DENIAL, P.CONFIDENCE, number("0.9", "double")), "from 0 to 1"),
    ("confidence-above-one", put(DENIAL, P.CONFIDENCE, number("1.2")), "from 0 to 1"),
    ("no-confidence", drop(DENIAL, P.CONFIDENCE), "from 0 to 1"),
    ("claim-confidence-below-0", put(DENIAL, P.CLAIM_CONFIDENCE, number("-0.1")), "from 0 to 1"),
    ("said-backwards", said("2030-01-01", "2020-01-01"), "not after the last"),
    ("said-is-text", put(DENIAL, P.SAID_NOT_AFTER, Literal("Monday")), "latest day"),
    ("depth-below-0", put(DENIAL, P.ATTRIBUTION_DEPTH, number("-1", "integer")), "attribution depth"),
    ("outer-is-missing", drop(OUTER), "must be in the graph"),
    ("no-open-list", drop(OFFER, P.IS_OPEN_LIST), "list of conditions is open"),
    ("no-run", drop(DENIAL, X.PROV_WAS_GENERATED_BY), "which extraction run"),
    ("via-is-an-actor", add(DENIAL, P.VIA, ARMY), "cg:ViaLink"),
    ("implication-is-a-claim", add(DENIAL, P.IMPLICATION, ATTACK), "cg:ImpliedClaim"),
    ("condition-is-a-claim", add(DENIAL, P.CONDITION, ATTACK), "cg:Condition"),
    ("implied-without-claim", drop(C.IMPLIED_CLAIM, P.IMPLIED_CLAIM), "exactly one claim"),
    ("implied-without-polarity", drop(C.IMPLIED_CLAIM, P.POLARITY), "polarity of its own"),
    ("implied-by-nothing", drop(sample.IMPLIED.statement, P.IMPLICATION), "belongs to exactly one"),
    ("empty-condition", drop(C.CONDITION, P.REQUIRES, P.EVIDENCE), "its words, its claim"),
    ("condition-without-place", drop(C.CONDITION, P.POSITION), "keep the order"),
    ("via-without-source", drop(C.VIA_LINK, P.VIA_SOURCE), "has one source"),
    ("mention-of-nobody", drop(C.MENTION, P.RESOLVES_TO), "exactly one actor or place"),
    ("mention-without-words", drop(C.MENTION, P.EVIDENCE), "exactly one span"),
    ("unknown-mention-kind", put(C.MENTION, P.MENTION_KIND, concept("mention-kind", "x")), "how it was resolved"),
    ("span-in-no-version", drop(C.SPAN, X.OA_HAS_SOURCE), "exactly one text version"),
    ("span-without-selector", drop(C.SPAN, X.OA_HAS_SELECTOR), "exactly one selector"),
    ("start-after-end", put(X.OA_TEXT_POSITION_SELECTOR, X.OA_START, number("9999", "integer")), "before the end"),
    ("no-end", drop(X.OA_TEXT_POSITION_SELECTOR, X.OA_END), "needs one end"),
    ("no-words", drop(X.OA_TEXT_POSITION_SELECTOR, X.OA_EXACT), "words it covers"),
    ("bad-checksum-form", put(VERSION, P.SHA256, Literal("XYZ")), "lower-case hexadecimal"),
    ("version-of-nothing", drop(VERSION, P.VERSION_OF), "exactly one article"),
    ("recorded-in-words", add(VERSION, X.PROV_GENERATED_AT_TIME, Literal("yesterday")), "when it was taken in"),
    ("no-language", drop(ARTICLE, X.SCHEMA_IN_LANGUAGE), "exactly one language"),
    ("no-id", drop(ARTICLE, X.DCT_IDENTIFIER), "exactly one id"),
    ("published-by-a-person", put(ARTICLE, X.SCHEMA_PUBLISHER, VALE), "cg:Outlet"),
    ("two-days", add(ARTICLE, X.SCHEMA_DATE_PUBLISHED, LATE), "one day of publication"),
    ("claim-without-label", drop(ATTACK, LABEL), "needs a sentence"),
    ("two-labels", add(ATTACK, LABEL, Literal("another", language="en")), "only one in each language"),
    ("no-predicate", drop(ATTACK, P.PREDICATE), "exactly one predicate"),
    ("negated-claim", add(ATTACK, P.POLARITY, concept("polarity", "denies")), "always in positive form"),
    ("agent-is-text", add(ATTACK, P.AGENT, Literal("gunmen")), "An agent is an entity"),
    ("claim-time-backwards", put(ATTACK, P.TIME_FIRST, LATE), "not after the last"),
    ("quantity-backwards", add(ATTACK, P.QUANTITY_HIGH, number("1")), "not above the highest"),
    ("slot-filled-twice", add(AGENT_SLOT, P.FILLER_TEXT, Literal("x")), "never by both"),
    ("slot-without-role", drop(C.SLOT, P.ROLE), "exactly one role"),
    ("actor-without-name", drop(ARMY, LABEL), "needs a name"),
    ("actor-is-a-place", add(ARMY, X.RDF_TYPE, X.SCHEMA_PLACE), "never a place"),
    ("same-as", add(ARMY, SAME_AS, LUND), "owl:sameAs is never"),
    ("speaks-for-a-place", put(ARMY, P.SPEAKS_FOR, LUND), "speaks for at most one"),
    ("side-is-missing", drop(sample.NORLAND.iri), "at most one side"),
    ("place-without-name", drop(LUND, LABEL), "place needs a name"),
    ("office-of-nobody", drop(X.ORG_MEMBERSHIP, X.ORG_MEMBER), "exactly one person"),
    ("office-of-nothing", drop(X.ORG_MEMBERSHIP, X.ORG_ORGANIZATION), "exactly one body"),
    ("office-without-role", drop(X.ORG_MEMBERSHIP, X.ORG_ROLE), "exactly one role"),
    ("office-backwards", add(X.ORG_MEMBERSHIP, X.SCHEMA_END_DATE, EARLY), "before it begins"),
    ("invented-name", rename(DENIAL, INVENTED), "not made from its content"),
    ("blank-node", rename(DENIAL, ox.BlankNode("x")), "not made from its content"),
    ("extractor-without-name", drop(C.EXTRACTOR, X.SCHEMA_NAME), "has a name"),
    ("extractor-without-version", drop(C.EXTRACTOR, X.SCHEMA_SOFTWARE_VERSION), "has a version"),
    ("extractor-without-revision", drop(C.EXTRACTOR, P.MODEL_REVISION), "names the revision"),
)

SPARQL_MUTANTS: tuple[Mutant, ...] = (
    ("leaf-without-claim", drop(DENIAL, P.EXPRESSES), "at least one claim"),
    ("whole-with-claim", add(WHOLE, P.EXPRESSES, ATTACK), "no claim of its own"),
    ("depth-does-not-fit", put(INNER, P.ATTRIBUTION_DEPTH, number("1", "integer")), "not one more"),
    ("depth-without-outer", put(DENIAL, P.ATTRIBUTION_DEPTH, number("2", "integer")), "not one more"),
    ("circle", add(OUTER, P.EMBEDDED_IN, INNER), "inside itself"),
    ("own-voice-of-a-person", put(DENIAL, P.ATTRIBUTION_DEPTH, number("0", "integer")), "must be an outlet"),
    ("evidence-from-elsewhere", put(DENIAL, P.REPORTED_IN, sample.SECOND.iri), "another article"),
    ("part-of-another-speaker", put(BRIDGE, P.SPEAKER, ARMY), "speaker of its whole"),
    ("key-twice", put(DENIAL, P.KEY, Literal("s1")), "same key"),
    ("main-span-is-no-evidence", put(DENIAL, P.PRIMARY_EVIDENCE, CUE), "among the evidence"),
    ("offset-off-by-one", put(DENIED_WORDS, X.OA_START, number("5", "integer")), "not what the span says"),
    ("wrong-checksum", put(VERSION, P.SHA256, Literal("0" * 64)), "not that of the text"),
    ("metonym-without-place", drop(METONYM, P.LITERAL_REFERENT), "literal referent"),
)

WARNED: tuple[Mutant, ...] = (
    ("agent-is-a-place", put(ATTACK, P.AGENT, LUND), "its government may be meant"),
    ("unused-claim", drop(sample.ROAD_OPEN.statement, P.EXPRESSES), "Nothing uses this claim"),
)

DERIVED_MUTANTS: tuple[Mutant, ...] = (
    ("no-side-a", drop(CHANGE, P.SIDE_A), "Side A"),
    ("side-b-is-gone", put(CHANGE, P.SIDE_B, ARMY), "Side B"),
    ("unknown-kind", put(CHANGE, P.CONTRADICTION_TYPE, concept("contradiction-type", "x")), "kind of a contradiction"),
    ("unknown-level", put(CHANGE, P.LEVEL, concept("level", "x")), "level of a contradiction"),
    ("no-rule", drop(CHANGE, P.RULE), "names the rule"),
    ("no-why", drop(CHANGE, P.WHY), "explains it"),
    ("no-run", drop(CHANGE, X.PROV_WAS_GENERATED_BY), "which detection run"),
    ("no-guard", drop(sample.NOT_A_PAIR.iri, P.GUARD), "names the check"),
    ("dispute-without-title", drop(DISPUTE, LABEL), "needs a title"),
    ("dispute-about-nothing", drop(DISPUTE, P.HAS_CONTRADICTION), "at least one contradiction"),
    ("side-is-an-actor", add(DISPUTE, P.HAS_SIDE, ARMY), "cg:DisputeSide"),
    ("side-without-words", drop(C.DISPUTE_SIDE, LABEL), "words for what it holds"),
    ("side-without-statement", drop(C.DISPUTE_SIDE, P.SHOWING), "statement that shows it"),
    ("stance-of-nobody", drop(C.STANCE, P.HOLDER), "exactly one holder"),
    ("stance-on-nothing", drop(C.STANCE, P.TOWARDS), "exactly one claim"),
    ("stance-without-polarity", drop(C.STANCE, P.POLARITY), "has a polarity"),
    ("stance-on-no-statement", drop(C.STANCE, X.PROV_WAS_DERIVED_FROM), "still in the store"),
    ("stance-backwards", add(C.STANCE, P.VALID_UNTIL, EARLY), "before it begins"),
    ("sides-swapped", swap, "order of their names"),
    ("foreign-reading", put(CHANGE, P.READING_A, OFFER), "one of its implied claims"),
    ("denial-of-nothing", both_read(DENIED, NARRATION), "one side that denies"),
    ("denial-of-another-claim", both_read(DENIED, DENIAL, BRIDGE), "one side that denies"),
    ("turn-from-nothing", drop(C.POSITION_CHANGE, P.BEFORE), "starts from exactly one"),
    ("turn-to-nothing", drop(C.POSITION_CHANGE, P.AFTER), "leads to exactly one"),
    ("turn-of-no-kind", drop(C.POSITION_CHANGE, P.CHANGE_TYPE), "in which way"),
    ("match-of-one", drop(C.CLAIM_MATCH, P.MATCHES), "exactly two claims"),
    ("match-without-score", drop(C.CLAIM_MATCH, P.CONFIDENCE), "how sure it is"),
    ("copy-without-first", drop(C.WIRE_COPY, P.FIRST_PRINT), "exactly one first print"),
    ("copy-of-one", drop(C.WIRE_COPY, P.REPRINT), "printed at least twice"),
    ("judgement-on-one", drop(C.ACTOR_JUDGEMENT, P.COMPARES), "exactly two actors"),
    ("judgement-without-verdict", drop(C.ACTOR_JUDGEMENT, P.SAMENESS), "same, different or unsure"),
    ("judgement-without-score", put(C.ACTOR_JUDGEMENT, P.LIKELIHOOD, number("2")), "likelihood is exactly one"),
    ("identity-of-one", drop(C.IDENTITY, P.HAS_MEMBER), "two actors or more"),
    ("identity-without-head", drop(C.IDENTITY, P.HEAD), "stands for an identity"),
    ("change-of-two-sides", put(DENIED, P.CONTRADICTION_TYPE, POSITION_CHANGE), "of one side"),
)

REVIEW_MUTANTS: tuple[Mutant, ...] = (
    ("of-nothing", drop(C.REVIEW, P.REVIEW_OF), "exactly one thing"),
    ("unknown-decision", put(C.REVIEW, P.DECISION, concept("review-status", "x")), "confirmed, rejected"),
    ("by-a-program", drop(X.PROV_PERSON), "never by a program"),
    ("without-time", drop(C.REVIEW, X.PROV_GENERATED_AT_TIME), "when it was made"),
    ("of-words", add(C.REVIEW, P.REVIEWED_STATEMENT, Literal("the denial")), "two statements at most"),
)

"""Articles with one thing broken each."""

from __future__ import annotations

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from kg.graph import identity
from kg.graph.vocabulary import concept
from kg.ids import mint, span_iri
from tests.kg.graph import sample
from tests.kg.graph.mutants import LABEL, C, Change, Draft, Mutant, P, X, add, drop, number, put, rename

SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
INVENTED = NamedNode("https://w3id.org/claimgraph/id/statement/army-denies")


def _span(words: str) -> str:
    start = sample.TEXT.index(words)
    return span_iri(sample.ARTICLE.iri, sample.TEXT, start, start + len(words))


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


def said(first: str, last: str) -> Change:
    def change(draft: Draft) -> None:
        put(OFFER, P.SAID_FIRST, number(first, "date"))(draft)
        put(OFFER, P.SAID_LAST, number(last, "date"))(draft)

    return change


def level(name: str, link: NamedNode) -> Change:
    """Put everything that this property leads to at one position."""

    def change(draft: Draft) -> None:
        for node in sorted({q.object.value for q in draft.quads if q.subject.value == name and q.predicate == link}):
            put(node, P.POSITION, number("1", "integer"))(draft)

    return change


def twice(name: str, link: NamedNode, other: str) -> Change:
    """Give the node a second value of this property: another node at the position of the first."""

    def change(draft: Draft) -> None:
        first = draft.get(draft.node(name), link)
        new = mint("condition", of=other, position=1)
        for quad in [q for q in draft.quads if q.subject == first]:
            draft.add(NamedNode(new), quad.predicate, quad.object)
        draft.add(draft.node(name), link, NamedNode(new))

    return change


def entailed_and_excluded(draft: Draft) -> None:
    add(ATTACK, P.ENTAILS, CEASE)(draft)
    add(ATTACK, P.INCOMPATIBLE_WITH, CEASE)(draft)
    add(CEASE, P.INCOMPATIBLE_WITH, ATTACK)(draft)


CORE_MUTANTS: tuple[Mutant, ...] = (
    ("unknown-frame", put(ATTACK, P.PREDICATE, concept("frame", "juggle")), "ClaimFrame", "one of the frames"),
    (
        "implied-outright",
        put(C.IMPLIED_CLAIM, P.EXPLICITNESS, concept("explicitness", "explicit")),
        "ImpliedHow",
        "implied or presupposed",
    ),
    ("said-by-an-earlier-day", said("2020-10-05", "2020-10-06"), "StatementSaidLast", "not later than the day"),
    ("quote-is-a-number", put(DENIAL, P.QUOTE, number("5", "integer")), "StatementQuote", "words as printed"),
    ("person-and-ministry", add(VALE, X.RDF_TYPE, C.GOVERNMENT_BODY), "Person", "two actors"),
    ("no-speaker", drop(DENIAL, P.SPEAKER), "StatementSpeaker", "exactly one speaker"),
    ("two-speakers", add(DENIAL, P.SPEAKER, VALE), "StatementSpeaker", "exactly one speaker"),
    ("a-place-speaks", put(DENIAL, P.SPEAKER, LUND), "StatementNotByPlace", "place is speaking"),
    ("no-speaker-name", drop(DENIAL, P.SPEAKER_NAME), "StatementSpeakerName", "exactly one name"),
    ("no-side", drop(DENIAL, P.ON_BEHALF_OF), "StatementSide", "counts for exactly one actor"),
    ("no-key", drop(DENIAL, P.KEY), "StatementKey", "exactly one key"),
    ("two-claims", add(DENIAL, P.EXPRESSES, CEASE), "StatementClaim", "one claim"),
    (
        "two-polarities",
        add(DENIAL, P.POLARITY, concept("polarity", "affirms")),
        "StatementPolarity",
        "polarity is one of",
    ),
    (
        "unknown-polarity",
        put(DENIAL, P.POLARITY, concept("polarity", "maybe")),
        "StatementPolarity",
        "polarity is one of",
    ),
    ("unknown-act", put(DENIAL, P.SPEECH_ACT, concept("speech-act", "say")), "StatementAct", "one of the fourteen"),
    (
        "act-of-another-scheme",
        put(DENIAL, P.SPEECH_ACT, concept("mode", "direct")),
        "StatementAct",
        "one of the fourteen",
    ),
    (
        "unknown-commitment",
        put(DENIAL, P.COMMITMENT, concept("commitment", "maybe")),
        "StatementCommitment",
        "yes, no, none",
    ),
    ("unknown-mode", put(DENIAL, P.MODE, concept("mode", "sung")), "StatementMode", "direct, indirect, mixed"),
    ("unknown-factuality", put(DENIAL, P.FACTUALITY, concept("factuality", "x")), "Factuality", "one of the seven"),
    ("two-factualities", add(DENIAL, P.FACTUALITY, concept("factuality", "certain")), "Factuality", "one of the seven"),
    (
        "implied-is-expressed",
        put(DENIAL, P.EXPLICITNESS, concept("explicitness", "implied")),
        "StatementExplicitness",
        "is explicit",
    ),
    ("no-evidence", drop(DENIAL, P.EVIDENCE), "StatementEvidence", "cannot be checked"),
    ("no-main-evidence", drop(DENIAL, P.PRIMARY_EVIDENCE), "StatementMainEvidence", "one main span"),
    ("cue-is-no-span", put(DENIAL, P.CUE, ARMY), "StatementCue", "at most one cue"),
    ("no-article", drop(DENIAL, P.REPORTED_IN), "StatementArticle", "exactly one article"),
    ("no-quote", drop(DENIAL, P.QUOTE), "StatementQuote", "words as printed"),
    ("confidence-is-a-double", put(DENIAL, P.CONFIDENCE, number("0.9", "double")), "Confidence", "from 0 to 1"),
    ("confidence-above-one", put(DENIAL, P.CONFIDENCE, number("1.2")), "Confidence", "from 0 to 1"),
    ("no-confidence", drop(DENIAL, P.CONFIDENCE), "Confidence", "from 0 to 1"),
    ("claim-confidence-below-0", put(DENIAL, P.CLAIM_CONFIDENCE, number("-0.1")), "ClaimConfidence", "from 0 to 1"),
    ("said-backwards", said("2030-01-01", "2020-01-01"), "StatementSaidFirst", "not after the last"),
    ("said-is-text", put(DENIAL, P.SAID_NOT_AFTER, Literal("Monday")), "StatementNotAfter", "latest day"),
    ("depth-below-0", put(DENIAL, P.ATTRIBUTION_DEPTH, number("-1", "integer")), "StatementDepth", "attribution depth"),
    ("outer-is-missing", drop(OUTER), "StatementOuter", "must be in the graph"),
    ("no-open-list", drop(OFFER, P.IS_OPEN_LIST), "StatementOpenList", "list of conditions is open"),
    ("no-run", drop(DENIAL, X.PROV_WAS_GENERATED_BY), "StatementRun", "which extraction run"),
    ("via-is-an-actor", add(DENIAL, P.VIA, ARMY), "StatementVia", "cg:ViaLink"),
    ("implication-is-a-claim", add(DENIAL, P.IMPLICATION, ATTACK), "StatementImplication", "cg:ImpliedClaim"),
    ("condition-is-a-claim", add(DENIAL, P.CONDITION, ATTACK), "StatementCondition", "cg:Condition"),
    ("implied-without-claim", drop(C.IMPLIED_CLAIM, P.IMPLIED_CLAIM), "ImpliedWhat", "exactly one claim"),
    ("implied-without-polarity", drop(C.IMPLIED_CLAIM, P.POLARITY), "ImpliedPolarity", "polarity of its own"),
    ("implied-by-nothing", drop(sample.IMPLIED.statement, P.IMPLICATION), "ImpliedBy", "belongs to exactly one"),
    ("empty-condition", drop(C.CONDITION, P.REQUIRES, P.EVIDENCE), "Condition", "its words, its claim"),
    ("implied-is-explicit-nowhere", drop(C.IMPLIED_CLAIM, P.EXPLICITNESS), "ImpliedHow", "implied or presupposed"),
    ("condition-with-two-spans", add(C.CONDITION, P.EVIDENCE, CUE), "ConditionWords", "at most one span"),
    ("part-of-nothing", add(DENIAL, X.DCT_IS_PART_OF, ARMY), "StatementWhole", "belongs to one compound"),
    (
        "said-last-is-text",
        put(DENIAL, P.SAID_LAST, Literal("Monday")),
        "StatementSaidLast",
        "last possible day of saying",
    ),
    ("two-texts", add(VERSION, P.TEXT, Literal("another")), "VersionText", "at most one text"),
    ("lost-link-is-a-place", put(C.VIA_LINK, P.VIA_SOURCE, LUND), "ViaSource", "an unknown source stands for it"),
    ("unknown-source-without-name", drop(C.UNKNOWN_SOURCE, LABEL), "ActorLabel", "needs a name"),
    ("condition-without-place", drop(C.CONDITION, P.POSITION), "Position", "keep the order"),
    ("via-without-source", drop(C.VIA_LINK, P.VIA_SOURCE), "ViaSource", "has one source"),
    ("mention-of-nobody", drop(C.MENTION, P.RESOLVES_TO), "MentionWho", "exactly one actor or place"),
    ("mention-without-words", drop(C.MENTION, P.EVIDENCE), "MentionWords", "exactly one span"),
    (
        "unknown-mention-kind",
        put(C.MENTION, P.MENTION_KIND, concept("mention-kind", "x")),
        "MentionHow",
        "how it was resolved",
    ),
    ("span-in-no-version", drop(C.SPAN, X.OA_HAS_SOURCE), "SpanSource", "exactly one text version"),
    ("span-without-selector", drop(C.SPAN, X.OA_HAS_SELECTOR), "SpanSelector", "exactly one selector"),
    (
        "start-after-end",
        put(X.OA_TEXT_POSITION_SELECTOR, X.OA_START, number("9999", "integer")),
        "SelectorStart",
        "before the end",
    ),
    ("no-end", drop(X.OA_TEXT_POSITION_SELECTOR, X.OA_END), "SelectorEnd", "needs one end"),
    ("no-words", drop(X.OA_TEXT_POSITION_SELECTOR, X.OA_EXACT), "SelectorWords", "words it covers"),
    ("bad-checksum-form", put(VERSION, P.SHA256, Literal("XYZ")), "VersionChecksum", "lower-case hexadecimal"),
    ("version-of-nothing", drop(VERSION, P.VERSION_OF), "VersionArticle", "exactly one article"),
    (
        "recorded-in-words",
        add(VERSION, X.PROV_GENERATED_AT_TIME, Literal("yesterday")),
        "VersionRecorded",
        "when it was taken in",
    ),
    ("no-language", drop(ARTICLE, X.SCHEMA_IN_LANGUAGE), "ArticleLanguage", "exactly one language"),
    ("no-id", drop(ARTICLE, X.DCT_IDENTIFIER), "ArticleId", "exactly one id"),
    ("published-by-a-person", put(ARTICLE, X.SCHEMA_PUBLISHER, VALE), "ArticlePublisher", "cg:Outlet"),
    ("two-days", add(ARTICLE, X.SCHEMA_DATE_PUBLISHED, LATE), "ArticleDay", "one day of publication"),
    ("claim-without-label", drop(ATTACK, LABEL), "ClaimLabel", "needs a sentence"),
    ("two-labels", add(ATTACK, LABEL, Literal("another", language="en")), "ClaimLabel", "only one in each language"),
    ("no-predicate", drop(ATTACK, P.PREDICATE), "ClaimPredicate", "exactly one predicate"),
    (
        "negated-claim",
        add(ATTACK, P.POLARITY, concept("polarity", "denies")),
        "ClaimIsPositive",
        "always in positive form",
    ),
    ("agent-is-text", add(ATTACK, P.AGENT, Literal("gunmen")), "ClaimAgent", "An agent is an entity"),
    ("claim-time-backwards", put(ATTACK, P.TIME_FIRST, LATE), "ClaimTime", "not after the last"),
    ("quantity-backwards", add(ATTACK, P.QUANTITY_HIGH, number("1")), "ClaimQuantity", "not above the highest"),
    ("slot-filled-twice", add(AGENT_SLOT, P.FILLER_TEXT, Literal("x")), "Slot", "never by both"),
    ("slot-without-role", drop(C.SLOT, P.ROLE), "SlotRole", "exactly one role"),
    ("actor-without-name", drop(ARMY, LABEL), "ActorLabel", "needs a name"),
    ("actor-is-a-place", add(ARMY, X.RDF_TYPE, X.SCHEMA_PLACE), "Actor", "never a place"),
    ("same-as", add(ARMY, SAME_AS, LUND), "NoSameAs", "owl:sameAs is never"),
    ("speaks-for-a-place", put(ARMY, P.SPEAKS_FOR, LUND), "ActorMaster", "speaks for at most one"),
    ("side-is-missing", drop(sample.NORLAND.iri), "ActorSide", "at most one side"),
    ("place-without-name", drop(LUND, LABEL), "PlaceLabel", "place needs a name"),
    ("office-of-nobody", drop(X.ORG_MEMBERSHIP, X.ORG_MEMBER), "MembershipWho", "exactly one person"),
    ("office-of-nothing", drop(X.ORG_MEMBERSHIP, X.ORG_ORGANIZATION), "MembershipWhere", "exactly one body"),
    ("office-without-role", drop(X.ORG_MEMBERSHIP, X.ORG_ROLE), "MembershipRole", "exactly one role"),
    ("office-backwards", add(X.ORG_MEMBERSHIP, X.SCHEMA_END_DATE, EARLY), "MembershipTime", "before it begins"),
    ("invented-name", rename(DENIAL, INVENTED), "Minted", "not made from its content"),
    ("blank-node", rename(DENIAL, ox.BlankNode("x")), "Minted", "not made from its content"),
    ("run-on-no-text", drop(C.EXTRACTION_RUN, X.PROV_USED), "RunText", "exactly one text version"),
    ("run-of-no-program", drop(C.EXTRACTION_RUN, X.PROV_WAS_ASSOCIATED_WITH), "RunProgram", "names the extractor"),
    ("extractor-without-name", drop(C.EXTRACTOR, X.SCHEMA_NAME), "ExtractorName", "has a name"),
    ("extractor-without-version", drop(C.EXTRACTOR, X.SCHEMA_SOFTWARE_VERSION), "ExtractorVersion", "has a version"),
    ("extractor-without-revision", drop(C.EXTRACTOR, P.MODEL_REVISION), "ExtractorRevision", "names the revision"),
)

SPARQL_MUTANTS: tuple[Mutant, ...] = (
    ("quote-nobody-printed", put(DENIAL, P.QUOTE, Literal("We fired")), "QuoteIsPrinted", "We did not fire on Lund"),
    ("other-words-before", put(DENIED_WORDS, X.OA_PREFIX, Literal("denied")), "ContextIsThere", "standing before"),
    ("other-words-after", put(DENIED_WORDS, X.OA_SUFFIX, Literal("denied")), "ContextIsThere", "standing after"),
    ("leaf-without-claim", drop(DENIAL, P.EXPRESSES), "LeafHasClaim", "at least one claim"),
    ("whole-with-claim", add(WHOLE, P.EXPRESSES, ATTACK), "WholeHasNoClaim", "no claim of its own"),
    ("depth-does-not-fit", put(INNER, P.ATTRIBUTION_DEPTH, number("1", "integer")), "DepthFits", "not one more"),
    ("depth-without-outer", put(DENIAL, P.ATTRIBUTION_DEPTH, number("2", "integer")), "DepthFits", "not one more"),
    ("circle", add(OUTER, P.EMBEDDED_IN, INNER), "NoCircle", "inside itself"),
    (
        "own-voice-of-a-person",
        put(DENIAL, P.ATTRIBUTION_DEPTH, number("0", "integer")),
        "OwnVoiceIsOutlet",
        "must be an outlet",
    ),
    (
        "evidence-from-elsewhere",
        put(DENIAL, P.REPORTED_IN, sample.SECOND.iri),
        "EvidenceFromArticle",
        "another article",
    ),
    ("part-of-another-speaker", put(BRIDGE, P.SPEAKER, ARMY), "PartSharesSpeaker", "speaker of its whole"),
    ("key-twice", put(DENIAL, P.KEY, Literal("s1")), "KeyIsUnique", "same key"),
    ("main-span-is-no-evidence", put(DENIAL, P.PRIMARY_EVIDENCE, CUE), "MainEvidenceIsEvidence", "among the evidence"),
    (
        "offset-off-by-one",
        put(DENIED_WORDS, X.OA_START, number("5", "integer")),
        "WordsAreThere",
        "not what the span says",
    ),
    ("wrong-checksum", put(VERSION, P.SHA256, Literal("0" * 64)), "ChecksumIsRight", "not that of the text"),
    ("two-links-at-one-place", level(sample.DEMANDED.statement, P.VIA), "ChainInOrder", "which came first"),
    ("two-conditions-at-one-place", twice(OFFER, P.CONDITION, OUTER), "ConditionsInOrder", "same position"),
    ("denied-as-a-fact", put(DENIAL, P.FACTUALITY, concept("factuality", "certain")), "FactualityFits", "goes against"),
    (
        "fact-that-is-not",
        put(NARRATION, P.FACTUALITY, concept("factuality", "certain-not")),
        "FactualityFits",
        "goes against",
    ),
    ("excludes-one-way", add(ATTACK, P.INCOMPATIBLE_WITH, CEASE), "RelatedBothWays", "both directions"),
    ("restates-one-way", add(ATTACK, P.RESTATES, CEASE), "RelatedBothWays", "both directions"),
    ("entails-itself", add(ATTACK, P.ENTAILS, ATTACK), "RelatedToItself", "nor entails itself"),
    ("entails-and-excludes", entailed_and_excluded, "EntailsAndExcludes", "one of the two is wrong"),
    ("restates-a-statement", add(ATTACK, P.RESTATES, DENIAL), "RelatedToClaims", "which is no claim"),
    ("metonym-without-place", drop(METONYM, P.LITERAL_REFERENT), "MetonymyHasPlace", "literal referent"),
)

WARNED: tuple[Mutant, ...] = (
    ("said-after-printing", said("2031-01-01", "2031-01-02"), "SaidBeforePrinted", "on 2031-01-01 at the earliest"),
    ("agent-is-a-place", put(ATTACK, P.AGENT, LUND), "AgentIsNoPlace", "its government may be meant"),
    ("unused-claim", drop(sample.ROAD_OPEN.statement, P.EXPRESSES), "ClaimIsUsed", "Nothing uses this claim"),
)

# Of the article that tells of two silences.
SILENCE_MUTANTS: tuple[Mutant, ...] = (
    ("silence-of-nobody", drop(C.SILENCE, P.SILENT), "SilenceWho", "exactly one actor"),
    ("silence-of-two", add(C.SILENCE, P.SILENT, sample.NORLAND.iri), "SilenceWho", "exactly one actor"),
    ("a-place-is-silent", put(C.SILENCE, P.SILENT, LUND), "SilenceWho", "exactly one actor"),
    ("silence-nobody-tells", drop(C.SILENCE, P.TOLD_IN), "SilenceTold", "without being told"),
    ("silence-told-by-an-actor", put(C.SILENCE, P.TOLD_IN, ARMY), "SilenceTold", "without being told"),
    ("silence-without-words", drop(C.SILENCE, P.EVIDENCE), "SilenceWords", "words that tell of it"),
    ("silent-as-of-monday", put(C.SILENCE, P.SILENT_AS_OF, Literal("Monday")), "SilenceAsOf", "one xsd:date"),
    ("silent-since-later", add(C.SILENCE, P.SILENT_SINCE, LATE), "SilenceSince", "cannot begin after"),
    ("silent-on-an-actor", add(C.SILENCE, P.SILENT_ON, ARMY), "SilenceOn", "is a cg:Claim"),
    (
        "silence-denies",
        add(C.SILENCE, P.SPEECH_ACT, concept("speech-act", "deny")),
        "SilenceSaysNothing",
        "no speech act",
    ),
    (
        "silence-affirms",
        add(C.SILENCE, P.POLARITY, concept("polarity", "affirms")),
        "SilenceHoldsNothing",
        "no polarity",
    ),
    ("silence-without-confidence", drop(C.SILENCE, P.CONFIDENCE), "Confidence", "from 0 to 1"),
    ("silence-told-by-the-silent", put(C.SILENCE, P.SILENT, sample.OUTLET.iri), "SilenceToldByAnother", "not silent"),
    ("silent-after-it-was-told", put(C.SILENCE, P.SILENT_AS_OF, LATE), "SilenceBeforeItWasTold", "was made by"),
)

"""What is worked out over articles, and reviews, with one thing broken each."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import concept
from kg.ids import mint
from tests.kg.graph import sample
from tests.kg.graph.mutants import LABEL, C, Change, Draft, Mutant, P, X, add, drop, number, put

POSITION_CHANGE = concept("contradiction-type", "position-change")
GONE = mint("claim", key="gone")
ORR = sample.ORR.iri
EARLY, LATE = number("1990-01-01", "date"), number("2030-01-01", "date")
DENIAL, OFFER, INNER = sample.DENIAL.statement, sample.OFFER.statement, sample.INNER.statement
OUTER, NARRATION, BRIDGE = sample.OUTER.statement, sample.NARRATION.statement, sample.BRIDGE_CLOSED.statement
ATTACK, ARMY, LUND = sample.ATTACK.iri, sample.ARMY.iri, sample.LUND.iri
VALE, CEASE, ARTICLE, VERSION = sample.VALE.iri, sample.CEASE.iri, sample.ARTICLE.iri, sample.ARTICLE.version
CHANGE, DENIED, DISPUTE = sample.CHANGE.iri, sample.REPORT_DENIED.iri, sample.DISPUTE.iri


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


def turned(draft: Draft) -> None:
    """The later statement comes first."""
    change = draft.node(C.POSITION_CHANGE)
    before, after = draft.get(change, P.BEFORE), draft.get(change, P.AFTER)
    put(C.POSITION_CHANGE, P.BEFORE, after)(draft)
    put(C.POSITION_CHANGE, P.AFTER, before)(draft)


def unsure(draft: Draft) -> None:
    put(CHANGE, X.RDF_TYPE, C.UNDECIDED_PAIR)(draft)


def unsure_and_not(draft: Draft) -> None:
    unsure(draft)
    add(CHANGE, X.RDF_TYPE, C.NOT_CONTRADICTION)(draft)


def three_reviewed(draft: Draft) -> None:
    for statement in (sample.DENIAL, sample.OFFER, sample.OUTER):
        add(C.REVIEW, P.REVIEWED_STATEMENT, statement.statement)(draft)


DERIVED_MUTANTS: tuple[Mutant, ...] = (
    ("a-third-statement", add(CHANGE, P.INVOLVES, BRIDGE), "InvolvesItsSides", "neither its side A"),
    ("found-and-not", add(CHANGE, X.RDF_TYPE, C.NOT_CONTRADICTION), "FoundOnly", "is not undecided"),
    ("unsure-and-not", unsure_and_not, "UndecidedOnly", "at the same time"),
    ("held-by-nobody", drop(C.DISPUTE_SIDE, P.HOLDER), "DisputeSideHolder", "held by somebody"),
    ("said-backwards", put(C.STANCE, P.SAID_FIRST, LATE), "SaidInOrder", "not after the last one"),
    ("shown-by-another", put(C.SHOWING, P.STATEMENT, BRIDGE), "ShowingCountsForHolder", "any of its holders"),
    ("no-side-a", drop(CHANGE, P.SIDE_A), "SideA", "Side A"),
    ("side-b-is-gone", put(CHANGE, P.SIDE_B, ARMY), "SideB", "Side B"),
    (
        "unknown-kind",
        put(CHANGE, P.CONTRADICTION_TYPE, concept("contradiction-type", "x")),
        "ContradictionType",
        "kind of a contradiction",
    ),
    ("unknown-level", put(CHANGE, P.LEVEL, concept("level", "x")), "ContradictionLevel", "level of a contradiction"),
    ("no-rule", drop(CHANGE, P.RULE), "ContradictionRule", "names the rule"),
    ("no-why", drop(CHANGE, P.WHY), "Why", "explains it"),
    ("no-run", drop(CHANGE, X.PROV_WAS_GENERATED_BY), "ContradictionRun", "which detection run"),
    ("no-guard", drop(sample.NOT_A_PAIR.iri, P.GUARD), "Guard", "names the check"),
    ("dispute-without-title", drop(DISPUTE, LABEL), "DisputeTitle", "needs a title"),
    ("dispute-about-nothing", drop(DISPUTE, P.HAS_CONTRADICTION), "DisputePairs", "at least one contradiction"),
    ("side-is-an-actor", add(DISPUTE, P.HAS_SIDE, ARMY), "DisputeSides", "cg:DisputeSide"),
    ("side-without-words", drop(C.DISPUTE_SIDE, LABEL), "DisputeSideLabel", "words for what it holds"),
    ("side-without-statement", drop(C.DISPUTE_SIDE, P.SHOWING), "DisputeSideShowing", "statement that shows it"),
    ("stance-of-nobody", drop(C.STANCE, P.HOLDER), "StanceHolder", "exactly one holder"),
    ("stance-on-nothing", drop(C.STANCE, P.TOWARDS), "StanceClaim", "exactly one claim"),
    ("stance-without-polarity", drop(C.STANCE, P.POLARITY), "StancePolarity", "has a polarity"),
    ("stance-on-no-statement", drop(C.STANCE, X.PROV_WAS_DERIVED_FROM), "StanceSource", "still in the store"),
    ("stance-backwards", add(C.STANCE, P.VALID_UNTIL, EARLY), "StanceTime", "before it begins"),
    ("sides-swapped", swap, "SidesInOrder", "order of their names"),
    ("foreign-reading", put(CHANGE, P.READING_A, OFFER), "ReadingBelongs", "one of its implied claims"),
    ("denial-of-nothing", both_read(DENIED, NARRATION), "DenialDenies", "one side that denies"),
    ("denial-of-another-claim", both_read(DENIED, DENIAL, BRIDGE), "DenialDenies", "one side that denies"),
    ("showing-without-rank", drop(C.SHOWING, P.POSITION), "ShowingRank", "exactly one rank"),
    ("showing-of-an-actor", put(C.SHOWING, P.STATEMENT, ARMY), "ShowingWhat", "exactly one statement"),
    ("detection-by-no-rule", drop(C.DETECTION_RUN, P.RULE), "DetectionRule", "exactly one rule"),
    ("detection-by-no-version", drop(C.DETECTION_RUN, X.SCHEMA_SOFTWARE_VERSION), "DetectionVersion", "version of the"),
    ("turn-to-itself", put(C.POSITION_CHANGE, P.AFTER, DENIAL), "ChangeIsOfTwo", "from one statement to another"),
    ("turn-from-nothing", drop(C.POSITION_CHANGE, P.BEFORE), "ChangeBefore", "starts from exactly one"),
    ("turn-to-nothing", drop(C.POSITION_CHANGE, P.AFTER), "ChangeAfter", "leads to exactly one"),
    ("turn-of-no-kind", drop(C.POSITION_CHANGE, P.CHANGE_TYPE), "ChangeType", "in which way"),
    ("match-of-one", drop(C.CLAIM_MATCH, P.MATCHES), "MatchedClaims", "exactly two claims"),
    ("match-without-score", drop(C.CLAIM_MATCH, P.CONFIDENCE), "MatchConfidence", "how sure it is"),
    ("copy-without-first", drop(C.WIRE_COPY, P.FIRST_PRINT), "FirstPrint", "exactly one first print"),
    ("copy-of-one", drop(C.WIRE_COPY, P.REPRINT), "Reprint", "printed at least twice"),
    ("judgement-on-one", drop(C.ACTOR_JUDGEMENT, P.COMPARES), "JudgementActors", "exactly two actors"),
    (
        "judgement-without-verdict",
        drop(C.ACTOR_JUDGEMENT, P.SAMENESS),
        "JudgementSameness",
        "same, different or unsure",
    ),
    (
        "judgement-without-score",
        put(C.ACTOR_JUDGEMENT, P.LIKELIHOOD, number("2")),
        "JudgementLikelihood",
        "likelihood is exactly one",
    ),
    ("identity-of-one", drop(C.IDENTITY, P.HAS_MEMBER), "IdentityMembers", "two actors or more"),
    ("identity-without-head", drop(C.IDENTITY, P.HEAD), "IdentityHead", "stands for an identity"),
    ("one-sided-dispute", drop(DISPUTE, P.HAS_SIDE), "SideShowsItsPair", "No position of the dispute"),
    ("open-and-ended", add(DISPUTE, P.ENDED_BY, DENIAL), "EndedByLater", "open and yet ended"),
    ("turn-backwards", turned, "ChangeGoesForward", "older than the earlier"),
    ("first-is-reprint", add(C.WIRE_COPY, P.REPRINT, BRIDGE), "FirstIsNoReprint", "also listed"),
    ("head-is-no-member", put(C.IDENTITY, P.HEAD, ARMY), "HeadIsMember", "one of its members"),
    ("stance-of-another", put(C.STANCE, P.HOLDER, ORR), "StanceRestsOnHolder", "does not count for its holder"),
    ("link-to-a-lost-claim", add(ATTACK, P.RESTATES, GONE), "RelatedToClaims", "which is no claim"),
    ("side-without-place", drop(C.DISPUTE_SIDE, P.POSITION), "Position", "keep the order"),
    ("dispute-without-confidence", drop(DISPUTE, P.CONFIDENCE), "Confidence", "from 0 to 1"),
    ("change-of-two-sides", put(DENIED, P.CONTRADICTION_TYPE, POSITION_CHANGE), "ChangeIsOfOneSide", "of one side"),
)

REVIEW_MUTANTS: tuple[Mutant, ...] = (
    ("of-an-article", put(C.REVIEW, P.REVIEW_OF, ARTICLE), "ReviewOfFinding", "not of a text"),
    (
        "of-two-minds",
        add(C.REVIEW, P.DECISION, concept("review-status", "rejected")),
        "ReviewOneDecision",
        "one decision",
    ),
    ("of-two-things", add(C.REVIEW, P.REVIEW_OF, DENIAL), "ReviewOf", "exactly one thing"),
    ("by-two-people", add(C.REVIEW, X.PROV_WAS_ATTRIBUTED_TO, ARMY), "ReviewPerson", "by one person"),
    ("of-three-statements", three_reviewed, "ReviewPair", "two statements at most"),
    ("of-nothing", drop(C.REVIEW, P.REVIEW_OF), "ReviewOf", "exactly one thing"),
    (
        "unknown-decision",
        put(C.REVIEW, P.DECISION, concept("review-status", "x")),
        "ReviewDecision",
        "confirmed, rejected",
    ),
    ("by-a-program", drop(X.PROV_PERSON), "ReviewPerson", "never by a program"),
    ("without-time", drop(C.REVIEW, X.PROV_GENERATED_AT_TIME), "ReviewTime", "when it was made"),
    ("of-words", add(C.REVIEW, P.REVIEWED_STATEMENT, Literal("the denial")), "ReviewPair", "two statements at most"),
)

RATED, SCALE = X.SCHEMA_CLAIM_REVIEW, X.SCHEMA_RATING


RATING_MUTANTS: tuple[Mutant, ...] = (
    ("of-a-contradiction", put(RATED, X.SCHEMA_ITEM_REVIEWED, CHANGE), "RatedClaim", "never of a contradiction"),
    ("of-two-claims", add(RATED, X.SCHEMA_ITEM_REVIEWED, CEASE), "RatedClaim", "exactly one claim"),
    ("by-a-program", drop(X.PROV_PERSON), "RatedPerson", "never by a program"),
    ("without-time", drop(RATED, X.PROV_GENERATED_AT_TIME), "RatedTime", "when it was given"),
    ("without-rating", drop(RATED, X.SCHEMA_REVIEW_RATING), "RatedScale", "exactly one value"),
    ("above-the-best", put(SCALE, X.SCHEMA_RATING_VALUE, number("9")), "ScaleValue", "not above the best"),
    ("below-the-worst", put(SCALE, X.SCHEMA_RATING_VALUE, number("0")), "ScaleWorst", "not above the value"),
    ("scale-of-one", put(SCALE, X.SCHEMA_WORST_RATING, number("5")), "ScaleWorst", "below the best"),
    ("without-best", drop(SCALE, X.SCHEMA_BEST_RATING), "ScaleBest", "one decimal number"),
    ("without-words", drop(SCALE, X.SCHEMA_ALTERNATE_NAME), "ScaleName", "in words"),
    ("empty-words", put(SCALE, X.SCHEMA_ALTERNATE_NAME, Literal("")), "ScaleName", "in words"),
)

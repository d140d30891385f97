"""A small, hand-made world for the tests of the graph: two articles with every kind of thing that a graph can hold.

Norland's army is reported to have fired on Lund, denies it, and admits it a month later. Norland's president makes an
offer with conditions, reports what Sudland's minister is said to have said, and makes a demand that implies a denial.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kg import ids
from kg.model import (
    SILENCE,
    Act,
    ActorJudgement,
    ArticleRecord,
    ClaimMatch,
    Commitment,
    Contradiction,
    Dispute,
    DisputeSide,
    EntityKind,
    Identities,
    Identity,
    Interval,
    Mention,
    MentionKind,
    Mode,
    NotContradiction,
    Office,
    Polarity,
    PositionChange,
    Quantity,
    Sameness,
    StatedClaim,
    Via,
    WireCopy,
)
from tests import factories

NORLAND = factories.entity("norland", "Government of Norland", kind=EntityKind.GOVERNMENT)
SUDLAND = factories.entity(
    "sudland",
    "Government of Sudland",
    kind=EntityKind.GOVERNMENT,
    labels={"en": "Government of Sudland", "az-Latn": "S"},
)
ARMY = factories.entity(
    "army", "Army of Norland", kind=EntityKind.ARMED_FORCES, speaks_for=NORLAND.iri, side=NORLAND.iri
)
VALE = factories.entity(
    "vale", "Vale", wikidata="Q1", side=NORLAND.iri, speaks_for=NORLAND.iri, names=("Vale", "Вейл"),
    offices=(Office("president", NORLAND.iri, since=date(2020, 1, 1)),),
)  # fmt: skip
ORR = factories.entity("orr", "Orr", side=SUDLAND.iri, speaks_for=SUDLAND.iri)
LUND = factories.entity("lund", "Lund", kind=EntityKind.PLACE, country=SUDLAND.iri)
VALLEY = factories.entity("valley", "the valley", kind=EntityKind.PLACE)
OUTLET = factories.OUTLET
DIRECTORY = {entity.iri: entity for entity in (NORLAND, SUDLAND, ARMY, VALE, ORR, LUND, VALLEY, OUTLET)}

TEXT = (
    "Rockets hit Lund on Sunday.\n\n"
    'The army of Norland denied it. "We did not fire on Lund," it said. '
    "President Vale said Norland would stop if Sudland withdraws, among other things. "
    "Vale said that minister Orr had said the valley is Sudland's. "
    '"They must say the valley is not theirs," Vale told an agency. '
    "Orr said the bridge was closed and the road was open. \U0001f600"
)
LATER = 'A month on, the army admitted: "We fired on Lund."'

ARTICLE = factories.article(TEXT, title=factories.span(TEXT, "Rockets hit Lund on Sunday."), notes=("odd",))
SECOND = factories.article(LATER, url="https://news.example/two", id="two", published=date(2020, 11, 5))

DAY = Interval(date(2020, 10, 4), date(2020, 10, 4), part="night", note="Sunday before publication")
ATTACK = factories.claim(
    "attack", "The army of Norland fired on Lund.", time=DAY,
    quantity=Quantity("rocket", 2.5, None, is_approximate=True),
    slots=(factories.slot("agent", ARMY), factories.slot("place", LUND, is_assumed=True)),
    origin=factories.slot("origin", NORLAND),
)  # fmt: skip
CEASE = factories.claim("cease-fire", "Norland stops fighting.", slots=(factories.slot("agent", NORLAND),))
WITHDRAW = factories.claim("withdraw", "Sudland withdraws.", slots=(factories.slot("agent", SUDLAND),))
BELONGS = factories.claim(
    "belong-to", "The valley is Sudland's.", slots=(factories.slot("theme", VALLEY), factories.slot("agent", SUDLAND))
)
SPOKE = factories.claim("open", "Orr said the valley is Sudland's.", lemmas=("orr", "say", "valley"))
DEMAND = factories.claim(
    "state", "Sudland says that the valley is not its own.", slots=(factories.slot("agent", SUDLAND),)
)
BRIDGE = factories.claim("close", "The bridge was closed.", slots=(factories.slot("theme", "the bridge"),))
ROAD = factories.claim(
    "open", "The road was open.", lemmas=("open", "road"), labels={"en": "The road was open.", "id": "J"}
)

_NARRATION = factories.statement(
    TEXT,
    "Rockets hit Lund",
    key="s1",
    mode=Mode.NARRATOR,
    mention=Mention(None, "", MentionKind.OUTLET),
    speaker=OUTLET,
)
_DENIAL = factories.statement(
    TEXT, "We did not fire on Lund", key="s2", speaker=ARMY, mode=Mode.DIRECT, act=Act.DENY, commitment=Commitment.YES,
    cue=factories.span(TEXT, "said"), confidence=0.95,
    mention=Mention(factories.span(TEXT, "it said"), "it said", MentionKind.PRONOUN),
)  # fmt: skip
_OFFER = factories.statement(
    TEXT, "Norland would stop", key="s3", speaker=VALE, act=Act.OFFER, commitment=Commitment.NONE, is_open_list=True,
    conditions=(factories.span(TEXT, "Sudland withdraws"),), target=factories.span(TEXT, "Sudland"), note="an offer",
)  # fmt: skip
_OUTER = factories.statement(TEXT, "minister Orr had said the valley is Sudland's", key="s4", speaker=VALE)
_INNER = factories.statement(TEXT, "the valley is Sudland's", key="s5", speaker=ORR, parent="s4")
_DEMAND = factories.statement(
    TEXT, "They must say the valley is not theirs", key="s6", speaker=VALE, mode=Mode.DIRECT, act=Act.DEMAND,
    commitment=Commitment.NONE,
    via=(Via(factories.span(TEXT, "an agency"), "an agency"), Via(factories.span(TEXT, "told"), None)),
)  # fmt: skip
_WHOLE = factories.statement(TEXT, "the bridge was closed and the road was open", key="s7", speaker=ORR)
_FIRST = factories.statement(TEXT, "the bridge was closed", key="s7.1", speaker=ORR, whole="s7")
_LAST = factories.statement(TEXT, "the road was open", key="s7.2", speaker=ORR, whole="s7")
_ADMISSION = factories.statement(
    LATER,
    "We fired on Lund",
    speaker=ARMY,
    mode=Mode.DIRECT,
    act=Act.CONFIRM,
    said=Interval(date(2020, 11, 4), date(2020, 11, 5)),
)


def _first() -> ArticleRecord:
    statements = (_NARRATION, _DENIAL, _OFFER, _OUTER, _INNER, _DEMAND, _WHOLE, _FIRST, _LAST)
    made = factories.stated(ARTICLE, _OUTER, SPOKE, speaker=VALE)
    demand = factories.stated(ARTICLE, _DEMAND, DEMAND, speaker=VALE)
    implied = replace(
        demand,
        claim=BELONGS,
        polarity=Polarity.DENIES,
        explicitness="implied",
        confidence=0.665,
        note="implied by the demand",
    )
    whole = factories.stated(ARTICLE, _WHOLE, ROAD, speaker=ORR).statement
    stated = (
        factories.stated(ARTICLE, _NARRATION, ATTACK, speaker=OUTLET),
        factories.stated(ARTICLE, _DENIAL, ATTACK, speaker=ARMY, polarity=Polarity.DENIES),
        factories.stated(
            ARTICLE,
            _OFFER,
            CEASE,
            speaker=VALE,
            polarity=Polarity.CONDITIONAL,
            conditions=(WITHDRAW.iri,),
            is_open_list=True,
        ),
        made,
        factories.stated(ARTICLE, _INNER, BELONGS, speaker=ORR, outer=made.statement, depth=2, reporter=VALE.iri),
        demand,
        implied,
        factories.stated(ARTICLE, _FIRST, BRIDGE, speaker=ORR, outer=whole),
        factories.stated(ARTICLE, _LAST, ROAD, speaker=ORR, outer=whole),
    )
    mentions = (
        factories.mention(TEXT, "Lund", LUND),
        factories.mention(TEXT, "Sudland", SUDLAND, kind=MentionKind.METONYMY, literal=LUND.iri, note="a place"),
    )
    return ArticleRecord(ARTICLE, statements, mentions, tuple(DIRECTORY.values()), stated)


RECORD = _first()
SECOND_RECORD = ArticleRecord(
    SECOND, (_ADMISSION,), (), (ARMY, NORLAND, OUTLET, LUND, SUDLAND),
    (factories.stated(SECOND, _ADMISSION, ATTACK, speaker=ARMY),),
)  # fmt: skip
STATED = (*RECORD.stated, *SECOND_RECORD.stated)
NARRATION, DENIAL, OFFER, OUTER, INNER, DEMANDED, IMPLIED, BRIDGE_CLOSED, ROAD_OPEN, ADMISSION = STATED


@dataclass(frozen=True, slots=True)
class Found:
    """What a contradictions stage gives."""

    contradictions: tuple[Contradiction, ...]
    not_contradictions: tuple[NotContradiction, ...]
    undecided: tuple[Contradiction, ...] = ()
    matches: tuple[ClaimMatch, ...] = ()
    copies: tuple[WireCopy, ...] = ()


def _pair(kind: str, level: str, first: StatedClaim, second: StatedClaim) -> Contradiction:
    a, b = sorted((first, second), key=lambda stated: stated.statement)
    return Contradiction(
        ids.contradiction_iri(kind, a.statement, b.statement), kind, kind, level, a, b, 0.8,
        f"{first.speaker_name} and {second.speaker_name} differ.", ("place: Lund",), "polarity", ("one event",),
    )  # fmt: skip


REPORT_DENIED = _pair("denial", "world", NARRATION, DENIAL)
IMPLIED_DENIAL = _pair("denial", "world", INNER, IMPLIED)
CHANGE = _pair("position-change", "position", DENIAL, ADMISSION)
NOT_A_PAIR = NotContradiction(
    ids.mint("not-contradiction", a="1", b="2"), *sorted((BRIDGE_CLOSED.statement, ROAD_OPEN.statement)),
    reason="a bridge is no road", guard="different-theme",
)  # fmt: skip
TURN = PositionChange(
    ids.mint("position-change", a="1", b="2"), "reversed", DENIAL, ADMISSION, 31, 0.8, "The army denied it, then not."
)
MATCH = ClaimMatch(ids.mint("claim-match", a="1", b="2"), *sorted((BRIDGE.iri, CEASE.iri)), 0.8, "Both say: stop.")
COPY = WireCopy(BRIDGE_CLOSED.statement, (ROAD_OPEN.statement,))
FOUND = Found((REPORT_DENIED, IMPLIED_DENIAL, CHANGE), (NOT_A_PAIR,), matches=(MATCH,), copies=(COPY,))
DISPUTE = Dispute(
    ids.mint("dispute", name="lund"), {"en": "Did Norland fire on Lund?"},
    (
        DisputeSide(
            "Norland fired", (OUTLET.iri, ARMY.iri), (NARRATION.statement, ADMISSION.statement),
            date(2020, 10, 5), date(2020, 11, 5),
        ),
        DisputeSide(
            "Norland did not fire", (ARMY.iri,), (DENIAL.statement,), date(2020, 10, 5), date(2020, 10, 5)
        ),
    ),
    (REPORT_DENIED.iri, CHANGE.iri), 0.8,
)  # fmt: skip
JUDGEMENT = ActorJudgement(
    ids.mint("actor-judgement", a=ORR.iri, b=VALE.iri), *sorted((ORR.iri, VALE.iri)), Sameness.SAME, 0.75, "one event"
)
IDENTITY = Identity(ids.mint("identity", members=["1"]), tuple(sorted((ORR.iri, VALE.iri))), VALE.iri)
IDENTITIES = Identities((JUDGEMENT,), (IDENTITY,), {ORR.iri: VALE.iri, VALE.iri: VALE.iri})

SILENT_TEXT = "Sudland has not reported any attack on Lund. Norland's army did not answer questions."
THIRD = factories.article(SILENT_TEXT, url="https://news.example/three", id="three", published=date(2020, 10, 6))
_UNHEARD = factories.statement(
    SILENT_TEXT, "Sudland has not reported any attack on Lund.", key="s1", mode=Mode.NARRATOR, speaker=OUTLET,
    mention=Mention(None, "", MentionKind.OUTLET), note=SILENCE,
)  # fmt: skip
_UNANSWERED = factories.statement(
    SILENT_TEXT, "Norland's army did not answer questions.", key="s2", mode=Mode.NARRATOR, speaker=OUTLET,
    mention=Mention(None, "", MentionKind.OUTLET), note=SILENCE, confidence=0.7,
)  # fmt: skip
REPORTED = factories.claim("state", "Sudland reported an attack.", slots=(factories.slot("agent", SUDLAND),))
ANSWERED = factories.claim("open", "The army answered questions.", lemmas=("answer", "question"))
SILENT_RECORD = ArticleRecord(
    THIRD,
    (_UNHEARD, _UNANSWERED),
    (
        factories.mention(SILENT_TEXT, "Sudland", SUDLAND),
        factories.mention(SILENT_TEXT, "Lund", LUND),
        factories.mention(SILENT_TEXT, "Norland", NORLAND),
        factories.mention(SILENT_TEXT, "Norland's army", ARMY),
    ),
    (OUTLET, SUDLAND, NORLAND, ARMY, LUND),
    (
        factories.stated(THIRD, _UNHEARD, REPORTED, speaker=OUTLET, polarity=Polarity.DENIES),
        factories.stated(THIRD, _UNANSWERED, ANSWERED, speaker=OUTLET, polarity=Polarity.DENIES),
    ),
)

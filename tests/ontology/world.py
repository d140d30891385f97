"""A small world in which every class of the ontology has an instance, written by the real writers.

Three reports: rockets hit Lund and the army of Norland denies it; a day later it admits it, while Sudland has not
reported anything; another paper prints the denial again. The files of `ontology/examples` show one node for each class.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from pyoxigraph import Quad

from kg import ids
from kg.graph import write
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
)  # fmt: skip
from tests import factories

FIRST_TEXT = (
    "Rockets hit Lund on Sunday.\n\n"
    'The army of Norland denied it. "We did not fire on Lund," it said. '
    "President Vale said Norland would stop if Sudland withdraws. "
    "Vale said that minister Orr had said the valley is Sudland's. "
    '"They must stop calling the valley theirs," Vale told an agency. '
    "Orr said the bridge was closed. The ministry of health said three people were killed."
)
SECOND_TEXT = (
    'Tentara Norland mengaku: "Kami menembaki Lund." Jembatan itu ditutup, kata Paul Orr. '
    "Warga Lund mengatakan jalan itu terbuka. Palang Bantuan mengatakan lima orang tewas. "
    "Sudland belum melaporkan serangan apa pun."
)
THIRD_TEXT = 'The army of Norland: "We did not fire on Lund."'

K = EntityKind
OUTLET = factories.OUTLET
PAPER = factories.entity("harian-contoh", "Harian Contoh", kind=K.OUTLET)
COURIER = factories.entity("lund-courier", "Lund Courier", kind=K.OUTLET)
NORLAND = factories.entity("norland", "Government of Norland", kind=K.GOVERNMENT)
SUDLAND = factories.entity("sudland", "Government of Sudland", kind=K.GOVERNMENT)
ARMY = factories.entity(
    "army", "Army of Norland", kind=K.ARMED_FORCES, speaks_for=NORLAND.iri, side=NORLAND.iri
)  # fmt: skip
HEALTH = factories.entity(
    "health", "Ministry of Health of Sudland", kind=K.BODY, speaks_for=SUDLAND.iri, side=SUDLAND.iri
)
AID = factories.entity("palang-bantuan", "Palang Bantuan", kind=K.ORGANISATION)
RESIDENTS = factories.entity("warga-lund", "Residents of Lund", kind=K.GROUP)
VALE = factories.entity(
    "vale", "Vale", speaks_for=NORLAND.iri, side=NORLAND.iri,
    offices=(Office("president", NORLAND.iri, date(2020, 1, 1)),),
)  # fmt: skip
ORR = factories.entity("orr", "Orr", speaks_for=SUDLAND.iri, side=SUDLAND.iri)
PAUL_ORR = factories.entity("paul-orr", "Paul Orr", speaks_for=SUDLAND.iri, side=SUDLAND.iri)
LUND = factories.entity("lund", "Lund", kind=K.PLACE, country=SUDLAND.iri)
VALLEY = factories.entity("valley", "the valley", kind=K.PLACE)
EVERYBODY = (
    OUTLET, PAPER, COURIER, NORLAND, SUDLAND, ARMY, HEALTH, AID, RESIDENTS, VALE, ORR, PAUL_ORR, LUND, VALLEY,
)  # fmt: skip

FIRST = factories.article(FIRST_TEXT, title=factories.span(FIRST_TEXT, "Rockets hit Lund on Sunday."))
SECOND = factories.article(
    SECOND_TEXT,
    url="https://harian.example/dua",
    id="two",
    lang="id",
    source="Harian Contoh",
    published=date(2020, 10, 6),
)
THIRD = factories.article(
    THIRD_TEXT, url="https://courier.example/3", id="three", source="Lund Courier", published=date(2020, 10, 6)
)

SUNDAY = Interval(date(2020, 10, 4), date(2020, 10, 4), note="Sunday before publication")
_slot = factories.slot
ATTACK = factories.claim(
    "attack", "The army of Norland attacked Lund.", time=SUNDAY, slots=(_slot("agent", ARMY), _slot("patient", LUND))
)
CEASE = factories.claim("cease-fire", "Norland stops fighting.", slots=(_slot("agent", NORLAND),))
LEAVES = factories.claim("withdraw", "Sudland withdraws.", slots=(_slot("agent", SUDLAND),))
BELONGS = factories.claim(
    "belong-to", "The valley is Sudland's.", slots=(_slot("theme", VALLEY), _slot("agent", SUDLAND))
)
SAID = factories.claim("state", "Orr said that the valley is Sudland's.", slots=(_slot("agent", ORR),))
CALLING = factories.claim("open", "Sudland calls the valley its own.", lemmas=("call", "valley"))
CLOSED = factories.claim("close", "The bridge was closed.", slots=(_slot("theme", "the bridge"),))
SHUT = factories.claim(
    "close", "Jembatan itu ditutup.", slots=(_slot("theme", "jembatan itu"),), labels={"id": "Jembatan itu ditutup."}
)
ROAD = factories.claim(
    "open-up", "Jalan itu terbuka.", slots=(_slot("theme", "jalan itu"),), labels={"id": "Jalan itu terbuka."}
)
THREE, FIVE = (
    factories.claim(
        "casualty-killed", f"{word} people were killed.", slots=(_slot("patient", f"{word} people"),),
        quantity=Quantity("person", number, number),
    )
    for word, number in (("three", 3.0), ("five", 5.0))
)  # fmt: skip
REPORTED = factories.claim("open", "Sudland melaporkan serangan.", lemmas=("lapor", "serangan"))

_own = {"mode": Mode.NARRATOR, "mention": Mention(None, "", MentionKind.OUTLET)}
_s = factories.statement
NARRATION = _s(FIRST_TEXT, "Rockets hit Lund", key="s1", speaker=OUTLET, **_own)
DENIAL = _s(
    FIRST_TEXT, "We did not fire on Lund", key="s2", speaker=ARMY, mode=Mode.DIRECT, act=Act.DENY, confidence=0.95,
    cue=factories.span(FIRST_TEXT, "said"),
    mention=Mention(factories.span(FIRST_TEXT, "it said"), "it", MentionKind.PRONOUN),
)  # fmt: skip
OFFER = _s(
    FIRST_TEXT, "Norland would stop", key="s3", speaker=VALE, act=Act.OFFER, commitment=Commitment.NONE,
    conditions=(factories.span(FIRST_TEXT, "Sudland withdraws"),),
)  # fmt: skip
OUTER = _s(FIRST_TEXT, "minister Orr had said the valley is Sudland's", key="s4", speaker=VALE)
INNER = _s(FIRST_TEXT, "the valley is Sudland's", key="s5", speaker=ORR, parent="s4")
DEMAND = _s(
    FIRST_TEXT, "They must stop calling the valley theirs", key="s6", speaker=VALE, mode=Mode.DIRECT, act=Act.DEMAND,
    commitment=Commitment.NONE, via=(Via(factories.span(FIRST_TEXT, "an agency"), None),),
)  # fmt: skip
BRIDGE = _s(FIRST_TEXT, "the bridge was closed", key="s7", speaker=ORR)
KILLED = _s(FIRST_TEXT, "three people were killed", key="s8", speaker=HEALTH)
WITHDRAWAL = _s(
    FIRST_TEXT, "Sudland withdraws", key="s9", speaker=VALE, act=Act.OTHER, commitment=Commitment.NONE, note="condition"
)  # fmt: skip
ADMISSION = _s(SECOND_TEXT, "Kami menembaki Lund.", key="s1", speaker=ARMY, mode=Mode.DIRECT, act=Act.CONFIRM)
BRIDGE_AGAIN = _s(SECOND_TEXT, "Jembatan itu ditutup", key="s2", speaker=PAUL_ORR)
OPENED = _s(SECOND_TEXT, "jalan itu terbuka", key="s3", speaker=RESIDENTS)
MORE_KILLED = _s(SECOND_TEXT, "lima orang tewas", key="s4", speaker=AID)
SILENT = _s(SECOND_TEXT, "Sudland belum melaporkan serangan apa pun.", key="s5", speaker=PAPER, note=SILENCE, **_own)
REPRINT = _s(THIRD_TEXT, "We did not fire on Lund.", key="s1", speaker=ARMY, mode=Mode.DIRECT, act=Act.DENY)


def _stated() -> tuple[tuple[StatedClaim, ...], tuple[StatedClaim, ...], tuple[StatedClaim, ...]]:
    of = factories.stated
    outer = of(FIRST, OUTER, SAID, speaker=VALE)
    demand = of(FIRST, DEMAND, CALLING, speaker=VALE)
    implied = replace(demand, claim=BELONGS, polarity=Polarity.DENIES, explicitness="implied", confidence=0.7)
    first = (
        of(FIRST, NARRATION, ATTACK, speaker=OUTLET),
        of(FIRST, DENIAL, ATTACK, speaker=ARMY, polarity=Polarity.DENIES),
        of(FIRST, OFFER, CEASE, speaker=VALE, polarity=Polarity.CONDITIONAL, conditions=(LEAVES.iri,)),
        outer,
        of(FIRST, INNER, BELONGS, speaker=ORR, outer=outer.statement, depth=2, reporter=VALE.iri),
        demand,
        implied,
        of(FIRST, BRIDGE, CLOSED, speaker=ORR),
        of(FIRST, KILLED, THREE, speaker=HEALTH),
        of(FIRST, WITHDRAWAL, LEAVES, speaker=VALE),
    )
    second = (
        of(SECOND, ADMISSION, ATTACK, speaker=ARMY, outlet=PAPER.iri),
        of(SECOND, BRIDGE_AGAIN, SHUT, speaker=PAUL_ORR, outlet=PAPER.iri),
        of(SECOND, OPENED, ROAD, speaker=RESIDENTS, outlet=PAPER.iri),
        of(SECOND, MORE_KILLED, FIVE, speaker=AID, outlet=PAPER.iri),
        of(SECOND, SILENT, REPORTED, speaker=PAPER, polarity=Polarity.DENIES, outlet=PAPER.iri),
    )
    third = (of(THIRD, REPRINT, ATTACK, speaker=ARMY, polarity=Polarity.DENIES, outlet=COURIER.iri),)
    return first, second, third


_FIRST, _SECOND, _THIRD = _stated()
RECORDS = (
    ArticleRecord(
        FIRST,
        (NARRATION, DENIAL, OFFER, OUTER, INNER, DEMAND, BRIDGE, KILLED, WITHDRAWAL),
        (
            factories.mention(FIRST_TEXT, "Lund", LUND),
            factories.mention(FIRST_TEXT, "Sudland", SUDLAND, kind=MentionKind.COLLECTIVE),
        ),
        EVERYBODY,
        _FIRST,
    ),
    ArticleRecord(
        SECOND,
        (ADMISSION, BRIDGE_AGAIN, OPENED, MORE_KILLED, SILENT),
        (factories.mention(SECOND_TEXT, "Sudland", SUDLAND),),
        EVERYBODY,
        _SECOND,
    ),
    ArticleRecord(THIRD, (REPRINT,), (), EVERYBODY, _THIRD),
)
N, D, B, KD = _FIRST[0], _FIRST[1], _FIRST[7], _FIRST[8]
A, OPEN_ROAD, M = _SECOND[0], _SECOND[2], _SECOND[3]


@dataclass(frozen=True, slots=True)
class Found:
    """What a contradictions stage gives."""

    contradictions: tuple[Contradiction, ...]
    undecided: tuple[Contradiction, ...]
    not_contradictions: tuple[NotContradiction, ...]
    matches: tuple[ClaimMatch, ...]
    copies: tuple[WireCopy, ...]


def _pair(kind: str, level: str, first: StatedClaim, second: StatedClaim, why: str) -> Contradiction:
    a, b = sorted((first, second), key=lambda stated: stated.statement)
    shared = ("patient: Lund",) if kind == "denial" else ()
    return Contradiction(
        ids.contradiction_iri(kind, a.statement, b.statement), kind, kind, level, a, b, 0.8, why, shared, "polarity"
    )


DENIED = _pair("denial", "world", N, D, "Example Post reports the attack that the army of Norland denies.")
TURNED = _pair("position-change", "position", D, A, "The army of Norland admits what it denied a day before.")
UNSURE = _pair("tension", "world", B, OPEN_ROAD, "A closed bridge and an open road may or may not be one way.")
TOLLS = NotContradiction(
    ids.mint("not-contradiction", a=KD.statement, b=M.statement), *sorted((KD.statement, M.statement)),
    reason="A toll of one day and a higher one of the next.", guard="later-toll",
)  # fmt: skip
SAME_BRIDGE = ClaimMatch(
    ids.mint("claim-match", a=CLOSED.iri, b=SHUT.iri),
    *sorted((CLOSED.iri, SHUT.iri)),
    0.9,
    "Both say that the bridge was closed.",
)
FOUND = Found((DENIED, TURNED), (UNSURE,), (TOLLS,), (SAME_BRIDGE,), (WireCopy(D.statement, (_THIRD[0].statement,)),))
DISPUTE = Dispute(
    ids.mint("dispute", name="lund"),
    {"en": "Did the army of Norland attack Lund?", "id": "Apakah tentara Norland menyerang Lund?"},
    (
        DisputeSide(
            "It attacked", (OUTLET.iri, NORLAND.iri), (N.statement, A.statement), date(2020, 10, 5), date(2020, 10, 6)
        ),
        DisputeSide("It did not attack", (NORLAND.iri,), (D.statement,), date(2020, 10, 5), date(2020, 10, 5)),
    ),
    (DENIED.iri, TURNED.iri), 0.8, "settled", A.statement,
)  # fmt: skip
CHANGE = PositionChange(
    ids.mint("position-change", a=D.statement, b=A.statement),
    "reversed",
    D,
    A,
    1,
    0.8,
    "The army denied it and then admitted it.",
)
PEOPLE = tuple(sorted((ORR.iri, PAUL_ORR.iri)))
IDENTITIES = Identities(
    (
        ActorJudgement(
            ids.mint("actor-judgement", a=ORR.iri, b=PAUL_ORR.iri), *PEOPLE, Sameness.SAME, 0.8,
            "One surname, one office, one event.",
        ),
    ),
    (Identity(ids.mint("identity", members=list(PEOPLE)), PEOPLE, PAUL_ORR.iri),),
    dict.fromkeys(PEOPLE, PAUL_ORR.iri),
)  # fmt: skip


def quads() -> tuple[Quad, ...]:
    """The whole world in one graph, each triple once, in a fixed order."""
    stated = (*_FIRST, *_SECOND, *_THIRD)
    directory = {entity.iri: entity for entity in EVERYBODY}
    _, review = write.review_quads(
        DENIED.iri,
        decision="confirmed",
        person="Ana",
        at=datetime(2021, 1, 1, tzinfo=UTC),
        note="Same night, same town.",
    )
    found = {
        *(quad for record in RECORDS for quad in write.article_quads(record, directory)),
        *write.derived_quads(FOUND, (DISPUTE,), stated, IDENTITIES, (CHANGE,)),
        *review,
    }
    return tuple(sorted({Quad(q.subject, q.predicate, q.object) for q in found}, key=str))

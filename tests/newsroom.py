"""A small newsroom's worth of articles, with everything that pages and routes must show, and a store filled with it.

Two outlets, three languages (one written from right to left), a denial, an interrupted quotation, a nested statement, a
change of position, a demand with conditions, an unnamed speaker, markup in a headline, and an undated article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from kg import ids
from kg.graph.write import article_quads, derived_quads, review_quads
from kg.model import (
    Act,
    ArticleRecord,
    ClaimMatch,
    Commitment,
    Contradiction,
    Dispute,
    DisputeSide,
    Entity,
    EntityKind,
    Interval,
    Mode,
    NotContradiction,
    Office,
    Polarity,
    StatedClaim,
    WireCopy,
)
from kg.stores.oxigraph import OxigraphStore
from tests.factories import OUTLET, article, claim, entity, record, slot, span, statement

NORTHLAND = entity("northland", "Government of Northland", kind=EntityKind.GOVERNMENT)
SOUTHLAND = entity("southland", "Government of Southland", kind=EntityKind.GOVERNMENT)
MINISTRY = entity(
    "ministry", "Defence Ministry of Southland", kind=EntityKind.BODY, speaks_for=SOUTHLAND.iri, side=SOUTHLAND.iri,
    labels={"en": "Defence Ministry of Southland", "id": "Kementerian Pertahanan Selatania"},
)  # fmt: skip
VANYA = entity(
    "vanya", "Vanya Orlova", labels={"en": "Vanya Orlova", "ru": "Ваня Орлова"}, names=("Orlova", "Орлова"),
    wikidata="Q42", speaks_for=NORTHLAND.iri, side=NORTHLAND.iri,
    offices=(Office("president", NORTHLAND.iri, date(2018, 5, 1)),),
)  # fmt: skip
UNNAMED = entity("unnamed", "unattributed", kind=EntityKind.UNKNOWN)
RIVERTON = entity("riverton", "Riverton", kind=EntityKind.PLACE)
BULLETIN = entity(
    "bulletin", "نشرة الشمال", kind=EntityKind.OUTLET, labels={"ar": "نشرة الشمال", "en": "Northern Bulletin"}
)

ATTACK = claim(
    "attack", "Northland attacked Riverton",
    slots=(slot("agent", NORTHLAND), slot("patient", RIVERTON)),
    labels={"en": "Northland attacked Riverton", "id": "Utara menyerang Riverton"},
    time=Interval(date(2020, 10, 4), date(2020, 10, 4)),
)  # fmt: skip
INJURED = claim("casualty-injured", "at least five people were injured in Riverton")
TALKS = claim("negotiate", "Northland negotiates with Southland", slots=(slot("agent", NORTHLAND),))
WITHDRAW = claim("withdraw", "Northland withdraws its troops from Riverton", slots=(slot("agent", NORTHLAND),))
OPEN = claim("open", "kota itu tenang", labels={"id": "kota itu tenang"})

INDONESIAN = (
    "Perang berlanjut <b>di Riverton</b>\n\n"
    "Pasukan Utara melancarkan serangan rudal terhadap kota Riverton, Minggu malam.\n\n"
    "Kementerian Pertahanan Selatania mengonfirmasi serangan di Riverton, "
    "dengan sedikitnya lima orang dilaporkan terluka. "
    "Sedangkan pihak Utara membantah melakukan serangan.\n\n"
    '"Kota itu tenang," kata seorang saksi, "dan kami tidak takut."'
)  # The war goes on in Riverton / Northern troops launched a missile attack … / The ministry confirms … denies …
ENGLISH = (
    "“We did not fire at anyone,” Vanya Orlova said on Monday. “Our units,” she said, “never left their bases.”\n\n"
    "The ministry demanded that Northland withdraw its troops from Riverton. "
    "Orlova, who said that “talks are useless”, offered no comment. Northland is ready to negotiate, she said."
)
LATER = "President Vanya Orlova said on Friday that Northland would not negotiate with Southland.\n"
# The ministry said that the North attacked Riverton. The president denied it.
ARABIC = "قالت وزارة الدفاع إن الشمال هاجم ريفرتون. ونفت الرئيسة ذلك.\n"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """All records, the findings over them, and the claims by a short name."""

    records: tuple[ArticleRecord, ...]
    contradictions: tuple[Contradiction, ...]
    not_contradictions: tuple[NotContradiction, ...]
    disputes: tuple[Dispute, ...]
    undecided: tuple[Contradiction, ...] = ()
    matches: tuple[ClaimMatch, ...] = ()
    copies: tuple[WireCopy, ...] = ()


def fill() -> OxigraphStore:
    """A store in memory that holds the whole newsroom."""
    room = newsroom()
    store = OxigraphStore()
    directory = {e.iri: e for e in (NORTHLAND, SOUTHLAND, MINISTRY, VANYA, RIVERTON, OUTLET, BULLETIN)}
    for item in room.records:
        store.replace_article(item.article.iri, article_quads(item, directory))
    stated = [claim for item in room.records for claim in item.stated]
    store.replace_derived(derived_quads(room, room.disputes, stated))
    for pair in room.not_contradictions:
        if pair.guard == "reviewed":
            subject = ids.contradiction_iri("denial", pair.a, pair.b)
            at, note = datetime(2021, 1, 2, tzinfo=UTC), "talks are no attack"
            store.put_review(
                *review_quads(subject, decision="rejected", person="Ana", at=at, note=note, pair=(pair.a, pair.b))
            )
    return store


@cache
def newsroom() -> Newsroom:
    """The newsroom; the same at every call."""
    records = (_indonesian(), _english(), _later(), _arabic())
    by = {f"{item.article.id}/{stated.key}": stated for item in records for stated in item.stated}
    denial = _contradiction(
        by["one/s1"],
        by["one/s3"],
        confidence=0.86,
        why="The Example Post reports an attack on Riverton in its own voice; Northland denies having attacked.",
        clash="attitude: affirmed / denied",
        assumed=("the denial is about the attack on Riverton",),
        shared=("who: Northland", "when: 4 October 2020"),
    )
    quote = _contradiction(
        by["one/s2"],
        by["two/s1"],
        confidence=0.71,
        why="The ministry confirms an attack; Vanya Orlova says that nobody was fired at.",
        clash="attitude",
    )
    change = _contradiction(
        by["two/s5"],
        by["three/s1"],
        kind="position-change",
        level="position",
        confidence=0.64,
        why="Vanya Orlova first says that Northland is ready to negotiate, and later that it is not.",
    )
    attacked = tuple(by[key].statement for key in ("one/s1", "one/s2", "four/s1"))
    did_not = tuple(by[key].statement for key in ("one/s3", "two/s1"))
    autumn = [date(2020, 10, day) for day in (4, 5, 6)]
    dispute = Dispute(
        iri=ids.mint("dispute", name="riverton"),
        titles={"en": "Did Northland attack Riverton?", "id": "Apakah Utara menyerang Riverton?"},
        sides=(
            DisputeSide("Northland attacked Riverton", (OUTLET.iri, SOUTHLAND.iri), attacked, autumn[0], autumn[2]),
            DisputeSide("Northland did not attack Riverton", (NORTHLAND.iri,), did_not, autumn[1], autumn[1]),
        ),
        contradictions=(denial.iri, quote.iri),
        confidence=0.86,
    )
    look_alike = NotContradiction(
        ids.mint("not-contradiction", name="demand"), by["two/s3"].statement, by["one/s3"].statement,
        "A demand to withdraw says nothing on whether there was an attack.", "demand-is-no-claim",
    )  # fmt: skip
    unsure = _contradiction(
        by["one/s2"], by["one/s3"], confidence=0.21,
        why="The ministry confirms an attack; the North denies having attacked.", clash="attitude",
    )  # fmt: skip
    judged = NotContradiction(
        ids.mint("not-contradiction", name="judged"), *judged_pair(by),
        reason="Ana judged on 2021-01-02 that these two do not contradict each other: talks are no attack",
        guard="reviewed",
    )  # fmt: skip
    return Newsroom(records, (denial, quote, change), (look_alike, judged), (dispute,), (unsure,))


def judged_pair(by: Mapping[str, StatedClaim]) -> tuple[str, str]:
    """The two statements that an editor judged not to contradict each other, in order."""
    first, second = sorted((by["one/s1"].statement, by["three/s1"].statement))
    return first, second


def _contradiction(left: StatedClaim, right: StatedClaim, **values: Any) -> Contradiction:  # Any: fields as given
    """A denial about the world between these two, unless told otherwise."""
    a, b = sorted((left, right), key=lambda stated: stated.statement)
    values = {"rule": values.get("kind", "denial"), "kind": "denial", "level": "world"} | values
    return Contradiction(ids.contradiction_iri(values["rule"], a.statement, b.statement), a=a, b=b, **values)


def _indonesian() -> ArticleRecord:
    text = INDONESIAN
    of = article(text, id="one", lang="id", title=span(text, "Perang berlanjut <b>di Riverton</b>"))
    narrated = statement(
        text, "Pasukan Utara melancarkan serangan rudal terhadap kota Riverton, Minggu malam", mode=Mode.NARRATOR
    )
    confirmed = statement(text, "serangan di Riverton", key="s2", act=Act.CONFIRM, cue=span(text, "mengonfirmasi"),
        said=Interval(date(2020, 10, 5), date(2020, 10, 5)))  # fmt: skip
    denied = statement(
        text, "melakukan serangan", key="s3", act=Act.DENY, commitment=Commitment.NO, cue=span(text, "membantah")
    )
    hidden = statement(text, "sedikitnya lima orang dilaporkan terluka", key="s4", commitment=Commitment.NONE)
    witness = statement(text, ["Kota itu tenang", "dan kami tidak takut"], key="s5", mode=Mode.DIRECT)
    return record(of, [(narrated, ATTACK, OUTLET), (confirmed, ATTACK, MINISTRY), (denied, ATTACK, NORTHLAND),
        (hidden, INJURED, UNNAMED), (witness, OPEN, UNNAMED)])  # fmt: skip


def _english() -> ArticleRecord:
    text = ENGLISH
    of = article(text, id="two", url="https://news.example/two")
    monday = Interval(date(2020, 10, 5), date(2020, 10, 5))
    fired = statement(
        text, "We did not fire at anyone", act=Act.DENY, commitment=Commitment.YES, mode=Mode.DIRECT, said=monday
    )
    bases = statement(text, ["Our units", "never left their bases"], key="s2", mode=Mode.DIRECT, said=monday)
    demand = statement(
        text, "Northland withdraw its troops from Riverton", key="s3", act=Act.DEMAND, commitment=Commitment.NONE
    )
    useless = statement(text, "talks are useless", key="s4", parent="s3", act=Act.DENY, commitment=Commitment.YES)
    ready = statement(text, "Northland is ready to negotiate", key="s5")
    made = record(
        of,
        [
            (fired, ATTACK, VANYA),
            (bases, OPEN, VANYA),
            (demand, WITHDRAW, MINISTRY),
            (useless, TALKS, VANYA),
            (ready, TALKS, VANYA),
        ],
    )
    stated = tuple(
        replace(item, polarity=Polarity.DENIES) if item.key in ("s1", "s4") else item for item in made.stated
    )
    stated = tuple(
        replace(item, polarity=Polarity.UNCOMMITTED, depth=2, reporter=MINISTRY.iri) if item.key == "s4" else item
        for item in stated
    )
    return replace(made, stated=stated)


def _later() -> ArticleRecord:
    of = article(LATER, id="three", url="https://news.example/three", published=date(2020, 10, 9))
    refused = statement(LATER, "Northland would not negotiate with Southland", act=Act.REFUSE, commitment=Commitment.NO,
        said=Interval(date(2020, 10, 9), date(2020, 10, 9)))  # fmt: skip
    return record(of, [(refused, TALKS, VANYA)])


def _arabic() -> ArticleRecord:
    of = article(ARABIC, id="four", url=None, lang="ar", published=None, source="نشرة الشمال")
    said = statement(ARABIC, "الشمال هاجم ريفرتون")
    made = record(of, [(said, ATTACK, MINISTRY)])
    return replace(
        made,
        entities=(*made.entities, BULLETIN),
        stated=tuple(replace(item, outlet=BULLETIN.iri) for item in made.stated),
    )


def entities() -> tuple[Entity, ...]:
    """Everybody who speaks under a name of their own."""
    return (NORTHLAND, SOUTHLAND, MINISTRY, VANYA, OUTLET, BULLETIN)

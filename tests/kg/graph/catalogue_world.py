"""The sample world with two more articles, so that every query of the catalogue has something to find.

An Indonesian paper repeats the attack as the minister's words, counts thirty injured by a source that it hides, prints
a refusal, a promise, a threat and a joint word on talks. A courier, in English and two days later, counts twelve, opens
the bridge in its own voice, prints the minister's denial of that and the president's of words ascribed to him, and
tells that Norland has not answered.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import rdflib

from kg import ids
from kg.graph import write
from kg.model import (
    SILENCE,
    Act,
    ArticleRecord,
    Commitment,
    Contradiction,
    Dispute,
    DisputeSide,
    Entity,
    EntityKind,
    Mode,
    NotContradiction,
    Polarity,
    PositionChange,
    Quantity,
    StatedClaim,
    Statement,
    WireCopy,
)
from kg.stores import OxigraphStore
from tests import factories
from tests.kg.graph import sample
from tests.kg.graph.engines import as_dataset
from tests.kg.graph.sample import ARMY, NORLAND, ORR, OUTLET, SUDLAND, VALE

HARIAN = factories.entity("harian", "Harian Selatan", kind=EntityKind.OUTLET)
COURIER = factories.entity("courier", "Hill Courier", kind=EntityKind.OUTLET)
HIDDEN = factories.entity("hidden", "unattributed", kind=EntityKind.UNKNOWN)

SOUTHERN = (
    "Roket menghantam Lund, kata Orr. "  # Rockets hit Lund, said Orr.
    "Tiga puluh orang terluka, menurut sebuah sumber. "  # Thirty people were injured, according to a source.
    "Kami tidak akan mundur, kata Orr. "  # We will not withdraw, said Orr.
    "Orr menuduh tentara menembak Lund. "  # Orr accused the army of firing on Lund.
    "Vale berjanji membuka jembatan. "  # Vale promised to open the bridge.
    "Vale mengancam menutup sungai. "  # Vale threatened to close the river.
    "Perundingan berjalan, kata Vale. Perundingan itu berjalan, kata Orr. "  # The talks go on, said Vale. … said Orr.
    "Lembah itu bukan milik kami, itu tak akan kami katakan, kata Orr."  # The valley is not ours: we will not say that.
)
COURIERS = (
    "The bridge is open. Orr said twelve people were injured. Norland never opened the bridge, Orr said. "
    "Vale said he had never spoken of a ceasefire. Rockets hit Lund. Norland has not answered."
)
HARIAN_ARTICLE = factories.article(
    SOUTHERN,
    url="https://harian.example/1",
    id="harian",
    lang="id",
    source="Harian Selatan",
    published=date(2020, 10, 6),
)
COURIER_ARTICLE = factories.article(
    COURIERS, url="https://courier.example/1", id="courier", source="Hill Courier", published=date(2020, 10, 8)
)

THIRTY = factories.claim("casualty-injured", "Thirty people were injured.", quantity=Quantity("person", 30, 30))
TWELVE = factories.claim("casualty-injured", "Twelve people were injured.", quantity=Quantity("person", 12, 12))
BRIDGE_OPENS = factories.claim("open", "Norland opens the bridge.", slots=(factories.slot("agent", NORLAND),))
RIVER = factories.claim("close", "Norland closes the river.", slots=(factories.slot("theme", "the river"),))
TALKS = factories.claim("negotiate", "The talks go on.")
ANSWER = factories.claim("state", "Norland answered.", slots=(factories.slot("agent", NORLAND),))


def _southern() -> ArticleRecord:
    of = HARIAN_ARTICLE
    says: tuple[tuple[Statement, object, Entity], ...]
    says = (
        (factories.statement(SOUTHERN, "Roket menghantam Lund", key="h1"), sample.ATTACK, ORR),
        (factories.statement(SOUTHERN, "Tiga puluh orang terluka", key="h2"), THIRTY, HIDDEN),
        (
            factories.statement(SOUTHERN, "Kami tidak akan mundur", key="h3", act=Act.REFUSE, commitment=Commitment.NO),
            sample.WITHDRAW,
            ORR,
        ),
        (factories.statement(SOUTHERN, "tentara menembak Lund", key="h4", act=Act.ACCUSE), sample.ATTACK, ORR),
        (factories.statement(SOUTHERN, "membuka jembatan", key="h5", act=Act.PROMISE), BRIDGE_OPENS, VALE),
        (
            factories.statement(SOUTHERN, "menutup sungai", key="h6", act=Act.THREATEN, commitment=Commitment.NONE),
            RIVER,
            VALE,
        ),
        (factories.statement(SOUTHERN, "Perundingan berjalan", key="h7"), TALKS, VALE),
        (factories.statement(SOUTHERN, "Perundingan itu berjalan", key="h8"), TALKS, ORR),
        (
            factories.statement(
                SOUTHERN, "Lembah itu bukan milik kami", key="h9", act=Act.REFUSE, commitment=Commitment.NO
            ),
            sample.DEMAND,
            ORR,
        ),
    )
    return _published_by(HARIAN, factories.record(of, says))  # type: ignore[arg-type]  # claims, seen as objects


def _courier() -> ArticleRecord:
    of = COURIER_ARTICLE
    narrated = {"mode": Mode.NARRATOR}
    says = (
        (factories.statement(COURIERS, "The bridge is open", key="c1", **narrated), BRIDGE_OPENS, COURIER),
        (factories.statement(COURIERS, "twelve people were injured", key="c2"), TWELVE, ORR),
        (
            factories.statement(
                COURIERS, "Norland never opened the bridge", key="c3", act=Act.DENY, commitment=Commitment.YES
            ),
            BRIDGE_OPENS,
            ORR,
        ),
        (
            factories.statement(
                COURIERS, "he had never spoken of a ceasefire", key="c4", act=Act.DENY, commitment=Commitment.YES
            ),
            sample.CEASE,
            VALE,
        ),
        (factories.statement(COURIERS, "Rockets hit Lund", key="c5", **narrated), sample.ATTACK, COURIER),
        (
            factories.statement(COURIERS, "Norland has not answered", key="c6", note=SILENCE, **narrated),
            ANSWER,
            COURIER,
        ),
    )
    mentions = (factories.mention(COURIERS, "Norland", NORLAND, span=factories.span(COURIERS, "Norland", 1)),)
    made = _published_by(COURIER, factories.record(of, says, mentions=mentions))
    denied = {"c3", "c4", "c6"}
    stated = tuple(replace(one, polarity=Polarity.DENIES) if one.key in denied else one for one in made.stated)
    return replace(made, stated=stated)


def _published_by(outlet: Entity, record: ArticleRecord) -> ArticleRecord:
    entities = {entity.iri: entity for entity in (*record.entities, outlet, *sample.DIRECTORY.values())}
    return replace(
        record,
        entities=tuple(entities[iri] for iri in sorted(entities)),
        stated=tuple(replace(one, outlet=outlet.iri) for one in record.stated),
    )


SOUTHERN_RECORD, COURIER_RECORD = _southern(), _courier()
BY_KEY: dict[str, StatedClaim] = {one.key: one for one in (*SOUTHERN_RECORD.stated, *COURIER_RECORD.stated)}
DIRECTORY = {**sample.DIRECTORY, **{entity.iri: entity for entity in (HARIAN, COURIER, HIDDEN)}}


def _pair(kind: str, level: str, first: StatedClaim, second: StatedClaim, confidence: float = 0.8) -> Contradiction:
    a, b = sorted((first, second), key=lambda stated: stated.statement)
    why = f"{first.speaker_name} and {second.speaker_name} differ."
    return Contradiction(
        ids.contradiction_iri(kind, a.statement, b.statement), kind, kind, level, a, b, confidence, why, (), "what"
    )


NUMBERS = _pair("quantity", "world", BY_KEY["h2"], BY_KEY["c2"])
BRIDGE = _pair("denial", "world", BY_KEY["c1"], BY_KEY["c3"], 0.7)
LUND_AGAIN = _pair("denial", "world", BY_KEY["h1"], sample.DENIAL, 0.9)
WORDS = _pair("attribution", "attribution", sample.OFFER, BY_KEY["c4"], 0.6)
UNSURE = _pair("denial", "world", BY_KEY["h5"], BY_KEY["c3"], 0.2)
REJECTED = NotContradiction(
    ids.mint("not-contradiction", a="3", b="4"), *sorted((BY_KEY["h7"].statement, BY_KEY["c4"].statement)),
    reason="Ana judged on 2021-01-02 that these two do not contradict each other", guard="reviewed",
)  # fmt: skip
COPY = WireCopy(sample.NARRATION.statement, (BY_KEY["c5"].statement,))
KEPT = PositionChange(
    ids.mint("position-change", a="3", b="4"), "reversed", BY_KEY["h7"], BY_KEY["c4"], 2, 0.6, "Talks, then none."
)
BRIDGE_DISPUTE = Dispute(
    ids.mint("dispute", name="bridge"),
    {"en": "Did Norland open the bridge?", "id": "Apakah Norland membuka jembatan?"},
    (
        DisputeSide(
            "Norland opened it", (COURIER.iri,), (BY_KEY["c1"].statement,), date(2020, 10, 6), date(2020, 10, 8)
        ),
        DisputeSide(
            "Norland did not open it", (SUDLAND.iri,), (BY_KEY["c3"].statement,), date(2020, 10, 8), date(2020, 10, 8)
        ),
    ),
    (BRIDGE.iri,),
    0.7,
)
LUND_DISPUTE = replace(
    sample.DISPUTE,
    sides=(
        replace(sample.DISPUTE.sides[0], outlets=(OUTLET.iri, HARIAN.iri)),
        replace(sample.DISPUTE.sides[1], outlets=(OUTLET.iri,)),
    ),
)
FOUND = sample.Found(
    (*sample.FOUND.contradictions, NUMBERS, BRIDGE, LUND_AGAIN, WORDS),
    (*sample.FOUND.not_contradictions, REJECTED),
    (UNSURE,),
    sample.FOUND.matches,
    (*sample.FOUND.copies, COPY),
)
STATED = (*sample.STATED, *SOUTHERN_RECORD.stated, *COURIER_RECORD.stated)
assert ARMY.side == NORLAND.iri, "the army's words count for the government"


def fill(store: OxigraphStore) -> OxigraphStore:
    """This world, written into a store."""
    store.put_reference((*write.reference_quads(DIRECTORY.values()), *write.vocabulary_quads()))
    for record in (sample.RECORD, sample.SECOND_RECORD, SOUTHERN_RECORD, COURIER_RECORD):
        store.replace_article(record.article.iri, write.article_quads(record, DIRECTORY))
    store.replace_derived(
        write.derived_quads(FOUND, (LUND_DISPUTE, BRIDGE_DISPUTE), STATED, sample.IDENTITIES, (sample.TURN, KEPT))
    )
    at = datetime(2021, 1, 2, tzinfo=UTC)
    subject = ids.contradiction_iri("denial", REJECTED.a, REJECTED.b)
    store.put_review(
        *write.review_quads(subject, decision="rejected", person="Ana", at=at, note="no", pair=(REJECTED.a, REJECTED.b))
    )
    return store


@cache
def store() -> OxigraphStore:
    """A store in memory with this world, for reading."""
    return fill(OxigraphStore())


@cache
def both() -> tuple[OxigraphStore, rdflib.Dataset]:
    """This world in the store and in rdflib, which shares no code with it."""
    return store(), as_dataset(store())

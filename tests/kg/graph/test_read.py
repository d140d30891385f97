from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import ids
from kg.errors import StoreError
from kg.graph import read, write
from kg.model import (
    Act,
    ArticleRecord,
    Claim,
    Commitment,
    Interval,
    Mode,
    Polarity,
    Quantity,
    Slot,
    StatedClaim,
    Statement,
)
from kg.stores import OxigraphStore
from kg.stores.base import select
from tests import factories
from tests.kg.graph import sample

# Everything that RDF can hold; halves of surrogate pairs cannot be written down at all.
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
OPTIONAL_TEXT = st.none() | ANY_TEXT
WORD = st.text(string.ascii_lowercase + "-", min_size=1, max_size=8)
LEMMA = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=6)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
PRECISIONS = st.sampled_from(["minute", "part-of-day", "day", "week", "month", "year", "as-of", "unknown"])
NUMBERS = st.floats(0, 1e12)
TAGS = ("en", "id", "az-Latn", "ru", "pt-BR")


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Interval(first, last, draw(PRECISIONS), draw(OPTIONAL_TEXT), draw(st.booleans()), draw(OPTIONAL_TEXT))


@st.composite
def slots(draw: st.DrawFn) -> Slot:
    is_entity = draw(st.booleans())
    value = draw(st.sampled_from(list(sample.DIRECTORY))) if is_entity else draw(ANY_TEXT)
    return Slot(draw(WORD), value, draw(ANY_TEXT), is_entity, draw(st.booleans()))


@st.composite
def claims(draw: st.DrawFn, number: int) -> Claim:
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    quantity = Quantity(draw(ANY_TEXT), low, high, draw(st.booleans())) if draw(st.booleans()) else None
    return Claim(
        iri=ids.mint("claim", number=number),
        frame=draw(WORD),
        slots=tuple(draw(st.lists(slots(), max_size=4))),
        labels=draw(st.dictionaries(st.sampled_from(TAGS), ANY_TEXT, min_size=1)),
        time=draw(st.none() | intervals()),
        quantity=quantity,
        lemmas=tuple(draw(st.lists(LEMMA, max_size=4))),
        origin=draw(st.none() | slots()),
    )


@st.composite
def readings(draw: st.DrawFn, base: StatedClaim, number: int) -> StatedClaim:
    return replace(
        base,
        claim=draw(claims(number)),
        commitment=draw(st.sampled_from(Commitment)) if base.explicitness != "explicit" else base.commitment,
        polarity=draw(st.sampled_from(Polarity)),
        confidence=draw(st.floats(0, 1)),
        conditions=tuple(
            ids.mint("claim", other=n) for n in draw(st.lists(st.integers(0, 9), max_size=3, unique=True))
        ),
        is_open_list=draw(st.booleans()),
        note=draw(OPTIONAL_TEXT),
        about=draw(OPTIONAL_TEXT),
    )


@st.composite
def records(draw: st.DrawFn) -> ArticleRecord:
    text = draw(st.text(st.characters(exclude_categories=("Cs",)), min_size=12, max_size=60))
    published = draw(st.none() | DAYS)
    article = factories.article(
        text, url=f"https://news.example/{draw(WORD)}", published=published, lang=draw(st.sampled_from(TAGS))
    )
    statements: list[Statement] = []
    stated: list[StatedClaim] = []
    for number in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text) - 2))
        said = factories.statement(
            text, text[start : start + 1 + draw(st.integers(0, 9))], key=f"s{number * 9 + 1}", speaker=sample.VALE,
            act=draw(st.sampled_from(Act)), commitment=draw(st.sampled_from(Commitment)),
            mode=draw(st.sampled_from([Mode.DIRECT, Mode.INDIRECT, Mode.MIXED])), confidence=draw(st.floats(0, 1)),
            said=draw(st.none() | intervals()),
        )  # fmt: skip
        statements.append(said)
        iri = ids.mint("statement", number=number)
        base = replace(
            factories.stated(article, said, sample.ROAD, speaker=sample.VALE),
            statement=iri,
            speaker_name=draw(ANY_TEXT),
        )
        stated.append(draw(readings(base, number * 10)))
        for extra, kind in enumerate(draw(st.lists(st.sampled_from(["implied", "presupposed"]), max_size=2)), start=1):
            stated.append(draw(readings(replace(base, explicitness=kind), number * 10 + extra)))
    return ArticleRecord(article, tuple(statements), (), tuple(sample.DIRECTORY.values()), tuple(stated))


@settings(max_examples=60, deadline=None)
@given(records())
def test_what_is_written_is_read_back_exactly(record: ArticleRecord) -> None:
    store = OxigraphStore()
    store.replace_article(record.article.iri, write.article_quads(record))
    assert read.stated_claims(store) == tuple(sorted(record.stated, key=read.order))


def test_the_sample_world_is_read_back_exactly(store: OxigraphStore) -> None:
    assert read.stated_claims(store) == tuple(sorted(sample.STATED, key=read.order))


def test_two_articles_may_word_one_claim_differently() -> None:
    store = OxigraphStore()
    worded = replace(sample.ATTACK, labels={"en": "Norland shelled Lund."})
    other = replace(sample.SECOND_RECORD, stated=(replace(sample.ADMISSION, claim=worded),))
    store.replace_article(sample.ARTICLE.iri, write.article_quads(sample.RECORD))
    store.replace_article(sample.SECOND.iri, write.article_quads(other))
    labels = {
        stated.article_id: stated.claim.labels["en"]
        for stated in read.stated_claims(store)
        if stated.claim.iri == worded.iri
    }
    assert labels == {"one": "The army of Norland fired on Lund.", "two": "Norland shelled Lund."}


def test_an_empty_store_holds_no_claims() -> None:
    assert read.stated_claims(OxigraphStore()) == ()


def test_keys_are_in_the_order_of_their_numbers() -> None:
    keys = ["s10", "s2", "s2.10", "s2.9", "s1"]
    ordered = sorted((replace(sample.DENIAL, key=key) for key in keys), key=read.order)
    assert [stated.key for stated in ordered] == ["s1", "s2", "s2.9", "s2.10", "s10"]


def test_a_graph_without_its_claims_is_reported_and_not_passed_over() -> None:
    store = OxigraphStore()
    quads = write.article_quads(sample.SECOND_RECORD)
    store.replace_article(sample.SECOND.iri, [quad for quad in quads if "claim/" not in str(quad.subject)])
    with pytest.raises(StoreError, match="ingest its article again"):
        read.stated_claims(store)


def test_versions_are_by_article(store: OxigraphStore) -> None:
    assert read.versions(store) == {a.iri: a.version for a in (sample.ARTICLE, sample.SECOND)}
    assert len(select(store, "SELECT * { ?s a <https://w3id.org/claimgraph/ns#Article> }")) == 2

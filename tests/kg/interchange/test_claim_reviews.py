"""ClaimReview leaves for claims that a person rated, with every field that is required, and for nothing else."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import validate, write
from kg.graph.ratings import Scale, rating_quads, ratings
from kg.graph.vocabulary import Class, Outside, Property, concept
from kg.ids import graph_iri
from kg.interchange.claim_reviews import claim_reviews, problems
from kg.stores import OxigraphStore
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill
from tests.kg.interchange.holding import written

SCALE = Scale(2, 1, 5, "Mostly false")
PAGE = "https://checks.example/lund"


@pytest.fixture
def world() -> OxigraphStore:
    return fill(OxigraphStore())


def rate(store: OxigraphStore, day: int = 1, *, person: str = "Ana", scale: Scale = SCALE, claim: str = "") -> None:
    at = datetime(2021, 1, day, tzinfo=UTC)
    review, quads = rating_quads(
        claim or sample.ATTACK.iri, scale, person=person, at=at, page=PAGE, note="Read both reports."
    )
    store.put_review(review, quads)


def withdraw(store: OxigraphStore, day: int, *, person: str = "Ana") -> None:
    at = datetime(2021, 1, day, tzinfo=UTC)
    store.put_review(*write.review_quads(sample.ATTACK.iri, decision="withdrawn", person=person, at=at))


def test_a_rated_claim_leaves_with_all_that_is_required(world: OxigraphStore) -> None:
    rate(world)
    [review] = claim_reviews(world)
    assert review["claimReviewed"] == "The army of Norland fired on Lund."
    assert review["author"] == {"@type": "Person", "name": "Ana"}
    assert (review["url"], review["datePublished"]) == (PAGE, "2021-01-01")
    assert review["reviewRating"] == {
        "@type": "Rating", "ratingValue": 2.0, "worstRating": 1.0, "bestRating": 5.0, "alternateName": "Mostly false",
    }  # fmt: skip
    item = review["itemReviewed"]
    assert item["author"]["name"] == "Example Post"  # the first to say so; the army denied it, and admitted it later
    assert item["datePublished"] == "2020-10-05"
    assert [one["url"] for one in item["appearance"]] == ["https://news.example/one"]
    assert problems(review) == ()
    document = json.loads(written(world, "claimreview"))
    assert [one["@id"] for one in document["@graph"]] == [review["@id"]]


def test_the_graph_of_a_rating_conforms(world: OxigraphStore) -> None:
    rate(world)
    assert validate.check_store(world).violations == ()


def test_nothing_else_is_ever_a_verdict(world: OxigraphStore) -> None:
    pair = (sample.CHANGE.a.statement, sample.CHANGE.b.statement)
    for day, decision in enumerate(("rejected", "unclear", "confirmed"), start=1):
        at = datetime(2021, 1, day, tzinfo=UTC)
        for subject, given in ((sample.CHANGE.iri, pair), (sample.ATTACK.iri, None), (sample.DENIAL.statement, None)):
            world.put_review(*write.review_quads(subject, decision=decision, person="Ana", at=at, pair=given))
    assert claim_reviews(world) == ()
    assert json.loads(written(world, "claimreview"))["@graph"] == []


def test_the_latest_rating_of_a_person_stands_until_it_is_taken_back(world: OxigraphStore) -> None:
    rate(world, 1)
    rate(world, 3, scale=Scale(4, 1, 5, "Mostly true"))
    rate(world, 2, person="Bima", scale=Scale(0, 0, 1, "No"))
    assert {(one.person, one.scale.name) for one in ratings(world)} == {("Ana", "Mostly true"), ("Bima", "No")}
    withdraw(world, 4)
    assert [one.person for one in ratings(world)] == ["Bima"]
    rate(world, 5)
    withdraw(world, 6, person="Bima")
    assert [(one.person, one.scale.name) for one in ratings(world)] == [("Ana", "Mostly false")]


def test_a_claim_that_nobody_affirms_any_more_waits(world: OxigraphStore) -> None:
    rate(world)
    world.delete_article(sample.ARTICLE.iri)
    [review] = claim_reviews(world)  # the second article has the army affirm it
    assert review["itemReviewed"]["author"]["name"] == "Army of Norland"
    world.delete_article(sample.SECOND.iri)
    assert claim_reviews(world) == ()
    assert len(ratings(world)) == 1


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (("claimReviewed",), "claimReviewed"),
        (("author",), "author: one person"),
        (("author", "name"), "author: one person"),
        (("url",), "url"),
        (("datePublished",), "datePublished"),
        (("reviewRating",), "reviewRating"),
        (("reviewRating", "ratingValue"), "reviewRating"),
        (("reviewRating", "bestRating"), "reviewRating"),
        (("reviewRating", "worstRating"), "reviewRating"),
        (("reviewRating", "alternateName"), "reviewRating"),
        (("itemReviewed",), "itemReviewed"),
        (("itemReviewed", "author"), "itemReviewed"),
        (("itemReviewed", "appearance"), "itemReviewed"),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else "",
)
def test_a_review_without_a_required_field_is_caught(
    where: tuple[str, ...], message: str, world: OxigraphStore
) -> None:
    rate(world)
    broken: Any = copy.deepcopy(claim_reviews(world)[0])  # Any: JSON's own free form
    holder = broken
    for name in where[:-1]:
        holder = holder[name]
    del holder[where[-1]]
    assert any(found.startswith(message) for found in problems(broken))


def test_a_rating_off_its_scale_is_caught(world: OxigraphStore) -> None:
    rate(world)
    broken: Any = copy.deepcopy(claim_reviews(world)[0])  # Any: JSON's own free form
    broken["reviewRating"]["ratingValue"] = 6.0
    assert problems(broken)
    for given in ((6, 1, 5, "x"), (1, 5, 1, "x"), (1, 1, 5, " ")):
        with pytest.raises(ValueError, match="rating"):
            Scale(*given)
    with pytest.raises(ValueError, match="web address"):
        rating_quads(sample.ATTACK.iri, SCALE, person="Ana", at=datetime(2021, 1, 1, tzinfo=UTC), page="javascript:x")


@pytest.mark.parametrize(
    ("where", "odd"),
    [
        (Outside.SCHEMA_RATING_VALUE, "9"),
        (Outside.SCHEMA_RATING_VALUE, "good"),
        (Outside.PROV_GENERATED_AT_TIME, "soon"),
    ],
    ids=["off its scale", "no number", "no time"],
)
def test_a_rating_of_others_that_cannot_be_read_hides_no_other_rating(
    world: OxigraphStore, where: NamedNode, odd: str
) -> None:
    rate(world)
    at = datetime(2021, 1, 2, tzinfo=UTC)
    review, quads = rating_quads(sample.ATTACK.iri, SCALE, person="Bima", at=at)
    broken = [Quad(q.subject, q.predicate, Literal(odd), q.graph_name) if q.predicate == where else q for q in quads]
    world.put_review(review, broken)
    assert [one.person for one in ratings(world)] == ["Ana"]
    assert [one.person for one in ratings(world, sample.ATTACK.iri)] == ["Ana"]
    assert ratings(world, sample.BRIDGE.iri) == ()


def test_the_author_is_found_behind_any_number_of_denials(world: OxigraphStore) -> None:
    before = claim_reviews(world)
    assert before == ()
    deny_often(world)
    rate(world)
    [review] = claim_reviews(world)
    assert review["itemReviewed"]["author"]["name"] == "Example Post"


def deny_often(store: OxigraphStore) -> None:
    """Thirty statements, all earlier than the article, that deny the attack."""
    graph = NamedNode(graph_iri("https://news.example/denials"))
    quads = []
    for number in range(30):
        node = NamedNode(f"https://news.example/denials#{number}")
        quads += [
            Quad(node, Outside.RDF_TYPE, Class.STATEMENT_ACT, graph),
            Quad(node, Property.SPEAKER, NamedNode(sample.ARMY.iri), graph),
            Quad(node, Property.EXPRESSES, NamedNode(sample.ATTACK.iri), graph),
            Quad(node, Property.POLARITY, concept("polarity", "denies"), graph),
            Quad(node, Property.EXPLICITNESS, concept("explicitness", "explicit"), graph),
            Quad(node, Property.SAID_NOT_AFTER, Literal("2020-01-01"), graph),
        ]
    store.replace_article("https://news.example/denials", quads)

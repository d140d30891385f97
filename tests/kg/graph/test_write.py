from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import ArticleError
from kg.graph import write
from kg.graph.statements import factuality
from kg.graph.vocabulary import Class, Outside, Property
from kg.ids import graph_iri
from kg.model import StatedClaim
from kg.stores.base import REFERENCE_GRAPH, VOCABULARY_GRAPH
from tests import factories
from tests.kg.graph import sample

QUADS = write.article_quads(sample.RECORD, sample.DIRECTORY)


def values(subject: str, predicate: NamedNode) -> set[str]:
    return {
        quad.object.value
        for quad in QUADS
        if quad.subject == NamedNode(subject)
        and quad.predicate == predicate
        and isinstance(quad.object, NamedNode | Literal)
    }


def canonical(quads: tuple[Quad, ...]) -> list[str]:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def test_all_quads_are_in_the_articles_own_graph() -> None:
    assert {quad.graph_name for quad in QUADS} == {NamedNode(graph_iri(sample.ARTICLE.iri))}


def test_there_are_no_blank_nodes() -> None:
    assert not [quad for quad in QUADS if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)]


def test_order_of_the_record_does_not_show() -> None:
    record = sample.RECORD
    turned = replace(record, mentions=record.mentions[::-1], entities=record.entities[::-1], stated=record.stated[::-1])
    assert canonical(write.article_quads(turned, sample.DIRECTORY)) == canonical(QUADS)
    assert list(QUADS) == sorted(set(QUADS), key=str)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_with_another_hash_order_writes_the_same(seed: str) -> None:
    program = (
        "from kg.graph import write; from tests.kg.graph import sample;"
        "print(*write.article_quads(sample.RECORD, sample.DIRECTORY), sep='\\n')"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[3],
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines() == [str(quad) for quad in QUADS]


def test_everything_pointed_to_is_described_in_the_same_graph() -> None:
    described = {quad.subject for quad in QUADS}
    ours = {q.object for q in QUADS if isinstance(q.object, NamedNode) and "/claimgraph/id/" in q.object.value}
    # A condition names the claim that must hold; only a stated claim is described.
    assert ours - described == {NamedNode(sample.WITHDRAW.iri)}


def test_positions_count_code_points() -> None:
    text = "\U0001f600 Vale said it rains."
    article = factories.article(text)
    said = factories.statement(text, "it rains", speaker=sample.VALE)
    quads = write.article_quads(factories.record(article, [(said, sample.ROAD, sample.VALE)]))
    starts = {q.object.value for q in quads if q.predicate == Outside.OA_START and isinstance(q.object, Literal)}
    assert starts == {"12"}


def test_a_span_keeps_32_characters_on_either_side() -> None:
    prefixes = {q.object.value for q in QUADS if q.predicate == Outside.OA_PREFIX and isinstance(q.object, Literal)}
    assert max(map(len, prefixes)) == 32
    assert 'he army of Norland denied it. "' in {prefix[-31:] for prefix in prefixes}


def test_an_implied_claim_is_linked_and_not_expressed() -> None:
    expressed = values(sample.IMPLIED.statement, Property.EXPRESSES)
    (implied,) = values(sample.IMPLIED.statement, Property.IMPLICATION)
    assert expressed == {sample.DEMAND.iri}
    assert values(implied, Property.IMPLIED_CLAIM) == {sample.BELONGS.iri}
    assert values(implied, Property.POLARITY) == {"https://w3id.org/claimgraph/vocab/polarity/denies"}


def test_a_whole_has_parts_and_no_claim() -> None:
    (whole,) = values(sample.BRIDGE_CLOSED.statement, Outside.DCT_IS_PART_OF)
    assert values(whole, Property.KEY) == {"s7"}
    assert not values(whole, Property.EXPRESSES)


def test_a_nested_statement_points_to_the_one_around_it() -> None:
    assert values(sample.INNER.statement, Property.EMBEDDED_IN) == {sample.OUTER.statement}


def test_a_lost_link_of_the_chain_is_an_unknown_source() -> None:
    links = values(sample.DEMANDED.statement, Property.VIA)
    names = {name for link in links for name in values(link, Property.VIA_NAME)}
    sources = {source for link in links for source in values(link, Property.VIA_SOURCE)}
    assert (len(links), len(sources), names) == (2, 2, {"an agency"})
    assert all(Class.UNKNOWN_SOURCE.value in values(source, Outside.RDF_TYPE) for source in sources)


def test_a_place_is_never_an_actor() -> None:
    assert values(sample.LUND.iri, Outside.RDF_TYPE) == {Outside.SCHEMA_PLACE.value}


def test_half_a_surrogate_pair_stops_the_article_by_name() -> None:
    article = factories.article("Vale said it rains \ud800.", id="broken")
    record = factories.record(article, [(factories.statement(article.text, "it rains"), sample.ROAD, sample.VALE)])
    with pytest.raises(ArticleError, match="'broken'"):
        write.article_quads(record)


def test_statements_that_hold_each_other_stop_the_article() -> None:
    text = "Vale said it rains."
    article = factories.article(text)
    first = factories.statement(text, "it rains", key="s1", parent="s2")
    second = factories.statement(text, "rains", key="s2", parent="s1")
    record = factories.record(article, [(first, sample.ROAD, sample.VALE), (second, sample.BRIDGE, sample.VALE)])
    with pytest.raises(ArticleError, match="hold each other"):
        write.article_quads(record)


def test_reference_and_vocabulary_have_graphs_of_their_own() -> None:
    assert {q.graph_name for q in write.reference_quads([sample.VALE])} <= {
        NamedNode(REFERENCE_GRAPH), NamedNode(VOCABULARY_GRAPH),
    }  # fmt: skip
    assert {q.graph_name for q in write.vocabulary_quads()} == {NamedNode(VOCABULARY_GRAPH)}


def test_the_vocabulary_has_no_blank_nodes() -> None:
    assert not [
        q for q in write.vocabulary_quads() if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)
    ]


def test_a_review_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write.review_quads("https://x.example/a", decision="confirmed", person="Ana", at=datetime(2020, 1, 1))  # noqa: DTZ001  # a time without a zone is what must be refused


def test_two_reviews_of_one_thing_are_two_graphs() -> None:
    made = [
        write.review_quads(sample.CHANGE.iri, decision="unclear", person=person, at=datetime(2020, 1, 1, tzinfo=UTC))
        for person in ("Ana", "Ben")
    ]
    assert len({review for review, _ in made}) == len({quads[0].graph_name for _, quads in made}) == 2


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (sample.NARRATION, "certain"),
        (sample.DENIAL, "certain-not"),
        (sample.OFFER, "unstated"),
        (sample.DEMANDED, "unstated"),
        (sample.IMPLIED, "certain-not"),
    ],
    ids=["report", "denial", "offer", "demand", "what the demand implies"],
)
def test_factuality_follows_from_polarity_and_commitment(stated: StatedClaim, expected: str) -> None:
    assert factuality(stated) == expected

"""Articles in every kind of store: replaced and deleted whole, and what is derived from them goes along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import NotFoundError
from kg.graph import identity, write
from kg.ids import graph_iri
from kg.stores import Store, select
from kg.stores.base import DERIVED_GRAPHS, REFERENCE_GRAPH, VOCABULARY_GRAPH
from tests.contracts.holding import EVERYTHING, FIRST, PREFIXES, SECOND, THIRD, P, S, contents, count, fill, quads
from tests.kg.graph import sample


def test_what_was_there_before_goes(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, "old", "kept"))
    store.replace_article(FIRST, quads(FIRST, "new", "kept"))
    assert {row["o"] for row in select(store, EVERYTHING).values()} == {"new", "kept"}
    assert (store.articles(), len(list(store.quads()))) == (1, 2)


def test_a_triple_in_three_graphs_counts_once(store: Store) -> None:
    for article in (FIRST, SECOND, THIRD):
        store.replace_article(article, quads(article, "shared"))
    assert count(store, "?s ?p ?o") == 1
    assert count(store, "GRAPH ?g { ?s ?p ?o } FILTER(!CONTAINS(STR(?g), 'catalog'))") == 3


def test_a_shared_triple_stays_until_the_last_article_goes(store: Store) -> None:
    for article in (FIRST, SECOND):
        store.replace_article(article, quads(article, "shared", article))
    store.delete_article(FIRST)
    assert {row["o"] for row in select(store, EVERYTHING).values()} == {"shared", SECOND}
    store.delete_article(SECOND)
    assert contents(store) == (set(), [])


def test_an_unknown_article_cannot_be_deleted(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.delete_article(FIRST)


def test_deleting_and_ingesting_again_gives_an_equal_store(store: Store) -> None:
    fill(store)
    before = contents(store)
    store.delete_article(sample.SECOND.iri)
    assert contents(store) != before
    fill(store)
    assert contents(store) == before


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    fill(store)
    before = contents(store)
    store.replace_article(sample.ARTICLE.iri, write.article_quads(sample.RECORD, sample.DIRECTORY))
    assert contents(store) == before


def test_a_store_tells_whether_it_holds_exactly_this(store: Store) -> None:
    assert not store.holds_article(FIRST, quads(FIRST, "a"))
    store.replace_article(FIRST, quads(FIRST, "a", "b"))
    assert store.holds_article(FIRST, quads(FIRST, "b", "a"))
    assert not store.holds_article(FIRST, quads(FIRST, "a"))
    assert not store.holds_article(FIRST, quads(FIRST, "a", "c"))


def test_derived_facts_go_with_their_statements(store: Store) -> None:
    fill(store)
    assert count(store, "?c a cg:Contradiction") == 3
    store.delete_article(sample.SECOND.iri)
    assert count(store, "?c a cg:Contradiction") == 2
    assert count(store, f"<{sample.DISPUTE.iri}> cg:hasContradiction ?c") == 1
    assert (
        count(store, "?x cg:sideA|cg:sideB|cg:statement|cg:hasContradiction ?y FILTER NOT EXISTS { ?y a ?kind }") == 0
    )
    assert (
        count(store, "?stance a cg:Stance FILTER NOT EXISTS { ?stance <http://www.w3.org/ns/prov#wasDerivedFrom> ?s }")
        == 0
    )
    for graph in DERIVED_GRAPHS:
        assert count(store, f"GRAPH <{graph}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ ?s ?p ?o }}") == 0


def test_a_new_text_without_a_statement_takes_its_contradictions_along(store: Store) -> None:
    fill(store)
    kept = [quad for quad in write.article_quads(sample.RECORD) if quad.subject != NamedNode(sample.DENIAL.statement)]
    store.replace_article(sample.ARTICLE.iri, kept)
    assert [row["c"] for row in select(store, f"{PREFIXES} SELECT ?c WHERE {{ ?c a cg:Contradiction }}").values()] == [
        sample.IMPLIED_DENIAL.iri
    ]


def test_an_implied_claim_that_goes_takes_its_contradictions_along(store: Store) -> None:
    fill(store)
    implied = NamedNode(identity.implied_iri(sample.IMPLIED))
    quads = write.article_quads(sample.RECORD, sample.DIRECTORY)
    store.replace_article(sample.ARTICLE.iri, [quad for quad in quads if implied not in (quad.subject, quad.object)])
    assert count(store, f"<{sample.IMPLIED_DENIAL.iri}> ?p ?o") == 0
    assert count(store, "?c a cg:Contradiction") == 2


def test_a_dispute_goes_with_its_last_contradiction(store: Store) -> None:
    fill(store)
    store.delete_article(sample.ARTICLE.iri)
    kinds = "cg:Dispute, cg:DisputeSide, cg:Showing, cg:Contradiction, cg:NotContradiction"
    assert count(store, f"?x a ?kind FILTER(?kind IN ({kinds}))") == 0
    # The admission stands in the second article: what it says is still held.
    assert count(store, "?x a cg:Stance") == 1


def test_a_review_outlives_the_article_and_comes_back_to_it(store: Store) -> None:
    review, decision = write.review_quads(
        sample.CHANGE.iri, decision="rejected", person="Ana", at=datetime(2021, 1, 1, tzinfo=UTC)
    )
    fill(store)
    store.put_review(review, decision)
    store.delete_article(sample.SECOND.iri)
    fill(store)
    assert count(store, "?r cg:reviewOf ?c . ?c a cg:Contradiction") == 1


def test_reference_graphs_are_replaced_one_by_one(store: Store) -> None:
    both = {"a": REFERENCE_GRAPH, "v": VOCABULARY_GRAPH}
    store.put_reference([Quad(S, P, Literal(value), NamedNode(graph)) for value, graph in both.items()])
    store.put_reference([Quad(S, P, Literal("b"), NamedNode(REFERENCE_GRAPH))])
    assert {row["o"] for row in select(store, EVERYTHING).values()} == {"b", "v"}


@pytest.mark.parametrize(
    "quad",
    [
        Quad(S, P, Literal("x"), NamedNode(graph_iri(SECOND))),
        Quad(S, P, Literal("x")),
        Quad(BlankNode(), P, Literal("x"), NamedNode(graph_iri(FIRST))),
        Quad(S, P, BlankNode(), NamedNode(graph_iri(FIRST))),
    ],
    ids=["other-graph", "default-graph", "blank-subject", "blank-object"],
)
def test_what_may_not_be_written_changes_nothing(store: Store, quad: Quad) -> None:
    store.replace_article(FIRST, quads(FIRST, "old"))
    before, version = contents(store), store.version()
    with pytest.raises(ValueError, match=r"not be written here|not kept"):
        store.replace_article(FIRST, [*quads(FIRST, "new"), quad])
    assert (contents(store), store.version()) == (before, version)


def test_an_error_half_way_keeps_nothing(store: Store) -> None:
    store.replace_article(FIRST, quads(FIRST, "old"))
    before = contents(store)

    def breaking() -> Iterator[Quad]:
        yield from quads(FIRST, "new")
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError, match="broke off"):
        store.replace_article(FIRST, breaking())
    assert contents(store) == before

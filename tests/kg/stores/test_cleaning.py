"""Looking only at what points to gone nodes leaves the same facts as looking at everything, and nothing dangling."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from benchmarks.store import generate
from kg.graph import write
from kg.graph.vocabulary import Class, Outside
from kg.stores import OxigraphStore, RemoteStore, pieces, select, updates
from kg.stores.base import DERIVED_GRAPHS, GROUNDS, Change
from tests.kg.graph import sample
from tests.kg.stores.endpoint import endpoint

EVERYTHING = Path(__file__).with_name("clean-everything.ru").read_text("utf-8")
CG = "https://w3id.org/claimgraph/ns#"
Graphs = dict[str, list[Quad]]


@pytest.fixture(scope="module")
def world() -> Graphs:
    """Two generated events with all that is derived from them, by graph."""
    found: Graphs = {}
    batches = [batch for batch in generate.batches(60_000) if 3 <= len(batch.records) <= 8]
    for quad in (quad for batch in batches[:2] for quad in batch.quads):
        found.setdefault(str(quad.graph_name)[1:-1], []).append(quad)
    return found


def articles(world: Graphs) -> list[str]:
    kind, article = Outside.RDF_TYPE, Class.ARTICLE
    return sorted(
        q.subject.value for quads in world.values() for q in quads if (q.predicate, q.object) == (kind, article)
    )


def opened(world: Graphs) -> OxigraphStore:
    store = OxigraphStore()
    store.fill(pieces.of_quads(quad for quads in world.values() for quad in quads))
    return store


def facts(store: OxigraphStore) -> set[str]:
    """All triples of the default graph and all derived quads."""
    inner = store._store
    graphs = [ox.DefaultGraph(), *map(NamedNode, DERIVED_GRAPHS)]
    return {str(quad) for graph in graphs for quad in inner.quads_for_pattern(None, None, None, graph)}


def write_fully_cleaned(store: OxigraphStore, wanted: updates.Replacement) -> None:
    store._update(updates.write_whole(wanted))
    store._update(EVERYTHING)


def without(quads: Collection[Quad], nodes: set[str]) -> list[Quad]:
    return [quad for quad in quads if str(quad.subject) not in nodes]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_targeted_cleaning_leaves_what_full_cleaning_leaves(world: Graphs, data: st.DataObject) -> None:
    targeted, full = opened(world), opened(world)
    for article in data.draw(st.lists(st.sampled_from(articles(world)), min_size=1, max_size=3, unique=True)):
        graph = write.graph_iri(article)
        grounds = sorted({str(quad.subject) for quad in world[graph] if quad.object in GROUNDS})
        gone = set(data.draw(st.one_of(st.just(grounds), st.lists(st.sampled_from(grounds), max_size=6))))
        kept = without(world[graph], gone) if data.draw(st.booleans()) else []
        targeted.replace_article(article, kept)
        write_fully_cleaned(full, updates.replace_article(graph, kept))
        assert facts(targeted) == facts(full)


OWN, NOTE = NamedNode("https://x.example/graph/mine"), NamedNode("https://x.example/note")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_a_person_says_of_derived_facts_stays_when_they_go(world: Graphs, data: st.DataObject) -> None:
    """Even word for word what the program said: cleaning takes from derived graphs, and the union stays the union."""
    store = opened(world)
    derived = [quad for graph in DERIVED_GRAPHS for quad in world.get(graph, ())]
    repeated = data.draw(st.lists(st.sampled_from(derived), min_size=1, max_size=40, unique=True))
    words = {Quad(quad.subject, NOTE, ox.Literal("I wonder."), OWN) for quad in repeated}
    words |= {Quad(quad.subject, quad.predicate, quad.object, OWN) for quad in repeated}
    store.change(Change(inserted=tuple(words)))
    for article in data.draw(st.lists(st.sampled_from(articles(world)), min_size=1, max_size=4, unique=True)):
        store.delete_article(article)
    assert set(store.quads(OWN.value)) == words
    assert set(store._store.quads_for_pattern(None, None, None, ox.DefaultGraph())) == {
        Quad(quad.subject, quad.predicate, quad.object) for quad in store.quads()
    }


def test_a_person_s_judgement_on_two_actors_stays_when_an_article_with_one_of_them_goes() -> None:
    store = OxigraphStore()
    for record in (sample.RECORD, sample.SECOND_RECORD):
        store.replace_article(record.article.iri, write.article_quads(record, sample.DIRECTORY))
    actors = tuple(sorted(entity.iri for entity in sample.SECOND_RECORD.entities))[:2]
    at = datetime(2026, 5, 2, tzinfo=UTC)
    review, quads = write.review_quads(
        subject="https://x.example/x", decision="confirmed", person="A. Reader", at=at, compared=actors
    )
    store.put_review(review, quads)
    written = set(store.quads(str(quads[0].graph_name)[1:-1]))
    for record in (sample.RECORD, sample.SECOND_RECORD):
        store.delete_article(record.article.iri)
    assert len(written) == len(quads)
    assert set(store.quads()) == written
    assert all(Quad(quad.subject, quad.predicate, quad.object) in store._store for quad in written)


def test_nothing_dangles_after_articles_went(world: Graphs) -> None:
    store = opened(world)
    going = articles(world)[::2]
    for article in going:
        store.delete_article(article)
    left = f"""SELECT ?s ?p ?o WHERE {{
      VALUES ?g {{ {" ".join(f"<{graph}>" for graph in DERIVED_GRAPHS)} }}
      GRAPH ?g {{ ?s ?p ?o }}
      FILTER(STRSTARTS(STR(?o), "https://w3id.org/claimgraph/id/"))
      FILTER(?p != <{Outside.PROV_WAS_GENERATED_BY.value}>)  # runs are told once, in the first batch
      FILTER NOT EXISTS {{ ?o a ?kind }}
    }}"""
    assert store.articles() == len(articles(world)) - len(going)
    assert select(store, left).rows == ()
    assert len(select(store, f"SELECT ?c WHERE {{ ?c a <{CG}Contradiction> }}"))


def test_a_dispute_is_open_again_when_the_statement_that_ended_it_goes() -> None:
    ended = replace(sample.DISPUTE, status="settled", ended_by=sample.ADMISSION.statement)
    store = OxigraphStore()
    for record in (sample.RECORD, sample.SECOND_RECORD):
        store.replace_article(record.article.iri, write.article_quads(record, sample.DIRECTORY))
    store.replace_derived(write.derived_quads(sample.FOUND, (ended,), sample.STATED, changes=(sample.TURN,)))
    store.delete_article(sample.SECOND.iri)
    found = select(store, f"SELECT ?status ?end {{ ?d <{CG}status> ?status OPTIONAL {{ ?d <{CG}endedBy> ?end }} }}")
    assert [*found.values()] == [{"status": "open", "end": None}]
    assert not len(select(store, f"SELECT ?change {{ ?change a <{CG}PositionChange> }}"))


def test_both_kinds_of_store_clean_alike(world: Graphs) -> None:
    near = opened(world)
    with endpoint() as address:
        far = RemoteStore.open(address)
        far.fill(pieces.of_quads(quad for quads in world.values() for quad in quads))
        for article in articles(world)[:2]:
            graph = write.graph_iri(article)
            said = [str(quad.subject) for quad in world[graph] if quad.object == GROUNDS[0]]
            for store in (near, far):
                store.replace_article(article, without(world[graph], set(said[:3])))
        found = {str(quad) for quad in far.quads()}
        far.close()
        assert found == {str(quad) for quad in near.quads()}


def test_a_triple_in_two_replaced_graphs_leaves_the_default_graph_with_the_last() -> None:
    store = OxigraphStore()
    node = NamedNode("https://x.example/s")
    shared = [Quad(node, node, node, NamedNode(graph)) for graph in DERIVED_GRAPHS]
    store.replace_derived(shared)
    store.replace_derived(shared[:1])
    assert len(facts(store)) == 2
    store.replace_derived([])
    assert facts(store) == set()

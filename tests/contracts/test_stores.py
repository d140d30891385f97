"""Every kind of store as a whole: versions and what was written since, snapshots, closing, filling."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.ids import graph_iri
from kg.stores import OxigraphStore, Store, open_store, pieces, select, updates
from kg.stores.base import CATALOG_GRAPH, DERIVED_GRAPHS, REFERENCE_GRAPH, Changes
from tests.contracts.holding import EVERYTHING, FIRST, SECOND, P, S, contents, count, fill, quads
from tests.kg.graph import sample


def test_an_empty_store(store: Store) -> None:
    assert (store.articles(), list(store.quads()), store.version()) == (0, [], "0")


def test_the_version_changes_with_every_write_and_only_then(store: Store) -> None:
    seen = [store.version()]
    for change in (
        lambda: store.replace_article(FIRST, quads(FIRST, "a")),
        lambda: store.replace_article(FIRST, quads(FIRST, "b")),
        lambda: store.replace_derived([]),
        lambda: store.put_reference([Quad(S, P, Literal("r"), NamedNode(REFERENCE_GRAPH))]),
        lambda: store.delete_article(FIRST),
    ):
        change()
        select(store, EVERYTHING)
        seen.append(store.version())
    assert len(set(seen)) == len(seen)


def test_the_same_writes_give_the_same_version(store: Store) -> None:
    other = OxigraphStore()
    for target in (store, other):
        target.replace_article(FIRST, quads(FIRST, "a", "b"))
        target.delete_article(FIRST)
    assert store.version() == other.version()


def test_a_store_tells_which_graphs_were_written_since_a_version(store: Store) -> None:
    fill(store)
    seen, article = store.version(), sample.SECOND.iri
    assert store.changes(seen) == Changes(seen)
    store.put_reference([Quad(S, P, Literal("r"), NamedNode(REFERENCE_GRAPH))])
    store.replace_article(FIRST, quads(FIRST, "a"))
    assert store.changes(seen) == Changes(store.version(), tuple(sorted((REFERENCE_GRAPH, graph_iri(FIRST)))))
    between = store.version()
    store.delete_article(article)
    assert store.changes(between) == Changes(store.version(), (graph_iri(article),), is_cleaned=True)
    store.replace_derived([])
    assert {*DERIVED_GRAPHS, graph_iri(article)} == set((store.changes(between) or Changes("")).graphs)


def test_a_version_of_another_history_is_not_remembered(store: Store) -> None:
    other = OxigraphStore()
    for target, article in ((store, FIRST), (other, SECOND)):
        target.replace_article(article, quads(article, "a"))
        target.replace_article(article, quads(article, "b"))
    assert store.changes(other.version()) is None
    assert (store.changes("0") or Changes("")).graphs == (graph_iri(FIRST),)


def test_the_log_of_writes_has_an_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "MAX_LOG", 3)
    versions = [store.version()]
    for number in range(6):
        store.replace_article(FIRST, quads(FIRST, str(number)))
        versions.append(store.version())
    assert [store.changes(version) is None for version in versions] == [True, True, True, False, False, False, False]
    assert count(store, f"GRAPH <{CATALOG_GRAPH}> {{ ?s ?p ?o }}") == 3 + 3 * 3


def test_one_graph_can_be_read_alone(store: Store) -> None:
    fill(store)
    graph = graph_iri(sample.SECOND.iri)
    assert graph in store.graphs()
    assert CATALOG_GRAPH not in store.graphs()
    assert {str(quad) for quad in store.quads(graph)} == {
        str(quad) for quad in store.quads() if quad.graph_name == NamedNode(graph)
    }


def test_a_snapshot_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    fill(store)
    store.snapshot(tmp_path / "copy")
    before = contents(store)
    store.delete_article(sample.SECOND.iri)
    copy = open_store(str(tmp_path / "copy"))
    assert contents(copy) == before
    copy.close()


def test_a_snapshot_never_overwrites(store: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreError, match="does not exist yet"):
        store.snapshot(tmp_path / "taken")


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.articles()


def test_no_kind_of_store_accepts_an_unknown_scheme() -> None:
    with pytest.raises(StoreError, match="give a folder"):
        open_store("ftp://x.example/store")


def test_an_empty_store_is_filled_as_if_its_parts_had_been_written(store: Store) -> None:
    model = OxigraphStore()
    fill(model)
    store.fill(pieces.of_quads(model.quads()))
    assert contents(store) == contents(model)
    assert store.version() != "0"
    with pytest.raises(StoreError, match="empty"):
        store.fill(pieces.of_quads(model.quads()))
    assert contents(store) == contents(model)


@pytest.mark.parametrize("graph", [DefaultGraph(), NamedNode(CATALOG_GRAPH)], ids=["default", "catalog"])
def test_filling_takes_named_graphs_only(store: Store, graph: NamedNode | DefaultGraph) -> None:
    with pytest.raises(ValueError, match="named graphs"):
        store.fill(pieces.of_quads([Quad(S, P, Literal("x"), graph)]))
    with pytest.raises(ValueError, match="blank"):
        store.fill(pieces.of_quads([Quad(S, P, BlankNode(), NamedNode(graph_iri(FIRST)))]))
    assert store.articles() == 0

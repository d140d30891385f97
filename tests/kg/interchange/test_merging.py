"""An import into a store that holds something: as if all of it had been taken in there, or nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import pipeline
from kg.errors import BusyError, InputError
from kg.graph import validate, write
from kg.graph.vocabulary import Outside
from kg.ids import graph_iri
from kg.interchange import files, importing, registry
from kg.model import ArticleRecord
from kg.pipeline import Knowledge
from kg.settings import seeds_folder
from kg.stores import OxigraphStore, Store, select
from kg.stores.base import DERIVED_GRAPHS, RECORDED_AT, REFERENCE_GRAPH, Change
from tests.kg.graph import sample

FIRST, SECOND = sample.RECORD, sample.SECOND_RECORD
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
OTHERS = "https://a.example/graph"


@cache
def knowledge() -> Knowledge:
    return pipeline.load_knowledge(seeds_folder())


def derive(store: Store) -> None:
    pipeline.derive(store, knowledge(), pipeline.RunReport())


def made(store: OxigraphStore, *records: ArticleRecord, day: int = 1) -> OxigraphStore:
    """Articles as an ingest writes them, derived facts included."""
    store.put_reference((*write.reference_quads(sample.DIRECTORY.values()), *write.vocabulary_quads()))
    for record in records:
        at = write.recording_quad(record.article, datetime(2021, 1, day, tzinfo=UTC))
        store.replace_article(record.article.iri, (*write.article_quads(record, sample.DIRECTORY), at))
    derive(store)
    return store


def exported(store: Store, folder: Path, name: str = "nq") -> Path:
    path = folder / f"export.{name}"
    files.save(store, registry.find(name), path)
    return path


def filled(folder: Path, *records: ArticleRecord, change: Callable[[OxigraphStore], object] | None = None) -> Path:
    store = made(OxigraphStore(folder / "store"), *records)
    if change is not None:
        change(store)
    store.close()
    return folder / "store"


def everything(store: Store) -> tuple[set[Quad], object]:
    return set(store.quads()), select(store, EVERYTHING).rows


def kept(folder: Path) -> tuple[set[Quad], object]:
    store = OxigraphStore(folder)
    try:
        return everything(store)
    finally:
        store.close()


def brought(source: Path, target: Path, *, is_replacing: bool = False) -> importing.Imported:
    return importing.import_file(source, str(target), is_replacing=is_replacing, derive=derive)


@pytest.mark.parametrize("name", ["nq", "jsonld"])
def test_an_article_of_a_file_joins_those_of_the_store(name: str, tmp_path: Path) -> None:
    """The contradiction between the two is found, and nothing derived from one of them alone is left."""
    source = exported(made(OxigraphStore(), SECOND), tmp_path, name)
    target = filled(tmp_path, FIRST)
    done = brought(source, target)
    both = made(OxigraphStore(), FIRST, SECOND)
    assert kept(target) == everything(both)
    assert (done.articles, done.replaced, done.unchanged) == (1, 0, 0)
    assert validate.check_store(both).violations == ()
    derived = [
        {quad for graph in DERIVED_GRAPHS for quad in store.quads(graph)}
        for store in (both, made(OxigraphStore(), FIRST))
    ]
    assert derived[0] != derived[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == [source.name, "store"]


def test_an_article_that_is_there_already_is_left_alone_whenever_it_was_taken_in(tmp_path: Path) -> None:
    source = exported(made(OxigraphStore(), FIRST, SECOND, day=2), tmp_path)
    target = filled(tmp_path, FIRST)
    done = brought(source, target)
    assert done.unchanged == 1
    store = OxigraphStore(target)
    (first,) = [quad for quad in store.quads(graph_iri(FIRST.article.iri)) if quad.predicate == RECORDED_AT]
    assert "2021-01-01" in str(first.object)
    store.close()


def other_words(store: OxigraphStore) -> None:
    """The first article as another program may have read it."""
    graph = graph_iri(FIRST.article.iri)
    name = NamedNode(FIRST.article.iri)
    (held,) = [quad for quad in store.quads(graph) if quad.subject == name and quad.predicate == Outside.DCT_IDENTIFIER]
    store.change(Change(deleted=(held,), inserted=(Quad(name, held.predicate, Literal("other"), NamedNode(graph)),)))


def test_other_content_of_an_article_is_refused_and_replaces_only_when_asked(tmp_path: Path) -> None:
    source = exported(made(OxigraphStore(), FIRST, SECOND), tmp_path)
    target = filled(tmp_path, FIRST, change=other_words)
    before = kept(target)
    with pytest.raises(
        InputError, match=f"(?s)other content; nothing was changed.*--replace.*{graph_iri(FIRST.article.iri)}"
    ):
        brought(source, target)
    assert kept(target) == before
    assert brought(source, target, is_replacing=True).replaced == 1
    assert kept(target) == everything(made(OxigraphStore(), FIRST, SECOND))


def test_reviews_and_graphs_of_others_come_along(tmp_path: Path) -> None:
    world = made(OxigraphStore(), FIRST, SECOND)
    node = NamedNode("https://a.example/s")
    review, quads = write.review_quads(
        sample.CHANGE.iri, decision="confirmed", person="Ana", at=datetime(2021, 1, 1, tzinfo=UTC)
    )
    world.put_review(review, quads)
    world.change(Change(inserted=(Quad(node, node, node, NamedNode(OTHERS)),)))
    target = filled(tmp_path, FIRST)
    brought(exported(world, tmp_path), target)
    derive(world)
    assert kept(target) == everything(world)
    store = OxigraphStore(target)
    assert OTHERS in store.graphs()
    store.close()


def test_reference_facts_of_the_store_stay_and_unknown_things_are_added(tmp_path: Path) -> None:
    def rename(store: OxigraphStore) -> None:
        known, *rest = store.quads(REFERENCE_GRAPH)
        gone = {quad for quad in rest if quad.subject == rest[-1].subject and quad.subject != known.subject}
        store.put_reference(quad for quad in (known, *rest) if quad not in gone)

    source = exported(made(OxigraphStore(), FIRST), tmp_path)
    target = filled(tmp_path, FIRST, change=rename)
    brought(source, target)
    assert kept(target) == everything(made(OxigraphStore(), FIRST))


def test_a_failure_while_facts_are_worked_out_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    source = exported(made(OxigraphStore(), SECOND), tmp_path)
    target = filled(tmp_path, FIRST)
    before = kept(target)

    def fail(_: Store) -> None:
        raise InputError("no actors")

    with pytest.raises(InputError, match="no actors"):
        importing.import_file(source, str(target), derive=fail)
    assert kept(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [source.name, "store"]


def test_a_store_that_another_program_has_open_is_not_written(tmp_path: Path) -> None:
    source = exported(made(OxigraphStore(), SECOND), tmp_path)
    target = filled(tmp_path, FIRST)
    held = OxigraphStore(target)
    with pytest.raises(BusyError):
        brought(source, target)
    held.close()


def test_a_file_that_breaks_a_shape_changes_nothing(tmp_path: Path) -> None:
    source = exported(made(OxigraphStore(), SECOND), tmp_path)
    lines = source.read_text("utf-8").split("\n")
    source.write_text("\n".join(line for line in lines if "ns#sha256>" not in line), "utf-8")
    target = filled(tmp_path, FIRST)
    before = kept(target)
    with pytest.raises(InputError, match="breaks the shapes"):
        brought(source, target)
    assert kept(target) == before

"""Imports: what was exported comes back whole; whatever is wrong is named and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError, StoreError
from kg.interchange import files, importing, registry
from kg.stores import OxigraphStore, Store, open_store, select
from tests.kg.graph.conftest import fill
from tests.kg.stores.endpoint import endpoint

EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
GRAPH = "<https://w3id.org/claimgraph/graph/reference>"
HEAD = "<https://a.example/s> <https://a.example/p>"
GOOD = f"{HEAD} <https://a.example/o> {GRAPH} .\n"


@pytest.fixture(scope="module")
def world() -> OxigraphStore:
    return fill(OxigraphStore())


def exported(world: OxigraphStore, name: str, folder: Path) -> Path:
    path = folder / f"export.{name}"
    files.save(world, registry.find(name), path)
    return path


def contents(store: Store) -> tuple[set[ox.Quad], object]:
    return set(store.quads()), select(store, EVERYTHING).rows


def contents_of(folder: Path) -> tuple[set[ox.Quad], object]:
    store = open_store(str(folder))
    try:
        return contents(store)
    finally:
        store.close()


def version_of(folder: Path) -> str:
    store = open_store(str(folder))
    try:
        return store.version()
    finally:
        store.close()


@pytest.mark.parametrize("name", [name for name in registry.NAMES if registry.find(name).is_lossless])
def test_an_export_fills_an_empty_store_with_the_same_graphs_and_answers(
    name: str, world: OxigraphStore, tmp_path: Path
) -> None:
    done = importing.import_file(exported(world, name, tmp_path), str(tmp_path / "new" / "store"))
    store = open_store(str(tmp_path / "new" / "store"))
    assert contents(store) == contents(world)
    assert (done.quads, done.articles) == (len(set(world.quads())), 2)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["store"]
    store.close()


def test_an_endpoint_that_holds_nothing_takes_an_export(world: OxigraphStore, tmp_path: Path) -> None:
    source = exported(world, "nq", tmp_path)
    with endpoint() as address:
        importing.import_file(source, address)
        store = open_store(address)
        assert contents(store) == contents(world)
        with pytest.raises(StoreError, match="empty"):
            importing.import_file(source, address)
        store.close()


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("nq", f"{GOOD}\n# a remark\n{HEAD} .\n", "line 4, column"),
        ("nq", f'{GOOD}{HEAD} "x {GRAPH} .\n', "line 2, column"),
        ("nq", f"{GOOD}# a remark\n\n_:b <https://a.example/p> <x:o> {GRAPH} .\n", "line 4: blank nodes"),
        ("nq", f"{GOOD}{HEAD} <x:o> .\n", "line 2: .*no named graph"),
        ("nq", GOOD.replace("reference", "catalog"), "line 1: a store makes its own notes"),
        ("nq", GOOD.replace("<https://a.example/o>", '"x"@en--ltr'), "base direction"),
        ("nq", "", "holds no quads"),
        ("trig", f"{GRAPH} {{\n <https://a.example/s> <https://a.example/p> [] }}", "blank nodes"),
        ("trig", f"{GRAPH} {{\n <https://a.example/s> a nothing:x }}", "line 2, column 26: .*prefix"),
        ("jsonld", '{"@context": "https://a.example/context", "@id": "https://a.example/s"}', "remote contexts"),
        ("jsonld", '[{"@id":\n "https://a.example/s",,}]', "line 2, column"),
        ("owl", "x", "expected one of .*nq"),
    ],
    ids=["cut", "open quote", "blank node", "no graph", "catalog", "direction", "empty", "brackets",
         "prefix", "context elsewhere", "json", "format"],
)  # fmt: skip
def test_a_bad_file_is_named_with_the_place_and_leaves_nothing_behind(
    name: str, text: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / f"bad.{name}"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=f"bad.{name}.*{reason}"):
        importing.import_file(path, str(tmp_path / "store"))
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.nq"
    path.write_bytes(GOOD.encode() + b'<https://a.example/s> <https://a.example/p> "\xff" .\n')
    with pytest.raises(InputError, match=r"line 2, column .*UTF-8"):
        importing.import_file(path, str(tmp_path / "store"))


def test_what_breaks_a_shape_is_refused_with_the_words_of_the_shape(world: OxigraphStore, tmp_path: Path) -> None:
    path = exported(world, "nq", tmp_path)
    kept = [line for line in path.read_text("utf-8").splitlines() if "ns#sha256>" not in line]
    path.write_text("\n".join(kept) + "\n", "utf-8")
    with pytest.raises(InputError, match=r"breaks the shapes.*\n.*SHA-256"):
        importing.import_file(path, str(tmp_path / "store"))
    assert not (tmp_path / "store").exists()


def test_an_article_in_the_graph_of_another_is_refused(world: OxigraphStore, tmp_path: Path) -> None:
    path = exported(world, "nq", tmp_path)
    first = next(graph for graph in world.graphs() if "/graph/article/" in graph)
    path.write_text(path.read_text("utf-8").replace(f"<{first}> .", f"<{first[:-2]}aa> ."), "utf-8")
    with pytest.raises(InputError, match="expected exactly the article or review that this"):
        importing.import_file(path, str(tmp_path / "store"))


def test_the_same_file_again_changes_nothing(world: OxigraphStore, tmp_path: Path) -> None:
    source = exported(world, "nq", tmp_path)
    target = tmp_path / "store"
    importing.import_file(source, str(target))
    before = version_of(target)
    with pytest.raises(InputError, match="holds something already"):
        importing.import_file(source, str(target))
    done = importing.import_file(source, str(target), derive=lambda _: pytest.fail("there is nothing to work out"))
    assert (done.unchanged, done.replaced) == (2, 0)
    assert version_of(target) == before
    assert contents_of(target) == contents(world)


def test_a_folder_that_is_no_store_is_left_alone(world: OxigraphStore, tmp_path: Path) -> None:
    source = exported(world, "nq", tmp_path)
    target = tmp_path / "papers"
    target.mkdir()
    (target / "letter.txt").write_text("Dear Ana")
    with pytest.raises(InputError, match="holds something that is no store"):
        importing.import_file(source, str(target))
    assert [path.name for path in target.iterdir()] == ["letter.txt"]


def test_too_many_quads_are_refused(world: OxigraphStore, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="more than 100 quads"):
        importing.import_file(exported(world, "nq", tmp_path), str(tmp_path / "store"), most_quads=100)


def test_graphs_that_somebody_else_wrote_come_along(world: OxigraphStore, tmp_path: Path) -> None:
    path = exported(world, "trig", tmp_path)
    path.write_text(path.read_text("utf-8") + f"<https://a.example/g> {{ {HEAD} 1 }}\n", "utf-8")
    importing.import_file(path, str(tmp_path / "store"))
    store = open_store(str(tmp_path / "store"))
    assert "https://a.example/g" in store.graphs()
    assert len(select(store, f"SELECT ?o WHERE {{ {HEAD} ?o }}")) == 1
    store.close()

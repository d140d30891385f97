"""Writes from outside: whatever they do, the default graph stays the union of the named graphs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import BusyError, ChangedError, ProtectedError, QueryError, TooLargeError
from kg.graph import write
from kg.ids import BASE, graph_iri
from kg.stores import OxigraphStore, RemoteStore, Store, open_store, outside
from kg.stores.base import CONTRADICTIONS_GRAPH, DERIVED_GRAPHS, OWN_GRAPH, VOCABULARY_GRAPH
from tests.kg.graph import sample
from tests.kg.stores.endpoint import endpoint
from tests.kg.stores.writing import PREFIX, union_holds, writer_of

S, P = NamedNode("https://x.example/s"), NamedNode("https://x.example/p")
G, H = "https://x.example/g", "https://x.example/h"
# Grows by the fourth power of what is in the store, and has to be sorted.
RUNAWAY = "INSERT { ?a :many ?l } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } "


def named(store: Store) -> set[tuple[str, str]]:
    """Triples of named graphs with the local name of their graph."""
    return {
        (
            str(q.graph_name).rstrip(">").rsplit("/", 1)[-1],
            " ".join(str(t).rstrip(">").rsplit("/", 1)[-1] for t in q.triple),
        )
        for q in store.quads()
    }


@pytest.fixture(params=["memory", "disk", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "remote":
        with endpoint() as address:
            opened: Store = open_store(address)
            assert isinstance(opened, RemoteStore)
            yield opened
            opened.close()
        return
    opened = OxigraphStore(tmp_path / "store" if request.param == "disk" else None)
    yield opened
    opened.close()


def test_data_come_and_go(store: Store) -> None:
    writer = writer_of(store)
    writer.update(PREFIX + "INSERT DATA { :s :p 1 . GRAPH :g { :s :p 1, 2 } }")
    assert named(store) == {("default", "s p " + str(Literal(1)).rsplit("/", 1)[-1].rstrip(">"))} | {
        ("g", f"s p {str(Literal(n)).rsplit('/', 1)[-1].rstrip('>')}") for n in (1, 2)
    }
    assert union_holds(store)
    writer.update(PREFIX + "DELETE DATA { :s :p 1 . GRAPH :g { :s :p 2 } }")
    assert {str(quad) for quad in store.quads()} == {str(Quad(S, P, Literal(1), NamedNode(G)))}
    assert union_holds(store)
    writer.update(PREFIX + "DELETE DATA { GRAPH :g { :s :p 1 } }")
    assert (store.graphs(), list(store.quads())) == ((), [])
    assert union_holds(store)


def test_a_pattern_sees_what_the_operation_before_it_did(store: Store) -> None:
    writer_of(store).update(
        PREFIX
        + """INSERT DATA { GRAPH :g { :a :p :b } GRAPH :h { :b :p :c } } ;
             PREFIX y: <https://x.example/>
             DELETE { GRAPH ?g { ?x :p ?y } } INSERT { ?y y:q ?x } WHERE { GRAPH ?g { ?x :p ?y } } ;
             INSERT { GRAPH :n { ?s :r [ :of ?o ] } } WHERE { ?s :q ?o }"""
    )
    assert ("default", "b q a") in named(store)
    assert store.graphs() == (OWN_GRAPH, "https://x.example/n")
    assert len({q.object for q in store.quads("https://x.example/n") if q.predicate.value.endswith("/r")}) == 2
    assert all(isinstance(q.object, NamedNode) and isinstance(q.subject, NamedNode) for q in store.quads())
    assert union_holds(store)


@pytest.mark.parametrize(
    ("update", "left"),
    [
        ("CLEAR DEFAULT", {("g", "s p t"), ("g", "s p u"), ("h", "s p t")}),
        ("DROP NAMED", {("default", "s p t"), ("default", "s p v")}),
        ("CLEAR ALL", set()),
        ("DROP GRAPH :g", {("default", "s p t"), ("default", "s p v"), ("h", "s p t")}),
        ("CLEAR GRAPH :g ; INSERT DATA { GRAPH :h { :s :p :w } }",
         {("default", "s p t"), ("default", "s p v"), ("h", "s p t"), ("h", "s p w")}),
        ("DROP SILENT GRAPH :none ; CREATE SILENT GRAPH :g ; DROP NAMED ; DROP DEFAULT", set()),
        ("COPY :g TO :h ; DROP GRAPH :g",
         {("default", "s p t"), ("default", "s p v"), ("h", "s p t"), ("h", "s p u")}),
        ("MOVE GRAPH :g TO :n",
         {("default", "s p t"), ("default", "s p v"), ("h", "s p t"), ("n", "s p t"), ("n", "s p u")}),
        ("ADD :g TO DEFAULT ; CLEAR GRAPH :g ; CLEAR GRAPH :h",
         {("default", "s p t"), ("default", "s p u"), ("default", "s p v")}),
        ("MOVE DEFAULT TO :h", {("g", "s p t"), ("g", "s p u"), ("h", "s p t"), ("h", "s p v")}),
        ("COPY :g TO :g ; COPY SILENT :none TO :h",
         {("default", "s p t"), ("default", "s p v"), ("g", "s p t"), ("g", "s p u"), ("h", "s p t")}),
        ("DELETE WHERE { GRAPH ?g { ?s :p :t } }", {("default", "s p v"), ("g", "s p u")}),
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", {("g", "s p t"), ("g", "s p u"), ("h", "s p t")}),
        ("WITH :g DELETE { ?s ?p ?o } INSERT { :was ?p ?o } WHERE { ?s ?p ?o }",
         {("default", "s p t"), ("default", "s p v"), ("g", "was p t"), ("g", "was p u"), ("h", "s p t")}),
        ("DROP DEFAULT ; DROP GRAPH :h ; INSERT { GRAPH :n { ?s ?p ?o } } USING :g WHERE { ?s ?p ?o }",
         {("g", "s p t"), ("g", "s p u"), ("n", "s p t"), ("n", "s p u")}),
        ("INSERT { GRAPH ?g { :x :y :z } } USING NAMED :h WHERE { GRAPH ?g { ?s ?p ?o } } ;"
         "CLEAR DEFAULT ; CLEAR GRAPH :g",
         {("h", "s p t"), ("h", "x y z")}),
    ],
)  # fmt: skip
def test_every_operation_keeps_the_default_graph_in_order(update: str, left: set[tuple[str, str]]) -> None:
    store = OxigraphStore()
    writer = writer_of(store)
    writer.update(PREFIX + "INSERT DATA { :s :p :t, :v GRAPH :g { :s :p :t, :u } GRAPH :h { :s :p :t } }")
    writer.update(PREFIX + update)
    assert named(store) == left
    assert union_holds(store)


def test_the_request_can_name_the_dataset() -> None:
    store = OxigraphStore()
    writer = writer_of(store)
    writer.update(PREFIX + "INSERT DATA { GRAPH :g { :a :p :b } GRAPH :h { :c :p :d } }")
    update = (
        PREFIX
        + "INSERT { GRAPH :n { ?s :in ?g } } WHERE { { ?s :p ?o BIND('d' AS ?g) } UNION { GRAPH ?g { ?s :p ?o } } }"
    )
    writer.update(update, using=[G], using_named=[H])
    assert {n for n in named(store) if n[0] == "n"} == {("n", 'a in "d"'), ("n", "c in h")}
    for clause in ("WITH :g ", ""):
        using = "USING :g " if not clause else ""
        with pytest.raises(QueryError, match="give one of them"):
            writer.update(f"{PREFIX}{clause}DELETE {{ ?s ?p ?o }} {using}WHERE {{ ?s ?p ?o }}", using_named=[H])


@pytest.mark.parametrize(
    ("update", "line", "column"),
    [
        ("CLEAR XYZ", 1, 7),
        ("INSERT DATA { <a:s> <a:p> 1 }\n;\n  INSERT DATA { <a:s> <a:p> }", 3, 29),
        ("INSERT DATA { <a:s> <a:p> 1 } INSERT DATA { }", 1, 31),
        ("# 1\nDELETE { ?s ?p ?o } WHERE {\n ?s ?p }", 3, 8),
        ("SELECT * { ?s ?p ?o }", 1, 1),
        ("INSERT DATA { <a:s> <a:p> 1", 1, 28),
        ("DELETE DATA { _:b <a:p> 1 }", 1, 15),
        ("CLEAR GRAPH none:x", 1, 13),
        ("INSERT DATA { <a:s> <a:p> 1 } ;\nDELETE { ?s ?p ?o }\nWHERE { ?s ex:p ?o }", 3, 12),
        ("DELETE { ?s ?p ?o } WHERE {\n  ?s ?p ?o FILTR(?o) }", 2, 12),
    ],
)
def test_a_fault_is_placed(update: str, line: int, column: int) -> None:
    with pytest.raises(QueryError) as caught:
        writer_of(OxigraphStore()).update(update)
    assert (caught.value.line, caught.value.column) == (line, column), str(caught.value)


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1:1/x>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/x> { ?s ?p ?o } }",
        "INSERT DATA { <a:s> <a:p> 1 } ; LOAD SILENT <file:///etc/hostname> INTO GRAPH <a:g>",
        "INSERT DATA { <a:s> <a:p> <<( <a:s> <a:p> 1 )>> }",
        "INSERT DATA { <a:s> <a:p> " + "[ <a:p> " * 5_000 + " 1 " + "]" * 5_000 + " }",
        "INSERT DATA { " + "<< " * 5_000 + "<a:s> <a:p> 1" + " >> <a:p> 1" * 5_000 + " }",
        "INSERT DATA { <a:s> <a:p> 1 } ; COPY <a:none> TO <a:g>",
        "CREATE GRAPH <a:g> ; INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } } ; CREATE GRAPH <a:g>",
        "INSERT DATA { <a:s> <a:p> 1 } ; INSERT DATA { <a:s> <a:p> }",
    ],
)  # fmt: skip
def test_a_failing_update_leaves_the_store_as_it_was(store: Store, update: str) -> None:
    writer = writer_of(store)
    writer.update(PREFIX + "INSERT DATA { GRAPH :g { :s :p :t } }")
    before = (store.version(), named(store))
    with pytest.raises(QueryError):
        writer.update(update)
    assert (store.version(), named(store)) == before
    assert union_holds(store)


def test_an_update_that_overruns_is_stopped_and_keeps_nothing(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "store")
    writer_of(store).update(PREFIX + "INSERT DATA { :s :p " + ", ".join(map(str, range(300))) + " }")
    before = (store.version(), len(named(store)))
    began = time.monotonic()
    with pytest.raises(BusyError, match="nothing was kept"):
        writer_of(store, seconds=2.0).update(PREFIX + "INSERT DATA { :new :p 1 } ; " + RUNAWAY)
    assert time.monotonic() - began < 10
    assert (store.version(), len(named(store))) == before
    assert [path.name for path in tmp_path.iterdir()] == ["store"], "no copy is left behind"
    writer_of(store).update(PREFIX + "INSERT DATA { :new :p 1 }")
    store.close()


def test_too_many_changes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "MAX_CHANGES", 3)
    store = OxigraphStore()
    writer = writer_of(store)
    writer.update(PREFIX + "INSERT DATA { :s :p 1, 2 }")
    for update in ("INSERT DATA { :s :p 1, 2, 3, 4 }", "INSERT { ?s :q ?o . ?o2 :r ?o } WHERE { ?s ?p ?o, ?o2 }"):
        with pytest.raises(TooLargeError):
            writer.update(PREFIX + update.replace("?o2 :r", "?s :r ?o2 ; :r2"))
    assert len(list(store.quads())) == 2


def test_an_update_that_grows_past_what_can_be_written_is_refused() -> None:
    store = OxigraphStore()
    doubled = " ".join(f"BIND(CONCAT(?a{n}, ?a{n}, ?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(7))
    update = f"INSERT {{ <a:s> <a:p> ?a7 }} WHERE {{ BIND('{'x' * 1000}' AS ?a0) {doubled} }}"  # 16 MB in one literal
    with pytest.raises(TooLargeError, match="bytes at most"):
        writer_of(store).update(update)
    assert not tuple(store.quads())


def test_many_operations_are_done_and_too_many_are_refused_at_once() -> None:
    store = OxigraphStore()
    number = outside.MAX_BY_NAME + 50
    some = " ; ".join(f"INSERT DATA {{ <a:s> <a:p> {n} }}" for n in range(number))
    writer_of(store).update(f"{some} ; DELETE DATA {{ <a:s> <a:p> 0 }}")
    assert len(tuple(store.quads())) == number - 1
    began = time.monotonic()
    with pytest.raises(QueryError, match="1,000 operations at most") as caught:
        writer_of(store).update("INSERT DATA { <a:s> <a:p> 1 } ;\n" * 20_000)
    assert time.monotonic() - began < 10
    assert caught.value.line == 1_001
    assert len(tuple(store.quads())) == number - 1


@pytest.mark.parametrize(
    "graph", [*DERIVED_GRAPHS, VOCABULARY_GRAPH, f"{BASE}graph/catalog", f"{BASE}graph/derived/mine"]
)
def test_graphs_of_the_program_are_not_written_by_hand(graph: str) -> None:
    store = OxigraphStore()
    store.replace_derived([Quad(S, P, Literal("1"), NamedNode(CONTRADICTIONS_GRAPH))])
    before, writer = store.version(), writer_of(store)
    for update in (f"INSERT DATA {{ GRAPH <{graph}> {{ <a:s> <a:p> 1 }} }}", f"DROP GRAPH <{graph}>"):
        with pytest.raises(ProtectedError, match=graph):
            writer.update(update)
    with pytest.raises(ProtectedError):
        writer.update("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }")
    with pytest.raises(ProtectedError):
        writer.replace(graph, [])
    assert store.version() == before


def test_everything_can_be_taken_away_and_the_version_goes_on(store: Store) -> None:
    store.replace_article(sample.RECORD.article.iri, write.article_quads(sample.RECORD, sample.DIRECTORY))
    before = store.version()
    writer_of(store).update("CLEAR ALL")
    assert (store.graphs(), list(store.quads()), store.articles()) == ((), [], 0)
    assert store.version() not in (before, "0")
    assert store.changes(before) is None, "an index must read everything again"
    assert union_holds(store)


def test_derived_facts_lose_their_ground_with_a_statement() -> None:
    graph = graph_iri(sample.SECOND_RECORD.article.iri)
    ways: dict[str, Callable[[OxigraphStore], None]] = {
        "by its name": lambda store: store.delete_article(sample.SECOND_RECORD.article.iri),
        "pattern": lambda store: writer_of(store).update(f"DELETE WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"),
        "drop": lambda store: writer_of(store).update(f"DROP GRAPH <{graph}>"),
        "nothing put": lambda store: writer_of(store).replace(graph, []),
    }
    left: dict[str, set[str]] = {}
    for name, take_away in ways.items():
        store = OxigraphStore()
        for record in (sample.RECORD, sample.SECOND_RECORD):
            store.replace_article(record.article.iri, write.article_quads(record, sample.DIRECTORY))
        store.replace_derived(write.derived_quads(sample.FOUND, (sample.DISPUTE,), sample.STATED))
        before = len(list(store.quads(CONTRADICTIONS_GRAPH)))
        take_away(store)
        assert (store.articles(), union_holds(store)) == (1, True)
        assert len(list(store.quads(CONTRADICTIONS_GRAPH))) < before
        left[name] = {str(quad) for quad in store.quads()}
    assert all(found == left["by its name"] for found in left.values())


def test_a_whole_graph_is_replaced_and_added_to(store: Store) -> None:
    writer, other = writer_of(store), BlankNode()
    writer.replace(G, [Quad(S, P, other, NamedNode(G)), Quad(other, P, Literal("x"), NamedNode(G))])
    kept = list(store.quads(G))
    assert len(kept) == 2
    assert all(
        str(term).startswith(f"<{BASE}.well-known/genid/")
        for term in {q.object for q in kept} & {q.subject for q in kept}
    )
    version = store.version()
    writer.add([Quad(S, P, Literal("y"), NamedNode(G))], version=version)
    assert len(list(store.quads(G))) == 3
    with pytest.raises(ChangedError):
        writer.replace(G, [], version=version)
    writer.replace(G, [Quad(S, P, Literal("z"), NamedNode(G))])
    assert [str(quad) for quad in store.quads()] == [str(Quad(S, P, Literal("z"), NamedNode(G)))]
    assert union_holds(store)


def test_four_threads_of_updates_lose_nothing_on_disk(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "store")
    writer = writer_of(store, seconds=120.0)
    writer.update(PREFIX + "INSERT DATA { GRAPH :count { :n :is 0 } }")
    add = PREFIX + "WITH :count DELETE { :n :is ?n } INSERT { :n :is ?m } WHERE { :n :is ?n BIND(?n + 1 AS ?m) }"

    def work(number: int) -> None:
        for turn in range(3):
            writer.update(add)
            writer.update(f"{PREFIX}INSERT DATA {{ GRAPH :t{number} {{ :s :p {turn} }} }}")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    store.close()
    again = OxigraphStore(tmp_path / "store")
    (count,) = again.quads("https://x.example/count")
    assert count.object == Literal("12", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert len(list(again.quads())) == 1 + 12
    assert union_holds(again)
    again.close()


def test_a_write_between_makes_the_update_look_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy is taken first; somebody else then writes before the outcome is kept."""
    store = OxigraphStore(tmp_path / "store")
    writer = writer_of(store)
    store.put_review(f"{BASE}id/review/x", [Quad(S, P, Literal("0"), NamedNode(f"{BASE}graph/review/x"))])
    take, taken = store.snapshot, []

    def snapshot(folder: Path) -> None:
        take(folder)
        if not taken:
            taken.append(folder)
            store.put_review(f"{BASE}id/review/y", [Quad(S, P, Literal("1"), NamedNode(f"{BASE}graph/review/y"))])

    monkeypatch.setattr(store, "snapshot", snapshot)
    writer.update(PREFIX + "INSERT { GRAPH :n { ?s :copy ?o } } WHERE { ?s ?p ?o }")
    assert {text for graph, text in named(store) if graph == "n"} == {'s copy "0"', 's copy "1"'}
    store.close()

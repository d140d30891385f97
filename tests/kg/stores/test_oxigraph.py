from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import BusyError, StoreError
from kg.ids import graph_iri, mint
from kg.stores import OxigraphStore, open_store, select
from kg.stores.base import REFERENCE_GRAPH

ARTICLES = [mint("article", url=f"https://news.example/{number}") for number in range(20)]
P = NamedNode("https://x.example/p")
ROOT = Path(__file__).parents[3]


def quads(article: str, *values: str) -> list[Quad]:
    return [Quad(NamedNode(article), P, Literal(value), NamedNode(graph_iri(article))) for value in values]


def test_threads_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    """The version is a chain over all writes: one lost update and the chain, or an article, is short."""
    store = OxigraphStore(tmp_path / "store")
    versions: set[str] = set()

    def write(part: list[str]) -> None:
        for round_ in range(5):
            for article in part:
                store.replace_article(article, quads(article, f"round {round_}"))
                versions.add(store.version())

    threads = [Thread(target=write, args=(ARTICLES[number::4],)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = select(store, "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY ?s")
    assert [row["o"] for row in rows.values()] == ["round 4"] * len(ARTICLES)
    assert store.articles() == len(ARTICLES)
    assert len(versions) > len(ARTICLES)
    store.close()


def test_readers_go_on_while_somebody_writes(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "store")
    store.replace_article(ARTICLES[0], quads(ARTICLES[0], *map(str, range(50))))
    seen: set[int] = set()

    def read() -> None:
        for _ in range(100):
            seen.add(len(select(store, "SELECT ?o WHERE { ?s ?p ?o }")))

    reader = Thread(target=read)
    reader.start()
    for round_ in range(20):
        store.replace_article(ARTICLES[0], quads(ARTICLES[0], *(f"{round_}-{n}" for n in range(50))))
    reader.join()
    store.close()
    assert seen == {50}


def test_a_second_opening_is_busy(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "store")
    with pytest.raises(BusyError, match="open in another program"):
        OxigraphStore(tmp_path / "store")
    store.close()
    OxigraphStore(tmp_path / "store").close()


def test_another_process_is_busy_too(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "store")
    program = textwrap.dedent("""
        import sys
        from kg.errors import BusyError
        from kg.stores import open_store
        try:
            open_store(sys.argv[1])
        except BusyError as error:
            print("busy:", error)
    """)
    done = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", program, str(tmp_path / "store")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    store.close()
    assert done.stdout.startswith("busy: the store in")


WRITER = """
import sys
from pyoxigraph import Literal, NamedNode, Quad
from kg.ids import graph_iri, mint
from kg.stores import open_store
store = open_store(sys.argv[1])
article = mint("article", url="https://news.example/0")
graph = NamedNode(graph_iri(article))
for number in range(100_000):
    store.replace_article(article, [Quad(NamedNode(f"https://x.example/{n}"), NamedNode("https://x.example/p"),
                                         Literal(str(number)), graph) for n in range(300)])
    print(number, flush=True)
"""


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_a_killed_writer_leaves_one_whole_state(tmp_path: Path, rounds: int) -> None:
    folder = str(tmp_path / "store")
    writer = subprocess.Popen([sys.executable, "-c", WRITER, folder], cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own interpreter and code
    assert writer.stdout is not None
    acknowledged = -1
    for _ in range(rounds * 5):
        acknowledged = int(writer.stdout.readline())
    time.sleep(0.007 * rounds)  # somewhere inside a later write
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged = max(acknowledged, *(int(line) for line in writer.stdout if line.endswith("\n")), acknowledged)
    writer.wait()
    writer.stdout.close()
    store = open_store(folder)
    named = [row["o"] for row in select(store, "SELECT ?o WHERE { GRAPH ?g { ?s <https://x.example/p> ?o } }").values()]
    copied = [row["o"] for row in select(store, "SELECT ?o WHERE { ?s <https://x.example/p> ?o }").values()]
    store.close()
    assert len(named) == len(copied) == 300
    assert set(named) == set(copied) == {named[0]}
    assert int(named[0] or -1) >= acknowledged


def test_a_store_is_the_same_when_it_is_opened_again(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "deep" / "er" / "store")
    store.replace_article(ARTICLES[0], quads(ARTICLES[0], "a"))
    version, found = store.version(), {str(quad) for quad in store.quads()}
    store.close()
    again = OxigraphStore(tmp_path / "deep" / "er" / "store")
    assert (again.version(), {str(quad) for quad in again.quads()}) == (version, found)
    again.close()


def test_a_folder_that_cannot_be_a_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be opened"):
        OxigraphStore(tmp_path / "file")


def test_a_refused_change_is_a_store_error_and_keeps_nothing() -> None:
    store = OxigraphStore()
    store.put_reference([Quad(P, P, Literal("old"), NamedNode(REFERENCE_GRAPH))])
    version = store.version()
    with pytest.raises(StoreError, match="nothing of it was kept"):
        store._update("INSERT DATA { <https://x.example/a> <https://x.example/p> 'x' } ; LOAD <file:///no/such/file>")
    assert (len(list(store.quads())), store.version()) == (1, version)


def test_memory_is_its_own_place() -> None:
    first, second = open_store("memory:"), open_store("memory:")
    first.replace_article(ARTICLES[0], quads(ARTICLES[0], "a"))
    assert second.articles() == 0
    assert (first.scratch(), isinstance(first, OxigraphStore)) == (None, True)


def test_pyoxigraph_still_rewrites_what_terms_avoids() -> None:
    """If this fails, `kg.graph.terms` may write offsets as the Web Annotation vocabulary says."""
    inner = ox.Store()
    kind = NamedNode("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
    inner.add(Quad(P, P, Literal("5", datatype=kind)))
    assert "XMLSchema#integer" in str(next(iter(inner)).object)

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import BusyError, QueryError, TooLargeError
from kg.ids import graph_iri, mint
from kg.stores import OxigraphStore
from kg.stores.worker import QueryPool, refuse

ARTICLE, OTHER = (mint("article", url=f"https://news.example/{n}") for n in "ab")
P = NamedNode("https://x.example/p")
ROWS = 1500
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
# A cross product that must be sorted before its first row can be given: no engine can stream it.
RUNAWAY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


def quads(article: str, number: int) -> list[Quad]:
    graph = NamedNode(graph_iri(article))
    return [Quad(NamedNode(f"https://x.example/{n}"), P, Literal(f'{n}\n"\t'), graph) for n in range(number)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    opened = OxigraphStore(tmp_path / "store")
    opened.replace_article(ARTICLE, quads(ARTICLE, ROWS))
    yield opened
    opened.close()


@pytest.fixture
def pool(store: OxigraphStore) -> Iterator[QueryPool]:
    with QueryPool(store, workers=2, deadline_seconds=20, memory_bytes=500_000_000, row_limit=100) as opened:
        yield opened


@pytest.fixture(scope="module")
def steady() -> Iterator[QueryPool]:
    """A pool over a store that no test changes."""
    store = OxigraphStore()
    store.replace_article(ARTICLE, quads(ARTICLE, ROWS))
    with QueryPool(store, workers=2, deadline_seconds=20, memory_bytes=500_000_000, row_limit=100) as opened:
        yield opened


def number(pool: QueryPool, query: str = COUNT) -> int:
    answer = json.loads(pool.run(query).body)
    return int(answer["results"]["bindings"][0]["n"]["value"])


def run_away(pool: QueryPool, caught: list[Exception]) -> None:
    try:
        pool.run(RUNAWAY)
    except BusyError as error:
        caught.append(error)


def test_a_query_is_answered_in_another_process(steady: QueryPool) -> None:
    assert number(steady) == ROWS


ONE = "SELECT ?s ?o ?nothing WHERE { ?s ?p ?o } ORDER BY ?s LIMIT 1"
TRIPLE = "CONSTRUCT WHERE { <https://x.example/7> ?p ?o }"
FORMATS = [
    (ONE, "application/sparql-results+json", '"type":"literal","value":"0\\n\\"\\t"'),
    (ONE, "application/sparql-results+xml", "<literal>0\n&quot;"),
    (ONE, "text/csv", 'https://x.example/0,"0\n""\t",'),
    (ONE, "text/tab-separated-values", '<https://x.example/0>\t"0\\n\\"\\t"\t'),
    (TRIPLE, "text/turtle", '<https://x.example/7> <https://x.example/p> "7\\n\\"\\t"'),
    (TRIPLE, "application/n-triples", '<https://x.example/7> <https://x.example/p> "7\\n\\"\\t" .'),
    (TRIPLE, "application/ld+json", '"@id":"https://x.example/7"'),
    (TRIPLE, "application/rdf+xml", "<rdf:RDF"),
    ("ASK { ?s ?p ?o }", "application/sparql-results+json", '"boolean":true'),
    ("ASK { ?s ?p ?o }", "text/csv", "true"),
]


@pytest.mark.parametrize(("query", "media_type", "expected"), FORMATS, ids=[f"{q[:3]}-{m}" for q, m, _ in FORMATS])
def test_every_format(steady: QueryPool, query: str, media_type: str, expected: str) -> None:
    answer = steady.run(query, accept=media_type)
    assert answer.media_type == media_type
    assert expected in answer.body.decode()


def test_formats_that_are_chosen_for_nobody_in_particular(steady: QueryPool) -> None:
    assert steady.run(ONE).media_type == "application/sparql-results+json"
    assert steady.run(TRIPLE).media_type == "text/turtle"


@pytest.mark.parametrize(("query", "accept"), [(ONE, "text/turtle"), (TRIPLE, "text/csv"), (ONE, "image/png")])
def test_a_format_that_does_not_fit_is_refused(steady: QueryPool, query: str, accept: str) -> None:
    with pytest.raises(QueryError, match="can be answered as"):
        steady.run(query, accept=accept)


def test_a_runaway_query_is_killed_and_replaced(store: OxigraphStore) -> None:
    with QueryPool(store, workers=1, deadline_seconds=1.5, memory_bytes=3_000_000_000, row_limit=100) as pool:
        assert number(pool) == ROWS
        started = time.monotonic()
        with pytest.raises(BusyError, match="took longer"):
            pool.run(RUNAWAY)
        assert 1.4 < time.monotonic() - started < 20  # by itself it would go on for hours
        assert number(pool) == ROWS


def test_a_query_that_eats_memory_is_stopped(store: OxigraphStore) -> None:
    with QueryPool(store, workers=1, deadline_seconds=60, memory_bytes=100_000_000, row_limit=100) as pool:
        with pytest.raises(BusyError, match="bytes of memory"):
            pool.run(RUNAWAY)
        assert number(pool) == ROWS


def test_brackets_without_end_end_the_process_and_nothing_else(store: OxigraphStore) -> None:
    with QueryPool(store, workers=1, deadline_seconds=60, memory_bytes=500_000_000, row_limit=100) as pool:
        with pytest.raises(BusyError, match="brackets inside brackets"):
            pool.run(f"ASK {'{' * 50_000}{'}' * 50_000}")
        assert number(pool) == ROWS


def test_others_are_answered_while_one_runs_away(store: OxigraphStore) -> None:
    with QueryPool(store, workers=2, deadline_seconds=2.5, memory_bytes=3_000_000_000, row_limit=100) as pool:
        assert number(pool) == ROWS
        caught: list[Exception] = []
        runner = threading.Thread(target=run_away, args=(pool, caught))
        runner.start()
        assert [number(pool) for _ in range(5)] == [ROWS] * 5
        assert runner.is_alive()
        runner.join()
        assert len(caught) == 1


def test_waiting_for_a_free_process_ends_at_the_deadline(store: OxigraphStore) -> None:
    with QueryPool(store, workers=1, deadline_seconds=1.0, memory_bytes=3_000_000_000, row_limit=100) as pool:
        runner = threading.Thread(target=run_away, args=(pool, []))
        runner.start()
        while pool.load == 0:  # until it stands in line, or runs
            runner.join(timeout=0.01)
        with pytest.raises(BusyError):
            pool.run(RUNAWAY)
        runner.join()


@pytest.mark.parametrize("query", ["SELECT * WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_too_many_rows_are_an_error_and_never_cut(steady: QueryPool, query: str) -> None:
    with pytest.raises(TooLargeError, match="more than 100 rows"):
        steady.run(query)
    assert steady.run(f"{query} LIMIT 100").body


def test_a_fault_has_line_and_column(steady: QueryPool) -> None:
    with pytest.raises(QueryError) as caught:
        steady.run("SELECT *\nWHERE { ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 15)  # the closing bracket, where an object was expected


REFUSED = {
    "plain": "SELECT * WHERE { SERVICE <http://{host}/> { ?s ?p ?o } }",
    "small": "select * where { service silent <http://{host}/> { ?s ?p ?o } }",
    "escaped": "SELECT * WHERE { \\u0053ERVICE <http://{host}/> { ?s ?p ?o } }",
    "variable": "SELECT * WHERE { BIND(<http://{host}/> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "prefixed": "PREFIX e: <http://{host}/> SELECT * WHERE { SERVICE e: { ?s ?p ?o } }",
    "after-comment": "SELECT * WHERE { # '\nSERVICE <http://{host}/> { ?s ?p ?o } }",
    "after-string": "SELECT * WHERE { ?s ?p '''a'b''' . SERVICE <http://{host}/> { ?s ?p ?o } }",
    "sub-select": "SELECT * WHERE { { SELECT * WHERE { SERVICE <http://{host}/> { ?s ?p ?o } } } }",
    "less-than": "SELECT * WHERE { FILTER(1<2)SERVICE#>\n<http://{host}/> { ?s ?p ?o } }",
    "exists": "ASK { FILTER EXISTS { SERVICE <http://{host}/> { ?s ?p ?o } } }",
    "load": "LOAD <http://{host}/>",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_fetch_is_refused(steady: QueryPool, name: str) -> None:
    with pytest.raises(QueryError, match="is refused"):
        steady.run(REFUSED[name].replace("{host}", "127.0.0.1:9"))


ALLOWED = {
    "string": "ASK { ?s ?p 'SERVICE' }",
    "iri": "ASK { ?s ?p <https://x.example/ns/service#load> }",
    "description": "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> ASK { ?s a sd:Service }",
    "variable": "ASK { ?service ?load ?o }",
    "name": "PREFIX service: <https://x.example/> ASK { ?s service:load ?o }",
    "comment": "ASK { ?s ?p ?o } # SERVICE <http://x.example/>",
    "comparison": "ASK { ?s ?p ?o FILTER(1<2 && 3>2) }",
}


@pytest.mark.parametrize("name", ALLOWED)
def test_words_that_only_look_like_it_are_not(steady: QueryPool, name: str) -> None:
    assert steady.run(ALLOWED[name]).body


# Answers one query as the reader does, but without looking for what is refused.
UNCHECKED = """
import sys; sys.path.insert(0, sys.argv[1])
import pyoxigraph as ox
from kg.sandbox.answers import answer
from kg.sandbox.confinement import refuse_sockets
refuse_sockets()
bounds = {"accept": [], "compress": False, "row_limit": 9, "byte_limit": 999, "only_first": None}
bounds["base"] = "https://x.example/"
print(answer(ox.Store(), {"query": sys.argv[2], "default_graphs": [], "named_graphs": [], **bounds})[0])
"""


@pytest.mark.skipif(os.uname().machine not in ("x86_64", "aarch64"), reason="sockets are refused on these machines")
@pytest.mark.parametrize("name", [name for name in REFUSED if name != "load"])
def test_the_engine_cannot_connect_even_if_a_query_slips_through(name: str) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.3)
        query = REFUSED[name].replace("{host}", f"127.0.0.1:{listener.getsockname()[1]}")
        # Whatever the engine makes of it: nobody may have connected.
        command = [sys.executable, "-I", "-c", UNCHECKED, str(Path(__file__).parents[3]), query]
        found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  our own fixed command
        assert found.stdout
        with pytest.raises(TimeoutError):
            listener.accept()


def test_refuse_names_the_place() -> None:
    with pytest.raises(QueryError, match="SERVICE is refused") as caught:
        refuse("SELECT * WHERE {\n  SERVICE <http://x.example/> { ?s ?p ?o } }")
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_the_next_query_sees_what_was_written(store: OxigraphStore, pool: QueryPool) -> None:
    assert number(pool) == ROWS
    store.replace_article(ARTICLE, quads(ARTICLE, 7))
    assert number(pool) == 7
    store.delete_article(ARTICLE)
    assert number(pool) == 0


def snapshots(store: OxigraphStore) -> list[str]:
    return sorted(copy.name for pool in store_folder(store).glob("claimgraph-queries-*") for copy in pool.iterdir())


def test_snapshots_are_made_only_when_something_changed_and_old_ones_go(store: OxigraphStore, pool: QueryPool) -> None:
    for _ in range(3):
        number(pool)
    assert snapshots(store) == ["1"]
    store.replace_article(ARTICLE, quads(ARTICLE, 7))
    for _ in range(4):
        number(pool)
    assert snapshots(store) == ["2"]


def store_folder(store: OxigraphStore) -> Path:
    folder = store.scratch()
    assert folder is not None
    return folder


def test_closing_leaves_nothing_behind(store: OxigraphStore) -> None:
    pool = QueryPool(store, workers=2, deadline_seconds=5, memory_bytes=500_000_000, row_limit=9)
    assert number(pool) == ROWS
    pool.close()
    assert not list(store_folder(store).glob("claimgraph-queries-*"))


def test_what_a_dead_process_left_is_swept(store: OxigraphStore) -> None:
    left = store_folder(store) / "claimgraph-queries-999999999-abc" / "1"
    left.mkdir(parents=True)
    with QueryPool(store, workers=1, deadline_seconds=5, memory_bytes=500_000_000, row_limit=9):
        assert not left.exists()


def test_graphs_can_be_chosen(store: OxigraphStore, pool: QueryPool) -> None:
    store.replace_article(OTHER, quads(OTHER, 5))
    answer = pool.run(COUNT, default_graphs=[graph_iri(OTHER)])
    assert b'"value":"5"' in answer.body
    named = pool.run("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", named_graphs=[graph_iri(OTHER)])
    assert b'"value":"5"' in named.body
    assert b'"value":"0"' in pool.run(COUNT, named_graphs=[graph_iri(OTHER)]).body


def test_a_graph_name_that_is_no_iri_is_refused(steady: QueryPool) -> None:
    with pytest.raises(QueryError):
        steady.run(COUNT, default_graphs=["no iri"])


def test_a_killed_process_is_replaced(pool: QueryPool) -> None:
    assert number(pool) == ROWS
    for place in list(pool._places._free):
        if place is not None:
            place._inner.kill()
            place._inner.wait()
    assert number(pool) == ROWS


def test_a_store_in_memory_can_be_asked_too() -> None:
    store = OxigraphStore()
    store.replace_article(ARTICLE, quads(ARTICLE, 3))
    with QueryPool(store, workers=1, deadline_seconds=10, memory_bytes=500_000_000, row_limit=9) as pool:
        assert number(pool) == 3


def test_a_query_longer_than_a_pipe_arrives_whole(steady: QueryPool) -> None:
    assert number(steady, f"{COUNT} # {'x' * 300_000}") == ROWS


def test_pyoxigraph_still_lets_service_through() -> None:
    """If this fails, the engine has learned to refuse, and the filter on sockets may go."""
    with pytest.raises(OSError, match=r"port|connect|refused|lookup"):
        list(ox.Store().query("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"))  # type: ignore[arg-type]  # the result is iterable for a SELECT

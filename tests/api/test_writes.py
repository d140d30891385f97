"""Writing over the network: only with a key, only on conditions that hold, and never past the store's order."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import httpx2 as httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from api.options import Options
from api.protocol import UPDATE
from kg.ids import BASE
from kg.stores.base import CONTRADICTIONS_GRAPH, Change
from kg.stores.oxigraph import OxigraphStore
from kg.stores.worker import QueryPool
from tests.serving import PLAIN, serving

KEY, OTHER_KEY = "a long key for tests", "a second key für Tests"
WITH_KEY = {"Authorization": f"Bearer {KEY}"}
GRAPH = "https://x.example/graph"
TURTLE = {"Content-Type": "text/turtle"}
DOCUMENT = "@prefix : <https://x.example/> . :s :p 'größer', [ :q <relative> ] ."
FORMS = [
    "text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig",
    "application/n-quads",
]  # fmt: skip


def serve(store: OxigraphStore, **options: object) -> Iterator[httpx.Client]:
    hashes = tuple(hashlib.sha256(key.encode()).hexdigest() for key in (KEY, OTHER_KEY))
    told = Options(**{"api_key_hashes": hashes, **options})  # type: ignore[arg-type]  # the tests name its fields
    with (
        QueryPool(store, workers=1, deadline_seconds=20, memory_bytes=1_000_000_000, row_limit=1000) as pool,
        serving(store, pool, told) as address,
        httpx.Client(base_url=address, timeout=30, verify=PLAIN) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[OxigraphStore, httpx.Client]]:
    """One store behind one server; every test begins with it empty."""
    store = OxigraphStore()
    for client in serve(store):
        yield store, client


@pytest.fixture
def store(shared: tuple[OxigraphStore, httpx.Client]) -> OxigraphStore:
    store, _ = shared
    store.change(Change(is_emptied=True))
    return store


@pytest.fixture
def client(store: OxigraphStore, shared: tuple[OxigraphStore, httpx.Client]) -> httpx.Client:
    return shared[1]


WRITES = [
    pytest.param(
        lambda c, h: c.post("/sparql", data={"update": "INSERT DATA { <a:s> <a:p> 1 }"}, headers=h), id="form"
    ),
    pytest.param(
        lambda c, h: c.post("/sparql", content="INSERT DATA { <a:s> <a:p> 1 }", headers={"Content-Type": UPDATE, **h}),
        id="body",
    ),
    pytest.param(lambda c, h: c.put(f"/graphs?graph={GRAPH}", content=DOCUMENT, headers={**TURTLE, **h}), id="put"),
    pytest.param(lambda c, h: c.post("/graphs?default", content=DOCUMENT, headers={**TURTLE, **h}), id="post"),
    pytest.param(lambda c, h: c.post("/graphs", content=DOCUMENT, headers={**TURTLE, **h}), id="post new"),
    pytest.param(lambda c, h: c.put("/graphs/x/y", content=DOCUMENT, headers={**TURTLE, **h}), id="put by address"),
    pytest.param(lambda c, h: c.delete("/graphs?default", headers=h), id="delete"),
]


@pytest.mark.parametrize("send", WRITES)
def test_a_write_needs_a_key_that_is_known(client: httpx.Client, store: OxigraphStore, send: object) -> None:
    before = store.version()
    without = send(client, {})  # type: ignore[operator]  # one of the calls above
    basic = send(client, {"Authorization": "Basic eDp5"})  # type: ignore[operator]
    wrong = send(client, {"Authorization": f"Bearer {KEY}x"})  # type: ignore[operator]
    assert [without.status_code, basic.status_code, wrong.status_code] == [401, 401, 403]
    assert without.headers["www-authenticate"] == 'Bearer realm="claimgraph"'
    assert {r.headers["content-type"] for r in (without, basic, wrong)} == {"application/problem+json"}
    assert store.version() == before
    assert send(client, WITH_KEY).status_code in (201, 204)  # type: ignore[operator]


def test_any_of_the_keys_may_write(client: httpx.Client) -> None:
    for key in (KEY, OTHER_KEY):
        headers = {"Authorization": f"bearer {key}".encode()}
        assert client.post("/sparql", data={"update": "CLEAR DEFAULT"}, headers=headers).status_code == 204


@pytest.mark.parametrize("send", WRITES)
def test_without_a_known_key_nobody_writes(send: object) -> None:
    for client in serve(OxigraphStore(), api_key_hashes=()):
        for headers in ({}, WITH_KEY):
            response = send(client, headers)  # type: ignore[operator]
            assert (response.status_code, response.json()["code"]) == (403, "forbidden")


def test_a_key_is_in_no_log(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client.post("/sparql", data={"update": "CLEAR"}, headers=WITH_KEY)
    client.post("/sparql", data={"update": "CLEAR ALL"}, headers={"Authorization": f"Bearer {KEY} wrong"})
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    assert KEY not in " ".join(record.getMessage() for record in ours)


def test_a_faulty_update_says_where(client: httpx.Client, store: OxigraphStore) -> None:
    update = "INSERT DATA { <a:s> <a:p> 1 } ;\nCLEAR XYZ"
    body = client.post("/sparql", content=update, headers={"Content-Type": UPDATE, **WITH_KEY})
    assert (body.status_code, body.json()["line"], body.json()["column"]) == (400, 2, 7)
    assert list(store.quads()) == []


def test_an_update_that_overruns_is_told_so_and_others_are_answered() -> None:
    store = OxigraphStore()
    graph = NamedNode(GRAPH)
    for client in serve(store, query_seconds=2.0):
        data = " ".join(f"<a:s{n}> <a:p> {n} ." for n in range(300))
        assert client.put(f"/graphs?graph={GRAPH}", content=data, headers={**TURTLE, **WITH_KEY}).status_code == 201
        runaway = "INSERT { ?a <a:q> ?l } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        stopped = client.post("/sparql", data={"update": runaway}, headers=WITH_KEY)
        assert (stopped.status_code, stopped.json()["code"]) == (503, "busy")
        assert int(stopped.headers["retry-after"]) > 0
        assert len(list(store.quads(graph.value))) == 300
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_a_graph_is_got_in_every_form_and_put_back(client: httpx.Client, store: OxigraphStore, form: str) -> None:
    assert client.put(f"/graphs?graph={GRAPH}", content=DOCUMENT, headers={**TURTLE, **WITH_KEY}).status_code == 201
    got = client.get(f"/graphs?graph={GRAPH}", headers={"Accept": form})
    assert got.headers["content-type"].partition(";")[0] == form
    assert "größer" in got.text or "gr\\u00" in got.text
    moved = got.content.replace(f"<{GRAPH}>".encode(), f"<{GRAPH}/2>".encode())
    moved = moved.replace(f'"@id":"{GRAPH}"'.encode(), f'"@id":"{GRAPH}/2"'.encode())
    again = client.put(f"/graphs?graph={GRAPH}/2", content=moved, headers={"Content-Type": form, **WITH_KEY})
    assert again.status_code == 201, again.text
    texts = [{str(q.object) for q in store.quads(g) if isinstance(q.object, Literal)} for g in (GRAPH, f"{GRAPH}/2")]
    assert texts[0] == texts[1] == {'"größer"'}
    assert {str(q.object) for q in store.quads(GRAPH) if q.predicate.value.endswith("/q")} == {
        "<https://x.example/relative>"
    }


def test_a_graph_without_triples_is_not_said_to_be_made(client: httpx.Client) -> None:
    for send in (client.put, client.post):
        assert send(f"/graphs?graph={GRAPH}", content="", headers={**TURTLE, **WITH_KEY}).status_code == 204
        assert client.get(f"/graphs?graph={GRAPH}").status_code == 404


def test_graphs_and_queries_see_the_same(client: httpx.Client) -> None:
    """What is put by address is a named graph, and what is put as default is in the default graph of queries."""
    client.put("/graphs/notes/a", content=DOCUMENT, headers={**TURTLE, **WITH_KEY})
    client.post("/graphs?default", content="<a:s> <a:p> <a:o> .", headers={**TURTLE, **WITH_KEY})
    address = str(client.base_url).rstrip("/") + "/graphs/notes/a"
    query = f"ASK {{ GRAPH <{address}> {{ ?s ?p 'größer' }} ?s ?p 'größer' . <a:s> <a:p> <a:o> }}"
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is True
    assert client.get("/graph/default", headers={"Accept": "application/n-triples"}).text == "<a:s> <a:p> <a:o> .\n"
    assert client.get(f"/graphs?graph={BASE}graph/default").status_code == 200
    assert "größer" not in client.get("/graphs?default").text


def test_graphs_of_the_program_are_read_and_not_written(client: httpx.Client, store: OxigraphStore) -> None:
    store.replace_derived([Quad(NamedNode("a:s"), NamedNode("a:p"), Literal("x"), NamedNode(CONTRADICTIONS_GRAPH))])
    path = "/graph/derived/contradictions"
    assert '"x"' in client.get(path).text
    for send in (client.put, client.post):
        assert send(path, content=DOCUMENT, headers={**TURTLE, **WITH_KEY}).status_code == 403
    gone = client.delete(path, headers=WITH_KEY)
    assert (gone.status_code, gone.json()["code"]) == (403, "protected")
    assert client.get("/graph/catalog").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/graphs", 400),
        ("/graphs?graph=x", 400),
        ("/graphs?graph=", 400),
        ("/graphs?graph=a:b&graph=a:c", 400),
        ("/graphs?default&graph=a:b", 400),
        ("/graphs?default=yes", 400),
        ("/graphs?other=a:b", 400),
        ("/graphs/x?graph=a:b", 400),
        ("/graphs?graph=a:none", 404),
        ("/graphs/none", 404),
    ],
)
def test_a_graph_that_is_not_named_or_not_there(client: httpx.Client, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"<a:s> <a:p> .", TURTLE, 400),
        (b"<a:s> <a:p> <<( <a:s> <a:p> 1 )>> .", TURTLE, 400),
        (b"<a:s> <a:p> 1 .", {}, 415),
        (b"<a:s> <a:p> 1 .", {"Content-Type": "text/plain"}, 415),
        (b"<a:s> <a:p> 1 .", {"Content-Type": "text/turtle; charset=latin1"}, 415),
        (b"\x1f\x8b", {**TURTLE, "Content-Encoding": "gzip"}, 415),
        (b"<a:s> <a:p> <a:o> <a:elsewhere> .", {"Content-Type": "application/n-quads"}, 400),
        (b'{"@context": "http://127.0.0.1:1/context", "p": 1}', {"Content-Type": "application/ld+json"}, 400),
        (b"x", {"Content-Type": "multipart/form-data"}, 400),
    ],
)
def test_what_cannot_be_read_is_refused(
    client: httpx.Client, store: OxigraphStore, content: bytes, headers: dict[str, str], status: int
) -> None:
    before = store.version()
    response = client.put(f"/graphs?graph={GRAPH}", content=content, headers={**headers, **WITH_KEY})
    assert response.status_code == status, response.text
    assert (store.version(), response.headers["content-type"]) == (before, "application/problem+json")


_ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(11))
_RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="a:">'
BOMBS = {
    "terms in terms": ("text/turtle", "<a:s> <a:p> " + "<<( <a:s> <a:p> " * 40_000 + "1" + " )>>" * 40_000 + " ."),
    "entities": (
        "application/rdf+xml",
        f'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">{_ENTITIES}]>{_RDF}<e:C><e:p>&l;</e:p></e:C></rdf:RDF>',
    ),
    "elements": ("application/rdf+xml", f"{_RDF}{'<e:C><e:p>' * 40_000}{'</e:p></e:C>' * 40_000}</rdf:RDF>"),
    "objects": ("application/ld+json", '{"a:p":' * 100_000 + "1" + "}" * 100_000),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_document_that_blows_up_does_not_take_the_server_along(name: str) -> None:
    form, document = BOMBS[name]
    store = OxigraphStore()
    for client in serve(store, query_seconds=3.0, update_memory_bytes=300_000_000):
        response = client.put(f"/graphs?graph={GRAPH}", content=document, headers={"Content-Type": form, **WITH_KEY})
        assert response.status_code in (400, 503), response.text
        assert (client.get("/health").status_code, store.version()) == (200, "0")


def test_a_graph_too_large_to_give_is_said_to_be_so() -> None:
    for client in serve(OxigraphStore(), max_graph_triples=2):
        client.put(f"/graphs?graph={GRAPH}", content="<a:s> <a:p> 1, 2, 3 .", headers={**TURTLE, **WITH_KEY})
        assert client.get(f"/graphs?graph={GRAPH}").status_code == 413


def test_a_line_of_whole_graphs_takes_no_thread_from_the_pages() -> None:
    store = OxigraphStore()
    graph, node = NamedNode(GRAPH), NamedNode("https://x.example/s")
    quads = [Quad(node, node, Literal(f"{n} {'x' * 100}"), graph) for n in range(1_500)]
    store.change(Change(inserted=tuple(quads)))
    for client in serve(store, max_graph_triples=5_000):
        with ThreadPoolExecutor(90) as apart:  # routes share forty threads
            waiting = [apart.submit(client.get, f"/graphs?graph={GRAPH}") for _ in range(90)]
            wait(waiting, return_when=FIRST_COMPLETED)
            assert client.get("/health").status_code == 200
            assert sum(each.done() for each in waiting) < 40
            assert {each.result().status_code for each in waiting} == {200}


def test_conditions_keep_writers_from_overwriting_each_other(client: httpx.Client) -> None:
    path = f"/graphs?graph={GRAPH}"

    def put(**conditions: str) -> int:
        headers = {**TURTLE, **WITH_KEY, **{name.replace("_", "-"): value for name, value in conditions.items()}}
        return client.put(path, content=DOCUMENT, headers=headers).status_code

    assert put(If_Match="*") == 412
    assert put(If_None_Match="*") == 201
    assert put(If_None_Match="*") == 412
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert put(If_Match=tag) == 204
    assert put(If_Match=tag) == 412
    assert client.delete(path, headers={**WITH_KEY, "If-Match": tag}).status_code == 412
    assert client.delete(path, headers={**WITH_KEY, "If-Match": client.get(path).headers["etag"]}).status_code == 204
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 404


def test_a_query_has_a_tag_unless_it_asks_for_what_changes(client: httpx.Client) -> None:
    query = {"query": "SELECT * { ?s ?p ?o }"}
    tag = client.get("/sparql", params=query).headers["etag"]
    again = client.get("/sparql", params=query, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    client.post("/sparql", data={"update": "INSERT DATA { <a:s> <a:p> 1 }"}, headers=WITH_KEY)
    fresh = client.get("/sparql", params=query, headers={"If-None-Match": tag})
    assert (fresh.status_code, len(fresh.json()["results"]["bindings"])) == (200, 1)
    for function in ("NOW()", "RAND()", "UUID()", "STRUUID()"):
        answer = client.get("/sparql", params={"query": f"SELECT ({function} AS ?x) {{}}"})
        assert (answer.headers["cache-control"], "etag" in answer.headers) == ("no-store", False)


@pytest.mark.parametrize(
    ("path", "methods"), [("/sparql", "GET, HEAD, POST"), ("/graphs?default", "GET, HEAD, POST, PUT, DELETE")]
)
def test_pages_of_other_sites_may_ask_and_write_with_a_key(client: httpx.Client, path: str, methods: str) -> None:
    asked = client.options(path, headers={
        "Origin": "https://other.example", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type",
    })  # fmt: skip
    assert (asked.status_code, asked.headers["access-control-allow-methods"]) == (204, methods)
    assert {"Authorization", "Content-Type", "If-Match"} <= set(
        asked.headers["access-control-allow-headers"].split(", ")
    )
    for headers in ({}, WITH_KEY):
        answer = client.post(
            path, data={"update": "CLEAR DEFAULT"}, headers={"Origin": "https://other.example", **headers}
        )
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


def test_a_head_has_the_headers_of_a_get(client: httpx.Client) -> None:
    client.put(f"/graphs?graph={GRAPH}", content=DOCUMENT, headers={**TURTLE, **WITH_KEY})
    for path in (f"/graphs?graph={GRAPH}", "/sparql?query=ASK%7B%7D"):
        got, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        names = ("content-type", "content-length", "etag")
        assert [head.headers[name] for name in names] == [got.headers[name] for name in names]


def test_a_long_graph_is_compressed(client: httpx.Client) -> None:
    document = " ".join(f"<a:s{n}> <a:p> {n} ." for n in range(200))
    client.put(f"/graphs?graph={GRAPH}", content=document, headers={**TURTLE, **WITH_KEY})
    got = client.get(f"/graphs?graph={GRAPH}", headers={"Accept-Encoding": "gzip"})
    assert got.headers["content-encoding"] == "gzip"
    assert got.text.count("a:s") == 200

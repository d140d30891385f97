import json
import time
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest

from api.editor import read_table
from api.protocol import QUERY, UPDATE
from kg.ids import graph_iri
from tests.newsroom import newsroom

ROWS = "SELECT ?n WHERE { VALUES ?n { 1 2 } }"
ARTICLES = "PREFIX cg: <https://w3id.org/claimgraph/ns#> SELECT (COUNT(?a) AS ?n) WHERE { ?a a cg:Article }"
TRIPLES = "PREFIX cg: <https://w3id.org/claimgraph/ns#> CONSTRUCT { ?a a cg:Article } WHERE { ?a a cg:Article }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
JSON = "application/sparql-results+json"
TRIPLES_AS = [
    "text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig",
    "application/n-quads",
]  # fmt: skip


def test_the_three_ways_to_ask_agree(client: httpx.Client) -> None:
    by_get = client.get("/sparql", params={"query": ROWS})
    by_form = client.post("/sparql", data={"query": ROWS})
    by_body = client.post("/sparql", content=ROWS, headers={"Content-Type": f"{QUERY}; charset=utf-8"})
    assert by_get.headers["content-type"].startswith(JSON)
    assert by_get.json() == by_form.json() == by_body.json()
    assert [row["n"]["value"] for row in by_get.json()["results"]["bindings"]] == ["1", "2"]


def test_ask_gives_a_boolean(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (JSON, JSON),
        ("application/json", JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values"),
        ("*/*", JSON),
    ],
)
def test_rows_come_in_the_accepted_form(client: httpx.Client, accept: str, given: str) -> None:
    response = client.get("/sparql", params={"query": ROWS}, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == given
    assert "Accept" in response.headers["vary"]
    if given == JSON:
        json.loads(response.text)
    elif given.endswith("xml"):
        ElementTree.fromstring(response.text)  # noqa: S314  our own server wrote it
    else:
        assert response.text.split() in (["n", "1", "2"], ["?n", "1", "2"])


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("application/json", "application/ld+json"), ("text/xml", "application/rdf+xml"),
        ("application/x-turtle", "text/turtle"), ("text/plain", "application/n-triples"),
        ("application/*", "application/n-triples"), ("text/n3;q=0.3, application/trig;q=0.2", "text/turtle"),
    ],
)  # fmt: skip
def test_triples_come_for_older_and_wider_names(client: httpx.Client, accept: str, given: str) -> None:
    response = client.get("/sparql", params={"query": TRIPLES}, headers={"Accept": accept})
    assert (response.status_code, response.headers["content-type"].split(";")[0]) == (200, given)


@pytest.mark.parametrize("kind", TRIPLES_AS)
def test_triples_come_in_the_accepted_form(client: httpx.Client, kind: str) -> None:
    response = client.get("/sparql", params={"query": TRIPLES}, headers={"Accept": kind})
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == kind
    assert newsroom().records[0].article.iri.rsplit("/", 1)[-1] in response.text


def test_what_cannot_be_written_is_not_acceptable(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": ROWS}, headers={"Accept": "text/turtle"})
    assert response.status_code == 406
    assert response.json()["code"] == "not_acceptable"


@pytest.mark.parametrize(
    "send",
    [
        pytest.param(lambda c: c.post("/sparql", data={"update": "CLEAR ALL"}), id="form"),
        pytest.param(lambda c: c.post("/sparql", content="CLEAR ALL", headers={"Content-Type": UPDATE}), id="body"),
    ],
)
def test_updates_are_refused_where_no_key_is_known(client: httpx.Client, send: object) -> None:
    response = send(client)  # type: ignore[operator]  # one of the calls above
    assert response.status_code == 403
    assert response.json()["code"] == "forbidden"
    assert client.get("/health").json()["articles"] == 4


@pytest.mark.parametrize("query", ["CLEAR ALL", "INSERT DATA { <a:b> <a:c> <a:d> }", "LOAD <http://127.0.0.1:1/>", ""])
def test_an_update_sent_as_a_query_does_nothing(client: httpx.Client, query: str) -> None:
    response = client.get("/sparql", params={"query": query})
    assert response.status_code in (400, 403)
    assert response.headers["content-type"] == "application/problem+json"
    assert client.get("/health").json()["articles"] == 4


def test_other_endpoints_are_never_asked(client: httpx.Client) -> None:
    query = "SELECT * WHERE { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }"
    assert client.get("/sparql", params={"query": query}).status_code in (400, 403)


def test_a_fault_is_pointed_at(client: httpx.Client) -> None:
    body = client.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"}).json()
    assert body["status"] == 400
    assert body["line"] == 2
    assert body["column"] > 1


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("SELECT *\nWHERE { ?s rdfs:label ?l }", 2, 12),
        ("SELECT *\nWHERE {\n  ?s ?p ?o FILTR(?o) }", 3, 12),
        ("SELECT *\nWHERE { SERVICE <http://x.example/> { ?s ?p ?o } }", 2, 9),
        ("SELECT * WHERE {\n\n'", 3, 1),
    ],
    ids=["prefix", "word", "refused", "no-end"],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_problem_has_the_place_of_the_fault(
    client: httpx.Client, query: str, line: int, column: int, method: str
) -> None:
    sent: dict[str, dict[str, str]] = {"params" if method == "GET" else "data": {"query": query}}
    response = client.request(method, "/sparql", **sent)  # type: ignore[arg-type]  # one of two mappings of strings
    body = response.json()
    assert (response.status_code, body["line"], body["column"]) == (400, line, column)
    assert "limit" not in body


def test_bad_requests_are_problems(client: httpx.Client) -> None:
    twice = client.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D")
    empty = client.post("/sparql", data={"other": "x"})
    odd = client.post("/sparql", content="x", headers={"Content-Type": "text/plain"})
    broken = client.post("/sparql", content=b"\xff\xfe", headers={"Content-Type": QUERY})
    both = client.post("/sparql?query=ASK%7B%7D", content="ASK{}", headers={"Content-Type": QUERY})
    assert [r.status_code for r in (twice, empty, odd, broken, both)] == [400, 400, 415, 400, 400]
    assert {r.headers["content-type"] for r in (twice, empty, odd, broken, both)} == {"application/problem+json"}


def test_relative_addresses_are_those_of_the_project(client: httpx.Client) -> None:
    found = client.get("/sparql", params={"query": "SELECT (<id/x> AS ?x) {}"}, headers={"Accept": "text/csv"}).text
    assert found.split() == ["x", "https://w3id.org/claimgraph/id/x"]


def test_another_character_set_is_refused(client: httpx.Client) -> None:
    body = "ASK {}".encode("utf-16-be")
    sent = client.post("/sparql", content=body, headers={"Content-Type": f"{QUERY}; charset=UTF-16"})
    assert sent.status_code == 415


def test_a_byte_order_mark_is_no_part_of_a_query(client: httpx.Client) -> None:
    response = client.post("/sparql", content=b"\xef\xbb\xbfASK {}", headers={"Content-Type": QUERY})
    assert response.json()["boolean"] is True


@pytest.mark.parametrize("iri", ["not an iri", "relative", ""])
@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_that_is_no_iri_is_named(client: httpx.Client, name: str, iri: str) -> None:
    response = client.get("/sparql", params={"query": ROWS, name: iri})
    assert response.status_code == 400
    assert f"{name} {iri!r}" in response.json()["detail"]


@pytest.mark.parametrize(("length", "status"), [(99_000, 200), (100_000, 414), (500_000, 414)])
def test_an_address_that_is_too_long_is_told_to_post(server: str, length: int, status: int) -> None:
    # httpx refuses to send such addresses itself.
    with closing(HTTPConnection(urlsplit(server).netloc, timeout=20)) as connection:
        connection.request("GET", f"/sparql?query=ASK%7B%7D%23{'x' * length}")
        response = connection.getresponse()
        assert response.status == status
        assert (b"POST" in response.read()) is (status == 414)


def test_a_slash_at_the_end_changes_nothing(client: httpx.Client) -> None:
    assert client.get("/sparql/", params={"query": "ASK {}"}).json()["boolean"] is True
    assert client.post("/sparql/", data={"query": "ASK {}"}).json()["boolean"] is True


def test_the_dataset_can_be_named(client: httpx.Client) -> None:
    graph = graph_iri(newsroom().records[0].article.iri)

    def count(**params: str) -> int:
        found = client.get("/sparql", params={"query": ARTICLES, **params}).json()
        return int(found["results"]["bindings"][0]["n"]["value"])

    assert count() == 4
    assert count(**{"default-graph-uri": graph}) == 1
    query = ARTICLES.replace("{ ?a a cg:Article }", "{ GRAPH ?g { ?a a cg:Article } }")
    found = client.post("/sparql", data={"query": query, "named-graph-uri": graph}).json()
    assert found["results"]["bindings"][0]["n"]["value"] == "1"


def test_a_runaway_query_is_stopped_while_others_are_answered(client: httpx.Client) -> None:
    began = time.perf_counter()
    with ThreadPoolExecutor(1) as apart:
        waiting = apart.submit(client.get, "/sparql", params={"query": RUNAWAY})
        assert client.get("/api/v1/claims").status_code == 200
        stopped = waiting.result()
    assert time.perf_counter() - began < 15
    assert stopped.status_code == 503
    assert int(stopped.headers["retry-after"]) > 0
    assert stopped.json()["code"] == "busy"
    assert client.get("/sparql", params={"query": ROWS}).status_code == 200


def test_a_browser_gets_the_editor(client: httpx.Client) -> None:
    response = client.get("/sparql", headers=BROWSER)
    assert response.headers["content-type"].startswith("text/html")
    assert "start from a question" in response.text


def test_a_browser_without_scripts_gets_the_rows(client: httpx.Client) -> None:
    iri = newsroom().disputes[0].iri
    query = f'SELECT ?d ?x WHERE {{ VALUES (?d ?x) {{ (<{iri}> "<b>اسم</b>"@ar) }} }}'
    html = client.get("/sparql", params={"query": query}, headers=BROWSER).text
    assert f'<a href="/disputes/{iri.rsplit("/", 1)[-1]}">' in html
    assert '<td lang="ar" dir="rtl">&lt;b&gt;اسم&lt;/b&gt;</td>' in html


def test_a_browser_without_scripts_gets_the_fault(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "SELECT"}, headers=BROWSER)
    assert response.status_code == 400
    assert 'role="alert"' in response.text


def test_a_browser_without_scripts_gets_triples(client: httpx.Client) -> None:
    assert "<h2>Triples</h2>" in client.get("/sparql", params={"query": TRIPLES}, headers=BROWSER).text


def test_an_example_is_put_into_the_editor(client: httpx.Client) -> None:
    assert "cg:Dispute" in client.get("/sparql?example=disputes", headers=BROWSER).text
    assert client.get("/sparql?example=no-such", headers=BROWSER).status_code == 200


def test_a_long_table_is_cut_and_says_so() -> None:
    rows = [{"x": {"type": "literal", "value": str(n)}} for n in range(600)]
    table = read_table(json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": rows}}).encode())
    assert (len(table.rows), table.is_cut) == (500, True)

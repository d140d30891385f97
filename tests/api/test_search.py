"""Search by API, from SPARQL and on its page, over the newsroom."""

from __future__ import annotations

import httpx2 as httpx
import pytest

from kg.stores.outside import OutsideWriter
from kg.stores.worker import QueryPool
from tests.newsroom import ATTACK, fill
from tests.serving import PLAIN, serving

PREFIX = "PREFIX text: <https://w3id.org/claimgraph/text#> PREFIX cg: <https://w3id.org/claimgraph/ns#> "


def test_a_hit_has_its_marked_words_its_speaker_and_its_article(client: httpx.Client) -> None:
    found = client.get("/api/v1/search", params={"q": "rudal"}).json()
    (hit,) = found["items"]
    assert (found["total"], found["is_cut"], hit["kind"], hit["lang"]) == (1, False, "statement", "id")
    assert [piece["text"] for piece in hit["text"] if piece["is_quoted"]] == ["rudal"]
    assert "".join(piece["text"] for piece in hit["text"]) == hit["statement"]["quote"]
    assert hit["statement"]["speaker"]["label"]
    assert hit["statement"]["article"]["title"]


def test_a_claim_is_found_by_its_sentence_in_each_language_and_brings_a_statement(client: httpx.Client) -> None:
    for words, lang in (("attacks Riverton", "en"), ("menyerang Riverton", "id")):
        items = client.get("/api/v1/search", params={"q": words, "kind": "claim"}).json()["items"]
        assert [(item["iri"], item["lang"]) for item in items] == [(ATTACK.iri, lang)]
        assert items[0]["statement"]["claim"]["iri"] == ATTACK.iri


def test_a_search_is_narrowed_to_articles_of_a_language(client: httpx.Client) -> None:
    asked = {"q": "fire OR tenang", "kind": "statement"}
    both = client.get("/api/v1/search", params=asked).json()["items"]
    assert {item["statement"]["lang"] for item in both} == {"en", "id"}
    one = client.get("/api/v1/search", params=asked | {"lang": "en"}).json()["items"]
    assert {item["statement"]["lang"] for item in one} == {"en"}


def test_half_a_statement_from_outside_hides_no_other_hit() -> None:
    store = fill()
    half = "INSERT DATA { GRAPH <x:g> { <x:half> a cg:StatementAct ; cg:quote 'rudal dan setengah'@id } }"
    OutsideWriter(store, deadline_seconds=30, memory_bytes=10**9).update(PREFIX + half)
    with (
        QueryPool(store, workers=1, deadline_seconds=30, memory_bytes=10**9, row_limit=10) as pool,
        serving(store, pool) as address,
        httpx.Client(base_url=address, timeout=30, verify=PLAIN) as client,
    ):
        items = client.get("/api/v1/search", params={"q": "rudal"}).json()["items"]
        assert {item["iri"]: item["statement"] is None for item in items}["x:half"]
        assert len(items) == 2
        page = client.get("/search", params={"q": "rudal"}, headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert "no speaker or article" in page.text


@pytest.mark.parametrize("query", ["", "?q=", "?q=%22a", "?q=a+OR", "?q=-a", "?q=a&kind=speech", "?q=" + "x" * 501])
def test_words_that_cannot_be_understood_are_a_problem(client: httpx.Client, query: str) -> None:
    response = client.get(f"/api/v1/search{query}")
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")


def test_sparql_searches_too(client: httpx.Client) -> None:
    query = PREFIX + 'SELECT ?x ?quote ?score { (?x ?score) text:matches "rudal" . ?x cg:quote ?quote }'
    (row,) = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert "rudal" in row["quote"]["value"]
    assert float(row["score"]["value"]) > 0


def test_a_wrong_search_in_sparql_is_told_with_its_place(client: httpx.Client) -> None:
    query = PREFIX + "SELECT ?x { ?x text:matches ?words }"
    response = client.get("/sparql", params={"query": query})
    assert response.status_code == 400
    assert (response.json()["line"], response.json()["column"]) == (1, query.index("?words") + 1)


def test_the_page_shows_hits_faults_and_how_to_ask(client: httpx.Client) -> None:
    assert "<mark>" in client.get("/search", params={"q": "rudal"}).text
    fault = client.get("/search", params={"q": '"<b>'})
    assert fault.status_code == 400
    assert "quotation mark is missing" in fault.text
    assert "<b>" not in fault.text.partition("<main")[2]
    assert "negotia*" in client.get("/search").text
    assert "No quote and no claim" in client.get("/search", params={"q": "nirgends"}).text

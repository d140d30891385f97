from collections.abc import Iterator

import httpx2 as httpx
import pytest

from api.freshness import has_tag
from api.options import Options
from kg.stores.oxigraph import OxigraphStore
from kg.stores.worker import QueryPool
from tests.newsroom import newsroom
from tests.serving import serving

ANY = ["/", "/nope", "/api/v1/claims", "/api/v1/claims/x", "/static/app.css", "/sparql", "/health", "/openapi.json"]


@pytest.mark.parametrize("path", ANY)
def test_every_answer_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "script-src 'self';" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/api/v1/claims", "/api/v1/claims/x", "/sparql?query=ASK%7B%7D"])
def test_programs_on_other_sites_may_read(client: httpx.Client, path: str) -> None:
    assert client.get(path).headers["access-control-allow-origin"] == "*"
    asked = client.options(path, headers={"Origin": "https://other.example", "Access-Control-Request-Method": "GET"})
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-methods"].startswith("GET, HEAD")


def test_pages_are_not_opened_to_other_sites(client: httpx.Client) -> None:
    assert "access-control-allow-origin" not in client.get("/").headers


def test_long_answers_are_compressed(client: httpx.Client) -> None:
    assert client.get("/api/v1/statements", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    plain = client.get("/api/v1/statements", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


@pytest.fixture
def narrow(store: OxigraphStore, pool: QueryPool) -> Iterator[httpx.Client]:
    with serving(store, pool, Options(max_body_bytes=100)) as address, httpx.Client(base_url=address) as client:
        yield client


def test_a_body_that_says_it_is_too_long_is_refused(narrow: httpx.Client) -> None:
    response = narrow.post("/sparql", data={"query": "ASK {}" + " " * 200})
    assert response.status_code == 413
    assert response.json()["code"] == "too_large"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_body_of_unknown_length_is_refused_where_it_gets_too_long(narrow: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    response = narrow.post("/sparql", content=iter([b"ASK {}", b" " * 60, b" " * 60]), headers=headers)
    assert response.status_code == 413


def test_a_body_within_the_limit_arrives_whole(narrow: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    response = narrow.post("/sparql", content=iter([b"ASK ", b"{}"]), headers=headers)
    assert response.json()["boolean"] is True


def test_a_tag_changes_with_the_store(pool: QueryPool) -> None:
    store = OxigraphStore()
    with serving(store, pool) as address, httpx.Client(base_url=address) as client:
        before = client.get("/api/v1/articles").headers["etag"]
        from kg.graph.write import article_quads

        record = newsroom().records[2]
        store.replace_article(record.article.iri, article_quads(record))
        after = client.get("/api/v1/articles", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["etag"] != before
    assert len(after.json()["items"]) == 1


@pytest.mark.parametrize(
    ("header", "expected"),
    [(None, False), ("", False), ('"a"', True), ('W/"a"', True), ('"b", W/"a"', True), ('"ab"', False), ("*", False)],
)
def test_tags_are_compared_weakly(header: str | None, expected: bool) -> None:
    assert has_tag(header, 'W/"a"') is expected


def test_an_unforeseen_error_tells_nothing(pool: QueryPool, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(OxigraphStore):
        """A store with a fault that no error class describes."""

        def articles(self) -> int:
            raise RuntimeError("secret path /elsewhere/x")

    with serving(Broken(), pool) as address, httpx.Client(base_url=address) as client:
        response = client.get("/health")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert "unforeseen error" in caplog.text

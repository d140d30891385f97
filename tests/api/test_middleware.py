from collections.abc import Iterator

import httpx2 as httpx
import pytest

from api.freshness import has_tag
from api.options import Options
from kg.stores.oxigraph import OxigraphStore
from kg.stores.worker import QueryPool
from tests.newsroom import newsroom
from tests.serving import PLAIN, serving

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
    with (
        serving(store, pool, Options(max_body_bytes=100)) as address,
        httpx.Client(base_url=address, timeout=20, verify=PLAIN) as client,
    ):
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
    with serving(store, pool) as address, httpx.Client(base_url=address, timeout=20, verify=PLAIN) as client:
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
    [
        ([], False), ([""], False), (['"a"'], True), (['W/"a"'], True), (['"b", W/"a"'], True), (['"b"', '"a"'], True),
        (['"ab"'], False), (["*"], False),
    ],
)  # fmt: skip
def test_tags_are_compared_weakly(header: list[str], expected: bool) -> None:
    assert has_tag(header, 'W/"a"') is expected


def test_a_tag_is_that_of_one_address(client: httpx.Client) -> None:
    tag = client.get("/api/v1/articles").headers["etag"]
    for path, status in (("/sparql?query=SELEC", 400), ("/nowhere", 404), ("/api/v1/actors", 200)):
        assert client.get(path, headers={"If-None-Match": tag}).status_code == status
    changing = client.get("/sparql", params={"query": "SELECT (NOW() AS ?n) {}"}, headers={"If-None-Match": tag})
    assert (changing.status_code, "etag" in changing.headers) == (200, False)


def test_any_version_will_do_only_where_there_is_one(client: httpx.Client) -> None:
    known = client.get("/api/v1/articles", headers={"If-None-Match": "*"})
    assert (known.status_code, known.content) == (304, b"")
    assert known.headers["etag"] == client.get("/api/v1/articles").headers["etag"]
    assert client.get("/sparql?query=SELEC", headers={"If-None-Match": "*"}).status_code == 400


@pytest.mark.parametrize(
    ("accepted", "is_compressed"),
    [
        ("gzip", True), ("GZip", True), ("*", True), ("br;q=1, gzip;q=0.1", True), ("gzip;q=0", False),
        ("*;q=0", False), ("gzip;q=0, *", False), ("identity", False), ("", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/api/v1/statements", "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"])
def test_answers_are_compressed_for_those_who_take_it(
    client: httpx.Client, path: str, accepted: str, is_compressed: bool
) -> None:
    answer = client.get(path, headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("content-encoding") == "gzip") is is_compressed
    varied = [name.strip() for name in answer.headers["vary"].split(",")]
    assert sorted(varied) == ["Accept", "Accept-Encoding"]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/sparql", "GET, HEAD, POST, OPTIONS"), ("/graphs?default", "GET, HEAD, POST, PUT, DELETE, OPTIONS")],
)
def test_a_method_that_is_not_allowed_is_told_those_that_are(client: httpx.Client, path: str, allowed: str) -> None:
    answer = client.patch(path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


def test_an_unforeseen_error_tells_nothing(pool: QueryPool, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(OxigraphStore):
        """A store with a fault that no error class describes."""

        def articles(self) -> int:
            raise RuntimeError("secret path /elsewhere/x")

    with serving(Broken(), pool) as address, httpx.Client(base_url=address, timeout=20, verify=PLAIN) as client:
        response = client.get("/health")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert "unforeseen error" in caplog.text

"""The commands that people copy from documentation."""

from __future__ import annotations

import gzip
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.clients.questions import ARTICLES, BROKEN, GRAPH, IRIS, RUNAWAY

pytestmark = pytest.mark.curl


@dataclass(frozen=True, slots=True)
class Answer:
    """What curl got: status, headers by small name, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    def articles(self) -> list[str]:
        return [row["article"]["value"] for row in json.loads(self.body)["results"]["bindings"]]


def curl(*arguments: str) -> Answer:
    command = ["curl", "--silent", "--show-error", "--include", *arguments]
    found = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout  # noqa: S603  our own arguments
    head, _, body = found.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return Answer(int(first.split()[1]), {name.lower(): value.strip() for name, _, value in pairs}, body)


def test_get(endpoint: str) -> None:
    answer = curl("--get", endpoint, "--data-urlencode", f"query={ARTICLES}")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/sparql-results+json")
    assert answer.articles() == IRIS


def test_post_of_a_form(endpoint: str) -> None:
    assert curl(endpoint, "--data-urlencode", f"query={ARTICLES}").articles() == IRIS


def test_post_of_a_file(endpoint: str, tmp_path: Path) -> None:
    file = tmp_path / "articles.rq"
    file.write_text(ARTICLES, encoding="utf-8")
    sent = ("--header", "Content-Type: application/sparql-query", "--data-binary", f"@{file}")
    assert curl(endpoint, *sent).articles() == IRIS


@pytest.mark.parametrize(
    ("query", "accept"), [(ARTICLES, "text/csv"), (ARTICLES, "application/sparql-results+xml"), (GRAPH, "text/turtle")]
)
def test_forms(endpoint: str, query: str, accept: str) -> None:
    answer = curl("--get", endpoint, "--data-urlencode", f"query={query}", "--header", f"Accept: {accept}")
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert all(iri in answer.body.decode() for iri in IRIS)


def test_gzip(endpoint: str) -> None:
    everything = "query=SELECT * WHERE { ?s ?p ?o }"
    plain = curl("--get", endpoint, "--data-urlencode", everything)
    packed = curl("--get", endpoint, "--data-urlencode", everything, "--header", "Accept-Encoding: gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 4
    assert json.loads(gzip.decompress(packed.body)) == json.loads(plain.body)
    unpacked = curl("--get", endpoint, "--data-urlencode", everything, "--compressed")
    assert json.loads(unpacked.body) == json.loads(plain.body)


def test_head(endpoint: str) -> None:
    full = curl("--get", endpoint, "--data-urlencode", f"query={ARTICLES}")
    head = curl("--head", "--get", endpoint, "--data-urlencode", f"query={ARTICLES}")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-type"] == full.headers["content-type"]
    assert head.headers["content-length"] == full.headers["content-length"]


def test_if_none_match(endpoint: str) -> None:
    query = ("--get", endpoint, "--data-urlencode", f"query={ARTICLES}")
    tag = curl(*query).headers["etag"]
    again = curl(*query, "--header", f"If-None-Match: {tag}")
    assert (again.status, again.body) == (304, b"")
    assert curl(*query, "--header", 'If-None-Match: "another"').status == 200


def test_a_fault(endpoint: str) -> None:
    answer = curl(endpoint, "--data-urlencode", f"query={BROKEN}")
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    problem = json.loads(answer.body)
    assert (problem["line"], problem["column"]) == (2, 15)


def test_a_runaway(endpoint: str) -> None:
    answer = curl(endpoint, "--data-urlencode", f"query={RUNAWAY}")
    assert (answer.status, answer.headers["content-type"]) == (503, "application/problem+json")
    assert int(answer.headers["retry-after"]) > 0

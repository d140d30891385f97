"""Clients that write, with a key."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from urllib.error import HTTPError

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import POST, POSTDIRECTLY, URLENCODED
from SPARQLWrapper import SPARQLWrapper as Wrapper

from api.options import Options
from kg.stores.oxigraph import OxigraphStore
from kg.stores.worker import QueryPool
from tests.serving import serving

KEY = "a key for tests"
BEARER = f"Bearer {KEY}"
GRAPH = "https://x.example/graph"
S, P = URIRef("https://x.example/s"), URIRef("https://x.example/p")
INSERT = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <{S}> <{P}> 'größer' }} }}"


@pytest.fixture
def endpoint() -> Iterator[str]:
    """The address of an endpoint over an empty store, which takes updates with the key."""
    store = OxigraphStore()
    options = Options(api_key_hashes=(hashlib.sha256(KEY.encode()).hexdigest(),))
    with (
        QueryPool(store, workers=1, deadline_seconds=20, memory_bytes=10**9, row_limit=1000) as pool,
        serving(store, pool, options) as address,
    ):
        yield f"{address}/sparql"
    store.close()


def stored(endpoint: str) -> list[str]:
    wrapper = Wrapper(endpoint, returnFormat="csv")
    wrapper.setQuery(f"SELECT ?o WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}")
    found = wrapper.queryAndConvert()
    assert isinstance(found, bytes)
    return found.decode("utf-8").split()[1:]


def test_rdflib_adds_and_removes(endpoint: str) -> None:
    store = SPARQLUpdateStore(endpoint, endpoint, headers={"Authorization": BEARER}, autocommit=False)
    graph = Graph(store, identifier=URIRef(GRAPH))
    graph.add((S, P, Literal("größer")))
    graph.add((S, P, Literal("x")))
    store.commit()
    assert sorted(stored(endpoint)) == ["größer", "x"]
    graph.remove((S, P, Literal("x")))
    store.commit()
    assert [value for _, _, value in graph] == [Literal("größer")]


def test_rdflib_without_a_key_is_told_so(endpoint: str) -> None:
    store = SPARQLUpdateStore(endpoint, endpoint)
    with pytest.raises(HTTPError, match="401") as caught:
        Graph(store, identifier=URIRef(GRAPH)).add((S, P, Literal("x")))
    caught.value.close()
    assert stored(endpoint) == []


@pytest.mark.parametrize("kind", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_updates(endpoint: str, kind: str) -> None:
    wrapper = Wrapper(endpoint)
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(kind)
    wrapper.addCustomHttpHeader("Authorization", BEARER)
    wrapper.setQuery(INSERT)
    assert wrapper.isSparqlUpdateRequest()
    wrapper.query().response.close()
    assert stored(endpoint) == ["größer"]


@pytest.mark.curl
@pytest.mark.parametrize(
    "body", [("--data-urlencode", f"update={INSERT}"), ("--data-binary", INSERT)], ids=["form", "body"]
)
def test_curl_updates(endpoint: str, body: tuple[str, str]) -> None:
    kind = () if body[0] == "--data-urlencode" else ("--header", "Content-Type: application/sparql-update")
    command = ["curl", "--silent", "--fail", endpoint, *kind, *body, "--header", f"Authorization: {BEARER}"]
    subprocess.run(command, check=True, timeout=60)  # noqa: S603  our own arguments
    assert stored(endpoint) == ["größer"]

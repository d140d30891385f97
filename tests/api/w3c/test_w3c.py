"""The W3C's tests of the two protocols, by their names, against a real server with an empty store for each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import httpx2 as httpx
import pytest

from api.options import Options
from kg.stores.oxigraph import OxigraphStore
from kg.stores.worker import QueryPool
from tests.api.w3c.graph_cases import BY_ADDRESS_CASES, BY_PARAMETER_CASES
from tests.api.w3c.protocol_cases import CASES, FRESH, UPDATE
from tests.api.w3c.steps import Case, run
from tests.serving import PLAIN, serving

KEY = "a key for tests"
WITH_KEY = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    store = OxigraphStore()
    options = Options(api_key_hashes=(hashlib.sha256(KEY.encode()).hexdigest(),))
    with (
        QueryPool(store, workers=1, deadline_seconds=20, memory_bytes=1_000_000_000, row_limit=1000) as pool,
        serving(store, pool, options) as address,
    ):
        yield address


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, headers=WITH_KEY, timeout=30, verify=PLAIN) as client:
        yield client


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_sparql_protocol(client: httpx.Client, case: Case) -> None:
    assert client.post("/sparql", content=FRESH, headers=UPDATE).status_code == 204
    run(client, case)


@pytest.mark.parametrize("case", [*BY_PARAMETER_CASES, *BY_ADDRESS_CASES], ids=lambda case: case.name)
def test_the_graph_store_protocol(client: httpx.Client, case: Case) -> None:
    assert client.post("/sparql", content="CLEAR ALL", headers=UPDATE).status_code == 204
    run(client, case)


def test_every_test_of_the_manifests_is_there() -> None:
    names = [{case.name for case in cases} for cases in (CASES, BY_PARAMETER_CASES, BY_ADDRESS_CASES)]
    assert [len(found) for found in names] == [34, 9, 5]

"""One client that sends many queries leaves room for others: real processes, real addresses of this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx2 as httpx
import pytest
from starlette.requests import Request

from api.keys import client_of
from kg.stores.oxigraph import OxigraphStore
from kg.stores.worker import QueryPool
from tests.newsroom import fill
from tests.serving import PLAIN, serving

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
SECONDS = 10.0


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    return fill()


@pytest.fixture
def address(store: OxigraphStore) -> Iterator[str]:
    """A server that answers two queries at once, so one of a client, and lets six wait, so three of a client."""
    with (
        QueryPool(
            store, workers=2, deadline_seconds=SECONDS, memory_bytes=10**9, row_limit=1000, max_waiting=6
        ) as pool,
        serving(store, pool) as address,
    ):
        yield address


def ask(address: str, query: str, *, come_from: str) -> httpx.Response:
    """The answer to a client with this address."""
    with httpx.Client(transport=httpx.HTTPTransport(local_address=come_from, verify=PLAIN), timeout=60) as client:
        return client.get(f"{address}/sparql", params={"query": query})


def send(apart: ThreadPoolExecutor, address: str, number: int) -> list[Future[httpx.Response]]:
    return [apart.submit(ask, address, RUNAWAY, come_from="127.0.0.2") for _ in range(number)]


def test_one_client_with_many_runaways_leaves_room_for_others(address: str) -> None:
    ask(address, COUNT, come_from="127.0.0.3")  # the first starts a process
    with ThreadPoolExecutor(12) as apart:
        greedy = send(apart, address, 12)
        others = [ask(address, COUNT, come_from=f"127.0.0.{n}") for n in (3, 4, 3, 5, 3, 4)]
        assert [answer.status_code for answer in others] == [200] * 6
        assert max(answer.elapsed.total_seconds() for answer in others) < SECONDS / 2
        answers = [each.result() for each in greedy]
    assert sorted(answer.status_code for answer in answers) == [429] * 8 + [503] * 4
    for answer in answers:
        assert int(answer.headers["retry-after"]) > 0
        problem = answer.json()
        assert (problem["code"], problem["limit"]) == (
            ("share", "share") if answer.status_code == 429 else ("busy", "seconds")
        )
    assert ask(address, COUNT, come_from="127.0.0.2").status_code == 200


def request(host: str | None, key: str | None = None) -> Request:
    headers = [(b"authorization", f"Bearer {key}".encode())] if key else []
    return Request({"type": "http", "headers": headers, "client": (host, 1) if host is not None else None})


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (request("192.0.2.1"), request("192.0.2.1"), True),
        (request("192.0.2.1"), request("192.0.2.2"), False),
        (request("2001:db8::1"), request("2001:db8::ffff:2"), True),
        (request("2001:db8::1"), request("2001:db8:0:1::1"), False),
        (request("192.0.2.1"), request("::ffff:192.0.2.1"), True),
        (request("::ffff:192.0.2.2"), request("::ffff:192.0.2.1"), False),
        (request("192.0.2.1"), request("192.0.2.1", "made up"), True),
        (request("192.0.2.1"), request("192.0.2.1", "known"), False),
        (request("192.0.2.1", "known"), request("192.0.2.2", "known"), True),
        (request(None), request(None), True),
    ],
)
def test_clients_are_told_apart_by_known_key_or_address(one: Request, other: Request, is_same: bool) -> None:
    hashes = [hashlib.sha256(b"known").hexdigest()]
    assert (client_of(one, hashes) == client_of(other, hashes)) is is_same

"""Ratings on the page and in the API of a claim: a named person's own, in that person's words, and never ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx2 as httpx
import pytest

from api.templating import local
from kg.graph import write
from kg.graph.ratings import Scale, rating_quads
from kg.interchange.claim_reviews import claim_reviews
from kg.stores import OxigraphStore
from kg.stores.worker import QueryPool
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill
from tests.serving import PLAIN, serving

NOTE = "Read both reports.</script><script>alert(1)</script>"
CLAIM = f"/claims/{local(sample.ATTACK.iri)}"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def rate(store: OxigraphStore, person: str, *, page: str | None = None, claim: str = sample.ATTACK.iri) -> None:
    at = datetime(2021, 1, 2, tzinfo=UTC)
    made = rating_quads(claim, Scale(2, 1, 5, "Mostly <false>"), person=person, at=at, page=page, note=NOTE)
    store.put_review(*made)


@pytest.fixture(scope="module")
def rated() -> Iterator[tuple[OxigraphStore, httpx.Client]]:
    """A store in which Ana rated the attack, and took another rating back, with a client of its server."""
    store = fill(OxigraphStore())
    rate(store, "Ana", page="https://checks.example/lund")
    rate(store, "Bima")
    at = datetime(2021, 1, 3, tzinfo=UTC)
    store.put_review(*write.review_quads(sample.ATTACK.iri, decision="withdrawn", person="Bima", at=at))
    pool = QueryPool(store, workers=1, deadline_seconds=3.0, memory_bytes=1_000_000_000, row_limit=10_000)
    with serving(store, pool) as address, httpx.Client(base_url=address, timeout=20, verify=PLAIN) as client:
        yield store, client
    pool.close()


def test_the_api_gives_who_rated_on_which_scale_when_and_where(rated: tuple[OxigraphStore, httpx.Client]) -> None:
    _, client = rated
    (rating,) = client.get(f"/api/v1{CLAIM}").json()["ratings"]
    assert (rating["person"], rating["at"][:10], rating["page"]) == (
        "Ana", "2021-01-02", "https://checks.example/lund",
    )  # fmt: skip
    assert rating["scale"] == {"value": 2.0, "worst": 1.0, "best": 5.0, "name": "Mostly <false>"}
    assert rating["note"] == NOTE


def test_the_page_shows_a_rating_as_that_of_a_person(rated: tuple[OxigraphStore, httpx.Client]) -> None:
    _, client = rated
    page = client.get(CLAIM).text
    section = page.partition('<h2 id="ratings">')[2].partition("</section>")[0]
    assert "<strong>Ana</strong> rates it “Mostly &lt;false&gt;”" in section
    assert "2 on a scale from 1 (worst) to 5 (best)" in section
    assert 'href="https://checks.example/lund"' in section
    assert "ClaimGraph rates nothing" in section
    assert "Bima" not in page
    assert "<script>alert" not in page


def test_the_page_holds_the_claim_review_that_is_exported(rated: tuple[OxigraphStore, httpx.Client]) -> None:
    store, client = rated
    (data,) = DATA.findall(client.get(CLAIM).text)
    assert json.loads(data) == list(claim_reviews(store, claim=sample.ATTACK.iri))


def test_a_claim_that_nobody_rated_has_neither(rated: tuple[OxigraphStore, httpx.Client]) -> None:
    _, client = rated
    page = client.get(f"/claims/{local(sample.BRIDGE.iri)}").text
    assert "ld+json" not in page
    assert "Rated by" not in page
    assert client.get(f"/api/v1/claims/{local(sample.BRIDGE.iri)}").json()["ratings"] == []

"""Silences by API and on pages: who is reported as silent, by whom, in which words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import httpx2 as httpx
import pytest

from api.templating import local
from kg.graph import write
from kg.stores import OxigraphStore
from kg.stores.worker import QueryPool
from tests.kg.graph import sample
from tests.serving import PLAIN, serving

WORDS = "Norland&#39;s army did not answer questions."


@pytest.fixture(scope="module")
def silent() -> Iterator[httpx.Client]:
    """A client of a server with the sample articles, one of which tells of two silences."""
    store = OxigraphStore()
    for record in (sample.RECORD, sample.SECOND_RECORD, sample.SILENT_RECORD):
        store.replace_article(record.article.iri, write.article_quads(record, sample.DIRECTORY))
    pool = QueryPool(store, workers=1, deadline_seconds=3.0, memory_bytes=1_000_000_000, row_limit=10_000)
    with serving(store, pool) as address, httpx.Client(base_url=address, timeout=20, verify=PLAIN) as client:
        yield client
    pool.close()


def test_the_list_is_filtered_by_who_is_silent_who_tells_and_when(silent: httpx.Client) -> None:
    def number(**wanted: str) -> int:
        answer = silent.get("/api/v1/silences", params=wanted)
        assert answer.status_code == 200
        return len(answer.json()["items"])

    assert number() == 2
    assert number(actor=local(sample.ARMY.iri)) == 1
    assert number(teller=local(sample.OUTLET.iri), claim=local(sample.REPORTED.iri)) == 1
    assert number(since="2020-10-07") == 0
    assert number(until="2020-10-06", limit="1") == 1
    assert silent.get("/api/v1/silences", params={"since": "yesterday"}).status_code == 400
    assert silent.get("/api/v1/silences", params={"speaker": "x"}).status_code == 400


def test_a_timeline_gives_statements_silences_or_all(silent: httpx.Client) -> None:
    path = f"/api/v1/actors/{local(sample.ARMY.iri)}/timeline"

    def kinds(**wanted: str) -> list[bool]:
        return [item["silence"] is not None for item in silent.get(path, params=wanted).json()["items"]]

    assert not any(kinds())
    assert kinds(kind="statement") == kinds()
    assert kinds(kind="silence") == [True]
    assert sorted(kinds(kind="all")) == [*kinds(), True]
    assert silent.get(path, params={"kind": "noise"}).status_code == 400


def test_a_timeline_as_csv_tells_silences_from_statements(silent: httpx.Client) -> None:
    path = f"/api/v1/actors/{local(sample.ARMY.iri)}/timeline"
    text = silent.get(path, params={"kind": "all", "format": "csv"}).text
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["kind"] == "silence"]
    assert [(row["speaker"], row["silent"], row["quote"]) for row in rows] == [
        (sample.OUTLET.labels["en"], "Army of Norland", "Norland's army did not answer questions.")
    ]


def test_an_actor_page_shows_silences_among_statements_or_alone(silent: httpx.Client) -> None:
    path = f"/actors/{local(sample.ARMY.iri)}"
    everything, alone, said = (silent.get(path, params={"kind": kind}).text for kind in ("", "silence", "statement"))
    assert WORDS in everything
    assert WORDS in alone
    assert WORDS not in said
    assert "We did not fire on Lund" in everything
    assert "We did not fire on Lund" not in alone
    assert "reported as silent on this" in alone
    assert f'href="{path}?kind=silence#timeline" aria-current="page"' in alone


def test_a_claim_page_shows_who_is_silent_with_the_words_and_takes_no_position(silent: httpx.Client) -> None:
    page = silent.get(f"/claims/{local(sample.ANSWERED.iri)}").text
    section = page.partition("<h2>Reported as silent</h2>")[2].partition("</section>")[0]
    assert "Army of Norland" in section
    assert WORDS in section
    assert "no statement of whoever is silent" in section
    assert "Reported as silent" not in silent.get(f"/claims/{local(sample.ATTACK.iri)}").text


def test_an_actor_of_whom_no_silence_is_told_has_no_filter(silent: httpx.Client) -> None:
    page = silent.get(f"/actors/{local(sample.VALE.iri)}").text
    assert "Reported as silent" not in page

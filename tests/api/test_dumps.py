"""Downloads over HTTP: every format, fresh after a write, compressed where asked, told apart by version."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import httpx2 as httpx
import pyoxigraph as ox
import pytest

from api.dumps import DUMPS, Dumps, address
from kg.errors import BusyError
from kg.graph import write
from kg.interchange import registry
from kg.stores import OxigraphStore
from tests.kg.graph import sample
from tests.kg.interchange.holding import written


def test_every_format_is_listed_with_what_it_loses(client: httpx.Client) -> None:
    found = client.get(DUMPS).json()
    assert [one["name"] for one in found] == list(registry.NAMES)
    assert {one["name"]: one["path"] for one in found}["nq"] == "/dumps/claimgraph.nq"
    assert [one["lost"] == "" for one in found] == [registry.find(name).is_lossless for name in registry.NAMES]


@pytest.mark.parametrize("name", ["nq", "csv"])
def test_a_download_is_the_export(name: str, client: httpx.Client, store: OxigraphStore) -> None:
    answer = client.get(address(name))
    assert answer.status_code == 200
    assert answer.content == written(store, name)
    assert answer.headers["content-type"].startswith(registry.find(name).media_type)
    assert answer.headers["access-control-allow-origin"] == "*"
    if name == "csv":
        assert 'filename="claimgraph.csv.zip"' in answer.headers["content-disposition"]
        assert "datapackage.json" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_a_download_is_compressed_where_asked_and_not_sent_twice(client: httpx.Client) -> None:
    first = client.get(address("nq"), headers={"Accept-Encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    assert client.get(address("nq"), headers={"Accept-Encoding": "identity"}).headers.get("content-encoding") is None
    again = client.get(address("nq"), headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(address("nq"))
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


def test_no_other_files_are_given(client: httpx.Client) -> None:
    for path in (address("owl"), address("..%2f..%2fetc%2fpasswd"), f"{DUMPS}/other.nq"):
        assert client.get(path).status_code == 404
    assert client.get(address("nq"), params={"x": "1"}).status_code == 400


def test_a_write_makes_a_new_file_and_the_old_one_goes(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "store")
    store.replace_article(sample.SECOND.iri, write.article_quads(sample.SECOND_RECORD, sample.DIRECTORY))
    dumps = Dumps(store)
    first = dumps.get("nq")
    made = first.stat().st_mtime_ns
    assert dumps.get("nq").stat().st_mtime_ns == made
    store.replace_article(sample.ARTICLE.iri, write.article_quads(sample.RECORD, sample.DIRECTORY))
    second = dumps.get("nq")
    assert first.exists()  # somebody may be about to read it
    store.delete_article(sample.SECOND.iri)
    dumps.get("nq")
    assert (first.exists(), second.exists()) == (False, True)
    store.replace_article(sample.SECOND.iri, write.article_quads(sample.SECOND_RECORD, sample.DIRECTORY))
    second = dumps.get("nq")
    assert set(ox.parse(path=str(second), format=ox.RdfFormat.N_QUADS)) == set(store.quads())
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    store.close()


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "store")
    with pytest.raises(BusyError, match="longer than 0"):
        Dumps(store, deadline_seconds=0.001).get("nq")
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    store.close()

"""What people name on a command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from kg.articles import Refused, read_inputs
from kg.articles.fetch import Fetcher
from kg.model import Article

TEXT = "Menteri itu membantah kabar tersebut pada Senin malam."
PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>" + TEXT + "</p><p>" + TEXT + "</p></article>"
    "</body></html>"
)


def _fetcher() -> Fetcher:
    return Fetcher(allow_private=True, pause_seconds=0.0, timeout_seconds=5.0)


def test_folder_is_read_by_name_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt", ".git/x.txt", "b/.y.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    (tmp_path / "a.toml").write_text('id = "first"', encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    items = list(read_inputs([tmp_path]))
    assert [item.id for item in items if isinstance(item, Article)] == ["first", "a", "c"]
    assert len(items) == 3


def test_broken_files_of_a_folder_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "d.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "d.toml").write_text("published = 3", encoding="utf-8")
    items = list(read_inputs([tmp_path]))
    refused = [(Path(item.name).name, item.reason.split(":")[0]) for item in items if isinstance(item, Refused)]
    assert refused == [("a.txt", "empty"), ("b.txt", "binary"), ("d.txt", "d.toml")]
    assert len(items) == 4


def test_missing_path_is_refused(tmp_path: Path) -> None:
    (item,) = read_inputs([tmp_path / "nothing"])
    assert item == Refused(str(tmp_path / "nothing"), "no such file or folder")


def test_standard_input_is_text_or_json_lines() -> None:
    (text,) = read_inputs(["-"], stdin=io.BytesIO(TEXT.encode()))
    (line,) = read_inputs(["-"], stdin=io.BytesIO(json.dumps({"text": TEXT, "id": "k"}).encode()))
    assert isinstance(text, Article)
    assert isinstance(line, Article)
    assert (text.id, line.id) == ("stdin", "k")
    assert text.text == line.text


def test_page_at_an_address_is_read(site: Any) -> None:
    url = site.put("/2021/03/04/bantah.html", PAGE.format("Menteri Bantah"))
    (article,) = read_inputs([url], fetcher=_fetcher())
    assert isinstance(article, Article)
    assert article.url == url
    assert article.id == "bantah"
    assert article.text.startswith("Menteri Bantah\n\nMenteri itu")


def test_text_and_json_lines_at_an_address_are_read(site: Any) -> None:
    text = site.put("/a.txt", TEXT, kind="text/plain")
    lines = site.put("/b.jsonl", json.dumps({"text": TEXT, "id": "k"}), kind="application/x-ndjson")
    items = list(read_inputs([text, lines], fetcher=_fetcher()))
    assert [item.id for item in items if isinstance(item, Article)] == ["a", "k"]


def test_feed_at_an_address_means_its_pages(site: Any) -> None:
    for path in ("/a", "/b"):
        site.put(path, PAGE.format(f"Judul {path}"))
    item = "<item><title>x</title><link>{0}</link><pubDate>Thu, 04 Mar 2021 00:10:00 +0700</pubDate></item>"
    links = "".join(item.format(site.address + path) for path in ("/a", "/gone", "/b"))
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Kabar</title>{links}</channel></rss>"
    url = site.put("/feed", feed, kind="application/rss+xml")
    first, refused, last = read_inputs([url], fetcher=_fetcher())
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(refused, Refused)
    assert "404" in refused.reason
    assert first.text.startswith("Judul /a\n\n")
    assert (first.source, str(first.published)) == ("Kabar", "2021-03-04")


def test_feed_cannot_lead_to_the_own_network(site: Any) -> None:
    feed = "<rss version='2.0'><channel><item><title>x</title><link>file:///etc/hostname</link></item></channel></rss>"
    (item,) = read_inputs([site.put("/feed", feed, kind="text/xml")], fetcher=_fetcher())
    assert isinstance(item, Refused)


def test_address_of_the_own_machine_is_refused_by_default(site: Any) -> None:
    (item,) = read_inputs([site.put("/a", PAGE.format("X"))])
    assert isinstance(item, Refused)
    assert "not a public address" in item.reason
    assert site.seen == []

"""Promises that every reader keeps; a new one is tested the moment it is listed in READERS."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import READERS, Hints, Reader, Refused
from kg.errors import ArticleError, TooLargeError
from kg.model import Article

LIMIT = 100_000
BODY = (
    "Kementerian Pertahanan Ruritania membantah tuduhan itu pada Senin malam. "
    '"Kami tidak menembakkan rudal apa pun," kata juru bicaranya kepada wartawan di ibu kota.'
)
PAGE = (
    '<!doctype html><html lang="id"><head><title>Ruritania Bantah</title>'
    '<link rel="canonical" href="https://kabar.example/2021/03/04/bantah"></head>'
    f"<body><article><h1>Ruritania Bantah</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
)
HTTP = (
    f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(PAGE.encode())}\r\n\r\n{PAGE}"
)
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    "WARC-Target-URI: https://kabar.example/2021/03/04/bantah\r\nWARC-Date: 2021-03-04T10:00:00Z\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(HTTP.encode())}\r\n\r\n{HTTP}\r\n\r\n"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title><language>id</language><item>'
    "<title>Ruritania Bantah</title><link>https://kabar.example/2021/03/04/bantah</link>"
    f"<pubDate>Thu, 04 Mar 2021 23:30:00 +0700</pubDate><description>&lt;p&gt;{BODY}&lt;/p&gt;</description>"
    "</item></channel></rss>"
)
SAMPLES = {
    "text": ("bantah.txt", f"Ruritania Bantah\n\n{BODY}\n".encode()),
    "html": ("bantah.html", PAGE.encode()),
    "jsonl": ("bantah.jsonl", json.dumps({"title": "Ruritania Bantah", "text": BODY}).encode() + b"\n"),
    "json-ld": (
        "bantah.json",
        json.dumps({"@type": "NewsArticle", "headline": "Bantah", "articleBody": BODY}).encode(),
    ),
    "warc": ("bantah.warc.gz", gzip.compress(RECORD.encode(), mtime=0)),
    "feed": ("bantah.rss", FEED.encode()),
}

every_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


def _read(reader: Reader, data: bytes, name: str) -> list[Article | Refused]:
    """What the reader yields, until it ends or refuses the whole input."""

    def items() -> Iterator[Article | Refused]:
        try:
            yield from reader.read(io.BytesIO(data), name=name, hints=Hints(), limit_bytes=LIMIT)
        except (ArticleError, TooLargeError) as error:
            yield Refused(name, str(error))

    return list(items())


def test_reader_names_are_unique() -> None:
    names = [reader.name for reader in READERS]
    assert len(set(names)) == len(names)


@every_reader
def test_every_reader_has_a_sample_here_and_accepts_it(reader: Reader) -> None:
    name, data = SAMPLES[reader.name]
    assert reader.accepts(data[:1024], name)


@every_reader
def test_only_one_reader_reads_a_sample(reader: Reader) -> None:
    name, data = SAMPLES[reader.name]
    assert next(other for other in READERS if other.accepts(data[:1024], name)) is reader


@every_reader
def test_sample_gives_one_article_with_all_offsets_in_range(reader: Reader) -> None:
    name, data = SAMPLES[reader.name]
    (article,) = _read(reader, data, name)
    assert isinstance(article, Article)
    assert article.lang == "id"
    assert "membantah tuduhan itu" in article.text
    for span in (*article.noise, *([article.title] if article.title else [])):
        assert span.end <= len(article.text)
        assert span.of(article.text).strip()


@every_reader
def test_same_input_gives_the_same_articles(reader: Reader) -> None:
    name, data = SAMPLES[reader.name]
    assert _read(reader, data, name) == _read(reader, data, name)


@every_reader
def test_nothing_is_read_from_an_empty_input(reader: Reader) -> None:
    assert not [item for item in _read(reader, b"", "empty") if isinstance(item, Article)]


@every_reader
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400))
def test_random_bytes_are_refused_or_read_but_never_crash(reader: Reader, data: bytes) -> None:
    for item in _read(reader, data, "noise"):
        assert isinstance(item, Article | Refused)


@every_reader
@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 10_000), data=st.binary(max_size=20), place=st.integers(0, 10_000))
def test_damaged_samples_never_crash(reader: Reader, cut: int, data: bytes, place: int) -> None:
    name, sample = SAMPLES[reader.name]
    place %= len(sample)
    damaged = (sample[:place] + data + sample[place + len(data) :])[: cut % len(sample) or None]
    for item in _read(reader, damaged, name):
        assert isinstance(item, Article | Refused)
        if isinstance(item, Article):
            assert all(span.end <= len(item.text) for span in item.noise)

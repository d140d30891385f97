"""Web archives."""

from __future__ import annotations

import gzip

import pytest

from kg.articles import Refused, read
from kg.model import Article

TEXT = "Kementerian Pertahanan Ruritania membantah tuduhan bahwa pasukannya menembakkan rudal ke kota perbatasan itu."


def _record(
    path: str,
    *,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    body: bytes = b"",
    packed: bool = False,
) -> bytes:
    page = (
        body or f"<html><head><title>Judul {path}</title></head><body><p>{TEXT}</p><p>{TEXT}</p></body></html>".encode()
    )
    extra = "Content-Encoding: gzip\r\n" if packed else ""
    page = gzip.compress(page, mtime=0) if packed else page
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(page)}\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kabar.example/{path}\r\n"
        f"WARC-Date: 2021-03-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _read(data: bytes, name: str = "arsip.warc", **limit: int) -> list[Article | Refused]:
    return list(read(data, name=name, **limit))


def test_each_page_is_an_article_with_its_address() -> None:
    items = _read(_record("2021/03/04/a") + _record("b"))
    assert [item.url for item in items if isinstance(item, Article)] == [
        "https://kabar.example/2021/03/04/a",
        "https://kabar.example/b",
    ]


def test_compressed_archive_gives_the_same() -> None:
    records = [_record("a"), _record("b")]
    packed = b"".join(gzip.compress(record, mtime=0) for record in records)
    assert _read(packed, "arsip.warc.gz") == _read(b"".join(records), "arsip.warc.gz")


def test_compressed_answer_is_unpacked() -> None:
    (article,) = _read(_record("a", packed=True))
    assert isinstance(article, Article)
    assert TEXT in article.text


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(_record("x", status="404 Not Found"), id="not found"),
        pytest.param(_record("x", status="301 Moved"), id="redirect"),
        pytest.param(_record("x", kind="image/png", body=b"\x89PNG"), id="picture"),
    ],
)
def test_other_records_are_passed_over(other: bytes) -> None:
    items = _read(other + _record("a"))
    assert [item.url for item in items if isinstance(item, Article)] == ["https://kabar.example/a"]
    assert len(items) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(b"<html><body></body></html>", "empty", id="empty"),
        pytest.param(b"<p>" + b"kata " * 30_000, "too large", id="large"),
        pytest.param(b"a\0b" * 50, "binary", id="binary"),
    ],
)
def test_broken_page_is_refused_and_the_rest_goes_on(body: bytes, expected: str) -> None:
    refused, article = _read(_record("x", body=body) + _record("a"), limit_bytes=100_000)
    assert isinstance(refused, Refused)
    assert refused.name == "arsip.warc:1"
    assert expected in refused.reason
    assert isinstance(article, Article)


def test_broken_address_is_refused() -> None:
    (refused,) = _read(_record("a").replace(b"https://kabar.example/a", b"https://[kabar"))
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("url:")


@pytest.mark.parametrize("data", [b"", b"no archive at all", b"\x1f\x8bno gzip"], ids=["empty", "text", "gzip"])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    (item,) = _read(data)
    assert isinstance(item, Refused)
    assert "expected a WARC archive" in item.reason

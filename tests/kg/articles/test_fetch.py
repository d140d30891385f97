"""Fetching, from a real server on this machine."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from kg.articles.fetch import Fetcher
from kg.errors import ArticleError, TooLargeError


def _fetcher(**settings: Any) -> Fetcher:
    return Fetcher(**{"allow_private": True, "pause_seconds": 0.0, "timeout_seconds": 5.0, **settings})


def test_page_comes_with_its_address_and_kind(site: Any) -> None:
    page = _fetcher().fetch(site.put("/a", "<p>Halo</p>", kind='text/html; charset="utf-8"'))
    assert (page.url, page.content_type, page.charset, page.data) == (
        site.address + "/a",
        "text/html",
        "utf-8",
        b"<p>Halo</p>",
    )


def test_own_machine_is_not_fetched_unless_allowed(site: Any) -> None:
    with pytest.raises(ArticleError, match="not a public address"):
        _fetcher(allow_private=False).fetch(site.put("/a", "x"))
    assert site.seen == []


def test_host_header_is_the_name_and_not_the_number(site: Any) -> None:
    url = site.put("/a", "x").replace("127.0.0.1", "localhost")
    _fetcher().fetch(url)
    assert site.seen[-1][1]["Host"].startswith("localhost:")


def test_redirects_are_followed_and_the_last_address_kept(site: Any) -> None:
    site.put("/b", "x")
    page = _fetcher().fetch(site.redirect("/a", "/b"))
    assert page.url == site.address + "/b"


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "http://u:p@127.0.0.1/", "http://[ff02::1]/", "http://[bad/"], ids=str
)
def test_redirects_are_checked_like_the_first_address(site: Any, target: str) -> None:
    with pytest.raises(ArticleError):
        _fetcher(timeout_seconds=1.0).fetch(site.redirect("/a", target))


def test_redirects_in_a_circle_end(site: Any) -> None:
    with pytest.raises(ArticleError, match="redirects"):
        _fetcher().fetch(site.redirect("/a", "/a"))


def test_robots_txt_is_respected_and_read_once(site: Any) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /secret", kind="text/plain")
    fetcher = _fetcher()
    fetcher.fetch(site.put("/a", "x"))
    with pytest.raises(ArticleError, match=r"robots\.txt"):
        fetcher.fetch(site.put("/secret/b", "x"))
    assert [path for path, _ in site.seen] == ["/robots.txt", "/a"]


def test_site_whose_robots_txt_fails_is_not_visited(site: Any) -> None:
    site.put("/robots.txt", "", status=503)
    with pytest.raises(ArticleError, match=r"robots\.txt"):
        _fetcher().fetch(site.put("/a", "x"))


def test_answer_over_the_limit_is_refused(site: Any) -> None:
    with pytest.raises(TooLargeError, match="1,000 bytes"):
        _fetcher(limit_bytes=1000).fetch(site.put("/a", "x" * 1001))


def test_packed_answer_is_measured_unpacked(site: Any) -> None:
    url = site.put("/a", gzip.compress(b"x" * 1_000_000))
    site.answers["/a"][1]["Content-Encoding"] = "gzip"
    with pytest.raises(TooLargeError):
        _fetcher(limit_bytes=100_000).fetch(url)


def test_kinds_that_cannot_be_read_are_refused(site: Any) -> None:
    with pytest.raises(ArticleError, match="image/png"):
        _fetcher().fetch(site.put("/a.png", b"x", kind="image/png"))


@pytest.mark.parametrize("status", [403, 404, 410, 500, 204], ids=str)
def test_other_statuses_are_refused_and_named(site: Any, status: int) -> None:
    with pytest.raises(ArticleError, match=str(status)):
        _fetcher().fetch(site.put("/a", "", status=status))


def test_closed_port_is_refused_with_a_reason() -> None:
    with pytest.raises(ArticleError, match="no connection"):
        _fetcher().fetch("http://127.0.0.1:1/a")

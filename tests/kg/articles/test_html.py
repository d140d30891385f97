"""Web pages: the article without the page around it."""

from __future__ import annotations

import time
from datetime import date

import pytest

from kg.articles import Hints, Refused, read
from kg.model import Article

FIRST = "Kementerian Pertahanan Ruritania membantah tuduhan bahwa pasukannya menembakkan rudal ke kota perbatasan itu."
SECOND = (
    '"Kami tidak menembakkan rudal apa pun," kata juru bicara kementerian kepada wartawan di ibu kota, Senin malam.'
)
HEAD = (
    "<title>Ruritania Bantah Serang | Kabar Kita</title>"
    '<meta property="og:site_name" content="Kabar Kita"><meta property="og:title" content="Ruritania Bantah Serang">'
    '<link rel="canonical" href="https://kabar.example/berita/bantah">'
    '<meta property="article:published_time" content="2021-03-04T23:30:00+07:00">'
)
BODY = (
    "<nav><a href='/'>Beranda</a> <a href='/politik'>Politik</a></nav><article><h1>Ruritania Bantah Serang</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article><footer>Hak cipta Kabar Kita. Semua hak dilindungi.</footer>"
    "<script>var rahasia = 'jangan';</script>"
)


def _page(head: str = HEAD, body: str = BODY) -> bytes:
    return f'<!doctype html><html lang="id"><head>{head}</head><body>{body}</body></html>'.encode()


def _one(data: bytes, hints: Hints | None = None) -> Article:
    (article,) = read(data, name="halaman.html", hints=hints or Hints())
    assert isinstance(article, Article), article
    return article


def test_text_is_title_blank_line_and_paragraphs_without_the_page() -> None:
    article = _one(_page())
    assert article.text == f"Ruritania Bantah Serang\n\n{FIRST}\n{SECOND}"
    assert article.title is not None
    assert article.title.of(article.text) == "Ruritania Bantah Serang"


def test_facts_come_from_the_page() -> None:
    article = _one(_page())
    assert article.source == "Kabar Kita"
    assert article.url == "https://kabar.example/berita/bantah"
    assert article.published == date(2021, 3, 4)  # as printed, in the outlet's own zone
    assert article.lang == "id"
    assert "publication date as the page gives it" in article.notes


def test_hints_go_before_the_page() -> None:
    hints = Hints(id="k1", source="Arsip", published=date(2021, 3, 5), title="Judul Arsip")
    article = _one(_page(), hints)
    assert (article.id, article.source, article.published) == ("k1", "Arsip", date(2021, 3, 5))
    assert article.text.startswith("Judul Arsip\n\n")


def test_json_ld_goes_before_other_metadata() -> None:
    linked = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, '
        '{"@type": ["NewsArticle"], "headline": "Bantah &amp; Tolak", "datePublished": "2021-03-03", '
        '"publisher": {"name": "Kantor Berita"}}]}</script>'
    )
    article = _one(_page(HEAD + linked))
    assert (article.source, article.published) == ("Kantor Berita", date(2021, 3, 3))
    assert article.text.startswith("Bantah & Tolak\n\n")


def test_body_in_json_ld_is_taken_where_the_page_shows_little() -> None:
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
        + (FIRST + " " + SECOND.replace('"', '\\"'))
        + '"}</script>'
    )
    article = _one(_page(HEAD + linked, "<p>Masuk untuk membaca.</p>"))
    assert FIRST in article.text
    assert SECOND in article.text


@pytest.mark.parametrize("script", ["{", "[1, null]", '{"@type": 3}', '{"@type": "NewsArticle", "url": 5}'], ids=str)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    article = _one(_page(HEAD + f'<script type="application/ld+json">{script}</script>'))
    assert article.source == "Kabar Kita"


@pytest.mark.parametrize(
    ("fetched", "expected"),
    [
        pytest.param("https://m.kabar.example/x?id=1", "https://kabar.example/berita/bantah", id="same site"),
        pytest.param("https://lain.example/x", "https://lain.example/x", id="another site"),
        pytest.param("https://kabar.example.lain.example/x", "https://kabar.example.lain.example/x", id="look-alike"),
    ],
)
def test_canonical_address_is_believed_on_its_own_site_only(fetched: str, expected: str) -> None:
    assert _one(_page(), Hints(url=fetched)).url == expected


def test_page_that_says_its_encoding_is_read_in_it() -> None:
    page = _page('<meta charset="windows-1252">' + HEAD).decode().replace("Kabar Kita", "Café")
    assert _one(page.encode("cp1252")).source == "Café"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html></html>", id="no body"),
        pytest.param(b"<!-- only -->", id="a comment"),
        pytest.param(b"<html><body><script>x</script></body></html>", id="a script"),
    ],
)
def test_page_without_an_article_is_refused(data: bytes) -> None:
    (item,) = read(data, name="halaman.html")
    assert isinstance(item, Refused)


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<a", "<script", "<!--", "&", "<p>x"],
    ids=["nested", "cut", "scripts", "comments", "refs", "open"],
)
def test_hostile_page_ends_soon(piece: str) -> None:
    start = time.perf_counter()
    assert len(list(read((piece * 20_000).encode(), name="halaman.html"))) == 1
    assert time.perf_counter() - start < 10

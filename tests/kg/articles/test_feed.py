"""RSS and Atom: what a feed itself carries."""

from __future__ import annotations

from datetime import date

import pytest

from kg.articles import Refused, read
from kg.articles.feed import flatten
from kg.model import Article

TEXT = "Menteri itu membantah kabar tersebut pada Senin malam."
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><title>Kabar</title>
<entry><title type="html">Menteri &amp;amp; Bantah</title><link href="https://kabar.example/a"/>
<updated>2021-03-04T00:10:00+07:00</updated><summary>Pendek.</summary>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;Ia pergi.&lt;/p&gt;</content></entry>
<entry><title>Tanpa teks</title></entry></feed>"""
RSS = f"""<rss version="2.0"><channel><title>Kabar</title><item><title>Bantah</title>
<link>https://kabar.example/b</link><pubDate>Thu, 04 Mar 2021 00:10:00 +0700</pubDate>
<description>{TEXT}</description></item></channel></rss>"""


def _read(text: str) -> list[Article | Refused]:
    return list(read(text.encode(), name="umpan.xml"))


def test_atom_entry_is_an_article_from_its_longest_text() -> None:
    article = _read(ATOM)[0]
    assert isinstance(article, Article)
    assert article.text == f"Menteri & Bantah\n\n{TEXT}\nIa pergi."
    assert (article.source, article.url) == ("Kabar", "https://kabar.example/a")


def test_entry_without_text_is_refused_by_its_number() -> None:
    refused = _read(ATOM)[1]
    assert isinstance(refused, Refused)
    assert refused.name == "umpan.xml:2"
    assert refused.reason.startswith("empty")


@pytest.mark.parametrize("feed", [ATOM, RSS], ids=["Atom", "RSS"])
def test_day_is_the_one_printed_and_not_that_of_greenwich(feed: str) -> None:
    article = _read(feed)[0]
    assert isinstance(article, Article)
    assert article.published == date(2021, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<rss version='2.0'><channel></channel></rss>", id="no entries"),
        pytest.param("<rss", id="cut off"),
        pytest.param("<?xml version='1.0'?><feed>", id="open"),
    ],
)
def test_feed_without_entries_is_refused(text: str) -> None:
    (item,) = _read(text)
    assert isinstance(item, Refused)
    assert "expected an RSS or Atom feed" in item.reason


def test_entities_of_the_feed_are_not_looked_up() -> None:
    declared = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "yyyy"><!ENTITY z "&y;&y;">]><rss'
    (item,) = _read(RSS.replace("<rss", declared, 1).replace(TEXT, f"{TEXT} [&x;] [&z;]"))
    assert isinstance(item, Article)
    assert "[&x" in item.text
    assert "yyyy" not in item.text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("Tanpa markah", "Tanpa markah", id="plain"),
        pytest.param("<p>Satu</p><p>Dua</p>", "Satu\nDua", id="paragraphs"),
        pytest.param("Satu<br>Dua<br/>Tiga", "Satu\nDua\nTiga", id="line breaks"),
        pytest.param("<p>Satu <b>dua</b>\n tiga</p>", "Satu dua tiga", id="inline"),
        pytest.param("A &amp; B &lt; C", "A & B < C", id="references"),
        pytest.param("<p>A</p><script>x</script><style>y</style>B", "A\nB", id="scripts"),
        pytest.param("A<!-- x -->B", "AB", id="comment"),
        pytest.param("", "", id="empty"),
    ],
)
def test_markup_becomes_lines(markup: str, expected: str) -> None:
    assert flatten(markup) == expected

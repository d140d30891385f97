"""JSON files: schema.org articles, or objects with our own keys."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kg.articles import Refused, read
from kg.model import Article

TEXT = "Menteri itu membantah kabar tersebut pada Senin malam."


def _items(value: object) -> list[Article | Refused]:
    return list(read(json.dumps(value).encode(), name="kabar.json"))


def test_news_article_gives_its_facts() -> None:
    (article,) = _items(
        {
            "@context": "https://schema.org",
            "@type": "ReportageNewsArticle",
            "headline": "Menteri Bantah",
            "articleBody": TEXT,
            "datePublished": "2021-03-04T00:10:00+07:00",
            "inLanguage": {"@type": "Language", "alternateName": "id"},
            "publisher": [{"@type": "Organization", "name": "Kabar"}],
            "mainEntityOfPage": {"@id": "https://kabar.example/a"},
        }
    )
    assert isinstance(article, Article)
    assert article.text == f"Menteri Bantah\n\n{TEXT}"
    assert (article.source, article.published, article.lang) == ("Kabar", date(2021, 3, 4), "id")
    assert article.url == "https://kabar.example/a"


def test_list_and_graph_give_several() -> None:
    one, two = {"@type": "NewsArticle", "articleBody": TEXT}, {"@type": "Article", "articleBody": TEXT + " Titik."}
    assert len(_items([one, {"@graph": [two]}, {"@type": "Person", "name": "X"}])) == 2


def test_article_without_body_is_refused_and_the_other_kept() -> None:
    refused, article = _items([{"@type": "NewsArticle", "headline": "X"}, {"@type": "Article", "articleBody": TEXT}])
    assert isinstance(refused, Refused)
    assert "articleBody" in refused.reason
    assert isinstance(article, Article)


def test_objects_with_our_keys_are_read_like_json_lines() -> None:
    first, second = _items([{"id": "k1", "text": TEXT}, {"text": "  "}])
    assert isinstance(first, Article)
    assert first.id == "k1"
    assert isinstance(second, Refused)


@pytest.mark.parametrize("value", [3, "x", [], {}, {"@type": "Person"}, None], ids=repr)
def test_other_json_is_refused(value: object) -> None:
    (item,) = _items(value)
    assert isinstance(item, Refused)
    assert "expected a schema.org NewsArticle" in item.reason


@pytest.mark.parametrize("text", ["{", "[" * 50_000, "nul"], ids=["cut off", "deep", "word"])
def test_what_is_no_json_is_refused(text: str) -> None:
    (item,) = read(text.encode(), name="kabar.json")
    assert isinstance(item, Refused)
    assert "expected JSON" in item.reason

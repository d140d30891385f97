"""JSON Lines: one article a line."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from kg.articles import Refused, read
from kg.articles.base import Hints
from kg.articles.jsonl import JsonLinesReader
from kg.model import Article, Span

TEXT = "Menteri itu membantah kabar tersebut pada Senin malam."


def _items(*lines: object) -> list[Article | Refused]:
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(read(data.encode(), name="day.jsonl"))


def _article(**values: object) -> Article:
    (item,) = _items({"text": TEXT, **values})
    assert isinstance(item, Article), item
    return item


def test_text_of_record_is_title_blank_line_text() -> None:
    article = _article(title="Menteri Bantah")
    assert article.text == f"Menteri Bantah\n\n{TEXT}"
    assert article.title == Span(0, 14)


def test_title_and_text_are_not_trimmed() -> None:
    article = _article(title=" Menteri Bantah ", text=f" {TEXT}\n")
    assert article.text == f" Menteri Bantah \n\n {TEXT}\n"


@pytest.mark.parametrize("title", [None, "", "  "], ids=["null", "empty", "blank"])
def test_without_a_title_the_text_stands_alone(title: str | None) -> None:
    article = _article(title=title, text=f"Baris pertama\n\n{TEXT}")
    assert article.text == f"Baris pertama\n\n{TEXT}"
    assert article.title is None


def test_all_keys_are_read() -> None:
    article = _article(
        id="k1", url="https://kabar.example/a", source="Kabar", published="2020-10-05T23:59:00+07:00", lang="id"
    )
    assert (article.id, article.url, article.source) == ("k1", "https://kabar.example/a", "Kabar")
    assert article.published == date(2020, 10, 5)
    assert article.notes == ()


def test_number_as_id_is_taken_as_text() -> None:
    assert _article(id=17).id == "17"


def test_line_without_id_is_called_after_its_address_or_its_line() -> None:
    assert _article(url="https://kabar.example/2020/bantah.html").id == "bantah"
    assert _article().id == "day-1"


def test_outlet_is_named_by_its_domain_where_nothing_else_names_it() -> None:
    assert _article(url="https://www.kabar.example/a").source == "kabar.example"


def test_other_keys_are_left_out_with_a_note() -> None:
    assert "keys not read: author, tags" in _article(tags=["a"], author="X").notes


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param('{"text": ', "expected a line of JSON", id="cut off"),
        pytest.param("[1, 2]", "expected an object", id="a list"),
        pytest.param('"text"', "expected an object", id="a string"),
        pytest.param("{}", "text: expected", id="no text"),
        pytest.param('{"text": 3}', "text: expected", id="number"),
        pytest.param('{"text": "  "}', "empty", id="blank"),
        pytest.param('{"text": "a\\u0000b"}', "binary", id="NUL"),
        pytest.param('{"text": "a\\ud800b"}', "surrogate", id="half a pair"),
        pytest.param('{"text": "a", "published": "kemarin"}', "published: expected a date", id="date"),
        pytest.param('{"text": "a", "url": "javascript:x"}', "url: expected", id="address"),
        pytest.param('{"text": "a", "url": "http://"}', "url: no host", id="no host"),
        pytest.param('{"text": "a", "id": "a\\nb"}', "id: expected one line", id="id"),
        pytest.param("[" * 100_000, "expected a line of JSON", id="deep"),
    ],
)
def test_broken_line_is_refused_by_number_and_the_rest_goes_on(line: str, expected: str) -> None:
    first, refused, last = _items({"text": TEXT}, line, {"text": TEXT + " Titik."})
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(refused, Refused)
    assert refused.name == "day.jsonl:2"
    assert expected in refused.reason


def test_blank_lines_are_skipped_but_counted() -> None:
    (item,) = _items("", "  ", {"text": TEXT})
    assert isinstance(item, Article)
    assert item.id == "day-3"


def test_byte_order_mark_before_the_first_line_is_no_fault() -> None:
    (item,) = read(b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), name="day.jsonl")
    assert isinstance(item, Article)


class _Counting(io.BytesIO):
    """A stream that remembers the largest piece it was asked for."""

    largest = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.largest = max(self.largest, size if size is not None and size >= 0 else 1 << 60)
        return super().readline(size)


def test_line_of_50_megabytes_is_refused_without_being_held() -> None:
    long = b'{"text": "' + b"a" * 50_000_000 + b'"}\n'
    stream = _Counting(long + json.dumps({"text": TEXT}).encode())
    refused, article = JsonLinesReader().read(stream, name="day.jsonl", hints=Hints(), limit_bytes=5_000_000)
    assert isinstance(refused, Refused)
    assert refused.name == "day.jsonl:1"
    assert "5,000,000 bytes" in refused.reason
    assert isinstance(article, Article)
    assert stream.largest <= 5_000_001


def test_facts_of_one_article_are_not_given_to_all_lines() -> None:
    data = f"{json.dumps({'text': TEXT})}\n{json.dumps({'text': TEXT, 'source': 'B'})}".encode()
    hints = Hints(id="x", title="T", url="https://a.example/", source="A", lang="id")
    first, second = read(data, name="day.jsonl", hints=hints)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.source, second.source) == ("A", "B")
    assert first.url is None
    assert first.title is None

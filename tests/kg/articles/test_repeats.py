"""The same article twice in one run."""

from __future__ import annotations

import json

from kg.articles import Refused, Repeated, read, skip_repeats
from kg.model import Article

TEXT = "Menteri itu membantah kabar tersebut pada Senin malam."


def _kinds(*lines: dict[str, str]) -> list[str]:
    data = "\n".join(json.dumps(line) for line in lines).encode()
    return [type(item).__name__ for item in skip_repeats(read(data, name="day.jsonl"))]


def test_second_copy_is_marked_and_names_the_first() -> None:
    data = "\n".join(json.dumps({"id": key, "text": TEXT}) for key in "ab").encode()
    first, second = skip_repeats(read(data, name="day.jsonl"))
    assert isinstance(first, Article)
    assert isinstance(second, Repeated)
    assert (second.article.id, second.first) == ("b", "a")


def test_same_address_with_a_new_text_is_a_new_version() -> None:
    url = "https://kabar.example/a"
    assert _kinds({"url": url, "text": TEXT}, {"url": url, "text": TEXT + " Titik."}) == ["Article", "Article"]


def test_first_text_again_after_a_newer_one_is_a_version_too() -> None:
    url = "https://kabar.example/a"
    lines = [{"url": url, "text": text} for text in (TEXT, TEXT + " Titik.", TEXT)]
    assert _kinds(*lines) == ["Article", "Article", "Article"]


def test_forms_of_one_address_are_one() -> None:
    urls = ("http://www.kabar.example/a?utm_source=x", "https://kabar.example/a/")
    assert _kinds(*({"url": url, "text": TEXT} for url in urls)) == ["Article", "Repeated"]


def test_same_text_at_another_address_is_another_article() -> None:
    urls = ("https://kabar.example/a", "https://lain.example/a")
    assert _kinds(*({"url": url, "text": TEXT} for url in urls)) == ["Article", "Article"]


def test_refusals_pass_through() -> None:
    refused = Refused("x", "empty")
    assert list(skip_repeats([refused, refused])) == [refused, refused]

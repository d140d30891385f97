"""Identifiers follow from content alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ids

PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def test_iri_has_the_agreed_form() -> None:
    iri = ids.mint("claim", frame="attack")
    head, _, tail = iri.rpartition("/")
    assert head == "https://w3id.org/claimgraph/id/claim"
    assert len(tail) == 26
    assert set(tail) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_iris_do_not_change_between_releases() -> None:
    # Written down once: stores in use hold it. Another value means that a version of the scheme must go up.
    assert ids.mint("claim", frame="attack") == "https://w3id.org/claimgraph/id/claim/xs6e3kbj6wvphb7tymrxsbh57h"
    assert ids.span_iri("urn:a", "It rains.", 0, 2) == "https://w3id.org/claimgraph/id/span/bntwvtaeddqfac6fux5rdwjre4"


@given(first=PLAIN, second=PLAIN)
def test_parts_are_kept_apart(first: str, second: str) -> None:
    joined = ids.mint("x", a=first + second, b="")
    assert (ids.mint("x", a=first, b=second) == joined) == (second == "")


@given(PLAIN)
def test_composed_and_decomposed_letters_give_one_iri(text: str) -> None:
    assert ids.mint("x", a=unicodedata.normalize("NFD", text)) == ids.mint("x", a=unicodedata.normalize("NFC", text))


def test_keys_without_a_value_are_left_out() -> None:
    assert ids.mint("x", a="1", b=None) == ids.mint("x", a="1")


def test_order_of_keys_does_not_matter() -> None:
    assert ids.mint("x", a="1", b="2") == ids.mint("x", b="2", a="1")


def test_kinds_do_not_share_iris() -> None:
    assert ids.mint("x", a="1").rpartition("/")[2] != ids.mint("y", a="1").rpartition("/")[2]


@pytest.mark.parametrize(
    "url",
    [
        "https://kabar.example/a",
        "http://kabar.example/a/",
        "https://www.kabar.example/a#top",
        "https://KABAR.example:443/a?utm_source=x&fbclid=y",
        "  http://kabar.example:80/a ",
    ],
)
def test_forms_of_one_address_are_one_article(url: str) -> None:
    assert ids.canonical_url(url) == "https://kabar.example/a"
    assert ids.article_iri(url=url, text="x") == ids.article_iri(url="https://kabar.example/a", text="y")


def test_query_matters_but_not_its_order() -> None:
    assert ids.canonical_url("https://a.example/?b=2&a=1") == ids.canonical_url("https://a.example/?a=1&b=2")
    assert ids.canonical_url("https://a.example/?id=1") != ids.canonical_url("https://a.example/?id=2")


def test_host_in_another_script_has_one_form() -> None:
    assert ids.canonical_url("https://пример.example/") == ids.canonical_url("https://xn--e1afmkfd.example/")


@pytest.mark.parametrize("url", ["", "kabar", "https://", "https://a.example:port/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"no host|port|Port"):
        ids.canonical_url(url)


def test_article_without_address_is_its_text() -> None:
    assert ids.article_iri(url=None, text="a") == ids.article_iri(url=None, text="a")
    assert ids.article_iri(url=None, text="a") != ids.article_iri(url=None, text="b")


def test_a_version_follows_the_text() -> None:
    article = ids.article_iri(url="https://a.example/", text="")
    assert ids.version_iri(article, ids.sha256("a")) != ids.version_iri(article, ids.sha256("b"))


def test_spans_of_two_articles_are_two() -> None:
    assert ids.span_iri("urn:a", "It rains.", 0, 2) != ids.span_iri("urn:b", "It rains.", 0, 2)


@given(st.text("ab \u0301e\u00e9", min_size=1, max_size=60))
def test_two_spans_of_one_text_never_share_an_iri(text: str) -> None:
    places = [(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    assert len({ids.span_iri("urn:a", text, *place) for place in places}) == len(places)


@given(st.text("ab", min_size=2, max_size=3), st.integers(40, 120), st.integers(1, 5))
def test_spans_of_a_text_that_repeats_itself_are_told_apart(unit: str, times: int, length: int) -> None:
    text = unit * times
    starts = range(len(text) - length + 1)
    assert len({ids.span_iri("urn:a", text, start, start + length) for start in starts}) == len(starts)


SENTENCES = st.lists(st.sampled_from(("It rains.", "Vale denied it.", "Nobody said so, he said.")), max_size=6)


@given(before=SENTENCES, added=SENTENCES, after=SENTENCES, data=st.data())
def test_a_span_keeps_its_identity_when_text_elsewhere_changes(
    before: list[str], added: list[str], after: list[str], data: st.DataObject
) -> None:
    marked = "x" * ids.CONTEXT + "the bridge is closed" + "y" * ids.CONTEXT
    start = data.draw(st.integers(0, 19))
    end = data.draw(st.integers(start + 1, 20))
    found = set()
    for lead in (before, [*before, *added]):
        text = " ".join((*lead, marked, *after))
        at = text.index("the bridge")
        found.add(ids.span_iri("urn:a", text, at + start, at + end))
    assert len(found) == 1


def test_repeated_words_keep_their_identities_when_one_of_them_goes() -> None:
    sentences = [f"On day {day} of the long talks in the town hall the mayor said no." for day in range(5)]
    whole, less = " ".join(sentences), " ".join(sentences[:2] + sentences[3:])

    def said(text: str) -> list[str]:
        starts = [start for start in range(len(text)) if text.startswith("day", start)]
        return [ids.span_iri("urn:a", text, start, start + 3) for start in starts]

    assert [iri for iri in said(whole) if iri not in said(less)] == [said(whole)[2]]


def test_statement_keeps_its_identity_under_case_and_space() -> None:
    common = {"article": "urn:a", "nth": 0, "speaker": "urn:s", "act": "deny", "outer": None}
    assert ids.statement_iri(quote="Kami  TIDAK", **common) == ids.statement_iri(quote="kami tidak", **common)  # type: ignore[arg-type]  # one dict for all keys
    assert ids.statement_iri(quote="kami tidak", **{**common, "nth": 1}) != ids.statement_iri(  # type: ignore[arg-type]  # one dict for all keys
        quote="kami tidak", **common
    )


def test_contradiction_is_the_same_from_both_sides() -> None:
    assert ids.contradiction_iri("denial", "urn:a", "urn:b") == ids.contradiction_iri("denial", "urn:b", "urn:a")
    assert ids.contradiction_iri("denial", "urn:a", "urn:b") != ids.contradiction_iri("exclusive", "urn:a", "urn:b")


def test_graph_of_an_article_carries_its_number() -> None:
    article = ids.article_iri(url="https://a.example/", text="")
    assert ids.graph_iri(article) == f"https://w3id.org/claimgraph/graph/article/{article[-26:]}"


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = ids.fold(text)
    assert ids.fold(once) == ids.fold(ids.fold(once))

"""What a notebook shows: both quotes side by side, everything escaped, bounded."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from kg import Graph
from kg.notebooks import cards
from kg.notebooks.tables import Table
from kg.views import contradictions
from tests.newsroom import fill, newsroom

GRAPH = Graph(fill())
NASTY = "<script>alert('x')</script> & \"quoted\""


def test_contradictions_are_two_cards_with_quote_speaker_day_and_article() -> None:
    sections = html.fromstring(GRAPH.contradictions()._repr_html_()).xpath("//section")
    assert len(sections) == 3
    for section, pair in zip(sections, GRAPH.contradictions(), strict=True):
        first, second = section.xpath(".//article")
        assert first.xpath("string(.//blockquote)") == pair.a.quote
        assert second.xpath("string(.//blockquote)") == pair.b.quote
        assert pair.a.speaker.label in first.text_content()
        assert pair.b.article.title in second.text_content()
        assert first.xpath("./blockquote/@lang") == [pair.a.lang]


def test_text_of_articles_cannot_become_markup() -> None:
    pair = contradictions.read(GRAPH.store, newsroom().contradictions[0].iri)
    a = replace(
        pair.a, quote=NASTY, speaker=replace(pair.a.speaker, label=NASTY),
        article=replace(pair.a.article, title=NASTY, url="javascript:alert(1)"),
    )  # fmt: skip
    shown = cards.contradiction(replace(pair, a=a, why=NASTY))
    assert "<script" not in shown
    assert "javascript:" not in shown
    assert NASTY in html.fromstring(shown).text_content()


def test_tables_are_escaped_bounded_and_leave_out_bare_identifiers() -> None:
    rows = tuple((f"{NASTY} {number}", "https://w3id.org/claimgraph/id/claim/a", None) for number in range(1000))
    shown = cards.table(Table({"words": str, "claim": str, "empty": str}, rows), title=NASTY)
    page = html.fromstring(shown)
    assert "<script" not in shown
    assert page.xpath("//th/text()") == ["words"]
    assert len(page.xpath("//tbody/tr")) == cards.MOST_SHOWN
    assert "the first 20 are shown" in page.text_content()


def test_every_result_shows_itself() -> None:
    for result in (GRAPH, GRAPH.disputes(), GRAPH.timeline("Orlova"), GRAPH.network(), GRAPH.query("contradictions")):
        assert html.fromstring(result._repr_html_()).text_content().strip()


def test_an_empty_result_says_so() -> None:
    shown = GRAPH.contradictions(min_confidence=1.0)._repr_html_()
    assert "0 contradictions" in html.fromstring(shown).text_content()


def test_no_words_say_who_is_right() -> None:
    shown = html.fromstring(GRAPH.contradictions()._repr_html_() + GRAPH.network()._repr_html_()).text_content()
    assert not {"true", "false", "lie", "liar", "wrong", "right"} & set(shown.lower().split())

"""What a notebook shows of contradictions, in a real browser: two cards side by side, no markup from articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from kg import Graph
from kg.notebooks import cards
from tests.browser.conftest import Watched, keep_picture
from tests.newsroom import fill

pytestmark = pytest.mark.browser


def test_two_quotes_stand_side_by_side_and_below_each_other_on_a_phone(watched: Watched) -> None:
    with Graph(fill()) as graph:
        pairs = graph.contradictions()
        nasty = replace(pairs[0].a, quote="<img src=x onerror=\"document.title='broken'\">")
        shown = pairs._repr_html_() + cards.contradiction(replace(pairs[0], a=nasty))
    page = watched.page
    page.set_viewport_size({"width": 1000, "height": 900})
    page.set_content(f"<meta charset=utf-8>{shown}")
    expect(page.locator("article")).to_have_count(8)
    first, second = (page.locator("article").nth(place).bounding_box() for place in (0, 1))
    assert first
    assert second
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]
    page.set_viewport_size({"width": 390, "height": 900})
    narrow = page.locator("article").nth(1).bounding_box()
    assert narrow
    assert narrow["x"] == first["x"]
    assert page.locator("img").count() == 0
    assert page.title() != "broken"
    keep_picture(page, "notebook-cards")
    assert watched.errors == []

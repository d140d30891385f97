"""Each page in a real browser: nothing from elsewhere, no errors, its content, no sideways scrolling on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched
from tests.newsroom import ATTACK, VANYA, newsroom

pytestmark = pytest.mark.browser
ROOM = newsroom()
PHONE = 390


def page(kind: str, iri: str) -> str:
    return f"/{kind}/{iri.rsplit('/', 1)[-1]}"


DISPUTE = page("disputes", ROOM.disputes[0].iri)
PAGES = {
    "home": ("/", ".counts dd"),
    "disputes": ("/disputes", ".dispute .badge"),
    "dispute": (DISPUTE, ".column .card mark"),
    "contradictions": ("/contradictions", ".pair .card"),
    "contradiction": (page("contradictions", ROOM.contradictions[0].iri), ".receipt .dissolves"),
    "undecided": ("/contradictions?undecided=1", ".pair .card"),
    "set aside": ("/set-aside", ".pair .card"),
    "claims": ("/claims", "tbody td a"),
    "claim": (page("claims", ATTACK.iri), ".cards .card"),
    "actors": ("/actors", "tbody td a"),
    "actor": (page("actors", VANYA.iri), ".timeline li"),
    "articles": ("/articles", "tbody td a"),
    "article in Indonesian": (page("articles", ROOM.records[0].article.iri), ".text mark"),
    "article in English": (page("articles", ROOM.records[1].article.iri), ".margin li"),
    "article in Arabic": (page("articles", ROOM.records[3].article.iri), ".text[dir=rtl] mark"),
    "sources": ("/sources", "tbody td a"),
    "dispute network": ("/networks", ".network circle"),
    "alignment network": ("/networks/alignment?by=speaker", ".network circle"),
    "search": ("/search?q=Riverton+OR+tenang", ".hit mark"),
    "about": ("/about", ".prose dt"),
    "ontology": ("/ontology", "#Claim .facts"),
    "catalogue": ("/sparql?example=stances&run=1&param.holder=Orlova", "#answer table"),
    "sparql": ("/sparql", "#editor .CodeMirror"),
}


@pytest.mark.parametrize("width", [1280, PHONE])
@pytest.mark.parametrize(("path", "content"), PAGES.values(), ids=PAGES.keys())
def test_page_shows_its_content_and_asks_nothing_of_other_sites(
    visitor: Watched, path: str, content: str, width: int
) -> None:
    opened = visitor.visit(path, width=width, wait=content)
    assert visitor.outside == []
    assert visitor.errors == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.locator("main h1").count() == 1


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A page without scripts, for one visit after the other."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


@pytest.mark.parametrize(("path", "content"), list(PAGES.values())[:-1], ids=list(PAGES)[:-1])
def test_page_works_without_scripts(plain: Page, server: str, path: str, content: str) -> None:
    plain.goto("about:blank")
    plain.goto(server + path)
    expect(plain.locator(content).first).to_be_visible()


def test_two_sides_stand_side_by_side_on_a_screen_and_below_each_other_on_a_phone(watched: Watched) -> None:
    wide = watched.visit(DISPUTE)
    left, right = (wide.locator(f".column.side-{side}").bounding_box() for side in "ab")
    assert left is not None
    assert right is not None
    assert left["y"] == pytest.approx(right["y"], abs=2)
    assert left["x"] + left["width"] <= right["x"]
    narrow = watched.visit(DISPUTE, width=PHONE)
    left, right = (narrow.locator(f".column.side-{side}").bounding_box() for side in "ab")
    assert left is not None
    assert right is not None
    assert left["y"] + left["height"] <= right["y"]


def test_a_quote_leads_to_its_place_in_the_article(watched: Watched) -> None:
    opened = watched.visit(DISPUTE)
    opened.locator(".side-b .card").first.get_by_text("Read in the article").click()
    place = opened.url.split("#")[1]
    expect(opened.locator(f"#{place} + mark")).to_have_text("melakukan serangan")


def test_the_editor_runs_a_query(watched: Watched) -> None:
    opened = watched.visit("/sparql?example=overview", wait="#editor .CodeMirror")
    opened.locator("#editor .yasqe_queryButton").click()
    expect(opened.locator("#editor .yasr table").first).to_be_visible()
    assert watched.outside == []
    assert watched.errors == []


def test_the_form_runs_a_query_without_scripts(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        opened = context.new_page()
        opened.goto(f"{server}/sparql?example=overview")
        opened.get_by_role("button", name="Run").click()
        expect(opened.locator("#answer table")).to_be_visible()


def test_the_keyboard_reaches_the_content_first(watched: Watched) -> None:
    opened = watched.visit("/")
    opened.keyboard.press("Tab")
    expect(opened.locator(".skip")).to_be_focused()
    opened.keyboard.press("Enter")
    expect(opened.locator("main")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, server: str, scheme: str) -> None:
    """Contrast of 4.5 to 1 and more (WCAG 2.2, 1.4.3) for text, quiet text, links and marks."""
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]  # one of two literals
        opened = context.new_page()
        opened.goto(server + DISPUTE)
        names = ["h1", ".quiet", ".origin", ".passage", ".passage mark", ".card a", ".badge", "dt", "dd"]
        ratios = opened.evaluate(CONTRAST, names)
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


CONTRAST = """names => {
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = c.map(v => linear(v / 255)); return .2126 * r + .7152 * g + .0722 * b };
  const parse = s => s.match(/[\\d.]+/g).map(Number);
  const ground = node => {
    for (; node; node = node.parentElement) {
      const c = parse(getComputedStyle(node).backgroundColor);
      if (c.length === 3 || c[3] > .9) return c.slice(0, 3);
    }
    return [255, 255, 255] };
  return Object.fromEntries(names.map(name => { const node = document.querySelector('main ' + name);
    const [a, b] = [light(parse(getComputedStyle(node).color).slice(0, 3)), light(ground(node))].sort((x, y) => y - x);
    return [name, (a + .05) / (b + .05)] }));
}"""

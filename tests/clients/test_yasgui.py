"""YASGUI, the query editor that the page /sparql shows, as a person uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.clients.questions import ARABIC, ARTICLES, BROKEN, GRAPH, IRIS, LABELS, RUNAWAY

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, endpoint: str) -> Iterator[Page]:
    """The page, once the editor is there; leaving it, nothing may have been asked of other sites."""
    outside: list[str] = []
    with browser.new_context() as context:
        opened = context.new_page()
        inside = (endpoint.removesuffix("/sparql"), "data:", "blob:")
        opened.on("request", lambda request: None if request.url.startswith(inside) else outside.append(request.url))
        opened.goto(endpoint)
        opened.locator("#editor .CodeMirror").wait_for()
        yield opened
    assert outside == []


def run(page: Page, query: str) -> None:
    """Type the query and press the button."""
    page.locator("#editor .CodeMirror").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)
    page.locator("#editor .yasqe_queryButton").click()


def test_a_query_is_typed_and_its_rows_are_seen(page: Page) -> None:
    run(page, ARTICLES)
    rows = page.locator("#editor .yasr tbody tr")
    expect(rows).to_have_count(len(IRIS))
    expect(rows.first).to_contain_text(IRIS[0])


@pytest.mark.parametrize("width", [1280, 390])
def test_a_wide_table_scrolls_in_its_box_and_not_with_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    run(page, f"SELECT * {{ {' '.join(f'BIND(<https://x.example/{n * 50}> AS ?a{n})' for n in 'abcdefgh')} }}")
    expect(page.locator("#editor .yasr tbody tr")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator("#editor .yasr table").evaluate("table => table.scrollWidth > table.parentElement.clientWidth")
    expect(page.locator("#editor .controlbar")).to_be_hidden()


def test_rows_are_downloaded_as_csv(page: Page) -> None:
    run(page, ARTICLES)
    expect(page.locator("#editor .yasr tbody tr")).to_have_count(len(IRIS))
    with page.expect_download() as download:
        page.locator("#editor .yasr_downloadIcon").click()
    assert download.value.suggested_filename.endswith(".csv")
    text = download.value.path().read_text("utf-8")
    assert all(iri in text for iri in IRIS)


def test_letters_of_another_script(page: Page) -> None:
    run(page, LABELS)
    expect(page.locator("#editor .yasr tbody tr")).to_contain_text(ARABIC)


def test_triples_are_seen(page: Page) -> None:
    run(page, GRAPH)
    expect(page.locator("#editor .yasr")).to_contain_text(IRIS[0].rsplit("/", 1)[-1])


def test_a_shared_link_opens_the_query_and_its_rows(page: Page, endpoint: str) -> None:
    run(page, ARTICLES)
    page.locator("#editor .yasqe_share").click()
    link = page.locator("#editor .yasqe_sharePopup input").input_value()
    assert link.startswith(f"{endpoint}?query=")
    page.goto(link)
    expect(page.locator("#editor .CodeMirror").first).to_contain_text("SELECT ?article")
    expect(page.locator("#answer tbody tr")).to_have_count(len(IRIS))


@pytest.mark.parametrize(
    ("query", "says", "line", "column"),
    [
        (
            "SELECT *\nWHERE {\n\t?s ?p ?o FILTR(?o = 1)\n}",
            'line 3, column 11: "FILTR"',
            "\t?s ?p ?o FILTR(?o = 1)",
            11,
        ),
        (BROKEN, "line 2, column 15", "WHERE { ?s ?p }", 15),
    ],
    ids=["word", "grammar"],
)
def test_an_error_shows_its_line(page: Page, query: str, says: str, line: str, column: int) -> None:
    run(page, query)
    problem = page.locator("#editor .yasr .problem")
    expect(problem.locator("p")).to_contain_text(says)
    shown = problem.locator("pre").text_content()
    assert shown is not None
    assert shown.split("\n")[0] == line
    assert shown.split("\n")[1].index("^") == column - 1


def test_a_runaway_is_told_so_in_a_sentence(page: Page) -> None:
    run(page, RUNAWAY)
    problem = page.locator("#editor .yasr .problem p")
    expect(problem).to_contain_text("took longer than 5 seconds and was stopped", timeout=20_000)

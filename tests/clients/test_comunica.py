"""Comunica in a browser, on a page of another site: what it may ask depends on the headers for other sites."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.clients.questions import ANY, ARABIC, ARTICLES, BROKEN, GRAPH, IRIS, LABELS, RUNAWAY

pytestmark = pytest.mark.browser
VENDOR = Path(__file__).parent / "vendor"
BUNDLE = next(VENDOR.glob("comunica-*/comunica.min.js"))
SOURCE = "const source = typed ? {type: 'sparql', value: endpoint} : endpoint;"
ROWS = f"""async ([endpoint, query, typed]) => {{ {SOURCE}
  const stream = await new Comunica.QueryEngine().queryBindings(query, {{sources: [source]}});
  return (await stream.toArray()).map(row => [...row.values()].map(term => [term.value, term.language || ""]));
}}"""
QUADS = f"""async ([endpoint, query, typed]) => {{ {SOURCE}
  const stream = await new Comunica.QueryEngine().queryQuads(query, {{sources: [source]}});
  return (await stream.toArray()).map(quad => quad.subject.value);
}}"""
BOOLEAN = f"""async ([endpoint, query, typed]) => {{ {SOURCE}
  return await new Comunica.QueryEngine().queryBoolean(query, {{sources: [source]}});
}}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class's
        """Nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of another site, which holds the engine's script."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(VENDOR)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def page(browser: Browser, elsewhere: str) -> Iterator[Page]:
    with browser.new_context() as context:
        opened = context.new_page()
        opened.goto(f"{elsewhere}/")
        opened.add_script_tag(url=f"{elsewhere}/{BUNDLE.relative_to(VENDOR).as_posix()}")
        yield opened


@pytest.mark.parametrize("typed", [True, False], ids=["told-that-it-is-sparql", "finding-out-by-itself"])
def test_rows(page: Page, endpoint: str, typed: bool) -> None:
    assert page.evaluate(ROWS, [endpoint, ARTICLES, typed]) == [[[iri, ""]] for iri in IRIS]


def test_letters_of_another_script_and_their_language(page: Page, endpoint: str) -> None:
    assert page.evaluate(ROWS, [endpoint, LABELS, True]) == [[[ARABIC, "ar"]]]


def test_triples(page: Page, endpoint: str) -> None:
    assert sorted(page.evaluate(QUADS, [endpoint, GRAPH, True])) == IRIS


def test_a_boolean(page: Page, endpoint: str) -> None:
    assert page.evaluate(BOOLEAN, [endpoint, ANY, True]) is True


@pytest.mark.parametrize("query", [BROKEN, RUNAWAY], ids=["broken", "runaway"])
def test_a_fault_is_an_error_and_no_empty_answer(page: Page, endpoint: str, query: str) -> None:
    with pytest.raises(Error):
        page.evaluate(ROWS, [endpoint, query, True])

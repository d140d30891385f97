"""A filled server and a page that remembers what went wrong, for tests in a real browser.

`SCREENSHOTS=FOLDER make test ARGS=tests/browser` keeps a picture of each page; to take them is most of the work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kg.stores.worker import QueryPool
from tests.newsroom import fill
from tests.serving import serving


@dataclass
class Watched:
    """A browser page, with every request to elsewhere and every error it met."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def note(self, url: str) -> None:
        """Remember a request that does not go to the server under test."""
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)

    def visit(self, path: str, *, width: int = 1280, wait: str | None = None) -> Page:
        """Open a path at this width; `wait` is a selector that must be visible before going on."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.goto(self.address + path)
        if wait:
            self.page.locator(wait).first.wait_for()
        keep_picture(self.page, f"{path.strip('/').split('?')[0].replace('/', '-')[:24] or 'home'}-{width}")
        return self.page


def keep_picture(page: Page, name: str) -> None:
    """A picture of the whole page, where somebody wants to see it."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server over the newsroom."""
    store = fill()
    pool = QueryPool(store, workers=1, deadline_seconds=8.0, memory_bytes=1_000_000_000, row_limit=10_000)
    try:
        with serving(store, pool) as address:
            yield address
    finally:
        pool.close()


@pytest.fixture
def watched(browser: Browser, server: str) -> Iterator[Watched]:
    """A fresh page under watch.

    Not made by the plugin's own `page` fixture: that one needs a plugin which pytest 9 warns of.
    """
    with browser.new_context() as context:
        yield watch(context, server)


@pytest.fixture(scope="module")
def window(browser: Browser, server: str) -> Iterator[Watched]:
    """A page under watch that one visit after the other is made in; a new one costs half a second of the processor."""
    with browser.new_context() as context:
        yield watch(context, server)


@pytest.fixture
def visitor(window: Watched) -> Watched:
    """The same page for each test that only looks, with nothing on it and nothing remembered."""
    window.page.goto("about:blank")
    window.outside.clear()
    window.errors.clear()
    return window


def watch(context: BrowserContext, server: str) -> Watched:
    """A new page that remembers what went wrong."""
    page = context.new_page()
    watched = Watched(page, server)
    page.on("request", lambda request: watched.note(request.url))
    page.on("console", lambda message: watched.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    return watched

"""A filled server and a page that remembers what went wrong, for tests in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.stores.worker import QueryPool
from tests.newsroom import fill
from tests.serving import serving


@dataclass
class Watched:
    """A browser page, with every request to elsewhere and every error it met."""

    page: Page
    address: str
    folder: Path
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
        name = path.strip("/").split("?")[0].replace("/", "-")[:24] or "home"
        self.page.screenshot(path=self.folder / f"{name}-{width}.png", full_page=True)
        return self.page


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
def watched(browser: Browser, server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """A fresh page under watch; screenshots go to pytest's temporary folder.

    Not made by the plugin's own `page` fixture: that one needs a plugin which pytest 9 warns of.
    """
    with browser.new_context() as context:
        page = context.new_page()
        watched = Watched(page, server, tmp_path_factory.mktemp("screenshots"))
        page.on("request", lambda request: watched.note(request.url))
        page.on("console", lambda message: watched.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: watched.errors.append(str(error)))
        yield watched

"""Fixtures for every test. Add one here only when three files need it; build anything smaller in the test itself.

Tests marked `browser` need Debian's chromium: without it they are skipped on a user's machine and fail in CI.
"""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests where there is no browser, except in CI: there they run, and fail."""
    if CHROMIUM is None and not os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Run the system's chromium: Playwright's own would have to be downloaded."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM or "/usr/bin/chromium", "args": ["--no-sandbox"]}

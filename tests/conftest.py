"""Fixtures for every test. Add one here only when three files need it; build anything smaller in the test itself.

Tests marked `browser` need Debian's chromium, tests marked `curl` need curl: without the program they are skipped on a
user's machine and fail in CI.
"""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import expect

CHROMIUM = shutil.which("chromium")
settings.register_profile("claimgraph", settings.default, deadline=None)  # a busy machine is slow, and breaks no law
settings.load_profile("claimgraph")
expect.set_options(timeout=30_000)  # milliseconds: a busy machine is slow, and what is right is seen at once anyway
PROGRAMS = {"browser": "chromium", "curl": "curl"}  # by marker


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests whose program is not installed, except in CI: there they run, and fail."""
    for item in items:
        for marker, program in missing_programs().items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"{program} is not installed"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was skipped for want of a program, and what brings it."""
    for program in missing_programs().values():
        terminalreporter.write_line(f"Tests that need {program} were skipped; on Debian: apt-get install {program}")


def missing_programs() -> dict[str, str]:
    """What tests need and this machine lacks, by marker; nothing in CI, where the tests run all the same, and fail."""
    if os.environ.get("CI"):
        return {}
    return {marker: program for marker, program in PROGRAMS.items() if shutil.which(program) is None}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Run the system's chromium: Playwright's own would have to be downloaded."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM or "/usr/bin/chromium", "args": ["--no-sandbox"]}

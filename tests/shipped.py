"""A store of all shipped articles, made by `claimgraph ingest` once for all processes of a test run."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from kg import settings
from tests.kg.cli.running import run


def copy(factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy of it: one process at a time may open a store."""
    root = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        root = root.parent  # this worker's own folder lies in the folder of the run
    made = root / "shipped"
    with (root / "shipped.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            _ingest(root / "shipped.making")
            (root / "shipped.making").rename(made)
    folder = factory.mktemp("shipped") / "store"
    shutil.copytree(made, folder)
    return folder


def _ingest(folder: Path) -> None:
    done = run("ingest", settings.seeds_folder() / "articles", "--store", folder)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""

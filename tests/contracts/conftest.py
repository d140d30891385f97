"""An empty store of each kind; the remote one talks to a real server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.stores import STORES, OxigraphStore, Store, open_store
from tests.kg.stores.endpoint import endpoint


@pytest.fixture(params=STORES, ids=lambda kind: kind.__name__)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param is OxigraphStore:
        opened: Store = open_store(str(tmp_path / "store"))
        yield opened
        opened.close()
        return
    with endpoint() as address:
        opened = open_store(address)
        assert isinstance(opened, request.param)
        yield opened
        opened.close()

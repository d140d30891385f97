"""What docs/sparql.md tells people to type works, in the order in which it stands there."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from pathlib import Path

import pytest

from api.options import Options
from kg.stores.worker import QueryPool
from tests.newsroom import fill
from tests.serving import serving

PAGE = Path(__file__).parents[2] / "docs" / "sparql.md"
COMMANDS = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
KEY = "the key of this page"


@pytest.mark.curl
def test_the_commands_of_the_page_work(tmp_path: Path) -> None:
    assert len(COMMANDS) == 4
    store = fill()
    options = Options(api_key_hashes=(hashlib.sha256(KEY.encode()).hexdigest(),))
    with (
        QueryPool(store, workers=1, deadline_seconds=20, memory_bytes=1_000_000_000, row_limit=1000) as pool,
        serving(store, pool, options) as address,
    ):
        script = "set -e\n" + "\n".join(COMMANDS)
        done = subprocess.run(  # noqa: S603  # the page's own commands
            ["/bin/sh", "-c", script], capture_output=True, text=True, timeout=120, check=False,
            env={"SERVER": address, "KEY": KEY, "WORK": str(tmp_path), "PATH": os.environ["PATH"]},
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    for told in ('"boolean":true', "quote", f"{address}/graphs/", "service-description", "void#"):
        assert told in done.stdout, told
    graphs = set(store.graphs())
    assert {"https://example.org/notes", "https://example.org/more"} <= graphs
    assert f"{address}/graphs/mine/a" not in graphs
    said = {str(quad.predicate) for quad in store.quads("https://example.org/notes")}
    assert said == {"<https://example.org/said>"}


def test_the_page_tells_what_the_w3c_cases_count() -> None:
    from tests.api.w3c.graph_cases import BY_ADDRESS_CASES, BY_PARAMETER_CASES
    from tests.api.w3c.protocol_cases import CASES

    page = PAGE.read_text("utf-8")
    for cases in (CASES, BY_PARAMETER_CASES, BY_ADDRESS_CASES):
        assert f"{len(cases)} of {len(cases)}" in page

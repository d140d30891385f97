"""Starting stays quick: what is heavy is loaded only when it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        pytest.param("kg", {"rdflib", "networkx", "pyoxigraph", "pydantic", "fastapi", "trafilatura"}, id="kg"),
        pytest.param(
            "kg.articles", {"rdflib", "trafilatura", "httpx2", "feedparser", "fastwarc", "py3langid"}, id="articles"
        ),
        pytest.param("kg.statements", {"rdflib", "networkx", "fastapi", "trafilatura"}, id="statements"),
        pytest.param("kg.stores", {"rdflib", "oxrdflib", "networkx", "fastapi"}, id="stores"),
        pytest.param("kg.graph.validate", {"pyshacl", "networkx", "fastapi"}, id="validating"),
        pytest.param("kg.interchange.registry", {"pyshacl", "polars", "networkx", "fastapi"}, id="interchange"),
        pytest.param(
            "kg.cli.querying", {"rdflib", "networkx", "numpy", "trafilatura", "kg.articles", "fastapi"}, id="querying"
        ),
    ],
)
def test_importing_does_not_load_what_is_heavy(module: str, heavy: set[str]) -> None:
    code = f"import sys, {module}; print(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    assert done.stdout.strip() == ""

"""docs/interchange.md: its table is that of the formats, and what it shows runs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from kg.interchange import registry
from kg.stores import OxigraphStore
from tests.kg.cli.running import run
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "interchange.md").read_text("utf-8")
VALUES = {"CLAIM": sample.ATTACK.iri, "CONTRADICTION": sample.CHANGE.iri}


def table() -> str:
    lines = ["| `--format` | what it is | what does not come back |\n| --- | --- | --- |\n"]
    for form in map(registry.find, registry.NAMES):
        lost = "nothing, `claimgraph import` reads it" if form.is_lossless else form.lost
        lines.append(f"| `{form.name}` | {form.title} | {lost} |\n")
    return "".join(lines)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store and a key, as somebody who follows the page has them."""
    made = tmp_path_factory.mktemp("docs")
    world = fill(OxigraphStore())
    world.snapshot(made / "store")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    no_password = serialization.NoEncryption()
    (made / "private-key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, no_password)
    )
    return made


def test_the_table_of_formats_is_fresh() -> None:
    assert table() in PAGE, f"put this table there:\n{table()}"


def test_every_command_of_the_page_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for line in "".join(blocks("sh")).splitlines():
        program, *words = (VALUES.get(word, word) for word in shlex.split(line))
        if program == "cmp":
            assert Path(words[0]).read_bytes() == Path(words[1]).read_bytes()
            continue
        assert program == "claimgraph"
        if "--store" not in words:
            words += ["--store", "./store"]
        done = run(*words)
        assert done.returncode == 0, f"{line}: {done.stderr.decode()}"
    assert (folder / "tables" / "datapackage.json").exists()


def test_every_piece_of_python_runs(folder: Path) -> None:
    [code] = blocks("python")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S603 - the page's own code
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "from-parquet").is_dir()

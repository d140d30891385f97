"""Export, import and ratings as scripts see them: exit codes, stdout apart from stderr.

What works runs in real processes; what is refused calls the entry point (`tests/kg/cli/running.py`).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.interchange import files, registry
from kg.stores import OxigraphStore
from tests.kg.cli.running import call, run
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "export.nq"
    files.save(fill(OxigraphStore()), registry.find("nq"), path)
    return path


@pytest.fixture(scope="module")
def store(source: Path) -> Path:
    folder = source.parent / "store"
    done = run("import", source, "--store", folder)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    assert "2 articles" in done.stderr.decode()
    return folder


def test_what_was_imported_is_exported_again(source: Path, store: Path, tmp_path: Path) -> None:
    assert run("export", "--store", store).stdout == source.read_bytes()
    done = run("export", "--store", store, "--format", "csv", "-o", tmp_path / "tables")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "tables" / "statements.csv").exists()
    done = call("export", "--store", store, "--format", "csv", "-o", tmp_path / "tables")
    assert done.returncode == 1
    assert b"holds something already" in done.stderr


def test_refused_imports_say_why_and_leave_the_store_alone(store: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.nq").write_text("<https://a.example/s> <https://a.example/p> .\n")
    done = run("import", tmp_path / "bad.nq", "--store", tmp_path / "new")
    assert done.returncode == 1
    assert b"bad.nq, line 1, column" in done.stderr
    assert not (tmp_path / "new").exists()
    assert call("import", tmp_path / "bad.nq", "--store", store).returncode == 1
    assert call("export", "--format", "owl", "--store", store).returncode == 2
    assert call("export", "--format", "nq", "--of", sample.ATTACK.iri, "--store", store).returncode == 2


def test_a_person_rates_a_claim_and_takes_it_back(store: Path) -> None:
    claim = sample.ATTACK.iri
    done = run("review", claim, "rated", "--by", "Ana", "--rating", "2", "--called", "Mostly false", "--store", store)
    assert done.returncode == 0, done.stderr.decode()
    [review] = json.loads(run("export", "--format", "claimreview", "--store", store).stdout)["@graph"]
    assert review["@id"] == done.stdout.decode().strip()
    assert (review["author"]["name"], review["url"]) == ("Ana", claim)
    assert call("review", claim, "withdrawn", "--by", "Ana", "--store", store).returncode == 0
    assert json.loads(call("export", "--format", "claimreview", "--store", store).stdout)["@graph"] == []


@pytest.mark.parametrize(
    ("subject", "options", "reason"),
    [
        (sample.ATTACK.iri, ("rated",), "--rating says where"),
        (sample.ATTACK.iri, ("rated", "--rating", "7", "--called", "x"), "not between 1 and 5"),
        (sample.ATTACK.iri, ("rated", "--rating", "2"), "in words"),
        (sample.ATTACK.iri, ("rated", "--rating", "2", "--called", "x", "--page", "ftp://x"), "no web address"),
        (sample.WITHDRAW.iri, ("rated", "--rating", "2", "--called", "x"), "no claim"),
        (sample.REPORT_DENIED.iri, ("rated", "--rating", "2", "--called", "x"), "no claim"),
        (sample.ATTACK.iri, ("confirmed",), "cannot be confirmed"),
    ],
    ids=["no rating", "off the scale", "no words", "no page", "unknown", "contradiction", "confirmed"],
)
def test_a_rating_that_is_none_is_refused(subject: str, options: tuple[str, ...], reason: str, store: Path) -> None:
    done = call("review", subject, options[0], "--by", "Ana", *options[1:], "--store", store)
    assert (done.returncode, done.stdout) == (1, b"")
    assert reason in done.stderr.decode()

"""Generated graphs are what articles make: valid, readable, and the same each time."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.store import __main__ as command
from benchmarks.store import filling, generate
from kg.graph import read, validate
from kg.stores import OxigraphStore, select

SIZE = 40_000


@pytest.fixture(scope="module")
def batches() -> list[generate.Batch]:
    return list(generate.batches(SIZE))


@pytest.fixture(scope="module")
def store(batches: list[generate.Batch], tmp_path_factory: pytest.TempPathFactory) -> OxigraphStore:
    folder = tmp_path_factory.mktemp("generated")
    quads = [quad for batch in batches for quad in batch.quads]
    (folder / "quads.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    filling.fill(folder / "quads.nq", folder / "store")
    return OxigraphStore(folder / "store")


def test_the_same_seed_gives_the_same_quads(batches: list[generate.Batch]) -> None:
    quads = [quad for batch in batches for quad in batch.quads]
    assert quads == list(generate.quads(SIZE))
    assert set(quads) != set(generate.quads(SIZE, seed=6))


def test_no_quad_comes_twice_and_the_size_is_kept(batches: list[generate.Batch]) -> None:
    quads = [quad for batch in batches for quad in batch.quads]
    assert len(quads) == len(set(quads))
    assert SIZE <= len(quads) < SIZE + len(batches[-1].quads)


def test_generated_graphs_keep_every_shape(store: OxigraphStore) -> None:
    report = validate.check_store(store)
    assert (report.violations, report.warnings) == ((), ())


def test_what_was_generated_reads_back_as_records(store: OxigraphStore, batches: list[generate.Batch]) -> None:
    stated = [one for batch in batches for record in batch.records for one in record.stated]
    assert read.stated_claims(store) == tuple(sorted(stated, key=read.order))


def test_an_article_is_as_large_as_a_real_one(batches: list[generate.Batch]) -> None:
    """The 29 seed articles: 14.6 statements and 2 320 quads each."""
    records = [record for batch in batches for record in batch.records]
    own = sum("/graph/article/" in quad.graph_name.value for batch in batches for quad in batch.quads)
    assert 11 < sum(len(record.statements) for record in records) / len(records) < 18
    assert 1_700 < own / len(records) < 2_900


def test_everything_that_is_asked_for_is_there(store: OxigraphStore) -> None:
    names = (
        "Contradiction",
        "Dispute",
        "NotContradiction",
        "UndecidedPair",
        "Stance",
        "ImpliedClaim",
    )
    kinds = {str(row["kind"]) for row in select(store, "SELECT DISTINCT ?kind { ?node a ?kind }").values()}
    assert {f"https://w3id.org/claimgraph/ns#{name}" for name in names} <= kinds
    languages = select(store, "SELECT DISTINCT ?lang { ?article <https://schema.org/inLanguage> ?lang }")
    assert len(languages) >= 3


def test_the_command_writes_a_file_and_makes_a_store_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, folder = tmp_path / "few.nq", tmp_path / "store"
    assert command.main(["generate", "20k", str(file)]) == 0
    assert command.main(["load", str(file), str(folder)]) == 0
    assert "articles" in capsys.readouterr().out
    made = OxigraphStore(folder)
    assert made.articles() > 3
    given = ox.Store()
    given.extend(generate.quads(20_000))
    assert set(made.quads()) == set(given)
    made.close()


@pytest.mark.parametrize(
    "arguments", [[], ["generate", "many", "x"], ["generate", "1M"], ["load", "no-such-file", "x"]]
)
def test_wrong_arguments_are_answered_with_the_explanation(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == 2
    assert "python -m benchmarks.store" in capsys.readouterr().err

"""Tables as CSV and Parquet: nothing is lost, other programs read them, and a bad file is named with the place."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import polars as pl
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import InputError, TooLargeError
from kg.interchange import dictionary, files, packages, registry
from kg.interchange.cells import protect
from kg.interchange.schema import tables
from kg.stores import OxigraphStore
from tests.kg.graph.conftest import fill
from tests.kg.interchange import nasty
from tests.kg.interchange.holding import Holding, read_back, written

NAMES = ("csv", "parquet")
DOCS = Path(__file__).parents[3] / "docs"
BRIEF = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def world() -> OxigraphStore:
    return fill(OxigraphStore())


@pytest.fixture(scope="module")
def folder(world: OxigraphStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("tables") / "csv"
    files.save(world, registry.find("csv"), target)
    return target


@pytest.mark.parametrize("name", NAMES)
@given(quads=nasty.quads)
@BRIEF
def test_any_quads_come_back_as_they_were(name: str, quads: list[ox.Quad], tmp_path: Path) -> None:
    store = Holding(quads)
    assert read_back(written(store, name), name, tmp_path) == set(store.quads())


@pytest.mark.parametrize("name", NAMES)
def test_folder_and_zip_hold_the_same(name: str, world: OxigraphStore, tmp_path: Path) -> None:
    form = registry.find(name)
    assert form.read is not None
    files.save(world, form, tmp_path / "tables")
    files.save(world, form, tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        packed = {entry: archive.read(entry) for entry in archive.namelist()}
    assert packed == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    assert set(form.read(tmp_path / "tables")) == set(form.read(tmp_path / "tables.zip")) == set(world.quads())


def test_other_programs_read_csv_without_the_mark_in_the_first_name(folder: Path) -> None:
    with (folder / "statements.csv").open("rb") as file:
        assert file.read(3) == b"\xef\xbb\xbf"
    for columns in (pd.read_csv(folder / "statements.csv").columns, pl.read_csv(folder / "statements.csv").columns):
        assert columns[0] == "id"
        assert "quote" in columns


def test_parquet_has_types(world: OxigraphStore, tmp_path: Path) -> None:
    files.save(world, registry.find("parquet"), tmp_path / "tables")
    statements = pl.read_parquet(tmp_path / "tables" / "statements.parquet")
    assert statements.schema["said_first"] == pl.Date()
    assert statements.schema["confidence"] == pl.Decimal(38, 18)
    assert statements.schema["evidence"] == pl.List(pl.String)
    assert statements.schema["is_open_list"] == pl.Boolean()
    assert statements["depth"].max() == 2


@given(text=nasty.texts)
@BRIEF
def test_no_cell_of_a_file_starts_like_a_formula(text: str, tmp_path: Path) -> None:
    graph = ox.NamedNode("https://w3id.org/claimgraph/graph/reference")
    store = Holding([ox.Quad(graph, ox.NamedNode("https://a.example/p"), ox.Literal(text), graph)])
    (tmp_path / "t.zip").write_bytes(written(store, "csv"))
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        lines = list(csv.reader(io.StringIO(archive.read("other.csv").decode("utf-8-sig"), newline="")))
    assert lines[1][2] == protect(text)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for line in lines for cell in line)


def test_the_dictionary_describes_every_column_of_every_file(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    described = {one["path"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]}
    assert set(described) == {path.name for path in folder.glob("*.csv")}
    for name, fields in described.items():
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == fields
    everything = [field for one in package["resources"] for field in one["schema"]["fields"]]
    assert all(field["description"].endswith(".") for field in everything)
    names = {one["name"] for one in package["resources"]}
    keys = [key for one in package["resources"] for key in one["schema"].get("foreignKeys", ())]
    assert keys
    assert {key["reference"]["resource"] for key in keys} <= names
    assert "versions.csv" in (folder / "README.md").read_text("utf-8")


def test_the_page_of_the_docs_is_fresh() -> None:
    """Make it anew: `python -m kg.interchange.dictionary > docs/data-dictionary.md`."""
    assert (DOCS / "data-dictionary.md").read_text("utf-8") == dictionary.page()


def test_columns_point_to_tables_that_there_are() -> None:
    names = {table.name for table in tables()}
    assert {column.target for table in tables() for column in table.columns if column.target} <= names


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("statements.csv", "said_first", "said", "columns are not .* missing said_first; not expected said"),
        ("statements.csv", ",2020-10-05,", ",5 October,", "statements.csv, line 2, column 'said_.*5 October"),
        ("spans.csv", "https://w3id.org/claimgraph/id/span/", "no iri ", "spans.csv, row 1: "),
        ("claims.csv", '{""en""', "[", r"claims.csv, line \d+, column 'labels'"),
        ("articles.csv", ",one,en,", ',"one"x,en,', "articles.csv, line 2: "),
    ],
    ids=["column", "date", "iri", "json", "quotes"],
)  # fmt: skip
def test_a_bad_table_is_named_with_line_and_column(
    name: str, old: str, new: str, reason: str, folder: Path, tmp_path: Path
) -> None:
    for path in folder.iterdir():
        text = path.read_bytes()
        (tmp_path / path.name).write_bytes(text.replace(old.encode(), new.encode()) if path.name == name else text)
    read = registry.find("csv").read
    assert read is not None
    with pytest.raises(InputError, match=reason):
        list(read(tmp_path))


def test_foreign_files_and_zips_that_grow_too_large_are_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = registry.find("csv").read
    assert read is not None
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../statements.csv", "x")
    with pytest.raises(InputError, match=r"evil.zip holds '\.\./statements.csv'"):
        list(read(tmp_path / "evil.zip"))
    assert not (tmp_path.parent / "statements.csv").exists()
    with (tmp_path / "tables.zip").open("wb") as out:
        packages.write_zip(folder, out)
    monkeypatch.setattr(packages, "MOST_BYTES", 1000)
    with pytest.raises(TooLargeError):
        list(read(tmp_path / "tables.zip"))


@pytest.mark.parametrize("text", [b"", b"no parquet at all", b"PAR1" + bytes(40) + b"PAR1"])
def test_a_file_that_is_no_parquet_is_refused(text: bytes, tmp_path: Path) -> None:
    (tmp_path / "statements.parquet").write_bytes(text)
    read = registry.find("parquet").read
    assert read is not None
    with pytest.raises(InputError, match=r"statements\.parquet"):
        list(read(tmp_path))


def test_parquet_with_other_types_is_refused(tmp_path: Path) -> None:
    frame = pl.DataFrame({name: ["x"] for name in ("id", "position", "statement", "graph")})
    frame.write_parquet(tmp_path / "showings.parquet")
    read = registry.find("parquet").read
    assert read is not None
    with pytest.raises(InputError, match="column 'position' holds String, expected Int64"):
        list(read(tmp_path))

"""Reading the directory: what leads to what, and how bad data is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg import actors
from kg.errors import InputError
from kg.model import EntityKind

VALID = """
[[entity]]
id = "gov"
kind = "government"
labels = { en = "Government of Norland", id = "Pemerintah Norland" }

[[entity]]
id = "ministry"
kind = "body"
labels = { en = "Norland Defence Ministry" }
speaks_for = "gov"

[[entity]]
id = "norland"
kind = "place"
labels = { en = "Norland" }
metonym_of = "gov"
iso = "nl"

[[entity]]
id = "old"
kind = "person"
labels = { en = "Ada Berg" }
speaks_for = "ministry"
[[entity.office]]
role = "president"
of = "gov"
since = 2010-01-01
until = 2020-01-01

[[entity]]
id = "new"
kind = "person"
labels = { en = "Ivo Lund" }
speaks_for = "gov"
[[entity.office]]
role = "president"
of = "gov"
since = 2020-01-01
"""
SOURCES = """
[[source]]
id = "post"
name = "Norland Post"
names = ["The Norland Post"]
"""


def folder(tmp_path: Path, entities: str, sources: str = SOURCES) -> Path:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "people.toml").write_text(entities, encoding="utf-8")
    (tmp_path / "sources.toml").write_text(sources, encoding="utf-8")
    return tmp_path


def test_side_is_the_government_at_the_top_of_the_chain(tmp_path: Path) -> None:
    directory = actors.load(folder(tmp_path, VALID))
    (person,) = directory.by_name["ada berg"]
    (government,) = directory.by_name["government of norland"]
    assert directory.entities[person].side == government
    assert directory.entities[government].side == government


def test_place_stands_for_its_government_and_is_another_node(tmp_path: Path) -> None:
    directory = actors.load(folder(tmp_path, VALID))
    (place,) = directory.by_name["norland"]
    (government,) = directory.by_name["pemerintah norland"]
    assert directory.metonyms[place] == government
    assert directory.governments["NL"] == government
    assert directory.entities[place].side is None
    assert place != government


@pytest.mark.parametrize(
    ("on", "name"),
    [(date(2019, 12, 31), "Ada Berg"), (date(2020, 1, 1), "Ivo Lund"), (None, "Ivo Lund"), (date(2009, 1, 1), None)],
    ids=["last-day", "first-day-of-the-next", "no-date", "before-all"],
)
def test_holder_of_an_office_depends_on_the_day(tmp_path: Path, on: date | None, name: str | None) -> None:
    directory = actors.load(folder(tmp_path, VALID))
    (government,) = directory.by_name["government of norland"]
    holder = directory.holder("president", government, on)
    assert (holder.label() if holder else None) == name


def test_outlet_has_one_iri_for_all_its_names_and_unknown_ones_keep_theirs(tmp_path: Path) -> None:
    directory = actors.load(folder(tmp_path, VALID))
    assert directory.outlet("the norland  post").iri == directory.outlet("Norland Post").iri
    stranger = directory.outlet("Fjord Times")
    assert (stranger.kind, stranger.iri) == (EntityKind.OUTLET, directory.outlet("FJORD times").iri)


def test_missing_folder_gives_an_empty_directory(tmp_path: Path) -> None:
    assert not actors.load(tmp_path / "nothing").entities


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (VALID.replace('speaks_for = "ministry"', 'speaks_for = "nobody"'), "'old', key 'speaks_for'"),
        (VALID.replace('\nof = "gov"', '\nof = "nobody"'), "'old', key 'office.of'"),
        (VALID.replace('kind = "body"', 'kind = "bodies"'), "'ministry', key 'kind'"),
        (VALID.replace('iso = "nl"', 'code = "nl"'), "'norland', key 'code'"),
        (VALID.replace('id = "new"', 'id = "old"'), "'old' is already in people.toml"),
        (VALID + "\n[actors]\n", "unknown key 'actors'"),
        (VALID.replace('id = "gov"\nkind', 'id = "gov"\nspeaks_for = "ministry"\nkind'), "leads back"),
        ("[[entity]", "people.toml"),
    ],
    ids=["speaker", "office", "kind", "key", "double", "table", "circle", "syntax"],
)
def test_bad_data_is_refused_by_file_entity_and_key(tmp_path: Path, broken: str, named: str) -> None:
    with pytest.raises(InputError, match=r"people\.toml") as refusal:
        actors.load(folder(tmp_path, broken))
    assert named in str(refusal.value)

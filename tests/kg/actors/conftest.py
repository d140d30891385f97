"""A small directory of invented countries, bodies and people."""

from __future__ import annotations

import pytest

from kg import actors

ENTITIES = """
[[entity]]
id = "gov-norland"
kind = "government"
labels = { en = "Government of Norland", id = "Pemerintah Norland" }
[[entity]]
id = "gov-sudland"
kind = "government"
labels = { en = "Government of Sudland", id = "Pemerintah Sudland" }
[[entity]]
id = "norland"
kind = "place"
labels = { en = "Norland" }
metonym_of = "gov-norland"
iso = "NO"
[[entity]]
id = "sudland"
kind = "place"
labels = { en = "Sudland" }
metonym_of = "gov-sudland"
[[entity]]
id = "nordstad"
kind = "place"
labels = { en = "Nordstad" }
metonym_of = "gov-norland"
[[entity]]
id = "ministry"
kind = "body"
labels = { en = "Norland Defence Ministry", id = "Kementerian Pertahanan Norland" }
speaks_for = "gov-norland"
[[entity]]
id = "army"
kind = "armed-forces"
labels = { en = "Norland armed forces", id = "Angkatan Bersenjata Norland" }
names = ["pasukan Norland"]
speaks_for = "gov-norland"
[[entity]]
id = "president"
kind = "person"
labels = { en = "Marek Halvorsen" }
names = ["Halvorsen"]
speaks_for = "gov-norland"
[[entity.office]]
role = "president"
of = "gov-norland"
since = 2015-01-01
[[entity]]
id = "premier"
kind = "person"
labels = { en = "Ines Duarte" }
names = ["Duarte"]
speaks_for = "gov-sudland"
[[entity.office]]
role = "prime-minister"
of = "gov-sudland"
since = 2018-05-01
"""


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> actors.Directory:
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "actors").mkdir()
    (folder / "actors" / "all.toml").write_text(ENTITIES, encoding="utf-8")
    return actors.load(folder)

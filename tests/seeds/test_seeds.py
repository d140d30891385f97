"""The seeds are whole: texts as they should be, sidecars complete, references that lead somewhere."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any  # TOML tables are checked here key by key

import pytest

from kg.actors import directory

SEEDS = Path(__file__).parents[2] / "seeds"
GIVEN = "000_ead8aff7d69fa291"
GIVEN_SHA256 = "988164627a7e2c90e9d3117748e52cbaff3e04a34b74c80c2442d369ddc00726"

TEXTS = sorted((SEEDS / "articles").glob("*.txt"))
COMPANIONS = [path for path in TEXTS if path.stem != GIVEN]
ACTOR_FILES = sorted((SEEDS / "actors").glob("*.toml"))
REFERENCES = ("speaks_for", "country", "metonym_of", "part_of")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _sidecar(path: Path) -> dict[str, Any]:
    return _read(path.with_suffix(".toml"))


def _entities() -> list[dict[str, Any]]:
    return [entity for path in ACTOR_FILES for entity in _read(path)["entity"]]


def _sources() -> list[dict[str, Any]]:
    return list(_read(SEEDS / "sources.toml")["source"])


def _by_stem(path: Path) -> str:
    return path.stem


def test_the_given_article_is_byte_for_byte_as_given() -> None:
    assert hashlib.sha256((SEEDS / "articles" / f"{GIVEN}.txt").read_bytes()).hexdigest() == GIVEN_SHA256


def test_the_given_article_has_date_and_language_but_names_no_outlet() -> None:
    assert _sidecar(SEEDS / "articles" / f"{GIVEN}.txt") == {"id": GIVEN, "published": date(2020, 10, 5), "lang": "id"}


def test_there_are_enough_companions_and_languages() -> None:
    assert len(COMPANIONS) >= 24
    assert len({_sidecar(path)["lang"] for path in COMPANIONS}) >= 7


def test_every_text_has_a_sidecar_and_every_sidecar_a_text() -> None:
    assert [path.stem for path in sorted((SEEDS / "articles").glob("*.toml"))] == [path.stem for path in TEXTS]


def test_article_ids_are_unique_and_are_the_file_stems() -> None:
    ids = [_sidecar(path)["id"] for path in TEXTS]
    assert ids == [path.stem for path in TEXTS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", COMPANIONS, ids=_by_stem)
def test_companion_says_that_it_is_a_paraphrase_and_of_which_page(path: Path) -> None:
    sidecar = _sidecar(path)
    assert set(sidecar) <= {"id", "source", "published", "lang", "derived_from", "paraphrase"}
    assert sidecar["paraphrase"] is True
    assert sidecar["derived_from"].startswith("https://")
    assert path.stem.startswith(f"{sidecar['lang']}-")
    assert sidecar["derived_from"] in (SEEDS / "README.md").read_text(encoding="utf-8")
    assert f"`{path.name}`" in (SEEDS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", COMPANIONS, ids=_by_stem)
def test_companion_is_a_title_a_blank_line_and_a_body(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    title, blank, *body = text.split("\n")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert title.strip() == title != ""
    assert blank == ""
    assert not re.search(r"[ \t]\n|\r|\t|  |\n\n\n", text)
    assert 3 <= sum(1 for line in body if line) <= 7
    assert 90 <= len(" ".join(body).split()) <= 220


def test_every_outlet_of_an_article_is_in_the_list_of_sources() -> None:
    known = {name for source in _sources() for name in (source["name"], *source.get("names", ()))}
    assert {_sidecar(path)["source"] for path in COMPANIONS} <= known


def test_ids_are_unique_slugs_over_all_files() -> None:
    counts = Counter(table["id"] for table in [*_entities(), *_sources()])
    assert [key for key, count in counts.items() if count > 1] == []
    assert [key for key in counts if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_every_reference_names_an_entity() -> None:
    entities = _entities()
    ids = {entity["id"] for entity in entities}
    lost = [(e["id"], key, e[key]) for e in entities for key in REFERENCES if key in e and e[key] not in ids]
    lost += [(e["id"], "of", o["of"]) for e in entities for o in e.get("office", ()) if o["of"] not in ids]
    assert lost == []


def test_places_refer_to_governments_and_places() -> None:
    kinds = {entity["id"]: entity["kind"] for entity in _entities()}
    places = [entity for entity in _entities() if entity["kind"] == "place"]
    assert [p["id"] for p in places if "metonym_of" in p and kinds[p["metonym_of"]] != "government"] == []
    assert [p["id"] for p in places if "country" in p and kinds[p["country"]] != "government"] == []
    assert [p["id"] for p in places if "part_of" in p and kinds[p["part_of"]] != "place"] == []


def test_contested_places_have_no_country() -> None:
    contested = {"nagorno-karabakh", "stepanakert", "shusha", "martuni-karabakh", "hadrut", "jabrayil"}
    assert [e["id"] for e in _entities() if e["id"] in contested and "country" in e] == []


def test_karabakh_is_a_side_of_its_own() -> None:
    speaks_for = {entity["id"]: entity.get("speaks_for") for entity in _entities()}
    top = "vahram-poghosyan"
    while (above := speaks_for[top]) is not None:
        top = above
    assert top == "government-of-artsakh"


def test_a_name_leads_to_one_entity_and_is_listed_once() -> None:
    owners: dict[str, list[str]] = {}
    for table in [*_entities(), *_sources()]:
        forms = [*table.get("labels", {"en": table.get("name")}).values(), *table.get("names", ())]
        for name in dict.fromkeys(form.casefold() for form in table.get("names", ())):
            assert [form.casefold() for form in table["names"]].count(name) == 1, (table["id"], name)
        for name in {form.casefold() for form in forms}:
            owners.setdefault(name, []).append(table["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_names_are_nfc_and_trimmed() -> None:
    for path in [*ACTOR_FILES, SEEDS / "sources.toml"]:
        assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    names = [name for table in [*_entities(), *_sources()] for name in table.get("names", ())]
    assert [name for name in names if not name or name != name.strip()] == []


def test_no_one_word_name_is_an_everyday_short_word() -> None:
    # "US" and "us", "AS" and "as", "EU" and Romanian "eu": capitals alone do not part them. "UN" and French "un" are
    # parted: a name of one word in capitals counts only in capitals, and never in a line that is all capitals.
    names = {name for entity in _entities() for name in (*entity["labels"].values(), *entity.get("names", ()))}
    assert names & {"US", "AS", "EU", "AB", "BM"} == set()


def test_the_directory_loads() -> None:
    known = directory.load(SEEDS)
    assert known.governments.keys() >= {"AZ", "AM"}
    assert len(known.kept()) == len(_entities()) + len(_sources())


@pytest.mark.parametrize(
    ("role", "of", "on", "name"),
    [
        ("president", "Government of Azerbaijan", date(2020, 10, 4), "Ilham Aliyev"),
        ("president", "Government of Armenia", date(2020, 10, 4), "Armen Sarkissian"),
        ("prime-minister", "Government of Armenia", date(2020, 10, 4), "Nikol Pashinyan"),
        ("president", "Government of Artsakh (Nagorno-Karabakh)", date(2020, 10, 4), "Arayik Harutyunyan"),
        ("foreign-minister", "Government of Russia", date(2020, 10, 10), "Sergei Lavrov"),
    ],
)
def test_who_held_the_office(role: str, of: str, on: date, name: str) -> None:
    known = directory.load(SEEDS)
    body = next(entity for entity in known.entities.values() if entity.labels.get("en") == of)
    holder = known.holder(role, body.iri, on)
    assert holder is not None
    assert holder.labels["en"] == name

"""The generated states of the world: up to date, sound, and quick to load."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from kg import settings
from kg.actors import directory as directories
from kg.actors.directory import Directory
from kg.model import EntityKind

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"en", "id", "ru", "tr", "de", "fr", "es", "ar", "az", "hy", "ro", "uk"}


@pytest.fixture(scope="module")
def known() -> Directory:
    return directories.load(settings.seeds_folder())


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("world", ROOT / "tools" / "world.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_file_is_what_the_script_writes_now() -> None:
    made = script().make()
    assert (ROOT / "seeds" / "actors" / "world.json").read_text(encoding="utf-8") == made, "run python tools/world.py"


def test_every_state_has_a_government_and_nine_other_bodies(known: Directory) -> None:
    assert len(known.governments) == 197
    organs: dict[str, set[str]] = {}
    for (code, notation), iri in known.world.organs.items():
        organs.setdefault(code, set()).add(notation)
        entity = known.entities[iri]
        assert entity.side == known.governments[code], entity.labels
        assert entity.speaks_for != iri
    assert {len(notations) for notations in organs.values()} == {10}


def test_what_people_keep_is_not_doubled(known: Directory) -> None:
    kept = {entity.labels.get("en") for entity in known.kept() if entity.kind is not EntityKind.OUTLET}
    made = {entity.labels.get("en") for entity in known.world.entities.values()}
    assert not kept & made
    army = known.world.organs["AM", "armed-forces"]
    assert army in {entity.iri for entity in known.kept()}


def test_states_have_names_in_every_seed_language(known: Directory) -> None:
    states = {iri for iri in known.world.codes if known.entities[iri].kind is EntityKind.PLACE} - set(known.part_of)
    for lang in LANGUAGES:
        assert states <= {one.place for one in known.world.names[lang]}, lang


def test_every_reference_leads_somewhere(known: Directory) -> None:
    for table in (known.metonyms, known.part_of):
        assert set(table) | set(table.values()) <= set(known.entities)
    assert set(known.world.organs.values()) <= set(known.entities)

"""Every state with its capital and bodies, read from the generated `actors/world.json` of the seeds.

In: that file and the ids that people keep by hand. Out: entities under the same ids, and the names that lead to states
and capitals in each language. Names of bodies are not listed: a body is found where words for it (`organs` of the
language file) stand beside a state's name or its people's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypedDict

from kg import ids
from kg.errors import InputError
from kg.model import Entity, EntityKind


class StateRow(TypedDict, total=False):
    """One state of the file; names by language, the one to show first."""

    iso: str
    id: str
    slug: str
    names: dict[str, list[str]]
    labels: dict[str, dict[str, str]]
    capital: str
    capitals: dict[str, str]
    seat: bool
    iris: list[str]  # last parts, of the bodies in order, the state and the capital


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a state or capital. `is_ambiguous`: also a person's, another place's or a common word."""

    name: str
    place: str  # IRI
    is_ambiguous: bool


def _nothing() -> Mapping[Any, Any]:  # Any: empty, so of every type
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What the generated file adds to what people keep.

    `entities` by IRI: none that is kept by hand. `names` by language. `organs`: (ISO code, notation) to IRI.
    `codes`: IRI of a state, capital, government or body to its ISO code. `metonyms`, `part_of`, `governments` as in the
    directory.
    """

    entities: Mapping[str, Entity] = field(default_factory=_nothing)
    names: Mapping[str, tuple[PlaceName, ...]] = field(default_factory=_nothing)
    organs: Mapping[tuple[str, str], str] = field(default_factory=_nothing)
    codes: Mapping[str, str] = field(default_factory=_nothing)
    metonyms: Mapping[str, str] = field(default_factory=_nothing)
    part_of: Mapping[str, str] = field(default_factory=_nothing)
    governments: Mapping[str, str] = field(default_factory=_nothing)


def load(path: Path, kept: Mapping[str, str]) -> World:
    """Read the file.

    Args:
        path: the file; where it is missing, the world is empty.
        kept: ids of entities that people keep, with their IRIs; of those only the names are taken.

    Raises:
        InputError: the file is no JSON, or lacks a key.
    """
    if not path.is_file():
        return World()
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        return _Maker(given, kept).make()
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError) as error:
        raise InputError(f"{path.name}: {error!r}; `python tools/world.py` writes it anew") from error


class _Maker:
    """The tables while they are filled."""

    def __init__(self, given: Mapping[str, Any], kept: Mapping[str, str]) -> None:
        self.states: list[StateRow] = given["states"]
        self.same: Mapping[str, str] = given["same"]
        self.patterns = {name: (organ["id"], EntityKind(organ["kind"])) for name, organ in given["organs"].items()}
        self.kept = kept
        self.ambiguous = frozenset(given["ambiguous"])
        self.entities: dict[str, Entity] = {}
        self.names: dict[str, list[PlaceName]] = {}
        self.organs: dict[tuple[str, str], str] = {}
        self.codes: dict[str, str] = {}
        self.metonyms: dict[str, str] = {}
        self.part_of: dict[str, str] = {}
        self.governments: dict[str, str] = {}

    def make(self) -> World:
        for row in self.states:
            self._state(row)
        return World(
            MappingProxyType(self.entities),
            MappingProxyType({lang: tuple(names) for lang, names in self.names.items()}),
            MappingProxyType(self.organs),
            MappingProxyType(self.codes),
            MappingProxyType(self.metonyms),
            MappingProxyType(self.part_of),
            MappingProxyType(self.governments),
        )

    def _iri(self, key: str, kind: str, last: str) -> tuple[str, bool]:
        """IRI of the entity with this id, and whether people keep it."""
        kept = self.kept.get(self.same.get(key, key))
        return (kept, True) if kept is not None else (f"{ids.BASE}id/{kind}/{last}", False)

    def _state(self, row: StateRow) -> None:
        code, lasts = row["iso"], iter(row["iris"])
        government = self._organs(row, lasts)
        self.governments[code] = government
        shown = {lang: names[0] for lang, names in row["names"].items()}
        state = self._place(row["id"], shown, government, last=next(lasts))
        self.codes[state] = code
        self.metonyms[state] = government
        self._name(state, row["names"])
        if "capital" in row:
            capital = self._place(row["capital"], row["capitals"], government, last=next(lasts))
            self.part_of[capital] = state
            self.codes[capital] = code
            if row["seat"]:
                self.metonyms[capital] = government
            self._name(capital, {lang: [name] for lang, name in row["capitals"].items()})

    def _organs(self, row: StateRow, lasts: Iterator[str]) -> str:
        """Make the bodies of a state, the government first; its IRI."""
        government = ""
        for name, (pattern, kind) in self.patterns.items():
            iri, is_kept = self._iri(pattern.format(slug=row["slug"]), "actor", next(lasts))
            government = government or iri
            self.organs[row["iso"], name] = iri
            self.codes[iri] = row["iso"]
            if not is_kept:
                labels = row["labels"][name]
                speaks_for = government if iri != government else None
                self.entities[iri] = Entity(iri, kind, labels, (labels["en"],), speaks_for=speaks_for, side=government)
        return government

    def _place(self, key: str, labels: Mapping[str, str], government: str, *, last: str) -> str:
        iri, is_kept = self._iri(key, "place", last)
        if not is_kept:
            names = tuple(sorted(set(labels.values())))
            self.entities[iri] = Entity(iri, EntityKind.PLACE, labels, names, country=government)
        return iri

    def _name(self, place: str, names: Mapping[str, list[str]]) -> None:
        for lang, forms in names.items():
            found = self.names.setdefault(lang, [])
            found.extend(PlaceName(form, place, form.casefold() in self.ambiguous) for form in forms)


def names_of(world: World, lang: str) -> Iterator[PlaceName]:
    """Names of states and capitals that an article in this language may use; a region's tag means its language."""
    yield from world.names.get(lang, world.names.get(lang.split("-", maxsplit=1)[0], ()))

"""The directory of known actors and places: `seeds/actors/*.toml`, `seeds/actors/world.json`, `seeds/sources.toml`.

In: a folder. Out: a frozen `Directory` of entities by IRI, with the names that lead to them. People keep the TOML;
the states of the world with their bodies are generated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from kg import ids
from kg.actors import world as worlds
from kg.actors.world import World
from kg.errors import InputError
from kg.model import Entity, EntityKind, Office


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_TableKind = TypeVar("_TableKind", bound=_Table)


class _Office(_Table):
    role: str
    of: str
    since: date | None = None
    until: date | None = None


class _Record(_Table):
    """One `[[entity]]`; references are ids of other entities in any file of the folder."""

    id: str
    kind: EntityKind
    labels: dict[str, str]
    names: tuple[str, ...] = ()
    wikidata: str | None = None
    speaks_for: str | None = None
    country: str | None = None
    metonym_of: str | None = None
    part_of: str | None = None
    iso: str | None = None
    note: str | None = None
    office: tuple[_Office, ...] = ()


class _Source(_Table):
    """One `[[source]]`: an outlet or agency."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    lang: str | None = None
    kind: str | None = None
    url: str | None = None
    wikidata: str | None = None
    note: str | None = None


def _empty() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Everything known before an article is read.

    `entities` by IRI; `by_name`: folded name to IRIs, sorted; `outlets`: folded name to IRI.
    `metonyms`: IRI of a place to IRI of the government meant when the place speaks or acts.
    `part_of`: IRI of a place to IRI of the place that holds it. `governments`: ISO 3166 code to IRI of the government.
    `world`: the generated part; its entities and relations are among the others, its names are not in `by_name`.
    Compared and hashed by identity, so that tables made from it can be cached.
    """

    entities: Mapping[str, Entity]
    by_name: Mapping[str, tuple[str, ...]]
    outlets: Mapping[str, str] = field(default_factory=_empty)
    metonyms: Mapping[str, str] = field(default_factory=_empty)
    part_of: Mapping[str, str] = field(default_factory=_empty)
    governments: Mapping[str, str] = field(default_factory=_empty)
    world: World = field(default_factory=World)

    def kept(self) -> tuple[Entity, ...]:
        """The entities that people keep, and the outlets: all but the generated ones."""
        return tuple(entity for iri, entity in self.entities.items() if iri not in self.world.entities)

    def is_generated(self, entity: Entity) -> bool:
        """Is it a body of a state that nobody entered by hand?"""
        return entity.iri in self.world.entities and entity.kind is not EntityKind.PLACE

    def holder(self, role: str, of: str, on: date | None) -> Entity | None:
        """Who holds the office on this day; None when nobody is known, or several are.

        Args:
            role: notation of the role.
            of: IRI of the body or government.
            on: the day; None asks for somebody who is not known to have left.
        """
        found = [
            entity
            for entity in self._in_office()
            if any(office.role == role and office.of == of and _is_held(office, on) for office in entity.offices)
        ]
        return found[0] if len(found) == 1 else None

    def _in_office(self) -> Iterable[Entity]:
        """Everybody with an office: none of those who are generated has one."""
        return (entity for iri, entity in self.entities.items() if entity.offices and iri not in self.world.entities)

    def outlet(self, name: str) -> Entity:
        """The outlet of this name; an unknown one becomes an entity whose IRI follows from the folded name."""
        iri = self.outlets.get(ids.fold(name))
        if iri is not None:
            return self.entities[iri]
        label = " ".join(name.split())
        return Entity(ids.mint("actor", name=ids.fold(name), kind="outlet"), EntityKind.OUTLET, {"en": label}, (label,))


def _is_held(office: Office, on: date | None) -> bool:
    if on is None:
        return office.until is None
    return (office.since is None or office.since <= on) and (office.until is None or on < office.until)


def load(folder: Path) -> Directory:
    """Read `actors/*.toml` and `sources.toml` of this folder; files or folders that are missing are empty.

    Raises:
        InputError: a file is not TOML, has an unknown or missing key, names an id twice, or refers to none. The text
            names file, entity and key.
    """
    records: dict[str, tuple[_Record, str]] = {}
    for path in sorted((folder / "actors").glob("*.toml")):
        for record in _tables(path, "entity", _Record):
            if record.id in records:
                raise InputError(f"{path.name}: id {record.id!r} is already in {records[record.id][1]}")
            records[record.id] = (record, path.name)
    iris = {key: _iri_of(record) for key, (record, _) in records.items()}
    entities = {iris[key]: _entity(record, file, records=records, iris=iris) for key, (record, file) in records.items()}
    if len(entities) < len(records):
        raise InputError(f"{_double(iris)}: two entities have the same Wikidata id, or the same name and kind")
    sources = folder / "sources.toml"
    outlets = _outlets(_tables(sources, "source", _Source) if sources.is_file() else (), entities)
    by_name = _name_index(entities.values())
    world = worlds.load(folder / "actors" / "world.json", iris)
    metonyms, part_of, governments = _relations(records, iris)
    return Directory(
        MappingProxyType({**entities, **world.entities}),
        MappingProxyType(by_name),
        MappingProxyType(outlets),
        MappingProxyType({**world.metonyms, **metonyms}),
        MappingProxyType({**world.part_of, **part_of}),
        MappingProxyType({**world.governments, **governments}),
        world,
    )


def _tables(path: Path, key: str, schema: type[_TableKind]) -> tuple[_TableKind, ...]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name}: {error}") from error
    unknown = sorted(set(content) - {key})
    if unknown:
        raise InputError(f"{path.name}: unknown key {unknown[0]!r}, expected [[{key}]]")
    tables = []
    for number, table in enumerate(content.get(key, ()), start=1):
        try:
            tables.append(schema.model_validate(table))
        except ValidationError as error:
            where = ".".join(str(part) for part in error.errors()[0]["loc"])
            name = table.get("id", f"number {number}") if isinstance(table, dict) else f"number {number}"
            raise InputError(f"{path.name}: {key} {name!r}, key {where!r}: {error.errors()[0]['msg']}") from error
    return tuple(tables)


def _iri_of(record: _Record) -> str:
    kind = "place" if record.kind is EntityKind.PLACE else "actor"
    if record.wikidata:
        return ids.mint(kind, wikidata=record.wikidata)
    label = record.labels.get("en") or record.labels[min(record.labels)] if record.labels else record.id
    return ids.mint(kind, name=ids.fold(label), kind=record.kind.value)


def _double(iris: Mapping[str, str]) -> str:
    seen: dict[str, str] = {}
    for key, iri in iris.items():
        if iri in seen:
            return f"{seen[iri]!r} and {key!r}"
        seen[iri] = key
    return "entities"


def _entity(
    record: _Record, file: str, *, records: Mapping[str, tuple[_Record, str]], iris: Mapping[str, str]
) -> Entity:
    if not record.labels:
        raise InputError(f"{file}: entity {record.id!r}, key 'labels': at least one name is needed")
    for key in ("speaks_for", "country", "metonym_of", "part_of"):
        target = getattr(record, key)
        if target is not None and target not in iris:
            raise InputError(f"{file}: entity {record.id!r}, key {key!r}: no entity {target!r}")
    offices = []
    for office in record.office:
        if office.of not in iris:
            raise InputError(f"{file}: entity {record.id!r}, key 'office.of': no entity {office.of!r}")
        offices.append(Office(office.role, iris[office.of], office.since, office.until))
    return Entity(
        iris[record.id],
        record.kind,
        MappingProxyType(dict(sorted(record.labels.items()))),
        tuple(sorted({*record.labels.values(), *record.names})),
        record.wikidata,
        iris[record.speaks_for] if record.speaks_for else None,
        _side_of(record, file, records=records, iris=iris),
        iris[record.country] if record.country else None,
        tuple(offices),
    )


def _side_of(
    record: _Record, file: str, *, records: Mapping[str, tuple[_Record, str]], iris: Mapping[str, str]
) -> str | None:
    """Top of the `speaks_for` chain; a government that speaks for nobody is its own side."""
    seen = [record.id]
    while (target := records[seen[-1]][0].speaks_for) is not None:
        if target in seen:
            raise InputError(f"{file}: entity {record.id!r}, key 'speaks_for': it leads back to {target!r}")
        if target not in records:
            raise InputError(f"{file}: entity {record.id!r}, key 'speaks_for': no entity {target!r}")
        seen.append(target)
    is_own = len(seen) == 1 and record.kind is not EntityKind.GOVERNMENT
    return None if is_own else iris[seen[-1]]


def _relations(
    records: Mapping[str, tuple[_Record, str]], iris: Mapping[str, str]
) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    metonyms: dict[str, str] = {}
    part_of: dict[str, str] = {}
    governments: dict[str, str] = {}
    for key, (record, _) in records.items():
        if record.metonym_of:
            metonyms[iris[key]] = iris[record.metonym_of]
        if record.part_of:
            part_of[iris[key]] = iris[record.part_of]
        if record.iso:
            government = record.metonym_of or (record.id if record.kind is EntityKind.GOVERNMENT else None)
            if government:
                governments[record.iso.upper()] = iris[government]
    return MappingProxyType(metonyms), MappingProxyType(part_of), MappingProxyType(governments)


def _outlets(sources: Iterable[_Source], entities: dict[str, Entity]) -> dict[str, str]:
    """Add the outlets to the entities; give the names that lead to them."""
    found: dict[str, str] = {}
    for source in sources:
        key = {"wikidata": source.wikidata} if source.wikidata else {"name": ids.fold(source.name), "kind": "outlet"}
        iri = ids.mint("actor", **key)
        names = tuple(sorted({source.name, *source.names}))
        labels = MappingProxyType({"en": source.name})
        entities.setdefault(iri, Entity(iri, EntityKind.OUTLET, labels, names, source.wikidata))
        for name in names:
            found.setdefault(ids.fold(name), iri)
    return found


def _name_index(entities: Iterable[Entity]) -> dict[str, tuple[str, ...]]:
    index: dict[str, set[str]] = {}
    for entity in entities:
        for name in entity.names:
            index.setdefault(ids.fold(name), set()).add(entity.iri)
    return {name: tuple(sorted(iris)) for name, iris in sorted(index.items())}

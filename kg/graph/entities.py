"""Actors and places to quads: names in every script, what they are, whom their words commit, offices held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import Sink, day, iri, labels, words
from kg.graph.vocabulary import Class, Outside, Property, concept
from kg.ids import mint
from kg.model import Entity, EntityKind, Office

WIKIDATA = "http://www.wikidata.org/entity/"

# An actor has its own class and cg:Actor: nothing in this project infers one from the other.
CLASSES: Mapping[EntityKind, tuple[NamedNode, ...]] = {
    EntityKind.PERSON: (Class.ACTOR, Class.PERSON),
    EntityKind.GOVERNMENT: (Class.ACTOR, Class.GOVERNMENT),
    EntityKind.BODY: (Class.ACTOR, Class.GOVERNMENT_BODY),
    EntityKind.ARMED_FORCES: (Class.ACTOR, Class.ARMED_FORCES),
    EntityKind.ORGANISATION: (Class.ACTOR, Class.ORGANIZATION),
    EntityKind.GROUP: (Class.ACTOR, Class.GROUP),
    EntityKind.OUTLET: (Class.ACTOR, Class.OUTLET),
    EntityKind.UNKNOWN: (Class.ACTOR, Class.UNKNOWN_SOURCE),
    EntityKind.PLACE: (Outside.SCHEMA_PLACE,),
}


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """Entities by IRI: those of one article first, then those of the directory."""

    own: Mapping[str, Entity]
    directory: Mapping[str, Entity]

    def get(self, iri: str) -> Entity | None:
        """The entity, as the article knows it, else as the directory does; None where neither does."""
        return self.own.get(iri) or self.directory.get(iri)

    def closure(self, wanted: Iterable[str]) -> tuple[Entity, ...]:
        """These entities and all that they refer to, step by step, in IRI order; unknown IRIs are left out."""
        found: dict[str, Entity] = {}
        waiting = sorted(set(wanted))
        while waiting:
            name = waiting.pop()
            entity = self.get(name)
            if entity is not None and name not in found:
                found[name] = entity
                waiting.extend(references(entity))
        return tuple(found[name] for name in sorted(found))


def references(entity: Entity) -> Iterator[str]:
    """IRIs of the entities that this one cannot be described without."""
    yield from (name for name in (entity.speaks_for, entity.side, entity.country) if name)
    yield from (office.of for office in entity.offices)


def add_entity(sink: Sink, entity: Entity) -> None:
    """Describe an actor or a place."""
    sink.add(
        entity.iri,
        {
            Outside.RDF_TYPE: CLASSES[entity.kind],
            Outside.RDFS_LABEL: labels(entity.labels),
            Outside.SKOS_ALT_LABEL: tuple(Literal(name) for name in entity.names),
            Outside.SKOS_EXACT_MATCH: iri(WIKIDATA + entity.wikidata if entity.wikidata else None),
            Property.SPEAKS_FOR: iri(entity.speaks_for),
            Property.SIDE: iri(entity.side),
            Property.COUNTRY: iri(entity.country),
            Property.ACTOR_ROLE: tuple(Literal(role) for role in entity.roles),
            Property.DESCRIPTOR: tuple(Literal(word) for word in entity.descriptors),
            Outside.SCHEMA_GENDER: words(entity.gender),
        },
    )
    for office in entity.offices:
        _add_office(sink, entity, office)


def _add_office(sink: Sink, entity: Entity, office: Office) -> None:
    since = office.since.isoformat() if office.since else None
    until = office.until.isoformat() if office.until else None
    membership = mint("membership", member=entity.iri, role=office.role, of=office.of, since=since, until=until)
    sink.add(
        membership,
        {
            Outside.RDF_TYPE: Outside.ORG_MEMBERSHIP,
            Outside.ORG_MEMBER: NamedNode(entity.iri),
            Outside.ORG_ORGANIZATION: NamedNode(office.of),
            Outside.ORG_ROLE: concept("role", office.role),
            Outside.SCHEMA_START_DATE: day(office.since),
            Outside.SCHEMA_END_DATE: day(office.until),
        },
    )

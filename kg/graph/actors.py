"""Everybody in every article, read back from a store, and what people decided about who is who.

In: a store. Out: actors by article, and decisions, earliest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.graph import queries
from kg.graph.entities import CLASSES
from kg.graph.terms import tag
from kg.graph.vocabulary import Outside, Property
from kg.model import ActorDecision, ArticleActors, Entity, EntityKind, Sameness
from kg.stores.base import REFERENCE_GRAPH, Store

_VERDICTS = {"confirmed": Sameness.SAME, "rejected": Sameness.DIFFERENT, "unclear": Sameness.UNSURE}
_KINDS = {classes[-1].value: kind for kind, classes in CLASSES.items()}


@dataclass(slots=True)
class _Draft:
    """One actor of one article while its rows come in."""

    classes: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def entity(self, iri: str, known: Mapping[str, Entity]) -> Entity | None:
        if iri in known:
            return known[iri]
        kinds = [_KINDS[name] for name in sorted(self.classes) if name in _KINDS]
        if not kinds or not self.labels:
            return None
        values = {name: tuple(sorted(found)) for name, found in self.values.items()}
        side = values.get(Property.SIDE.value, ())
        gender = values.get(Outside.SCHEMA_GENDER.value, ())
        return Entity(
            iri,
            _narrowest(kinds),
            self.labels,
            values.get(Outside.SKOS_ALT_LABEL.value, ()),
            side=side[0] if side else None,
            roles=values.get(Property.ACTOR_ROLE.value, ()),
            descriptors=values.get(Property.DESCRIPTOR.value, ()),
            gender=gender[0] if gender else None,
        )


def _narrowest(kinds: list[EntityKind]) -> EntityKind:
    return min(kinds, key=lambda kind: (kind is EntityKind.ORGANISATION, kind.value))


def read_actors(store: Store, known: Mapping[str, Entity]) -> tuple[ArticleActors, ...]:
    """Everybody in every article, by article IRI.

    Args:
        store: articles and the reference graph.
        known: entities of the directory by IRI.
    """
    heads: dict[str, tuple[str, date | None]] = {}
    drafts: dict[str, dict[str, _Draft]] = defaultdict(lambda: defaultdict(_Draft))
    for row in queries.run(store, "read-actors", reference=REFERENCE_GRAPH).values():
        article, actor, name, value = (row[column] or "" for column in ("article", "actor", "property", "value"))
        published = row["published"]
        heads[article] = (row["lang"] or "und", date.fromisoformat(published) if published else None)
        draft = drafts[article][actor]
        if name == Outside.RDF_TYPE.value:
            draft.classes.add(value)
        elif name == Outside.RDFS_LABEL.value:
            draft.labels[tag(row["tag"] or "und")] = value
        else:
            draft.values[name].add(value)
    found = []
    for article in sorted(drafts):
        made = (draft.entity(iri, known) for iri, draft in sorted(drafts[article].items()))
        found.append(ArticleActors(article, *heads[article], tuple(entity for entity in made if entity is not None)))
    return tuple(found)


def read_decisions(store: Store) -> tuple[ActorDecision, ...]:
    """What people last decided about two actors being one, earliest first; a withdrawn decision counts no more."""
    found: dict[tuple[str, str], ActorDecision] = {}
    for row in queries.run(store, "read-decisions").values():
        pair = (row["a"] or "", row["b"] or "")
        found.pop(pair, None)
        verdict = _VERDICTS.get(row["decision"] or "")
        if verdict is not None:
            found[pair] = ActorDecision(*pair, verdict, row["person"] or "")
    return tuple(found.values())

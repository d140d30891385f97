"""One leaf statement made ready for reading: its tokens, and the entities and pronouns among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.claims import named as names
from kg.claims.lexicon import Lexicon, Trigger
from kg.claims.named import Named, actor_of
from kg.languages.tokens import Token, split
from kg.model import Entity, EntityKind, EntityMention, Resolution, Span, SpanIndex, Statement


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf statement with its words; `shared` is the subject that the other parts of its whole have in common.

    `scene`: the one town where harm was done, as its paragraph told before; None where it tells of none or several.
    `tokens` leave out what a nested speaker says and what is only a condition; `triggers` are the frame words in them.
    """

    statement: Statement
    tokens: tuple[Token, ...]
    named: tuple[Named, ...]
    speaker: Entity | None
    side: Entity | None
    target: Entity | None
    triggers: tuple[Trigger, ...]
    shared: Entity | None = None
    scene: Entity | None = None


def leaves(resolution: Resolution) -> tuple[Statement, ...]:
    """The statements without parts, in the order of the resolution."""
    wholes = {statement.whole for statement in resolution.statements}
    return tuple(statement for statement in resolution.statements if statement.key not in wholes)


def side_of(entity: Entity, entities: Mapping[str, Entity]) -> Entity:
    """The government behind an actor or a country, where it is known; else the entity itself."""
    iri = entity.country if entity.kind is EntityKind.PLACE else entity.side
    return entities.get(iri, entity) if iri else entity


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the leaves of one article: its text, entities, mentions, and what is nested in a statement."""

    text: str
    entities: Mapping[str, Entity]
    mentions: SpanIndex[EntityMention]
    nested: Mapping[str, Sequence[Span]]  # content of the statements that one reports, by its key
    towns: tuple[tuple[int, Entity], ...]  # the towns named, with where, in text order

    def mentions_in(self, spans: Iterable[Span]) -> list[EntityMention]:
        """The mentions that share a character with these spans, the longest first."""
        found = {mention.span: mention for span in spans for mention in self.mentions.overlapping(span)}
        return sorted(found.values(), key=lambda m: (m.span.start - m.span.end, m.span.start))


def look_around(text: str, resolution: Resolution) -> Around:
    """What the leaves of an article share."""
    nested: dict[str, list[Span]] = {}
    for statement in resolution.statements:
        if statement.parent is not None:
            nested.setdefault(statement.parent, []).extend(statement.content)
    entities = {entity.iri: entity for entity in resolution.entities}
    mentions = SpanIndex((mention.span, mention) for mention in resolution.mentions)
    return Around(text, entities, mentions, nested, names.towns_in(resolution.mentions, entities))


def prepare(statement: Statement, around: Around, lexicon: Lexicon) -> Leaf:
    """The leaf of one statement without parts."""
    entities = around.entities
    spans = _without(statement.content, _foreign(statement, around)) or statement.content
    tokens = split(around.text, spans)
    speaker = entities.get(statement.actor or "")
    side = side_of(speaker, entities) if speaker else None
    named = names.mentioned(tokens, around.mentions_in(spans), entities, lexicon)
    persons = names.first_persons(tokens, lexicon, (speaker, side), taken=named)
    towns = names.towns_again(tokens, around.towns, lexicon, taken=named)
    return Leaf(
        statement,
        tokens,
        tuple(sorted((*named, *persons, *towns), key=lambda item: item.first)),
        speaker,
        side,
        _target(statement, around),
        lexicon.triggers(tokens),
    )


def _foreign(statement: Statement, around: Around) -> tuple[Span, ...]:
    """What somebody else says inside this statement, and its conditions."""
    own = {key for key in (statement.key, statement.whole) if key is not None}
    nested = (span for key in own for span in around.nested.get(key, ()))
    conditions = (span for span in statement.conditions if not any(span.covers(part) for part in statement.content))
    return (*nested, *conditions)


def _without(spans: Sequence[Span], cut: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of spans in text order; both lists are gone through once."""
    holes = sorted(cut)
    kept: list[Span] = []
    number = 0
    for span in spans:
        start = span.start
        while number < len(holes) and holes[number].start < span.end:
            hole = holes[number]
            if start < hole.start:
                kept.append(Span(start, hole.start))
            start = max(start, hole.end)
            if hole.end > span.end:
                break  # it may reach into the next span
            number += 1
        if start < span.end:
            kept.append(Span(start, span.end))
    return tuple(kept)


def _target(statement: Statement, around: Around) -> Entity | None:
    if statement.target is None:
        return None
    inside = around.mentions_in((statement.target,))
    entity = around.entities.get(inside[0].entity) if inside else None
    return actor_of(entity, around.entities) if entity is not None else None

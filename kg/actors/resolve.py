"""Say who speaks: every statement gets its actor, and every name in the article its entity.

In: an article with its layout and statements, the directory, the language pack. Out: a `Resolution`.
A government, its ministry, its army and its president stay different actors; a place never speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import ids
from kg.actors.answers import Answer
from kg.actors.cast import Figure
from kg.actors.directory import Directory
from kg.actors.mentions import name_mentions, pronoun_mentions, side_mentions
from kg.actors.names import find_named
from kg.actors.scene import read_scene
from kg.actors.speakers import LOST_SOURCE, SpeakerFinder, anchor
from kg.languages import LanguagePack
from kg.model import (
    Article,
    Entity,
    EntityKind,
    EntityMention,
    Layout,
    MentionKind,
    Mode,
    Resolution,
    Span,
    SpanIndex,
    SpeakerRule,
    Statement,
)


def resolve(
    article: Article, layout: Layout, statements: Sequence[Statement], directory: Directory, pack: LanguagePack
) -> Resolution:
    """Find the actor of every statement and the entity of every name.

    Returns:
        Statements in the given order with `actor` and `speaker` filled; mentions in text order; entities by IRI.
        Unknown people and bodies become actors of this article only; a hidden speaker is one unknown actor.
    """
    breaks = frozenset(statement.mention.span.start for statement in statements if statement.mention.span)
    scene = read_scene(article, directory, pack, breaks=breaks)
    cast, named = find_named(scene)
    finder = SpeakerFinder(scene, layout, cast, named)
    finder.referents.hold_apart([span for one in statements if one.mode is not Mode.NARRATOR for span in one.content])
    contents = SpanIndex((span, (n, span)) for n, one in enumerate(statements) for span in one.content)
    outer = {number: _outer_of(number, statements, contents) for number in range(len(statements))}
    # Who speaks inside what somebody says depends on that somebody: the article's own speakers come first.
    order = sorted(outer, key=lambda n: (outer[n] is not None, anchor(statements[n]), statements[n].key))
    answers: dict[int, Answer] = {}
    for number in order:
        answers[number] = finder.speaker(statements[number], outer=outer[number])
    return _Result(finder).put_together(statements, answers)


def _outer_of(number: int, statements: Sequence[Statement], contents: SpanIndex[tuple[int, Span]]) -> str | None:
    """Key of the statement in whose content this one's speaker stands; None for a speaker of the article itself."""
    statement = statements[number]
    span = statement.mention.span
    if statement.parent is not None or span is None:
        return statement.parent
    holders = (other for other, content in contents.overlapping(span) if other != number and content.covers(span))
    first = min(holders, default=None)
    return None if first is None else statements[first].key


class _Result:
    """What one article yields, put together from the figures that were found."""

    def __init__(self, finder: SpeakerFinder) -> None:
        self.finder = finder
        self.scene = finder.scene
        self.entities: dict[str, Entity] = {}

    def put_together(self, statements: Sequence[Statement], answers: dict[int, Answer]) -> Resolution:
        """Put everything together; the order of statements is the one given."""
        resolved = tuple(self._with_actor(statement, answers[number]) for number, statement in enumerate(statements))
        mentions = name_mentions(self.finder.named, self.scene, self._entity)
        for number, statement in enumerate(statements):
            span = statement.mention.span
            answer = answers[number]
            is_found = answer.rule is not SpeakerRule.UNRESOLVED
            if span is not None and (is_found or not any(span.covers(name) for name in mentions)):
                iri = self._entity(answer.figure).iri
                mentions[span] = EntityMention(span, iri, answer.kind, answer.confidence, answer.literal, answer.note)
        outlet = self._entity(self.finder.outlet())  # even where it says nothing in its own voice
        for statement in statements:
            self._add_sources(statement, mentions)
        sides = side_mentions(mentions, self.scene)
        for mention in (*sides, *pronoun_mentions(resolved, mentions, self.entities, self.scene)):
            mentions.setdefault(mention.span, mention)
            if mention.entity not in self.entities:
                self.entities[mention.entity] = self.scene.directory.entities[mention.entity]
        ordered = tuple(mentions[span] for span in sorted(mentions))
        entities = tuple(self.entities[iri] for iri in sorted(self.entities))
        return Resolution(resolved, ordered, entities, outlet.iri)

    def _with_actor(self, statement: Statement, answer: Answer) -> Statement:
        entity = self._entity(answer.figure)
        notes = [note for note in (statement.note, answer.note) if note]
        confidence = round(statement.confidence * (1.0 if answer.confidence >= 0.6 else 0.9), 4)
        return replace(
            statement,
            actor=entity.iri,
            speaker=answer.figure.name,
            speaker_rule=answer.rule,
            note="; ".join(notes) or None,
            confidence=confidence,
        )

    def _add_sources(self, statement: Statement, mentions: dict[Span, EntityMention]) -> None:
        for link in statement.via:
            if link.name is None:
                entity = self._entity(self.finder.local_figure(LOST_SOURCE, EntityKind.UNKNOWN))
            else:
                entity = self.scene.directory.outlet(link.name)
                self.entities[entity.iri] = entity
            mentions[link.span] = EntityMention(link.span, entity.iri, MentionKind.OUTLET, 0.9)

    def _entity(self, figure: Figure) -> Entity:
        if figure.entity is None:
            iri = ids.local_actor_iri(name=figure.name, kind=figure.kind.value, article=self.scene.article.iri)
            figure.entity = Entity(
                iri,
                figure.kind,
                {self.scene.article.lang: figure.name},
                tuple(sorted({figure.name, *figure.forms})),
                speaks_for=figure.speaks_for,
                side=figure.speaks_for,
                roles=tuple(sorted(figure.roles)),
                descriptors=tuple(sorted(figure.descriptors)),
                gender=None if figure.is_gender_guessed else figure.gender,
            )
        self.entities[figure.entity.iri] = figure.entity
        return figure.entity

"""Statements of the gold put through the product's later stages: what is left to judge is how claims are compared.

In: an article, its gold statements, and who else speaks in the set. Out: the article's record, as the pipeline has it.
A speaker of one name is one actor in all articles of a set; known actors of the directory stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kg import ids, pipeline
from kg.model import (
    Act,
    Article,
    ArticleRecord,
    Commitment,
    Entity,
    EntityKind,
    Interval,
    Mention,
    MentionKind,
    Mode,
    Resolution,
    Span,
    Statement,
)

HIDDEN = "unattributed"
_WORD = re.compile(r"\w+")
_NAMED_KINDS = frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.ORGANISATION, EntityKind.ARMED_FORCES})


@dataclass(frozen=True, slots=True)
class GivenStatement:
    """One gold statement. `speaker` None is the outlet; `mention` is where the text names the speaker, if it does."""

    key: str
    content: tuple[Span, ...]
    speaker: str | None
    act: Act
    commitment: Commitment
    mode: Mode
    mention: Span | None = None
    cue: Span | None = None
    conditions: tuple[Span, ...] = ()
    parent: str | None = None
    said: Interval | None = None


def analyse(
    article: Article,
    given: Sequence[GivenStatement],
    knowledge: pipeline.Knowledge,
    *,
    scope: str,
    speakers: Collection[str],
) -> ArticleRecord:
    """All that the article says, had extraction found exactly these statements.

    Args:
        article: the text.
        given: its statements.
        knowledge: the directory and the frames.
        scope: name of the set of articles; actors of one name in one scope are one actor.
        speakers: the full names of everybody who speaks in the set: "Brackett" is then "Isolde Brackett".
    """
    names = {one.key: one.speaker for one in given}
    casting = _Casting(names, scope, speakers, knowledge)
    statements = [_statement(one, article.text) for one in given]
    return pipeline.analyse_given(article, statements, knowledge, name=casting.name)


def _statement(given: GivenStatement, text: str) -> Statement:
    if given.speaker is None:
        mention = Mention(None, "", MentionKind.OUTLET)
    elif given.mention is None:
        mention = Mention(None, "", MentionKind.NONE)
    else:
        mention = Mention(given.mention, given.mention.of(text), MentionKind.NAME)
    return Statement(
        key=given.key,
        mode=given.mode,
        act=given.act,
        commitment=given.commitment,
        mention=mention,
        content=given.content,
        confidence=1.0,
        extractor="gold",
        rule="given",
        cue=given.cue,
        conditions=given.conditions,
        parent=given.parent,
        said=given.said,
    )


@dataclass(frozen=True, slots=True)
class _Casting:
    """Who is who in one scope."""

    names: Mapping[str, str | None]  # full name of the speaker by the statement's key
    scope: str
    speakers: Collection[str]
    knowledge: pipeline.Knowledge

    def name(self, found: Resolution) -> Resolution:
        """The same with the given speakers, and with actors of the scope in place of actors of the article."""
        by_iri = {entity.iri: entity for entity in found.entities}
        speakers = {one.key: self._speaker(one, by_iri.get(one.actor or "")) for one in found.statements}
        changed = {iri: self._renamed(entity) for iri, entity in by_iri.items() if iri != found.outlet}
        for one in found.statements:
            speaker = speakers[one.key]
            if speaker is not None and one.actor in changed and one.mention.span is not None:
                changed[one.actor] = speaker
        statements = tuple(self._with(one, speakers[one.key], changed) for one in found.statements)
        mentions = tuple(
            replace(one, entity=changed[one.entity].iri) if one.entity in changed else one for one in found.mentions
        )
        kept = {entity.iri: entity for entity in (by_iri[found.outlet], *changed.values())}
        kept |= {entity.iri: entity for entity in speakers.values() if entity is not None}
        return Resolution(statements, mentions, tuple(kept[iri] for iri in sorted(kept)), found.outlet)

    def _speaker(self, statement: Statement, found: Entity | None) -> Entity | None:
        """The given speaker; None for the outlet."""
        name = self.names[statement.whole or statement.key]
        if name is None:
            return None
        if found is not None and self._is_known(found) and statement.mention.span is not None:
            return found
        is_someone = found is not None and statement.mention.span is not None and found.kind is not EntityKind.UNKNOWN
        return self._actor(name, found if is_someone else None)

    def _is_known(self, entity: Entity) -> bool:
        return entity.iri in self.knowledge.directory.entities

    def _actor(self, name: str, like: Entity | None) -> Entity:
        kind = EntityKind.UNKNOWN if name == HIDDEN else like.kind if like is not None else EntityKind.PERSON
        iri = ids.local_actor_iri(name=name, kind="given", article=self.scope)
        side = like.side if like is not None else None
        return Entity(iri, kind, {"en": name}, (name,), speaks_for=like.speaks_for if like else None, side=side)

    def _renamed(self, entity: Entity) -> Entity:
        """An actor of the article as that of the scope: under the full name that alone in the set holds its words."""
        if self._is_known(entity) or entity.kind not in _NAMED_KINDS:
            return entity
        words = set(_WORD.findall(ids.fold(entity.label())))
        full = {name for name in self.speakers if words and words <= set(_WORD.findall(ids.fold(name)))}
        return self._actor(full.pop() if len(full) == 1 else entity.label(), entity)

    def _with(self, statement: Statement, speaker: Entity | None, changed: Mapping[str, Entity]) -> Statement:
        if speaker is None:
            return statement
        return replace(statement, actor=speaker.iri, speaker=self.names[statement.whole or statement.key])

"""From an article's resolved statements to its stated claims: one for each leaf, and a few implied ones.

In: article, layout, resolution, event times, frames, language file. Out: `StatedClaim` records, in text order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kg import ids
from kg.claims import anaphora, implied, lexicon, polarity, surroundings
from kg.claims.anaphora import Draft
from kg.claims.identity import claim_of
from kg.claims.leaf import Leaf, leaves, look_around, prepare, side_of
from kg.claims.lexicon import Lexicon
from kg.claims.propositions import OPEN, Proposition, read
from kg.languages.pack import LanguagePack
from kg.model import (
    Article,
    Claim,
    Entity,
    Frame,
    Interval,
    Layout,
    Mode,
    Resolution,
    Span,
    SpanIndex,
    StatedClaim,
    Statement,
)

_REACH = 500  # leaves looked at before and behind one: what it answers or presupposes stands no further away
_OPEN_FACTOR = 0.9  # an open claim is only its words: little was understood, little can be wrong
_UNNAMED_FACTOR = 0.85  # a typed claim with no entity in it


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of the article while its claims are built."""

    article: Article
    resolution: Resolution
    entities: Mapping[str, Entity]
    iris: Mapping[str, str]
    outlet: str
    by_key: Mapping[str, Statement]

    def side(self, iri: str) -> str:
        """IRI of the government behind an entity, or its own."""
        entity = self.entities.get(iri)
        return side_of(entity, self.entities).iri if entity is not None else iri


def build(
    article: Article,
    layout: Layout,
    resolution: Resolution,
    events: Mapping[str, Interval],
    frames: Mapping[str, Frame],
    pack: LanguagePack,
) -> tuple[StatedClaim, ...]:
    """The claims of an article's leaf statements.

    Args:
        article: the text; offsets of everything else point into it.
        layout: its skeleton: what a paragraph tells of one town goes for the sentences of it that name none.
        resolution: statements with their actors, mentions of all entities, and the entities.
        events: when what a statement tells happened, by its key; a statement that gives no time is left out.
        frames: all frames by notation.
        pack: the article's language file.

    Returns:
        For each statement without parts one claim, directly followed by those that it implies or presupposes
        (`explicitness` tells them apart), in the order of the resolution's statements.
    """
    words = lexicon.of(pack)
    reading = _reading(article, resolution)
    drafts: list[Draft] = []
    for leaf in _prepared(article, resolution, words):
        placed = replace(leaf, scene=surroundings.scene(leaf, drafts, layout))
        time = events.get(leaf.statement.key)
        drafts.append(_draft(placed, read(placed, frames=frames, lexicon=words, time=time), reading))
    bound: list[Draft] = []
    for index, draft in enumerate(drafts):
        near = [*bound[-_REACH:], *drafts[index : index + _REACH]]
        bound.append(anaphora.bind(draft, near, lexicon=words, side_of=reading.side))
    bound = surroundings.answering(_dated(bound), layout)
    claims = [_claim(draft, reading, frames) for draft in bound]
    places = SpanIndex(
        (span, (span, number, claim.iri))
        for number, (draft, claim) in enumerate(zip(bound, claims, strict=True))
        for span in draft.leaf.statement.content
    )
    stated: list[StatedClaim] = []
    for number, (draft, claim) in enumerate(zip(bound, claims, strict=True)):
        stated.append(_stated(draft, claim, reading, _conditions(draft, number, places)))
        near = bound[max(0, number - _REACH) : number + _REACH]
        extras = implied.find(draft, near, lexicon=words, side_of=reading.side)
        stated.extend(_stated(extra, _claim(extra, reading, frames), reading, ()) for extra in extras)
    return tuple(stated)


def _reading(article: Article, resolution: Resolution) -> _Reading:
    entities = {entity.iri: entity for entity in resolution.entities}
    return _Reading(
        article,
        resolution,
        entities,
        ids.statement_iris(article.iri, article.text, resolution.statements),
        resolution.outlet,
        {statement.key: statement for statement in resolution.statements},
    )


def _prepared(article: Article, resolution: Resolution, words: Lexicon) -> list[Leaf]:
    """The leaves; a part without a subject of its own gets that of the part before it in the same whole."""
    prepared: list[Leaf] = []
    shared: dict[str, Entity] = {}
    around = look_around(article.text, resolution)
    for statement in leaves(resolution):
        leaf = prepare(statement, around, words)
        family = _family(leaf)
        subject = _subject(leaf)
        if leaf.tokens and leaf.tokens[0].word in words.relative and prepared and _family(prepared[-1]) == family:
            before = [item for item in prepared[-1].named if item.government is not None]
            subject = (before[-1].government if before else None) or subject
        if subject is not None:
            shared[family] = subject
        prepared.append(replace(leaf, shared=shared[family]) if family in shared else leaf)
    return prepared


def _family(leaf: Leaf) -> str:
    return leaf.statement.whole or leaf.statement.key


def _subject(leaf: Leaf) -> Entity | None:
    """Who is spoken of before the first predicate; in a part without one the last name ("It is X who …")."""
    triggers = leaf.triggers
    able = [item for item in leaf.named if item.government is not None or item.is_first_person]
    if not triggers:
        return (able[-1].government or able[-1].entity) if able else None
    first = able[0] if able and able[0].first < triggers[0].first else None
    return (first.government or first.entity) if first is not None else None


def _draft(leaf: Leaf, proposition: Proposition, reading: _Reading) -> Draft:
    statement = leaf.statement
    own = leaf.side.iri if leaf.side is not None else None
    is_own = own in {reading.side(value) for value in proposition.values("agent")}
    factor = _OPEN_FACTOR if proposition.frame == OPEN else 1.0
    if proposition.frame != OPEN and not any(slot.is_entity for slot in proposition.slots):
        factor = _UNNAMED_FACTOR
    return Draft(
        leaf,
        proposition,
        polarity.of(statement, proposition, is_own=is_own),
        round(statement.confidence * factor, 4),
        note=proposition.note,
    )


def _dated(drafts: Sequence[Draft]) -> list[Draft]:
    """A claim without a time takes that of the same claim elsewhere in the article, when only one is given."""
    times: dict[tuple[str, frozenset[tuple[str, str]]], set[Interval]] = {}
    for draft in drafts:
        if draft.proposition.time is not None:
            times.setdefault(_sameness(draft.proposition), set()).add(draft.proposition.time)
    return [_with_time(draft, times.get(_sameness(draft.proposition), ())) for draft in drafts]


def _sameness(proposition: Proposition) -> tuple[str, frozenset[tuple[str, str]]]:
    return proposition.frame, frozenset((slot.role, slot.value) for slot in proposition.slots)


def _with_time(draft: Draft, times: Collection[Interval]) -> Draft:
    own = draft.proposition
    if own.time is not None or own.frame == OPEN or not any(slot.is_entity for slot in own.slots) or len(times) != 1:
        return draft
    return replace(draft, proposition=replace(own, time=replace(next(iter(times)), is_assumed=True)))


def _claim(draft: Draft, reading: _Reading, frames: Mapping[str, Frame]) -> Claim:
    quote = draft.leaf.statement.words(reading.article.text)
    return claim_of(draft.proposition, frames=frames, quote=quote, lang=reading.article.lang)


def _conditions(draft: Draft, number: int, places: SpanIndex[tuple[Span, int, str]]) -> tuple[str, ...]:
    """IRIs of the claims of the leaves that are the statement's conditions, one for each span and in that order.

    None at all where a span has no leaf of its own: a claim would stand beside words that are not its own.
    """
    found = []
    for span in draft.leaf.statement.conditions:
        beside = [
            (other, claim)
            for part, other, claim in places.overlapping(span)
            if other != number and (span.covers(part) or part.covers(span))
        ]
        if not beside:
            return ()
        found.append(min(beside)[1])
    return tuple(found)


def _depth(statement: Statement, by_key: Mapping[str, Statement]) -> int:
    depth = 0 if statement.mode is Mode.NARRATOR else 1
    outer = by_key.get(statement.parent or "")
    return depth + _depth(outer, by_key) if outer is not None else depth


def _reporter(statement: Statement, by_key: Mapping[str, Statement]) -> str | None:
    outer = by_key.get(statement.parent or "")
    return outer.actor if outer is not None else None


def _stated(draft: Draft, claim: Claim, reading: _Reading, conditions: tuple[str, ...]) -> StatedClaim:
    statement, article = draft.leaf.statement, reading.article
    by_key = reading.by_key
    whole = by_key.get(statement.whole or "", statement)
    nested = statement if statement.parent else whole
    speaker = statement.actor or ids.local_actor_iri(name=statement.key, kind="unknown", article=article.iri)
    return StatedClaim(
        statement=reading.iris[statement.key],
        key=statement.key,
        article=article.iri,
        article_id=article.id,
        outlet=reading.outlet,
        speaker=speaker,
        speaker_name=draft.leaf.speaker.label() if draft.leaf.speaker else statement.speaker or "unattributed",
        side=draft.leaf.side.iri if draft.leaf.side is not None else speaker,
        act=statement.act,
        commitment=statement.commitment,
        polarity=draft.polarity,
        mode=statement.mode,
        depth=_depth(nested, by_key),
        claim=claim,
        quote=statement.words(article.text),
        lang=article.lang,
        confidence=round(draft.confidence, 4),
        published=article.published,
        said=statement.said,
        conditions=conditions,
        is_open_list=statement.is_open_list,
        explicitness=draft.explicitness,
        reporter=_reporter(nested, by_key),
        note="; ".join(note for note in (statement.note, draft.note) if note) or None,
        about=draft.about.words(article.text) if draft.about is not None else None,
    )


__all__ = ["build"]

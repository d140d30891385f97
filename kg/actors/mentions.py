"""Every stretch of text that denotes an entity: names, places that act for their government, pronouns in quotations.

In: the names found, the resolved statements. Out: entity mentions, one for a span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.actors.cast import Figure, Named
from kg.actors.scene import Scene
from kg.actors.vocabulary import Word
from kg.model import Entity, EntityKind, EntityMention, MentionKind, Span, Statement

_PRONOUN_CONFIDENCE = 0.6
_SIDE_CONFIDENCE = 0.8
_OFTEN = 3  # mentions


def name_mentions(
    named: Iterable[Named], scene: Scene, entity_of: Callable[[Figure], Entity]
) -> dict[Span, EntityMention]:
    """Mentions by name; capitalised words that nothing shows to be a person or body are left out.

    Letters alone that come often are kept: a victim's initials are a name that other reports of the event share.

    A place that acts ("Yerevan harus meminta maaf") is its government, with the place as `literal`; a place where
    something happens ("di Yerevan") stays a place.
    """
    found: dict[Span, EntityMention] = {}
    for one in named:
        figure = one.figure
        if figure.entity is None and not figure.is_sure and not _is_often_named(figure):
            continue
        entity = entity_of(figure)
        span = scene.span(one.first, one.last)
        government = scene.government_behind(entity.iri) if entity.kind is EntityKind.PLACE else None
        if government is not None and _acts(one, scene):
            acting = entity_of(Figure("", (), EntityKind.GOVERNMENT, scene.directory.entities[government]))
            note = "the place acts for its government"
            found[span] = EntityMention(span, acting.iri, MentionKind.METONYMY, 0.8, entity.iri, note)
        else:
            found[span] = EntityMention(span, entity.iri, MentionKind.NAME, one.confidence, note=one.note)
    return found


def _is_often_named(figure: Figure) -> bool:
    """Is it somebody whom the article calls by letters alone, again and again: a victim's or witness's initials?"""
    return len(figure.places) >= _OFTEN and all(form.isupper() for form in figure.forms)


def _acts(one: Named, scene: Scene) -> bool:
    """Is the place the subject of a clause: it opens one, and an auxiliary, negator or verb of saying stands behind it?

    Fires on "Armenia juga belum melaporkan"; leaves "wilayah Nagorno-Karabakh terus berkecamuk" alone.
    """
    return scene.has(one.last + 1, Word.ACTING) and _opens_clause(one.first, scene)


def _opens_clause(position: int, scene: Scene) -> bool:
    """Does a clause begin here: behind a mark, a conjunction or another word that links clauses?"""
    if position == 0 or scene.tokens[position].is_first or not scene.tokens[position - 1].text[0].isalnum():
        return True
    return any(
        (hit := scene.hits[before].get(Word.LINK)) is not None and before + hit.size == position
        for before in range(max(0, position - 4), position)
    )


def side_mentions(mentions: Mapping[Span, EntityMention], scene: Scene) -> tuple[EntityMention, ...]:
    """Words for a side ("the Kelmari side", "pihak Kelmar"): its government.

    A word for sides directly beside the word for a people, or beside a place that stands for its government. "The side"
    alone, "their side" and "both sides" are left alone.
    """
    places = {
        side: span
        for span, mention in mentions.items()
        for side in (span.start, span.end)
        if mention.entity in scene.directory.metonyms or mention.literal in scene.directory.metonyms
    }
    found: list[EntityMention] = []
    for position in range(len(scene.tokens)):
        hit = scene.hits[position].get(Word.COLLECTIVE)
        if hit is None:
            continue
        last = position + hit.size - 1
        for beside in (position - 1, last + 1):
            if (mention := _side_beside(beside, (position, last), mentions, places, scene)) is not None:
                found.append(mention)
                break
    return tuple(found)


def _side_beside(
    beside: int,
    collective: tuple[int, int],
    mentions: Mapping[Span, EntityMention],
    places: Mapping[int, Span],
    scene: Scene,
) -> EntityMention | None:
    """The side named by a word for sides (first and last token) and the word at `beside`."""
    if not 0 <= beside < len(scene.tokens):
        return None
    token, (first, last) = scene.tokens[beside], collective
    own = scene.span(min(first, beside), max(last, beside))
    if (demonym := scene.hits[beside].get(Word.DEMONYM)) is not None:
        government = scene.directory.governments.get(demonym.value)
    else:
        place = places.get(token.end if beside < first else token.start)
        if place is None or (beside > last and scene.vocabulary.endings):
            return None  # "в сторону Азербайджана": towards it
        mention = mentions[place]
        literal = mention.entity if mention.entity in scene.directory.metonyms else mention.literal
        government = scene.directory.metonyms.get(literal or "")
        own = Span(min(own.start, place.start), max(own.end, place.end))
    if government is None:
        return None
    return EntityMention(own, government, MentionKind.COLLECTIVE, _SIDE_CONFIDENCE, note="words for a side")


def pronoun_mentions(
    statements: Sequence[Statement],
    mentions: Mapping[Span, EntityMention],
    entities: Mapping[str, Entity],
    scene: Scene,
) -> tuple[EntityMention, ...]:
    """Pronouns in what is said: "we" is the speaker's side, "I" the speaker, "they" the other side named last.

    "Mereka harus menarik pasukan dari wilayah kami," said by Azerbaijan's president: "mereka" is Armenia's government,
    "kami" his own. Only where both sides are known governments; otherwise the word is left alone.
    """
    sides = _sides_in_order(mentions, entities, scene)
    found: list[EntityMention] = []
    for statement in statements:
        speaker = entities.get(statement.actor or "")
        if speaker is None:
            continue
        for content in statement.content:
            for position in scene.positions(content):
                if not scene.hits[position]:
                    continue
                target = _pronoun_target(position, speaker, sides, scene)
                if target is not None and (span := scene.span(position, position)) not in mentions:
                    note = "pronoun in what is said: the speaker's side, or the other side named last"
                    found.append(EntityMention(span, target, MentionKind.PRONOUN, _PRONOUN_CONFIDENCE, note=note))
    return tuple(found)


def _pronoun_target(position: int, speaker: Entity, sides: Sequence[tuple[int, str]], scene: Scene) -> str | None:
    hits = scene.hits[position]
    if Word.FIRST_PLURAL in hits:
        return speaker.side
    if Word.FIRST in hits:
        return speaker.iri
    if Word.THIRD_PLURAL in hits and speaker.side is not None:
        return other_side(scene.tokens[position].start, speaker.side, sides)
    return None


def other_side(position: int, own: str, sides: Sequence[tuple[int, str]]) -> str | None:
    """The government, other than this one, that was named last before the position."""
    return next((side for place, side in reversed(sides) if place < position and side != own), None)


def _sides_in_order(
    mentions: Mapping[Span, EntityMention], entities: Mapping[str, Entity], scene: Scene
) -> list[tuple[int, str]]:
    sides: list[tuple[int, str]] = []
    for span in sorted(mentions):
        side = side_of(entities.get(mentions[span].entity), scene)
        if side is not None:
            sides.append((span.start, side))
    return sides


def side_of(entity: Entity | None, scene: Scene) -> str | None:
    """The government behind an entity; for a place, the one that it stands for."""
    if entity is None:
        return None
    return scene.directory.metonyms.get(entity.iri) if entity.kind is EntityKind.PLACE else entity.side

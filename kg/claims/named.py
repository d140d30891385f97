"""The entities that the words of a leaf name or point at: names, "we", and towns named before ("the city").

In: tokens, mentions, entities. Out: `Named` records, each at its tokens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.claims.lexicon import Lexicon
from kg.languages.tokens import Match, Token, fold
from kg.model import Entity, EntityKind, EntityMention

_TOWN_REACH = 1200  # characters: a town named further back is not "the city" any more


@dataclass(frozen=True, slots=True)
class Named:
    """An entity named, or meant by a pronoun, at tokens `first` (included) to `last` (excluded).

    A country is taken as its government; `place` then keeps the country itself. `government` is whom another place
    means when it acts ("Yerevan must apologise"). `is_assumed`: the words only point at it ("the city").
    """

    first: int
    last: int
    entity: Entity
    place: Entity | None = None
    government: Entity | None = None
    is_first_person: bool = False
    is_assumed: bool = False


def mentioned(
    tokens: Sequence[Token], mentions: Sequence[EntityMention], entities: Mapping[str, Entity], lexicon: Lexicon
) -> tuple[Named, ...]:
    """The entities of these mentions, at the tokens that they cover; the longest first, none over another."""
    first_persons = lexicon.first | lexicon.first_plural
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    found: list[Named] = []
    taken_tokens: set[int] = set()
    for mention in mentions:
        inside = range(bisect_right(ends, mention.span.start), bisect_left(starts, mention.span.end))
        entity = entities.get(mention.entity)
        if not inside or entity is None or not taken_tokens.isdisjoint(inside):
            continue
        taken_tokens.update(inside)
        literal = entities.get(mention.literal) if mention.literal else None
        taken, place = _as_government(entity, literal, entities)
        is_first_person = all(tokens[index].word in first_persons for index in inside)
        found.append(Named(inside[0], inside[-1] + 1, taken, place, actor_of(taken, entities), is_first_person))
    return tuple(found)


def actor_of(entity: Entity, entities: Mapping[str, Entity]) -> Entity | None:
    """The entity itself where it can act; of a place its country's government, None where that is not known."""
    return entity if entity.kind is not EntityKind.PLACE else entities.get(entity.country or "")


def _as_government(
    entity: Entity, literal: Entity | None, entities: Mapping[str, Entity]
) -> tuple[Entity, Entity | None]:
    """A country as its government and itself; anything else as it is.

    A place is a country when its government's name holds its own ("Government of Armenia").
    """
    if entity.kind is not EntityKind.PLACE:
        return entity, literal if literal is not None and literal.kind is EntityKind.PLACE else None
    government = entities.get(entity.country or "")
    if government is not None and fold(entity.label()) in fold(government.label()):
        return government, entity
    return entity, None


def first_persons(
    tokens: Sequence[Token],
    lexicon: Lexicon,
    speakers: tuple[Entity | None, Entity | None],
    *,
    taken: Sequence[Named],
) -> tuple[Named, ...]:
    """Who "I" and "we" are: the speaker and the speaker's side."""
    speaker, side = speakers
    found: list[Named] = []
    covered = {index for other in taken for index in range(other.first, other.last)}
    for index, token in enumerate(tokens):
        entity = side if token.word in lexicon.first_plural else speaker if token.word in lexicon.first else None
        if entity is not None and index not in covered:
            found.append(Named(index, index + 1, entity, is_first_person=True))
    return tuple(found)


def towns_in(mentions: Iterable[EntityMention], entities: Mapping[str, Entity]) -> tuple[tuple[int, Entity], ...]:
    """The towns that these mentions name, with where they stand; a country or a contested region is none."""
    placed = sorted(((one.span.start, entities.get(one.entity)) for one in mentions), key=lambda pair: pair[0])
    return tuple((start, entity) for start, entity in placed if entity is not None and _is_town(entity, entities))


def _is_town(entity: Entity, entities: Mapping[str, Entity]) -> bool:
    is_place = entity.kind is EntityKind.PLACE and entity.country is not None
    return is_place and _as_government(entity, None, entities)[1] is None


def towns_again(
    tokens: Sequence[Token], towns: Sequence[tuple[int, Entity]], lexicon: Lexicon, *, taken: Sequence[Named]
) -> tuple[Named, ...]:
    """Towns that the words only point at: "the city" is the last one named, "both cities" are the last two.

    Leaves alone what names its town itself ("the city of Lisa", "kota Lisa") and "a big city" of languages without
    articles.
    """
    found: list[Named] = []
    for phrases, count in ((lexicon.both_towns, 2), (lexicon.towns, 1)):
        for match in phrases.find(tokens):
            meant = _last_named(towns, before=tokens[match.first].start, count=count)
            if len(meant) == count and _is_pointing(match, tokens, (*taken, *found), lexicon):
                found += [Named(match.first, match.last, entity, is_assumed=True) for entity in meant]
    return tuple(found)


def _last_named(towns: Sequence[tuple[int, Entity]], *, before: int, count: int) -> tuple[Entity, ...]:
    """The towns named last, so many different ones, in the order of the text."""
    low, high = (bisect_left(towns, at, key=lambda pair: pair[0]) for at in (before - _TOWN_REACH, before))
    last = {entity.iri: entity for _, entity in reversed(towns[low:high])}
    return tuple(reversed([*last.values()][:count]))


def _is_pointing(match: Match, tokens: Sequence[Token], taken: Sequence[Named], lexicon: Lexicon) -> bool:
    """Does no name stand beside it, and nothing that says which town or what kind of town it is?"""
    covered = {index for item in taken for index in range(item.first, item.last)}
    behind_place = {item.last for item in taken if item.entity.kind is EntityKind.PLACE}
    if match.first in behind_place or not covered.isdisjoint(range(match.first, match.last + 1)):
        return False
    if match.last + 1 in covered and tokens[match.last].word in lexicon.of:
        return False  # "the city of Lisa"
    is_article_told = " " in match.phrase or match.first == 0
    before = tokens[match.first - 1]
    is_free = is_article_told or not before.is_word or before.word in lexicon.before_noun or match.first - 1 in covered
    return is_free or any(trigger.last == match.first for trigger in lexicon.triggers(tokens))

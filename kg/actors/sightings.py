"""What is known of an actor for comparing it with others: its names as words, and the article that shows it.

In: the entities of articles. Out: sightings; an actor of the directory is seen in no article of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kg.actors.spelling import latin, sounds
from kg.actors.tokens import phrase_key
from kg.model import ArticleActors, Entity, EntityKind

_SEEN_BY_ALL = frozenset({EntityKind.OUTLET, EntityKind.UNKNOWN, EntityKind.GROUP})
_LONG = 4  # letters of a word that tells one name from another
_COMMON = 30  # articles: a name in more of them shows no event
_SOUND = "~"
_BONES = 3  # consonants that a word must have to be known by its sound
_KNOWN_WORTH = 0.25  # of a name that the directory knows: many events share it
_KNOWN_MOST = 1.0
_NEAR = ((4, 1.0), (31, 0.7), (366, 0.4))  # days between two articles, and what shared names are then worth
_FAR = 0.2
_UNDATED = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """The article around a sighting.

    `words`: those of the names in it that only articles know, each with its bearer's number; `known`: IRIs of the
    actors and places in it that the directory knows.
    """

    article: str
    lang: str
    published: date | None
    words: Mapping[str, int]
    known: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """One actor. `names`: each name as words, the fullest first; `context` is None for an actor of the directory.

    `roles`: notations; `side`: IRI of a government.
    """

    iri: str
    kind: EntityKind
    label: str
    names: tuple[tuple[str, ...], ...]
    roles: frozenset[str]
    descriptors: frozenset[str]
    side: str | None
    gender: str | None
    context: Context | None
    number: int = -1  # of its own name among the words of the context
    short_forms: frozenset[str] = field(default_factory=frozenset)

    @property
    def name(self) -> tuple[str, ...]:
        """The fullest name as words."""
        return self.names[0]


def see(articles: Iterable[ArticleActors], directory: Mapping[str, Entity]) -> tuple[Sighting, ...]:
    """Every actor of these articles that may be somebody of another: local ones once each, known ones once in all.

    Args:
        articles: everybody in each article.
        directory: known entities by IRI; those among them that no article names are left out.
    """
    ordered = sorted(articles, key=lambda one: one.article)
    common = _common_words(ordered, directory)
    found: dict[str, Sighting] = {}
    for one in ordered:
        local = [entity for entity in one.entities if entity.iri not in directory and _may_be_seen(entity)]
        words: dict[str, int] = {}
        for number, entity in enumerate(local):
            for word in _telling_words(entity):
                words.setdefault(word, number)
        kept = {word: number for word, number in words.items() if word not in common}
        known = frozenset(entity.iri for entity in one.entities if entity.iri in directory)
        context = Context(one.article, one.lang, one.published, MappingProxyType(kept), known)
        for number, entity in enumerate(local):
            found[entity.iri] = _sighting(entity, context, number)
        for iri in known:
            if iri not in found and directory[iri].kind is not EntityKind.PLACE:
                found[iri] = _sighting(directory[iri], None, -1)
    return tuple(found[iri] for iri in sorted(found))


def _may_be_seen(entity: Entity) -> bool:
    if entity.kind in (EntityKind.PLACE, EntityKind.UNKNOWN) or not _names(entity):
        return False
    return entity.labels[min(entity.labels)][0] != "("  # an outlet that nobody names


def _names(entity: Entity) -> tuple[tuple[str, ...], ...]:
    label = entity.labels[min(entity.labels)]
    forms = {phrase_key(name) for name in entity.names} - {()}
    first = phrase_key(label)
    rest = sorted(forms - {first}, key=lambda words: (-len(words), words))
    return (first, *rest) if first else tuple(rest)


def _sighting(entity: Entity, context: Context | None, number: int) -> Sighting:
    names = _names(entity)
    offices = {office.role for office in entity.offices}
    shorts = frozenset(words[0] for words in names[1:] if len(words) == 1)
    return Sighting(
        entity.iri,
        entity.kind,
        entity.labels[min(entity.labels)],
        names,
        frozenset(offices | set(entity.roles)),
        frozenset(entity.descriptors),
        entity.side,
        entity.gender,
        context,
        number,
        shorts,
    )


def _telling_words(entity: Entity) -> set[str]:
    """Words by which another article would show the same name: any of a person's, all together of a body's.

    Each stands in Latin letters, and marked as its mere sound for articles in another language.
    """
    if entity.kind in _SEEN_BY_ALL:
        return set()
    names = _names(entity)
    if entity.kind is not EntityKind.PERSON:
        return {" ".join(map(latin, words)) for words in names if len(words[0]) > 1}
    words = [word for word in names[0] if len(word) >= _LONG]
    heard = {_SOUND + sound for word in words for sound in sounds(word) if len(sound) >= _BONES}
    return {latin(word) for word in words} | heard


def _common_words(articles: Sequence[ArticleActors], directory: Mapping[str, Entity]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for one in articles:
        local = (entity for entity in one.entities if entity.iri not in directory and _may_be_seen(entity))
        counts.update({word for entity in local for word in _telling_words(entity)})
    return frozenset(word for word, count in counts.items() if count > _COMMON)


def shared_event(left: Sighting, right: Sighting) -> float:
    """How much shows that both stand in reports of one event: 0 for nothing, 1 for one rare name near in time, more.

    The names of the two themselves do not count.
    """
    one, other = left.context, right.context
    if one is None or other is None:
        return _named_side(left, right)
    shorter, longer = sorted((one.words, other.words), key=len)
    is_sound = one.lang != other.lang
    both = [word for word in shorter if word in longer and (is_sound or word[0] != _SOUND)]
    bearers = {one.words[word] for word in both} - {left.number}, {other.words[word] for word in both} - {right.number}
    rare = min(map(len, bearers))
    known = min(_KNOWN_MOST, _KNOWN_WORTH * len(one.known & other.known))
    return (rare + known) * _nearness(one.published, other.published)


def _named_side(left: Sighting, right: Sighting) -> float:
    """For somebody of the directory: does the other's article name whom he speaks for?"""
    known, side = left.context or right.context, left.side if left.context is None else right.side
    return 1.0 if known is not None and side in known.known else 0.0


def _nearness(left: date | None, right: date | None) -> float:
    if left is None or right is None:
        return _UNDATED
    days = abs((left - right).days)
    return next((worth for most, worth in _NEAR if days < most), _FAR)

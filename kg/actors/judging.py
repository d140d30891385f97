"""Are two actors of different articles one? Names first, then what speaks for and against.

In: two sightings. Out: verdict, score and reason; None where nothing suggests that they might be one. A surname alone
never suffices: two people of one surname stay apart unless the event and what they do say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.actors.likeness import Likeness, compare_bodies, compare_people
from kg.actors.sightings import Sighting, shared_event
from kg.model import EntityKind, Sameness

SURE = 0.7  # from this score on two actors are taken for one; chosen in docs/decisions/0010
_BASE: Mapping[Likeness, float] = MappingProxyType({
    Likeness.LONG: 0.74,
    Likeness.FULL: 0.6,
    Likeness.SPELLED: 0.6,
    Likeness.EXTENDED: 0.58,
    Likeness.TYPED: 0.55,
    Likeness.NAMED: 0.5,
    Likeness.INITIALS: 0.5,
    Likeness.ACRONYM: 0.45,
    Likeness.SHORT: 0.4,
    Likeness.PART: 0.4,
    Likeness.CLASH: 0.05,
})  # fmt: skip
_NAMELESS = 0.4  # "residents", "the driver": the words alone say nothing across events
_EVENT, _EVENT_MOST = 0.15, 0.35  # for each rare name that both articles have
_ROLE, _OTHER_ROLE = 0.1, -0.2
_SIDE, _OTHER_SIDE = 0.1, -0.4
_DESCRIBED = 0.05
_OTHER_GENDER = -0.5
_MOST = 0.99
_CLEAR = 0.15  # at or below this they are different, not merely unsure
_GROUPS = frozenset({EntityKind.GROUP, EntityKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Opinion:
    """One pair judged by itself. `is_short`: a surname or a part of a name alone leads from one to the other."""

    verdict: Sameness
    score: float
    reason: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Sign:
    worth: float
    words: str


def judge(left: Sighting, right: Sighting) -> Opinion | None:
    """Compare two actors.

    Fires on "Purbaya" and "Purbaya Yudhi Sadewa" in two reports of one event; keeps "Rita Sari" and "Dewi Sari" apart,
    and two of one name with nothing else in common unsure.
    """
    if left.context is not None and right.context is not None and left.context.article == right.context.article:
        return _within_article(left, right)
    likeness = compare_names(left, right)
    if likeness is None:
        return None
    if likeness is Likeness.CLASH:
        return Opinion(Sameness.DIFFERENT, _BASE[likeness], f"{likeness.value}: {_pair(left, right)}", likeness)
    base = _NAMELESS if not (is_named(left) and is_named(right)) else _BASE[likeness]
    signs = [*_signs(left, right, likeness)]
    score = round(min(_MOST, max(0.01, base + sum(sign.worth for sign in signs))), 4)
    verdict = Sameness.SAME if score >= SURE else Sameness.DIFFERENT if score <= _CLEAR else Sameness.UNSURE
    reason = "; ".join([f"{likeness.value}: {_pair(left, right)}", *(sign.words for sign in signs)])
    return Opinion(verdict, score, reason, likeness)


def _within_article(left: Sighting, right: Sighting) -> Opinion | None:
    """Two people whom one article names in full are two; of others it says nothing here."""
    if left.kind is not EntityKind.PERSON or right.kind is not EntityKind.PERSON:
        return None
    if not (is_named(left) and is_named(right)) or compare_people(left.name, right.name) is not Likeness.CLASH:
        return None
    reason = f"{Likeness.CLASH.value}, in one article: {_pair(left, right)}"
    return Opinion(Sameness.DIFFERENT, 0.01, reason, Likeness.CLASH)


def _pair(left: Sighting, right: Sighting) -> str:
    return " / ".join(sorted((left.label, right.label)))


def is_named(one: Sighting) -> bool:
    """Does the label end in a name, rather than in a common noun: not "the driver", not "Fenwick's spokesman"?"""
    return not one.label.split()[-1][0].islower() and one.kind not in _GROUPS


def compare_names(left: Sighting, right: Sighting) -> Likeness | None:
    """Relation of their names; people are compared with people, and with bare words that may be anybody's."""
    kinds = {left.kind, right.kind}
    if kinds == {EntityKind.PERSON}:
        if is_named(left) and is_named(right):
            return compare_people(left.name, right.name) or _by_alias(left, right)
        return compare_bodies(left.names[:1], right.names[:1]) if not (is_named(left) or is_named(right)) else None
    if EntityKind.PERSON in kinds:
        body = left if right.kind is EntityKind.PERSON else right
        person = right if body is left else left
        is_bare = len(body.name) == 1 and is_named(body) and is_named(person)
        return Likeness.SHORT if is_bare and body.name[0] in {word for name in person.names for word in name} else None
    likeness = compare_bodies(left.names, right.names)
    return None if likeness is Likeness.PART and not (is_named(left) and is_named(right)) else likeness


def _by_alias(left: Sighting, right: Sighting) -> Likeness | None:
    """A name of one word that the other's article gives as another name ("KDM")."""
    for one, other in ((left, right), (right, left)):
        if len(one.name) == 1 and one.name[0] in other.short_forms:
            return Likeness.SHORT
    return None


def _signs(left: Sighting, right: Sighting, likeness: Likeness) -> list[_Sign]:
    signs: list[_Sign] = []
    event = shared_event(left, right)
    if event:
        gain = min(_EVENT_MOST, _EVENT * event)
        signs.append(_Sign(gain, f"their articles share names (weight {event:.2g})"))
    signs += _role_signs(left, right, event, likeness)
    if left.side is not None and right.side is not None:
        is_same = left.side == right.side
        signs.append(_Sign(_SIDE, "one side") if is_same else _Sign(_OTHER_SIDE, "different sides"))
    if left.gender is not None and right.gender is not None and left.gender != right.gender:
        signs.append(_Sign(_OTHER_GENDER, "a man and a woman"))
    return signs


def _role_signs(left: Sighting, right: Sighting, event: float, likeness: Likeness) -> list[_Sign]:
    if not left.roles or not right.roles:
        return _description_signs(left, right)
    same = left.roles & right.roles
    if same:
        return [_Sign(_ROLE, f"one role: {', '.join(sorted(same))}"), *_description_signs(left, right)]
    if any(_is_kin(one, other) for one in left.roles for other in right.roles):
        return _description_signs(left, right)
    # One person has several roles, and one report of an event names this one, the other that.
    is_whole = likeness not in (Likeness.SHORT, Likeness.INITIALS, Likeness.PART)
    worth = _OTHER_ROLE / 2 if is_whole and event >= 1 else _OTHER_ROLE
    return [_Sign(worth, f"other roles: {', '.join(sorted(left.roles))} / {', '.join(sorted(right.roles))}")]


def _description_signs(left: Sighting, right: Sighting) -> list[_Sign]:
    own = {*left.name, *right.name}
    shared = (left.descriptors & right.descriptors) - own
    if left.context is None or right.context is None or left.context.lang != right.context.lang or len(shared) < 2:
        return []
    return [_Sign(_DESCRIBED, f"described by {', '.join(sorted(shared))}")]


def _is_kin(one: str, other: str) -> bool:
    """Is one role the general name of the other: "minister", "finance-minister"?"""
    return one.endswith(f"-{other}") or other.endswith(f"-{one}")

"""Which pairs of statements are worth comparing: near linear in their number.

Every statement is known by what a rule needs two statements to share: the kind of event and a named thing, the meanings
of its words in no particular language, names, units of numbers, days, the speaker, the article. `blocks` brings those
together that share rare ones, or enough, and keeps the best partners of each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from kg.contradictions import blocks, meaning, vectors
from kg.contradictions.base import OPEN, WISHES, Setting, is_dated, told_on
from kg.contradictions.blocks import ANCHOR, CONTEXT, UNIT, Columns
from kg.contradictions.vectors import Embedder
from kg.model import Act, Frame, Polarity, StatedClaim

_SAYING = "state"
_TERMS = "condition"  # the unit of lists of conditions
_HOLDING = "holding"  # one family for taking, holding and occupying a place
_HOLDING_FRAMES = frozenset({"capture-territory", "control-territory", "occupy"})
_WISHES = WISHES - {Act.QUESTION}
_MAIN = 5  # things that an article is about
_LETTERS = 3  # of a word at least; shorter ones are rarely names or matters


class Key(NamedTuple):
    """One thing that two statements may share, and how much sharing it alone says: UNIT, ANCHOR or CONTEXT."""

    of: tuple[str, ...]
    kind: int


def pairs(
    stated: Sequence[StatedClaim], setting: Setting, embedder: Embedder | None = None
) -> Iterator[tuple[StatedClaim, StatedClaim]]:
    """Pairs to compare, each once, in the order of the statements' IRIs.

    Args:
        stated: all stated claims, in any order.
        setting: frames and sides.
        embedder: adds pairs across languages by sentence vectors; None leaves it at shared meanings.
    """
    ordered = sorted(stated, key=_identity)
    numbers = sorted(range(len(ordered)), key=lambda number: _day(ordered[number]))
    rows = [ordered[number] for number in numbers]
    place = np.array(numbers, dtype=np.int64)
    met = blocks.pairs(columns(rows, setting)).astype(np.int64)
    if embedder is not None:
        met = np.concatenate((met, vectors.pairs(rows, embedder)))
    low, high = np.sort(place[met], axis=1).T
    for packed in np.unique(low * len(rows) + high):
        left, right = divmod(int(packed), len(rows))
        yield ordered[left], ordered[right]


def columns(rows: Sequence[StatedClaim], setting: Setting) -> Columns:
    """The statements as columns; the rows keep their order, which is to be that of their days."""
    families = _families(setting.frames)
    deniers = frozenset(one.speaker for one in rows if _is_denial_of_saying(one))
    about = _about(rows)
    number_by_key: dict[tuple[str, ...], int] = {}
    owner: list[int] = []
    key: list[int] = []
    kind: list[int] = []
    for row, one in enumerate(rows):
        kinds: dict[int, int] = {}
        for found in (*_keys(one, families, deniers, setting), *about[one.article]):
            number = number_by_key.setdefault(found.of, len(number_by_key) + 1)
            kinds[number] = max(kinds.get(number, found.kind), found.kind)
        owner += [row] * len(kinds)
        key += kinds.keys()
        kind += kinds.values()
    return Columns(
        statement=_numbered([one.statement for one in rows]),
        is_idle=np.array([_is_idle(one) for one in rows], dtype=np.bool_),
        is_denial=np.array([one.polarity is Polarity.DENIES for one in rows], dtype=np.bool_),
        owner=np.array(owner, dtype=np.int64),
        key=blocks.scramble(np.array(key, dtype=np.uint64)),
        kind=np.array(kind, dtype=np.uint8),
    )


def _numbered(values: Sequence[str]) -> blocks.Ints:
    """A number for each different value."""
    number_by_value: dict[str, int] = {}
    numbers = [number_by_value.setdefault(value, len(number_by_value)) for value in values]
    return np.array(numbers, dtype=np.int64)


def _is_idle(stated: StatedClaim) -> bool:
    """Does it neither hold nor want anything?"""
    return stated.polarity is Polarity.UNCOMMITTED and stated.act not in _WISHES


def _identity(stated: StatedClaim) -> tuple[str, str, str]:
    return stated.statement, stated.explicitness, stated.claim.iri


def _day(stated: StatedClaim) -> int:
    """The day of saying as a number; 0 where it is not known."""
    day = told_on(stated)
    return 0 if day is None else day.toordinal()


def _families(frames: Mapping[str, Frame]) -> dict[str, str]:
    """Each frame's family: itself, its opposites, what it takes for granted, theirs, and so on, under the first name.

    "Was convicted" and "was never charged" so come to be compared.
    """
    kin: dict[str, set[str]] = {frame: set() for frame in frames}
    for one in frames.values():
        for other in (*one.opposites, *one.presupposes, *one.implies):
            kin[one.id].add(other)
            kin[other].add(one.id)
    family: dict[str, str] = {}
    for frame in sorted(frames):
        if frame in family:
            continue
        queue = [frame]
        while queue:
            current = queue.pop()
            if current not in family:
                family[current] = frame
                queue.extend(kin[current])
    return {frame: _HOLDING if frame in _HOLDING_FRAMES else name for frame, name in family.items()}


def _is_denial_of_saying(stated: StatedClaim) -> bool:
    return stated.polarity is Polarity.DENIES and stated.claim.frame == _SAYING


def _keys(stated: StatedClaim, families: Mapping[str, str], deniers: frozenset[str], setting: Setting) -> Iterator[Key]:
    yield Key(("claim", stated.claim.iri), ANCHOR)
    yield Key(("article", stated.article), CONTEXT)  # a denial need not name again what the same article has told
    if stated.speaker in deniers:
        yield Key(("said", stated.speaker), ANCHOR)
    if stated.claim.frame != OPEN:
        yield from _typed(stated, families, setting)
    yield from _terms(stated)
    yield from _words(stated)
    for value in _values(stated):
        yield Key(("thing", value), UNIT)
        yield Key(("thing", setting.side(value)), UNIT)
    for value in (stated.speaker, stated.side):  # who is accused in one statement speaks in the other
        yield Key(("thing", value), UNIT)
    yield from (Key(("word", f"~{name}"), UNIT) for name in _named(stated.speaker_name))
    if stated.claim.time is not None and is_dated(stated.claim.time):
        yield Key(("day", stated.claim.time.first.isoformat()), UNIT)


def _about(rows: Sequence[StatedClaim]) -> dict[str, tuple[Key, ...]]:
    """Whom and what each article names most: statements of two articles with one of these may be about one event."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in rows:
        counts[one.article].update({one.speaker_name.casefold(), *(slot.label.casefold() for slot in one.claim.slots)})
    return {
        article: tuple(Key(("about", value), CONTEXT) for value, _ in sorted(counted.items(), key=_often)[:_MAIN])
        for article, counted in counts.items()
    }


def _often(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _typed(stated: StatedClaim, families: Mapping[str, str], setting: Setting) -> Iterator[Key]:
    """What rules for kinds of events ask for."""
    claim = stated.claim
    family = families.get(claim.frame, claim.frame)
    yield Key(("frame", family), UNIT)
    values = _values(stated)
    for value in (*values, *(setting.side(value) for value in values)):
        yield Key(("frame", family, value), ANCHOR)
    if not values:
        for slot in claim.slots:
            yield from (Key(("frame", family, word), ANCHOR) for word in slot.value.split())
    yield Key(("will", family, stated.speaker), ANCHOR)
    yield Key(("article", family, stated.article), ANCHOR)
    frame = setting.frames.get(claim.frame)
    if frame is not None and frame.exclusive and frame.roles[0] == frame.exclusive:
        yield Key(("clash", family), ANCHOR)
    if stated.act in _WISHES:
        yield Key(("wish", family), ANCHOR)


def _terms(stated: StatedClaim) -> Iterator[Key]:
    """Lists of conditions are compared by whom they are put to and by; other numbers by what they count."""
    quantity = stated.claim.quantity
    if quantity is None:
        return
    if quantity.unit != _TERMS:
        yield Key(("counted", quantity.unit), UNIT)
        return
    yield from (Key(("terms", value), ANCHOR) for value in _values(stated))
    yield Key(("terms", stated.speaker), ANCHOR)


def _values(stated: StatedClaim) -> list[str]:
    """IRIs of the things named, each once."""
    claim = stated.claim
    slots = (*claim.slots, *((claim.origin,) if claim.origin is not None else ()))
    return list(dict.fromkeys(slot.value for slot in slots if slot.is_entity))


def _words(stated: StatedClaim) -> Iterator[Key]:
    """Meanings of the words, names, days, and the words themselves; what is counted, where there are numbers."""
    meant = meaning.of(stated)
    for clause in (*meant.clauses, *meant.answered):
        for unit in clause.units:
            yield from (Key(("word", key), UNIT) for key in sorted(unit.keys))
        for number in clause.numbers:
            yield from (Key(("word", f"#{key}"), UNIT) for key in sorted(number.counted))


def _named(name: str) -> Iterator[str]:
    """The words of a name."""
    return (meaning.skeleton(word) for word in name.split() if len(word) >= _LETTERS)

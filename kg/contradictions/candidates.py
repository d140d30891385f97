"""Which pairs are worth comparing: near linear in the number of statements.

Statements are put into blocks by what a rule needs them to share (frame family and a named thing, the same claim, a
rare word, the same speaker), and only pairs inside a block are compared. A block that grows past its cap is split by
day; of what is still too large, each speaker's positions are kept once before repetitions of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from kg.contradictions.base import OPEN, Setting, told_on
from kg.model import Act, Frame, Polarity, StatedClaim

_CAP = 120  # statements of one block that are compared each with each
_RARE = 6  # an open claim is looked up by so many of its rarest words
_SAYING = "state"
_TERMS = "condition"  # the unit of lists of conditions
_HOLDING = "holding"  # one family for taking, holding and occupying a place
_HOLDING_FRAMES = frozenset({"capture-territory", "control-territory", "occupy"})
Key = tuple[str, ...]


def pairs(stated: Sequence[StatedClaim], setting: Setting) -> Iterator[tuple[StatedClaim, StatedClaim]]:
    """Pairs to compare, each once, in the order of the statements' IRIs.

    Args:
        stated: all stated claims, in any order.
        setting: frames and sides.
    """
    families = _families(setting.frames)
    ordered = sorted(stated, key=_identity)
    counts = Counter(lemma for one in ordered for lemma in set(one.claim.lemmas))
    deniers = {one.speaker for one in ordered if _is_denial_of_saying(one)}
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number, one in enumerate(ordered):
        if one.speaker in deniers:
            blocks["said", one.speaker].append(number)
        for key in sorted(set(_keys(one, families, counts, setting))):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for members in _capped(blocks[key], ordered):
            seen.update(pair for pair in combinations(members, 2) if _may_differ(*pair, ordered))
    for left, right in sorted(seen):
        yield ordered[left], ordered[right]


def _identity(stated: StatedClaim) -> tuple[str, str, str]:
    return stated.statement, stated.explicitness, stated.claim.iri


def _families(frames: Mapping[str, Frame]) -> dict[str, str]:
    """Each frame's family: itself, its opposites, theirs, and so on, under the first name."""
    family: dict[str, str] = {}
    for frame in sorted(frames):
        if frame in family:
            continue
        queue = [frame]
        while queue:
            current = queue.pop()
            if current not in family:
                family[current] = frame
                queue.extend(frames[current].opposites)
    return {frame: _HOLDING if frame in _HOLDING_FRAMES else name for frame, name in family.items()}


def _is_denial_of_saying(stated: StatedClaim) -> bool:
    return stated.polarity is Polarity.DENIES and stated.claim.frame == _SAYING


def _keys(stated: StatedClaim, families: Mapping[str, str], counts: Counter[str], setting: Setting) -> Iterator[Key]:
    claim = stated.claim
    if claim.quantity is not None and claim.quantity.unit == _TERMS:
        yield from (("terms", slot.value) for slot in claim.slots if slot.is_entity)
        yield ("terms", stated.speaker)
    if claim.frame == OPEN:
        yield ("claim", claim.iri)
        shared = sorted(
            (lemma for lemma in claim.lemmas if counts[lemma] > 1), key=lambda lemma: (counts[lemma], lemma)
        )
        yield from (("open", lemma) for lemma in shared[:_RARE])
        return
    family = families.get(claim.frame, claim.frame)
    slots = (*claim.slots, *((claim.origin,) if claim.origin is not None else ()))
    values = {slot.value for slot in slots if slot.is_entity}
    for value in (*values, *(setting.side(value) for value in values)):
        yield ("frame", family, value)
    if not values:
        for slot in claim.slots:
            yield from (("words", family, word) for word in slot.value.split())
    yield ("will", family, stated.speaker)
    yield ("article", family, stated.article)  # a denial need not name again what the same article has told
    frame = setting.frames.get(claim.frame)
    if frame is not None and frame.exclusive and frame.roles[0] == frame.exclusive:
        yield ("clash", family)
    if stated.act in (Act.DEMAND, Act.REFUSE, Act.PROMISE):
        yield ("wish", family)


def _capped(members: Sequence[int], ordered: Sequence[StatedClaim]) -> Iterable[Sequence[int]]:
    if len(members) <= _CAP:
        return [members]
    by_day: dict[date | None, list[int]] = defaultdict(list)
    for number in members:
        by_day[told_on(ordered[number])].append(number)
    days = sorted(day for day in by_day if day is not None)
    split = [
        [*by_day[day], *(by_day[after] if after else ())] for day, after in zip(days, [*days[1:], None], strict=True)
    ]
    split.append(by_day.get(None, []))
    return [sorted(_various(block, ordered)[:_CAP]) for block in split]


def _various(block: Sequence[int], ordered: Sequence[StatedClaim]) -> list[int]:
    """Every speaker's every position once before any is there twice, the surest of each first."""
    ranks: Counter[tuple[str, str, str]] = Counter()
    ranked: list[tuple[int, float, int]] = []
    for number in sorted(block, key=lambda n: (-ordered[n].confidence, n)):
        one = ordered[number]
        position = (one.speaker, one.claim.iri, one.polarity.value)
        ranked.append((ranks[position], -one.confidence, number))
        ranks[position] += 1
    return [number for _, _, number in sorted(ranked)]


def _may_differ(left: int, right: int, ordered: Sequence[StatedClaim]) -> bool:
    """Two statements, and not both indifferent."""
    one, other = ordered[left], ordered[right]
    if one.statement == other.statement:
        return False
    if one.act is other.act is Act.DEMAND and one.speaker == other.speaker and one.article != other.article:
        return True  # reports of one speech
    return {one.polarity, other.polarity} != {Polarity.UNCOMMITTED}

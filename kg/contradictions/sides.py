"""The sides of a dispute: who holds which position, since when, reported by whom, shown by which statements.

In: the contradictions of one issue. Out: `DisputeSide` records, those with the most statements first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kg.contradictions import copies
from kg.contradictions.base import is_dated, told_on
from kg.contradictions.issues import DAYS, ordered
from kg.contradictions.score import gloss
from kg.model import Contradiction, DisputeSide, Mode, Polarity, StatedClaim

_NUMBER_KINDS = frozenset({"quantity"})
_SHOWN_LENGTH = 400  # characters: what is longer is no quote that shows a position


def of(members: Sequence[Contradiction], object_: str) -> tuple[DisputeSide, ...]:
    """The positions taken: who affirms which value, and who denies it.

    The one with the most statements comes first, beside it the largest that takes another attitude. Agents that a
    contradiction found to stand on one side ("Armenia", "Armenian forces") are one value; numbers tell positions apart
    only where they are what is disputed. A statement that names no agent joins the position on the agent whom those
    name that it contradicts, else the largest of its attitude.

    Args:
        members: the contradictions of one issue.
        object_: IRI or words of what it is about; the claim that labels a side names it where one does.
    """
    root = _same_agents(members)
    by_position: dict[tuple[str, str], dict[str, StatedClaim]] = defaultdict(dict)
    for contradiction in members:
        for stated in (contradiction.a, contradiction.b):
            by_position[_position(stated, contradiction, root)].setdefault(stated.statement, stated)
    if len(by_position) == 1:
        by_position = _facing(members, next(iter(by_position))[0])
    for stance in sorted({stance for stance, value in by_position if not value}):
        _join(by_position, stance, _answered(members, root))
    sides = [_side(stance, tuple(held.values()), object_) for (stance, _), held in sorted(by_position.items())]
    ranked = sorted(sides, key=lambda side: (-len(side.statements), side.label))
    facing = next((side for side in ranked[1:] if _stance_of(side) != _stance_of(ranked[0])), None)
    if facing is not None:  # those who say the opposite of the largest side stand beside it
        ranked.remove(facing)
        ranked.insert(1, facing)
    return tuple(ranked)


def _join(
    by_position: dict[tuple[str, str], dict[str, StatedClaim]], stance: str, answered: Mapping[str, Counter[str]]
) -> None:
    """Give the statements of this attitude that name no agent to the positions that do, where there are any."""
    others = sorted(key for key in by_position if key[0] == stance and key[1])
    if not others:
        return
    size = {key: len(by_position[key]) for key in others}
    for statement, stated in by_position.pop((stance, "")).items():
        votes = answered.get(statement, Counter[str]())
        meant = max(others, key=lambda key: (votes[key[1]], size[key], key))
        by_position[meant].setdefault(statement, stated)


def _answered(members: Sequence[Contradiction], root: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Of each statement, whom those that it contradicts name as the agent, and how often."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for contradiction in members:
        for one, other in ((contradiction.a, contradiction.b), (contradiction.b, contradiction.a)):
            if (agent := other.claim.slot("agent")) is not None:
                found[one.statement][root.get(agent.value, agent.value)] += 1
    return found


def _facing(members: Sequence[Contradiction], stance: str) -> dict[tuple[str, str], dict[str, StatedClaim]]:
    """Two sides where attitude, doer and number are alike: what was put forward, and what stands against it."""
    found: dict[tuple[str, str], dict[str, StatedClaim]] = {(stance, "1"): {}, (stance, "2"): {}}
    for contradiction in members:
        first, second = ordered(contradiction)
        is_turned = first.statement in found[stance, "2"] or second.statement in found[stance, "1"]
        for one, value in zip((first, second), "21" if is_turned else "12", strict=True):
            if one.statement not in found[stance, "1"] | found[stance, "2"]:
                found[stance, value][one.statement] = one
    return {key: held for key, held in found.items() if held}


def _stance_of(side: DisputeSide) -> str:
    """The attitude that a side's label opens with."""
    return side.label.partition(":")[0]


def _same_agents(members: Sequence[Contradiction]) -> dict[str, str]:
    """Each agent's first among those that a contradiction took for the same."""
    root: dict[str, str] = {}

    def find(value: str) -> str:
        while root.setdefault(value, value) != value:
            value = root[value]
        return value

    for contradiction in members:
        agents = [slot.value for one in (contradiction.a, contradiction.b) if (slot := one.claim.slot("agent"))]
        if len(agents) == 2 and any(words.startswith("agent: ") for words in contradiction.shared):
            low, high = sorted(map(find, agents))
            root[high] = low
    return {value: find(value) for value in sorted(root)}


def _position(stated: StatedClaim, contradiction: Contradiction, root: Mapping[str, str]) -> tuple[str, str]:
    """Polarity and the value that tells positions apart: the agent and, where it is disputed, the number or the day."""
    agent, quantity, time = stated.claim.slot("agent"), stated.claim.quantity, stated.claim.time
    values = [root.get(agent.value, agent.value)] if agent else []
    values += [f"{quantity.low} {quantity.high}"] if quantity and contradiction.kind in _NUMBER_KINDS else []
    if contradiction.clash.startswith(DAYS) and time is not None:
        values = [time.first.isoformat()]
    is_denied = stated.polarity is Polarity.DENIES
    return "denies" if is_denied else stated.act.value if _is_wish(stated) else "affirms", " ".join(values)


def _is_wish(stated: StatedClaim) -> bool:
    return stated.polarity in (Polarity.UNCOMMITTED, Polarity.CONDITIONAL)


def _side(stance: str, held: Sequence[StatedClaim], object_: str) -> DisputeSide:
    """One side, labelled by the fullest of its claims about what the dispute is about."""
    held = sorted(held, key=_strength)
    days = [day for day in map(told_on, held) if day is not None]
    full = max(
        held,
        key=lambda one: (
            any(slot.value == object_ for slot in one.claim.slots),
            one.claim.slot("agent") is not None,
            is_dated(one.claim.time),
            one.confidence,
        ),
    )
    return DisputeSide(
        label=f"{stance}: {gloss(full)}",
        actors=tuple(sorted({one.side for one in held} | {one.speaker for one in held})),
        statements=tuple(one.statement for one in held),
        first=min(days, default=None),
        last=max(days, default=None),
        outlets=_outlets(held),
    )


def _strength(stated: StatedClaim) -> tuple[bool, bool, bool, float, int, str]:
    """The order in which statements show a position: said outright, by somebody, in words that name the matter."""
    is_bare = any(slot.is_assumed for slot in stated.claim.slots)
    return (
        stated.explicitness != "explicit" or len(stated.quote) > _SHOWN_LENGTH,
        stated.mode is Mode.NARRATOR,
        is_bare,
        -stated.confidence,
        -len(stated.claim.slots),
        stated.statement,
    )


def _outlets(held: Sequence[StatedClaim]) -> tuple[str, ...]:
    """The outlets in the order in which they told it; of the prints of one act of saying only the first counts."""
    again = {statement for group in copies.find(held) for statement in group.copies}
    told = sorted(held, key=lambda one: (one.published is None, one.published, one.outlet))
    return tuple(dict.fromkeys(one.outlet for one in told if one.statement not in again))

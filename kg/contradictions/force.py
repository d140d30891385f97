"""What a word does to the act that it governs: undone, barred, left to others, only possible.

"Refused to release the files" says that they were not released; "forbade the release" leaves open whether they were;
"ordered the release" is no release, and who denies having ordered it does not deny that it happened. Which words do
so is told by their concepts, for all languages alike; which act they govern by the order of the words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kg.contradictions.units import Clause, Governed, Unit

_UNDONE = frozenset(
    {"refuse", "reject", "fail", "avoid-face", "prevent", "not-want", "refrain"}
)  # the act does not come about
_BARRED = frozenset({"ban", "stop-cease", "cancel", "suspend", "postpone"})  # whether it ever did is not told
# The act is another's, or only known of: to deny this is not to deny the act.
_LEFT = frozenset(
    {
        "order",
        "force",
        "forced",
        "pressure",
        "know",
        "learn-of",
        "request",
        "cause",
        "allow",
        "help",
        "encourage",
        "persuade",
        "fund-financing",
        "approve",
        "hire",
    }
)
_ENDED = frozenset({"no-longer"})
_GOVERNING = _UNDONE | _BARRED | _LEFT
_POSSIBLE = frozenset({"possible", "hope"})
_ACTS = frozenset({"event", "state", "speech"})
_SHARE = 0.5  # of the senses of a word, from which it governs


def governed(units: Sequence[Unit], *, is_verb_final: bool) -> tuple[Governed, ...]:
    """The acts of a clause that one of its other words governs, in text order.

    That is the act next behind the word; where verbs stand last, the one next before it. A word most of whose senses
    govern nothing is left alone.
    """
    acts = [unit for unit in units if unit.kind in _ACTS or unit.keys & _ENDED]
    return (*_governed(list(reversed(acts)) if is_verb_final else acts), *_ended(acts))


def _ended(acts: Sequence[Unit]) -> Iterator[Governed]:
    """What is so no longer: the act next behind ("no longer exports"), else the one before ("liefern nicht mehr")."""
    for place, head in enumerate(acts):
        beside = acts[place + 1 : place + 2] or acts[max(0, place - 1) : place]
        if head.keys & _ENDED and beside:
            yield Governed(head, beside[0])


def _governed(acts: Sequence[Unit]) -> Iterator[Governed]:
    for head, act in pairwise(acts):
        senses = frozenset(key for key in head.keys if key[0] != "=")
        if senses and len(senses & _GOVERNING) >= _SHARE * len(senses):
            yield Governed(head, act)


def is_opened_by_possibility(units: Sequence[Unit]) -> bool:
    """Do the words begin with a possibility or a hope ("the possibility that …", "semoga …")?"""
    first = next((unit for unit in units if unit.kind not in ("name", "day")), None)
    return first is not None and bool(first.keys & _POSSIBLE)


def held(clause: Clause, places: Collection[int]) -> int:
    """Whether a clause says that what it shares with another is so; `places`: of the shared units.

    Returns:
        1 where it is so, -1 where it is not ("refused to release"), 0 where the clause leaves that open ("forbade").
    """
    turned = _turn(clause, [clause.units[place] for place in places]) if clause.governed else 1
    return -turned if clause.is_negated else turned


def _turn(clause: Clause, met: Sequence[Unit]) -> int:
    """-1 where a governing word undoes what is met, 0 where it leaves it open; one that is met itself turns nothing."""
    turned = 1
    for one in clause.governed:
        if one.act not in met or one.head in met:
            continue
        if one.head.keys & (_UNDONE | _ENDED):
            turned = -turned
        elif one.head.keys & _BARRED:
            turned = 0
    return turned


def is_ended(clause: Clause) -> bool:
    """Does it say that something is so no longer?"""
    return any(unit.keys & _ENDED for unit in clause.units)


def is_left_to_others(clause: Clause, met: Sequence[Unit]) -> Unit | None:
    """The word by which this clause tells of another's act ("ordered the shooting") where only the act is met."""
    found = (one.head for one in clause.governed if one.act in met and one.head not in met)
    return next((head for head in found if head.keys & _LEFT), None)

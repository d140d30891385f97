"""What the meaning of a statement is made of: units, numbers, clauses. Plain records, made by `meaning`."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Quantity


@dataclass(frozen=True, slots=True)
class Unit:
    """One word or phrase that means something.

    `keys`: what it may mean (concept ids, "=stem", "@iri", "~name"); two units that share one say the same. `wider`:
    what its concepts are kinds of. `opposed`: concepts that cannot hold with it. `kind`: of its concept, or "name",
    "word", "day", "label". `weight`: how much it says, about 0.5 to 1.3. `reach`: all of these; two units that share
    none have nothing to do with each other.
    """

    printed: str
    kind: str
    weight: float
    keys: frozenset[str]
    wider: frozenset[str] = frozenset()
    opposed: frozenset[str] = frozenset()
    reach: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "reach", self.keys | self.wider | self.opposed)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its bounds, what it counts (keys of units; empty where that is not said), and as printed."""

    quantity: Quantity
    counted: frozenset[str]
    printed: str


@dataclass(frozen=True, slots=True)
class Governed:
    """A word that does something to the act it governs ("refused to release"): the two units."""

    head: Unit
    act: Unit


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause says, and how: `is_negated` leaves out "not only"; `is_universal`: none or all of a kind.

    `is_contrast`: it is what is not so, set beside what is ("…, not the second"), or behind "without".
    """

    units: tuple[Unit, ...]
    numbers: tuple[Number, ...] = ()
    is_negated: bool = False
    negated: frozenset[str] = frozenset()  # keys of what directly follows the negator: that is not so
    is_contrast: bool = False
    is_not_yet: bool = False
    is_possible: bool = False
    is_future: bool = False
    is_demanded: bool = False
    is_conditional: bool = False
    is_universal: bool = False
    is_partial: bool = False
    is_only: bool = False
    is_judged: int = 0  # -1: calls something untrue, 1: true
    is_pointing: bool = False  # to a report or claim
    governed: tuple[Governed, ...] = ()
    weight: float = field(init=False, default=0.0)  # of all its units

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", sum(unit.weight for unit in self.units))


@dataclass(frozen=True, slots=True)
class Meaning:
    """The clauses of a statement in text order; at least one.

    `is_own`: the speaker speaks of himself. `is_announced`: the words open with "the claim that", which the clauses
    leave out. `answered`: the clauses that it answers, where its own words only point to them.
    """

    clauses: tuple[Clause, ...]
    answered: tuple[Clause, ...] = ()
    is_own: bool = False
    is_question: bool = False
    is_announced: bool = False

"""How a network changes: the same network window by window, and what came, went and moved between them.

A contradiction or a position belongs to a window by its day (see `records`); what has no day belongs to none and is
counted. Communities of one window are matched with those of the window before by the actors they share, so that a
community can be followed under one number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, Literal, TypeVar

from kg.errors import InputError
from kg.networks import alignment, bounds, communities, disputes
from kg.networks.bounds import USUAL, Bounds
from kg.networks.choosing import EVERYTHING, ChosenConflicts, Wanted, choose_conflicts, choose_positions
from kg.networks.records import NOTHING, LeftOut, Material, Network, NetworkName, Tie

Unit = Literal["month", "week", "days"]
UNITS = ("month", "week", "days")
MAX_WINDOWS = 240  # twenty years of months; of more, the latest are kept and the earlier ones counted
MAX_DAYS = 3_660
MOST_COMPARED = 200_000  # pairs of actors over all windows of an alignment network


@dataclass(frozen=True, slots=True)
class Windows:
    """How days are divided: calendar months, ISO weeks (from Monday), or windows of `days` that set out every `step`.

    A step shorter than the window makes windows overlap: they slide.

    Raises:
        InputError: an unknown unit, or days or step below 1 or above 3 660.
    """

    unit: Unit = "month"
    days: int = 90
    step: int = 30

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise InputError(f"windows are {', '.join(UNITS)}, not {self.unit!r}")
        if not (1 <= self.days <= MAX_DAYS and 1 <= self.step <= MAX_DAYS):
            raise InputError(f"days and step must be 1 to {MAX_DAYS}, not {self.days} and {self.step}")


MONTHS = Windows()


@dataclass(frozen=True, slots=True)
class Community:
    """A community of one window; `line` is the number under which it is followed through all windows, from 1.

    `from_line` is `line` where it goes on from the window before, None where it is new. `shared` (0 to 1): actors in
    both over actors in either.
    """

    line: int
    actors: tuple[str, ...]
    from_line: int | None = None
    shared: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor stands in one window."""

    actor: str
    community: int | None  # its line; None where it is alone
    ties: int
    strength: float
    agrees: int
    disagrees: int


@dataclass(frozen=True, slots=True)
class Window:
    """The network of some days, both included, and how it differs from that of the window before.

    `born` and `gone` are ties by their actors' IRIs; `turned` those whose sign is another. `places` are sorted by
    actor.
    """

    first: date
    last: date
    network: Network
    communities: tuple[Community, ...]
    places: tuple[Place, ...]
    born: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]
    turned: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All windows, earliest first; `windows_left_out` earlier ones were not made. `undated` belong to no window."""

    name: NetworkName
    windows: tuple[Window, ...]
    windows_left_out: int
    left_out: LeftOut


def follow(
    material: Material,
    name: NetworkName,
    wanted: Wanted = EVERYTHING,
    *,
    windows: Windows = MONTHS,
    most: Bounds = USUAL,
) -> Changes:
    """The network of each window from the first day to the last, also of windows without a tie.

    Args:
        material: what the store says.
        name: which of the two networks.
        wanted: what is counted, in all windows.
        windows: how days are divided.
        most: how large the network of each window may be.
    """
    days, build, undated = _by_day(material, name, wanted)
    if not days:
        return Changes(name, (), 0, replace(NOTHING, undated=undated))
    spans = list(divide(days[0], days[-1], windows))
    kept = spans[-MAX_WINDOWS:]
    found: list[Window] = []
    lines = _Lines()
    for first, last in kept:
        network = bounds.cut(build(first, last, len(kept)), most)
        before = found[-1].network if found else Network(name, (), ())
        found.append(_window(first, last, network=network, before=before, lines=lines))
    return Changes(name, tuple(found), len(spans) - len(kept), replace(NOTHING, undated=undated))


def places_of(changes: Changes, actor: str) -> tuple[tuple[date, Place | None], ...]:
    """One actor's place in every window, by the window's first day; None where it is not in the network."""
    return tuple(
        (window.first, next((place for place in window.places if place.actor == actor), None))
        for window in changes.windows
    )


def divide(first: date, last: date, windows: Windows = MONTHS) -> Iterator[tuple[date, date]]:
    """First and last day of each window; the first window holds `first`, the last one reaches `last`."""
    starts = _starts(first, last, windows)
    if windows.unit == "days":
        width = timedelta(days=windows.days - 1)
        yield from ((start, start + width) for start in starts)
    else:
        yield from ((start, following - timedelta(days=1)) for start, following in pairwise(starts))


def _starts(first: date, last: date, windows: Windows) -> list[date]:
    """Where windows set out; of months and weeks also where the one after the last does."""
    if windows.unit == "days":
        count = max(0, -(-((last - first).days + 1 - windows.days) // windows.step)) + 1
        return [first + timedelta(days=windows.step * number) for number in range(count)]
    start = first.replace(day=1) if windows.unit == "month" else first - timedelta(days=first.weekday())
    starts = [start]
    while starts[-1] <= last:
        starts.append(_next(starts[-1], windows.unit))
    return starts


def _next(start: date, unit: Unit) -> date:
    if unit == "week":
        return start + timedelta(days=7)
    return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)


_Build = Callable[[date, date, int], Network]  # first and last day, and how many windows there are
T = TypeVar("T")


def _by_day(material: Material, name: NetworkName, wanted: Wanted) -> tuple[list[date], _Build, int]:
    """The days of all that fits, a builder of the network between two days, and how much has no day."""
    if name == "dispute":
        conflicts = choose_conflicts(material, wanted)
        pairs = _Dated(conflicts.conflicts, lambda one: one.day)
        undated = conflicts.left_out.undated + pairs.undated
        return (
            pairs.days,
            lambda first, last, _: disputes.of_chosen(ChosenConflicts(material, pairs.between(first, last), NOTHING)),
            undated,
        )
    chosen = choose_positions(material, wanted)
    held = _Dated(alignment.assign(chosen), lambda one: one.said.day)
    return (
        held.days,
        lambda first, last, count: alignment.of_positions(
            material, held.between(first, last), most_compared=MOST_COMPARED // count
        ),
        chosen.left_out.undated + held.undated,
    )


class _Dated(Generic[T]):
    """Things in order of their days, so that those of a window are found at once."""

    def __init__(self, things: Sequence[T], day_of: Callable[[T], date | None]) -> None:
        found = [(day, number, one) for number, one in enumerate(things) if (day := day_of(one)) is not None]
        self.undated = len(things) - len(found)
        found.sort(key=lambda entry: entry[:2])
        self.days = [day for day, _, _ in found]
        self._things = [one for _, _, one in found]

    def between(self, first: date, last: date) -> tuple[T, ...]:
        """Those of these days, both included."""
        return tuple(self._things[bisect_left(self.days, first) : bisect_right(self.days, last)])


class _Lines:
    """Numbers under which communities are followed."""

    def __init__(self) -> None:
        self.before: tuple[Community, ...] = ()
        self._next = 1

    def follow(self, groups: Sequence[tuple[str, ...]]) -> tuple[Community, ...]:
        """The groups with their numbers: each goes on from the group of the window before that it shares most with."""
        pairs = sorted(
            (-_likeness(earlier.actors, group), earlier.line, number)
            for earlier in self.before
            for number, group in enumerate(groups)
            if set(earlier.actors) & set(group)
        )
        taken: dict[int, tuple[int, float]] = {}
        used: set[int] = set()
        for likeness, line, number in pairs:
            if line not in used and number not in taken:
                taken[number] = (line, round(-likeness, 6))
                used.add(line)
        found = []
        for number, group in enumerate(groups):
            earlier = taken.get(number)
            line, shared = earlier or (self._new(), 0.0)
            found.append(Community(line, group, line if earlier else None, shared))
        self.before = tuple(found)
        return self.before

    def _new(self) -> int:
        self._next += 1
        return self._next - 1


def _likeness(left: Sequence[str], right: Sequence[str]) -> float:
    """Jaccard: actors in both over actors in either."""
    return len(set(left) & set(right)) / len(set(left) | set(right))


def _window(first: date, last: date, *, network: Network, before: Network, lines: _Lines) -> Window:
    groups = [group for group in communities.find(network).groups if len(group) > 1]
    found = lines.follow(groups)
    line = {actor: one.line for one in found for actor in one.actors}
    signs, signs_before = ({(tie.a, tie.b): tie.sign for tie in one.ties} for one in (network, before))
    both = signs.keys() & signs_before.keys()
    return Window(
        first,
        last,
        network,
        found,
        _places(network, line),
        tuple(sorted(signs.keys() - both)),
        tuple(sorted(signs_before.keys() - both)),
        tuple(sorted(pair for pair in both if signs[pair] != signs_before[pair])),
    )


def _places(network: Network, line: dict[str, int]) -> tuple[Place, ...]:
    ties: dict[str, list[Tie]] = defaultdict(list)
    for tie in network.ties:
        ties[tie.a].append(tie)
        ties[tie.b].append(tie)
    return tuple(
        Place(
            actor.iri,
            line.get(actor.iri),
            len(ties[actor.iri]),
            round(sum(abs(tie.weight) for tie in ties[actor.iri]), 6),
            sum(tie.sign > 0 for tie in ties[actor.iri]),
            sum(tie.sign < 0 for tie in ties[actor.iri]),
        )
        for actor in network.actors
    )

"""Timing that is fair on a busy machine: the rivals take turns, round by round, and medians are compared.

What one rival suffers from other work on the machine, the others suffer within the same seconds.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

ENOUGH = 100  # repeats
_FEWEST = 3  # repeats of a rival whose time is up


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that rivals do: `question` is the same for all of them, `rival` is who does it.

    `run` gets the number of the round, by which all rivals take the same parameters, and gives the number of rows.
    """

    question: str
    rival: str
    run: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Timing:
    """What a task took: milliseconds of each round."""

    question: str
    rival: str
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Milliseconds."""
        return statistics.median(self.rounds)

    @property
    def spread(self) -> tuple[float, float]:
        """The first and the third quarter, milliseconds."""
        if len(self.rounds) < 2:
            return (self.median, self.median)
        low, _, high = statistics.quantiles(self.rounds, n=4)
        return (low, high)


class UnequalRowsError(AssertionError):
    """Rivals gave different numbers of rows for the same parameters; a comparison of their times would mean nothing."""


@dataclass(slots=True)
class _Record:
    rounds: list[float] = field(default_factory=list)
    spent: float = 0.0


def compare(tasks: Sequence[Task], *, repeats: int = ENOUGH, seconds: float = 40.0) -> tuple[Timing, ...]:
    """Time all tasks in turns.

    Args:
        tasks: what to time; tasks of one question are held against each other.
        repeats: rounds.
        seconds: time of one task; one that is slower than that stops early, after three rounds or more.

    Raises:
        UnequalRowsError: rivals disagree about the number of rows.
    """
    for task in tasks:
        began = time.perf_counter()
        task.run(0)  # caches of files and of parsed queries are warm for everybody
        _tell(f"warm: {task.question}, {task.rival}: {time.perf_counter() - began:.2f} s")
    gc.collect()
    gc.freeze()  # the millions of objects of a store in Python must not slow down everybody's garbage collection
    records = {(task.question, task.rival): _Record() for task in tasks}
    for number in range(repeats):
        _tell(f"round {number + 1} of {repeats}")
        turn = [*tasks[number % len(tasks) :], *tasks[: number % len(tasks)]]
        rows: dict[str, dict[str, int]] = {}
        for task in turn:
            record = records[task.question, task.rival]
            if record.spent > seconds and len(record.rounds) >= _FEWEST:
                continue
            began = time.perf_counter()
            found = task.run(number)
            took = time.perf_counter() - began
            record.rounds.append(1000 * took)
            record.spent += took
            rows.setdefault(task.question, {})[task.rival] = found
        _check(rows, number)
    return tuple(Timing(*key, tuple(record.rounds)) for key, record in records.items())


def _tell(what: str) -> None:
    """Progress, for whoever watches a terminal."""
    if sys.stderr.isatty():
        print(f"\r{what:78}", end="", file=sys.stderr, flush=True)


def ratios(timings: Sequence[Timing], *, of: str, to: str) -> dict[str, float]:
    """By question, how many times the median of `to` the median of `of` is, over the rounds that both have.

    A slow rival has the first few rounds only, and their parameters are those with the largest answers.
    """
    rounds: dict[str, dict[str, tuple[float, ...]]] = {}
    for timing in timings:
        rounds.setdefault(timing.question, {})[timing.rival] = timing.rounds
    found = {}
    for question, by_rival in rounds.items():
        if of in by_rival and to in by_rival:
            both = min(len(by_rival[of]), len(by_rival[to]))
            found[question] = statistics.median(by_rival[of][:both]) / statistics.median(by_rival[to][:both])
    return found


def geometric_mean(values: Sequence[float]) -> float:
    """The mean that ratios have."""
    return statistics.geometric_mean(values)


def _check(rows: Mapping[str, Mapping[str, int]], number: int) -> None:
    for question, found in rows.items():
        if len(set(found.values())) > 1:
            raise UnequalRowsError(f"{question}, round {number}: {dict(found)}")

"""Whose query gets a process next: one client's queries never keep all processes, or the whole line, from others.

In: clients as words that tell them apart, and processes that are taken and given back. A query without a client is the
server's own and has no share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition
from time import monotonic

from kg.errors import BusyError, ShareError
from kg.stores.process import Patience, Process


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """One query that waits for a process."""

    client: str | None


class Places:
    """A fixed number of places for processes, and a short line before them.

    A client may have half of the places at once, at least one; the last free place is kept for a client that has none.
    Of those who wait, whoever has the fewest running comes next, then whoever came first.

    Args:
        count: how many places there are; each holds a process, or None where one is yet to be started.
        max_waiting: how many queries may wait; half of them, at least one, for the same client.

    `share` is how many queries of one client may run at once, `line` how many may run and wait together, `capacity` how
    many of all clients, and `load` how many do now.
    """

    def __init__(self, count: int, *, max_waiting: int) -> None:
        self.count = count
        self.capacity = count + max_waiting
        self.share = max(1, count // 2)
        self.line = self.share + max(1, max_waiting // 2)
        self._free: list[Process | None] = [None] * count
        self._waiting: list[_Waiting] = []
        self._running: Counter[str | None] = Counter()
        self._in_line: Counter[str | None] = Counter()
        self._changed = Condition()

    @property
    def load(self) -> int:
        """How many queries run and wait."""
        return self._in_line.total()

    @property
    def waiting(self) -> int:
        """How many wait for a place now."""
        return len(self._waiting)

    @contextmanager
    def in_line(self, client: str | None) -> Iterator[None]:
        """A place in the line or at a process.

        Raises:
            ShareError: this client has as many queries under way as it may.
            BusyError: the line is full.
        """
        with self._changed:
            if client is not None and self._in_line[client] >= self.line:
                raise ShareError(
                    f"{self.line} of your queries are running or waiting, no more may at once; wait for one to end",
                    limit="share",
                    allowed=self.line,
                )
            if self.load >= self.capacity:
                raise BusyError(
                    f"{self.capacity} queries are running or waiting, no more can wait; try again later",
                    limit="waiting",
                    allowed=self.capacity - self.count,
                )
            self._in_line[client] += 1
        try:
            yield
        finally:
            with self._changed:
                _leave(self._in_line, client)

    def take(self, client: str | None, patience: Patience) -> Process | None:
        """A free place, when it is this client's turn; what stood there comes along.

        Raises:
            BusyError, GoneError: patience ended.
        """
        turn = _Waiting(client)
        with self._changed:
            self._waiting.append(turn)
            try:
                while self._next() is not turn:
                    self._changed.wait(patience.left())
                self._running[client] += 1
                return self._pop()
            finally:
                self._waiting.remove(turn)
                self._changed.notify_all()

    def give(self, client: str | None, process: Process | None) -> None:
        """Give back a place that this client had."""
        with self._changed:
            _leave(self._running, client)
            self._free.append(process)
            self._changed.notify_all()

    def take_all(self, seconds: float) -> tuple[Process, ...]:
        """Every process, when all places are free again or so many seconds are over; nothing is left for anybody."""
        end = monotonic() + seconds
        with self._changed:
            while len(self._free) < self.count and (left := end - monotonic()) > 0:
                self._changed.wait(left)
            found = tuple(process for process in self._free if process is not None)
            self._free.clear()
            self.count = 0
            return found

    def _next(self) -> _Waiting | None:
        """Whose turn it is; None where nobody may have a place now."""
        allowed = [turn for turn in self._waiting if self._may_run(turn.client)]
        return min(allowed, key=lambda turn: self._running[turn.client], default=None)

    def _may_run(self, client: str | None) -> bool:
        if not self._free:
            return False
        running = self._running[client]
        return client is None or running == 0 or (running < self.share and len(self._free) > 1)

    def _pop(self) -> Process | None:
        """One that is running already, if there is any."""
        at = next((n for n, process in enumerate(self._free) if process is not None), 0)
        return self._free.pop(at)


def _leave(counter: Counter[str | None], client: str | None) -> None:
    counter[client] -= 1
    if not counter[client]:
        del counter[client]

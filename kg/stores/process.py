"""One process that answers queries, seen from the server: asked over pipes, slowed down when it goes on, killed."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from kg.errors import BusyError, GoneError, StoreError
from kg.sandbox import reader
from kg.sandbox.answers import Request
from kg.sandbox.confinement import GIVE_WAY_STEPS

# The folder of this package goes in front, because the program is started without any setting of the environment.
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from kg.sandbox.reader import main; main()"
_ROOT = Path(__file__).resolve().parents[2]
# A query gives way to the server, but not to all: on a busy machine it still gets a tenth of a core. One that has
# had a quarter of a second of the processor gets what is left over (decision 0016).
_GIVE_WAY_MOST = 19  # of setpriority(2)
_SLOWED_AFTER_SECONDS = 0.25
_LOOK_UP_SECONDS = 0.1  # how soon it is noticed that the client has gone
# Rust ends the process when memory runs out; the kernel's own killer leaves SIGKILL. A stack too deep ends either way.
_OUT_OF_MEMORY = (-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an answer is waited for: until `end` (of `time.monotonic`), or until the client has gone."""

    end: float
    seconds: float
    gone: Event

    def left(self) -> float:
        """Seconds to the end, or to the next look at the client; never below 0.

        Raises:
            BusyError: the end has come.
            GoneError: the client has gone.
        """
        if self.gone.is_set():
            raise GoneError("nobody waits for the answer any more")
        left = self.end - time.monotonic()
        if left <= 0:
            raise BusyError(
                f"the query took longer than {self.seconds:g} seconds and was stopped; ask for less, or add a LIMIT",
                limit="seconds",
                allowed=self.seconds,
            )
        return min(left, _LOOK_UP_SECONDS)


class Process:
    """One reading process on one snapshot.

    Args:
        folder: the snapshot.
        memory_bytes: what queries may take beyond what the open store takes.
    """

    def __init__(self, folder: Path, memory_bytes: int) -> None:
        self.folder = folder
        self.is_slowed = False
        self._memory_bytes = memory_bytes
        command = [sys.executable, "-I", "-c", _START, str(_ROOT), str(folder), str(memory_bytes)]
        # S603: the program is this Python and a module of this package; nothing of it comes from outside.
        self._inner = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        )
        self._give_way(min(_GIVE_WAY_MOST, os.getpriority(os.PRIO_PROCESS, 0) + GIVE_WAY_STEPS))

    def is_alive(self) -> bool:
        """Has it not ended?"""
        return self._inner.poll() is None

    def ask(self, request: Request, patience: Patience) -> tuple[Mapping[str, Any], bytes]:
        """The head and body of its answer.

        Raises:
            BusyError: it did not answer in time, or died of its memory limit.
            GoneError: the client went away.
            StoreError: it ended for no reason that is known.
        """
        text = json.dumps(request).encode("utf-8")
        used = self._used_seconds()
        try:
            self._send(reader.LENGTH.pack(len(text)) + text, patience)
            (length,) = reader.LENGTH.unpack(self._receive(reader.LENGTH.size, patience, used))
            head: dict[str, Any] = json.loads(self._receive(length, patience, used))
            return head, self._receive(head["length"], patience, used)
        except (BrokenPipeError, EOFError) as error:
            raise self._ended() from error

    def kill(self) -> None:
        """Tell it to end, without waiting until it has."""
        self._inner.kill()
        for pipe in (self._inner.stdin, self._inner.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # part of a request was never read

    def wait(self) -> None:
        """Wait until it has ended and given back its memory."""
        self._inner.wait()

    def _ended(self) -> BusyError | StoreError:
        status = self._inner.wait()
        if status in _OUT_OF_MEMORY:
            return out_of_memory(self._memory_bytes)
        return StoreError(f"a query process ended with status {status}")

    def _send(self, text: bytes, patience: Patience) -> None:
        target = self._pipe(self._inner.stdin)
        os.set_blocking(target, False)
        while text:
            _, ready, _ = select.select([], [target], [], patience.left())
            if ready:
                text = text[os.write(target, text) :]

    def _receive(self, length: int, patience: Patience, used: float) -> bytes:
        source = self._pipe(self._inner.stdout)
        found = bytearray()
        while len(found) < length:
            ready, _, _ = select.select([source], [], [], patience.left())
            if ready:
                part = os.read(source, length - len(found))
                if not part:
                    raise EOFError
                found += part
            elif not self.is_slowed and self._used_seconds() - used > _SLOWED_AFTER_SECONDS:
                self.is_slowed = True  # there is no way back without a privilege
                self._give_way(_GIVE_WAY_MOST)
        return bytes(found)

    def _give_way(self, niceness: int) -> None:
        try:
            os.setpriority(os.PRIO_PROCESS, self._inner.pid, niceness)
        except ProcessLookupError:
            return  # it has just ended, and says so when it is read

    def _used_seconds(self) -> float:
        """Processor time that it has had; 0 where the system does not say (proc(5), utime and stime)."""
        try:
            fields = Path(f"/proc/{self._inner.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @staticmethod
    def _pipe(pipe: Any) -> int:  # Popen's pipes have no narrower common type
        if pipe is None:
            raise EOFError
        return int(pipe.fileno())


def out_of_memory(memory_bytes: int) -> BusyError:
    """What is said of a query that needed more than this."""
    return BusyError(
        f"the query needed more than {memory_bytes:,} bytes of memory, or has too many brackets inside brackets, and "
        "was stopped; sort, group or join less",
        limit="memory",
        allowed=memory_bytes,
    )

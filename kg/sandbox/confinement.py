"""What a process gives up before it reads the first query: sockets, and memory beyond a limit."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import sys
from pathlib import Path

GIVE_WAY_STEPS = 10  # of niceness, below the server (decision 0016)

# Linux: numbers of socket(2) by machine, and what the filter below needs (linux/seccomp.h, linux/filter.h).
_SOCKET_CALLS = {"x86_64": 41, "aarch64": 198}
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_LOAD_WORD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # 13 is EACCES


class _Filter(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("jump_true", ctypes.c_ubyte),
        ("jump_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filters", ctypes.POINTER(_Filter)))


def refuse_sockets() -> bool:
    """Give up making sockets, for good. True where that worked: Linux on x86-64 or 64-bit ARM."""
    number = _SOCKET_CALLS.get(platform.machine())
    if number is None or not sys.platform.startswith("linux"):
        return False
    steps = (
        _Filter(_LOAD_WORD, 0, 0, 0),
        _Filter(_JUMP_IF_EQUAL, 0, 1, number),
        _Filter(_RETURN, 0, 0, _REFUSE),
        _Filter(_RETURN, 0, 0, _ALLOW),
    )
    program = _Program(len(steps), (_Filter * len(steps))(*steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def give_way() -> None:
    """Let every process of ordinary priority go first; on a busy machine a tenth of a core remains."""
    os.nice(GIVE_WAY_STEPS)


def limit_memory(further_bytes: int) -> None:
    """Allow this process so much address space more than it has now, and no core file.

    Counted from now, because an open store reserves about 600 MB for its threads without using them (measured).
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        pages = 0  # no Linux: the limit is then one for everything
    limit = pages * resource.getpagesize() + further_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

"""One load in this process: `python -m benchmarks.store.loading RIVAL FILE FOLDER` prints what it took as JSON.

Reading the file is part of what is measured: rdflib parses N-Quads itself, the project gives the text to pyoxigraph.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.store import rivals
from kg.stores import OxigraphStore, pieces


def main(rival: str, file: Path, folder: Path) -> None:
    """Load and tell."""
    began, before = time.perf_counter(), time.process_time()
    if rival == rivals.RDFLIB:
        kept: object = rivals.open_rdflib(file)
    else:
        kept = store = OxigraphStore(folder if rival.endswith("disk") else None)
        store.fill(pieces.of_file(file))
    seconds, cpu = time.perf_counter() - began, time.process_time() - before
    peak = _peak_bytes()
    with file.open("rb") as lines:
        quads = sum(1 for _ in lines)
    print(json.dumps({"seconds": seconds, "cpu_seconds": cpu, "peak_bytes": peak, "quads": quads}))
    del kept


def _peak_bytes() -> int:
    """Most memory that this program had. Linux counts what it was forked from in `ru_maxrss`, but not in VmHWM."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

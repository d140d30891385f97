"""Generate graphs, put them into stores, measure.

python -m benchmarks.store generate 1M FILE     write about a million quads as N-Quads (100k, 1M, 10M, any number)
python -m benchmarks.store load FILE FOLDER     make a store of such a file, as `claimgraph` opens it
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.store import filling, generate

_SUFFIXES = {"k": 1_000, "m": 1_000_000}


def main(arguments: list[str]) -> int:
    """Do what the arguments say; 0, or 2 with the explanation above."""
    match arguments:
        case ["generate", size, file] if quads_of(size):
            began = time.perf_counter()
            quads, articles = generate.to_file(quads_of(size), Path(file))
            print(f"{quads:,} quads of {articles:,} articles in {time.perf_counter() - began:.1f} s: {file}")
        case ["load", file, folder] if Path(file).is_file() and not Path(folder).exists():
            began = time.perf_counter()
            filling.fill(Path(file), Path(folder))
            print(f"loaded in {time.perf_counter() - began:.1f} s: {folder}")
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def quads_of(size: str) -> int:
    """The number behind "100k", "1M" or "5000"; 0 for anything else."""
    factor = _SUFFIXES.get(size[-1:].lower(), 1)
    digits = size[:-1] if factor > 1 else size
    return int(digits) * factor if digits.isdecimal() else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

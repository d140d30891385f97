"""Generate graphs, put them into stores, measure.

python -m benchmarks.store generate 1M FILE     write about a million quads as N-Quads (100k, 1M, 10M, any number)
python -m benchmarks.store load FILE FOLDER     make a store of such a file, as `claimgraph` opens it
python -m benchmarks.store run [options]        measure all rows of docs/speed.md; --help tells the options
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.store import filling, generate, running
from benchmarks.store.parts import Plan

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
        case ["run", *options]:
            return _run(options)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def _run(options: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store run")
    parser.add_argument("--size", type=quads_of, default=1_000_000)
    parser.add_argument("--small", type=quads_of, default=100_000)
    parser.add_argument("--repeats", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--loads", type=int, default=3)
    parser.add_argument("--parts", type=lambda text: text.split(","), default=list(running.PARTS))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where files and stores are kept for other runs")
    parser.add_argument("--without-rdflib", action="store_true", help="it needs 1.7 GB for a million quads")
    asked = parser.parse_args(options)
    plan = Plan(asked.repeats, asked.seconds, has_rdflib=not asked.without_rdflib)
    graphs = running.Graphs(asked.size, asked.small, asked.keep)
    running.run(graphs, plan, asked.parts, asked.json, loads=asked.loads)
    return 0


def quads_of(size: str) -> int:
    """The number behind "100k", "1M" or "5000"; 0 for anything else."""
    factor = _SUFFIXES.get(size[-1:].lower(), 1)
    digits = size[:-1] if factor > 1 else size
    return int(digits) * factor if digits.isdecimal() else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""What was measured, in words for a terminal and as JSON."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import kg
from benchmarks.store import rivals
from benchmarks.store.measuring import Timing, geometric_mean, ratios
from benchmarks.store.parts import Load
from benchmarks.store.replacing import Replaced

Json = dict[str, Any]  # Any: JSON's own free form


def machine() -> Json:
    """Where and with what: processors, system, load, versions."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.platform(terse=True)}",
        "load": list(os.getloadavg()),
        "python": platform.python_version(),
        "claimgraph": kg.__version__,
        **{name: version(name) for name in ("pyoxigraph", "rdflib")},
    }


def write_timings(name: str, timings: Sequence[Timing], bars: Mapping[str, tuple[str, str]]) -> Json:
    """Print medians with quarters, and ratios; the same as JSON.

    Args:
        name: the part.
        timings: what was measured.
        bars: by the words for it, which rival's median is divided by which one's.
    """
    print(f"\n{name}: median ms (quarters), rounds")
    for timing in timings:
        low, high = timing.spread
        quarters = f"({low:.2f} to {high:.2f})"
        print(f"  {timing.question:32} {timing.rival:20} {timing.median:10.2f} {quarters} {len(timing.rounds)}")
    found = {words: ratios(timings, of=of, to=to) for words, (of, to) in bars.items()}
    for words, by_question in found.items():
        if by_question:
            each = ", ".join(f"{question} {ratio:.2f}" for question, ratio in by_question.items())
            print(f"  {words}: {geometric_mean(list(by_question.values())):.2f} (geometric mean of {each})")
    return {
        "timings": [
            {
                "question": t.question,
                "rival": t.rival,
                "median_ms": t.median,
                "quarters_ms": t.spread,
                "n": len(t.rounds),
            }
            for t in timings
        ],
        "ratios": {
            words: by | {"geometric mean": geometric_mean(list(by.values()))} for words, by in found.items() if by
        },
    }


def write_replaced(replaced: Replaced) -> Json:
    """Print and give what replacements took, and how much of the graphs they changed."""
    found = write_timings("replacing one article", replaced.timings, {})
    print(
        f"  {replaced.articles} articles of {replaced.quads:.0f} quads; without the sentence"
        f" {replaced.removed:.0f} quads go and {replaced.added:.0f} come (medians)"
    )
    return found | {
        "articles": replaced.articles, "quads": replaced.quads, "removed": replaced.removed, "added": replaced.added
    }  # fmt: skip


def write_loads(loads: Sequence[Load]) -> Json:
    """Print and give the median of each rival's loads and how they compare with rdflib's."""
    by_rival: dict[str, list[Load]] = {}
    for load in loads:
        by_rival.setdefault(load.rival, []).append(load)
    medians = {
        rival: {
            "seconds": statistics.median(load.seconds for load in found),
            "cpu_seconds": statistics.median(load.cpu_seconds for load in found),
            "peak_mb": statistics.median(load.peak_bytes for load in found) / 1e6,
            "n": len(found),
        }
        for rival, found in by_rival.items()
    }
    print("\nloading: seconds, CPU seconds, peak MB; times faster than rdflib, share of its memory")
    slow = medians.get(rivals.RDFLIB)
    for rival, one in medians.items():
        text = f"  {rival:20} {one['seconds']:8.1f} {one['cpu_seconds']:8.1f} {one['peak_mb']:8.0f}"
        if slow is not None:
            one["faster"], one["memory"] = slow["seconds"] / one["seconds"], one["peak_mb"] / slow["peak_mb"]
            text += f" {one['faster']:6.1f} {one['memory']:6.2f}"
        print(f"{text}  ({one['n']} loads)")
    return {"loads": medians}

"""The whole run: stores are made once, then each part is measured on them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.store import filling, generate, parts, replacing, report, rivals
from benchmarks.store.parts import Plan
from kg.index.opening import FILE as INDEX
from kg.stores import OxigraphStore

PARTS = ("queries", "ahead", "pages", "replace", "load")
_OWN_TO_RAW = {
    f"own time to raw, {where}": (f"{rivals.OWN} {where}", f"{rivals.RAW} {where}") for where in ("memory", "disk")
}
_RDFLIB_TO_OWN = {
    f"faster than rdflib, {where}": (rivals.RDFLIB, f"{rivals.OWN} {where}") for where in ("memory", "disk")
}


@dataclass(frozen=True, slots=True)
class Graphs:
    """What is measured: quads of the store, and of the small one that pages are compared with.

    `kept`: folder with files and stores of earlier runs (`10m.nq` and the store `10m`), which are used again; those
    that are missing are made there. None to make all of them anew.
    """

    size: int
    small: int
    kept: Path | None = None


def run(
    graphs: Graphs, plan: Plan, wanted: Collection[str] = PARTS, out: Path | None = None, *, loads: int = 3
) -> report.Json:
    """Measure.

    Args:
        graphs: what is measured.
        plan: how often.
        wanted: names of the parts to measure.
        out: a file for the figures as JSON.
        loads: how often each rival loads.
    """
    found: report.Json = {"size": graphs.size, "small": graphs.small, **report.machine()}
    print(", ".join(f"{name} {value}" for name, value in found.items()))
    with TemporaryDirectory(prefix="claimgraph-benchmark-", dir=graphs.kept) as folder:
        file, large = _made(graphs.size, Path(folder), graphs.kept)
        if "queries" in wanted:
            bars = _RDFLIB_TO_OWN | _OWN_TO_RAW
            found["queries"] = report.write_timings("main queries", parts.main_queries(file, large, plan), bars)
        if "ahead" in wanted:
            bars = {"faster than raw": (rivals.RAW, rivals.OWN)}
            found["ahead"] = report.write_timings("worked out ahead", parts.ahead(large, plan), bars)
        if "pages" in wanted:
            _, little = _made(graphs.small, Path(folder), graphs.kept)
            bars = {"growth": ("large", "small")}
            found["pages"] = report.write_timings("pages", parts.pages(little, large, plan), bars)
            little.close()
        if "replace" in wanted:
            found["replace"] = report.write_replaced(replacing.replacing(large, graphs.size, plan))
        large.close()
        if "load" in wanted:
            found["load"] = report.write_loads(parts.loading(file, Path(folder), plan, rounds=loads))
    if out is not None:
        out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found


def _made(size: int, folder: Path, kept: Path | None) -> tuple[Path, OxigraphStore]:
    """The file of this many quads, and a store of them that may be written to."""
    place = folder if kept is None else kept
    file, made = place / f"{words_of(size)}.nq", place / words_of(size)
    if not file.exists():
        generate.to_file(size, file)
    if not made.exists():
        filling.fill(file, made)
    if kept is None:
        return file, OxigraphStore(made)
    source = OxigraphStore(made)
    copy = folder / f"{made.name}-copy"
    source.snapshot(copy)  # links files: kept stores stay as they are, whatever is replaced in the copy
    source.close()
    if (made / INDEX).exists():  # reading ten million quads for it takes minutes
        shutil.copy2(made / INDEX, copy / INDEX)
    return file, OxigraphStore(copy)


def words_of(size: int) -> str:
    """A number of quads in short: 100k, 1m, 10m, 1234."""
    for unit, factor in (("m", 1_000_000), ("k", 1_000)):
        if size % factor == 0:
            return f"{size // factor}{unit}"
    return str(size)

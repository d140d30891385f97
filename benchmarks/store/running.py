"""The whole run: stores are made once, then each part is measured on them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.store import filling, generate, parts, replacing, report, rivals
from benchmarks.store.parts import Plan
from kg.stores import OxigraphStore

PARTS = ("queries", "ahead", "pages", "replace", "load")
_OWN_TO_RAW = {
    f"own time to raw, {where}": (f"{rivals.OWN} {where}", f"{rivals.RAW} {where}") for where in ("memory", "disk")
}
_RDFLIB_TO_OWN = {
    f"faster than rdflib, {where}": (rivals.RDFLIB, f"{rivals.OWN} {where}") for where in ("memory", "disk")
}


def run(
    size: int, small: int, plan: Plan, wanted: Collection[str] = PARTS, out: Path | None = None, *, loads: int = 3
) -> report.Json:
    """Measure.

    Args:
        size: quads of the store.
        small: quads of the store that pages are compared with.
        plan: how often.
        wanted: names of the parts to measure.
        out: a file for the figures as JSON.
        loads: how often each rival loads.
    """
    found: report.Json = {"size": size, "small": small, **report.machine()}
    print(", ".join(f"{name} {value}" for name, value in found.items()))
    with TemporaryDirectory(prefix="claimgraph-benchmark-") as folder:
        file, large = _made(size, Path(folder), "large")
        if "queries" in wanted:
            bars = _RDFLIB_TO_OWN | _OWN_TO_RAW
            found["queries"] = report.write_timings("main queries", parts.main_queries(file, large, plan), bars)
        if "ahead" in wanted:
            bars = {"faster than raw": (rivals.RAW, rivals.OWN)}
            found["ahead"] = report.write_timings("worked out ahead", parts.ahead(large, plan), bars)
        if "pages" in wanted:
            _, little = _made(small, Path(folder), "small")
            bars = {"growth": ("large", "small")}
            found["pages"] = report.write_timings("pages", parts.pages(little, large, plan), bars)
            little.close()
        if "replace" in wanted:
            found["replace"] = report.write_replaced(replacing.replacing(large, size, plan))
        large.close()
        if "load" in wanted:
            found["load"] = report.write_loads(parts.loading(file, Path(folder), rounds=loads))
    if out is not None:
        out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found


def _made(size: int, folder: Path, name: str) -> tuple[Path, OxigraphStore]:
    file = folder / f"{name}.nq"
    generate.to_file(size, file)
    made = folder / name
    shutil.rmtree(made, ignore_errors=True)
    filling.fill(file, made)
    return file, OxigraphStore(made)

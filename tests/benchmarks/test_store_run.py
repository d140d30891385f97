"""The harness measures every row of its table on a tiny graph; nothing is said here about how fast it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.store import __main__ as command
from benchmarks.store.measuring import Task, UnequalRowsError, compare, geometric_mean, ratios
from kg.stores import OxigraphStore


def test_every_part_runs_and_the_rivals_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "figures.json"
    options = ["--size", "30k", "--small", "15k", "--repeats", "2", "--seconds", "1", "--loads", "1"]
    assert command.main(["run", *options, "--json", str(out)]) == 0
    found = json.loads(out.read_text("utf-8"))
    assert len({timing["question"] for timing in found["queries"]["timings"]}) == 8
    assert {timing["rival"] for timing in found["queries"]["timings"]} == {
        "rdflib memory", "pyoxigraph memory", "pyoxigraph disk", "claimgraph memory", "claimgraph disk"
    }  # fmt: skip
    assert "geometric mean" in found["queries"]["ratios"]["faster than rdflib, disk"]
    assert len(found["pages"]["timings"]) == 12
    assert {"seconds", "peak_mb", "faster", "memory"} <= set(found["load"]["loads"]["claimgraph disk"])
    assert found["pyoxigraph"] in capsys.readouterr().out


def test_kept_graphs_are_used_again_and_stay_as_they_are(tmp_path: Path) -> None:
    options = ["--size", "16k", "--repeats", "2", "--seconds", "1", "--loads", "1", "--without-rdflib", "--keep"]
    parts = ["--parts", "queries,replace,load", "--json", str(tmp_path / "figures.json")]
    versions = set()
    for _ in range(2):
        assert command.main(["run", *options, str(tmp_path), *parts]) == 0
        assert sorted(path.name for path in tmp_path.iterdir()) == ["16k", "16k.nq", "figures.json"]
        versions.add(_version(tmp_path / "16k"))
    assert len(versions) == 1
    found = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert set(found["load"]["loads"]) == {"claimgraph memory", "claimgraph disk"}
    assert "rdflib memory" not in {timing["rival"] for timing in found["queries"]["timings"]}


def _version(folder: Path) -> str:
    store = OxigraphStore(folder)
    try:
        return store.version()
    finally:
        store.close()


def test_rivals_that_disagree_are_not_compared() -> None:
    tasks = [Task("how many", "one", lambda _: 1), Task("how many", "other", lambda number: 1 + number // 2)]
    with pytest.raises(UnequalRowsError, match=r"how many, round 2: .*'other': 2"):
        compare(tasks, repeats=3)


def test_a_slow_rival_has_fewer_rounds_and_the_others_have_all() -> None:
    tasks = [Task("q", "slow", lambda _: sum(range(200_000))), Task("q", "fast", lambda _: 19_999_900_000)]
    slow, fast = compare(tasks, repeats=20, seconds=0.001)
    assert (len(slow.rounds), len(fast.rounds)) == (3, 20)
    assert ratios((slow, fast), of="slow", to="fast")["q"] > 1
    assert geometric_mean([1.0, 4.0]) == 2.0

"""How fast articles are read on one core: `python -m benchmarks.speed [FOLDER …]`, or `--sweep`.

Prints the machine, then for every folder of `.txt` files (by default the project's own gold, a language each) the CPU
time of each stage, in milliseconds an article, and articles a second over the whole chain; at last the start-up of
`claimgraph extract`. Of several runs of one article the fastest counts, so that other work on the machine disturbs
little. `--sweep` reads hostile texts of every shape and language up to a million characters instead.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import kg
from benchmarks.shapes import LANGUAGES, SHAPES, news, shaped
from kg import actors, languages, pipeline, sentences, statements, times
from kg.articles import Hints, Refused, read
from kg.model import Article
from kg.pipeline import Knowledge

GOLD = Path(__file__).with_name("gold")
SEEDS = Path(__file__).parents[1] / "seeds"
STAGES = ("read", "sentences", "statements", "times", "actors", "claims", "whole")
_RUNS = 3
_SIZES = (1_000, 10_000, 100_000, 1_000_000)


def measure(files: Sequence[Path], knowledge: Knowledge) -> dict[str, float]:
    """CPU seconds of all these files by stage; "whole" is reading and analysing them as `claimgraph extract` does."""
    total = dict.fromkeys(STAGES, 0.0)
    for file in files:
        runs = [_stages(file, knowledge) for _ in range(_RUNS)]
        for stage in STAGES:
            total[stage] += min(run[stage] for run in runs)
    return total


def _stages(file: Path, knowledge: Knowledge) -> dict[str, float]:
    clock = [time.process_time()]
    (article,) = read(file)
    clock.append(time.process_time())
    if not isinstance(article, Article):
        return dict.fromkeys(STAGES, 0.0)
    pack = languages.load(article.lang)
    layout = sentences.split(article, pack)
    clock.append(time.process_time())
    found = statements.extract(article, layout, pack)
    clock.append(time.process_time())
    dated = times.date_statements(article, layout, found, times.find(article, layout, pack))
    clock.append(time.process_time())
    actors.resolve(article, layout, dated, knowledge.directory, pack)
    clock.append(time.process_time())
    pipeline.analyse(article, knowledge)
    whole = time.process_time() - clock[-1]
    spent = [after - before for before, after in pairwise(clock)]
    claims = max(whole - sum(spent[1:]), 0.0)  # what the whole chain takes beyond the stages before
    return dict(zip(STAGES, (*spent, claims, whole + spent[0]), strict=True))


def start_up(runs: int = _RUNS) -> float:
    """CPU seconds of `claimgraph extract` with one line of text: the fastest of several runs."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "line.txt"
        file.write_text(news("en", 400), encoding="utf-8")
        spent = []
        for _ in range(runs):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-m", "kg", "extract", str(file)], check=True, capture_output=True)  # noqa: S603 # our own command
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def _print_machine() -> None:
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.platform(terse=True)}")
    print(f"Python {platform.python_version()}, claimgraph {kg.__version__}")


def _print_folders(folders: Iterable[Path], knowledge: Knowledge) -> None:
    print("\n" + "  ".join(["folder".ljust(12), "articles", *(f"{stage:>10}" for stage in STAGES), "articles/s"]))
    for folder in folders:
        files = sorted(folder.glob("*.txt"))
        if not files:
            continue
        _stages(files[0], knowledge)  # the language's tables are made once, not for each article
        spent = measure(files, knowledge)
        cells = [f"{1000 * spent[stage] / len(files):10.2f}" for stage in STAGES]
        rate = len(files) / spent["whole"]
        print("  ".join([folder.name.ljust(12), f"{len(files):8}", *cells, f"{rate:10.1f}"]), flush=True)


def _print_sweep(knowledge: Knowledge) -> None:
    print("\nCPU seconds by size in characters: " + ", ".join(f"{size:,}" for size in _SIZES))
    for lang in LANGUAGES:
        for shape in ("news", *sorted(SHAPES)):
            spent = [_seconds(shape, lang, size, knowledge) for size in _SIZES]
            print(f"{lang}  {shape:20}", *(f"{seconds:9.3f}" for seconds in spent), flush=True)


def _seconds(shape: str, lang: str, size: int, knowledge: Knowledge) -> float:
    text = news(lang, size) if shape == "news" else shaped(shape, lang, size)
    before = time.process_time()
    (article,) = read(text.encode(), name="long.txt", hints=Hints(lang=lang))
    if not isinstance(article, Refused):
        pipeline.analyse(article, knowledge)
    return time.process_time() - before


def main(arguments: list[str]) -> int:
    """Measure and print; 0, or 2 for a folder that is none."""
    folders = [Path(argument) for argument in arguments if argument != "--sweep"]
    if not all(folder.is_dir() for folder in folders):
        print(__doc__, file=sys.stderr)
        return 2
    knowledge = pipeline.load_knowledge(SEEDS)
    _print_machine()
    if "--sweep" in arguments:
        _print_sweep(knowledge)
        return 0
    _print_folders(folders or sorted(path for path in GOLD.iterdir() if path.is_dir()), knowledge)
    print(f"\nstart-up of `claimgraph extract`: {start_up():.2f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

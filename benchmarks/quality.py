"""Write docs/quality.md, the page that shows how good the extraction is and where it is weak: `make quality`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks import parts
from benchmarks.parts import HALVES, Part
from kg import languages
from kg.evaluation import Score, tables
from kg.evaluation.tables import Table, show

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
_FEW = 5  # statements of an act below which its figures say nothing
_WEAKEST = 3  # acts named a language

_HEAD = """\
# How good the extraction is

Made by `make quality`; do not edit. Gold: SHA-256 `{checksum}`.

## What is measured

The figures compare what `claimgraph extract` finds with what a person annotated, over the project's own gold \
([benchmarks/gold](../benchmarks/gold/README.md)). **It is written news**: articles made up for this project, so no \
figure here says how well real news is read. Written news is cleaner than real pages; on real news that was annotated \
by the same guide, figures were lower. Each article has one annotator. Half of each language's events are for tuning; \
the other half is for testing: rules are not written for its sentences since the halves were fixed, though whoever \
wrote the first rules could read all of it. The languages with two or four events have so few statements that one of \
them moves a figure by a point or two.

To measure on articles of your own, annotate them by the [guide](../benchmarks/gold/GUIDE.md) and run \
`claimgraph eval FOLDER`; with `--layout polnear` or `--layout pfsa-id` it reads your copy of these corpora.

| figure | what it says |
|---|---|
| gold, predicted | statements annotated, statements found; the outlet's own voice is not counted |
| char F | letters and digits of content in common, blind to how statements are cut |
| F@0.3, F@0.5, F@0.8 | statements matched one to one whose content overlaps so much: what is common over what either \
has |
| strict F | matched at 0.5, and speaker, resolved name, act and commitment are all right |
| speaker | of those matched at 0.5: the name is right, or the words that denote the speaker |
| resolved | of those matched at 0.5: the name itself is right ("ujarnya" became the person) |
| act, commitment, mode | of those matched at 0.5: the share with the right one |
| found | by mode or act: the share of gold statements that were matched at 0.5, whatever they were labelled |
| P, R, F | precision (of what was predicted), recall (of what is in gold), harmonic mean; by mode or act: matched and \
rightly labelled |

All statements of a set weigh the same. Figures are shares from 0 to 1; "–" means that there was nothing to judge.
"""


def write_page(scores: Mapping[Part, Score], *, gold_sha256: str) -> str:
    """The whole page for these figures; the same figures give the same page."""
    blocks = [_HEAD.format(checksum=gold_sha256)]
    for half in reversed(HALVES):
        of_half = {part.lang: score for part, score in scores.items() if part.half == half}
        blocks.append(f"## {half.capitalize()} half\n\n{tables.overview(of_half, name='language').as_markdown()}\n")
    tested = {part.lang: score for part, score in scores.items() if part.half == "test"}
    blocks.append(f"## What is weak\n\n{_weak(tested)}\n")
    blocks += [_language(lang, score) for lang, score in tested.items()]
    return "\n".join(blocks)


def _weak(scores: Mapping[str, Score]) -> str:
    told = (
        "On the test half, worst language first. *Missed*: the share of gold statements not found, by mode, most "
        f"missed first. *Weakest acts*: those of at least {_FEW} statements in gold with the lowest F."
    )
    ordered = sorted(scores.items(), key=lambda item: (item[1].strict.f1, item[0]))
    columns = ("language", "missed", "weakest acts (F)", "most frequent wrong act")
    return f"{told}\n\n{Table('What is weak', columns, tuple(map(_weak_row, ordered))).as_markdown()}"


def _weak_row(item: tuple[str, Score]) -> tuple[str, ...]:
    lang, score = item
    missed = {
        mode: 1 - group.found.share for mode, group in score.groups["mode"].items() if group.found.share is not None
    }
    acts = {act: group.labelled.f1 for act, group in score.groups["act"].items() if group.gold >= _FEW}
    wrong = tables.worst_confusions(score, "act", limit=_WEAKEST).rows
    return (
        lang,
        ", ".join(f"{mode} {show(missed[mode])}" for mode in sorted(missed, key=lambda mode: -missed[mode])),
        ", ".join(f"{act} {show(acts[act])}" for act in sorted(acts, key=lambda act: (acts[act], act))[:_WEAKEST]),
        ", ".join(f"{pair} ({count})" for pair, count in wrong),
    )


def _language(lang: str, score: Score) -> str:
    pack = languages.load(lang)
    level = {"full": "rules tuned on this language", "lexicon": "word lists under rules made for others"}
    blocks = [f"## {lang}: {pack.meta.name}, test half\n\nLevel `{pack.meta.level}`: {level[pack.meta.level]}.\n"]
    shown = [tables.groups(score, "mode"), tables.groups(score, "act")]
    shown += [tables.confusion(score, "act"), tables.confusion(score, "commitment")]
    blocks += [f"### {table.heading}\n\n{table.as_markdown()}\n" for table in shown]
    return "\n".join(blocks)


def main() -> int:
    """Measure and write the page."""
    scores = parts.measure(parts.read_parts())
    PAGE.write_text(write_page(scores, gold_sha256=parts.checksum()), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

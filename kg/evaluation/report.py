"""A whole evaluation for people, for pages, and for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation import tables
from kg.evaluation.comparing import Comparison
from kg.evaluation.mistakes import Mistake, find_mistakes
from kg.evaluation.scoring import CONFUSED, GROUPED, Group, Score, Share, score
from kg.evaluation.tables import Table

_WORST = 10
_PLACES = 4  # of the figures in JSON


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of all articles together, by language and by folder, and the first mistakes of each kind."""

    whole: Score
    languages: Mapping[str, Score]
    folders: Mapping[str, Score]
    mistakes: tuple[Mistake, ...]


def make_report(comparisons: Sequence[Comparison], *, errors: int = 0) -> Report:
    """Score comparisons together and apart; list at most `errors` mistakes of each kind."""
    return Report(
        whole=score(comparisons),
        languages=_apart(comparisons, lambda comparison: comparison.lang),
        folders=_apart(comparisons, lambda comparison: comparison.article.folder),
        mistakes=find_mistakes(comparisons, limit=errors),
    )


def _apart(comparisons: Sequence[Comparison], name_of: Callable[[Comparison], str]) -> dict[str, Score]:
    names = sorted({name_of(comparison) for comparison in comparisons})
    return {name: score([item for item in comparisons if name_of(item) == name]) for name in names}


def as_text(report: Report) -> str:
    """Aligned tables for a terminal."""
    parts = [table.as_text() for table in _tables(report)]
    if report.mistakes:
        parts.append("\n".join(["Mistakes", *("  " + mistake.as_text() for mistake in report.mistakes)]))
    return "\n\n".join(parts)


def as_markdown(report: Report) -> str:
    """The same tables in Markdown, each under its heading."""
    parts = [f"## {table.heading}\n\n{table.as_markdown()}" for table in _tables(report)]
    if report.mistakes:
        parts.append("\n".join(["## Mistakes", "", *(f"- {_escape(item.as_text())}" for item in report.mistakes)]))
    return "\n\n".join(parts)


def _escape(words: str) -> str:
    """Text of an article inside Markdown: shown as it is, never taken as markup."""
    return "".join("\\" + character if character in "\\`*_[]<>|#" else character for character in words)


def _tables(report: Report) -> list[Table]:
    """Those that have something to show."""
    whole = report.whole
    sets = {"all": whole}
    if len(report.languages) > 1:
        sets |= report.languages
    if len(report.folders) > 1:
        sets |= report.folders
    shown = [tables.overview(sets, name="set"), tables.precision_and_recall(whole), tables.right_fields(whole)]
    shown += [tables.groups(whole, field) for field in GROUPED]
    shown += [tables.confusion(whole, field) for field in CONFUSED]
    shown += [tables.worst_confusions(whole, "act", limit=_WORST)]
    return [table for table in shown if table.rows]


def as_dict(report: Report) -> dict[str, Any]:
    """For JSON: the figures of all articles at the top, then languages, folders, modes, acts, confusions, errors."""
    return {
        **figures(report.whole),
        "languages": {name: figures(part) for name, part in report.languages.items()},
        "folders": {name: figures(part) for name, part in report.folders.items()},
        "groups": {
            field: {value: _group(group) for value, group in values.items()}
            for field, values in report.whole.groups.items()
        },
        "confusion": {field: _matrix(counts) for field, counts in report.whole.confusion.items()},
        "errors": [mistake.as_dict() for mistake in report.mistakes],
    }


def figures(part: Score) -> dict[str, Any]:
    """The figures of a set, rounded: `char`, `F@0.3` … `strict` with P, R and F; the fields as shares or None."""
    found: dict[str, Any] = {"articles": part.articles, "gold": part.gold, "predicted": part.predicted}
    found["char"] = _share(part.letters)
    found |= {f"F@{floor}": _share(share) for floor, share in part.at.items()}
    found["strict"] = _share(part.strict)
    return found | {name: _round(rate.share) for name, rate in part.fields.items()}


def _share(share: Share) -> dict[str, float]:
    return {"P": round(share.precision, _PLACES), "R": round(share.recall, _PLACES), "F": round(share.f1, _PLACES)}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)


def _group(group: Group) -> dict[str, Any]:
    counts = {"gold": group.gold, "predicted": group.predicted, "found": _round(group.found.share)}
    return counts | _share(group.labelled) | {"act": _round(group.act.share)}


def _matrix(counts: Mapping[tuple[str, str | None], int]) -> dict[str, dict[str, int]]:
    rows: dict[str, dict[str, int]] = {}
    for (gold, given), count in counts.items():
        rows.setdefault(gold, {})[str(given)] = count
    return rows

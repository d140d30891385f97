"""Figures over judged pairs, for people and for programs.

A pair counts as found where its confidence is at least `FOUND`. The best threshold is given
beside it, to tell a wrong scale from a wrong order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.calibration import Judged, area, calibration_error
from kg.evaluation.pairs import LABELS, JudgedPair
from kg.evaluation.scoring import Share
from kg.evaluation.tables import Table, show

FOUND = 0.3
LEVELS = (0.3, 0.5, 0.7)
_PLACES = 4


@dataclass(frozen=True, slots=True)
class PairScore:
    """The figures of one set of pairs.

    `at`: precision and recall of contradictions by the least confidence. `best`: the confidence with the highest F, and
    that F. `level`: of the contradictions found, the share with the right level; None where none was found.
    `raised`: pairs that a rule raises. `error`: expected calibration error over all pairs.
    """

    pairs: int
    contradictions: int
    raised: int
    at: Mapping[float, Share]
    best: tuple[float, float]
    area: float | None
    error: float | None
    level: float | None


def score(judged: Sequence[JudgedPair]) -> PairScore:
    """The figures of these pairs together."""
    found = [one for one in judged if one.pair.is_contradiction and one.confidence >= FOUND]
    levelled = [one for one in found if one.found is not None and one.pair.level is not None]
    right = sum(one.found is not None and one.found.level == one.pair.level for one in levelled)
    pairs = [Judged(one.confidence, one.pair.is_contradiction) for one in judged]
    thresholds = sorted({one.confidence for one in judged} - {0.0})
    best = max(((_share(judged, least).f1, least) for least in thresholds), default=(0.0, 0.0))
    return PairScore(
        pairs=len(judged),
        contradictions=sum(one.pair.is_contradiction for one in judged),
        raised=len([one for one in judged if one.found is not None]),
        at={least: _share(judged, least) for least in LEVELS},
        best=(best[1], best[0]),
        area=area(pairs),
        error=calibration_error(pairs),
        level=right / len(levelled) if levelled else None,
    )


def _share(judged: Iterable[JudgedPair], least: float) -> Share:
    judged = list(judged)
    given = [one for one in judged if one.confidence >= least]
    right = sum(one.pair.is_contradiction for one in given)
    return Share.of(right, predicted=len(given), gold=sum(one.pair.is_contradiction for one in judged))


def sets(judged: Sequence[JudgedPair]) -> dict[str, Sequence[JudgedPair]]:
    """All pairs, each half, and the groups of languages of each half, by name; empty ones are left out."""
    found: dict[str, Sequence[JudgedPair]] = {"all": judged}
    for half in sorted({one.pair.split for one in judged} - {""}):
        found[half] = [one for one in judged if one.pair.split == half]
    for name, of_half in list(found.items()):
        groups = sorted({one.pair.group for one in of_half})
        for group in groups if len(groups) > 1 else ():
            found[f"{name} {group}"] = [one for one in of_half if one.pair.group == group]
    return {name: pairs for name, pairs in found.items() if pairs}


def as_text(judged: Sequence[JudgedPair], *, errors: int = 0) -> str:
    """Aligned tables for a terminal, and at most `errors` misses and false finds of the tune half."""
    return "\n\n".join([*(table.as_text() for table in tables(judged)), *_listed(judged, errors)])


def as_markdown(judged: Sequence[JudgedPair]) -> str:
    """The same tables in Markdown."""
    return "\n\n".join(f"## {table.heading}\n\n{table.as_markdown()}" for table in tables(judged))


def as_dict(judged: Sequence[JudgedPair], *, errors: int = 0) -> dict[str, Any]:  # Any: JSON
    """For JSON: figures by set, then counts by label and by rule, then mistakes of the tune half."""
    return {
        "sets": {name: figures(score(pairs)) for name, pairs in sets(judged).items()},
        "labels": _counted(judged, lambda one: one.pair.label, LABELS),
        "rules": _counted(judged, _rule, sorted({_rule(one) for one in judged})),
        "errors": [_told(one) for one in _mistakes(judged, errors)],
    }


def figures(of_set: PairScore) -> dict[str, Any]:
    """The figures of a set, rounded."""
    found: dict[str, Any] = {"pairs": of_set.pairs, "contradictions": of_set.contradictions, "raised": of_set.raised}
    for least, share in of_set.at.items():
        found[f"at {least}"] = {"P": _round(share.precision), "R": _round(share.recall), "F": _round(share.f1)}
    found["best"] = {"confidence": _round(of_set.best[0]), "F": _round(of_set.best[1])}
    return found | {"AUC": _round(of_set.area), "ECE": _round(of_set.error), "level": _round(of_set.level)}


def tables(judged: Sequence[JudgedPair]) -> list[Table]:
    """Figures by set, then by label, by the rule that gold names, and by the rule that found it."""
    rows = tuple((name, *_row(score(pairs))) for name, pairs in sets(judged).items())
    columns = ("set", "pairs", "contradictions", "P@.3", "R@.3", "F@.3", "P@.7", "R@.7", "best F", "at", "AUC", "ECE")
    found = [one for one in judged if one.found is not None]
    return [
        Table("Contradiction against the rest", (*columns, "level"), rows),
        _table("By label", judged, lambda one: one.pair.label, LABELS),
        _table("By the rule that the gold names", judged, _rule, sorted({_rule(one) for one in judged})),
        _table("By the rule that found it", found, _finder, sorted({_finder(one) for one in found})),
    ]


def _row(of_set: PairScore) -> tuple[str, ...]:
    low, high = of_set.at[FOUND], of_set.at[LEVELS[-1]]
    shares = (low.precision, low.recall, low.f1, high.precision, high.recall, of_set.best[1], of_set.best[0])
    counts = (str(of_set.pairs), str(of_set.contradictions))
    return (*counts, *map(show, (*shares, of_set.area, of_set.error, of_set.level)))


def _rule(judged: JudgedPair) -> str:
    return judged.pair.rule or "(none)"


def _finder(judged: JudgedPair) -> str:
    return judged.found.rule if judged.found is not None else "(none)"


def _counted(
    judged: Sequence[JudgedPair], name_of: Callable[[JudgedPair], str], names: Iterable[str]
) -> dict[str, dict[str, int]]:
    """Pairs, contradictions, and those raised at each level, by name."""
    counted = {}
    for name in names:
        inside = [one for one in judged if name_of(one) == name]
        counted[name] = {"pairs": len(inside), "contradictions": sum(one.pair.is_contradiction for one in inside)}
        counted[name] |= {f"at {least}": sum(one.confidence >= least for one in inside) for least in LEVELS}
    return counted


def _table(
    heading: str, judged: Sequence[JudgedPair], name_of: Callable[[JudgedPair], str], names: Iterable[str]
) -> Table:
    counted = _counted(judged, name_of, names)
    columns = ("", "pairs", "contradictions", *(f"raised at {least}" for least in LEVELS))
    return Table(heading, columns, tuple((name, *map(str, of.values())) for name, of in counted.items()))


def _mistakes(judged: Sequence[JudgedPair], limit: int) -> list[JudgedPair]:
    """Of the tune half, the surest false finds and then the first misses; the test half is for figures only."""
    tuned = [one for one in judged if one.pair.split != "test"]
    false = [one for one in tuned if one.confidence >= FOUND and not one.pair.is_contradiction]
    missed = [one for one in tuned if one.confidence < FOUND and one.pair.is_contradiction]
    return [*sorted(false, key=lambda one: -one.confidence)[:limit], *missed[:limit]]


def _told(judged: JudgedPair) -> dict[str, Any]:
    pair, found = judged.pair, judged.found
    return {
        "id": pair.id,
        "label": pair.label,
        "rule": pair.rule,
        "confidence": judged.confidence,
        "found": found.rule if found is not None else None,
        "guard": judged.guard.guard if judged.guard is not None else None,
        "a": f"{pair.sides[0].speaker}: {pair.sides[0].content}",
        "b": f"{pair.sides[1].speaker}: {pair.sides[1].content}",
        "why": pair.why,
    }


def _listed(judged: Sequence[JudgedPair], limit: int) -> list[str]:
    lines = ["Mistakes of the tune half"] if limit else []
    for one in map(_told, _mistakes(judged, limit)):
        kind = f"{one['label']}, gold rule {one['rule']}, found by {one['found'] or one['guard']}"
        lines.append(f"  {one['confidence']:.2f} {one['id']} ({kind})")
        lines += [f"    {one[part]}" for part in ("a", "b", "why")]
    return ["\n".join(lines)] if len(lines) > 1 else []


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)

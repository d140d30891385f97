"""Figures over the clusters of a gold folder, for people and for programs.

Recall is of listed contradictions by what is reported with a confidence of `FOUND` or more. Precision is a lower bound:
what is reported and not listed may still be right, so those that are surest are printed to be read. A listed
non-contradiction counts as raised at `RAISED` or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.calibration import Judged, bins, calibration_error
from kg.evaluation.clusters import STRENGTHS, ListedPair, Outcome, Pair, Report
from kg.evaluation.scoring import Rate
from kg.evaluation.tables import Table, show

FOUND = 0.3
RAISED = 0.5
SURE = 0.7
_LEVELS = (SURE, RAISED, FOUND)
_PLACES = 4
_CUT = 300  # characters of a quotation that are printed


@dataclass(frozen=True, slots=True)
class ClusterScore:
    """The figures of one set of clusters.

    `recall` by strength: listed contradictions that are reported. `raised`: listed non-contradictions that are, at
    `RAISED`. `right` by least confidence: how many of the reported are listed. `error`: expected calibration error over
    all that is reported at `FOUND` or more; None where nothing is.
    """

    clusters: int
    recall: Mapping[str, Rate]
    raised: Rate
    right: Mapping[float, Rate]
    error: float | None


def score(outcomes: Sequence[Outcome]) -> ClusterScore:
    """The figures of these clusters together."""
    listed = [pair for outcome in outcomes for pair in _listed(outcome)]
    recall = {name: _rate(found for one, found in listed if one.strength == name) for name in STRENGTHS}
    refused = [found for outcome in outcomes for found in _refused(outcome)]
    reports = [report for outcome in outcomes for report in outcome.reports]
    right = {least: _rate(one.is_right for one in reports if one.found.confidence >= least) for least in _LEVELS}
    return ClusterScore(len(outcomes), recall, _rate(refused), right, calibration_error(judged(outcomes)))


def judged(outcomes: Sequence[Outcome]) -> list[Judged]:
    """Confidence and rightness of all that is reported at `FOUND` or more."""
    reports = (report for outcome in outcomes for report in outcome.reports)
    return [Judged(one.found.confidence, one.is_right) for one in reports if one.found.confidence >= FOUND]


def _rate(answers: Iterable[bool]) -> Rate:
    told = list(answers)
    return Rate(sum(told), len(told))


def _listed(outcome: Outcome) -> list[tuple[ListedPair, bool]]:
    """Each listed contradiction, and whether it is reported."""
    met = {number for one in outcome.reports if one.found.confidence >= FOUND for number in one.listed}
    return [(pair, number in met) for number, pair in enumerate(outcome.cluster.contradictions)]


def _refused(outcome: Outcome) -> list[bool]:
    """For each listed non-contradiction, whether it is raised all the same."""
    met = {number for one in outcome.reports if one.found.confidence >= RAISED for number in one.not_listed}
    return [number in met for number in range(len(outcome.cluster.not_contradictions))]


def sets(outcomes: Sequence[Outcome]) -> dict[str, Sequence[Outcome]]:
    """All clusters, and those of each language where there are several."""
    langs = sorted({outcome.cluster.lang for outcome in outcomes})
    found: dict[str, Sequence[Outcome]] = {"all": outcomes}
    for lang in langs if len(langs) > 1 else ():
        found[lang] = [outcome for outcome in outcomes if outcome.cluster.lang == lang]
    return found


def tables(outcomes: Sequence[Outcome], *, heading: str) -> list[Table]:
    """Figures by set; recall by kind of contradiction; what each rule reports; confidence against rightness."""
    columns = ("set", "clusters", "strong", "medium", "raised", *(f"right at {least}" for least in _LEVELS), "ECE")
    rows = tuple((name, *_row(score(of_set))) for name, of_set in sets(outcomes).items())
    reports = [report for outcome in outcomes for report in outcome.reports]
    return [
        Table(f"Contradictions in clusters, {heading}", columns, rows),
        _kinds(outcomes),
        _rules(reports),
        Table(
            "Confidence against the share of listed ones",
            ("from", "reported", "mean confidence", "listed"),
            tuple(
                (show(one.low), str(one.count), show(one.mean), show(one.right))
                for one in bins([Judged(report.found.confidence, report.is_right) for report in reports])
            ),
        ),
    ]


def _row(of_set: ClusterScore) -> tuple[str, ...]:
    rates = (*of_set.recall.values(), of_set.raised, *of_set.right.values())
    return (str(of_set.clusters), *map(_told, rates), show(of_set.error))


def _told(rate: Rate) -> str:
    return f"{show(rate.share)} ({rate.right}/{rate.asked})"


def _kinds(outcomes: Sequence[Outcome]) -> Table:
    listed = [pair for outcome in outcomes for pair in _listed(outcome)]
    kinds = sorted({one.kind for one, _ in listed})
    rows = tuple((kind, _told(_rate(found for one, found in listed if one.kind == kind))) for kind in kinds)
    return Table("Listed contradictions reported, by kind", ("kind", "recall"), rows)


def _rules(reports: Sequence[Report]) -> Table:
    rules = sorted({one.found.rule for one in reports})

    def row(rule: str) -> tuple[str, ...]:
        of_rule = [one for one in reports if one.found.rule == rule]
        return (rule, *(_told(_rate(o.is_right for o in of_rule if o.found.confidence >= least)) for least in _LEVELS))

    return Table("Reported, by rule", ("rule", *(f"listed at {least}" for least in _LEVELS)), tuple(map(row, rules)))


def as_text(outcomes: Sequence[Outcome], *, heading: str, errors: int = 0) -> str:
    """Aligned tables, and at most `errors` each of unlisted reports, raised non-contradictions and strong misses."""
    parts = [table.as_text() for table in tables(outcomes, heading=heading) if table.rows]
    return "\n\n".join([*parts, *(_lines(title, rows) for title, rows in _read(outcomes, errors).items() if rows)])


def as_markdown(outcomes: Sequence[Outcome], *, heading: str) -> str:
    """The same tables in Markdown."""
    shown = [table for table in tables(outcomes, heading=heading) if table.rows]
    return "\n\n".join(f"## {table.heading}\n\n{table.as_markdown()}" for table in shown)


def as_dict(outcomes: Sequence[Outcome], *, errors: int = 0) -> dict[str, Any]:  # Any: JSON
    """For JSON: figures by set, recall by kind, and what is to be read."""
    listed = [pair for outcome in outcomes for pair in _listed(outcome)]
    kinds = sorted({one.kind for one, _ in listed})
    return {
        "sets": {name: figures(score(of_set)) for name, of_set in sets(outcomes).items()},
        "kinds": {kind: _share(_rate(found for one, found in listed if one.kind == kind)) for kind in kinds},
        **_read(outcomes, errors),
    }


def figures(of_set: ClusterScore) -> dict[str, Any]:
    """The figures of a set; each share with what it is of."""
    found: dict[str, Any] = {"clusters": of_set.clusters}
    found |= {f"recall {name}": _share(rate) for name, rate in of_set.recall.items()}
    found["raised non-contradictions"] = _share(of_set.raised)
    found |= {f"listed at {least}": _share(rate) for least, rate in of_set.right.items()}
    return found | {"ECE": None if of_set.error is None else round(of_set.error, _PLACES)}


def _share(rate: Rate) -> dict[str, float | int | None]:
    share = rate.share
    return {"share": None if share is None else round(share, _PLACES), "right": rate.right, "of": rate.asked}


def _read(outcomes: Sequence[Outcome], limit: int) -> dict[str, list[dict[str, Any]]]:
    reports = [(outcome, report) for outcome in outcomes for report in outcome.reports]
    reports.sort(key=lambda pair: -pair[1].found.confidence)
    sure = [(o, one) for o, one in reports if one.found.confidence >= SURE and not one.is_right]
    raised = [(o, one) for o, one in reports if one.found.confidence >= RAISED and one.not_listed]
    missed = [
        {"cluster": outcome.cluster.name, "kind": pair.kind, "why": pair.why, **_quotes(outcome, pair.pairs[0])}
        for outcome in outcomes
        for pair, found in _listed(outcome)
        if not found and pair.strength == STRENGTHS[0]
    ]
    return {
        "unlisted": [_reported(*one) for one in sure[:limit]],
        "raised": [_reported(*one) for one in raised[:limit]],
        "missed": missed[:limit],
    }


def _reported(outcome: Outcome, report: Report) -> dict[str, Any]:
    found, told = report.found, outcome.cluster.not_contradictions
    why = "; ".join(told[number].why for number in report.not_listed) or found.why
    facts = {"cluster": outcome.cluster.name, "rule": found.rule, "confidence": found.confidence, "why": why}
    return facts | _quotes(outcome, report.pair, names=(found.a.speaker_name, found.b.speaker_name))


def _quotes(outcome: Outcome, pair: Pair, *, names: tuple[str, str] | None = None) -> dict[str, str]:
    texts = {article.name: article for article in outcome.cluster.articles}
    told = {}
    for number, (name, side) in enumerate(zip("ab", pair, strict=True)):
        article = texts[side.article]
        gold = next((one.speaker for one in article.statements if one.key == side.key), None)
        words = " … ".join(span.of(article.text) for span in side.content)[:_CUT]
        told[name] = f"{side.article}#{side.key} {names[number] if names else gold}: {' '.join(words.split())}"
    return told


def _lines(title: str, rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [f"{title} ({len(rows)})"]
    for row in rows:
        facts = (row.get("confidence"), row["cluster"], row.get("rule"), row.get("kind"))
        lines.append("  " + " ".join(str(fact) for fact in facts if fact is not None))
        lines += [f"    {row[part]}" for part in ("a", "b", "why")]
    return "\n".join(lines)

"""Figures over comparisons: precision, recall and F of content and statements, shares of right fields, confusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation.comparing import FIELDS, FLOORS, Comparison, Pair

CONFUSED = ("act", "commitment")  # fields with a confusion matrix
GROUPED = ("mode", "act")  # fields by whose values statements are counted apart


@dataclass(frozen=True, slots=True)
class Share:
    """Precision, recall and their harmonic mean, each 0 to 1; 0 where there is nothing to divide by."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @classmethod
    def of(cls, right: int, *, predicted: int, gold: int) -> Share:
        """From counts: how many are right, predicted, in gold."""
        return cls(right / predicted if predicted else 0.0, right / gold if gold else 0.0)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many were right among those asked for."""

    right: int
    asked: int

    @property
    def share(self) -> float | None:
        """0 to 1; None where the gold does not mark the field."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one mode or one act.

    `found`: share of the gold ones that were found, whatever label they got. `labelled`: found with this very label,
    among those predicted with it and those in gold. `act`: of those found, how many got the right act.
    """

    gold: int
    predicted: int
    found: Rate
    labelled: Share
    act: Rate


@dataclass(frozen=True, slots=True)
class Score:
    """All figures of a set of articles, counted over all of them together.

    `at`: statements by the floor of overlap. `fields`: of the statements found, by field.
    `groups`: by field ("mode", "act"), then by its value. `confusion`: by field, how often gold's value (first) was
    given as the predicted one (second; None where nothing was said).
    """

    articles: int
    gold: int
    predicted: int
    letters: Share
    at: Mapping[float, Share]
    strict: Share
    fields: Mapping[str, Rate]
    groups: Mapping[str, Mapping[str, Group]]
    confusion: Mapping[str, Mapping[tuple[str, str | None], int]]


def score(comparisons: Sequence[Comparison]) -> Score:
    """The figures over these articles together (micro average: every statement weighs the same)."""
    pairs = [pair for comparison in comparisons for pair in comparison.pairs]
    gold = sum(len(comparison.article.statements) for comparison in comparisons)
    predicted = sum(len(comparison.pairs) + len(comparison.extra) for comparison in comparisons)
    common, given, wanted = (sum(comparison.letters[place] for comparison in comparisons) for place in range(3))
    hits = {floor: sum(comparison.hits[floor] for comparison in comparisons) for floor in FLOORS}
    return Score(
        articles=len(comparisons),
        gold=gold,
        predicted=predicted,
        letters=Share.of(common, predicted=given, gold=wanted),
        at={floor: Share.of(hits[floor], predicted=predicted, gold=gold) for floor in FLOORS},
        strict=Share.of(sum(pair.is_strict for pair in pairs), predicted=predicted, gold=gold),
        fields={field: _rate(field, pairs) for field in FIELDS},
        groups={field: _groups(field, comparisons) for field in GROUPED},
        confusion={field: _confusion(field, pairs) for field in CONFUSED},
    )


def _rate(field: str, pairs: Iterable[Pair]) -> Rate:
    judged = [pair.right[field] for pair in pairs if field in pair.right]
    return Rate(sum(judged), len(judged))


def _groups(field: str, comparisons: Sequence[Comparison]) -> dict[str, Group]:
    """The groups by their value, largest in gold first; empty where gold does not mark the field."""
    pairs = [pair for comparison in comparisons for pair in comparison.pairs if field in pair.right]
    missed = [item for comparison in comparisons for item in comparison.missed]
    extra = [item for comparison in comparisons for item in comparison.extra]
    gold = Counter(getattr(item, field) for item in (*(pair.gold for pair in pairs), *missed))
    given = Counter(getattr(item, field) for item in (*(pair.predicted for pair in pairs), *extra))
    values = sorted((value for value in gold if value is not None), key=lambda value: (-gold[value], value))
    return {value: _group(field, value, pairs=pairs, gold=gold[value], predicted=given[value]) for value in values}


def _group(field: str, value: str, *, pairs: Iterable[Pair], gold: int, predicted: int) -> Group:
    found = [pair for pair in pairs if getattr(pair.gold, field) == value]
    labelled = sum(pair.right[field] for pair in found)
    return Group(
        gold=gold,
        predicted=predicted,
        found=Rate(len(found), gold),
        labelled=Share.of(labelled, predicted=predicted, gold=gold),
        act=_rate("act", found),
    )


def _confusion(field: str, pairs: Iterable[Pair]) -> dict[tuple[str, str | None], int]:
    counted = Counter((getattr(p.gold, field), getattr(p.predicted, field)) for p in pairs if field in p.right)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], str(item[0]))))

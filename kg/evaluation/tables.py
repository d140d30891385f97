"""Figures as tables of words: the same tables serve the terminal, Markdown pages and their tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation.scoring import Group, Rate, Score, Share

UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the names of the columns, and rows of as many cells; the first column holds names."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """Aligned columns for a terminal."""
        lines = [self.columns, *self.rows]
        widths = [max(len(line[place]) for line in lines) for place in range(len(self.columns))]
        return "\n".join([self.heading, *("  " + _align(line, widths) for line in lines)])

    def as_markdown(self) -> str:
        """A Markdown table, without the heading."""
        marks = ("---", *("---:" for _ in self.columns[1:]))
        return "\n".join("| " + " | ".join(line) + " |" for line in (self.columns, marks, *self.rows))


def _align(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0].ljust(widths[0])
    return "  ".join([first, *(cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))])


def show(value: float | None) -> str:
    """A share with three places and no leading zero, as "1.000" or ".873"; a dash where it is not known."""
    return UNKNOWN if value is None else f"{value:.3f}".removeprefix("0")


def overview(scores: Mapping[str, Score], *, name: str) -> Table:
    """One row a set: the F of content, of statements, of strict ones, and the shares of right fields.

    Args:
        scores: the sets by their name.
        name: what the sets are: heading of the first column.
    """
    columns = (name, "articles", "gold", "predicted", "char F", "F@0.3", "F@0.5", "F@0.8", "strict F")
    fields = ("speaker", "resolved", "act", "commitment", "mode")
    return Table("Figures", (*columns, *fields), tuple((title, *_overview_row(s)) for title, s in scores.items()))


def _overview_row(score: Score) -> tuple[str, ...]:
    counts = tuple(str(number) for number in (score.articles, score.gold, score.predicted))
    shares = (score.letters, *score.at.values(), score.strict)
    rates = tuple(show(rate.share) for rate in score.fields.values())
    return (*counts, *(show(share.f1) for share in shares), *rates)


def precision_and_recall(score: Score) -> Table:
    """The five shares of a set with precision, recall and F."""
    named: dict[str, Share] = {"char": score.letters}
    named |= {f"F@{floor}": share for floor, share in score.at.items()}
    named["strict"] = score.strict
    rows = tuple((name, show(s.precision), show(s.recall), show(s.f1)) for name, s in named.items())
    return Table("Statements", ("", "P", "R", "F"), rows)


def right_fields(score: Score) -> Table:
    """Of the statements found, the share whose field is right, and how many were asked for."""
    rows = tuple((name, show(rate.share), _of(rate)) for name, rate in score.fields.items())
    return Table("Right fields of the statements found", ("field", "share", "right of"), rows)


def _of(rate: Rate) -> str:
    return f"{rate.right}/{rate.asked}"


def groups(score: Score, field: str) -> Table:
    """Statements of each mode or act."""
    columns = (field, "gold", "predicted", "found", "P", "R", "F", "act right")
    rows = tuple((value, *_group_row(group)) for value, group in score.groups[field].items())
    return Table(f"By {field}", columns, rows)


def _group_row(group: Group) -> tuple[str, ...]:
    labelled = (show(group.labelled.precision), show(group.labelled.recall), show(group.labelled.f1))
    return (str(group.gold), str(group.predicted), show(group.found.share), *labelled, show(group.act.share))


def confusion(score: Score, field: str) -> Table:
    """How often gold's value (row) was given as which value (column), among the statements found."""
    counts = score.confusion[field]
    values = list(score.groups[field]) if field in score.groups else sorted({gold for gold, _ in counts})
    given = [value for value in values if any((gold, value) in counts for gold in values)]
    others = sorted({str(value) for _, value in counts if value not in values})
    columns = (*given, *others)
    named: Mapping[tuple[str, str], int] = {(gold, str(value)): count for (gold, value), count in counts.items()}
    rows = tuple((gold, *(_count(named.get((gold, value), 0)) for value in columns)) for gold in values)
    return Table(f"{field}: gold (rows) and predicted (columns)", (f"{field}", *columns), rows)


def _count(number: int) -> str:
    return str(number) if number else "·"


def worst_confusions(score: Score, field: str, *, limit: int) -> Table:
    """The most frequent wrong values, most frequent first."""
    wrong = [(pair, count) for pair, count in score.confusion[field].items() if pair[0] != pair[1]][:limit]
    rows = tuple((f"{gold} → {given or UNKNOWN}", str(count)) for (gold, given), count in wrong)
    return Table(f"Most frequent wrong {field}", ("gold → predicted", "statements"), rows)

"""What went wrong, statement by statement: missed, extra, or found with a wrong field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.evaluation.comparing import Comparison, Pair
from kg.evaluation.records import MarkedStatement
from kg.model import Span

KINDS = ("missed", "extra", "wrong")
_SHOWN = 100  # characters of content in the listing for people


@dataclass(frozen=True, slots=True)
class Mistake:
    """One of them: `key` is the gold statement's, or for an extra one the prediction's.

    `wrong` has for each wrong field what gold says and what was predicted; empty for missed and extra statements.
    """

    kind: str
    article: str
    key: str
    label: str
    words: str
    wrong: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def as_text(self) -> str:
        """One line for people."""
        told = "; ".join(f"{name} {gold!r} not {given!r}" for name, (gold, given) in self.wrong.items())
        words = self.words if len(self.words) <= _SHOWN else self.words[: _SHOWN - 1] + "…"
        return f"{self.kind} {self.article} {self.key} [{self.label}] {told + ' | ' if told else ''}{words}"

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        told = {name: {"gold": gold, "predicted": given} for name, (gold, given) in self.wrong.items()}
        return {"kind": self.kind, "article": self.article, "key": self.key, "content": self.words, "wrong": told}


def find_mistakes(comparisons: Iterable[Comparison], *, limit: int) -> tuple[Mistake, ...]:
    """The first mistakes of each kind, at most `limit` of each, in order of articles and text."""
    found: dict[str, list[Mistake]] = {kind: [] for kind in KINDS}
    for comparison in comparisons:
        for mistake in _mistakes_of(comparison):
            if len(found[mistake.kind]) < limit:
                found[mistake.kind].append(mistake)
    return tuple(mistake for kind in KINDS for mistake in found[kind])


def _mistakes_of(comparison: Comparison) -> Iterator[Mistake]:
    name, text = comparison.article.name, comparison.article.text
    for missed in comparison.missed:
        yield Mistake("missed", name, missed.key, _label(missed), _words(missed.content, text))
    for extra in comparison.extra:
        yield Mistake("extra", name, extra.key, _label(extra), _words(extra.content, text))
    for pair in comparison.pairs:
        if not all(pair.right.values()):
            words = _words(pair.gold.content, text)
            yield Mistake("wrong", name, pair.gold.key, _label(pair.gold), words, _wrong(pair))


def _wrong(pair: Pair) -> dict[str, tuple[str | None, str | None]]:
    found = {}
    for name in (name for name, is_right in pair.right.items() if not is_right):
        of = "speaker" if name == "resolved" else name
        found[name] = (getattr(pair.gold, of), getattr(pair.predicted, of))
    return found


def _label(statement: MarkedStatement) -> str:
    return f"{statement.mode or '?'}/{statement.act or '?'}"


def _words(content: tuple[Span, ...], text: str) -> str:
    return " ".join(" … ".join(span.of(text) for span in content).split())
